"""Finds in a letter's words to which session of the Council it was written."""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from undersigned.importing.found_dates import tells_day
from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import SessionWords, StaleWords
from undersigned.languages.patterns import any_of, spaced
from undersigned.languages.session_names import NamedSession, sessions_named
from undersigned.languages.written_dates import date_in_pattern, days_between, long_date
from undersigned.model.campaign import Session

_DAYS_WITHIN: Final = 80
"""Characters after the name of a session in which its days may stand."""
_ENDS: Final = ((4, 30), (7, 31), (10, 31))
"""Month and day by which the three sessions of a year are over: of February and March, of June and July, of September
and October."""
_FIRST_YEAR: Final = 2006
_LATE: Final = datetime.timedelta(days=400)
"""How long before a session opens a letter may be written to it."""


@dataclass(frozen=True)
class FoundSession:
    """The session to which a letter was written, and whether the table of sessions has it."""

    id: str
    number: int
    is_known: bool
    others: tuple[str, ...] = ()
    """The other sessions that it names."""


def find_session(
    text: str, sessions: Mapping[str, Session], date: datetime.date | None
) -> FoundSession | None:
    """The session to which a letter of that date was written, or None where its words do not say.

    It is the one that the letter names most. Of those that it names equally often it is the one whose days
    the letter tells, then one that it is written ahead of, and else the first that was not over on the letter's date.
    """
    named, ahead = Counter[str](), set()
    for one in sessions_named(text):
        id = f"HRC{'-S' if one.special else ''}{one.number}"
        named[id] += 1
        if _occasions(all_languages()).ahead.search(text[max(0, one.whole[0] - _DAYS_WITHIN) : one.whole[0]]):
            ahead.add(id)
    fitting = {one: times for one, times in named.items() if _fits(one, sessions, date)}
    if not fitting:
        return None
    most = max(fitting.values())
    tied = sorted((one for one, times in fitting.items() if times == most), key=_number)
    with_days = [one for one in tied if _tells_days(text, sessions.get(one))]
    # A letter without a date most likely looks forward.
    best = with_days or [one for one in tied if one in ahead] or tied
    id = best[0] if date or with_days else best[-1]
    return FoundSession(id, _number(id), id in sessions, tuple(sorted(set(named) - {id}, key=_number)))


def _number(id: str) -> int:
    return int(re.sub(r"\D", "", id))


def _fits(id: str, sessions: Mapping[str, Session], date: datetime.date | None) -> bool:
    """Whether a letter of that date can have been written to a session; one that is not known can."""
    session = sessions.get(id)
    if date is None:
        return True
    if session is None or session.opens is None:
        return not _is_over(id, date) and not any(
            _number(id) < other.number
            and other.special == ("-S" in id)
            and other.closes
            and other.closes < date
            for other in sessions.values()
        )
    closes = session.closes or session.opens
    return session.opens - _LATE <= date <= closes


def _is_over(id: str, date: datetime.date) -> bool:
    """Whether a regular session must have been over on a day, as the Council meets three times a year since 2006."""
    year, part = divmod(_number(id) - 1, 3)
    return "-S" not in id and date > datetime.date(_FIRST_YEAR + year, *_ENDS[part])


def _tells_days(text: str, session: Session | None) -> bool:
    """Whether a text has the days of a session in brackets after its number, or "from 26 February"."""
    if session is None or session.opens is None:
        return False
    named = list(sessions_named(text))
    for one in named:
        if one.number == session.number:
            start = one.whole[1]
            upto = min((other.span[0] for other in named if other.span[0] >= start), default=len(text))
            if tells_day(text[start : min(upto, start + _DAYS_WITHIN)], session.opens):
                return True
    return False


@dataclass(frozen=True)
class OwnSession:
    """The session that a letter is written to, and the language in which it says so."""

    number: int
    language: str
    opens: datetime.date | None = None
    closes: datetime.date | None = None


def with_session_values(prose: str, own: OwnSession) -> str:
    """Prose with the ordinal of the letter's session, and the days beside it, as values that follow the session.

    That is done only where the letter names its own occasion: ahead of, at, during the session, or beside its days.
    In a list of sessions, in a quotation and where something is told of the past, what was typed stays.
    """
    named = [one for one in sessions_named(prose) if one.number == own.number and not one.special]
    for one in sorted(named, key=lambda one: one.span, reverse=True):
        behind, days = _days_behind(prose, one.whole[1], own)
        if not _is_own_occasion(prose, one, own.language, has_days=days is not None):
            continue
        if days is not None:
            prose = prose[: one.whole[1]] + days + prose[one.whole[1] + behind :]
        start, end = one.span
        if value := _value(prose[start:end], own):
            prose = prose[:start] + value + prose[end:]
    return prose


def _value(typed: str, own: OwnSession) -> str | None:
    """What prints an ordinal or a number as it was typed; nothing prints it in words."""
    figures = str(own.number)
    language = language_of(own.language)
    printed = language.ordinal(own.number) if language and language.ordinal else None
    # Where letters follow the figures at once, people type them without raising them.
    plain = printed.replace("^", "") if printed and printed.startswith(f"{figures}^") else printed
    if printed is not None and typed in {printed, plain}:
        return "{{ session.ordinal }}"
    follows = language is None or language.ordinal is None or _has_one_ending(language.ordinal)
    if figures not in typed or (typed.endswith(figures) and printed is None and typed == figures):
        return None
    if typed.endswith(figures) or follows:
        return typed.replace(figures, "{{ session.number }}")
    return None


def _has_one_ending(ordinal: Callable[[int], str]) -> bool:
    """Whether the ordinals of a language end alike, so that a number can take another's place."""
    return len({ordinal(number).replace(str(number), "") for number in range(51, 60)}) == 1


def _is_own_occasion(prose: str, one: NamedSession, tag: str, *, has_days: bool) -> bool:
    start = max(prose.rfind("\n\n", 0, one.whole[0]) + 1, 0)
    before = prose[start : one.whole[0]]
    if one.is_listed or _is_quoted(before):
        return False
    language = language_of(tag)
    patterns = _occasions((language,) if language else all_languages())
    if patterns.ahead.search(before):
        return True
    after = prose[one.whole[1] : one.whole[1] + _DAYS_WITHIN].partition("\n\n")[0]
    over = patterns.over_before.search(before) or patterns.over_behind.match(after)
    # A line that is no sentence, as a subject is, names what the letter is about.
    is_line = len(prose) < _LINE and "\n\n" not in prose.strip() and not re.search(r"[.!?\u3002]\s*$", prose)
    return not over and (has_days or is_line or patterns.during.search(before) is not None)


def _is_quoted(before: str) -> bool:
    return (
        before.lstrip("\n").startswith(">")
        or before.count('"') % 2 == 1
        or any(before.count(opened) > before.count(closed) for opened, closed in ("“”", "«»"))
    )


@dataclass(frozen=True)
class _Occasions:
    """What before and behind a session tells whether it is the letter's occasion."""

    ahead: re.Pattern[str]
    during: re.Pattern[str]
    over_before: re.Pattern[str]
    over_behind: re.Pattern[str]


@functools.cache
def _occasions(languages: tuple[Language, ...]) -> _Occasions:
    words = SessionWords.of_all(language.sessions for language in languages)
    ahead = StaleWords.of_all(language.stale for language in languages).before_occasions
    # A few words stand between, but no comma: ahead of the Human Rights Council's 55th session.
    few = r"(?:\s*(?!\d)[\w\u2019'*()-]+){0,8}\s*$"
    edge = r"(?:(?<!\w)|(?<=[\u3400-\u9fff]))"
    during = rf"{edge}{spaced(any_of(words.during))}(?:\s+[\w\u2019'*()-]+){{0,7}}\s*$"
    past = rf"{edge}{any_of(words.past)}(?!\w)"
    return _Occasions(
        re.compile(rf"{edge}{spaced(any_of((*ahead, *words.to_come)))}(?!\w){few}", re.IGNORECASE),
        re.compile(rf"{during}|{any_of(words.during)}[\u3400-\u9fff]{{0,12}}$", re.IGNORECASE),
        re.compile(
            rf"(?<!be ){past}(?:\s+\w+){{0,2}},?\s+{spaced(any_of(words.during))}(?:\s+[\w\u2019'*-]+){{0,7}}\s*$",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*\w*,?(?:\s+[\w\u2019'-]+){{0,3}}?\s+{past}", re.IGNORECASE),
    )


_LINE: Final = 200
"""Signs that a subject or a title has at most."""
_DAY_PATTERNS: Final = (
    "d MMMM yyyy",
    "d 'de' MMMM 'de' yyyy",
    "d MMMM",
    "d 'de' MMMM",
    "MMMM d, yyyy",
    "MMMM d",
)


def _days_behind(prose: str, start: int, own: OwnSession) -> tuple[int, str | None]:
    """The words behind a session that tell its days, and the same with values; None where they do not."""
    behind = prose[start : start + _DAYS_WITHIN].partition("\n")[0]
    if own.opens is None or own.closes is None:
        return 0, None
    whole = days_between(own.opens, own.closes, own.language)
    if whole in behind:
        return len(behind), behind.replace(whole, "{{ session.days }}")
    values = behind
    for name, day in (("closes", own.closes), ("opens", own.opens)):
        typed = next(((text, form) for text, form in _written(day, own.language) if text in values), None)
        if typed is None:
            return 0, None
        text, form = typed
        value = f"session.{name}.long" if form is None else f'session.{name}.written("{form}")'
        values = re.sub(rf"(?<!\d){re.escape(text)}", "{{ " + value + " }}", values, count=1)
    return len(behind), values


def _written(day: datetime.date, language: str) -> Iterator[tuple[str, str | None]]:
    """A day as letters write it, each with the pattern that prints it so; None for the usual one."""
    yield long_date(day, language), None
    for pattern in _DAY_PATTERNS:
        yield date_in_pattern(day, pattern, language), pattern
