"""Divides a Word file into sections where notes begin anew or stand before its end, or columns begin.

Word numbers notes by section, and sets endnotes at the end of one (ISO 29500-1 § 17.11.22); it has columns
by section, too. The sections follow one another on the same page, and look alike but for their columns.
"""

from __future__ import annotations

from docx.document import Document
from docx.oxml.parser import OxmlElement
from docx.oxml.section import CT_SectPr
from docx.oxml.text.paragraph import CT_P

from undersigned.model.letter import NoteCall, Numbered, NumberedLetter, Part
from undersigned.model.walking import annex_sections, references
from undersigned.writers.docx.looks import twips
from undersigned.writers.docx.notes import Notes, has_sections
from undersigned.writers.docx.ooxml import element, q, value
from undersigned.writers.docx.page import insert_property
from undersigned.writers.docx.styles import StyleSheet

_ONLY_FIRST = frozenset(map(q, ("w:headerReference", "w:footerReference", "w:titlePg", "w:type")))
"""What later sections take over from the first (§ 17.10.1), or would begin anew."""

COLUMN_GAP = 18.0
"""Points between columns, as in the PDF."""


class Sections:
    """The sections of a document that has one so far."""

    def __init__(self, document: Document, letter: NumberedLetter, notes: Notes, styles: StyleSheet) -> None:
        self._styles = styles
        self._document = document
        self._columns = columns_in_word(letter)
        self._parts = letter.parts
        self._first_call = next(
            (index for index, part in enumerate(letter.parts) if _calls_notes(part)), len(letter.parts)
        )
        self._end_with_notes = has_sections(letter)
        self._has_endnotes = letter.has_endnotes
        # Where notes begin anew, no page may show two of the same number.
        self._after_notes = "nextPage" if letter.restarts else "continuous"
        if self._end_with_notes or letter.has_endnotes:
            notes.number_in(self._last)

    @property
    def _last(self) -> CT_SectPr:
        last: CT_SectPr = self._document.element.body.sectPr
        return last

    def end_with(self, index: int) -> None:
        """End a section with what was written of part `index`, if notes stand behind it or columns end or begin.

        Its properties go into its last paragraph; python-docx would add one for them.
        """
        part, after = self._parts[index], self._parts[index + 1 : index + 2]
        with_notes = bool(self._end_with_notes and part.notes and after)
        # Columns of two parts, too, are not filled one after the other.
        columns = self._columns[index]
        with_columns = max(self._columns[index : index + 2]) > 1
        if not with_notes and not with_columns:
            return
        self._end(columns, with_notes=with_notes)
        if not after:  # the last section of a file is not balanced, and none is empty
            self._last.addprevious(_nothing(self._styles))
        elif columns > 1 and index < self._first_call < len(self._parts):
            # LibreOffice 7.4 loses columns if the next section calls the first note.
            self._last.addprevious(_nothing(self._styles))
            self._end(1, with_notes=False)

    def _end(self, columns: int, *, with_notes: bool) -> None:
        """End a section with the last paragraph that was written."""
        ended = self._last.clone()
        _set_columns(ended, columns)
        if self._end_with_notes and self._has_endnotes and not with_notes:
            insert_property(ended, element("w:noEndnote"))  # they wait for the end of a later section
        paragraph = self._last.getprevious()
        paragraph.get_or_add_pPr().append(ended)
        self._begin(with_notes=with_notes)

    def _begin(self, *, with_notes: bool) -> None:
        """Let the last properties be those of the next section."""
        for child in list(self._last):
            if child.tag in _ONLY_FIRST:
                self._last.remove(child)
        insert_property(self._last, value("w:type", self._after_notes if with_notes else "continuous"))


def columns_in_word(letter: NumberedLetter) -> list[int]:
    """How many columns each part has in a Word file.

    Where notes begin anew with each section, a new section for columns would let them do so, too: then a
    letter has no columns if a note is called in them, or after them before the annex.
    """
    columns = [part.columns for part in letter.parts]
    in_annex = annex_sections(letter.parts)
    first = next((index for index, count in enumerate(columns) if count > 1), len(columns))
    called = (
        _calls_notes(part)
        for part, section in zip(letter.parts[first:], in_annex[first:], strict=True)
        if not section
    )
    return [1] * len(columns) if letter.restarts and any(called) else columns


def _calls_notes(part: Part[Numbered]) -> bool:
    return any(isinstance(node, NoteCall) for node in references(part))


def _set_columns(section: CT_SectPr, count: int) -> None:
    """Say how many columns a section has (§ 17.6.4); those of a user's own file are for other texts."""
    section.remove_all("w:cols")
    if count > 1:
        insert_property(section, element("w:cols", {"w:num": str(count), "w:space": twips(COLUMN_GAP)}))


def _nothing(styles: StyleSheet) -> CT_P:
    """A paragraph that takes no room."""
    paragraph: CT_P = OxmlElement("w:p")
    spacing = {"w:before": "0", "w:after": "0", "w:line": "20", "w:lineRule": "exact"}
    properties = paragraph.get_or_add_pPr()
    properties.append(element("w:spacing", spacing))
    styles.undo(properties)
    return paragraph
