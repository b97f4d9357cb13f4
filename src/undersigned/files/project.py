"""A project by its folder: its root, its campaigns, and the paths that may be read in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from undersigned.files.text import is_file, read_text
from undersigned.files.yaml_tree import Node, read_tree
from undersigned.model.findings import Findings, Place, stop, suggestion


@dataclass(frozen=True)
class Project:
    """A project folder, by its root."""

    root: Path

    @property
    def campaigns(self) -> Path:
        """The folder of the campaigns."""
        return self.root / "campaigns"

    def campaign_names(self) -> list[str]:
        """The campaigns by name. What begins with a dot is none: a write that was killed leaves such a folder."""
        return sorted(file.parent.name for file in self.campaigns.glob("[!.]*/campaign.yaml"))

    def shown(self, path: Path) -> str:
        """A path as findings show it: from the project's root, with forward slashes.

        Of a template that comes with the program, from the program's own folder.
        """
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        built_in = built_in_templates()
        if path.is_relative_to(built_in):
            return f"undersigned/templates/{path.relative_to(built_in).as_posix()}"
        return path.as_posix()

    def path_inside(self, path: Path, name: str, place: Place, findings: Findings) -> Path | None:
        """The path if it stays inside the project (links followed), or None with a finding about `name`."""
        try:
            inside = path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # a link that leads to itself, a name that no system has
            findings.error(f"'{name}' leads nowhere", "missing-file", place, "name another file")
            return None
        if inside:
            return path
        findings.error(
            f"'{name}' leads out of the project",
            "outside-project",
            place,
            "copy the file into the campaign's folder and name it from there",
        )
        return None

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
        """The tree of a YAML file, or None with findings."""
        shown = self.shown(path)
        text = read_text(path, shown, findings)
        return None if text is None else read_tree(text, shown, findings)


def find_project(start: Path) -> Project:
    """The project that `start` lies in: the nearest folder upwards that holds `campaigns/`.

    Raises `LetterError` where there is none.
    """
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / "campaigns").is_dir():
            return Project(folder)
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
    if name and is_file(project.campaigns / name / "campaign.yaml"):
        return name
    known = project.campaign_names()
    if name in (folder.name for folder in project.campaigns.iterdir() if folder.is_dir()):
        stop(
            f"campaigns/{name} has no campaign.yaml",
            "unknown-campaign",
            help=f"add one, or remove campaigns/{name}",
        )
    everything = ", ".join(known) if known else "none yet"
    stop(
        f"there is no campaign called '{named}'",
        "unknown-campaign",
        help=suggestion(name, known, f"the campaigns here are: {everything}"),
    )


def template_folders(project: Project) -> tuple[Path, ...]:
    """Where templates are looked for: first the project's own, then those that come with the program."""
    return (project.root / "templates", built_in_templates())


def built_in_templates() -> Path:
    """The letter kinds and house styles that come with the program.

    An installation has them inside the package; a checkout at its top level, where their users look.
    """
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"
