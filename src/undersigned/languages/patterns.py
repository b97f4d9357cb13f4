"""Joins the words of languages to regular expressions: patterns go in, one that finds any of them comes out."""

from __future__ import annotations

from collections.abc import Iterable

_NOTHING = "(?!)"
HAN = r"(?-i:[\u3400-\u9fff])"
"""A sign of scripts without spaces between words. Without capitals: to look for those of each of its signs took most of
the time in which a pattern is made."""
EDGE, END = rf"(?:(?<!\w)|(?<={HAN}))", rf"(?:(?!\w)|(?<={HAN})|(?={HAN}))"
"""Where a word may begin and end: among Han characters anywhere."""


def any_of(alternatives: Iterable[str]) -> str:
    """The alternatives as a group, the longest first; one that finds nothing where there are none."""
    return f"(?:{'|'.join(sorted(dict.fromkeys(alternatives), key=len, reverse=True)) or _NOTHING})"


def spaced(pattern: str) -> str:
    """A pattern in which a space stands for any white space, as texts are broken into lines anywhere."""
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
