"""Prints rows as columns, or as a list where the terminal is too narrow for them."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

_GAP = 2
_LEAST = 20


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], width: int | None = None, lead: int = 0
) -> Iterator[str]:
    """The lines of a table as wide as the terminal; where that is too narrow, each row becomes a few lines.

    The last column may go on over several lines. In a list, the column `lead` stands above the others.
    """
    width = shutil.get_terminal_size().columns if width is None else width
    columns = [max(map(room, column)) for column in zip(heads, *rows, strict=True)]
    *before, _ = columns
    left = sum(before) + _GAP * len(before)
    if width - left >= min(columns[-1], _LEAST):
        for row in (heads, *rows):
            yield from _row(row, before, width - left)
        return
    for row in rows:
        yield from textwrap.wrap(row[lead], max(_LEAST, width - 1))
        for column, (head, cell) in enumerate(zip(heads, row, strict=True)):
            if cell and column != lead:
                yield from textwrap.wrap(
                    f"{head}: {cell}", max(_LEAST, width - 1), initial_indent="  ", subsequent_indent="    "
                )


def _row(row: Sequence[str], columns: Sequence[int], last: int) -> Iterator[str]:
    *cells, text = row
    start = "".join(padded(cell, column + _GAP) for cell, column in zip(cells, columns, strict=True))
    lines = textwrap.wrap(text, last) or [""]
    for number, line in enumerate(lines):
        yield ((start if number == 0 else " " * room(start)) + line).rstrip()


def padded(text: str, columns: int) -> str:
    """The text, with spaces up to that many columns."""
    return text + " " * (columns - room(text))


def room(text: str) -> int:
    """The columns that a text takes in a terminal: two for a sign of East Asia, none for one above another."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )
