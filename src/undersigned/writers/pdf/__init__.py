"""Writes a numbered letter as a PDF whose notes stand at the foot of the page that calls them.

Importing this package imports WeasyPrint, which takes half a second: only what makes a PDF
should. Where a library of the system is missing that WeasyPrint needs, that raises `LetterError`.
"""

from __future__ import annotations

from collections.abc import Mapping

from undersigned.model.findings import Findings, stop
from undersigned.model.letter import NoteText, NumberedLetter
from undersigned.model.style import HouseStyle
from undersigned.writers.directions import directed
from undersigned.writers.pdf.archive import Attachment
from undersigned.writers.pdf.complaints import complaints
from undersigned.writers.pdf.engine import Pages
from undersigned.writers.pdf.environment import garbage_kept
from undersigned.writers.pdf.long_notes import cut, may_be_long
from undersigned.writers.pdf.missing_characters import stop_if_missing
from undersigned.writers.pdf.sheet import note_sheet, sheet
from undersigned.writers.pdf.stylesheet import stylesheet


def write(
    letter: NumberedLetter,
    style: HouseStyle,
    *,
    archive: bool = False,
    attachments: tuple[Attachment, ...] = (),
    sealable: bool = False,
) -> bytes:
    """The letter as a tagged PDF, with the letter's date as its own: the same bytes whenever and wherever.

    Every such PDF can be read aloud (PDF/UA-1). One for an archive is PDF/A-3a as well. One that is `sealable`
    has empty signature fields for the seal and for each place to sign.
    Raises `LetterError` if a character is in none of the fonts, as the page would show a box for it, and
    if WeasyPrint says itself that it lost a note.
    """
    letter = directed(letter, by_level=True)
    css = stylesheet(style, letter.metadata)
    with complaints() as found, garbage_kept():
        pages = Pages(sheet(letter, style.bullet, _pieces(letter, style, css), sealable=sealable), css)
        pdf = pages.pdf(letter.metadata.date, archive=archive, attachments=attachments)
    stop_if_missing(found.missing, letter)
    _stop_if_lost(found.lost, letter)
    if found.others:
        # Something of the letter (a picture, a font) may not be on the page.
        stop(f"the PDF could not be made: {found.others[0]}", "pdf-layout")
    return pdf


def _stop_if_lost(anchors: set[str], letter: NumberedLetter) -> None:
    """Raise `LetterError` with the notes of which the note itself or its call is on no page."""
    findings = Findings()
    for note in letter.notes:
        if not anchors.isdisjoint({f"note-{note.number}", f"call-{note.number}"}):
            findings.error(
                f"note {note.printed} did not come out whole in the PDF",
                "note-lost",
                note.place,
                "this is a fault of the program: please report it; until it is mended, cite it elsewhere in the "
                "paragraph, or shorten it",
            )
    findings.stop_if_errors()


def _pieces(letter: NumberedLetter, style: HouseStyle, css: str) -> Mapping[int, tuple[NoteText, ...]]:
    """The pieces of the notes (by number) that are too long to stay whole.

    Where their lines end is seen from a layout of these notes alone: letters without long notes,
    nearly all, do without.
    """
    long = tuple(note for note in letter.notes if may_be_long(note, style))
    if not long or letter.has_endnotes:
        return {}
    lines = Pages(note_sheet(letter, long), css).lines_of("letter-note")
    return {note.number: cut(note, its_lines) for note, its_lines in zip(long, lines, strict=True)}
