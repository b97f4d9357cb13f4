"""Finds dates as letters write them, in every language and country."""

from __future__ import annotations

import pytest

from undersigned.importing.found_dates import find_date

DATES = {
    "12 آذار/مارس 2024": "2024-03-12",
    "جنيف، ١٢ كانون الثاني/يناير ٢٠٢٤م": "2024-01-12",
    "1 تشرين الأول / أكتوبر 2026": "2026-10-01",
    "31 كانون الأول 2025": "2025-12-31",
    "3 أيار/مايو 2024": "2024-05-03",
    "3 ايار 2024": "2024-05-03",
    "3 غشت 2024": "2024-08-03",
    "14 جانفي 2011": "2011-01-14",
    "12 مارس 2024": "2024-03-12",
    "1 Sept. 2026": "2026-09-01",
    "Geneva, 1 September 2026": "2026-09-01",
    "Sept 1, 2026": "2026-09-01",
}


@pytest.mark.parametrize(("text", "day"), DATES.items())
def test_a_day_is_read_by_any_name_of_its_month(text: str, day: str) -> None:
    found = find_date(text, "ar" if max(text) >= "\u0600" else "en-GB")
    assert found is not None
    assert found.date.isoformat() == day


@pytest.mark.parametrize("text", ["12 شباط/مارس 2024", "31 شباط 2024", "12 آذار 20245"])
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert find_date(text, "ar") is None


@pytest.mark.parametrize(
    ("text", "language", "pattern"),
    [
        ("2023年1月15日", "zh", "yyyy'年'M'月'd'日'"),
        ("2023年01月05日", "zh", "yyyy'年'MM'月'dd'日'"),
        ("15 de enero del 2023", "es", "d 'de' MMMM 'del' yyyy"),
        ("15 January, 2023", "en-GB", "d MMMM, yyyy"),
        ("15.12.2023", "ru", "dd.MM.yyyy"),
        ("2023-12-15", "en-GB", "yyyy-MM-dd"),
        ("15th January 2023", "en-GB", None),
        ("1º de fevereiro de 2023", "pt", None),
    ],
)
def test_a_date_keeps_the_form_in_which_it_was_typed(text: str, language: str, pattern: str | None) -> None:
    found = find_date(text, language)
    assert found is not None
    assert found.pattern == pattern
