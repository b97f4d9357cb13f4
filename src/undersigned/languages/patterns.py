"""Joins the words of languages to regular expressions: patterns go in, one that finds any of them comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language

_NOTHING = "(?!)"


def any_of(alternatives: Iterable[str]) -> str:
    """The alternatives as a group, the longest first; one that finds nothing where there are none."""
    return f"(?:{'|'.join(sorted(dict.fromkeys(alternatives), key=len, reverse=True)) or _NOTHING})"


def in_any_language(words: Callable[[Language], Iterable[str]]) -> str:
    """The words for something in every language that is known here, as such a group."""
    return any_of(word for language in all_languages() for word in words(language))


def spaced(pattern: str) -> str:
    """A pattern in which a space stands for any white space, as texts are broken into lines anywhere."""
    return pattern.replace(" ", r"\s+")
