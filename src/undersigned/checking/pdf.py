"""Proves of a finished PDF that it holds every note of the letter, whole and where it belongs; or stops.

WeasyPrint drops what it cannot place, and prints over the edge of the page, without a word. So what
it made is read by pdfium, which knows nothing of it, and compared with the letter. The boxes of
WeasyPrint's own layout would be at hand, too; but they say what it meant to print, and the file is
what people get.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeAlias

from undersigned.checking.pdf_lines import check_lines
from undersigned.checking.pdf_pages import ReadPdf, letters, longest_start, open_pdf
from undersigned.checking.pdf_text import check_text
from undersigned.model import style
from undersigned.model.findings import Findings
from undersigned.model.letter import Note, NumberedLetter
from undersigned.model.walking import plain_text

_CROWDED: Final = 0.4
"""The share of the text's height from which on notes may fill a page. When a line calls more notes than a
page has room for, the rest goes on over the next pages, as in Word. No note that is kept whole is higher
than what is then left of the two thirds that the layout gives to notes."""

_REPORT: Final = "this is a fault of the program: please report it; until it is mended,"

Stretch: TypeAlias = tuple[int, int, int]
"""A page, and the offsets of its letters at which a stretch of a note begins and ends."""


def check_pdf(data: bytes, letter: NumberedLetter, sheet: style.Page, bullet: str = "•") -> None:
    """Prove that text and notes are whole, notes near their calls, and no line off the page or over another.

    A note begins on the page of its call and goes on over the next ones without a gap; an endnote
    stands where the letter has it. Raises `LetterError` with the place of all that is not so.
    """
    findings = Findings()
    with open_pdf(data) as document:
        pages = []
        for number, page in enumerate(document.pages, 1):  # each is opened once, and no two are kept
            pages.append(page.letters)
            check_lines(page, number, sheet, letter, findings)
        notes_from = _check_notes(document, pages, letter, sheet, findings)
        if not findings.has_errors:  # of what runs off a page, that was told
            check_text(pages, {} if letter.has_endnotes else notes_from, letter, bullet, findings)
    findings.stop_if_errors()


def _check_notes(
    document: ReadPdf, pages: Sequence[str], letter: NumberedLetter, sheet: style.Page, findings: Findings
) -> Mapping[int, int]:
    """For each page with notes, the offset of its first letter of one."""
    notes_from: dict[int, int] = {}
    strayed: list[tuple[Note, int, int]] = []
    reached = (0, 0)
    for note in letter.notes:
        # The anchors to which the links between call and note lead.
        call, begin = document.page_of(f"call-{note.number}"), document.page_of(f"note-{note.number}")
        if call is None or begin is None or not (stretches := _stretches(note, pages, begin, reached)):
            findings.error(
                f"note {note.printed} did not come out whole in the PDF",
                "note-lost",
                note.place,
                f"{_REPORT} cite it elsewhere in the paragraph, or shorten it",
            )
            continue
        for page, start, end in stretches:
            notes_from.setdefault(page, start)
            reached = page, end
        if call != begin and not letter.has_endnotes:
            strayed.append((note, call, begin))
    if strayed:
        crowded = _crowded(document, notes_from, sheet)
        _tell_of_strayed(strayed, crowded, findings)
    return notes_from


def _crowded(document: ReadPdf, notes_from: Mapping[int, int], sheet: style.Page) -> set[int]:
    """The pages on which there is no room for another note."""
    crowded = set()
    for page, offset in notes_from.items():  # counted from 0
        top, bottom = sheet.margins_on(page + 1)
        if document.page(page).top_of(offset) - bottom >= _CROWDED * (sheet.height - top - bottom):
            crowded.add(page)
    return crowded


def _tell_of_strayed(
    strayed: Sequence[tuple[Note, int, int]], crowded: Collection[int], findings: Findings
) -> None:
    """Add an error for each note that does not begin as soon as there is room for it."""
    for note, call, begin in strayed:
        if begin < call or not all(page in crowded for page in range(call, begin)):
            findings.error(
                f"note {note.printed} stands on page {begin + 1} of the PDF, and its mark on page {call + 1}",
                "note-far",
                note.place,
                f"{_REPORT} cite it elsewhere in the paragraph, or shorten the notes beside it",
            )


def _stretches(note: Note, pages: Sequence[str], begin: int, reached: tuple[int, int]) -> list[Stretch]:
    """Where a note stands that begins on a page, after what is `reached`; nothing if it does not stand there whole.

    It stands together on this page, or goes on in the note areas of the next ones.
    """
    wanted, page = letters(note.printed + plain_text(note.text)), pages[begin]
    offset = reached[1] if begin == reached[0] else 0
    if begin < reached[0]:
        return []
    found = page.find(wanted, offset)
    if found >= 0:
        return [(begin, found, found + len(wanted))]
    length = longest_start(wanted, page, offset)
    if length >= min(len(wanted), 20) and (rest := _going_on(wanted[length:], pages, begin + 1)):
        start = page.find(wanted[:length], offset)
        return [(begin, start, start + length), *rest]
    return []


def _going_on(rest: str, pages: Sequence[str], first: int) -> list[Stretch]:
    """Where the rest of a note stands that fills the note areas of the following pages."""
    stretches: list[Stretch] = []
    for number, page in enumerate(pages[first:], first):
        found = page.find(rest)
        if found >= 0:
            return [*stretches, (number, found, found + len(rest))]
        length = longest_start(rest, page)
        if not length:
            return []
        begin = page.find(rest[:length])
        stretches.append((number, begin, begin + length))
        rest = rest[length:]
    return []
