"""Turns moments into the words for them, in the time of Greenwich: a signed file is read all over the world."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(when: datetime) -> str:
    """Such as `8 September 2026`."""
    when = when.astimezone(UTC)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def minute(when: datetime) -> str:
    """Such as `8 September 2026, 14:05 UTC`."""
    return f"{day(when)}, {when.astimezone(UTC):%H:%M} UTC"
