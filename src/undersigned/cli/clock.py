"""Turns the clock into today's date: the one place that reads it, so that a build can be told another day."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """The day in this place of the world, or that of `SOURCE_DATE_EPOCH` (reproducible-builds.org), in UTC."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    if told.isdecimal():
        return datetime.datetime.fromtimestamp(int(told), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()
