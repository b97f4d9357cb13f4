"""Finds dates in words, and the pattern in which they were written."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Final

from undersigned.languages.dates import MONTHS

_LANGUAGE_OF: Final = {
    name.casefold(): (language, number)
    for language, names in reversed(list(MONTHS.items()))
    for number, name in enumerate(names, 1)
}
_NAMES: Final = "|".join(sorted(_LANGUAGE_OF, key=len, reverse=True))
_FORMS: Final = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|°)? (?:de )?(?P<month>{_NAMES}),?(?: del? )? ?(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{_NAMES}) (?P<day>\d{{1,2}})(?P<raised>st|nd|rd|th)?, ?(?P<year>\d{{4}})\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})\b"),
    re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日"),
)


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


def find_date(text: str, language: str) -> FoundDate | None:
    """The first whole date in a text; `language` is that of the letter (`en-GB`)."""
    for form in _FORMS:
        for found in form.finditer(text):
            written = found["month"].casefold()
            own, month = _LANGUAGE_OF.get(written, (None, int(written) if written.isdecimal() else 0))
            family = language.split("-", maxsplit=1)[0]
            if own and written in {name.casefold() for name in MONTHS.get(family, ())}:
                own = family
            try:
                date = datetime.date(int(found["year"]), month, int(found["day"]))
            except ValueError:
                continue
            usual = own == family and found[0] == usual_date(date, language)
            return FoundDate(date, found.start(), found.end(), _pattern(found[0], date, own), usual, own)
    return None


def tells_day(text: str, day: datetime.date) -> bool:
    """Whether a day and its month stand in a text, in whatever language and with or without the year."""
    months = "|".join(re.escape(names[day.month - 1]) for names in MONTHS.values())
    number = rf"0?{day.day}(?:st|nd|rd|th|er|º|°)?"
    return (
        re.search(
            rf"(?<!\d){number} (?:de )?(?:{months})|(?:{months}) {number}(?!\d)|{day:%Y-%m-%d}",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def usual_date(date: datetime.date, language: str) -> str | None:
    """The date as a letter in that language prints it; None for a language whose dates are not known here so well."""
    family = language.split("-", maxsplit=1)[0]
    if family not in MONTHS or family in {"ar", "ru"}:
        return None
    month = MONTHS[family][date.month - 1]
    if language == "en-US":
        return f"{month} {date.day}, {date.year}"
    if family in {"es", "pt"}:
        return f"{date.day} de {month} de {date.year}"
    day = "1er" if family == "fr" and date.day == 1 else str(date.day)
    return f"{day} {month} {date.year}"


def _pattern(text: str, date: datetime.date, language: str | None) -> str | None:
    month = MONTHS[language][date.month - 1] if language else ""
    patterns = {
        "d MMMM yyyy": f"{date.day} {month} {date.year}",
        "dd MMMM yyyy": f"{date:%d} {month} {date.year}",
        "MMMM d, yyyy": f"{month} {date.day}, {date.year}",
        "d 'de' MMMM 'de' yyyy": f"{date.day} de {month} de {date.year}",
        "yyyy-MM-dd": f"{date:%Y-%m-%d}",
        "dd.MM.yyyy": f"{date:%d.%m.%Y}",
    }
    return next((pattern for pattern, written in patterns.items() if written == text), None)
