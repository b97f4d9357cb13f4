"""The letterhead of a Word file, as it was found there: pictures and lines, each with the side on which it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from undersigned.model.findings import Place, counted
from undersigned.model.letterhead import Side


@dataclass(frozen=True)
class HeadLine:
    """A line of words."""

    words: str
    side: Side
    bold: bool = False


@dataclass(frozen=True)
class HeadPicture:
    """A picture as the file has it; `height` in points as it is shown, 0 where that is not said."""

    data: bytes
    extension: str
    """Of its file: `png`, `jpg`, or another, which no letter can hold."""
    alternative: str
    side: Side
    height: float = 0.0


HeadItem: TypeAlias = HeadLine | HeadPicture


@dataclass(frozen=True)
class Overlap:
    """What lies over the text of a page: what it is, how far it reaches into the text, in points, and from where."""

    what: str
    depth: float
    margin: float
    """The margin of the page at that edge, in points."""
    edge: str
    """`top` or `bottom`."""
    pages: str
    """`the first page` or `every page`."""


@dataclass(frozen=True)
class WordHead:
    """What stands at the head of a Word file: in the header of its first page or, where that is empty, in its text."""

    items: tuple[HeadItem, ...] = ()
    in_text: bool = False
    """Whether it stands in the text, which no letter takes over."""
    overlaps: tuple[Overlap, ...] = ()
    is_ruled: bool = False
    """Whether a line is drawn below it."""
    left_out: tuple[str, ...] = ()
    """What of it prints something else on another day, page or computer, with the names of its fields."""

    @property
    def is_printed(self) -> bool:
        """Whether a letter that is made on the file has it."""
        return bool(self.items) and not self.in_text

    @property
    def pictures(self) -> tuple[HeadPicture, ...]:
        """Its pictures."""
        return tuple(item for item in self.items if isinstance(item, HeadPicture))

    @property
    def lines(self) -> tuple[HeadLine, ...]:
        """Its lines."""
        return tuple(item for item in self.items if isinstance(item, HeadLine))

    def __str__(self) -> str:
        """What it is, in words: `a picture and 3 lines`."""
        found = ((len(self.pictures), "picture"), (len(self.lines), "line"))
        return " and ".join(
            f"a {what}" if count == 1 else counted(count, what) for count, what in found if count
        )


@dataclass(frozen=True)
class Reference:
    """A Word file that lends a letter its letterhead and styles, where it lies, and what reads its head."""

    data: bytes
    place: Place
    read_head: Callable[[bytes], WordHead]

    @cached_property
    def head(self) -> WordHead:
        """The letterhead in it."""
        return self.read_head(self.data)
