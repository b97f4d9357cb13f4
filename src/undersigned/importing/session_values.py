"""Finds in a letter's words to which session of the Council it was written."""

from __future__ import annotations

import datetime
import functools
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from undersigned.importing.found_dates import tells_day
from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import SessionWords, StaleWords
from undersigned.languages.ordinals import ordinal_ending
from undersigned.languages.patterns import any_of, spaced
from undersigned.model.campaign import Session

_DAYS_WITHIN: Final = 80
"""Characters after the name of a session in which its days may stand."""
_AHEAD_WITHIN: Final = 60
"""Characters before the name of a session in which "ahead of" may stand."""
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


@functools.cache
def _session(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """What names a session by its number, in any language."""
    words = SessionWords.of_all(language.sessions for language in languages)
    kind = rf"(?:(?:{any_of(words.regular)}|(?P<special>{any_of(words.special)}))\s+)?"
    return re.compile(
        rf"\b(?P<number>\d{{1,3}})\.?{ordinal_ending(languages)}\s+{kind}{any_of(words.nouns)}\b"
        r"|\bHRC\s?(?P<short>\d{1,3})\b",
        re.IGNORECASE,
    )


@functools.cache
def _counts_up(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """What stands before the name of a session that is still to come: ahead of the Council's."""
    words = StaleWords.of_all(language.stale for language in languages)
    return re.compile(rf"\b{spaced(any_of(words.before_occasions))}\b[^.;:()\d]*$", re.IGNORECASE)


def find_session(
    text: str, sessions: Mapping[str, Session], date: datetime.date | None
) -> FoundSession | None:
    """The session to which a letter of that date was written, or None where its words do not say.

    It is the one that the letter names most. Of those that it names equally often it is the one whose days
    the letter tells, then one that it is written ahead of, and else the first that was not over on the letter's date.
    """
    named, ahead = Counter[str](), set()
    for found in _session(all_languages()).finditer(text):
        id = f"HRC{'-S' if found['special'] else ''}{found['number'] or found['short']}"
        named[id] += 1
        if _counts_up(all_languages()).search(text[max(0, found.start() - _AHEAD_WITHIN) : found.start()]):
            ahead.add(id)
    fitting = {one: times for one, times in named.items() if _fits(one, sessions, date)}
    if not fitting:
        return None
    most = max(fitting.values())
    tied = sorted((one for one, times in fitting.items() if times == most), key=_number)
    with_days = [one for one in tied if _tells_days(text, sessions.get(one))]
    best = with_days or [one for one in tied if one in ahead] or tied
    # A letter without a date most likely looks forward.
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
    pattern = _session(all_languages())
    for found in pattern.finditer(text):
        if int(found["number"] or found["short"]) == session.number:
            after = text[found.end() : found.end() + _DAYS_WITHIN]
            upto = pattern.search(after)
            if tells_day(after[: upto.start()] if upto else after, session.opens):
                return True
    return False


def ordinals_in(prose: str, session: FoundSession, language: str) -> str:
    """Prose with the ordinal of the letter's session as a value that follows the session."""
    if "-S" in session.id:
        return prose
    own = language_of(language)
    if own is None or own.ordinal is None:
        return prose
    printed = own.ordinal(session.number)
    # Where letters follow the figures at once, people type them without raising them.
    plain = printed.replace("^", "") if printed.startswith(f"{session.number}^") else printed
    either = any_of(re.escape(one) for one in (printed, plain))
    nouns = any_of(SessionWords.of_all(one.sessions for one in all_languages()).nouns)
    pattern = rf"(?<![\w./=-]){either}(?=\s+(?:[\w*]+\s+){{0,2}}?{nouns})"
    return re.sub(pattern, "{{ session.ordinal }}", prose)
