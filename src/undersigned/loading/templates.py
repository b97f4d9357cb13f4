"""Reads a template by its name, from the project's own templates or from those that come along."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from undersigned.files.misnamed import (
    WORDS_OWN,
    advice_on,
    advice_to_move,
    files_beside,
    how_to_name,
    letterhead_beside,
    letterhead_in,
)
from undersigned.files.project import Project, template_folders
from undersigned.files.text_files import is_file, read_bytes, read_text
from undersigned.loading.kinds import KIND_FILES, folders_with
from undersigned.model.campaign import CITATION_STYLE, LETTER, Campaign
from undersigned.model.findings import Findings, Located, Place, listed, suggestion, whole_file
from undersigned.model.word_head import Reference, WordHead

LARGEST_REFERENCE = 20_000_000
"""Bytes of a Word file with letterhead and styles."""

_REFERENCE = "reference.docx"
_ALSO_REFERENCES = tuple(f"reference{ending}" for ending in WORDS_OWN)
"""What such a file may be called, in letters of either case: Word's templates and files with macros are read, too."""
_OWN_WORDS = (PurePosixPath("joint-letter/words.md"), PurePosixPath("citations/words.md"))
"""Templates of words that a project may have, and that do not come along."""


class Templates:
    """The templates that a project's letters may use."""

    def __init__(self, project: Project, findings: Findings) -> None:
        self._project = project
        self._findings = findings

    def read(self, name: str) -> Located | None:
        """The text of a template (`joint-letter/letter.md`), or None where there is none of that name.

        One that is there and cannot be read is a finding, and empty.
        """
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            return None
        for folder in template_folders(self._project):
            file = folder / path
            if is_file(file):
                shown = self._project.shown(file)
                if not self._project.may_read(file, name, self._findings):
                    return whole_file("", shown)
                return whole_file(read_text(file, shown, self._findings) or "", shown)
        return None

    def checked(self, campaign: Campaign) -> Campaign:
        """The campaign, with the usual kind of letter and citation style where its own are not there.

        That is a finding; the rest of the campaign can be looked at with the usual ones.
        """
        self._warn_of_misnamed(campaign)
        letter = self._checked(campaign.letter, LETTER, KIND_FILES, "", "kind of letter")
        style = self._checked(
            campaign.notes.style, CITATION_STYLE, ("document.md",), "citations/", "citation style"
        )
        return replace(campaign, letter=letter, notes=replace(campaign.notes, style=style))

    def _warn_of_misnamed(self, campaign: Campaign) -> None:
        """Warn of files that only look as if they went before those that come along, or lent a letterhead."""
        own, built_in = template_folders(self._project)
        found: list[tuple[Path, str | None]] = []
        if own.is_dir():
            known = [*_OWN_WORDS, *(path.relative_to(built_in) for path in built_in.glob("**/*.md"))]
            found = [(own / path, advice_on(own / path)) for path in known if not is_file(own / path)]
        used = self._reference_file(campaign.letter)
        if used is None:
            folder = self._project.path(campaign.file).parent
            advice = self.advice_on_reference(campaign.letter, folder)
            found.append((own / campaign.letter / _REFERENCE, advice))
        else:
            self._warn_of_second(used)
        for file, advice in found:
            if advice:
                self._findings.warning(
                    f"{self._project.shown(file)} is not there, and a file of another name is not read",
                    "misnamed-file",
                    Place(self._project.shown(file)),
                    advice,
                )

    def _warn_of_second(self, used: Path) -> None:
        """Warn of files beside the Word file of a kind that could have been meant as well."""
        for other in files_beside(used):
            if other.name.lower() in _ALSO_REFERENCES:
                self._findings.warning(
                    f"this file is not read, as {used.name} is there",
                    "misnamed-file",
                    Place(self._project.shown(other)),
                    "delete the older one of the two",
                )

    def advice_on_reference(self, letter: str, *more: Path) -> str | None:
        """What to do about a file that is perhaps the missing Word file of a kind, which may lie in `more` folders."""
        project = self._project
        reference = project.path("templates", letter, _REFERENCE)
        advice = advice_on(reference) or letterhead_beside(reference, _has_letterhead)
        if advice:
            return advice
        templates = reference.parent.parent
        for folder in (*more, templates, templates / "styles", templates.parent):
            if elsewhere := letterhead_in(folder, reference):
                shown, wanted = project.shown(elsewhere), project.shown(reference)
                return advice_to_move(elsewhere, reference, shown, wanted)
        return None

    def _checked(self, name: Located, usual: str, files: tuple[str, ...], under: str, what: str) -> Located:
        known = folders_with(self._project, files, under)
        if name in known:
            return name
        self._findings.error(
            f"there is no {what} '{name}'",
            "unknown-template",
            name.place,
            next(
                filter(
                    None, (how_to_name(self._project.path("templates", under, name, one)) for one in files)
                ),
                None,
            )
            or suggestion(
                name, known, f"write templates/{under}{name}/{files[0]}, or use {listed(sorted(known), 'or')}"
            ),
        )
        return Located(usual, name.place)

    def reference_docx(self, letter: str) -> Reference | None:
        """The Word file of a letter kind (`<kind>/reference.docx`) with letterhead and styles, if there is one."""
        file = self._reference_file(letter)
        if file is None:
            return None
        shown = self._project.shown(file)
        if not self._project.may_read(file, shown, self._findings):
            return None
        data = read_bytes(file, shown, LARGEST_REFERENCE, self._findings)
        return None if data is None else Reference(data, Place(shown), _head_of)

    def _reference_file(self, letter: str) -> Path | None:
        """The file of that name; else one of it in other capitals, or with the ending of another kind of Word file."""
        for folder in template_folders(self._project):
            file = folder / letter / _REFERENCE
            if is_file(file):
                return file
            ranks = {name: rank for rank, name in enumerate(_ALSO_REFERENCES)}
            beside = [one for one in files_beside(file) if one.name.lower() in ranks]
            if beside:
                return min(beside, key=lambda one: (ranks[one.name.lower()], one.name))
        return None


def _head_of(data: bytes) -> WordHead:
    """The letterhead in a Word file; none where it cannot be read, which is told as the letter is written."""
    # Most letters have none, and need not wait for lxml.
    from undersigned.files.word_package import WordFileError  # noqa: PLC0415  # as said
    from undersigned.loading.word_heads import word_head  # noqa: PLC0415  # as said

    try:
        return word_head(data)
    except WordFileError:
        return WordHead()


def _has_letterhead(file: Path) -> bool:
    """Whether a file is one of Word with a letterhead in its header."""
    data = read_bytes(file, file.name, LARGEST_REFERENCE, Findings())
    return data is not None and _head_of(data).is_printed
