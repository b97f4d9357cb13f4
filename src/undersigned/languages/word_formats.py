"""What Word calls the numerals in which lists are counted (ISO 29500-1 § 17.18.59), where letters have them, too."""

from __future__ import annotations

from typing import Final

from undersigned.languages.known import all_languages
from undersigned.model.list_marks import ListMark, Numerals

_LATIN: Final = {
    Numerals.FIGURES: "decimal",
    Numerals.LETTERS: "lowerLetter",
    Numerals.CAPITALS: "upperLetter",
    Numerals.ROMAN: "lowerRoman",
    Numerals.ROMAN_CAPITALS: "upperRoman",
}
_FULL_WIDTH: Final = "０１２３４５６７８９"
_OF_SIGNS: Final = {
    _FULL_WIDTH[:3]: "decimalFullWidth",
    "абв": "russianLower",
    "АБВ": "russianUpper",
    "أبج": "arabicAbjad",
    "أبت": "arabicAlpha",
    "一二三": "chineseCounting",
}
"""By the first three signs."""


def word_format(mark: ListMark) -> str | None:
    """Word's name for what a list is counted in, None where it has none, as for the figures of Arabic."""
    return _OF_SIGNS.get("".join(mark.signs[:3])) if mark.signs else _LATIN[mark.numerals]


def numerals_of(format: str) -> ListMark | None:
    """The numerals of a format, without signs around them; None where letters do not have them."""
    for numerals, name in _LATIN.items():
        if name == format:
            return ListMark(numerals, after="")
    if format == _OF_SIGNS[_FULL_WIDTH[:3]]:
        return ListMark(after="", signs=tuple(_FULL_WIDTH))
    for language in all_languages():
        for signs in language.list_signs:
            if _OF_SIGNS.get("".join(signs[:3])) == format:
                return ListMark(Numerals.LETTERS, after="", signs=signs)
    return None
