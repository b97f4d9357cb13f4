"""The words for days and months, in the languages in which letters to the Council are written."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

MONTHS: Final[Mapping[str, tuple[str, ...]]] = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
        "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
        "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля",
        "августа", "сентября", "октября", "ноября", "декабря",
    ),
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو",
        "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",
        "agosto", "setembro", "outubro", "novembro", "dezembro",
    ),
}  # fmt: skip
"""The months by the first part of a language tag, each as a date prints it."""

_ALSO: Final[Mapping[str, Mapping[str, int]]] = {
    "en": {
        "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9,
        "Oct": 10, "Nov": 11, "Dec": 12,
    },
    "fr": {"fevrier": 2, "aout": 8, "decembre": 12},
    "es": {"setiembre": 9},
    "pt": {"marco": 3},
}  # fmt: skip
"""Spellings that people type besides: short ones, and those without an accent."""


def month_spellings(language: str) -> dict[str, int]:
    """Every spelling of the months (1 to 12) in a language (`en`); of a language that is not known here, none."""
    usual = {name: number for number, name in enumerate(MONTHS.get(language, ()), 1)}
    return {**usual, **_ALSO.get(language, {})}


def english_date(day: datetime.date) -> str:
    """A day as what the program says has it: 8 September 2023."""
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"
