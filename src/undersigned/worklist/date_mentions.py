"""Finds the dates that a sentence names, in figures or words, each with the days that it covers."""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass

from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import DateWords
from undersigned.languages.patterns import any_of


@dataclass(frozen=True)
class DateMention:
    """A date as a sentence names it, with the first and last day of what it covers.

    Where the year is missing, these are None, and `days` says what it names: (month, day), or (month, 0).
    """

    start: int
    end: int
    first: datetime.date | None = None
    last: datetime.date | None = None
    days: tuple[tuple[int, int], ...] = ()
    is_year: bool = False


def dates_in(text: str, language: str) -> tuple[DateMention, ...]:
    """The dates of a sentence, from left to right. In a language that is not known here, those in figures."""
    return _dates_in(text, language_of(language), all_languages())


@functools.lru_cache(maxsize=8)
def _dates_in(text: str, language: Language | None, known: tuple[Language, ...]) -> tuple[DateMention, ...]:
    """Several rules ask for those of one sentence, one after the other; so the last answers are kept."""
    numbers = _months(language)
    mentions = (_mention(found, numbers) for found in _pattern(language, known).finditer(text))
    return tuple(mention for mention in mentions if mention is not None)


@functools.cache
def _months(language: Language | None) -> dict[str, int]:
    """The number of each month by its name in small letters."""
    spellings = language.calendar.spellings if language else {}
    return {name.lower(): number for name, number in spellings.items()}


@functools.cache
def _pattern(language: Language | None, known: tuple[Language, ...]) -> re.Pattern[str]:
    """What finds dates in a language: its own months, and beside them the small words of all that are known."""
    figures = (
        r"(?P<iso>(?<![\d/-])\d{4}-\d{2}-\d{2}(?![\d-]))",
        (
            r"(?P<han>(?<!\d)(?:19|20)\d\d\u5e74(?:\d{1,2}\u6708(?:\d{1,2}\u65e5)?)?"
            r"(?:(?<=\u65e5)\s?[\u81f3\u5230\u2013\u2014-]\s?(?:\d{1,2}\u6708)?\d{1,2}\u65e5)?)"
        ),
        r"(?P<day_in_han>(?<![\d\u5e74])\d{1,2}\u6708\d{1,2}\u65e5)",
        r"(?P<strokes>(?<![\d/.])\d{1,2}(?P<stroke>[./])\d{1,2}(?P=stroke)\d{4}(?![\d/]))",
    )
    yyyy = r"((?:19[4-9]|20\d)\d)(?!\d)"
    year = rf"(?P<year>(?<![\w/.,:-]){yyyy}(?:\s?[\u2013/-]\s?\d{{2,4}}(?!\d))?(?![\w/]|[.,:-]\d))"
    if language is None or language.dates.before_month is None:
        return re.compile("|".join((*figures, year)))
    own, names = language.dates, language.calendar.spellings
    words = DateWords.of_all(language.dates for language in known)
    # The last day of a range may follow a hyphen: 9 September-11 October.
    second = rf"(\d{{1,2}})(?:\s?{any_of(words.day_endings)}|\.?\^\w+\^)?(?![\d.,]*\d)"
    day = rf"(?<![\d/.,-]){second}"
    to = rf"\s?(?:\u2013|—|-|\b{any_of(words.to)}\b)\s?"
    month = rf"\b({any_of(names)})\b(?:\.(?=,?\s*\d))?"
    of = rf"\s+(?:{any_of(words.of_month)}\s+)?"
    in_year = rf"(?:{any_of(words.of_year)}\s+)?"
    alone = any_of(name for name in names if name not in own.words_too)
    after_article = rf"(?<=\b{own.article}\s){alone}\b|" if own.article else ""
    patterns = (
        rf"(?P<day>(?:{day}(?:{of}{month})?{to}{second}|{day}){of}{month}(?:,?\s+{in_year}{yyyy})?)",
        rf"(?P<american>{month}\s+{day}(?:{to}(?:{month}\s+)?{second})?(?:,?\s+{yyyy})?)",
        rf"(?P<month>(?:{month}{to})?{month},?\s+{in_year}{yyyy})",
        rf"(?P<alone>{after_article}(?<!\w)(?i:{own.before_month}){any_of(names)}\b)(?!\.?,?\s+{in_year}\d)",
    )
    return re.compile("|".join((*figures, *patterns, year)), 0 if own.has_capitals else re.IGNORECASE)


def _mention(found: re.Match[str], numbers: dict[str, int]) -> DateMention | None:
    kind, (start, end) = found.lastgroup, found.span()
    figures = [int(figure) for figure in re.findall(r"\d+", found[0])]
    months = [numbers[word.lower()] for word in re.findall(r"[^\W\d_]+", found[0]) if word.lower() in numbers]
    try:
        match kind:
            case "iso":
                day = datetime.date.fromisoformat(found[0])
                return DateMention(start, end, day, day)
            case "han":
                return _in_han(start, end, *figures)
            case "day_in_han":
                return _of_days(start, end, [(figures[0], figures[1])], None)
            case "strokes":
                return _of_days(start, end, [(figures[1], figures[0])], figures[2])
            case "day" | "american":
                year = figures.pop() if figures[-1] > 31 else None  # noqa: PLR2004  # the days of a month
                days = [(months[min(n, len(months) - 1)], day) for n, day in enumerate(figures)]
                return _of_days(start, end, days, year)
            case "month":
                first, last = datetime.date(figures[-1], months[0], 1), (figures[-1], months[-1])
                return DateMention(start, end, first, datetime.date(*last, calendar.monthrange(*last)[1]))
            case "alone":
                return DateMention(start, end, days=((months[-1], 0),))
            case _:
                return DateMention(
                    start,
                    end,
                    datetime.date(figures[0], 1, 1),
                    datetime.date(figures[0], 12, 31),
                    is_year=True,
                )
    except (ValueError, IndexError):  # 31 February: no date, whatever it is
        return None


def _in_han(  # the figures as they stand
    start: int, end: int, year: int, month: int | None = None, day: int | None = None, *until: int
) -> DateMention:
    if month is None:
        return DateMention(start, end, datetime.date(year, 1, 1), datetime.date(year, 12, 31), is_year=True)
    if day and until:
        return _of_days(start, end, [(month, day), (until[0] if until[1:] else month, until[-1])], year)
    first, last = datetime.date(year, month, day or 1), day or calendar.monthrange(year, month)[1]
    return DateMention(start, end, first, datetime.date(year, month, last))


def _of_days(start: int, end: int, days: list[tuple[int, int]], year: int | None) -> DateMention:
    if year is None:
        for month, day in days:
            datetime.date(2000, month, day)  # a leap year, to see whether it is a day at all
        return DateMention(start, end, days=tuple(days))
    dates = [datetime.date(year, month, day) for month, day in days]
    return DateMention(start, end, min(dates), max(dates), tuple(days))
