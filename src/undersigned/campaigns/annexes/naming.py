"""Finds the section that somebody names on the command line: its file, its text, its sources."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from undersigned.campaigns.annexes.library import sections_of
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_text
from undersigned.loading.fingerprints import fingerprint
from undersigned.loading.lenders import Lender, load_lender
from undersigned.loading.sections import Need, owner_of, read_section
from undersigned.model.campaign import Footnote, Prose
from undersigned.model.findings import NOWHERE, Findings, stop, suggestion


@dataclass(frozen=True)
class NamedSection:
    """A section of the library, ready to be put into a letter."""

    name: str
    """`hrc54-cambodia/annex/media.md`."""
    path: Path
    shown: str
    text: str
    """All of its file, the head included."""
    prose: Prose
    needs: Mapping[str, Need]
    footnotes: Mapping[str, Footnote]
    """All of its campaign's, and what it cites of the notes that are defined elsewhere in its letter."""
    lender: Lender
    language: str | None
    """The language that it says it is in."""
    translates: str | None
    """The section that it says it is a translation of."""
    fingerprint: str
    """What tells its text, its sources and its pictures from any others."""

    @property
    def owner(self) -> str:
        """The campaign in whose folder it lies."""
        return self.prose.campaign


def section_named(project: Project, named: str) -> NamedSection:
    """The section of that name, which may begin with `campaigns/` or be a path from the current folder.

    Raises `LetterError` where there is none, and where its file or its campaign's footnotes are wrong.
    """
    path = _path(project, named)
    findings = Findings()
    shown = project.shown(path)
    owner = owner_of(project, path, "")
    text = read_text(path, shown, findings)
    lender = load_lender(project, owner, findings)
    section = read_section(text or "", shown, findings)
    findings.stop_if_errors()
    name = path.relative_to(project.path("campaigns")).as_posix()
    prose = Prose(section.prose, owner, name)
    footnotes = lender.footnotes_for([section.prose])
    mark = fingerprint(project, text or "", path, footnotes, lender.facts)
    return NamedSection(
        name,
        path,
        shown,
        text or "",
        prose,
        section.needs,
        footnotes,
        lender,
        section.language,
        section.translates,
        mark,
    )


def _path(project: Project, named: str) -> Path:
    findings = Findings()
    for path in (
        project.as_named("campaigns", named),
        project.as_named(named),
        Path(os.path.normpath(Path.cwd() / named)),
    ):
        if not is_file(path) or path.suffix != ".md":
            continue
        if not project.path_inside(path, named, NOWHERE, findings):
            findings.stop_if_errors()
        if owner_of(project, own := project.own_name_of(path), ""):
            return own
        stop(
            f"'{named}' lies in the folder of no campaign, so it has no sources of its own",
            "no-campaign",
            help="name it under 'sections:' in the campaign.yaml of the letter that is to have it",
        )
    if not project.is_named_inside(project.as_named("campaigns", named)):
        stop(
            f"'{named}' leads out of the project",
            "outside-project",
            help="copy the file into the annex/ folder of a campaign, and name it from there",
        )
    known = [section.name for section in sections_of(project, Findings())]
    stop(
        f"there is no section '{named}'",
        "unknown-section",
        help=suggestion(named, known, "'undersigned annex list' shows all there are"),
    )
