"""Finds dates in words, and the pattern in which they were written."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from undersigned.languages.known import all_languages, language_of, primary
from undersigned.languages.language import Language
from undersigned.languages.looked_for import DateWords
from undersigned.languages.patterns import any_of
from undersigned.languages.written_dates import date_in_pattern, long_date


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
            usual = own in {family, None} and found[0] == long_date(date, language)
            return FoundDate(
                date, found.start(), found.end(), _pattern(found, date, own or family), usual, own
            )
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


def _pattern(found: re.Match[str], date: datetime.date, language: str) -> str | None:
    """The fields by which a date was written, with what stands between them; None where they would print another."""
    names = dict.fromkeys(_months(language)[date.month - 1 : date.month], "MMMM")
    padded = {"day": {f"{date:%d}": "dd"}, "month": {f"{date:%m}": "MM"}}
    plain = {"day": {str(date.day): "d"}, "month": {str(date.month): "M"}}
    # Figures between points and hyphens are always two.
    first, then = (plain, padded) if _WITH_POINTS.fullmatch(found[0]) else (padded, plain)
    fields = {name: first[name] | then[name] for name in first} | {"year": {str(date.year): "yyyy"}}
    fields["month"] |= names
    pattern, last = "", found.start()
    for name in sorted(fields, key=found.start):
        between, field = found.string[last : found.start(name)], fields[name].get(found[name])
        if field is None or _ENDING.match(between):
            return None  # an ending of the figures, as in 15th, is none of another day
        pattern += _literal(between) + field
        last = found.end(name)
    pattern += _literal(found.string[last : found.end()])
    return pattern if date_in_pattern(date, pattern, language) == found[0] else None


_WITH_POINTS: Final = re.compile(r"[\d.-]+")
_ENDING: Final = re.compile(r"[^\W\d_\u3000-\u9fff]")


def _literal(text: str) -> str:
    """Some text as a pattern of Unicode's date fields has it."""
    return re.sub(r"[^\W\d_]+", lambda word: f"'{word[0]}'", text)
