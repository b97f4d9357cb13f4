"""Finds in a letter's words to which session of the Council it was written."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.found_dates import tells_day
from undersigned.languages.known import language_of, primary
from undersigned.languages.language import Language
from undersigned.languages.occasions import is_announced, is_to_come
from undersigned.languages.patterns import any_of
from undersigned.languages.session_names import NamedSession, Whose, must_be_over, sessions_named
from undersigned.languages.written_dates import date_in_pattern, days_between, long_date
from undersigned.model.campaign import Session
from undersigned.worklist.date_mentions import DateMention, dates_in
from undersigned.worklist.sentences import quotations_in, sentence_spans

_DAYS_WITHIN: Final = 80
"""Characters after the name of a session in which its days may stand."""
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
    for one in sessions_named(text, date or _newest(sessions)):
        id = f"HRC{'-S' if one.special else ''}{one.number}"
        named[id] += one.whose is Whose.COUNCIL
        if is_announced(text[max(0, one.whole[0] - _DAYS_WITHIN) : one.whole[0]]):
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


def _newest(sessions: Mapping[str, Session]) -> datetime.date | None:
    """The last day that the table knows; it stands for that of a letter without one."""
    return max((one.opens for one in sessions.values() if one.opens), default=None)


def _number(id: str) -> int:
    return int(re.sub(r"\D", "", id))


def _fits(id: str, sessions: Mapping[str, Session], date: datetime.date | None) -> bool:
    """Whether a letter of that date can have been written to a session; one that is not known can."""
    session = sessions.get(id)
    if date is None:
        return True
    if session is None or session.opens is None:
        return ("-S" in id or not must_be_over(_number(id), date)) and not any(
            _number(id) < other.number
            and other.special == ("-S" in id)
            and other.closes
            and other.closes < date
            for other in sessions.values()
        )
    closes = session.closes or session.opens
    return session.opens - _LATE <= date <= closes


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
    date: datetime.date | None = None
    """The day of the letter, if it has one."""


_DAY_PATTERNS: Final = (
    "d MMMM yyyy",
    "d 'de' MMMM 'de' yyyy",
    "d MMMM",
    "d 'de' MMMM",
    "MMMM d, yyyy",
    "MMMM d",
)
_VALUE: Final = re.compile(r"\{\{.*?\}\}")


def with_session_values(prose: str, own: OwnSession) -> tuple[str, tuple[str, ...]]:
    """Prose with the ordinal of the letter's session, and its days, as values that follow the session.

    Besides, the sentences in which that was done. It is done only where a sentence names the letter's own occasion,
    to come or present on the letter's day; number and days are filled in together, or neither. In a list of sessions,
    in a quotation, of other bodies and where something is told of the past, what was typed stays.
    """
    if own.date and own.closes and own.closes < own.date:
        return prose, ()
    pieces: list[str] = []
    filled: list[str] = []
    # What is typed in Markdown may break its lines anywhere; a paragraph ends in an empty one.
    for paragraph in re.split(r"(\n\s*\n)", prose):
        quotations, last = quotations_in(paragraph), 0
        named = [one for one in sessions_named(paragraph, own.date) if not one.special]
        for start, end in [] if paragraph.lstrip().startswith(">") else sentence_spans(paragraph):
            inside = [one for one in named if start <= one.whole[0] and one.whole[1] <= end]
            typed = paragraph[start:end]
            if any(first < one.whole[0] < until for one in inside for first, until in quotations) or (
                # A quotation may go on in the next paragraph.
                paragraph.count("“", 0, end) > paragraph.count("”", 0, end)
                or paragraph.count('"', 0, end) % 2
            ):
                continue
            anew = _with_values(typed, [_moved(one, -start) for one in inside], own)
            if anew != typed:
                filled.append(anew)
            pieces += [paragraph[last:start], anew]
            last = end
        pieces.append(paragraph[last:])
    return "".join(pieces), tuple(filled)


def _moved(one: NamedSession, by: int) -> NamedSession:
    return replace(
        one,
        span=(one.span[0] + by, one.span[1] + by),
        whole=(one.whole[0] + by, one.whole[1] + by),
    )


def _with_values(sentence: str, named: list[NamedSession], own: OwnSession) -> str:
    """A sentence with all that it says of its session as values; as it was where one of them cannot be."""
    ours = [one for one in named if one.number == own.number]
    if not ours or any(
        one.is_listed or one.whose is not Whose.COUNCIL or one.number < own.number for one in named
    ):
        return sentence
    days = _days_of(sentence, own)
    if not all(is_to_come(sentence, one.whole, own.language, has_days=_is_beside(days, one)) for one in ours):
        return sentence
    changes = [(one.span, _value(sentence[slice(*one.span)], own)) for one in ours]
    changes += [((day.start, day.end), _day_value(sentence[day.start : day.end], own)) for day in days]
    told = {day for one in days for day in _month_days(one)}
    if own.opens and own.closes and (own.closes.month, own.closes.day) in told:
        # A first day that is written in a way that nobody knows would stay.
        changes += [] if (own.opens.month, own.opens.day) in told else [((0, 0), None)]
    anew = sentence
    for (start, end), value in sorted(changes, key=lambda change: change[0], reverse=True):
        if value is None:
            return sentence
        anew = anew[:start] + value + anew[end:]
    left = _VALUE.sub("", anew)
    return sentence if any(day and tells_day(left, day) for day in (own.opens, own.closes)) else anew


def _days_of(sentence: str, own: OwnSession) -> list[DateMention]:
    """The days of a sentence that are said of its session, as far as its words tell."""
    found = [day for day in dates_in(sentence, primary(own.language)) if not day.is_year]
    known = {(day.month, day.day) for day in (own.opens, own.closes) if day}
    return [day for day in found if not known or not known.isdisjoint(_month_days(day))]


def _month_days(mention: DateMention) -> set[tuple[int, int]]:
    days = {(day.month, day.day) for day in (mention.first, mention.last) if day}
    return days | set(mention.days)


def _is_beside(days: list[DateMention], one: NamedSession) -> bool:
    return any(-_DAYS_WITHIN < day.start - one.whole[1] < _DAYS_WITHIN for day in days)


def _day_value(typed: str, own: OwnSession) -> str | None:
    """What prints the days of the session as they were typed; None where nothing does."""
    if own.opens is None or own.closes is None:
        return None
    if typed == days_between(own.opens, own.closes, own.language):
        return "{{ session.days }}"
    anew = typed
    for name, day in (("closes", own.closes), ("opens", own.opens)):
        for text, form in _written(day, own.language):
            pattern = rf"(?<!\d){re.escape(text)}(?!\d)"
            value = f"session.{name}.long" if form is None else f'session.{name}.written("{form}")'
            if re.search(pattern, _VALUE.sub("", anew)):
                anew = re.sub(pattern, "{{ " + value + " }}", anew, count=1)
                break
    # A figure that is left is a day or a year that will not follow.
    return None if anew == typed or re.search(r"\d", _VALUE.sub("", anew)) else anew


def _value(typed: str, own: OwnSession) -> str | None:
    """What prints an ordinal or a number as it was typed."""
    figures = str(own.number)
    language = language_of(own.language)
    printed = language.ordinal(own.number) if language and language.ordinal else None
    # Where letters follow the figures at once, people type them without raising them.
    plain = printed.replace("^", "") if printed and printed.startswith(f"{figures}^") else printed
    if printed is not None and typed in {printed, plain}:
        return "{{ session.ordinal }}"
    if spelled := _spelled_in(typed, own.number, language):
        return typed.replace(spelled, "{{ session.ordinal_in_words }}")
    follows = language is None or language.ordinal is None or _has_one_ending(language.ordinal)
    if figures not in typed or (typed.endswith(figures) and printed is None and typed == figures):
        return None
    if typed.endswith(figures) or follows:
        return typed.replace(figures, "{{ session.number }}")
    return None


def _spelled_in(typed: str, number: int, language: Language | None) -> str | None:
    """What of an ordinal in words is printed in the same words; hyphens may be typed as spaces."""
    if language is None or language.ordinals.spelled is None:
        return None
    words = r"[-\s]+".join(map(re.escape, re.split(r"[-\s]", language.ordinals.spelled(number))))
    found = re.fullmatch(rf"({words}){any_of(language.ordinals.endings)}?", typed)
    return found[1] if found else None


def _has_one_ending(ordinal: Callable[[int], str]) -> bool:
    """Whether the ordinals of a language end alike, so that a number can take another's place."""
    return len({ordinal(number).replace(str(number), "") for number in range(51, 60)}) == 1


def _written(day: datetime.date, language: str) -> Iterator[tuple[str, str | None]]:
    """A day as letters write it, each with the pattern that prints it so; None for the usual one."""
    yield long_date(day, language), None
    for pattern in _DAY_PATTERNS:
        yield date_in_pattern(day, pattern, language), pattern
