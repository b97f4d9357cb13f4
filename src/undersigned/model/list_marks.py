"""What stands before the items of a numbered list: numerals, and the signs around them, as in `(a)`, `iv.`, `3)`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final, assert_never

LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = (
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10),
    ("ix", 9), ("v", 5), ("iv", 4), ("i", 1),
)  # fmt: skip
_MOST_ROMAN: Final = 3999
"""What roman numerals go up to; Word prints figures from there on."""


class Numerals(Enum):
    """In what the items of a list are counted."""

    FIGURES = "figures"
    LETTERS = "letters"
    CAPITALS = "capital letters"
    ROMAN = "roman numerals"
    ROMAN_CAPITALS = "roman numerals in capitals"


@dataclass(frozen=True)
class ListMark:
    """How the number of an item is printed: `ListMark(Numerals.LETTERS, "(", ")")` prints `(c)` for 3."""

    numerals: Numerals = Numerals.FIGURES
    before: str = ""
    after: str = "."
    signs: tuple[str, ...] = ()
    """The letters of another alphabet than the Latin one, in order; or ten figures that are not 0 to 9."""

    def printed(self, number: int) -> str:
        """What stands before the item of that number."""
        return f"{self.before}{self._numeral(number)}{self.after}"

    def _numeral(self, number: int) -> str:
        match self.numerals:
            case Numerals.FIGURES:
                figures = str(number)
                return "".join(self.signs[int(figure)] for figure in figures) if self.signs else figures
            case Numerals.LETTERS:
                return letter(number, self.signs or tuple(LATIN))
            case Numerals.CAPITALS:
                return letter(number, self.signs or tuple(LATIN.upper()))
            case Numerals.ROMAN:
                return roman(number)
            case Numerals.ROMAN_CAPITALS:
                return roman(number).upper()
            case _:
                assert_never(self.numerals)


PLAIN: Final = ListMark()
"""Figures with a full stop."""


def letter(number: int, letters: tuple[str, ...]) -> str:
    """The letter of a number from 1; after the last each stands twice, as in Word (ISO 29500-1 § 17.18.59)."""
    if number < 1:
        return str(number)
    times, index = divmod(number - 1, len(letters))
    return letters[index] * (times + 1)


def roman(number: int) -> str:
    """The number in small roman numerals, or in figures where these have none."""
    if not 1 <= number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for numeral, value in _ROMAN:
        times, number = divmod(number, value)
        text += numeral * times
    return text
