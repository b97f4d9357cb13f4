"""Reads the times of a form's answers: what was typed goes in, the times come out where there is one reading."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from undersigned.languages.form_words import HALF_DAYS
from undersigned.languages.patterns import any_of
from undersigned.languages.typed_days import days_meant


class Order(Enum):
    """What stands first in a date in figures."""

    DAY = "day-first"
    MONTH = "month-first"
    YEAR = "year-first"


Readings: TypeAlias = "Mapping[Order, datetime.datetime]"
"""What a cell may mean, by the order in which it is read; the same in each where it can be read in one way only."""


@dataclass(frozen=True)
class Period:
    """When answers can have been given, as far as that is known."""

    first: datetime.date | None = None
    """The day on which the letter was sent to somebody first."""
    last: datetime.date | None = None
    """Today."""

    def has(self, time: datetime.datetime) -> bool:
        """Whether an answer can be of that time."""
        day = time.date()
        return not (self.first and day < self.first) and not (self.last and day > self.last)


_ZONE: Final = re.compile(
    r"\s*(?:\(?(?:UTC|GMT|Z|MEZ|MESZ|CES?T|EES?T|E[SD]T|P[SD]T|BST)\b.*|(?<=[\d\s])[+-]\d\d:?\d\d)$"
)
_BEFORE: Final = any_of(HALF_DAYS)
_HALF: Final = rf"([ap])\.?\s?m\b\.?|({_BEFORE})"
_TIME: Final = re.compile(
    rf"({_BEFORE})?\s*(?<!\d)(\d{{1,2}})(?::|h\s?)(\d\d)(?:[:.](\d\d))?(?:[.,]\d+)?\s*(?:{_HALF})?(?!\w)",
    re.IGNORECASE,
)
_FIGURES: Final = re.compile(r"\D*\b(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d\d|\d{4})\b\D*")
_SHORT_YEAR: Final = re.compile(r"(?<=[^\W\d_])[\s.-]+(\d\d)\s*$")
"""The year behind the name of a month, without its century."""
_WEEKDAY: Final = re.compile(r"\A[^\W\d_]{2,12}[.,]{0,2}\s+")
_DAY_NUMBER: Final = re.compile(r"[34567]\d{4}(?:\.\d+)?")
"""How Excel counts days, from the year 1982 to 2119."""
_FIRST_DAY: Final = datetime.datetime(1899, 12, 30)  # noqa: DTZ001  # a form does not say where
_NOON: Final = 12
_CENTURY: Final = 2000


def readings(typed: str) -> Readings:
    """What a cell may mean, without its zone."""
    text = "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in typed)
    if _DAY_NUMBER.fullmatch(text):
        time = _FIRST_DAY + datetime.timedelta(float(text))
        return dict.fromkeys(Order, time.replace(microsecond=0))
    text = _ZONE.sub("", re.sub(r"(?<=\d)T(?=\d)", " ", " ".join(text.split())))
    clock = _TIME.search(text)
    of_day = _of_day(clock) if clock else datetime.time()
    if of_day is None:
        return {}
    rest = text[: clock.start()] + " " + text[clock.end() :] if clock else text
    return {
        order: datetime.datetime.combine(day, of_day) for order, day in _days(rest.replace(",", " ")).items()
    }


def _of_day(clock: re.Match[str]) -> datetime.time | None:
    """The time of day."""
    before, hour, minute, second, half, after = clock.groups()
    hours = int(hour)
    said = HALF_DAYS.get(before or after or "", {"a": 0, "p": _NOON}.get((half or "").casefold()))
    is_late, is_early = said == _NOON, said == 0
    if is_late and hours < _NOON:
        hours += _NOON
    if is_early and hours == _NOON:
        hours = 0
    try:
        return datetime.time(hours, int(minute), int(second or 0))
    except ValueError:
        return None


def _days(text: str) -> dict[Order, datetime.date]:
    figures = _FIGURES.fullmatch(text)
    if figures is None:
        text = _SHORT_YEAR.sub(rf" {_CENTURY // 100}\1", text)
        found = days_meant(text) or days_meant(_WEEKDAY.sub("", text, count=1))
        return dict.fromkeys(Order, found[0]) if len(found) == 1 else {}
    one, sign, two, three = figures.groups()
    first, second, third = int(one), int(two), int(three)
    is_short = len(three) == 2  # noqa: PLR2004  # the figures of a year without its century
    year = third + _CENTURY if is_short else third
    tried = {Order.DAY: (year, second, first)}
    if sign != ".":
        tried[Order.MONTH] = (year, first, second)
    if is_short:
        tried[Order.YEAR] = (first + _CENTURY, second, third)
    days = {}
    for order, (of_year, month, day) in tried.items():
        try:
            days[order] = datetime.date(of_year, month, day)
        except ValueError:
            continue
    if len(set(days.values())) == 1 and len(days) == len(tried):
        return dict.fromkeys(Order, next(iter(days.values())))
    return days


def read_times(
    typed: Sequence[str], period: Period = Period(), told: Order | None = None
) -> list[datetime.datetime | None]:
    """The times of a column; None where a cell has none, or none that can be read in one way only.

    Most cells are written in one way, so that one 23/08/2026 says how 03/08/2026 is meant. Where nothing else says
    whether the day or the month stands first, that order is taken in which more answers were given when they can
    have been given: not before the letter was sent, and not on a day to come.
    """
    found = [readings(cell) for cell in typed]
    order = told or _order(found, period)
    return [_time(of_cell, order, period, is_told=told is not None) for of_cell in found]


def _time(
    of_cell: Readings, order: Order | None, period: Period, *, is_told: bool
) -> datetime.datetime | None:
    times = set(of_cell.values())
    if len(times) == 1:
        return times.pop()
    if order is None:
        return None
    time = of_cell.get(order)
    # In an order that was found out, a time that cannot be so may have been meant in the other.
    return time if time and (is_told or period.has(time)) else None


def _order(found: Sequence[Readings], period: Period) -> Order | None:
    """The order in which the dates of a column are written, where something says it."""
    unsure = [of_cell for of_cell in found if len(set(of_cell.values())) > 1]
    if not unsure:
        return None
    # Cells that can be read in some orders only, as 23/08/2026, say it for the others.
    telling = [of_cell for of_cell in found if of_cell]
    weight = {
        order: (
            sum(order in of_cell for of_cell in telling),
            sum(order in of_cell and period.has(of_cell[order]) for of_cell in unsure),
        )
        for order in Order
    }
    best = max(weight.values())
    orders = [order for order, of_order in weight.items() if of_order == best]
    return orders[0] if len(orders) == 1 else None


def time_alone(typed: str) -> datetime.datetime | None:
    """The time that a cell has on its own account; None where it can be read in no way, or in several."""
    times = set(readings(typed).values())
    return times.pop() if len(times) == 1 else None
