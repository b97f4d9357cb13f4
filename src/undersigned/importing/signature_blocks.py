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
    block = list(typed.words)
    if len(block) > 1 or is_person([typed.text]):
        return tuple(block)
    if typed.is_signed and (below := _signed_block(typed, next_ones, says, is_known)):
        return (typed.words[0], *(one.words[0] for one in below))
    following = [
        one if isinstance(one, Typed) and len(one.words) == 1 and not one.line.heading else None
        for one in next_ones
    ]
    lines = [typed.text]
    for place, one in enumerate(following):
        if one is None or one.line.is_apart or one.line.item or one.is_signed:
            break
        after = following[place + 1] if place + 1 < len(following) else None
        is_other = after is not None and not after.line.is_apart and is_office(after.text) and place > 0
        is_first = place == 0 and not (
            may_be_person(typed.text) and is_office(one.text) and not is_person([one.text])
        )
        if is_first or (is_other and not is_office(one.text)) or place > 3 or says(one.text):  # noqa: PLR2004  # office, organisation, capacity, e-mail address
            break
        if place > 1 and not ("@" in one.text or is_office(one.text) or is_spaced):
            break
        lines.append(one.text)
        block.append(one.words[0])
    return tuple(block)


def _signed_block(
    typed: Typed,
    next_ones: Sequence[Typed | Piece],
    says: Callable[[str], bool],
    is_known: Callable[[str], bool],
) -> list[Typed]:
    """The lines below a name that stands below a line to sign on, up to the next gap, if they are of a person."""
    below: list[Typed] = []
    for one in next_ones:
        if not isinstance(one, Typed) or len(one.words) > 1 or one.line.is_apart or one.is_signed:
            break
        if one.line.item or one.line.heading or says(one.text):
            break
        below.append(one)
    return (
        below if not is_known(typed.text) and is_person_of([typed.text, *(one.text for one in below)]) else []
    )


def text_of(piece: Typed | Piece) -> str:
    """The first line of a piece."""
    return piece.text if isinstance(piece, Typed) and piece.words else ""
