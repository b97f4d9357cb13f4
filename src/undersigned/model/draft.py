"""What drafting hands on: the letter, and the Markdown that it was made of, each word with the place that wrote it."""

from __future__ import annotations

import bisect
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from undersigned.model.findings import NOWHERE, Place
from undersigned.model.letter import Letter
from undersigned.model.list_marks import ListMark
from undersigned.model.offices import KnownFact

SetItem: TypeAlias = tuple[ListMark | None, int]
"""The mark of an item, None for a bullet, and its number."""


@dataclass(frozen=True)
class SourceMap:
    """The lines of some rendered Markdown, and for each the stretches that were typed: column from 0, and place.

    Answers where a line and column (both from 0) of the text were written.
    """

    lines: Sequence[str]
    stretches: Sequence[Sequence[tuple[int, Place]]]
    quotations: Sequence[tuple[int, Hashable]] = ()
    """The sources that are cited in the words of a line, each with the line."""
    items: Mapping[tuple[int, int], SetItem] = field(default_factory=dict)
    """What is sure to begin an item of a list, by its line and how many signs stand from there to the line's end."""

    def quoted(self, first: int = 0, end: int | None = None) -> tuple[Hashable, ...]:
        """The sources that are cited in the words of some lines, from the first up to the one at `end`; else in all."""
        lines = range(first, len(self.lines) if end is None else end)
        return tuple(source for line, source in self.quotations if line in lines)

    def place(self, line: int, column: int = 0) -> Place:
        """The place of a character; of the nearest marked text before it, where a value printed it."""
        stretches = self.stretches[line] if line < len(self.stretches) else []
        after = bisect.bisect_right(stretches, column, key=lambda stretch: stretch[0])
        if after:
            start, place = stretches[after - 1]
            return Place(place.file, place.line, place.column + column - start)
        if stretches:
            return stretches[0][1]
        above = (known for known in reversed(self.stretches[:line]) if known)
        return next(above, [(0, NOWHERE)])[-1][1]


@dataclass(frozen=True)
class Draft:
    """A letter as drafted, and what it was made of."""

    letter: Letter
    markdown: SourceMap
    """The Markdown of the whole letter."""
    notes: tuple[SourceMap | None, ...] = ()
    """For each citation of the letter, in its order, the Markdown of the note in full; None where the letter's own
    Markdown defines it."""
    known_facts: frozenset[KnownFact] = frozenset()
