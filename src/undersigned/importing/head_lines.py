"""Lines of a letter's head, and whom those of an address are: a line each, or a block of several."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.importing.formulas import is_label, label_of
from undersigned.importing.manuscript import Grid, Line, Words
from undersigned.importing.runs import is_bold, split_lines, without_emphasis, words_alone
from undersigned.model.letter import LineBreak, Role, Text

_REACHED: Final = re.compile(r"\S@\S|https?://|\bwww\.|\+?\d[\d ()./-]{7,}")
"""What an address has by which a sender is reached: e-mail, web page, telephone."""
_MOST_COLUMNS: Final = 3
_LONGEST_DATE_LABEL: Final = 2
"""Words before a date, in a line or a cell of their own."""


@dataclass(eq=False)
class HeadLine:
    """A line above the text; `cell` is the column of the table in which it stands."""

    line: Line
    words: Words
    cell: int | None = None
    row: int | None = None
    """The row of that table, by the number of its first paragraph."""
    role: Role | None = None
    """What a label, a style or a date says that it is."""
    label: str = ""

    @property
    def text(self) -> str:
        """Its words alone."""
        return words_alone(self.words)

    @property
    def stands_out(self) -> bool:
        """Whether it has the look of a title or of a subject."""
        return bool(self.line.heading) or self.line.style == "title" or is_bold(self.words)


def rows_of(grid: Grid) -> Iterator[HeadLine]:
    """The lines of a table; of two cells with as many lines, the one of labels, each label stands before its words."""
    for number, row in enumerate(grid.rows, grid.number):
        cells = [
            [HeadLine(line, words, column, number) for line in cell for words in split_lines(line.words)]
            for column, cell in enumerate(row)
        ]
        beside = [cell for cell in cells if cell]
        labels = beside[0] if len(beside) == 2 and len(beside[0]) == len(beside[-1]) else []  # noqa: PLR2004  # labels, and what they stand before
        if len(labels) > 1 and any(map(_is_label, labels)) and all(map(_may_be_label, labels)):
            cells = [[one for pair in zip(*beside, strict=True) for one in pair]]
        for cell in cells:
            yield from cell


def with_labels(lines: Sequence[HeadLine], is_date: Callable[[str], bool]) -> list[HeadLine]:
    """The lines with each label that stands alone, in a cell or in a line of its own, before the words behind it."""
    found: list[HeadLine] = []
    kept: HeadLine | None = None
    for one in lines:
        if kept and _stands_before(kept, one, is_date):
            found[-1] = _labelled(kept, one)
            kept = None
            continue
        last = found[-1] if found else None
        is_below = last is not None and last.role and one.row is not None and label_of(one.text) is None
        if is_below and last and (last.row, last.cell) == (one.row, one.cell):
            one.role = last.role
        found.append(one)
        kept = one
    return found


def _stands_before(one: HeadLine, other: HeadLine, is_date: Callable[[str], bool]) -> bool:
    """Whether a line is the label of the one behind it."""
    in_row = one.row is not None and one.row == other.row and one.cell != other.cell
    if one.row != other.row or label_of(other.text) or _is_label(other):
        return False
    if _is_label(one) or (in_row and one.text.endswith((":", "："))):
        return True
    return _may_be_label(one) and is_date(other.text) and not is_date(one.text)


def _labelled(label: HeadLine, line: HeadLine) -> HeadLine:
    """A line with its label, which it tells itself where that has a colon."""
    role = label_of(f"{label.text}:") if _is_label(label) else None
    words = (Text(f"{label.text} "), *line.words)
    typed = f"{label.text} " if role else ""
    return HeadLine(line.line, words, line.cell, line.row, role[0] if role else None, typed)


def _may_be_label(one: HeadLine) -> bool:
    """Whether a line has the look of a label: that of a date is none that is known."""
    is_short = len(one.text.split()) <= _LONGEST_DATE_LABEL
    return is_short and (one.row is not None or one.text.isupper() or one.text.endswith((":", "：")))


def _is_label(one: HeadLine) -> bool:
    return is_label(one.text, in_cell=one.row is not None)


def reaches_somebody(text: str) -> bool:
    """Whether a line has an address by which somebody is reached."""
    return _REACHED.search(text) is not None


def under(above: Words, words: Words) -> Words:
    """Words under others, without the look of a whole line."""
    plain = without_emphasis(words)
    return (*above, LineBreak(), *plain) if above else plain


def joined(lines: Iterable[Words]) -> Words:
    """Lines as one text with new lines in it, without the look of a whole line."""
    return functools.reduce(under, lines, ())


def columns_of(lines: Sequence[HeadLine]) -> int:
    """In how many columns lines stand: of a table, or of a part of the page that is set so."""
    cells = {one.cell for one in lines}
    set_in = {one.line.columns for one in lines}
    count = len(cells) if None not in cells else max(set_in) if len(set_in) == 1 else 1
    return count if 1 < count <= _MOST_COLUMNS else 1


def addresses(lines: Sequence[tuple[HeadLine, Words]]) -> Iterator[Words]:
    """Those whom lines address: a block each where blocks stand apart, else a line each."""
    blocks = _blocks(lines)
    if len(blocks) == 1 and not any(_is_of_address(words_alone(words)) for _, words in lines[1:]):
        blocks = [[line] for line in lines]
    for block in blocks:
        found: Words = ()
        for one, words in block:
            if one.label and found:
                yield found
                found = ()
            found = under(found, words)
        yield found


def _blocks(lines: Sequence[tuple[HeadLine, Words]]) -> list[list[tuple[HeadLine, Words]]]:
    """Lines in blocks: those of a paragraph, of a cell, or of paragraphs with no free line between them."""
    numbers = [one.line.number for one, _ in lines]
    in_lines = len(set(numbers)) < len(numbers) and len(set(numbers)) > 1
    blocks: list[list[tuple[HeadLine, Words]]] = []
    last: HeadLine | None = None
    for one, words in lines:
        step = 0 if last is None else one.line.number - last.line.number
        if last is None or last.cell != one.cell or step > 1 or (in_lines and step > 0):
            blocks.append([])
        blocks[-1].append((one, words))
        last = one
    return blocks


def _is_of_address(text: str) -> bool:
    """Whether a line belongs to a postal address: it has a figure, or an e-mail address."""
    return "@" in text or any(sign.isdigit() for sign in text)
