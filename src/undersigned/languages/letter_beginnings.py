"""Tells by its words what a letter begins with, in whichever language: its salutation, or a line with its date."""

from __future__ import annotations

import functools
import re
from typing import Final

from undersigned.languages import known
from undersigned.languages.language import Language
from undersigned.languages.looked_for import FrameWords
from undersigned.languages.patterns import any_of

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_WORDS: Final = 6
"""Words of a line with a place and a date."""


def salutation(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """How salutations begin."""
    printed = (re.escape(one.letter.salutation) for one in languages if one.letter.salutation)
    words = FrameWords.of_all(language.frame for language in languages)
    return re.compile(any_of((*printed, *words.salutations)), re.IGNORECASE)


def is_salutation(line: str) -> bool:
    """Whether a line begins as salutations do."""
    return _salutation(known.all_languages()).match(line.strip()) is not None


def names_month(line: str) -> bool:
    """Whether a short line names a month and a year, as that with the date does."""
    words = [word.casefold() for word in _WORD.findall(line)]
    return (
        _YEAR.search(line) is not None
        and len(words) <= _MOST_WORDS
        and not _months(known.all_languages()).isdisjoint(words)
    )


_salutation = functools.cache(salutation)


@functools.cache
def _months(languages: tuple[Language, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for language in languages for name in language.calendar.spellings)
