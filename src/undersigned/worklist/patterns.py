"""Finds where a text has what patterns say that are written as words, across the ends of lines."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from undersigned.languages.patterns import HAN, spaced

_IN_HAN = re.compile(r"[\u3400-\u9fff]")


def find(patterns: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    """Where a text has words of some patterns, whatever their capitals; a space in them is any white space."""
    return _compiled(patterns).finditer(text) if patterns else iter(())


@functools.cache
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """The patterns as one. It is made when it is first needed: most letters need none, or those of one language.

    Han characters are words without spaces between them; in Arabic, "and" is written as part of the next word.
    """
    words = spaced("|".join(patterns))
    if _IN_HAN.search(words):
        before, behind = rf"(?:(?<![\w-])|(?<={HAN})|(?={HAN}))", rf"(?:(?!\w)|(?={HAN})|(?<={HAN}))"
    else:
        before, behind = r"(?:(?<![\w-])|(?<=\b[\u0648\u0641]))", r"(?!\w)"
    return re.compile(rf"{before}(?:{words}){behind}", re.IGNORECASE)
