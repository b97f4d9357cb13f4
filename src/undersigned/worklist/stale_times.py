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
from undersigned.worklist.stale_sessions import sessions_by_month

_NEWS = datetime.timedelta(days=183)
"""What was that long past in the last letter was no news there any more, but background.

Of letters that are written once a year, twice that."""


_NEAR = 20
"""Signs before a date in which it is said to be that of a figure."""
_ADDRESS = re.compile(r"https?://[^\s<>()\]]*[^\s<>()\].,;:]")


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
    )


def stale_dates(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Dates that the last letter had already, those that were to come then, and days without a year."""
    if sentence.is_note:
        return  # there it is the age of the source
    if is_of_own_letter(sentence, setting):
        yield from _of_letter(sentence, setting)
        return
    named = [span for span, _ in sessions_by_month(sentence, setting)]
    for mention in dates_in(sentence.text, setting.language):
        is_session = any(start <= mention.start < end for start, end in named)
        if not is_session and (what := _what(mention, sentence, setting)):
            yield _slip_of(what, ((mention.start, mention.end),), setting)


def is_of_own_letter(sentence: Sentence, setting: Setting) -> bool:
    """Whether a sentence names a letter that those who sign wrote before: the next one names another."""
    return any(find(setting.words.own_letters, sentence.unquoted))


def is_dated(sentence: Sentence, setting: Setting) -> bool:
    """Whether a sentence says of which day its figures are, and that day is no news any more.

    'Since 2020' does not, as such a figure grows; nor do the days of a session. A figure of a day that is
    asked of is looked at with it.
    """
    return any(
        mention.first
        and not _is_beginning(sentence.text[: mention.start], setting)
        and _what(mention, sentence, setting) in {_Date.BACKGROUND, None}
        and not {mention.first, mention.last} <= _own_days(setting)
        for mention in dates_in(sentence.text, setting.language)
    )


def _of_letter(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """The dates and the address of an own letter, which is not the last one any more."""
    days = [(day.start, day.end) for day in dates_in(sentence.text, setting.language)]
    spans = (*days, *spans_of(_ADDRESS.finditer(sentence.typed)))
    if spans:
        last = f"{setting.last_letter} is of {english_date(setting.earlier.date)}"
        yield Slip(
            ItemKind.DATE,
            spans,
            f"what is said of a letter of yours: {last}",
            "write {{ last.date }} and {{ last.url }}, if the last letter is meant",
            ask=f"{last}: is that the one to name?",
        )


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
    patterns = _patterns(all_languages())
    occasions = [found.span() for found in _own_occasions(setting.words).finditer(sentence.typed)]
    spans = spans_of(
        match
        for match in find(setting.words.relative, sentence.unquoted)
        if not patterns.before_value.match(sentence.text, match.end())
        and not any(start < match.end() and match.start() < end for start, end in occasions)
        and not _over(setting.words).match(match[0])
    )
    if spans:
        yield Slip(
            ItemKind.RELATIVE,
            spans,
            f"counted from the day of {setting.last_letter} ({english_date(setting.earlier.date)})",
            "write the date in its place, or tell what is new",
            ask="counted from a day that is over: is it still right?"
            if _counts(spans, sentence, setting.words)
            else "",
        )


@functools.cache
def _own_occasions(words: StaleWords) -> re.Pattern[str]:
    """What names the letter's own session: ahead of the {{ session.ordinal }} session, its upcoming session."""
    to = rf"(?:{spaced(any_of(words.before_occasions))})(?:\s+[\w\u2019'-]+){{0,6}}?\s+\{{\{{\s*session\b"
    return re.compile(rf"(?<!\w)(?:{to}|(?:{spaced(any_of(words.own_occasions))})(?!\w))", re.IGNORECASE)


@functools.cache
def _over(words: StaleWords) -> re.Pattern[str]:
    return re.compile(rf"{any_of(words.over)}\b", re.IGNORECASE)


def _counts(spans: Iterable[Span], sentence: Sentence, words: StaleWords) -> bool:
    """Whether any of some words count: months before, last year; others tell how things stood."""
    return any(_units(words).search(sentence.text, *span) for span in spans)


@functools.cache
def _units(words: StaleWords) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(words.units)}(?!\w)", re.IGNORECASE)


def session_days(setting: Setting) -> set[tuple[int, int]]:
    """The days of the letter's own session and its own date, which may stand without a year."""
    return {(day.month, day.day) for day in _own_days(setting)}


def _own_days(setting: Setting) -> set[datetime.date]:
    session = setting.session
    days = (setting.date, session.opens if session else None, session.closes if session else None)
    return {day for day in days if day}


def _what(mention: DateMention, sentence: Sentence, setting: Setting) -> _Date | None:
    """What a date is now; None where nothing can be wrong with it."""
    text = sentence.text
    if mention.first is None or mention.last is None:
        return None if set(mention.days) <= session_days(setting) else _Date.PAST
    if mention.is_year and _is_a_name(text, (mention.start, mention.end)):
        return None
    earlier = setting.earlier.date
    if mention.first > earlier:
        if {mention.first, mention.last} <= _own_days(setting):
            return None
        return _Date.OVER if mention.first <= setting.date else _Date.TO_COME
    if any(find(setting.words.as_of, text[max(0, mention.start - _NEAR) : mention.start + 1])):
        return _Date.PAST  # of which day a figure is: the older, the staler
    is_background = (
        mention.last < earlier - _news(setting)
        or _is_beginning(text[: mention.start], setting)
        or any(find(setting.words.founding, sentence.unquoted))
    )
    return _Date.BACKGROUND if is_background else _Date.PAST


def _news(setting: Setting) -> datetime.timedelta:
    """How long before the last letter something was still news there: where letters are yearly, a year."""
    return min(max(setting.date - setting.earlier.date, _NEWS), 2 * _NEWS)


def _is_beginning(before: str, setting: Setting) -> bool:
    """Whether a date is one from which something lasts, by what stands before it."""
    return _since(setting.words).search(before) is not None


@functools.cache
def _since(words: StaleWords) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words.since)}\s+(?:[\w\u2019']+\s+)?$", re.IGNORECASE)


def _is_a_name(text: str, span: Span) -> bool:
    """Whether a year is part of the name of a law or resolution."""
    before, names = text[: span[0]], _patterns(all_languages())
    return bool(
        names.law_after.match(text, span[1])
        or names.law_before.search(before)
        or names.resolution_before.search(before)
    )
