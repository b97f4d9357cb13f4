"""A project folder, and the one way from names to its files: none of them leaves the folder, links followed.

Whoever reads or writes a file of a project asks `Project.path` for it, or, where a user's file names it,
`Project.path_inside`. Files that a user names on the command line (`--output`, a key, the file to import) are no
files of the project, and may lie anywhere. A link that somebody changes between the look and the reading is not
noticed: whoever can do that can change the project's files as well.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from undersigned.files.ids import portable
from undersigned.files.misnamed import how_to_name
from undersigned.files.text_files import is_file, read_text
from undersigned.files.unfinished import finish, root_above
from undersigned.files.yaml_tree import Node, read_tree
from undersigned.model.findings import Findings, Place, stop, suggestion

CIRCULATED: Final = "circulated"
"""The folder of a campaign with what was sent around of it, whole projects as they were: none of the letter's files."""


@dataclass(frozen=True)
class Project:
    """A project folder, by its root."""

    _root: Path

    def path(self, *parts: str) -> Path:
        """The path of a file or folder of the project, by its parts from the root; it need not be there yet.

        Raises `LetterError` (`outside-project`) where it leads out of the project, by a link or by its name.
        """
        path, findings = self._root.joinpath(*parts), Findings()
        shown = self.shown(path)
        self.path_inside(path, shown, Place(shown), findings)
        findings.stop_if_errors()
        return path

    def campaign(self, name: str, *parts: str) -> Path:
        """The folder of a campaign, or a file or folder in it. Raises `LetterError` as `path` does."""
        return self.path("campaigns", name, *parts)

    def built_name(self, campaign: str) -> str:
        """What the files that are made of a campaign are called, and their folder in build/: as the campaign is.

        Where its folder has a name that Windows would refuse, they have one like it, as they are sent to others.
        Raises `LetterError` where those of another campaign have that.
        """
        name = portable(campaign)
        if name != campaign:
            for other in self.campaign_names():
                if other != campaign and portable(other) == name:
                    stop(
                        f"the letters '{campaign}' and '{other}' would both be built as '{name}'",
                        "campaign-exists",
                        help=f"rename the folder campaigns/{campaign}: small letters, figures and hyphens",
                    )
        return name

    def as_named(self, *parts: str) -> Path:
        """A path as a user's file names it, which may leave the project.

        Only `path_inside` says whether it may be read.
        """
        return Path(os.path.normpath(self._root.joinpath(*parts)))

    def files(self, *folder: str, pattern: str) -> list[Path]:
        """The files of a pattern (`*.md`, `**/*.md`) in a folder, sorted, without those that lie outside the project.

        Nor are there those that were circulated. Raises `LetterError` where the folder itself lies outside.
        """
        top = self.path(*folder)
        found = sorted(path for path in top.glob(pattern) if CIRCULATED not in path.relative_to(top).parts)
        return [path for path in found if is_file(path) and self.holds(path)]

    def campaign_names(self, findings: Findings | None = None) -> list[str]:
        """The campaigns by name. What begins with a dot is none: a write that was killed leaves such a folder.

        One that lies outside the project is left out, with a warning in `findings`. Raises `LetterError` where all
        do, because the folder of the campaigns is a link.
        """
        found = sorted(self.path("campaigns").glob("[!.]*/campaign.yaml"))
        inside = [file.parent.name for file in found if self.holds(file)]
        if findings is not None and len(inside) < len(found):
            for file in found:
                said = Findings()
                self.path_inside(file, self.shown(file), Place(self.shown(file)), said)
                for one in said:
                    findings.warning(one.message, one.code, one.place, one.help)
        return inside

    def own_name_of(self, path: Path) -> Path:
        """A path by the name that it has without links, where that is one of the project's."""
        real, root = os.path.realpath(path), os.path.realpath(self._root)
        return self._root / os.path.relpath(real, root) if Path(real).is_relative_to(root) else path

    def is_named_inside(self, path: Path) -> bool:
        """Whether a path is one of the project's by its name, wherever links lead."""
        return path.is_relative_to(self._root)

    def holds(self, path: Path) -> bool:
        """Whether a path lies inside the project, links followed."""
        try:
            return path.resolve().is_relative_to(self._root.resolve())
        except (OSError, RuntimeError, ValueError):  # a link that leads to itself, a name that no system has
            return False

    def shown(self, path: Path) -> str:
        """A path as findings show it: from the project's root, with forward slashes.

        Of a template that comes with the program, from the program's own folder.
        """
        if path.is_relative_to(self._root):
            return path.relative_to(self._root).as_posix()
        built_in = built_in_templates()
        if path.is_relative_to(built_in):
            return f"undersigned/templates/{path.relative_to(built_in).as_posix()}"
        return path.as_posix()

    def path_inside(
        self, path: Path, name: str, place: Place, findings: Findings, into: str = "the campaign's folder"
    ) -> Path | None:
        """The path if it stays inside the project (links followed), or None with a finding about `name`.

        What is `into` is the folder from which such a file is named.
        """
        if self.holds(path):
            return path
        try:
            path.resolve()
        except (OSError, RuntimeError, ValueError):
            findings.error(f"'{name}' leads nowhere", "missing-file", place, "name another file")
            return None
        link = self._link_out(path)
        if link is None:
            message, help = (
                f"'{name}' leads out of the project",
                f"copy the file into {into} and name it from there",
            )
        else:
            message = (
                f"'{name}' leads out of the project: {self.shown(link)} is a link to {os.path.realpath(link)}"
            )
            mend = (
                f"put a copy of that in the place of {self.shown(link)}"
                if os.path.exists(link)  # noqa: PTH110  # False, and no error, where a link leads in a circle
                else f"delete {self.shown(link)}"
            )
            help = f"{mend}; nothing outside the project's folder is read or written"
        findings.error(message, "outside-project", place, help)
        return None

    def _link_out(self, path: Path) -> Path | None:
        """The link by which a path leaves the project, if it is one of the project's by its name."""
        path = Path(os.path.normpath(path))
        if not self.is_named_inside(path):
            return None
        way = [self._root.joinpath(*parts) for parts in accumulate(zip(path.relative_to(self._root).parts))]
        return next((link for link in way if link.is_symlink() and not self.holds(link)), None)

    def may_read(self, path: Path, name: str, findings: Findings) -> bool:
        """Whether a template or style may be read: one that comes with the program, or one inside the project.

        If not, there is a finding about `name` at the file.
        """
        if not self.is_named_inside(path) and path.is_relative_to(built_in_templates()):
            return True
        return self.path_inside(path, name, Place(self.shown(path)), findings) is not None

    def file_to_change(self, path: Path) -> Path:
        """The file that a change is to be written into: what the path leads to, where it is a link.

        So a link stays one, and so does the one lock of a file that has two names. Raises `LetterError`
        where it leads out of the project: nothing out there is changed.
        """
        findings = Findings()
        shown = self.shown(path)
        self.path_inside(path, shown, Place(shown), findings)
        findings.stop_if_errors()
        return path.resolve()

    def read_yaml(self, path: Path, findings: Findings) -> Node | None:
        """The tree of a YAML file of the project, or of a style that comes with the program; None with findings."""
        shown = self.shown(path)
        if not self.may_read(path, shown, findings):
            return None
        text = read_text(path, shown, findings)
        return None if text is None else read_tree(text, shown, findings)


def find_project(start: Path) -> Project:
    """The project that `start` lies in: the nearest folder upwards that holds `campaigns/`.

    What a killed command has left half done there is finished first. Raises `LetterError` where there is none.
    """
    root = root_above(start.resolve())
    if root is not None:
        finish(root)
        return Project(root)
    stop(
        f"{start} does not lie in a project: there is no folder 'campaigns' here or above",
        "no-project",
        help="go to your project's folder, name it with -C, or begin one with: undersigned init my-letters",
    )


def campaign_name(project: Project, named: str) -> str:
    """The campaign that a user named on the command line, by its name or by the path of its folder.

    Raises `LetterError` where there is none.
    """
    path = Path(named.rstrip("/\\"))
    name = (path.parent if path.name == "campaign.yaml" else path).name
    if not name:  # '.', the folder that the user is in
        name = Path(named).resolve().name
    if name and is_file(project.campaign(name, "campaign.yaml")):
        return name
    known = project.campaign_names()
    if name in (folder.name for folder in project.path("campaigns").iterdir() if folder.is_dir()):
        stop(
            f"campaigns/{name} has no campaign.yaml",
            "unknown-campaign",
            help=how_to_name(project.campaign(name, "campaign.yaml"))
            or f"add one, or remove campaigns/{name}",
        )
    everything = ", ".join(known) if known else "none yet"
    stop(
        f"there is no campaign called '{named}'",
        "unknown-campaign",
        help=suggestion(name, known, f"the campaigns here are: {everything}"),
    )


def template_folders(project: Project) -> tuple[Path, ...]:
    """Where templates are looked for: first the project's own, then those that come with the program."""
    return (project.path("templates"), built_in_templates())


def built_in_templates() -> Path:
    """The letter kinds and house styles that come with the program.

    An installation has them inside the package; a checkout at its top level, where their users look.
    """
    return _comes_along("templates", "templates")


def built_in_manual() -> Path:
    """The pages of the manual, which travel with the program."""
    return _comes_along("manual", "docs")


def _comes_along(in_package: str, in_checkout: str) -> Path:
    package = Path(__file__).parents[1]
    installed = package / in_package
    return installed if installed.is_dir() else package.parents[1] / in_checkout
