"""Writes prose as people type it, from a grammar; each of its words occurs once, so that one can say where it went."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

_ARABIC: Final = str.maketrans("0123456789", "ابتثجحخدذر")
_CHINESE: Final = 2
"""The script that sets no spaces."""
_DEEPEST: Final = 2

MARKS: Final = (
    "- ", "* ", "+ ", "1. ", "2) ", "(a) ", "i. ", "A.  ", "(iv) ", "أ. ", "(\u0661) ", "1、", "-\t", "-   ",
)  # fmt: skip
INDENTATIONS: Final = (*(" " * width for width in range(10)), "\t", " \t")
CITATIONS: Final = ("[^n{}]", "[^n{}: {}]", "[^see n{}]", "[^see also n{}: {}]", "[^n{}; law]")
INLINES: Final = (
    "*{}*", "**{}**", "***{}*** _{}_", "[{}](https://example.org/a_b?c=1&d)", "[{}]{{lang=fr}}", "{}^{}^",
    "“{},” ({}) \\*{}\\| &amp; {}—{}", "{} {}", "{}", "{}",
)  # fmt: skip

WORD: Final = re.compile(r"word\d+x|ك[ابتثجحخدذر]{3}م|[\u4e01-\u5fff]")
"""A word that this grammar gave."""


class _Typist:
    """Types a text; `draw` decides on each turn."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._words = itertools.count(1)
        self._cited: list[int] = []

    def text(self) -> str:
        lines = ["Before."]
        for _ in range(self._number(1, 5)):
            lines += ["", *self._block()] if self._number(0, 5) else self._block()
        for number in self._cited:
            lines += ["", *self._note(number)]
        return "\n".join(lines) + "\n"

    def _one_of(self, things: Sequence[T]) -> T:
        return self._draw(st.sampled_from(things))

    def _number(self, least: int, most: int) -> int:
        return self._draw(st.integers(least, most))

    # --- words

    def _word(self, script: int = 0) -> str:
        number = next(self._words)
        match script:
            case 0:
                return f"word{number}x"
            case 1:
                return "ك" + f"{number:03}".translate(_ARABIC) + "م"
            case _:
                return chr(0x4E00 + number)

    def _plain(self, most: int = 4) -> str:
        script = self._one_of((0, 0, 0, 0, 1, _CHINESE))
        found = [self._word(script) for _ in range(self._number(1, most))]
        return ("" if script == _CHINESE else " ").join(found)

    def _inline(self, *, citing: bool) -> str:
        match self._number(0, 9):
            case 0:
                return f"<https://example.org/{self._word()}>"
            case 1 | 2 if citing:
                return self._plain() + self._citation()
            case 3 if citing:
                return f"*{self._plain()}{self._citation()}*"
            case _:
                form = self._one_of(INLINES)
                return form.format(*(self._plain(3) for _ in range(form.count("{}"))))

    def _citation(self) -> str:
        self._cited.append(len(self._cited) + 1)
        return self._one_of(CITATIONS).format(self._cited[-1], self._plain(2))

    def _line(self, *, citing: bool = True) -> str:
        return " ".join(self._inline(citing=citing) for _ in range(self._number(1, 3)))

    def _lines(self, most: int = 3) -> list[str]:
        *first, last = (self._line() for _ in range(self._number(1, most)))
        end = self._one_of(("", "", "", "\\", "  "))
        return [*(line + end for line in first), last]

    # --- blocks

    def _block(self) -> list[str]:
        match self._number(0, 9):
            case 0 | 1:
                return [*self._items()]
            case 2:
                return [*self._table()]
            case 3:
                return [f"> {line}" for line in self._lines()]
            case 4:
                return [f"{'#' * self._number(2, 4)} {self._plain()}"]
            case 5:
                return ["* * *"]
            case 6:
                margin = self._one_of(INDENTATIONS)
                return [margin + line for line in self._lines()]
            case _:
                return self._lines()

    def _items(self, depth: int = 0) -> Iterator[str]:
        mark, has_gaps = self._one_of(MARKS), self._number(0, 1)
        margin = self._one_of(INDENTATIONS) if depth == 0 else ""
        for _ in range(self._number(1, 3)):
            first, *rest = self._lines(2)
            inside = margin + self._one_of(("", "  ", " " * len(mark), "    ", "\t"))
            yield margin + mark + first
            yield from (inside + line for line in rest)
            if depth < _DEEPEST and self._number(0, 3) == 0:
                yield from ("",) * self._number(0, 1)
                yield from (inside + line for line in self._items(depth + 1))
            yield from ("",) * has_gaps

    def _table(self) -> Iterator[str]:
        columns = self._number(1, 3)
        yield f"| {' | '.join(self._plain(2) for _ in range(columns))} |"
        yield "|" + "---|" * columns
        for _ in range(self._number(1, 3)):
            cells = max(1, columns + self._one_of((0, 0, 0, 0, -1, 1)))
            yield f"| {' | '.join(self._inline(citing=True) for _ in range(cells))} |"

    def _note(self, number: int) -> Iterator[str]:
        yield f"[^n{number}]: {self._line(citing=False)}"
        if self._number(0, 4) == 0:
            yield self._one_of(("", "  ", "    ")) + self._line(citing=False)
        if self._number(0, 5) == 0:
            yield ""
            yield self._one_of((" ", "   ", "    ", "\t", " " * 8)) + self._line(citing=False)


@st.composite
def typed(draw: st.DrawFn) -> str:
    """A body: blocks of lines with blank lines between them, or none, and the notes that they cite."""
    return _Typist(draw).text()
