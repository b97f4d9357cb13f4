"""Sheets as they stand in their files, before it is known where their heads are; and how large they may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from undersigned.model.findings import Place, stop

LARGEST_UNPACKED: Final = 80_000_000
LONGEST: Final = 50_000
"""Rows."""


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its number there, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]
    mark: str = ""
    """What tells in the file that it may not count: that it is hidden, or struck out."""
    is_heading: bool = False
    """Whether one cell goes over others beside it, as headings do."""


@dataclass(frozen=True)
class Grid:
    """A sheet as it stands in its file, before it is known where its heads are."""

    rows: tuple[Row, ...]
    name: str = ""
    remarks: tuple[str, ...] = ()
    is_hidden: bool = False


def stop_if_endless(number: int, shown: str) -> None:
    """Raise `LetterError` where a sheet has more rows than forms have answers."""
    if number > LONGEST:
        stop(
            f"this file has more than {LONGEST} rows", "file-too-large", Place(shown), "delete the empty ones"
        )
