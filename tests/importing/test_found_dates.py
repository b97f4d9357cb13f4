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
