"""Finds where two rows of words differ, in a time that grows with their length and not with its square."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WINDOW = 150
"""As many words are compared at first where two rows part; four times as many each time that they do not meet."""
_MEETING = 3
"""As many words must be the same for two rows to have met again."""


class Difference(NamedTuple):
    """Where two rows differ: from which word to which, in the one and in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def differences(one: Sequence[str], other: Sequence[str]) -> Iterator[Difference]:
    """The stretches in which two rows of words differ, from left to right."""
    here, there = 0, 0
    while here < len(one) or there < len(other):
        same = _same(one, other, here, there)
        here, there = here + same, there + same
        if here == len(one) and there == len(other):
            return
        found, here, there = _until_they_meet(one, other, here, there)
        yield from found


def _same(one: Sequence[str], other: Sequence[str], here: int, there: int) -> int:
    """How many words are the same from here and there on."""
    most = min(len(one) - here, len(other) - there)
    same, step = 0, 256
    while step:  # whole stretches first
        mine, theirs = here + same, there + same
        if same + step <= most and one[mine : mine + step] == other[theirs : theirs + step]:
            same += step
        else:
            step //= 4
    return same


def _until_they_meet(
    one: Sequence[str], other: Sequence[str], here: int, there: int
) -> tuple[list[Difference], int, int]:
    """The differences up to where two rows that part here and there meet again, and that place."""
    window = _WINDOW
    while True:
        left, right = one[here : here + window], other[there : there + window]
        is_rest = here + window >= len(one) and there + window >= len(other)
        found: list[Difference] = []
        for tag, i, j, k, m in SequenceMatcher(
            None, left, right, autojunk=window > 16 * _WINDOW
        ).get_opcodes():
            if tag != "equal":
                found.append(Difference(here + i, here + j, there + k, there + m))
            elif j - i >= _MEETING and found:
                return found, here + i, there + k
        if is_rest:
            return found, len(one), len(other)
        window *= 4
