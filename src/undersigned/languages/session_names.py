"""Finds the sessions that a text names, by ordinals or numbers, in any language, and says whose they are.

Most bodies of the United Nations meet in sessions: of whom one is, the body beside it says, or the one that "its"
refers to; a number that the Council has not reached is another's, too.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final, TypeAlias

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import OrdinalWords, SessionWords
from undersigned.languages.ordinals import any_ordinal, number_of, ordinal_ending
from undersigned.languages.patterns import EDGE, END, HAN, any_of, spaced

Span: TypeAlias = tuple[int, int]

_FIRST_YEAR: Final = 2006
_A_YEAR: Final = 3
"""The regular sessions of the Council in a year, since 2006."""
_ENDS: Final = ((4, 30), (7, 31), (10, 31))
"""Month and day by which the three sessions of a year are over: of February and March, of June and July, of September
and October."""
_AHEAD: Final = 4
"""How many years ahead letters speak of sessions."""


class Whose(Enum):
    """Whose a session is."""

    COUNCIL = "council"
    OTHER = "other"
    UNSURE = "unsure"
    """A sentence that names only another body does not say that the session is that one's."""


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
    is_short: bool = False
    """Whether it is named by the short name of the Council: HRC55."""
    whose: Whose = Whose.COUNCIL


_BEFORE = rf"(?:(?<![\w/-])|(?<={HAN}))"
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
        words = self._words
        # Who types no ending means an ordinal all the same, as the noun is in the singular: the 55 session.
        plain = rf"\d{{2}}(?=\s+(?:{any_of(words.regular)}\s+)?{spaced(any_of(words.phrases))}(?!\w))"
        return rf"(?:\d{{1,3}}\s?{ordinal_ending(self._known)}|{plain}|{any_ordinal(self._known)})"

    @functools.cached_property
    def ordinal(self) -> re.Pattern[str]:
        """An ordinal."""
        return re.compile(rf"{_BEFORE}(?P<number>{self._ordinal}|\d{{2}}(?=\s*$))", re.IGNORECASE)

    @functools.cached_property
    def _ordinals(self) -> str:
        """An ordinal or a list of them."""
        words, ordinal = self._words, self._ordinal
        joint = rf"\s*,\s*(?:{any_of(words.after_comma)}\s+)?|\s?[\u2013-]\s?|\s+{any_of(words.joined_by)}\s+"
        return rf"(?P<all>{ordinal}(?:(?:{joint})(?:{any_of(words.articles)}\s+)?{ordinal}){{0,9}})"

    @functools.cached_property
    def numbered(self) -> re.Pattern[str]:
        """One session or a list of them: the 55th, 56th and 57th sessions."""
        words = self._words
        kind = rf"(?:{any_of(words.regular)}\s+|(?P<special>{any_of(words.special)}\s+))?"
        noun = spaced(rf"(?:{any_of(words.phrases)}|(?P<extra>{any_of(words.special_phrases)}))")
        and_others = rf"(?:\s+{any_of(words.joined_by)}\s+[^\W\d_]{{4,}}\s+)?"
        return re.compile(rf"{_BEFORE}{self._ordinals}{and_others}\s*{kind}{noun}", re.IGNORECASE)

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
        """What stands before ordinals that are those of sessions."""
        return re.compile(rf"\b{spaced(any_of(self._words.before_ordinal))}\s+", re.IGNORECASE)

    @functools.cached_property
    def behind_noun(self) -> re.Pattern[str]:
        """One session or a list of them, the ordinals behind their noun."""
        return re.compile(rf"{self.before_words.pattern}{self._ordinals}", re.IGNORECASE)

    @functools.cached_property
    def other_things(self) -> re.Pattern[str]:
        """What says behind an ordinal that it counts something else."""
        return re.compile(rf"\s+{any_of(self._words.other_things)}", re.IGNORECASE)

    @functools.cached_property
    def bodies(self) -> re.Pattern[str]:
        """The Council by its names, and other bodies."""
        ours, others = spaced(any_of(self._words.councils)), spaced(any_of(self._words.bodies))
        return re.compile(rf"{EDGE}(?:(?P<ours>{ours})|{others}){END}", re.IGNORECASE)

    @functools.cached_property
    def its(self) -> re.Pattern[str]:
        """What says right before a session that it is of a body named before."""
        pattern = rf"{EDGE}{any_of(self._words.its)}{END}\s*(?:\w+\s+){{0,2}}[\u7b2c]?$"
        return re.compile(pattern, re.IGNORECASE)


_patterns = functools.cache(_Patterns)


def sessions_named(text: str, day: datetime.date | None = None) -> Iterator[NamedSession]:
    """The sessions of the Council that a text of that day names, and those that may be."""
    return (one for one in all_sessions_named(text, day) if one.whose is not Whose.OTHER)


def all_sessions_named(text: str, day: datetime.date | None = None) -> tuple[NamedSession, ...]:
    """The sessions that a text of that day names, whosever they are."""
    return _all_named(text, day, all_languages())


@functools.lru_cache(maxsize=8)
def _all_named(
    text: str, day: datetime.date | None, _known: tuple[Language, ...]
) -> tuple[NamedSession, ...]:
    """Several rules ask for those of one sentence, one after the other; so the last answers are kept."""
    return tuple(
        one
        if one.is_short
        else replace(one, whose=Whose.OTHER if day and _is_beyond(one, day) else _whose(text, one))
        for one in _named(text)
    )


def _named(text: str) -> Iterator[NamedSession]:
    patterns = _patterns(all_languages())
    named = [*patterns.numbered.finditer(text)] if patterns.noun.search(text) else []
    if patterns.before_words.search(text):
        named += patterns.behind_noun.finditer(text)
    for found in named:
        kinds = found.groupdict()
        special = bool(kinds.get("special") or kinds.get("extra") or is_special_after(text, found.end()))
        ordinals = list(patterns.ordinal.finditer(text, *found.span("all")))
        for ordinal in ordinals:
            if number := number_of(ordinal["number"]):
                yield NamedSession(
                    number, special, ordinal.span("number"), found.span(), is_listed=len(ordinals) > 1
                )
    for found in patterns.in_figures.finditer(text):
        if number := number_of(found["number"] or found["after"]):
            is_short = found["number"] is not None
            yield NamedSession(number, bool(found["special"]), found.span(), found.span(), is_short=is_short)


def _is_beyond(one: NamedSession, day: datetime.date) -> bool:
    """Whether the Council will not have a session of that number for years."""
    return not one.special and one.number > _A_YEAR * (day.year - _FIRST_YEAR + 1 + _AHEAD)


def must_be_over(number: int, day: datetime.date) -> bool:
    """Whether a regular session of the Council has to be over on a day, as it meets three times a year."""
    year, part = divmod(number - 1, _A_YEAR)
    return day > datetime.date(min(_FIRST_YEAR + year, datetime.MAXYEAR), *_ENDS[part])


_STOP: Final = re.compile(r"(?<=[^\W_A-Z])[.!?\u061f](?=\s)|[\u3002\uff01\uff1f]|\n\s*\n")
_APART: Final = re.compile(
    r"[^\w,;:.!?]*(?:(?:\w{1,4}|[^\W\d_a-z\xdf-\xf6\xf8-\xff\u0430-\u044f\u0451]\w*)(?:[^\w,;:.!?]+|$)){0,5}"
)
"""What may stand between a session and the body behind it: of the United Nations."""
_BESIDE: Final = re.compile(r"(?:['\u2019]s?)?\s*(?:[\w*^-]+\s+){0,3}\u7b2c?", re.IGNORECASE)
"""What may stand between a body and its session: the Council's next regular."""


def _whose(text: str, one: NamedSession) -> Whose:
    """Of the body behind it, of that directly before it, of that which "its" refers to, else of the Council."""
    patterns = _patterns(all_languages())
    begins = max((stop.end() for stop in _STOP.finditer(text, 0, one.whole[0])), default=0)
    stop = _STOP.search(text, one.whole[1])
    ends = stop.start() if stop else len(text)
    bodies = [
        found
        for found in patterns.bodies.finditer(text, begins, ends)
        if found.end() <= one.whole[0] or found.start() >= one.whole[1]
    ]
    before = [found for found in bodies if found.end() <= one.whole[0]]
    behind = [found for found in bodies if found.start() >= one.whole[1]]
    chosen: re.Match[str] | None = None
    if behind and _APART.fullmatch(text[one.whole[1] : behind[0].start()]):
        chosen = behind[0]
    elif patterns.its.search(text[begins : one.span[0]]):
        earlier = list(patterns.bodies.finditer(text, max(0, begins - _NEAR), begins))
        chosen = next(iter(before[-1:] or behind[:1] or earlier[-1:]), None)
    elif before and _BESIDE.fullmatch(text[before[-1].end() : one.whole[0]]):
        chosen = before[-1]
    elif bodies and not any(found["ours"] for found in bodies):
        return Whose.UNSURE
    return Whose.OTHER if chosen is not None and not chosen["ours"] else Whose.COUNCIL


_NEAR: Final = 200
"""Signs before a sentence in which the body may be named that it speaks of."""


def is_special_after(text: str, end: int) -> bool:
    """Whether words behind a session say that it is a special one."""
    return _patterns(all_languages()).special_after.match(text, end) is not None


def is_of_something_else(text: str, end: int) -> bool:
    """Whether words behind an ordinal say that it counts something else than sessions."""
    return _patterns(all_languages()).other_things.match(text, end) is not None
