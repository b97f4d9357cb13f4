"""Escapes plain values, so that in Markdown they print as exactly what they are."""

from __future__ import annotations

import re

from markupsafe import Markup

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Markdown strips or folds white space at the edges of lines (CommonMark §4.8, §6.7); as a
# character reference it stays.
# What looks like the mark of a note stands for itself, so that it is not told of.
_BY_NUMBER = re.compile(r"^\s|\s$|[^\S ]|(?<=\s)\s|[¹²³⁰⁴-⁹]")
_LINE_END = re.compile(r"\s*\n\s*")


class StandIn(int):
    """A number that counts as what it is and prints as words, where a text may depend on it but not tell it."""

    words: str

    def __new__(cls, number: int, words: str) -> StandIn:
        """A number, and the words that are printed for it."""
        self = super().__new__(cls, number)
        self.words = words
        return self

    def __str__(self) -> str:
        return self.words


def escape(text: str) -> Markup:
    """Markdown that prints the text as it is: no sign in it means anything, and a line end is a space."""
    escaped = _PUNCTUATION.sub(r"\\\1", _LINE_END.sub(" ", text.strip("\n")))
    return Markup(_BY_NUMBER.sub(lambda space: f"&#{ord(space[0])};", escaped))


def as_markdown(value: object) -> Markup:
    """A value as Markdown: prose as it is, anything else literally."""
    return value if isinstance(value, Markup) else escape(str(value))


def join(items: list[object], separator: object = "") -> object:
    """Items in a row: prose if one of them is prose, else plain text that is still to be escaped."""
    if isinstance(separator, Markup) or any(isinstance(item, Markup) for item in items):
        return Markup(str(as_markdown(separator)).join(str(as_markdown(item)) for item in items))
    return str(separator).join(map(str, items))


def link(text: object, url: str | None = None) -> Markup:
    """A link that shows the text, or that shows its own address where no other is given."""
    if url is None:
        return Markup(f"<{text}>")
    target = re.sub(r"([\\<>])", r"\\\1", url).replace("&", "&amp;")
    return Markup(f"[{as_markdown(text)}](<{target}>)")


def in_language(text: object, language: str) -> Markup:
    """The text as words in a language (BCP 47)."""
    return Markup(f"[{as_markdown(text)}]{{lang={language}}}")


def emphasis(text: object) -> Markup:
    """The text in italics."""
    return Markup(f"*{as_markdown(text)}*")
