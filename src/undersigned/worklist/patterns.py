"""Finds where a text has what patterns say that are written as words, across the ends of lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

Table: TypeAlias = Mapping[str, tuple[str, ...]]
"""Patterns by language. In them a space stands for any white space, and each is looked for as whole words."""


def find(table: Table, language: str, text: str) -> Iterator[re.Match[str]]:
    """Where a text has words of a table in some language, whatever their capitals."""
    patterns = table.get(language, ())
    return _compiled(patterns).finditer(text) if patterns else iter(())


def any_of(alternatives: Iterable[str]) -> str:
    """The alternatives as a group, the longest first."""
    return f"(?:{'|'.join(sorted(alternatives, key=len, reverse=True))})"


@functools.cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """The patterns as one. It is made when it is first needed: most letters need none, or those of one language."""
    either = "|".join(patterns).replace(" ", r"\s+")
    return re.compile(rf"(?<![\w-])(?:{either})(?!\w)", re.IGNORECASE)
