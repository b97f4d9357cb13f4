"""How much room the marks of a list take, so that the words of its items begin below one another."""

from __future__ import annotations

from typing import Final, TypeVar
from unicodedata import bidirectional, east_asian_width

from undersigned.model.letter import NumberedList

LEAST_ROOM: Final = 18.0
"""Points. The indent of lists in a house style that gives none: a bullet must stand somewhere."""
ROOMS: Final = {"wide": 27.0, "wider": 40.0, "widest": 60.0, "roman": 90.0, "long-roman": 130.0}
"""Points that lists have whose marks need more, such as `100.`, `(viii)`, `XXXVIII.`; by the names of their classes."""
_NARROW, _FULL_STOP = 3.9, 3.0
"""Points, in the letters of a text of 11 points: `i`, brackets; and a full stop."""
_WIDE: Final = {"m": 9.0, "M": 10.0, "W": 10.5}
_CAPITAL, _SMALL, _FIGURE, _ARABIC, _CHINESE = 7.9, 5.8, 5.3, 9.0, 11.0

R = TypeVar("R")


def room_of(block: NumberedList[R]) -> str | None:
    """The name of the room that the marks of a list need, None where that is no more than any list has."""
    needed = max((_width(mark) for mark in block.marks), default=0.0) * 1.1 + 2
    if needed <= LEAST_ROOM:
        return None
    return next((name for name, room in ROOMS.items() if needed <= room), [*ROOMS][-1])


def _width(mark: str) -> float:
    return sum(map(_sign_width, mark))


def _sign_width(sign: str) -> float:
    if sign == ".":
        return _FULL_STOP
    if sign in "iIjlt()-":
        return _NARROW
    if east_asian_width(sign) in "WF":
        return _CHINESE
    if bidirectional(sign) == "AL":
        return _ARABIC
    if sign.isdecimal():
        return _FIGURE
    return _WIDE.get(sign, _CAPITAL if sign.isupper() else _SMALL)
