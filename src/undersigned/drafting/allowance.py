"""Counts what the templates of one letter do, and stops one that has no end."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

MOST_STEPS = 1_000_000
"""How many rounds of loops, calls and entries given to filters; 600 signatories take some 2,000."""
MOST_TEXT = 20_000_000
"""How many characters are put together; a letter of 160 pages takes two million."""
MOST_SECONDS = 20
"""How long the processor may be at it; the usual letter takes a hundredth of a second."""
LARGEST_NUMBER = 10**15


class Exhausted(Exception):
    """A template takes more steps, text or time than any letter needs."""


class Allowance:
    """What is left to the templates of one letter."""

    def __init__(self) -> None:
        self._steps = 0
        self._text = 0
        self._start = time.process_time()

    def step(self, steps: int = 1) -> None:
        """Count some steps. Raises `Exhausted` where they are too many, or took too long."""
        self._steps += steps
        if self._steps > MOST_STEPS or time.process_time() - self._start > MOST_SECONDS:
            raise Exhausted

    def text(self, length: int) -> None:
        """Count some characters that are put together. Raises `Exhausted` where they are too many."""
        self._text += length
        if self._text > MOST_TEXT:
            raise Exhausted

    def counted(self, value: object) -> object:
        """The value, after its length was counted; what has no length is counted as it is gone through."""
        match value:
            case str():
                self.text(len(value))
            case list() | tuple() | dict() | range():
                self.step(len(value))
            case Iterator():
                return self.each(value)
            case _:
                self.step()
        return value

    def each(self, items: Iterable[object]) -> Iterator[object]:
        """The items, each of them a step."""
        for item in items:
            self.step()
            yield item


def limited_range(*bounds: int) -> range:
    """Jinja's `range`, no longer than a letter can need."""
    numbers = range(*bounds)
    if numbers[MOST_STEPS:]:
        raise Exhausted
    return numbers
