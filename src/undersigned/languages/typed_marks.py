"""Reads the mark that somebody typed before an item of a list: `(b)` goes in, all that it can mean comes out.

`c)` is the third letter or a hundred in roman numerals, `(أ)` the first letter of two series; the next mark decides.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.languages.known import all_languages
from undersigned.model.list_marks import LATIN, PLAIN, ListMark, Numerals, roman

_MARK: Final = re.compile(
    r"(?P<before>[(（])?(?P<numeral>\d{1,9}|[^\W\d_]{1,15}ـ?)"
    r"(?P<after>(?(before)[)）]|(?:\.\)|\.-|[.)-](?!\w)|[．）、])))"
)
_FIGURES: Final = ("", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９")
"""Series of figures in which Word counts, too; 0 to 9 need no telling."""
_LEAST_REPEATED: Final = 2
_ROMAN: Final = re.compile(r"[ivxlcdm]+")
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@dataclass(frozen=True)
class TypedMark:
    """A mark at the start of a line: all that it can mean, and how many characters it has."""

    readings: tuple[tuple[ListMark, int], ...]
    length: int

    def reading_as(self, mark: ListMark) -> int | None:
        """The number that it has among marks of that kind."""
        return dict(self.readings).get(mark)


@functools.lru_cache(4096)
def typed_mark(line: str) -> TypedMark | None:
    """The mark at the start of a line, None where there is none. A space need not follow it."""
    found = _MARK.match(line)
    if found is None:
        return None
    before, after = found["before"] or "", found["after"]
    readings = tuple(
        (ListMark(numerals, before, after, signs), number)
        for numerals, signs, number in _numerals(found["numeral"])
    )
    return TypedMark(readings, found.end()) if readings else None


def read_marks(marks: Sequence[str]) -> tuple[ListMark, int]:
    """The kind of marks that a list of them is, and where it begins to count."""
    first, second = (typed_mark(mark) for mark in (marks[0], marks[min(1, len(marks) - 1)]))
    readings = first.readings if first else ((PLAIN, 1),)
    borne_out = (
        (mark, number) for mark, number in readings if second and second.reading_as(mark) == number + 1
    )
    return next(borne_out, readings[0])


def _numerals(text: str) -> Iterator[tuple[Numerals, tuple[str, ...], int]]:
    """All that a numeral can be: in what it counts, the signs of it, and its number."""
    if text.isdecimal():
        if len(text) > 1 and int(text[0]) == 0:
            return  # `01.` would be printed as `1.`
        for figures in _FIGURES:
            if all(sign in (figures or "0123456789") for sign in text):
                yield Numerals.FIGURES, tuple(figures), int(text)
        return
    small = text.lower()
    if text.isascii() and text in (small, text.upper()):
        letters, romans = (
            (Numerals.LETTERS, Numerals.ROMAN)
            if text == small
            else (Numerals.CAPITALS, Numerals.ROMAN_CAPITALS)
        )
        if set(small) == {small[0]} and (len(small) == 1 or len(small) == _LEAST_REPEATED):
            yield letters, (), LATIN.index(small[0]) + 1 + len(LATIN) * (len(small) - 1)
        if (number := _roman_value(small)) is not None:
            yield romans, (), number
    for signs, number in _series().get(text.removesuffix("ـ"), ()):
        yield (Numerals.CAPITALS if text != small else Numerals.LETTERS), signs, number


def _roman_value(text: str) -> int | None:
    """The number of a roman numeral in small letters, None where it is none."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[sign] for sign in text]
    number = sum(
        value if value >= following else -value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    return number if roman(number) == text else None


@functools.cache
def _series() -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """In which series of the languages each sign stands, and where."""
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for language in all_languages():
        for signs in language.list_signs:
            for number, sign in enumerate(signs, 1):
                found.setdefault(sign.removesuffix("ـ"), []).append((signs, number))
    return found
