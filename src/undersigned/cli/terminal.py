"""The terminal: how many columns it has, whether it shows colours, text that is fitted to it, and the door to it."""

from __future__ import annotations

import io
import itertools
import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TextIO

from undersigned.languages.visible_signs import visible

NARROWEST = 20
"""Columns that lines take, however narrow the terminal is."""


def columns() -> int:
    """How wide the terminal is; 80 where nobody looks."""
    return shutil.get_terminal_size().columns


def has_colours() -> bool:
    """Whether somebody looks, and wants colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")  # https://no-color.org


def filled(text: str, margin: str = "", *, widest: int | None = None, breaks_words: bool = True) -> list[str]:
    """Lines of a text that fit the terminal, behind a margin; those after the first are set in by two more.

    They are at most `widest` columns wide. Without `breaks_words`, a name that is too long stays whole.
    """
    room = max(columns() - 1, NARROWEST)
    return textwrap.wrap(
        text,
        room if widest is None else min(room, widest),
        initial_indent=margin,
        subsequent_indent=f"{margin}  ",
        break_long_words=breaks_words,
        break_on_hyphens=False,
    )


def fitted(text: str, stream: TextIO) -> str:
    """The text as it is for a file or a program; for a reader at a terminal, with its lines folded at words."""
    if not stream.isatty():
        return text
    lines = (
        filled(line.lstrip(), line[: len(line) - len(line.lstrip())], breaks_words=False) or [""]
        for line in text.split("\n")
    )
    return "\n".join(itertools.chain.from_iterable(lines))


@contextmanager
def shown_safely() -> Iterator[None]:
    """Let nothing but words, colours of ours and ends of lines reach the console meanwhile: the one door to it.

    Names, keys and values come from files of others. What a terminal would obey in them is shown as its code.
    """
    with redirect_stdout(_Door(sys.stdout)), redirect_stderr(_Door(sys.stderr)):
        yield


def behind_door(stream: TextIO) -> TextIO:
    """The console itself, for bars and colours of ours; the words of others are made `visible` before they go there."""
    return stream.console if isinstance(stream, _Door) else stream


class _Door(io.TextIOBase):
    """A stream that makes each line visible. It has no file number, so that `input` asks through it, too."""

    def __init__(self, console: TextIO) -> None:
        self.console = console

    def write(self, text: str) -> int:
        self.console.write("\n".join(map(visible, text.split("\n"))))
        return len(text)

    def flush(self) -> None:
        if not self.console.closed:  # as it is flushed once more when nobody needs it any longer
            self.console.flush()

    def isatty(self) -> bool:
        return self.console.isatty()
