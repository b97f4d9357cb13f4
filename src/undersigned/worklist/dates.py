"""Finds the dates that a sentence names, in figures or words, each with the days that it covers."""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass

from undersigned.languages.dates import month_spellings
from undersigned.worklist.patterns import any_of

_BEFORE_MONTH = {
    "en": r"(?i:in|since|until|till|by|last|this|of|early|late|mid|mid-|during|through)\s*",
    "fr": r"(?:en|depuis|dès|avant|après|(?:le|au|du)\s+mois\s+de)\s+",
    "es": r"(?:en|desde|hasta|(?:el|del)\s+mes\s+de)\s+",
    "pt": r"(?:em|desde|até|(?:o|do|no)\s+mês\s+de)\s+",
}
"""What makes a month of a word that stands alone ('may' and 'mars' are words, too), by language.

In other languages only dates in figures are found.
"""
_WORDS_TOO = {"May", "March", "Mar", "mars"}

_SECOND = r"(\d{1,2})(?:\s?(?:st|nd|rd|th|er|\.?[ºª°])|\.?\^\w+\^)?(?![\d.,]*\d)"
"""The last day of a range, which may follow a hyphen: 9 September-11 October."""
_DAY = rf"(?<![\d/.,-]){_SECOND}"
_YEAR = r"((?:19[4-9]|20\d)\d)(?!\d)"
_TO = r"\s?(?:\u2013|—|-|\bto\b|\buntil\b|\band\b|\bau\b|\bet\b|\bal\b|\ba\b|\by\b|\be\b)\s?"
_OF = r"\s+(?:of\s+|de\s+)?"
_NO_YEAR = r"(?!\.?,?\s+(?:of\s+|de\s+|del\s+)?\d)"
_OF_YEAR = r"(?:,?\s+(?:of\s+|de\s+|del\s+)?"


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


@functools.lru_cache(maxsize=8)
def dates_in(text: str, language: str) -> tuple[DateMention, ...]:
    """The dates of a sentence, from left to right. In a language that is not known here, those in figures.

    Several rules ask for those of one sentence, one after the other; so the last answers are kept.
    """
    numbers = _month_numbers(language)
    mentions = (_mention(found, numbers) for found in _pattern(language).finditer(text))
    return tuple(mention for mention in mentions if mention is not None)


@functools.cache
def _month_numbers(language: str) -> dict[str, int]:
    return {name.lower(): number for name, number in month_spellings(language).items()}


@functools.cache
def _pattern(language: str) -> re.Pattern[str]:
    figures = (
        r"(?P<iso>(?<![\d/-])\d{4}-\d{2}-\d{2}(?![\d-]))",
        r"(?P<strokes>(?<![\d/.])\d{1,2}(?P<stroke>[./])\d{1,2}(?P=stroke)\d{4}(?![\d/]))",
    )
    year = rf"(?P<year>(?<![\w/.,:-]){_YEAR}(?:\s?[\u2013/-]\s?\d{{2,4}}(?!\d))?(?![\w/]|[.,:-]\d))"
    if language not in _BEFORE_MONTH:
        return re.compile("|".join((*figures, year)))
    names = month_spellings(language)
    month = rf"\b({any_of(names)})\b(?:\.(?=,?\s*\d))?"
    alone = any_of(name for name in names if name not in _WORDS_TOO)
    words = (
        rf"(?P<day>(?:{_DAY}(?:{_OF}{month})?{_TO}{_SECOND}|{_DAY}){_OF}{month}{_OF_YEAR}{_YEAR})?)",
        rf"(?P<american>{month}\s+{_DAY}(?:{_TO}(?:{month}\s+)?{_SECOND})?(?:,?\s+{_YEAR})?)",
        rf"(?P<month>(?:{month}{_TO})?{month},?\s+(?:of\s+|de\s+|del\s+)?{_YEAR})",
        rf"(?P<alone>(?<=\b[Tt]he\s){alone}\b|(?<!\w)(?:{_BEFORE_MONTH[language]})(?:{any_of(names)})\b){_NO_YEAR}"
        if language == "en"
        else rf"(?P<alone>(?<!\w)(?:{_BEFORE_MONTH[language]})(?:{any_of(names)})\b){_NO_YEAR}",
    )
    flags = 0 if language == "en" else re.IGNORECASE
    return re.compile("|".join((*figures, *words, year)), flags)


def _mention(found: re.Match[str], numbers: dict[str, int]) -> DateMention | None:
    kind, (start, end) = found.lastgroup, found.span()
    figures = [int(figure) for figure in re.findall(r"\d+", found[0])]
    months = [numbers[word.lower()] for word in re.findall(r"[^\W\d_]+", found[0]) if word.lower() in numbers]
    try:
        match kind:
            case "iso":
                day = datetime.date.fromisoformat(found[0])
                return DateMention(start, end, day, day)
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


def _of_days(start: int, end: int, days: list[tuple[int, int]], year: int | None) -> DateMention:
    if year is None:
        for month, day in days:
            datetime.date(2000, month, day)  # a leap year, to see whether it is a day at all
        return DateMention(start, end, days=tuple(days))
    dates = [datetime.date(year, month, day) for month, day in days]
    return DateMention(start, end, min(dates), max(dates), tuple(days))
