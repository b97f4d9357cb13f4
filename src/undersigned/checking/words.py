"""A text as words in a row, each with what it begins: what the account compares.

A word is what stands between two spaces, less the signs that Markdown may take for its own; in scripts that set no
spaces it is one sign. Where a note is called, where one is mentioned, a cell and a part are words, too.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final, NamedTuple

BLANK: Final = "\ufdd5"
"""Stands in place of each sign that says something to a reader of Markdown, and is not printed.

It and those below are noncharacters (Unicode §23.7), which loading refuses in every file."""
CALL: Final = "\ufdd4"
"""Where a note is called."""
MENTION: Final = "\ufdd3"
"""Where the number of a note is mentioned."""
CELL: Final = "\ufdd6"
"""A cell of a table."""
PART: Final = "\ufdd7"
"""How the word begins that stands for a part: the name of its role follows."""
STROKE: Final = "\ufdd8"
"""A stroke that divides no cells."""
BREAK: Final = "\ufdd9"
"""The end of a line that was ended on purpose."""

_ALONE: Final = (
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u30ff\u3130-\u318f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
    "\uf900-\ufaff"
)
"""Signs of scripts that set no spaces, or whose line ends may be none: each is a word."""
WORD: Final = re.compile(
    rf"[{MENTION}{CALL}{CELL}{BREAK}{_ALONE}]|[^\s{MENTION}{CALL}{CELL}{BREAK}{_ALONE}]+"
)

_UNSEEN: Final[dict[int, str | None]] = dict.fromkeys(
    [
        *map(ord, f"\\*_^[]\u00ad\u061c\ufeff{BLANK}"),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
    ]
) | {ord(STROKE): "|"}


class Begins(Enum):
    """What a word begins: where it was typed, what it may or must begin in the letter; in the letter, what it does."""

    NOTHING = 0
    LINE = 1
    """A line as typed, which may or may not be a block; never in the letter."""
    BROKEN_LINE = 2
    """A line after one that was ended on purpose."""
    BLOCK = 3
    """A paragraph, a heading, an item of a list, a cell."""


class Word(NamedTuple):
    """A word: in a source with its line, the column where it starts, and that behind it (all from 0)."""

    text: str
    begins: Begins
    line: int = 0
    column: int = 0
    end: int = 0
    is_mark: bool = False
    """Whether it may be the mark of an item of a list, which the letter counts by itself."""


def bare(text: str) -> str:
    """A word less the signs that Markdown may take, and those that nobody sees."""
    return text if text.isalnum() else text.translate(_UNSEEN)
