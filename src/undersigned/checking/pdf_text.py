"""Proves that the pages of a PDF carry the text of a letter, paragraph by paragraph, with labels and marks, in order.

Between two paragraphs may stand what is no text of the letter's body: notes at the foot of a page, headers, the head
of a table once more. A paragraph may go on over the next pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

from undersigned.checking.pdf_pages import letters
from undersigned.checking.printed_paragraphs import BULLET, PROGRAM, PrintedParagraph, paragraphs_of
from undersigned.model.findings import Findings
from undersigned.model.letter import Image, NumberedLetter, SignatureField

_HELP: Final = (
    "look at the sizes of the house style; if they are as they should be, this is a fault of the program: please "
    "report it; until it is mended, do not send this file"
)
_SHOWN: Final = 40
"""Letters of a paragraph that are shown."""
_MOST: Final = 5
"""As many lost paragraphs are told; where one is lost, it is often all."""
_SHORTER: Final = 40
"""By as many letters the part of a paragraph that ends a page may be shorter than what also stands on that page."""
_FILLING: Final = 300
"""Letters. A paragraph that goes on over more than two pages has more on those between."""
_NOTES_ONLY: Final = 8
"""As many pages may lie between two parts of a paragraph, full of notes that had no room before."""

_At: TypeAlias = tuple[int, int]
"""A page, and the offset of a letter on it."""


def check_text(
    pages: Sequence[str],
    letter: NumberedLetter,
    bullet: str,
    findings: Findings,
) -> None:
    """Add an error for paragraphs that the letters of the pages do not have, or not in the order of the letter."""
    for paragraph, reached in islice(_lost(pages, letter, bullet), _MOST):
        _tell(paragraph, pages, reached, findings)


def _lost(
    pages: Sequence[str], letter: NumberedLetter, bullet: str
) -> Iterator[tuple[PrintedParagraph, _At]]:
    """The paragraphs that are not there, each with the place up to which the letter was found."""
    reached = (0, 0)
    for paragraph in (one for part in letter.parts for one in paragraphs_of(part)):
        end = _end(letters(_printed(paragraph, bullet)), pages, reached)
        if end is None:
            yield paragraph, reached
        else:
            reached = end


def _printed(paragraph: PrintedParagraph, bullet: str) -> str:
    """The label of a paragraph, its words and the marks in it."""
    label = paragraph.label.replace(BULLET, bullet)
    pieces = (piece for piece in paragraph.pieces if not isinstance(piece, Image | SignatureField))
    return label + "".join(piece if isinstance(piece, str) else piece.printed for piece in pieces)


def _end(words: str, pages: Sequence[str], begin: _At) -> _At | None:
    """Where some words end that stand somewhere behind `begin`, on one page or over several; None where they do not."""
    first, offset = begin
    for page in range(first, len(pages)):
        found = pages[page].find(words, offset)
        if found >= 0:
            return page, found + len(words)
        if end := _going_on(words, pages, page, offset):
            return end
        offset = 0
    return None


def _going_on(words: str, pages: Sequence[str], page: int, offset: int) -> _At | None:
    """Where some words end that begin behind an offset of a page, and go on over next ones."""
    longest = _longest_start(words, pages[page], offset)
    for length in range(longest, max(0, longest - _SHORTER), -1):
        rest = words[length:]
        for following in range(page + 1, min(page + 1 + _NOTES_ONLY, len(pages))):
            found = pages[following].find(rest)
            if found >= 0:
                return following, found + len(rest)
            if length == longest and _longest_start(rest, pages[following], 0) >= _FILLING:
                return _going_on(rest, pages, following, 0)
    return None


def _longest_start(words: str, text: str, offset: int) -> int:
    """How many of the first letters of some words stand together behind an offset of a page."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text.find(words[:middle], offset) >= 0 else (low, middle - 1)
    return low


def _tell(paragraph: PrintedParagraph, pages: Sequence[str], reached: _At, findings: Findings) -> None:
    page, offset = reached
    shown = " ".join(_printed(paragraph, BULLET).split())
    shown = f"'{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}'"
    there = pages[page][offset : offset + _SHOWN]
    goes_on = f", where page {page + 1} goes on with '{there}'" if there else ""
    place = None if paragraph.place.file.startswith(PROGRAM) else paragraph.place
    findings.error(f"{shown} is not in the PDF in its place{goes_on}", "text-lost", place, _HELP)
