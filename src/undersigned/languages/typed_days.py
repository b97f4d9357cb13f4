"""What day somebody may mean who types a date in another form than 2026-12-01: each reading that there is comes out."""

from __future__ import annotations

import datetime
import itertools
import re
from typing import Final

from undersigned.languages.known import all_languages

_PIECE: Final = re.compile(r"\d+|[^\W\d_]+|年|月|日")
_OF_YEAR: Final = 4
"""Figures of a year."""
_TOGETHER: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_BY_DAY: Final = re.compile(r"\d+\s*\.\s*\d+\s*\.\s*\d+")
"""With full stops, the day stands first everywhere."""
_SHORTEST: Final = 3
"""Letters of a month's name that tell it."""


def days_meant(text: str) -> tuple[datetime.date, ...]:
    """The days that a text may name: one for `1 December 2026` and `1.12.2026`, two for `1/12/2026`."""
    words = _PIECE.findall(_TOGETHER.sub(r"\1-\2-\3", text.casefold()))
    figures = [word for word in words if word.isdecimal()]
    months = {number for word in words if not word.isdecimal() for number in _months(word)}
    years = [figure for figure in figures if len(figure) == _OF_YEAR]
    if len(years) != 1:
        return ()
    year = int(years[0])
    others = [int(figure) for figure in figures if figure != years[0]]
    match others, sorted(months):
        case [day], [month]:
            readings = [(month, day)]
        case [first, second], []:
            year_leads, by_day = figures[0] == years[0], _BY_DAY.search(text)
            readings = [] if year_leads else [(second, first)]
            readings += [] if by_day and not year_leads else [(first, second)]
        case _:
            readings = []
    return tuple(dict.fromkeys(itertools.chain.from_iterable(_day(year, *reading) for reading in readings)))


def _day(year: int, month: int, day: int) -> tuple[datetime.date, ...]:
    try:
        return (datetime.date(year, month, day),)
    except ValueError:
        return ()


def _months(word: str) -> set[int]:
    """The months that a word names, or begins to name, in any language."""
    spellings = [language.calendar.spellings for language in all_languages()]
    whole = {number for known in spellings for name, number in known.items() if name.casefold() == word}
    if whole or len(word) < _SHORTEST:
        return whole
    return {
        number for known in spellings for name, number in known.items() if name.casefold().startswith(word)
    }
