"""Prints rows as columns, or as a list where the terminal is too narrow for them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from undersigned.cli.terminal import NARROWEST, columns, filled
from undersigned.languages.scripts import display_width
from undersigned.languages.visible_signs import visible

_GAP = 2


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], lead: int = 0) -> Iterator[str]:
    """The lines of a table as wide as the terminal; where that is too narrow, each row becomes a few lines.

    The last column may go on over several lines. In a list, the column `lead` stands above the others.
    """
    heads, *rows = [[visible(cell) for cell in row] for row in (heads, *rows)]
    *before, last = [max(map(display_width, column)) for column in zip(heads, *rows, strict=True)]
    left = columns() - sum(before) - _GAP * len(before)
    if left >= min(last, NARROWEST):
        for row in (heads, *rows):
            yield from _row(row, before, left)
        return
    for row in rows:
        yield from filled(row[lead])
        for column, (head, cell) in enumerate(zip(heads, row, strict=True)):
            if cell and column != lead:
                yield from filled(f"{head}: {cell}", "  ")


def _row(row: Sequence[str], widths: Sequence[int], last: int) -> Iterator[str]:
    *cells, text = row
    start = "".join(padded(cell, column + _GAP) for cell, column in zip(cells, widths, strict=True))
    lines = textwrap.wrap(text, last, break_on_hyphens=False) or [""]
    for number, line in enumerate(lines):
        yield ((start if number == 0 else " " * display_width(start)) + line).rstrip()


def padded(text: str, width: int) -> str:
    """The text, with spaces up to that many columns."""
    return text + " " * (width - display_width(text))
