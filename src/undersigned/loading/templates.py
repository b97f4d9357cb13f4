"""Turns the name of a template into its text, from the project's templates or from those that come along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from undersigned.diagnostics import Findings, Located, Place, suggestion, whole_file
from undersigned.loading.project import Project, template_folders
from undersigned.loading.text import read_bytes, read_text
from undersigned.model.campaign import Campaign

LARGEST_REFERENCE = 20_000_000
"""Bytes of a Word file with letterhead and styles."""


@dataclass(frozen=True)
class Reference:
    """A Word file that lends a letter its letterhead and styles, and where it lies."""

    data: bytes
    place: Place


class Templates:
    """The templates that a project's letters may use."""

    def __init__(self, project: Project, findings: Findings) -> None:
        self._project = project
        self._findings = findings

    def read(self, name: str) -> Located | None:
        """The text of a template (`joint-letter/letter.md`), or None where there is none of that name."""
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            return None
        for folder in template_folders(self._project):
            file = folder / path
            if file.is_file():
                shown = self._project.shown(file)
                text = read_text(file, shown, self._findings)
                return None if text is None else whole_file(text, shown)
        return None

    def check_kind(self, campaign: Campaign) -> None:
        """Report a kind of letter or a citation style that there is not."""
        self._check(campaign.letter, "letter.md", "", "kind of letter")
        self._check(campaign.notes.style, "document.md", "citations/", "citation style")

    def _check(self, name: Located, file: str, under: str, what: str) -> None:
        folders = template_folders(self._project)
        if any((folder / under / name / file).is_file() for folder in folders):
            return
        known = {path.parent.name for folder in folders for path in (folder / under).glob(f"*/{file}")}
        self._findings.error(
            f"there is no {what} '{name}'",
            "unknown-template",
            name.place,
            suggestion(
                name, known, f"write templates/{under}{name}/{file}, or use {' or '.join(sorted(known))}"
            ),
        )

    def reference_docx(self, letter: str) -> Reference | None:
        """The Word file of a letter kind (`<kind>/reference.docx`) with letterhead and styles, if there is one."""
        for folder in template_folders(self._project):
            file = folder / letter / "reference.docx"
            if file.is_file():
                shown = self._project.shown(file)
                data = read_bytes(file, shown, LARGEST_REFERENCE, self._findings)
                return None if data is None else Reference(data, Place(shown))
        return None
