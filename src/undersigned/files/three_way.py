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


_IN_A_LINE = re.compile(r"[-*+#|>:]|\d+[.)]\s|\[\^")
"""How a piece begins that has a line of its own."""
_SET_IN = re.compile(rf"\s*?\n?([ \t]+)(?:{_IN_A_LINE.pattern})")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\n")
"""A line break that is printed (CommonMark 0.31.2, § 6.7)."""


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
    for number, (first, end), (others_first, others_end) in _cuts(old, mine, other):
        found += _decided(old[at[0] : number], mine[at[1] : first], other[at[2] : others_first])
        found += _decided([], mine[first:end], other[others_first:others_end])
        at = (number, end, others_end)
    return found


def joined(pieces: Sequence[str | Conflict], choose: Callable[[Conflict], str]) -> str:
    """The merged text, where somebody chooses what each conflict becomes."""
    text = ""
    for piece in pieces:
        words = choose(piece) if isinstance(piece, Conflict) else piece
        if text.endswith("\n") or not text:
            words = words.lstrip("\n")
        elif words and not words[0].isspace():
            words = f"\n{words}" if _IN_A_LINE.match(words) else f" {words}"
        text += words
    return f"{text.strip(chr(10))}\n"


def conflicts_of(pieces: Sequence[str | Conflict]) -> list[Conflict]:
    """The conflicts among some pieces."""
    return [piece for piece in pieces if isinstance(piece, Conflict)]


def _pieces(text: str) -> list[str]:
    text = text.strip("\n")
    return ["\n\n" if found["gap"] else found[0] for found in _PIECE.finditer(text)]


def _same(piece: str) -> str:
    """What two pieces have in common that say the same; how far an item is set in, and a printed line break, count."""
    words = " ".join(_HARD_BREAK.sub(r"\\\n", piece).split())
    depth = _SET_IN.match(piece)
    return f"{depth[1] if depth else ''}{words}" or "\n\n"


def _cuts(
    old: list[str], mine: list[str], other: list[str]
) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Before which pieces of the base both later texts can be cut, last behind all, and from where to where in each.

    So what each changed in the neighbourhood of the other stays out of a conflict.
    """
    to_mine, to_other = (dict(_pairs(old, later)) for later in (mine, other))
    for number in range(len(old) + 1):
        cuts = [_cut(number, to, len(old), len(later)) for to, later in ((to_mine, mine), (to_other, other))]
        if cuts[0] is not None and cuts[1] is not None:
            yield number, cuts[0], cuts[1]


def _cut(number: int, kept: dict[int, int], length: int, later: int) -> tuple[int, int] | None:
    """Where a later text has what stands between two pieces of the base; None where it has neither of them."""
    behind = 0 if number == 0 else kept[number - 1] + 1 if number - 1 in kept else None
    before = later if number == length else kept.get(number)
    if behind is None and before is None:
        return None
    return (
        behind if behind is not None else before or 0,
        before if before is not None else behind or 0,
    )


def _pairs(old: list[str], later: list[str]) -> Iterator[tuple[int, int]]:
    """Which piece of a text is which of a later one: the same, or what stands in the place of as many as it is."""
    matcher = difflib.SequenceMatcher(None, [*map(_same, old)], [*map(_same, later)], autojunk=False)
    for kind, first, end, second, later_end in matcher.get_opcodes():
        pairs = [*zip(range(first, end), range(second, later_end), strict=False)]
        is_each = end - first == later_end - second and all(
            old[one].isspace() == later[two].isspace() for one, two in pairs
        )
        if kind == "equal" or is_each:
            yield from pairs


def _decided(old: list[str], mine: list[str], other: list[str]) -> list[str | Conflict]:
    """What becomes of pieces that not all three have."""
    before, ours, theirs = ([*map(_same, pieces)] for pieces in (old, mine, other))
    if theirs in (ours, before):
        return [*mine]
    if ours == before:
        return [*other]
    return [Conflict(*("".join(pieces) for pieces in (old, mine, other)))]
