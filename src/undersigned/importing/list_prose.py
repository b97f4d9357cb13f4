"""Writes the entries of lists as prose: each with its mark, and set in below the one that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from undersigned.importing.manuscript import Item, Line, Piece
from undersigned.model.letter import Text
from undersigned.model.list_marks import ListMark, Numerals


@dataclass(frozen=True)
class _Entry:
    """An entry that others may stand beside or below: its level, its mark and number, and where its words begin."""

    level: int
    mark: ListMark | None
    number: int
    words: int


class ListProse:
    """Writes the entries of one list, each set in as far as the words of the one above it."""

    def __init__(self) -> None:
        self._open: list[_Entry] = []
        self._is_apart = False
        """Whether a blank line has to follow, for what was written last is a paragraph."""

    def entry(self, line: Line, text: str) -> str | None:
        """An entry, or what goes on in one above, None where none is; begins with the line end before it."""
        item = line.item
        assert item is not None  # noqa: S101  # whoever calls has looked
        before = None
        while self._open and self._open[-1].level >= item.level + line.goes_on:
            before = self._open.pop()
        margin = self._open[-1].words if self._open else 0
        if line.goes_on:
            self._is_apart = True
            return f"\n\n{_indented(text, margin)}" if self._open else None
        kind = item.mark if item.numbered else None
        # Where 1 follows 1, only a blank line keeps two lists apart.
        anew = before is not None and (before.mark != kind or (kind and item.start != before.number + 1))
        # And one entry alone begins a list below the words of another only behind a blank line.
        ends = "\n\n" if anew or self._is_apart or before is None else "\n"
        self._is_apart = False
        mark = item.mark.printed(item.start) if item.numbered else "-"
        words = margin + len(mark) + 1
        self._open.append(_Entry(item.level, kind, item.start, words))
        return f"{ends}{' ' * margin}{mark} {_indented(text, words).lstrip(' ')}".rstrip(" ")


def with_lone_marks_typed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, entries under a letter or a roman figure that stand alone in another as paragraphs of it.

    No list is made of one such mark, which could as well begin a sentence.
    """
    for index, piece in enumerate(pieces):
        item = piece.item if isinstance(piece, Line) and not (piece.goes_on or piece.heading) else None
        may_be_words = item is not None and item.numbered and item.level and not _is_plain(item.mark)
        if not (isinstance(piece, Line) and item and may_be_words) or any(
            _is_beside(pieces, index, step) for step in (1, -1)
        ):
            yield piece
        else:
            typed = Text(f"{item.mark.printed(item.start)} ")
            yield replace(piece, words=(typed, *piece.words), item=Item(item.level - 1), goes_on=True)


def _is_plain(mark: ListMark) -> bool:
    """Whether one such mark alone makes a list."""
    return mark.numerals is Numerals.FIGURES and not mark.before


def _is_beside(pieces: Sequence[Piece], index: int, step: int) -> bool:
    """Whether the next entry of a list, or the one before, stands beside one, with only what is below it between."""
    first = pieces[index]
    item = first.item if isinstance(first, Line) else None
    other = index + step
    while item and 0 <= other < len(pieces):
        piece = pieces[other]
        if not isinstance(piece, Line) or piece.item is None or piece.heading:
            return False
        if piece.item.level <= item.level and not piece.goes_on:
            return piece.item == replace(item, start=item.start + step)
        other += step
    return False


def _indented(text: str, margin: int) -> str:
    return "\n".join(" " * margin + part for part in text.split("\n"))
