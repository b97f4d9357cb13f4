"""Knows the names that an import writes down in another order: side by side or in one line, they become a list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from undersigned.importing.compared_lines import Line
from undersigned.importing.found_differences import Difference, at_line, cut, place_of, stretches, together
from undersigned.model.letter import Role

_WORD: Final = re.compile(r"\w+")


def rearranged(was: Sequence[Line], now: Sequence[Line]) -> tuple[list[Line], list[Line], list[Difference]]:
    """The lines, less the names that sign where these are the same in other lines; and the word that they are so.

    Each line of the letter has to stand in the file as it is, and nothing may be lost or added.
    """
    signing = [at for at, line in enumerate(now) if line.role is Role.SIGNATORIES]
    if not signing:
        return list(was), list(now), []
    start, end = signing[0], signing[-1] + 1
    others = list(stretches(was, now))
    first, last = _at_start(others, start), _at_end(others, end, len(was) - len(now))
    old, new = was[first:last], now[start:end]
    before, after = [word for line in old for word in _words(line)], [_words(line) for line in new]
    said = f" {' '.join(before)} "
    is_same = Counter(before) == Counter(word for line in after for word in line)
    if old == new or not is_same or any(f" {' '.join(line)} " not in said for line in after):
        return list(was), list(now), []
    told = Difference(
        f"{at_line(old[0])}the list of names is written down in another order: the file has “{cut(together(old))}”, "
        f"and the letter “{cut(together(new))}”",
        next((place_of(line) for line in new if place_of(line)), None),
        "look at 'signatories' in campaign.yaml",
        is_rearranged=True,
    )
    return [*was[:first], *was[last:]], [*now[:start], *now[end:]], [told]


def _at_start(stretches: Iterable[tuple[int, int, int, int]], at: int) -> int:
    """Where a line of the letter stands in the file, with all that differs from there on."""
    shift = 0
    for i, j, k, m in stretches:
        if at <= k:
            return at + i - k
        if at < m:
            return j
        shift = j - m
    return at + shift


def _at_end(stretches: Iterable[tuple[int, int, int, int]], at: int, shift: int) -> int:
    for i, j, k, m in stretches:
        if at < k:
            return at + i - k
        if at <= m:
            return j if at == m else i
    return at + shift


def _words(line: Line) -> list[str]:
    return [word for token in line.key for word in _WORD.findall(token)]
