"""Prints numbers as Word does in the formats of its lists (ISO 29500-1 § 17.18.59), for the proof of an import.

It shares nothing with the importer, which prints them, too.
"""

from __future__ import annotations

from typing import Final

from undersigned.languages.ar import LANGUAGE as ARABIC
from undersigned.languages.icu_rules import spelled_out
from undersigned.languages.ru import LANGUAGE as RUSSIAN
from undersigned.model.list_marks import ListMark, Numerals, letter

_NUMERALS: Final = {
    "lowerLetter": Numerals.LETTERS,
    "upperLetter": Numerals.CAPITALS,
    "lowerRoman": Numerals.ROMAN,
    "upperRoman": Numerals.ROMAN_CAPITALS,
}
_LETTERS: Final = dict(
    zip(
        ("russianLower", "russianUpper", "arabicAbjad", "arabicAlpha"),
        (*RUSSIAN.list_signs, *ARABIC.list_signs),
        strict=True,
    )
)
_NOUGHTS: Final = {
    "decimalFullWidth": 0xFF10,
    "decimalFullWidth2": 0xFF10,
    "thaiNumbers": 0x0E50,
    "hindiNumbers": 0x0966,
}
"""Figures of other scripts, by their nought."""
_ENCLOSED: Final = {
    "decimalEnclosedCircle": 0x2460,
    "decimalEnclosedCircleChinese": 0x2460,
    "decimalEnclosedParen": 0x2474,
    "decimalEnclosedFullstop": 0x2488,
}
"""Figures from 1 to 20 that are one sign each, by the first."""
_LAST_ENCLOSED: Final = 20


def numeral_of(number: int, format: str) -> str:
    """A number in a format of Word; in one that is not known here, in figures."""
    if format == "none":
        return ""
    found = _worded(number, format) or _in_signs(number, format)
    return found or ListMark(_NUMERALS.get(format, Numerals.FIGURES), after="").printed(number)


def _worded(number: int, format: str) -> str:
    match format:
        case "decimalZero":
            return f"{number:02}"
        case "numberInDash":
            return f"- {number} -"
        case "cardinalText":
            return spelled_out(number, "en", "cardinal").capitalize()
        case "ordinalText":
            return spelled_out(number, "en", "ordinal").capitalize()
        case "ordinal":
            last = number % 10 if number % 100 // 10 != 1 else 0
            return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
        case "chineseCounting" | "chineseCountingThousand" | "taiwaneseCounting" | "japaneseCounting":
            return spelled_out(number, "zh", "cardinal")
        case _:
            return ""


def _in_signs(number: int, format: str) -> str:
    if nought := _NOUGHTS.get(format):
        return "".join(chr(nought + int(figure)) for figure in str(number))
    if first := _ENCLOSED.get(format):
        return chr(first + number - 1) if 1 <= number <= _LAST_ENCLOSED else ""
    if format == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(number))
    if format == "chicago" and number > 0:
        times, sign = divmod(number - 1, 4)
        return "*†‡§"[sign] * (times + 1)
    letters = _LETTERS.get(format)
    return letter(number, letters) if letters else ""
