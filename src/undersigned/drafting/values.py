"""Escapes plain values, so that in Markdown they print as exactly what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from undersigned.drafting.doubled_signs import second_stops

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Markdown strips or folds white space at the edges of lines (CommonMark §4.8, §6.7); as a
# character reference it stays.
# What looks like the mark of a note stands for itself, so that it is not told of.
_BY_NUMBER = re.compile(r"^\s|\s$|[^\S ]|(?<=\s)\s|[¹²³⁰⁴-⁹]")
_SEAM = "\ufdd5"
"""What stands between two items while they are joined. A noncharacter: nobody can type it."""
_SECOND_STOP = second_stops(_SEAM)
_LINE_END = re.compile(r"\s*\n\s*")
_ONE_OF_SEVERAL = re.compile(
    r"([^\s\\\ufdd1])[ \t]*\n(?=(?:\ufdd0[^\ufdd1]*\ufdd1)*[ \t]*(?![-*+•][ \t]|\d+[.)][ \t]|[>#|:]|\[\^)[^\s\ufdd0])"
)
"""The end of a line that another line of words follows, with what stands before it; between may be a mark of origin."""


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


def in_lines(text: str) -> str:
    """A value whose lines stay lines, as those of an address do; one in a single line is as it was."""
    lines = [line.strip() for line in text.strip("\n").split("\n")]
    return Markup("\\\n").join(map(escape, lines)) if len(lines) > 1 else text


def keep_lines(prose: Markup) -> Markup:
    """Prose of a line or a few, such as a closing, whose lines stay lines.

    YAML has joined those that were one line before: what is left was meant. What begins a list or a table stays so.
    """
    return Markup(_ONE_OF_SEVERAL.sub(r"\1\\\n", prose.strip("\n")))


def in_one_line(prose: Markup) -> Markup:
    """Prose of a heading, which has one line."""
    return Markup(re.sub(r"\s*\n\s*", " ", prose.strip("\n")))


def as_markdown(value: object) -> Markup:
    """A value as Markdown: prose as it is, anything else literally."""
    return value if isinstance(value, Markup) else escape(str(value))


def join(items: list[object], separator: object = "") -> object:
    """Items in a row: prose if one of them is prose, else plain text that is still to be escaped."""
    if isinstance(separator, Markup) or any(isinstance(item, Markup) for item in items):
        return Markup(_in_a_row(map(as_markdown, items), as_markdown(separator)))
    return _in_a_row(items, separator)


def _in_a_row(items: Iterable[object], separator: object) -> str:
    joined = f"{separator}{_SEAM}".join(map(str, items))
    return _SECOND_STOP.sub(r"\g<value>\g<markup>", joined).replace(_SEAM, "")


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
