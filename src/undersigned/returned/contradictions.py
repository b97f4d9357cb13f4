"""Finds which edits of several files cannot all be made, because they make different things of the same words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Protocol

from undersigned.returned.edits import Edit, Passage
from undersigned.returned.side_by_side import contradict


class Made(Protocol):
    """An edit, and the files that make it."""

    @property
    def edit(self) -> Edit:
        """What is made."""

    @property
    def files(self) -> tuple[str, ...]:
        """Who makes it."""


def contradictions(made: Sequence[Made], passages: Sequence[Passage]) -> Iterator[tuple[int, ...]]:
    """The edits that contradict each other, by their numbers, those of one contradiction together."""
    group = list(range(len(made)))

    def root(number: int) -> int:
        while group[number] != number:
            number = group[number]
        return number

    for (first, one), (second, other) in itertools.combinations(enumerate(made), 2):
        if not set(one.files) & set(other.files) and contradict(one.edit, other.edit, passages):
            group[root(second)] = root(first)
    together: dict[int, list[int]] = {}
    for number in range(len(made)):
        together.setdefault(root(number), []).append(number)
    yield from (tuple(numbers) for numbers in together.values() if len(numbers) > 1)
