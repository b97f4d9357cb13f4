"""Tells which lines below a closing formula are of one person: the name, the office, the organisation.

Lines that stand below a line to sign on, and blocks between gaps that all are people's, need fewer signs of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.manuscript import Line, Picture, Piece, Separator, Words
from undersigned.importing.runs import split_lines, words_alone
from undersigned.languages.names_in_lists import is_office, is_person, is_person_of, may_be_person

_SOME_BLOCKS: Final = 2
_LINES_BELOW: Final = 4
"""Office, organisation, capacity, e-mail address."""


@dataclass(frozen=True)
class Typed:
    """A line of the list, cut where new lines begin."""

    line: Line
    words: tuple[Words, ...]
    is_signed: bool = False
    """Whether a line to sign on stands above it."""

    @property
    def text(self) -> str:
        """Its first line, without what it looks like."""
        return words_alone(self.words[0])


def typed_in(pieces: Sequence[Piece]) -> list[Typed | Piece]:
    """The pieces with their lines cut where new ones begin, and without lines to sign on."""
    typed: list[Typed | Piece] = []
    is_signed = False
    for piece in pieces:
        if isinstance(piece, Line):
            typed.append(Typed(piece, tuple(split_lines(piece.words)), is_signed=is_signed))
        elif not isinstance(piece, Separator):
            typed.append(piece)
        is_signed = isinstance(piece, Separator) or (is_signed and isinstance(piece, Picture))
    return _with_people(typed)


def _with_people(pieces: list[Typed | Piece]) -> list[Typed | Piece]:
    """The pieces, where all names stand in blocks between gaps and each is a person's, with these as signed blocks."""
    blocks: list[list[int]] = []
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Typed) or len(piece.words) != 1 or piece.line.item or piece.line.heading:
            return pieces
        if piece.line.is_apart or not blocks:
            blocks.append([])
        blocks[-1].append(place)
    texts = [[one.text for place in block if isinstance(one := pieces[place], Typed)] for block in blocks]
    if len(blocks) < _SOME_BLOCKS or not all(len(lines) > 1 and is_person_of(lines) for lines in texts):
        return pieces
    firsts = {block[0] for block in blocks}
    return [
        replace(piece, is_signed=True) if place in firsts and isinstance(piece, Typed) else piece
        for place, piece in enumerate(pieces)
    ]


def block_of(
    typed: Typed,
    next_ones: Sequence[Typed | Piece],
    says: Callable[[str], bool],
    is_known: Callable[[str], bool],
    *,
    is_spaced: bool,
) -> tuple[Words, ...]:
    """A line with those below it that say of the same person what they are.

    `says` tells of a line whether it names nobody, `is_known` of a name whether the register has it; `is_spaced` is
    whether empty lines stand between those who sign.
    """
    if len(typed.words) > 1 or is_person([typed.text]):
        return typed.words
    below: list[Typed] = []
    for one in next_ones:
        if not isinstance(one, Typed) or len(one.words) != 1 or one.is_signed or says(one.text):
            break
        if one.line.is_apart or one.line.item or one.line.heading:
            break
        below.append(one)
    texts = [one.text for one in below]
    if not (typed.is_signed and not is_known(typed.text) and is_person_of([typed.text, *texts])):
        below = below[: _lines_of_person(typed, texts, next_ones, is_spaced=is_spaced)]
    return (typed.words[0], *(one.words[0] for one in below))


def _lines_of_person(
    typed: Typed, texts: Sequence[str], next_ones: Sequence[Typed | Piece], *, is_spaced: bool
) -> int:
    """How many of the lines below a name say of the same person what they are; the first is an office."""
    if not texts or not (may_be_person(typed.text) and is_office(texts[0]) and not is_person([texts[0]])):
        return 0
    for place, text in enumerate(texts[:_LINES_BELOW]):
        after = next_ones[place + 1] if place + 1 < len(next_ones) else None
        is_name = isinstance(after, Typed) and _says_office(after) and not is_office(text)
        if place and is_name:
            return place
        if place > 1 and not ("@" in text or is_office(text) or is_spaced):
            return place
    return min(len(texts), _LINES_BELOW)


def _says_office(piece: Typed) -> bool:
    """Whether an office stands in a line right below another."""
    is_line = len(piece.words) == 1 and not (piece.line.heading or piece.line.is_apart)
    return is_line and is_office(piece.text)


def first_line_of(piece: Typed | Piece) -> str:
    """The first line of a piece."""
    return piece.text if isinstance(piece, Typed) and piece.words else ""
