"""Finds numbers that are written in words or figures: "twenty-one", "vingt et une", "двадцати одной", 12, ١٢."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from undersigned.languages.icu_rules import all_spelled_out
from undersigned.languages.language import Language
from undersigned.languages.number_words import LARGEST
from undersigned.languages.patterns import any_of

_FIGURES: Final = r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)|\d+"
_HAN: Final = "\u4e00-\u9fff"
_LETTER: Final = rf"[^\W\d_{_HAN}]"
NO_LETTER_BEHIND: Final = rf"(?!{_LETTER})"
"""A pattern of the end of a word, which Chinese does not show."""


_WITH_ALL_WORDS: Final = (*range(2, 32), *range(40, 110, 10), 101, 121, *range(200, 1000, 100))
"""Numbers that have every word among them which other numbers up to 999 are made of."""


@dataclass(frozen=True)
class SpelledNumber:
    """A number in a text, from `start` to `end` (offsets from 0)."""

    value: int
    start: int
    end: int


def spelled_numbers(text: str, language: Language) -> Iterator[SpelledNumber]:
    """The numbers in a text: in figures, and from 2 to 999 in words. "One" is an article in many languages."""
    for found in _pattern(language).finditer(text):
        figures = re.sub(r"[.,\s]", "", found[0])
        value = int(figures) if figures.isdecimal() else _values(language).get(_plain(found[0], language))
        if value is not None:
            yield SpelledNumber(value, *found.span())


@functools.cache
def _pattern(language: Language) -> re.Pattern[str]:
    """A pattern of figures, and of words that may make a number."""
    first, behind = set[str](), set[str]()
    for number in _WITH_ALL_WORDS:
        for words in all_spelled_out(number, language.tag):
            token, *others = _tokens(words)
            first.add(token)
            behind.update(others)
    begins = any_of(language.counts.numbers or map(re.escape, first))
    goes_on = any_of(language.counts.numbers or map(re.escape, first | behind))
    words = rf"(?<!{_LETTER}){begins}(?:[\s-]*{goes_on})*{NO_LETTER_BEHIND}"
    return re.compile(rf"{_FIGURES}|{words}", re.IGNORECASE)


@functools.cache
def _values(language: Language) -> dict[str, int]:
    """What each number is in words; made when a text has some, as in languages with many cases it takes its time."""
    return {
        _plain(words, language): number
        for number in range(2, LARGEST + 1)
        for words in all_spelled_out(number, language.tag)
    }


def _plain(words: str, language: Language) -> str:
    own = language.counts.plain_number
    return own(words) if own else "".join(_tokens(words.lower()))


def _tokens(words: str) -> list[str]:
    """The words of a number; Chinese puts no space between them."""
    return list(words) if "\u4e00" <= words[0] <= "\u9fff" else words.replace("-", " ").split()
