"""Prints a number in a format of Word's lists (ISO 29500-1 § 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.word_formats import numerals_of

_AFTER: Final = {1: "st", 2: "nd", 3: "rd"}
_ENCLOSED: Final = {
    "decimalEnclosedCircle": "①",
    "decimalEnclosedCircleChinese": "①",
    "decimalEnclosedParen": "⑴",
    "decimalEnclosedFullstop": "⒈",
}
"""The first of twenty signs that follow one another in Unicode."""
_LAST_ENCLOSED: Final = 20
_FIGURES: Final = {
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "hindiNumbers": "०१२३४५६७८९",
    "ideographDigital": "〇一二三四五六七八九",
}
_SAME: Final = {
    "decimalHalfWidth": "decimal",
    "decimalFullWidth2": "decimalFullWidth",
    "chineseCountingThousand": "chineseCounting",
    "taiwaneseCounting": "chineseCounting",
    "japaneseCounting": "chineseCounting",
}
"""Formats that print the same as far as lists go: up to 99."""
_WORDED: Final[dict[str, Callable[[int], str]]] = {
    "chicago": lambda number: "*†‡§"[(number - 1) % 4] * ((number + 3) // 4),
    "none": lambda _: "",
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": lambda number: f"{number}{_AFTER.get(number % 10, 'th') if number // 10 % 10 != 1 else 'th'}",
    "cardinalText": lambda number: spelled_out(number, "en", "cardinal").capitalize(),
    "ordinalText": lambda number: spelled_out(number, "en", "ordinal").capitalize(),
}


def numeral(number: int, format: str) -> str | None:
    """The number as Word prints it in a format, None where that is not known here."""
    format = _SAME.get(format, format)
    if worded := _WORDED.get(format):
        return worded(number)
    if figures := _FIGURES.get(format):
        return "".join(figures[int(figure)] for figure in str(number))
    if first := _ENCLOSED.get(format):
        return chr(ord(first) + number - 1) if 1 <= number <= _LAST_ENCLOSED else str(number)
    numerals = numerals_of(format)
    return numerals.printed(number) if numerals else None
