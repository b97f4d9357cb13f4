"""Days in words, as the program itself says them: a day goes in, "8 September 2023" comes out."""

from __future__ import annotations

import datetime

from undersigned.languages.en import LANGUAGE as ENGLISH


def english_date(day: datetime.date) -> str:
    """A day as what the program says has it: 8 September 2023."""
    return f"{day.day} {ENGLISH.calendar.months[day.month - 1]} {day.year}"
