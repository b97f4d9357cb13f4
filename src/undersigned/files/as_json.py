"""Any result of a command, in; the JSON that `--json` prints, or that a page in the browser gets, out.

A record is told by its fields. Where a program is to read it under other names, or less of it, the record says so
itself: in `as_data`, beside its fields.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol, TypeAlias, runtime_checkable

Data: TypeAlias = "str | int | float | Mapping[str, Data] | list[Data] | None"
"""What JSON has."""


@runtime_checkable
class Told(Protocol):
    """A record that says itself how programs read it."""

    def as_data(self) -> Mapping[str, object]:
        """What it is, by the names under which programs know it; the values may be records again."""


def as_json(result: object) -> str:
    """The JSON of a result; all that is not ASCII is escaped, for pipes whose encoding is not UTF-8."""
    return json.dumps(plain(result), indent=2)


def plain(value: object) -> Data:
    """A value as JSON has it: records and mappings by name, dates as ISO 8601 has them, paths as text.

    Raises `TypeError` for what no result holds.
    """
    match value:
        case None | str() | int() | float():
            return value
        case Enum():
            return plain(value.value)
        case datetime.date():  # and so is a moment
            return value.isoformat()
        case Path():
            return str(value)
        case Told():
            return plain(value.as_data())
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case Collection():
            return [plain(one) for one in value]
        case _ if is_dataclass(value):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            message = f"no result holds a {type(value).__name__}"
            raise TypeError(message)
