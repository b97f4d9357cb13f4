"""Days in words: as the program itself says them, and the parts of which dates in texts are made."""

from __future__ import annotations

import datetime

from undersigned.languages.en import LANGUAGE as ENGLISH
from undersigned.languages.patterns import in_any_language


def english_date(day: datetime.date) -> str:
    """A day as what the program says has it: 8 September 2023."""
    return f"{day.day} {ENGLISH.calendar.months[day.month - 1]} {day.year}"


def day_ending() -> str:
    """A pattern of what follows the figures of a day, in any language: 8`th`, 1`er`."""
    return in_any_language(lambda language: language.dates.day_endings)


def of_month() -> str:
    """A pattern of what may stand before a month, in any language: 8 `de` septiembre."""
    return in_any_language(lambda language: language.dates.of_month)


def of_year() -> str:
    """A pattern of what may stand before a year, in any language: septiembre `del` 2023."""
    return in_any_language(lambda language: language.dates.of_year)
