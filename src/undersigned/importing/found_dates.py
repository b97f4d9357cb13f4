"""Finds dates in words, and the pattern in which they were written."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from undersigned.languages.known import all_languages, language_of, primary
from undersigned.languages.language import Language
from undersigned.languages.looked_for import DateWords
from undersigned.languages.patterns import any_of
from undersigned.languages.written_dates import long_date


@dataclass(frozen=True)
class FoundDate:
    """A date in a text, from `start` to `end`."""

    date: datetime.date
    start: int
    end: int
    pattern: str | None
    """How it was written, in Unicode's date fields; None for a form that they do not give again."""
    is_usual: bool
    """Whether it reads as a letter prints its date by itself."""
    language: str | None
    """The language of its month."""


@dataclass(frozen=True)
class _Forms:
    """How dates are written in any language."""

    patterns: tuple[re.Pattern[str], ...]
    months: Mapping[str, tuple[str, int]]
    """The language and the number (1 to 12) of each month, in small letters."""


@functools.cache
def _forms(languages: tuple[Language, ...]) -> _Forms:
    months = {
        name.casefold(): (language.tag, number)
        for language in reversed(languages)
        for name, number in language.calendar.spellings.items()
    }
    words = DateWords.of_all(language.dates for language in languages)
    ending, of_month, of_year = any_of(words.day_endings), any_of(words.of_month), any_of(words.of_year)
    name = any_of(map(re.escape, months))
    # The United Nations write months in Arabic by two names: آذار/مارس.
    month, year = rf"(?P<month>{name}(?: ?/ ?{name})?)\.?", r"(?P<year>\d{4})(?!\d)"
    patterns = (
        rf"\b(?P<day>\d{{1,2}}){ending}? (?:{of_month} )?{month},?(?: {of_year} )? ?{year}",
        rf"\b{month} (?P<day>\d{{1,2}}){ending}?, ?{year}",
        r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})\b",
        r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
    )
    return _Forms(tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns), months)


def find_date(text: str, language: str) -> FoundDate | None:
    """The first whole date in a text; `language` is that of the letter (`en-GB`)."""
    family = primary(language)
    known = _forms(all_languages())
    for form in known.patterns:
        for found in form.finditer(text):
            names = [name.strip() for name in found["month"].casefold().split("/")]
            own, month = known.months.get(names[0], (None, int(names[0]) if names[0].isdecimal() else 0))
            if any(known.months.get(name, (own, month))[1] != month for name in names):
                continue
            if own and names[0] in {name.casefold() for name in _spellings(family)}:
                own = family
            try:
                date = datetime.date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                continue
            usual = own == family and found[0] == long_date(date, language)
            return FoundDate(date, found.start(), found.end(), _pattern(found[0], date, own), usual, own)
    return None


def _spellings(tag: str) -> Mapping[str, int]:
    language = language_of(tag)
    return language.calendar.spellings if language else {}


def _months(tag: str) -> tuple[str, ...]:
    language = language_of(tag)
    return language.calendar.months if language else ()


def tells_day(text: str, day: datetime.date) -> bool:
    """Whether a day and its month stand in a text, in whatever language and with or without the year."""
    languages = all_languages()
    words = DateWords.of_all(language.dates for language in languages)
    every = (language.calendar.spellings for language in languages)
    months = any_of(
        re.escape(name) for names in every for name, number in names.items() if number == day.month
    )
    number = rf"0?{day.day}{any_of(words.day_endings)}?"
    either = rf"(?<!\d){number} (?:{any_of(words.of_month)} )?{months}|{months} {number}(?!\d)|{day:%Y-%m-%d}"
    return re.search(either, text, re.IGNORECASE) is not None


def _pattern(text: str, date: datetime.date, language: str | None) -> str | None:
    month = _months(language)[date.month - 1] if language else ""
    patterns = {
        "d MMMM yyyy": f"{date.day} {month} {date.year}",
        "dd MMMM yyyy": f"{date:%d} {month} {date.year}",
        "MMMM d, yyyy": f"{month} {date.day}, {date.year}",
        "d 'de' MMMM 'de' yyyy": f"{date.day} de {month} de {date.year}",
        "yyyy-MM-dd": f"{date:%Y-%m-%d}",
        "dd.MM.yyyy": f"{date:%d.%m.%Y}",
    }
    return next((pattern for pattern, written in patterns.items() if written == text), None)
