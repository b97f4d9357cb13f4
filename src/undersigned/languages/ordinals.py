"""Turns the number of a session into the ways in which letters write its ordinal: 54th, 54^th^, fifty-fourth, LIVth.

And the other way round: which number an ordinal in a text is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import OrdinalWords
from undersigned.languages.patterns import any_of, spaced

_MOST = 99
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+(?![\w?*+{])")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def ordinal_ending(languages: tuple[Language, ...]) -> str:
    """A pattern of what follows the figures of an ordinal in some languages, raised or not."""
    ending = any_of(OrdinalWords.of_all(language.ordinals for language in languages).endings)
    return rf"(?:\^{ending}\^|\.\^\w\^|{ending})"


def ordinal_pattern(number: int) -> str:
    """A pattern of the ordinal of a number, in figures and in words of any language that is known here."""
    return _ordinal_pattern(number, all_languages())


@functools.cache
def _ordinal_pattern(number: int, languages: tuple[Language, ...]) -> str:
    before = any_of(OrdinalWords.of_all(language.ordinals for language in languages).before)
    figures = rf"{number}\s?{ordinal_ending(languages)}|{before}\s?{number}"
    return rf"(?:{figures}|{_in_words(number, languages)})" if 0 < number <= _MOST else rf"(?:{figures})"


def _in_words(number: int, languages: tuple[Language, ...]) -> str:
    return rf"{any_of(_words(number, languages))}[oa]?"


def _words(number: int, languages: tuple[Language, ...]) -> Iterator[str]:
    for language in languages:
        if language.ordinals.in_words:
            yield spaced(language.ordinals.in_words(number)).replace("-", r"[-\s]")


def _by_beginnings(ordinals: Iterable[Iterable[str]]) -> str:
    """Any of some ordinals, those with the same words together: such a pattern is made in a third of the time."""
    ends: dict[str, list[str]] = {}
    for words in ordinals:
        for word in sorted(dict.fromkeys(words), key=len, reverse=True):
            begins = _FIRST_WORD.match(word)
            first = begins[0] if begins else ""
            ends.setdefault(first, []).append(word[len(first) :])
    beginnings: dict[str, list[str]] = {}
    for first, found in ends.items():
        beginnings.setdefault("|".join(dict.fromkeys(found)), []).append(first)
    return "|".join(rf"(?:{'|'.join(firsts)})(?:{end})[oa]?" for end, firsts in beginnings.items())


@functools.cache
def any_ordinal(languages: tuple[Language, ...]) -> str:
    """A pattern of any ordinal up to 99 that is written in words or in Roman figures."""
    # The round ones come last: "quinquagésima" begins "quinquagésima quinta", too.
    numbers = sorted(range(1, _MOST + 1), key=lambda number: (number % 10 == 0, -number))
    words = _by_beginnings(_words(number, languages) for number in numbers)
    ending = any_of(OrdinalWords.of_all(language.ordinals for language in languages).endings)
    return rf"(?:{words}|(?-i:[IVXL]{{2,7}})(?:\^?{ending}\^?)?)"


def number_of(ordinal: str) -> int | None:
    """The number of an ordinal that stands in a text, in figures, in words or in Roman figures."""
    if figures := re.search(r"\d+", ordinal):
        return int(figures[0])
    known = all_languages()
    if found := _which(known).fullmatch(ordinal):
        return int(str(found.lastgroup)[1:])
    return _roman(ordinal)


@functools.cache
def _which(languages: tuple[Language, ...]) -> re.Pattern[str]:
    groups = (f"(?P<n{number}>{_in_words(number, languages)})" for number in range(1, _MOST + 1))
    return re.compile("|".join(groups), re.IGNORECASE)


def _roman(figures: str) -> int | None:
    written = re.match(r"[IVXLC]+", figures)
    values = [_ROMAN[sign] for sign in written[0]] if written else []
    following = [*values[1:], 0]
    return (
        sum(-value if value < then else value for value, then in zip(values, following, strict=False)) or None
    )
