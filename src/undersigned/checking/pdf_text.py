"""Proves that the pages of a PDF carry the text of a letter, paragraph by paragraph, with labels and marks, in order.

Between two paragraphs may stand what is no text of the letter's body: notes at the foot of a page, headers, the head
of a table once more. A paragraph may go on over the next pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeAlias

from undersigned.checking.pdf_pages import letters, longest_start
from undersigned.checking.printed_paragraphs import BULLET, PrintedParagraph, paragraphs_of
from undersigned.model.findings import PROGRAM, Findings
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
"""Letters. Where so many stand together, they are those of the paragraph."""
_FOOTER: Final = 200
_TELLING: Final = 8
"""Letters. So many are enough where at most as many follow them on the page, as of a footer."""
_MOST_TRIED: Final = 500
"""As many places are tried for the rest of a paragraph; words that repeat themselves would go on for ever."""
_NOTES_ONLY: Final = 8
"""As many pages may lie between two parts of a paragraph, full of notes that had no room before."""

_At: TypeAlias = tuple[int, int]
"""A page, and the offset of a letter on it."""


def check_text(
    pages: Sequence[str],
    notes_from: Mapping[int, int],
    letter: NumberedLetter,
    bullet: str,
    findings: Findings,
) -> None:
    """Add an error for paragraphs that the letters of the pages do not have, or not in the order of the letter.

    `notes_from` says for some pages at which of their letters notes begin, at their foot.
    """
    for paragraph, reached in islice(_lost(pages, notes_from, letter, bullet), _MOST):
        _tell(paragraph, pages, reached, findings)


def _lost(
    pages: Sequence[str], notes_from: Mapping[int, int], letter: NumberedLetter, bullet: str
) -> Iterator[tuple[PrintedParagraph, _At]]:
    """The paragraphs that are not there, each with the place up to which the letter was found."""
    above_notes = _Pages([page[: notes_from.get(number)] for number, page in enumerate(pages)], notes_from)
    # What looks like a note can stand in the text of its page, too.
    whole = _Pages(pages, ())
    reached = (0, 0)
    for paragraph in (one for part in letter.parts for one in paragraphs_of(part)):
        words = letters(_printed(paragraph, bullet))
        end = above_notes.end(words, reached) or whole.end(words, reached)
        if end is None:
            yield paragraph, reached
        else:
            reached = end


def _printed(paragraph: PrintedParagraph, bullet: str) -> str:
    """The label of a paragraph, its words and the marks in it."""
    label = paragraph.label.replace(BULLET, bullet)
    pieces = (piece for piece in paragraph.pieces if not isinstance(piece, Image | SignatureField))
    return label + "".join(piece if isinstance(piece, str) else piece.printed for piece in pieces)


class _Pages:
    """The letters of the pages; of those that `end_with_text`, what follows has been cut off."""

    def __init__(self, pages: Sequence[str], end_with_text: Collection[int]) -> None:
        self._pages = pages
        self._end_with_text = end_with_text
        self._tried: set[tuple[int, int]] = set()
        """How many letters were looked for from which page on, in vain."""

    def end(self, words: str, begin: _At) -> _At | None:
        """Where some words end that stand behind `begin`, on one page or over several; None where they do not."""
        self._tried.clear()
        first, offset = begin
        for page in range(first, len(self._pages)):
            found = self._pages[page].find(words, offset)
            if found >= 0:
                return page, found + len(words)
            if end := self._going_on(words, page, offset):
                return end
            offset = 0
        return None

    def _going_on(self, words: str, page: int, offset: int) -> _At | None:
        """Where some words end that begin behind an offset of a page, and go on over next ones."""
        text = self._pages[page]
        if page in self._end_with_text:
            most = min(len(words) - 1, len(text) - offset)
            lengths = (length for length in range(most, 0, -1) if text.endswith(words[:length]))
            return next(filter(None, (self._rest(words[length:], page + 1) for length in lengths)), None)
        longest = longest_start(words, text, offset)
        left = len(text) - text.find(words[:longest], offset) - longest
        is_end = longest >= (_TELLING if left <= _FOOTER else _FILLING)
        if is_end and (end := self._rest(words[longest:], page + 1)):
            return end
        for length in range(longest, max(0, longest - _SHORTER), -1):
            for following in range(page + 1, min(page + 1 + _NOTES_ONLY, len(self._pages))):
                found = self._pages[following].find(words[length:])
                if found >= 0:
                    return following, found + len(words) - length
        return None

    def _rest(self, rest: str, first: int) -> _At | None:
        """Where the rest of a paragraph ends that stands on a page and on next ones."""
        state = (len(rest), first)
        if state in self._tried or len(self._tried) >= _MOST_TRIED:
            return None
        self._tried.add(state)
        for page in range(first, min(first + _NOTES_ONLY, len(self._pages))):
            found = self._pages[page].find(rest)
            if found >= 0:
                return page, found + len(rest)
            if end := self._going_on(rest, page, 0):
                return end
        return None


def _tell(paragraph: PrintedParagraph, pages: Sequence[str], reached: _At, findings: Findings) -> None:
    page, offset = reached
    shown = " ".join(_printed(paragraph, BULLET).split())
    shown = f"'{shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}'"
    there = pages[page][offset : offset + _SHOWN]
    goes_on = f", where page {page + 1} goes on with '{there}'" if there else ""
    place = None if paragraph.place.file.startswith(PROGRAM) else paragraph.place
    findings.error(f"{shown} is not in the PDF in its place{goes_on}", "text-lost", place, _HELP)
