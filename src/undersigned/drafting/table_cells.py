"""Finds the rows of Markdown tables that have more or fewer cells than the head, which a parser mends in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as table_rule

from undersigned.drafting.list_surroundings import words_in
from undersigned.model.findings import counted

_BORDER = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class WrongRow:
    """A row that has other cells than the head: its line, and the text at which that shows, with its offset there."""

    line: int
    typed: str
    offset: int
    cells: int
    columns: int

    @property
    def message(self) -> str:
        """What is wrong with it."""
        if not _BORDER.search(self.typed):
            return "this line has no stroke between cells, and is read as a row of the table above"
        return f"this row has {counted(self.cells, 'cell')}, and the head of its table {self.columns}"

    @property
    def help(self) -> str:
        """What to do about it."""
        if not _BORDER.search(self.typed):
            return "put an empty line above it, or write its cells between strokes: | one | two |"
        if self.cells > self.columns:
            return "write \\| for a stroke that is to be printed, in an address, too; or add a column to the head"
        return "add the cells that are missing; one that is empty has a stroke behind it, too"


def table_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser to keep the wrong rows of a table in the `meta` of its opening token."""
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference"]}
    parser.block.ruler.at("table", _table, interrupts)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's form
    opening = len(state.tokens)
    if not table_rule(state, start, end, silent):
        return False
    if not silent:
        columns = len(_cells(words_in(state, start)))
        rows = (_wrong_row(line, words_in(state, line), columns) for line in range(start + 2, state.line))
        state.tokens[opening].meta = {"wrong": [row for row in rows if row]}
    return True


def _wrong_row(line: int, typed: str, columns: int) -> WrongRow | None:
    cells = _cells(typed)
    if len(cells) == columns:
        return None
    at = cells[columns] if len(cells) > columns else cells[-1]
    return WrongRow(line, typed, at, len(cells), columns)


def _cells(typed: str) -> list[int]:
    """Where the cells of a row begin."""
    text = typed.rstrip()
    borders = [border.start() for border in _BORDER.finditer(text)]
    starts = [0, *(border + 1 for border in borders)]
    if borders and not text[: borders[0]].strip():
        del starts[0]
    if borders and borders[-1] == len(text) - 1 and len(starts) > 1:
        del starts[-1]
    return [start + len(text[start:]) - len(text[start:].lstrip()) for start in starts]
