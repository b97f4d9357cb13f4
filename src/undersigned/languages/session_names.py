"""Finds the sessions of the Council that a text names, by ordinals or numbers, in any language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import OrdinalWords, SessionWords
from undersigned.languages.ordinals import any_ordinal, number_of, ordinal_ending
from undersigned.languages.patterns import any_of, spaced

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class NamedSession:
    """A session as a text names it."""

    number: int
    special: bool
    span: Span
    """Where its ordinal or number stands."""
    whole: Span
    """The same, with the word for a session."""
    is_listed: bool = False
    """Whether others are named in the same breath: the 55th, 56th and 57th sessions."""


_BEFORE = r"(?:(?<![\w/-])|(?<=[\u3400-\u9fff]))"
"""No word, number or symbol goes on here; Han characters are words without spaces between them."""


@dataclass(frozen=True)
class _Patterns:
    """How sessions are written in any language."""

    noun: re.Pattern[str]
    """What a text must have for an ordinal in it to be one of a session: to look for that alone is quick."""
    ordinal: re.Pattern[str]
    numbered: re.Pattern[str]
    """One session or a list of them: the 55th, 56th and 57th sessions."""
    special_after: re.Pattern[str]
    named: re.Pattern[str]
    other_things: re.Pattern[str]


@functools.cache
def _patterns(known: tuple[Language, ...]) -> _Patterns:
    words = SessionWords.of_all(language.sessions for language in known)
    ending = ordinal_ending(known)
    ordinal = rf"(?:\d{{1,3}}\s?{ending}|{any_ordinal(known)})"
    joint = rf"\s*,\s*(?:{any_of(words.after_comma)}\s+)?|\s?[\u2013-]\s?|\s+{any_of(words.joined_by)}\s+"
    ordinals = rf"(?P<all>{ordinal}(?:(?:{joint})(?:{any_of(words.articles)}\s+)?{ordinal}){{0,9}})"
    kind = rf"(?:{any_of(words.regular)}\s+|(?P<special>{any_of(words.special)}\s+))?"
    noun = spaced(rf"(?:{any_of(words.phrases)}|(?P<extra>{any_of(words.special_phrases)}))")
    before_figures = any_of(OrdinalWords.of_all(language.ordinals for language in known).before)
    return _Patterns(
        re.compile(rf"{any_of(words.nouns)}|{any_of(words.phrases)}", re.IGNORECASE),
        re.compile(rf"{_BEFORE}(?P<number>{ordinal})", re.IGNORECASE),
        re.compile(rf"{_BEFORE}{ordinals}\s*{kind}{noun}", re.IGNORECASE),
        re.compile(rf"\s+{any_of(words.special_after)}\b", re.IGNORECASE),
        re.compile(
            rf"(?<![\w/]){any_of(words.short)}[\s-]?(?P<special>S-?)?(?P<number>\d{{1,3}})(?![\w/])"
            rf"|\b{any_of(words.before_number)}\s+(?:{before_figures}\s?)?(?P<after>\d{{1,3}})\b(?!\s*%)"
            rf"|\b{any_of(words.before_ordinal)}\s+(?P<words>{any_ordinal(known)})"
        ),
        re.compile(rf"\s+{any_of(words.other_things)}", re.IGNORECASE),
    )


def sessions_named(text: str) -> Iterator[NamedSession]:
    """The sessions that a text names."""
    patterns = _patterns(all_languages())
    for found in patterns.numbered.finditer(text) if patterns.noun.search(text) else ():
        special = bool(found["special"] or found["extra"] or is_special_after(text, found.end()))
        ordinals = list(patterns.ordinal.finditer(text, *found.span("all")))
        for ordinal in ordinals:
            if number := number_of(ordinal["number"]):
                yield NamedSession(
                    number, special, ordinal.span("number"), found.span(), is_listed=len(ordinals) > 1
                )
    for found in patterns.named.finditer(text):
        if number := number_of(found["number"] or found["after"] or found["words"]):
            yield NamedSession(number, bool(found["special"]), found.span(), found.span())


def is_special_after(text: str, end: int) -> bool:
    """Whether words behind a session say that it is a special one."""
    return _patterns(all_languages()).special_after.match(text, end) is not None


def is_of_something_else(text: str, end: int) -> bool:
    """Whether words behind an ordinal say that it counts something else than sessions."""
    return _patterns(all_languages()).other_things.match(text, end) is not None
