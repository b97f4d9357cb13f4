"""Finds dates that were past already in the last letter, and words that count from a today."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from undersigned.languages.dates import english_date
from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import DateWords, StaleWords
from undersigned.languages.patterns import any_of
from undersigned.model.worklist import ItemKind
from undersigned.worklist.date_mentions import DateMention, dates_in
from undersigned.worklist.patterns import find
from undersigned.worklist.sentences import VALUE, Sentence
from undersigned.worklist.slips import Setting, Slip, Span, spans_of


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
    """Dates that the last letter had already, those that it announced, and days without a year, now of another one."""
    if sentence.is_note:
        return  # there it is the age of the source
    dates = dates_in(sentence.text, setting.language)
    announces = any(find(setting.words.to_come, sentence.unquoted)) if dates else False
    found = [(m, why) for m in dates if (why := _why_stale(m, sentence.text, setting, announces=announces))]
    if found:
        yield Slip(
            ItemKind.DATE,
            tuple((mention.start, mention.end) for mention, _ in found),
            f"a date {' or '.join(dict.fromkeys(why for _, why in found))}",
            "tell what has happened since, or give the year",
        )


def relative_times(sentence: Sentence, setting: Setting) -> Iterator[Slip]:
    """Words that count from a day that is over: recently, last month, days before the election."""
    words = setting.words
    before_value = _patterns(all_languages()).before_value
    over = re.compile(rf"{any_of(words.over)}\b", re.IGNORECASE)
    spans = spans_of(
        match
        for match in find(words.relative, sentence.unquoted)
        if not before_value.match(sentence.text, match.end()) and not over.match(match[0])
    )
    if spans:
        yield Slip(
            ItemKind.RELATIVE,
            spans,
            f"counted from the day of {setting.last_letter} ({english_date(setting.earlier.date)})",
            "write the date in its place, or tell what is new",
        )


def session_days(setting: Setting) -> set[tuple[int, int]]:
    """The days of the letter's own session and its own date, which may stand without a year."""
    session = setting.session
    days = (setting.date, session.opens if session else None, session.closes if session else None)
    return {(day.month, day.day) for day in days if day}


def _why_stale(mention: DateMention, text: str, setting: Setting, *, announces: bool) -> str | None:
    """Why a date may be stale, as words after 'a date'; `announces` is whether its sentence speaks of what will be."""
    if mention.first is None or mention.last is None:
        return None if set(mention.days) <= session_days(setting) else "without a year"
    if mention.is_year and (
        mention.first.year == setting.date.year or _is_a_name(text, (mention.start, mention.end))
    ):
        return None
    if mention.first <= setting.earlier.date:
        return f"no later than {setting.last_letter} ({english_date(setting.earlier.date)})"
    announced = f"that was still to come in {setting.last_letter}"
    return announced if announces and mention.last < setting.date else None


def _is_a_name(text: str, span: Span) -> bool:
    """Whether a year is part of the name of a law or resolution."""
    before, names = text[: span[0]], _patterns(all_languages())
    return bool(
        names.law_after.match(text, span[1])
        or names.law_before.search(before)
        or names.resolution_before.search(before)
    )
