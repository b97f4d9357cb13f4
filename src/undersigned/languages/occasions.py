"""Tells by the words of a sentence whether a session in it is an occasion to come, or told of as one that is over."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import SessionWords, StaleWords
from undersigned.languages.patterns import EDGE, END, HAN, any_of, spaced

Span: TypeAlias = tuple[int, int]

_LINE: Final = 200
"""Signs that a subject or a title has at most."""
_SUBJECT: Final = re.compile(r"\W*(?:[\w'\u2019]+\s+){0,2}\W*")
"""What stands before a session that is what its sentence is about: the Council's."""


class _Words:
    """What before and behind a session tells whether it is to come; what nobody asks for is never made."""

    def __init__(self, languages: tuple[Language, ...]) -> None:
        self._words = SessionWords.of_all(language.sessions for language in languages)
        self._ahead = StaleWords.of_all(language.stale for language in languages).before_occasions

    @functools.cached_property
    def ahead(self) -> re.Pattern[str]:
        # A few words stand between, but no comma: ahead of the Human Rights Council's 55th session.
        few = r"(?:\s*(?!\d)[\w\u2019'*()-]+){0,8}\s*$"
        words = spaced(any_of((*self._ahead, *self._words.to_come)))
        return re.compile(rf"{EDGE}{words}{END}{few}", re.IGNORECASE)

    @functools.cached_property
    def during(self) -> re.Pattern[str]:
        during = spaced(any_of(self._words.during))
        return re.compile(
            rf"{EDGE}{during}(?:\s+[\w\u2019'*()-]+){{0,7}}\s*$|{during}{HAN}{{0,12}}$", re.IGNORECASE
        )

    @functools.cached_property
    def holds(self) -> re.Pattern[str]:
        return re.compile(rf"{_found(self._words.now)}(?:\s+\w+){{0,3}}\s+$", re.IGNORECASE)

    @functools.cached_property
    def urging(self) -> re.Pattern[str]:
        return re.compile(_found(self._words.urging), re.IGNORECASE)

    @functools.cached_property
    def now(self) -> re.Pattern[str]:
        return re.compile(_found(self._words.now), re.IGNORECASE)

    @functools.cached_property
    def neutral(self) -> re.Pattern[str]:
        return re.compile(_found(self._words.neutral), re.IGNORECASE)

    @functools.cached_property
    def past(self) -> re.Pattern[str]:
        return re.compile(_found(self._words.past), re.IGNORECASE)


_words = functools.cache(_Words)


def _found(words: tuple[str, ...]) -> str:
    return rf"{EDGE}{spaced(any_of(words))}{END}"


def is_announced(before: str, tag: str = "") -> bool:
    """Whether words that lead to a session say that it is ahead."""
    return _words(_of(tag)).ahead.search(before) is not None


def tells_the_past(sentence: str, tag: str = "") -> bool:
    """Whether a sentence speaks of what is over."""
    return next(_past(sentence, (), _words(_of(tag))), None) is not None


def is_to_come(sentence: str, session: Span, tag: str, *, has_days: bool) -> bool:
    """Whether a session that a sentence names is the occasion on which it is written; in doubt it is not.

    That needs words that say so (ahead of, at, its days) and a verb of the present or the future. Where a verb of the
    past stands there as well, it needs those who write to speak in the same breath: "we urge", "please".
    """
    words = _words(_of(tag))
    before = sentence[: session[0]]
    urging = [found.span() for found in words.urging.finditer(sentence)]
    now = [*urging, *(found.span() for found in words.now.finditer(sentence))]
    # An ordinal may look like a participle.
    past = [one for one in _past(sentence, now, words) if _apart(one, session)]
    # What is no sentence, as a subject is, has no verb; it names what the letter is about.
    is_line = len(sentence) < _LINE and not re.search(r"[.!?\u061f\u3002]\W*$", sentence)
    if not (
        has_days
        or is_line
        or words.ahead.search(before)
        or words.during.search(before)
        or words.holds.search(before)
        or (now and now[-1][0] >= session[1] and _SUBJECT.fullmatch(before))
    ):
        return False
    if past:
        return min((_apart(one, session) for one in urging), default=len(sentence)) < min(
            _apart(one, session) for one in past
        )
    return bool(now) or is_line


def _past(sentence: str, now: tuple[Span, ...] | list[Span], words: _Words) -> Iterator[Span]:
    """Verbs of the past that are not part of others: to be `held`, the `United` Nations."""
    others = [*now, *(found.span() for found in words.neutral.finditer(sentence))]
    for found in words.past.finditer(sentence):
        if not any(start <= found.start() and found.end() <= end for start, end in others):
            yield found.span()


def _apart(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _of(tag: str) -> tuple[Language, ...]:
    language = language_of(tag) if tag else None
    return (language,) if language else all_languages()
