"""Finds which edits of several files cannot all be made, because they make different things of the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from undersigned.returned.edits import Edit, EditKind

_IN_WORDS: Final = {EditKind.WORDS, EditKind.LOOKS, EditKind.SPLIT}
_WHOLE: Final = {EditKind.DELETED, EditKind.JOINED}


class Made(Protocol):
    """An edit, and the files that make it."""

    @property
    def edit(self) -> Edit:
        """What is made."""

    @property
    def files(self) -> tuple[str, ...]:
        """Who makes it."""


def contradictions(made: Sequence[Made]) -> Iterator[tuple[int, ...]]:
    """The edits that contradict each other, by their numbers, those of one contradiction together."""
    group = list(range(len(made)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    by_passage: dict[int, list[int]] = {}
    for number, one in enumerate(made):
        if one.edit.kind is not EditKind.ADDED:
            by_passage.setdefault(one.edit.passage, []).append(number)
    for numbers in by_passage.values():
        for place, first in enumerate(numbers):
            for second in numbers[place + 1 :]:
                one, other = made[first], made[second]
                if not set(one.files) & set(other.files) and _contradict(one.edit, other.edit):
                    group[root(second)] = root(first)
    together: dict[int, list[int]] = {}
    for number in range(len(made)):
        together.setdefault(root(number), []).append(number)
    yield from (tuple(numbers) for numbers in together.values() if len(numbers) > 1)


def _contradict(one: Edit, other: Edit) -> bool:
    if one.kind in _WHOLE or other.kind in _WHOLE:
        return one.does != other.does
    if one.kind in _IN_WORDS and other.kind in _IN_WORDS:
        if one.start == one.end and other.start == other.end:
            return one.start == other.start
        return one.start < other.end and other.start < one.end
    return one.kind is other.kind
