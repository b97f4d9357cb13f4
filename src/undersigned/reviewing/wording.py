"""Turns patterns that are written as words into regular expressions that find them across the ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

NEVER = re.compile(r"(?!)")
"""What a language has no words for."""


def words(*patterns: str, ignore_case: bool = True) -> re.Pattern[str]:
    """A pattern for any of the patterns, as whole words; a space stands for any white space."""
    either = "|".join(patterns).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w])", re.IGNORECASE if ignore_case else 0)


def any_of(alternatives: Iterable[str]) -> str:
    """The alternatives as a group, the longest first."""
    return f"(?:{'|'.join(sorted(alternatives, key=len, reverse=True))})"
