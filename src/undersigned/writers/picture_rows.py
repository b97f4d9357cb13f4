"""How wide pictures in a row are, so that all have one height and none is cut.

A row is as wide as the text allows, or as wide as its pictures are at the height that they may have.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.model.letter import Image

HIGHEST: Final = 48.0
"""Points that a picture in a row may be high."""
_GAP: Final = 0.025
"""Of the width of the row, between two pictures."""
_FILLED: Final = 0.98
"""Of the width of the row; without anything to spare, rounding would let the line end before the last picture."""


@dataclass(frozen=True)
class PictureRow:
    """Pictures in a row."""

    images: Sequence[Image]
    highest: float = HIGHEST
    """Points that its pictures may be high."""
    room: float | None = None
    """Points that there are for it from left to right, where that is not the width of the text."""

    @property
    def widest(self) -> float:
        """Points: the width of the row at the height that its pictures may have, in the room that there is."""
        width = self.highest * self._ratios / self._of_pictures
        return width if self.room is None else min(width, self.room)

    @property
    def gap(self) -> float:
        """The share of the row's width between two pictures."""
        return _GAP

    @property
    def shares(self) -> list[float]:
        """The share of the row's width that each picture takes; their heights are the same then."""
        return [self._of_pictures * image.width / image.height / self._ratios for image in self.images]

    @property
    def _ratios(self) -> float:
        return sum(image.width / image.height for image in self.images)

    @property
    def _of_pictures(self) -> float:
        return _FILLED - _GAP * (len(self.images) - 1)
