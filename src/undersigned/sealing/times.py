"""Words for moments, in the time of Greenwich: a signed file is read all over the world."""

from __future__ import annotations

from datetime import UTC, datetime

from undersigned.languages.dates import english_date


def day(when: datetime) -> str:
    """Such as `8 September 2026`."""
    return english_date(when.astimezone(UTC))


def minute(when: datetime) -> str:
    """Such as `8 September 2026, 14:05 UTC`."""
    return f"{day(when)}, {when.astimezone(UTC):%H:%M} UTC"
