"""Finds dates that were past already in the last letter, and words that count from a today."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from undersigned.languages.dates import english_date
from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import DateWords, StaleWords
from undersigned.languages.patterns import any_of, spaced
from undersigned.model.worklist import ItemKind
from undersigned.worklist.date_mentions import DateMention, dates_in
from undersigned.worklist.patterns import find
from undersigned.worklist.sentences import VALUE, Sentence
from undersigned.worklist.slips import Setting, Slip, Span, spans_of

_SESSION = re.compile(r"(?:\s+[\w\u2019'-]+){0,6}?\s+\{\{\s*session\b")
"""The session that is filled in, behind a few words: the Council's {{ session.ordinal }} session."""
_NEWS = datetime.timedelta(days=183)
"""What was that long past in the last letter was no news there any more, but background."""


@dataclass(frozen=True)
class _Patterns:
    """What stands beside a date or words that count from one, in any language."""

    law_after: re.Pattern[str]
    """What makes a year part of the name of a law or treaty: the 2015 Law on Associations, the Act of 2017."""
    law_before: re.Pattern[str]
    resolution_before: re.Pattern[str]
    """The same for resolutions: 2736 (2024), and 1973 (2011), whose number looks like a year."""
    before_value: re.Pattern[str]
    """What counts from something that is filled in, counts from the right day."""
    before_occasion: re.Pattern[str]
    """The same, where more words stand between: ahead of the Council's {{ session.ordinal }} session."""


@functools.cache
def _patterns(known: tuple[Language, ...]) -> _Patterns:
    words = StaleWords.of_all(language.stale for language in known)
    of_year = any_of(DateWords.of_all(language.dates for language in known).of_year)
    return _Patterns(
        re.compile(rf"\s+(?:[A-Z][\w-]+\s+){{0,3}}{any_of(words.laws_after)}\b"),
        re.compile(rf"{any_of(words.laws_before)}\s*(?:,|\(|\s{of_year})?\s*$"),
        re.compile(
            rf"(?:\b{any_of(words.resolutions)}\s|/RES/)\s*"
            rf"(?:\d[\d/]*\s*(?:\(\d{{4}}\)\s*)?(?:(?:,|{any_of(words.numbers_joined_by)})\s*){{0,2}})*\(?$",
            re.IGNORECASE,
        ),
        re.compile(rf"\s+(?:{any_of(words.before_value)}\s+)?{VALUE}"),
        re.compile(rf"{spaced(any_of(words.before_occasions))}$", re.IGNORECASE),
    )


def stale_dates(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Dates that the last letter had already, those that were to come then, and days without a year."""
    if sentence.is_note:
        return  # there it is the age of the source
    found = [
        (mention, date)
        for mention in dates_in(sentence.text, setting.language)
        if (date := _what(mention, sentence.text, setting))
    ]
    for what in _Date:
        spans = tuple((mention.start, mention.end) for mention, date in found if date is what)
        if spans:
            yield _slip_of(what, spans, setting)


class _Date(Enum):
    """What a date of a sentence that came over is now; the values are what to ask, if not as usual."""

    PAST = ""
    BACKGROUND = "is this past date still right?"
    OVER = "it was still to come in the last letter: is this still what to say of it?"
    TO_COME = "still to come: is it still so?"


def _slip_of(what: _Date, spans: tuple[Span, ...], setting: Setting) -> Slip:
    last = f"{setting.last_letter} ({english_date(setting.earlier.date)})"
    reason, settle = {
        _Date.PAST: (
            f"a date no later than {last}, or without a year",
            "tell what has happened since, or give the year",
        ),
        _Date.BACKGROUND: (f"a date long before {last}", "tell what has happened since, where something has"),
        _Date.OVER: (f"a date that was still to come in {last}", "tell what came of it"),
        _Date.TO_COME: (f"a date that is to come, as {last} had it", "look whether it is still so"),
    }[what]
    return Slip(ItemKind.DATE, spans, reason, settle, ask=what.value, is_background=what is _Date.BACKGROUND)


def relative_times(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Words that count from a day that is over: recently, last month, days before the election."""
    words = setting.words
    patterns = _patterns(all_languages())
    over = re.compile(rf"{any_of(words.over)}\b", re.IGNORECASE)
    spans = spans_of(
        match
        for match in find(words.relative, sentence.unquoted)
        if not patterns.before_value.match(sentence.text, match.end())
        and not (patterns.before_occasion.search(match[0]) and _SESSION.match(sentence.typed, match.end()))
        and not over.match(match[0])
    )
    if spans:
        yield Slip(
            ItemKind.RELATIVE,
            spans,
            f"counted from the day of {setting.last_letter} ({english_date(setting.earlier.date)})",
            "write the date in its place, or tell what is new",
            ask="counted from a day that is over: is it still right?"
            if _counts(spans, sentence, words)
            else "",
        )


def _counts(spans: Iterable[Span], sentence: Sentence, words: StaleWords) -> bool:
    """Whether any of some words count: months before, last year; others tell how things stood."""
    units = re.compile(rf"(?<!\w){any_of(words.units)}(?!\w)", re.IGNORECASE)
    return any(units.search(sentence.text, *span) for span in spans)


def session_days(setting: Setting) -> set[tuple[int, int]]:
    """The days of the letter's own session and its own date, which may stand without a year."""
    return {(day.month, day.day) for day in _own_days(setting)}


def _own_days(setting: Setting) -> set[datetime.date]:
    session = setting.session
    days = (setting.date, session.opens if session else None, session.closes if session else None)
    return {day for day in days if day}


def _what(mention: DateMention, text: str, setting: Setting) -> _Date | None:
    """What a date is now; None where nothing can be wrong with it."""
    if mention.first is None or mention.last is None:
        return None if set(mention.days) <= session_days(setting) else _Date.PAST
    if mention.is_year and _is_a_name(text, (mention.start, mention.end)):
        return None
    earlier = setting.earlier.date
    if mention.first > earlier:
        if {mention.first, mention.last} <= _own_days(setting):
            return None
        return _Date.OVER if mention.first <= setting.date else _Date.TO_COME
    since = re.search(
        rf"\b{any_of(setting.words.since)}\s+(?:[\w\u2019']+\s+)?$", text[: mention.start], re.IGNORECASE
    )
    is_long_past = mention.last < earlier - _NEWS
    return _Date.BACKGROUND if since or is_long_past else _Date.PAST


def _is_a_name(text: str, span: Span) -> bool:
    """Whether a year is part of the name of a law or resolution."""
    before, names = text[: span[0]], _patterns(all_languages())
    return bool(
        names.law_after.match(text, span[1])
        or names.law_before.search(before)
        or names.resolution_before.search(before)
    )
