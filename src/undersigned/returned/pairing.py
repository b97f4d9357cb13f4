"""Which passages of the file that was sent became which of the one that came back: moved, split, joined, added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from undersigned.comparing.alignment import AlignedPassage, Pair, align
from undersigned.comparing.comparison import PassageForm
from undersigned.comparing.word_tokens import WordToken
from undersigned.returned.edits import Passage
from undersigned.returned.passages import NoteKey, note_words, said_by, tokens_of

_GAINED: Final = 0.6
"""The share of a passage's words from which on it is a piece of another."""
_SHORT: Final = 8
"""A passage of fewer words that stands elsewhere with other words is another one: lists of names have many alike."""


@dataclass(frozen=True)
class Group:
    """Passages that belong together, by their places in both files; of a row of a table, its cells."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    is_row: bool = False


def groups_of(old: Sequence[Passage], new: Sequence[Passage]) -> list[Group]:
    """Passages of the text in the order of the later file; what is gone stands behind what it followed."""
    old_note, new_note = said_by(note_words(old)), said_by(note_words(new))
    old_units, new_units = _units(old), _units(new)
    old_words = [_aligned(old, unit, old_note) for unit in old_units]
    new_words = [_aligned(new, unit, new_note) for unit in new_units]
    pairs = [one for pair in align(old_words, new_words) for one in _apart(pair, old_words, new_words)]

    pieces = [
        _Piece(
            [] if pair.old is None else [pair.old], [] if pair.new is None else [pair.new], moved=pair.moved
        )
        for pair in pairs
    ]
    _Pieces(pieces, old_words, new_words).put_together()
    return [
        Group(
            tuple(place for unit in piece.old for place in old_units[unit]),
            tuple(place for unit in piece.new for place in new_units[unit]),
            piece.moved,
            _is_row(old, piece.old, old_units) or _is_row(new, piece.new, new_units),
        )
        for piece in pieces
        if piece.old or piece.new
    ]


def _units(passages: Sequence[Passage]) -> list[tuple[int, ...]]:
    """The passages but for notes, those in a row of a table together."""
    text = [place for place, passage in enumerate(passages) if not passage.note]

    def row(place: int) -> tuple[int, int]:
        cell = passages[place].cell
        return (-1, place) if cell is None else (cell[0], cell[1])

    return [tuple(places) for _, places in groupby(text, row)]


def _is_row(passages: Sequence[Passage], pieces: Sequence[int], units: Sequence[tuple[int, ...]]) -> bool:
    return any(passages[units[unit][0]].cell is not None for unit in pieces)


def _aligned(passages: Sequence[Passage], unit: tuple[int, ...], note: NoteKey) -> AlignedPassage:
    form = PassageForm.ROW if passages[unit[0]].cell else PassageForm.PARAGRAPH
    return AlignedPassage(
        form,
        tuple(
            WordToken(token.key, token.text)
            for place in unit
            for token in tokens_of(passages, place, note, as_printed=True)
            if not token.text.isspace()
        ),
    )


def _apart(pair: Pair, old: Sequence[AlignedPassage], new: Sequence[AlignedPassage]) -> list[Pair]:
    """The pair, or its two passages by themselves where they cannot be one."""
    if pair.old is None or pair.new is None:
        return [pair]
    was, now = old[pair.old], new[pair.new]
    is_other = pair.moved and was.key != now.key and min(was.length, now.length) < _SHORT
    if is_other or was.form is not now.form:
        return [Pair(pair.old, None), Pair(None, pair.new)]
    return [pair]


@dataclass
class _Piece:
    """Units that belong together, by their numbers."""

    old: list[int]
    new: list[int]
    moved: bool


class _Pieces:
    """Finds what was split and joined: a passage without partner whose words another one has lost, or won."""

    def __init__(
        self, pieces: list[_Piece], old: Sequence[AlignedPassage], new: Sequence[AlignedPassage]
    ) -> None:
        self._pieces = pieces
        self._old = old
        self._new = new
        self._holder = {(True, unit): piece for piece in pieces for unit in piece.old}
        self._holder |= {(False, unit): piece for piece in pieces for unit in piece.new}

    def put_together(self) -> None:
        """Put each such passage to the piece that it belongs to."""
        waiting = [piece for piece in self._pieces if not (piece.old and piece.new)]
        is_done = False
        while not is_done:
            is_done = True
            for piece in waiting:
                is_old = bool(piece.old)
                mine = piece.old if is_old else piece.new
                if mine and (other := self._belongs_to(mine[0], is_old=is_old)):
                    theirs = other.old if is_old else other.new
                    theirs[:] = sorted((*theirs, *mine))
                    self._holder[is_old, mine[0]] = other
                    mine.clear()
                    is_done = False

    def _belongs_to(self, unit: int, *, is_old: bool) -> _Piece | None:
        own, others = (self._old, self._new) if is_old else (self._new, self._old)
        passage = own[unit]
        if passage.form is not PassageForm.PARAGRAPH or not passage.length:
            return None
        best: tuple[float, _Piece] | None = None
        for piece in (self._holder.get((is_old, unit - 1)), self._holder.get((is_old, unit + 1))):
            if piece is None or not (piece.old and piece.new):
                continue
            mine, theirs = (piece.old, piece.new) if is_old else (piece.new, piece.old)
            if any(others[one].form is not PassageForm.PARAGRAPH for one in theirs):
                continue
            left = _words(others, theirs) - _words(own, mine)
            gained = (left & passage.words).total() / passage.length
            if gained >= _GAINED and (best is None or gained > best[0]):
                best = gained, piece
        return best[1] if best else None


def _words(passages: Sequence[AlignedPassage], units: Sequence[int]) -> Counter[Hashable]:
    return sum((passages[unit].words for unit in units), Counter[Hashable]())
