"""Turns the number of a session into the ways in which letters write its ordinal: 54th, 54^th^, fifty-fourth."""

from __future__ import annotations

import functools
import re

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import OrdinalWords
from undersigned.languages.patterns import any_of

_MOST = 99


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
    if not 0 < number <= _MOST:
        return rf"(?:{figures})"
    words = (
        re.escape(language.ordinals.in_words(number)).replace(r"\-", r"[-\s]").replace(r"\ ", r"\s+")
        for language in languages
        if language.ordinals.in_words
    )
    return rf"(?:{figures}|{any_of(words)}[oa]?)"
