"""How the sides of a letterhead stand beside one another: parts go in, columns come out, as wide in every format.

Each column is as wide as its words and logos ask for, and what is left is divided between them. What stands in the
middle stands in the middle of the page, whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from undersigned.model.letter import Numbered, Paragraph, Part
from undersigned.model.letterhead import Side
from undersigned.model.walking import pictures_in, plain_text
from undersigned.writers.picture_rows import PictureRow

PADDING: Final = 6.0
"""Points that keep a column from the one beside it, on each side of the border between them."""
RULE: Final = 0.75
"""Points that the line below a letterhead is thick."""
ABOVE_RULE: Final = 4.0
"""Points between a letterhead and the line below it."""
BELOW: Final = 12.0
"""Points below a letterhead, and its line."""

WIDTH: Final = 454.0
"""Points: the text of an A4 page with usual margins, of which columns get their shares; on any other page, the same."""
_CHARACTER: Final = 5.5
"""Points that a letter takes on average, with something to spare for bold ones."""


@dataclass(frozen=True)
class HeadColumn:
    """A column of a letterhead: the part in it, if any, and its share of the width of the text."""

    part: Part[Numbered] | None
    side: Side
    share: float


def rows_of(parts: Sequence[Part[Numbered]]) -> Iterator[tuple[Part[Numbered], ...]]:
    """The parts in rows: sides of a letterhead that follow one another in one, any other part by itself."""
    for is_side, run in groupby(parts, lambda part: part.head is not None and part.head.side is not None):
        row: tuple[Part[Numbered], ...] = ()
        for part in run:
            if row and (not is_side or _place(part) <= _place(row[-1])):
                yield row
                row = ()
            row = (*row, part)
        yield row


def columns_of(row: Sequence[Part[Numbered]]) -> tuple[HeadColumn, ...]:
    """The columns of a row of sides."""
    width = WIDTH
    if len(row) == 1:
        return (HeadColumn(row[0], _side(row[0]), 1.0),)
    by_side = {_side(part): part for part in row}
    sides = list(Side) if Side.CENTRE in by_side else [Side.LEFT, Side.RIGHT]
    wanted = {side: _wanted(by_side[side]) + 2 * PADDING if side in by_side else 0.0 for side in sides}
    if Side.CENTRE in by_side:
        wanted[Side.LEFT] = wanted[Side.RIGHT] = max(wanted[Side.LEFT], wanted[Side.RIGHT])
    least = {
        side: min(width, _least(by_side[side]) + 2 * PADDING) if side in by_side else 0.0 for side in sides
    }
    if Side.CENTRE in by_side:
        least[Side.LEFT] = least[Side.RIGHT] = max(least[Side.LEFT], least[Side.RIGHT])
    total = sum(wanted.values())
    if total <= width:
        given = {side: points + (width - total) / len(sides) for side, points in wanted.items()}
    else:
        given = _shared(wanted, least, width)  # lines can be broken
    return tuple(HeadColumn(by_side.get(side), side, given[side] / width) for side in sides)


def room_in(column: HeadColumn, columns: int, width: float) -> float:
    """Points from left to right for what stands in one of so many columns."""
    edges = 0 if columns == 1 else 2 if column.side is Side.CENTRE else 1
    return column.share * width - edges * PADDING


def _wanted(part: Part[Numbered]) -> float:
    """Points that the widest line or row of logos of a part takes."""
    height = part.head.height if part.head and part.head.height else 0.0
    found = [0.0]
    for block in part.blocks:
        if images := pictures_in(block):
            found.append(PictureRow(images, height).widest)
        elif isinstance(block, Paragraph):
            found += [len(line) * _CHARACTER for line in plain_text(block.inlines).split("\n")]
    return max(found)


def _least(part: Part[Numbered]) -> float:
    """Points that the longest word of a part takes, which is not to be broken."""
    words = (
        word
        for block in part.blocks
        if isinstance(block, Paragraph)
        for word in plain_text(block.inlines).split()
    )
    return max(map(len, words), default=0) * _CHARACTER


def _shared(wanted: Mapping[Side, float], least: Mapping[Side, float], width: float) -> dict[Side, float]:
    """A width that is too small for what is wanted: each side has its least, and a share of what is left."""
    room = width - sum(least.values())
    if room <= 0:
        return {side: points * width / sum(least.values()) for side, points in least.items()}
    more = {side: max(0.0, min(points, width) - least[side]) for side, points in wanted.items()}
    total = sum(more.values()) or 1.0
    return {side: least[side] + points * room / total for side, points in more.items()}


def _side(part: Part[Numbered]) -> Side:
    return (part.head.side if part.head else None) or Side.LEFT


def _place(part: Part[Numbered]) -> int:
    return list(Side).index(_side(part))
