"""Joins the paragraphs of a Word file into lines: those without a mark with the next, rows of signs as rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from undersigned.files.ooxml import q
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import Line, Piece, Separator, lines_in, where
from undersigned.importing.runs import Run, words_alone, words_of
from undersigned.importing.word.counting import Read
from undersigned.importing.word.inlines import smoothed

_DIVIDERS: Final = frozenset("*~_-–—=•·. ")
_SHORTEST_DIVIDER: Final = 3


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it was read; it goes on in the next where the mark between the two is gone."""

    element: Element
    line: Line
    runs: tuple[Run, ...]
    goes_on: bool


class Paragraphs:
    """What becomes of paragraphs, and which of them each line was made of."""

    def __init__(self, told: set[Element]) -> None:
        self._told = told
        """The elements whose words are left out on purpose."""
        self._lines: list[tuple[list[Element], Line]] = []

    def joined(self, pieces: Iterable[Paragraph | Piece], *, in_cell: bool = False) -> list[Piece]:
        """The pieces, paragraphs whose mark is gone joined with the next, and empty ones left out."""
        found: list[Piece] = []
        waiting: list[Paragraph] = []
        for piece in pieces:
            if not isinstance(piece, Paragraph):
                found.append(piece)
                continue
            waiting.append(piece)
            if not piece.goes_on:
                found += self._kept(waiting, in_cell=in_cell)
                waiting = []
        return found + self._kept(waiting, in_cell=in_cell)

    def _kept(self, joined: list[Paragraph], *, in_cell: bool) -> list[Piece]:
        """What paragraphs become that are one: a line, a rule, or nothing."""
        if not joined:
            return []
        line = joined[-1].line
        if len(joined) > 1:
            runs = [run for paragraph in joined for run in paragraph.runs]
            line = replace(line, words=words_of(smoothed(runs)))
        elements = [paragraph.element for paragraph in joined]
        self._lines.append((elements, line))
        text = words_alone(line.words).strip()
        divides = line.style == "divider" or len(text) >= _SHORTEST_DIVIDER
        if divides and set(text) <= _DIVIDERS and not in_cell:
            self._told.update(
                sign for one in elements for sign in one.iter(q("w:t"), q("m:t"), q("w:delText"))
            )
            return [Separator(line.number)]
        return [line] if line.words else []

    def read(self, pieces: list[Piece]) -> Iterator[Read]:
        """What was read of each line that is among some pieces, for the count of words."""
        kept = {id(line) for line in lines_in(pieces)}
        for paragraphs, line in self._lines:
            text = words_alone(line.words) if id(line) in kept else ""
            yield Read(paragraphs, text, where(line.number, text))
