"""Finds the lines of a paragraph that begin like the items of a list, and would run together in the letter.

`1.1`, `[a]`, `①`, `**1.**`, `ñ)` behind `b)`: no list is made of them, and whoever set each on a line of its own meant
the lines to stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from undersigned.languages.known import all_languages

SHORT: Final = 50
"""Characters: a line that is shorter is none that an editor has broken."""

_LONG: Final = "|".join(
    [
        *(sign for one in all_languages() for signs in one.list_signs for sign in signs if len(sign) > 1),
        "[ivxlcdm]{2,8}|[IVXLCDM]{2,8}",
    ]
)
"""Numerals of several letters."""
_SIGN: Final = re.compile(
    rf"""
    [*_]{{0,3}}
    (?:
      (?P<enclosed>[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289])
    | (?P<before>[(\uff08\[]?)
      (?P<numeral>\d{{1,3}}(?:\.\d{{1,3}})*|{_LONG}|(?P<letter>[^\W\d_])(?:(?P=letter)|ـ)?)
      (?P<after>
        (?:\.\)|\.-|[.)\]/°º:]|[ ]?[-\u2013\u2014])(?=[*_]{{0,3}}(?:\s|$))
      | [\uff09\u3001\uff0e\uff1a]
      | (?=[*_]{{0,3}}\s)
      )
    )
    """,
    re.VERBOSE,
)
_INITIAL: Final = re.compile(r"[^\W\d_]\.")


@dataclass(frozen=True)
class _Sign:
    """What a line begins with: its signs, and what its numeral counts."""

    text: str
    style: tuple[str, str]
    numbers: tuple[int, ...]
    """Those of `1.2`; nothing for other numerals."""

    @property
    def is_initial(self) -> bool:
        """Whether it may be that of somebody's name."""
        return is_initial(self.text)

    def runs_on(self, other: _Sign, above: str) -> bool:
        """Whether a line that begins with another sign, below one `above`, is as much an item as this one's."""
        if self.style != other.style:
            return False
        if len(self.numbers) > 1 or len(other.numbers) > 1:
            return other.numbers in _following(self.numbers)
        if other.is_initial:
            return self.is_initial and len(above.strip()) < SHORT
        return True


def is_initial(mark: str) -> bool:
    """Whether a mark is a capital letter with a full stop, as at the start of a name."""
    return bool(_INITIAL.fullmatch(mark)) and mark != mark.lower()


def typed_sign(line: str) -> str:
    """What a line begins with that looks like the mark of an item; nothing if it does not."""
    found = _sign(line)
    return found.text.strip("*_") if found else ""


def is_run_on(line: str, above: str, beginnings: Iterable[str]) -> bool:
    """Whether a line that goes on with the one `above` begins like a line that it stands below."""
    sign = _sign(line)
    return sign is not None and any(
        other is not None and other.runs_on(sign, above) for other in map(_sign, beginnings)
    )


def _sign(line: str) -> _Sign | None:
    found = _SIGN.match(line.lstrip())
    if found is None:
        return None
    if found["enclosed"]:
        return _Sign(found[0], ("①", ""), ())
    numbers = tuple(map(int, found["numeral"].split("."))) if found["numeral"][0].isdecimal() else ()
    if not found["after"] and (len(numbers) == 1 or not numbers):
        return None
    return _Sign(found[0], (found["before"], found["after"]), numbers)


def _following(numbers: tuple[int, ...]) -> Iterable[tuple[int, ...]]:
    """What can come next: `1.3`, `1.2.1` or `2.1` behind `1.2`."""
    yield (*numbers, 1)
    for depth in range(1, len(numbers) + 1):
        raised = (*numbers[: depth - 1], numbers[depth - 1] + 1)
        yield raised
        yield (*raised, *(1,) * (len(numbers) - depth))
