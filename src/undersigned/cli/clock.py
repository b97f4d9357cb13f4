"""Reads the clock, today or this moment; nothing else does, so that it can be told another day."""

from __future__ import annotations

import datetime
import os
from typing import Final

from undersigned.model.findings import stop

YEARS: Final = range(1945, 3000)
"""From the founding of the United Nations on; the schemas have the same limits. Nothing is reckoned past a calendar."""


def today() -> datetime.date:
    """The day in this place of the world, or that of `SOURCE_DATE_EPOCH` (reproducible-builds.org), in UTC.

    Raises `LetterError` where that is no moment of those years.
    """
    told = _told()
    return told.date() if told else datetime.datetime.now().astimezone().date()


def now() -> datetime.datetime:
    """This moment in UTC, whatever the clock is told: for signatures, certificates, and the age of an answer."""
    return datetime.datetime.now(datetime.UTC)


def _told() -> datetime.datetime | None:
    """The moment that the environment tells; what is no number is as if it were not there."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not told.isdecimal():
        return None
    try:
        moment = datetime.datetime.fromtimestamp(int(told), datetime.UTC)
    except (ValueError, OverflowError, OSError):  # more than a calendar, an int or the system can take
        moment = None
    if moment is None or moment.year not in YEARS:
        stop(
            "SOURCE_DATE_EPOCH, which tells this program another day than today, is not a day before the year 3000",
            "wrong-value",
            help="take it out of your environment, or set it to seconds since 1970, such as 1694131200",
        )
    return moment
