"""Merges what two people made of one text: sentence by sentence, whoever changed one has their way.

Three texts go in, the one that both began with among them; pieces come out, and a conflict where both changed
the same sentence. How lines are broken makes no difference.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_PIECE = re.compile(
    r"(?P<gap>[ \t]*\n(?:[ \t]*\n)+)|[ \t]*\n?(?:(?!\n[ \t]*\n).)+?"
    r"(?:[.!?…。！？](?:\[\^[^\]\n]*\])*[\"”’»)*_]*(?=\s|$)"  # noqa: RUF001  # quotation marks, and full stops of Chinese
    r"|(?=[ \t]*\n[ \t]*\n|\n[ \t]*(?:[-*+#|>:]|\d+[.)]\s|\[\^))|\s*\Z)",
    re.DOTALL,
)
"""A gap between paragraphs, or a sentence, item or row with the white space before it."""


@dataclass(frozen=True)
class Conflict:
    """What both changed, each in another way."""

    base: str
    ours: str
    theirs: str


def merge(base: str, ours: str, theirs: str) -> list[str | Conflict]:
    """The pieces of the merged text in their order."""
    old, mine, other = _pieces(base), _pieces(ours), _pieces(theirs)
    found: list[str | Conflict] = []
    at = (0, 0, 0)
    for start, length in _kept_by_both(old, mine, other):
        found += _decided(old[at[0] : start[0]], mine[at[1] : start[1]], other[at[2] : start[2]])
        found += mine[start[1] : start[1] + length]
        at = (start[0] + length, start[1] + length, start[2] + length)
    return found


def joined(pieces: Sequence[str | Conflict], choose: Callable[[Conflict], str]) -> str:
    """The merged text, where somebody chooses what each conflict becomes."""
    text = ""
    for piece in pieces:
        words = choose(piece) if isinstance(piece, Conflict) else piece
        if text.endswith("\n") or not text:
            words = words.lstrip("\n")
        elif words and not words[0].isspace():
            words = f" {words}"
        text += words
    return f"{text.strip(chr(10))}\n"


def conflicts_of(pieces: Sequence[str | Conflict]) -> list[Conflict]:
    """The conflicts among some pieces."""
    return [piece for piece in pieces if isinstance(piece, Conflict)]


def _pieces(text: str) -> list[str]:
    text = text.strip("\n")
    return ["\n\n" if found["gap"] else found[0] for found in _PIECE.finditer(text)]


def _same(piece: str) -> str:
    """What two pieces have in common that say the same."""
    return " ".join(piece.split()) or "\n\n"


def _kept_by_both(
    old: list[str], mine: list[str], other: list[str]
) -> Iterator[tuple[tuple[int, int, int], int]]:
    """The runs of pieces that stand in all three, and last an empty one behind all."""
    to_mine, to_other = (dict(_pairs(old, later)) for later in (mine, other))
    number = 0
    while number < len(old):
        length = 0
        start = (number, to_mine.get(number, -1), to_other.get(number, -1))
        while (
            min(start) >= 0
            and to_mine.get(number + length) == start[1] + length
            and to_other.get(number + length) == start[2] + length
        ):
            length += 1
        if length:
            yield start, length
        number += length or 1
    yield (len(old), len(mine), len(other)), 0


def _pairs(old: list[str], later: list[str]) -> Iterator[tuple[int, int]]:
    matcher = difflib.SequenceMatcher(None, [*map(_same, old)], [*map(_same, later)], autojunk=False)
    for first, second, length in matcher.get_matching_blocks():
        yield from ((first + n, second + n) for n in range(length))


def _decided(old: list[str], mine: list[str], other: list[str]) -> list[str | Conflict]:
    """What becomes of pieces that not all three have."""
    before, ours, theirs = ([*map(_same, pieces)] for pieces in (old, mine, other))
    if theirs in (ours, before):
        return [*mine]
    if ours == before:
        return [*other]
    return [Conflict(*("".join(pieces) for pieces in (old, mine, other)))]
