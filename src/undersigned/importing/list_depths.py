"""Says how deep each entry of a list stands: by its level in one list, and by its indentation where lists meet.

Word's own styles ("List Bullet 2", "List Number 2") are lists of their own that count on their first level, and only
their indentation sets them below another; so do entries that somebody typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.manuscript import Item, Line, Piece

_LEAST: Final = 200
"""Twentieths of a point by which an entry is set in that stands below another; Word's steps are 360."""


@dataclass(frozen=True)
class _Entry:
    """An entry that others may stand below: as its file has it, and the level that it has here."""

    item: Item
    indent: int | None
    level: int

    def is_above(self, item: Item, indent: int | None) -> bool:
        """Whether an entry stands below this one."""
        is_counted = item.list == self.item.list and (
            item.level != self.item.level or (item.numbered and bool(item.list))
        )
        if is_counted or indent is None or self.indent is None:
            return self.item.level < item.level
        return indent - self.indent >= _LEAST


def with_depths(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, each entry of a list at the level at which it is seen to stand."""
    above: list[_Entry] = []
    for piece in pieces:
        item = piece.item if isinstance(piece, Line) and not piece.heading else None
        if not isinstance(piece, Line) or item is None:
            above.clear()
        elif not piece.goes_on:
            while above and not above[-1].is_above(item, piece.indent):
                above.pop()
            level = item.level
            if above:
                of_one = above[-1].item.list == item.list and item.level > above[-1].item.level
                level = above[-1].level + (item.level - above[-1].item.level if of_one else 1)
            above.append(_Entry(item, piece.indent, level))
            yield replace(piece, item=replace(item, level=level))
            continue
        yield piece
