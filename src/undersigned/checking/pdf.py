"""Turns a finished PDF back into words, to prove that it holds every note of the letter, whole.

WeasyPrint drops what it cannot place without a word; so what it made is read with pdfium, which
knows nothing of it, and compared with the letter.
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Sequence

import pypdfium2

from undersigned.diagnostics import Findings
from undersigned.model.letter import NumberedLetter, plain_text

_BETWEEN = re.compile(r"[\s\u00ad\u200b\u2060-\u2064\ufeff\ufffe\u0002]+")
"""What layout may put between letters or take away: white space, break opportunities, hyphens that pdfium marks."""


def check_pdf(data: bytes, letter: NumberedLetter) -> None:
    """Prove that each note stands in the PDF whole, on one page or going on over the next.

    Raises `LetterError` with the place of each note that does not.
    """
    findings = Findings()
    pages = _pages(data)
    reached = (0, 0)
    for note in letter.notes:
        wanted = f"{note.printed}{plain_text(note.text)}"
        found = _end_of(_letters(wanted), pages, reached)
        if found is None and not _words_found(wanted, pages):
            findings.error(
                f"note {note.number} did not come out whole in the PDF",
                "note-lost",
                note.place,
                "this is a fault of the program: please report it; until it is mended, shorten the note",
            )
        reached = found or reached
    findings.stop_if_errors()


def _pages(data: bytes) -> list[str]:
    """The letters of each page, as pdfium reads what lies inside the page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_letters(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def _letters(text: str) -> str:
    """The text without what layout may change."""
    return _BETWEEN.sub("", unicodedata.normalize("NFC", text))


def _end_of(wanted: str, pages: Sequence[str], start: tuple[int, int]) -> tuple[int, int] | None:
    """The page and offset at which some letters end that begin at `start` or later.

    They stand together on one page, or go on at the start of the next pages' note areas.
    """
    first, offset = start
    for number, page in enumerate(pages[first:], first):
        found = page.find(wanted, offset)
        if found >= 0:
            return number, found + len(wanted)
        length = _longest_start(wanted, page[offset:])
        if length >= min(len(wanted), 20) and (end := _goes_on(wanted[length:], pages, number + 1)):
            return end
        offset = 0
    return None


def _goes_on(rest: str, pages: Sequence[str], first: int) -> tuple[int, int] | None:
    """Where the rest of a note ends that fills the note areas of the following pages."""
    for number, page in enumerate(pages[first:], first):
        found = page.find(rest)
        if found >= 0:
            return number, found + len(rest)
        length = _longest_start(rest, page)
        if not length:
            return None
        rest = rest[length:]
    return None


def _longest_start(wanted: str, page: str) -> int:
    """How many letters from the start of `wanted` stand together on the page."""
    return bisect.bisect_left(range(1, len(wanted) + 1), 1, key=lambda length: wanted[:length] not in page)


def _words_found(wanted: str, pages: Sequence[str]) -> bool:
    """Whether a note in a script that PDF readers put into an order of their own is there word by word.

    Arabic and Hebrew run from right to left, and the signs of Khmer or Burmese are drawn in another
    order than they are written in; there the words in simpler scripts must do.
    """
    simple = [word for word in wanted.split() if all(map(_is_simple, word))]
    return len(simple) < len(wanted.split()) and all(
        any(_letters(word) in page for page in pages) for word in simple
    )


def _is_simple(character: str) -> bool:
    return unicodedata.bidirectional(character) not in {"R", "AL", "AN"} and not (
        "\u0900" <= character <= "\u109f" or "\u1780" <= character <= "\u17ff"
    )
