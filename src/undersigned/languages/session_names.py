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


class _Patterns:
    """How sessions are written in any language; what a text gives no reason to look for is never made."""

    def __init__(self, known: tuple[Language, ...]) -> None:
        self._known = known
        self._words = SessionWords.of_all(language.sessions for language in known)

    @functools.cached_property
    def noun(self) -> re.Pattern[str]:
        """What a text must have for an ordinal in it to be one of a session: to look for that alone is quick."""
        return re.compile(rf"{any_of(self._words.nouns)}|{any_of(self._words.phrases)}", re.IGNORECASE)

    @functools.cached_property
    def _ordinal(self) -> str:
        return rf"(?:\d{{1,3}}\s?{ordinal_ending(self._known)}|{any_ordinal(self._known)})"

    @functools.cached_property
    def ordinal(self) -> re.Pattern[str]:
        """An ordinal."""
        return re.compile(rf"{_BEFORE}(?P<number>{self._ordinal})", re.IGNORECASE)

    @functools.cached_property
    def numbered(self) -> re.Pattern[str]:
        """One session or a list of them: the 55th, 56th and 57th sessions."""
        words, ordinal = self._words, self._ordinal
        joint = rf"\s*,\s*(?:{any_of(words.after_comma)}\s+)?|\s?[\u2013-]\s?|\s+{any_of(words.joined_by)}\s+"
        ordinals = rf"(?P<all>{ordinal}(?:(?:{joint})(?:{any_of(words.articles)}\s+)?{ordinal}){{0,9}})"
        kind = rf"(?:{any_of(words.regular)}\s+|(?P<special>{any_of(words.special)}\s+))?"
        noun = spaced(rf"(?:{any_of(words.phrases)}|(?P<extra>{any_of(words.special_phrases)}))")
        return re.compile(rf"{_BEFORE}{ordinals}\s*{kind}{noun}", re.IGNORECASE)

    @functools.cached_property
    def special_after(self) -> re.Pattern[str]:
        """What says behind a session that it is a special one."""
        return re.compile(rf"\s+{any_of(self._words.special_after)}\b", re.IGNORECASE)

    @functools.cached_property
    def in_figures(self) -> re.Pattern[str]:
        """A session by its number: HRC54, session 54."""
        words = self._words
        before = any_of(OrdinalWords.of_all(language.ordinals for language in self._known).before)
        return re.compile(
            rf"(?<![\w/]){any_of(words.short)}[\s-]?(?P<special>S-?)?(?P<number>\d{{1,3}})(?![\w/])"
            rf"|\b{any_of(words.before_number)}\s+(?:{before}\s?)?(?P<after>\d{{1,3}})\b(?!\s*%)"
        )

    @functools.cached_property
    def before_words(self) -> re.Pattern[str]:
        """What stands before an ordinal in words that is one of a session."""
        return re.compile(rf"\b{any_of(self._words.before_ordinal)}\s+")

    @functools.cached_property
    def in_words(self) -> re.Pattern[str]:
        """A session by its ordinal in words, behind its noun."""
        return re.compile(rf"\b{any_of(self._words.before_ordinal)}\s+(?P<words>{any_ordinal(self._known)})")

    @functools.cached_property
    def other_things(self) -> re.Pattern[str]:
        """What says behind an ordinal that it counts something else."""
        return re.compile(rf"\s+{any_of(self._words.other_things)}", re.IGNORECASE)


_patterns = functools.cache(_Patterns)


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
    named = [*patterns.in_figures.finditer(text)]
    if patterns.before_words.search(text):
        named += patterns.in_words.finditer(text)
    for found in sorted(named, key=re.Match.start):
        kinds = found.groupdict()
        if number := number_of(kinds.get("number") or kinds.get("after") or found[found.lastindex or 0]):
            yield NamedSession(number, bool(kinds.get("special")), found.span(), found.span())


def is_special_after(text: str, end: int) -> bool:
    """Whether words behind a session say that it is a special one."""
    return _patterns(all_languages()).special_after.match(text, end) is not None


def is_of_something_else(text: str, end: int) -> bool:
    """Whether words behind an ordinal say that it counts something else than sessions."""
    return _patterns(all_languages()).other_things.match(text, end) is not None
