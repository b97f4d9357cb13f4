"""A letterhead as its keys give it: sides with logos and lines, and how a part of it looks on a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from undersigned.model.findings import Located, Place
from undersigned.model.style import POINTS

USUAL_HEIGHT: Final = 18 * POINTS["mm"]
"""Points that logos are high where nothing else is said."""


class Side(Enum):
    """Where a part of a letterhead stands; `left` is where lines begin, which is the right in Arabic."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True)
class Logo:
    """A picture file, and the name that is read out to those who cannot see it."""

    file: Located
    words: str


@dataclass(frozen=True)
class HeadSide:
    """One side of a letterhead: logos above lines. Without a `side`, it is set as the house style sets the part."""

    side: Side | None
    logos: tuple[Logo, ...] = ()
    name: Located | None = None
    lines: tuple[Located, ...] = ()
    height: float | None = None
    """Of its logos, in points, where it is not that of the whole letterhead."""


@dataclass(frozen=True)
class Letterhead:
    """A letterhead that keys give; `height` of its logos in points."""

    sides: tuple[HeadSide, ...]
    place: Place
    height: float = USUAL_HEIGHT
    rule: bool = False
    """Whether a line is drawn below it."""


@dataclass(frozen=True)
class HeadLook:
    """How a part of a letterhead is set: its side, the height of its pictures in points, whether a line follows."""

    side: Side | None = None
    height: float | None = None
    rule: bool = False
    of_signatories: bool = False
    """Whether it holds the logos of those who sign, which no Word file has in its header."""
