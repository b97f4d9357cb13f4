"""Lines of a letter's head, and whom those of an address are: a line each, or a block of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.importing.manuscript import Line, Words
from undersigned.importing.runs import is_bold, without_emphasis, words_alone
from undersigned.model.letter import LineBreak, Role

_REACHED: Final = re.compile(r"\S@\S|https?://|\bwww\.|\+?\d[\d ()./-]{7,}")
"""What an address has by which a sender is reached: e-mail, web page, telephone."""
_MOST_COLUMNS: Final = 3


@dataclass(eq=False)
class HeadLine:
    """A line above the text; `cell` is the column of the table in which it stands."""

    line: Line
    words: Words
    cell: int | None = None
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


def reaches_somebody(text: str) -> bool:
    """Whether a line has an address by which somebody is reached."""
    return _REACHED.search(text) is not None


def under(above: Words, words: Words) -> Words:
    """Words under others, without the look of a whole line."""
    plain = without_emphasis(words)
    return (*above, LineBreak(), *plain) if above else plain


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
        joined: Words = ()
        for one, words in block:
            if one.label and joined:
                yield joined
                joined = ()
            joined = under(joined, words)
        yield joined


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
