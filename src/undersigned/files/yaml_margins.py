"""Finds signs at the start of lines that look like YAML and are none: no-break spaces, and dashes without a space."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import Final

from undersigned.model.findings import Findings, Place

_OTHER_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NO_BREAK: Final = re.compile(rf"[ \t]*(?:- *)*(?:[\w-]+:)?(?P<space>[{_OTHER_SPACES}])")
_DASH: Final = re.compile(r"[ \t]*(?:- +)*(?P<dash>[-\u2013\u2014])(?P<words>[^\W\d_].*)")

_LONG_DASH: Final = re.compile(r"[ \t]*(?:- +)*(?P<dash>[\u2012-\u2015])\s+(?P<words>\S.*)")

NO_BREAK_SPACE: Final = (
    "a no-break space stands here, which looks like a space and is none",
    "delete it, and type a space; it often comes along when text is copied from Word or a web page",
)
"""What is wrong, and what to do about it."""


@functools.lru_cache(maxsize=64)  # several values stand in one line
def no_break_space(line: str) -> int | None:
    """Where a no-break space stands in a line in place of one that means something in YAML, None where none does."""
    found = _NO_BREAK.match(line)
    return found.start("space") if found else None


@functools.lru_cache(maxsize=64)
def missing_space(line: str) -> tuple[str, str, int] | None:
    """What is wrong with a line that was to be an entry of a list, what to do, and where; None where it is none."""
    found = _DASH.fullmatch(line)
    if found is None:
        return None
    words = found["words"].strip()
    message = f"'{found['dash']}{words}' begins no entry of a list, for no space follows the dash"
    return message, f"write - {words}", found.start("dash")


def long_dash(line: str) -> tuple[str, str] | None:
    """What is wrong with an entry of a list whose dash is a long one, and what to do; None where the line is none."""
    found = _LONG_DASH.fullmatch(line)
    if found is None:
        return None
    words = found["words"].strip()
    return (
        f"'{found['dash']} {words}' begins no entry of a list, for its dash is a long one",
        f"write - {words}",
    )


def missing_space_after(key: str, colon: str, value: str) -> tuple[str, str]:
    """What is wrong with a key whose colon is none to YAML, and what to do."""
    is_wide = not colon.startswith(":")
    what = "this colon is a full-width one" if is_wide else "the space is missing after this colon"
    return what, f"write {key}: {value.strip()}{', with a plain colon and a space' if is_wide else ''}"


def report_dashes(lines: Sequence[str], start: Place, last: int, findings: Findings) -> None:
    """Report the lines of an unquoted text that were to be entries of a list.

    The text begins at `start` and ends in the line `last`, from 1.
    """
    for number in range(start.line, min(last, len(lines)) + 1):
        found = missing_space(lines[number - 1])
        if found:
            message, help, at = found
            place = Place(start.file, number, at + 1)
            if place >= start:
                findings.error(message, "no-list", place, help)
