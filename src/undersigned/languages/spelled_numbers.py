"""Finds numbers that are written in words or figures: "twenty-one", "vingt et une", "двадцати одной", 12, ١٢."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from undersigned.languages.icu_rules import all_spelled_out
from undersigned.languages.language import Language
from undersigned.languages.number_words import LARGEST
from undersigned.languages.patterns import any_of

_FIGURES: Final = r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?!\d)|\d+"
_TOKEN: Final = re.compile(r"[\u4e00-\u9fff]|[^\W\d_]+")
"""A word of a number; Chinese puts no space between them."""
_LETTER: Final = r"[^\W\d_\u4e00-\u9fff]"
NO_LETTER_BEHIND: Final = rf"(?!{_LETTER})"
"""A pattern of the end of a word, which Chinese does not show."""


@dataclass(frozen=True)
class SpelledNumbers:
    """The numbers of a language: a pattern that finds one, and what a found one is."""

    pattern: str
    _values: dict[str, int]
    _plain: Callable[[str], str]

    def value(self, found: str) -> int | None:
        """The number that was found; None where the words make none."""
        figures = re.sub(r"[.,\s]", "", found)
        return int(figures) if figures.isdecimal() else self._values.get(self._plain(found))


@functools.cache
def spelled_numbers(language: Language) -> SpelledNumbers:
    """The numbers of a language: in figures, and from 2 to 999 in its words. "One" is an article in many languages."""
    plain = language.counts.plain_number or _plain
    values: dict[str, int] = {}
    first, tokens = set[str](), set[str]()
    for number in range(2, LARGEST + 1):
        for words in all_spelled_out(number, language.tag):
            values.setdefault(plain(words), number)
            found = _TOKEN.findall(words.lower())
            first.update(found[:1])
            tokens.update(found)
    begins, goes_on = (language.counts.numbers or map(re.escape, some) for some in (first, tokens))
    words = rf"(?<!{_LETTER}){any_of(begins)}(?:[\s-]*{any_of(goes_on)})*{NO_LETTER_BEHIND}"
    return SpelledNumbers(rf"(?:{_FIGURES}|{words})", values, plain)


def _plain(words: str) -> str:
    return "".join(_TOKEN.findall(words.lower()))
