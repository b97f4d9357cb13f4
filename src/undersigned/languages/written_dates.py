"""Days as letters write them: a day and a language go in, "8 September 2023" comes out."""

from __future__ import annotations

import datetime
import re
from itertools import groupby
from typing import Final

from undersigned.languages import icu_rules
from undersigned.languages.known import language_of
from undersigned.languages.language import Language

_LENGTHS: Final = frozenset({"short", "medium", "full"})
"""Other forms than the long one that CLDR has for each language."""
_FIELDS: Final = {
    "G": 5, "y": 20, "Y": 20, "u": 20, "Q": 5, "q": 5, "M": 5, "L": 5, "w": 2, "W": 1,
    "d": 2, "D": 3, "F": 1, "g": 20, "E": 6, "e": 6, "c": 6,
}  # fmt: skip
"""The fields of a date with how often their letter may stand (UTS #35, Date Field Symbol Table)."""
_TIMES: Final = frozenset("abBhHKkmsSAzZOvVXx")
"""The letters of a time and its zone there."""
_PIECES: Final = re.compile(
    r"'(?P<quoted>(?:[^']|'')*)'|(?P<field>(?P<letter>[A-Za-z])(?P=letter)*)|(?P<sign>[^A-Za-z])"
)
_NAMED: Final = 3
"""From how many letters on a month is a name."""


def long_date(day: datetime.date, tag: str) -> str:
    """A day written out, without that of the week; in British English where the language is not known."""
    language = language_of(tag)
    if language is not None and language.long_date is not None:
        return language.long_date(day, tag)
    return icu_rules.long_date(day, tag)


def days_between(first: datetime.date, last: datetime.date, tag: str) -> str:
    """From one day to another; both in full where the language writes one of them in a way of its own: 1er avril."""
    if all(long_date(day, tag) == icu_rules.long_date(day, tag) for day in (first, last)):
        return icu_rules.days_between(first, last, tag)
    return f"{long_date(first, tag)} – {long_date(last, tag)}"


def date_in_pattern(day: datetime.date, pattern: str, tag: str) -> str:
    """A day in a pattern of Unicode's date fields (UTS #35): "dd MMMM yyyy" gives 08 September 2023.

    Letters that are no field stand for themselves. Raises `ValueError` for a field that a day does not have.
    """
    if pattern == "long":
        return long_date(day, tag)
    if pattern in _LENGTHS:
        return icu_rules.long_date(day, tag, pattern)
    language = language_of(tag)
    own = language if language is not None and not icu_rules.knows(tag) else None
    pieces = (_piece(piece, day, own) for piece in _PIECES.finditer(pattern))
    grouped = (
        (is_field, "".join(text for _, text in group))
        for is_field, group in groupby(pieces, key=lambda piece: piece[0])
    )
    read = "".join(text if is_field else _quoted(text) for is_field, text in grouped)
    return icu_rules.date_in_pattern(day, read, tag)


def _piece(piece: re.Match[str], day: datetime.date, language: Language | None) -> tuple[bool, str]:
    """A piece of a pattern, and whether it is a field; a month in a language that only we know is its name."""
    field, letter = piece["field"], piece["letter"]
    if field is None:
        return False, piece["sign"] or piece["quoted"].replace("''", "'") or "'"
    if letter in _TIMES:
        raise ValueError(f"a date has no time of day: '{field}'")
    if letter not in _FIELDS:
        return False, field
    if len(field) > _FIELDS[letter]:
        raise ValueError(f"invalid length for field: '{field}'")
    if language is not None and language.calendar.months and letter in "ML" and len(field) >= _NAMED:
        return False, language.calendar.months[day.month - 1]
    return True, field


def _quoted(text: str) -> str:
    """Some text as a pattern has it."""
    return "'" + text.replace("'", "''") + "'"
