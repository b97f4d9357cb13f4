"""Turns times into figures that stand beside their targets."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Times:
    """The seconds that several runs took. Their minimum is the program's own; the machine's other work adds to it."""

    samples: tuple[float, ...]

    @property
    def median(self) -> float:
        """The time in the middle."""
        return statistics.median(self.samples)

    @property
    def minimum(self) -> float:
        """The shortest time."""
        return min(self.samples)

    def __add__(self, other: Times) -> Times:
        return Times(tuple(map(sum, zip(self.samples, other.samples, strict=True))))


@dataclass(frozen=True)
class Measurement:
    """A figure and the most that it may be; the minimum decides."""

    name: str
    unit: str
    median: float
    minimum: float
    target: float

    @property
    def ok(self) -> bool:
        """Whether the target is met."""
        return self.minimum <= self.target


def duration(name: str, times: Times, target: float) -> Measurement:
    """A time in seconds against a target."""
    return Measurement(name, "s", times.median, times.minimum, target)


def ratio(name: str, ours: Times, theirs: Times, target: float) -> Measurement:
    """How many times as long as `theirs` is `ours`."""
    return Measurement(name, "x", ours.median / theirs.median, ours.minimum / theirs.minimum, target)
