"""Knows which differences an import has told of by itself: those whose very words it named, at their place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from undersigned.importing.compared_lines import Rules
from undersigned.importing.found_differences import Difference
from undersigned.importing.manuscript import Leftover

_QUOTED: Final = re.compile("“([^”]+)”")
_PARAGRAPHS: Final = re.compile(r"paragraph ((?:\d+(?:, )?)+)")
_JOINED: Final = "joined"
"""The code of what is said of two pieces of a paragraph."""
_NEAR: Final = 3
"""Paragraphs by which entries of a list may stand apart: empty ones, and headings."""
_COUNTED: Final = "notes-count"
"""That of how notes are counted and marked."""


@dataclass(frozen=True)
class _Remark:
    """What was told: the words that it quotes, the paragraphs that it is about, and how the first of them begins."""

    code: str
    quoted: tuple[str, ...]
    numbers: frozenset[int]
    start: str

    def is_about(self, difference: Difference) -> bool:
        """Whether it is about the paragraph that differs: by its number, else by its first words."""
        if self.numbers and difference.numbers:
            return bool(self.numbers & difference.numbers)
        starts = map(_squeezed, difference.starts)
        return not self.start or not difference.starts or any(one.startswith(self.start) for one in starts)


class Told:
    """The remarks of an import on what it did not carry over as it was; each excuses what it names, once."""

    def __init__(self, leftovers: Iterable[Leftover]) -> None:
        self._remarks = [_remark(left) for left in leftovers if left.code != "tracked-change"]
        self._used = set[tuple[int, int]]()
        self._reach = dict[int, int]()
        """By remark, the last paragraph of those that begin with the same sign."""

    def knows(self, difference: Difference) -> bool:
        """Whether remarks name all that a letter lacks there, word for word, and it has nothing else instead."""
        if difference.is_of_marks and any(one.code == _COUNTED for one in self._remarks):
            return True
        if difference.is_joined:
            return any(one.code == _JOINED and one.is_about(difference) for one in self._remarks)
        found = [self._naming(words, difference) for words in difference.lost]
        if not found or None in found:
            return False
        self._used.update(one for one in found if one)
        return True

    def _naming(self, words: str, difference: Difference) -> tuple[int, int] | None:
        wanted = _squeezed(words)
        for index, remark in enumerate(self._remarks):
            for which, quoted in enumerate(remark.quoted):
                if quoted != wanted:
                    continue
                if not any(map(str.isalnum, quoted)):
                    if self._goes_on(index, difference):
                        return index, which
                elif (index, which) not in self._used and remark.is_about(difference):
                    return index, which
        return None

    def _goes_on(self, index: int, difference: Difference) -> bool:
        """Whether a sign stands in the row of paragraphs that one remark is about: of all of them it is told once."""
        remark = self._remarks[index]
        if not remark.numbers or not difference.numbers:
            return True
        at = min(difference.numbers)
        goes_on = 0 <= at - self._reach.get(index, min(remark.numbers)) <= _NEAR
        if goes_on:
            self._reach[index] = at
        return goes_on


def _remark(left: Leftover) -> _Remark:
    numbers = _PARAGRAPHS.search(left.where)
    starts = _QUOTED.findall(left.where)
    return _Remark(
        left.code,
        tuple(map(_squeezed, _QUOTED.findall(left.what))),
        frozenset(map(int, re.findall(r"\d+", numbers[1]))) if numbers else frozenset(),
        _squeezed(starts[0].removesuffix(" …")) if starts else "",
    )


def _squeezed(words: str) -> str:
    return "".join(Rules().text(words).split())
