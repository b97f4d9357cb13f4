"""Makes entries of lists of the lines that begin with a bullet or number that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from undersigned.importing.list_depths import with_depths
from undersigned.importing.manuscript import Item, Line, Piece
from undersigned.importing.runs import without_start, words_alone
from undersigned.languages.typed_marks import typed_mark

_BULLET: Final = re.compile(r"[•●▪◦‣·\uf0b7o*–—-]\s+(?=\S)|[•●▪‣]")
_DOUBTFUL: Final = "o-–—*"
"""Signs that need a neighbour to be bullets."""
_MOST: Final = 999
"""What an entry of a typed list has for its number at most; 2024. begins a sentence."""


def with_typed_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, with typed lists as lists, each entry as deep as it is set in.

    Dashes and numbers need a neighbour of their kind.
    """
    found: list[Piece] = []
    for index, piece in enumerate(pieces):
        entry = _entry(pieces, index)
        if entry is None or not isinstance(piece, Line):
            found.append(piece)
        else:
            length, item = entry
            found.append(replace(piece, item=item, words=without_start(piece.words, length)))
    return list(with_depths(found))


def _entry(pieces: Sequence[Piece], index: int) -> tuple[int, Item] | None:
    """The length of the sign before an entry, and the entry; None for a line that is none."""
    text = _text(pieces, index)
    if text is None:
        return None
    if found := _BULLET.match(text):
        beside = any(_BULLET.match(_text(pieces, near) or "") for near in (index - 1, index + 1))
        is_sure = found[0][0] not in _DOUBTFUL or beside or _is_bullet(pieces, index - 1)
        return (found.end(), Item()) if is_sure else None
    return _numbered(pieces, index, text)


def _numbered(pieces: Sequence[Piece], index: int, text: str) -> tuple[int, Item] | None:
    """An entry under a mark such as 1., (a) or iv., beside one that comes before or after it."""
    here = typed_mark(text)
    if here is None:
        return None
    length = here.length + len(text[here.length :]) - len(text[here.length :].lstrip())
    if length == here.length or length == len(text):
        return None
    for mark, number in here.readings:
        if number > _MOST:
            continue
        for neighbour, beside in ((index - 1, number - 1), (index + 1, number + 1)):
            near = typed_mark(_text(pieces, neighbour) or "")
            if near and near.reading_as(mark) == beside:
                return length, Item(numbered=True, start=number, mark=mark)
    return None


def _is_bullet(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a piece is an entry of a list with bullets already, as Word makes them."""
    piece = pieces[index] if index >= 0 else None
    return isinstance(piece, Line) and piece.item is not None and not piece.item.numbered


def _text(pieces: Sequence[Piece], index: int) -> str | None:
    """The text of a line of running text."""
    if not 0 <= index < len(pieces):
        return None
    piece = pieces[index]
    is_text = isinstance(piece, Line) and not (piece.item or piece.heading or piece.label)
    return words_alone(piece.words) if is_text and isinstance(piece, Line) else None
