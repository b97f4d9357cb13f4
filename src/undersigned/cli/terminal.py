"""The terminal: how many columns it has, whether it shows colours, and text that is fitted to it."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap

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
