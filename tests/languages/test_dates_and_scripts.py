"""Days as letters write them, and the directions of languages."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undersigned.languages.icu_rules import (
    country_names,
    is_language,
    is_right_to_left,
    knows,
    language_names,
)
from undersigned.languages.known import all_languages, known_tags
from undersigned.languages.scripts import is_rtl
from undersigned.languages.written_dates import date_in_pattern, long_date

DAY = datetime.date(2026, 9, 1)
LONG = {
    "en-GB": "1 September 2026",
    "en-US": "September 1, 2026",
    "fr": "1er septembre 2026",
    "fr-CA": "1er septembre 2026",
    "es": "1 de septiembre de 2026",
    "pt-BR": "1 de setembro de 2026",
    "ar": "1 سبتمبر 2026",
    "ar-EG": "1 سبتمبر 2026",
    "ru": "1 сентября 2026\u202f\u0433.",
    "zh": "2026年9月1日",
    "de": "1. September 2026",
    "th": "1 กันยายน ค.ศ. 2026",
    "xx": "1 September 2026",
    "en-XX": "1 September 2026",
}


@pytest.mark.parametrize("tag", LONG)
def test_a_day_is_written_out(tag: str) -> None:
    assert long_date(DAY, tag) == LONG[tag]


@given(st.dates())
def test_the_calendar_is_that_of_the_sources_of_all_times(day: datetime.date) -> None:
    months = "January February March April May June July August September October November December".split()  # noqa: SIM905
    assert long_date(day, "en-GB") == f"{day.day} {months[day.month - 1]} {day.year}"
    assert date_in_pattern(day, "d.M.y", "fa") == f"{day.day}.{day.month}.{day.year}"


@pytest.mark.parametrize("tag", [language.tag for language in all_languages() if language.calendar.months])
def test_months_are_those_that_dates_print(tag: str) -> None:
    months = next(language.calendar.months for language in all_languages() if language.tag == tag)
    assert months == tuple(
        date_in_pattern(datetime.date(2026, month, 8), "d MMMM", tag).removeprefix("8 ").removeprefix("de ")
        for month in range(1, 13)
    )


PATTERNS = {
    "dd MMMM yyyy": "01 September 2026",
    "d MMM": "1 Sept",
    "EEEE, d MMMM": "Tuesday, 1 September",
    "long": "1 September 2026",
    "short": "01/09/2026",
    "yyyy-MM-dd": "2026-09-01",
    "d of MMMM": "1 of September",
    "'the' d MMMM": "the 1 September",
    "d 'o''clock'": "1 o'clock",
    "5": "5",
    "": "",
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_day_is_written_in_a_pattern(pattern: str) -> None:
    assert date_in_pattern(DAY, pattern, "en-GB") == PATTERNS[pattern]


@pytest.mark.parametrize("pattern", ["MMMMMM", "ddd", "QQQQQQQQQQ", "HH:mm", "h a", "z"])
def test_what_a_day_does_not_have_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"invalid length for field|a date has no time of day"):
        date_in_pattern(DAY, pattern, "en-GB")


def test_languages_from_right_to_left_are_known() -> None:
    rtl = {"ar", "ar-EG", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi", "az-Arab"}
    assert {tag for tag in rtl if is_rtl(tag)} == rtl
    assert not any(map(is_rtl, ("en-GB", "fr", "zh", "de", "km", "az", "xx", "not a tag")))


@pytest.mark.parametrize("tag", known_tags())
def test_a_language_has_the_direction_that_unicode_says(tag: str) -> None:
    assert is_rtl(tag) == is_right_to_left(tag)


def test_what_is_known_of_the_world() -> None:
    assert all(map(is_language, ("fr", "km", "tl", "no")))
    assert not is_language("xx")
    assert all(map(knows, ("en-GB", "es-419", "zh-Hant-TW", "km")))
    assert not any(map(knows, ("xx", "en-XX", "qaa", "fr_FR", "en-", "")))
    assert language_names()["khmer"] == "km"
    assert {"Cambodia", "Myanmar", "Burma", "Russia"} <= country_names("en")
    assert "Cambodge" in country_names("fr")
    assert "" not in country_names("ar")
