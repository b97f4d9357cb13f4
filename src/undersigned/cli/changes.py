"""Turns what changed between two texts of a letter into lines for the terminal."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator

from undersigned.comparing import as_text
from undersigned.gathering.since import Changes


def told(changes: Changes) -> str:
    """What changed, in colour where somebody looks at it."""
    width = shutil.get_terminal_size().columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")  # https://no-color.org
    return as_text.write(changes.comparison, width=width, colour=colour) + form(changes)


def form(changes: Changes) -> str:
    """What changed besides words; nothing where nothing did."""
    return "".join(f"{line}\n" for line in _form(changes)) if changes.form else ""


def _form(changes: Changes) -> Iterator[str]:
    width = min(as_text.WIDEST, max(as_text.NARROWEST, shutil.get_terminal_size().columns))
    yield ""
    yield from textwrap.wrap("Not in words, but in form, as the text that is agreed to has it:", width)
    yield ""
    for line in changes.form:
        yield from textwrap.wrap(
            line, width, initial_indent="    ", subsequent_indent="      ", drop_whitespace=False
        )
