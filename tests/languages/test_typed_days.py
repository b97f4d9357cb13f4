"""Holds that a day is known in whatever form and language it is typed."""

from __future__ import annotations

import datetime

import pytest

from undersigned.languages.known import all_languages
from undersigned.languages.typed_days import days_meant
from undersigned.languages.written_dates import date_in_pattern, long_date


@pytest.mark.parametrize("tag", [language.tag for language in all_languages()])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_is_known_as_letters_of_every_language_write_it(tag: str, month: int) -> None:
    day = datetime.date(2026, month, 21)
    assert days_meant(long_date(day, tag)) == (day,)


@pytest.mark.parametrize(
    "pattern", ["d.M.yyyy", "dd.MM.yyyy", "yyyy-M-d", "yyyy/MM/dd", "yyyyMMdd", "d MMM yyyy", "MMMM d, yyyy"]
)
@pytest.mark.parametrize("day", [datetime.date(2026, 12, 1), datetime.date(2027, 2, 3)])
def test_a_form_of_one_reading_gives_one_day(pattern: str, day: datetime.date) -> None:
    assert days_meant(date_in_pattern(day, pattern, "en-GB")) == (day,)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1/12/2026", ("2026-12-01", "2026-01-12")),
        ("1-12-2026", ("2026-12-01", "2026-01-12")),
        ("25/12/2026", ("2026-12-25",)),
        ("12/25/2026", ("2026-12-25",)),
        ("2/2/2026", ("2026-02-02",)),
        ("31.2.2026", ()),
        ("1.12.26", ()),
        ("December 2026", ()),
        ("end of August", ()),
        ("2025 or 2026", ()),
    ],
)
def test_every_reading_is_offered_and_none_is_guessed(text: str, days: tuple[str, ...]) -> None:
    assert tuple(map(str, days_meant(text))) == days
