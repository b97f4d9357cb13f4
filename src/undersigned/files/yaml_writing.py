"""Writes texts, lists and mappings as lines of YAML, as a drafter would type them.

Whatever is written reads as the same again, with our own reader (`tree.py`) and with any other: a text
that YAML could take for a number, a date, a yes or a no stands in quotation marks.
"""

from __future__ import annotations

import datetime
import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Writable: TypeAlias = "str | int | datetime.date | Sequence[Writable] | Mapping[str, Writable]"
"""What can be written. Dates, whole numbers, yes and no (`True`, `False`) stand as such, without quotation marks."""

WIDTH = 110
"""Columns after which a text goes on in another line."""

_PLAIN = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]|\xa0)*")
"""What may stand without quotation marks, if nothing in it means something to YAML."""

_MEANS_SOMETHING = re.compile(r":(?=\s|$)|\s#|\s$")
_MEANS_SOMETHING_IN_BRACKETS = re.compile(r"[,\[\]{}?:]")
_OTHER_THAN_TEXT = re.compile(
    r"(?i:true|false|yes|no|on|off|y|n|null)|[\d.][\d_.,:eExXoO+\-abcdefABCDEF]*(?:[Tt ][\d:.Zz+ -]*)?"
)
"""What YAML 1.1 or 1.2 may read as something else: a truth value, nothing, a number, a time."""

_WRAPPED = re.compile(r"\S+(?: \S+)*")
"""A text that can be broken at its spaces, and put together again as it was."""

_UNTYPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def as_typed(value: str | int | datetime.date, *, in_brackets: bool = False) -> str:
    """A single value in one line, in quotation marks where it needs them; `in_brackets` inside `{}` or `[]`."""
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, str):
        return str(value)
    if _is_plain(value, in_brackets=in_brackets):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _UNTYPABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted).replace("\x7f", "\\u007f")


def in_brackets(value: Writable) -> str:
    """A value in one line: mappings in `{}`, lists in `[]`."""
    match value:
        case str() | int() | datetime.date():
            return as_typed(value, in_brackets=True)
        case Mapping():
            inner = (
                f"{as_typed(key, in_brackets=True)}: {in_brackets(below)}".rstrip()
                for key, below in value.items()
            )
            return "{" + ", ".join(inner) + "}"
        case _:
            return "[" + ", ".join(map(in_brackets, value)) + "]"


def entry(key: str, value: Writable, indent: int = 0) -> list[str]:
    """The lines of a key with its value, `indent` spaces from the left."""
    return _with(f"{as_typed(key)}:", value, indent, indent + 2)


def item(value: Writable, indent: int = 0) -> list[str]:
    """The lines of a list's item, its dash `indent` spaces from the left."""
    fits = isinstance(value, Mapping) and _is_flat(value) and _fits(in_brackets(value), indent + 2)
    if isinstance(value, Mapping) and value and not fits:
        lines = block(value, indent + 2)
        return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]
    return _with("-", value, indent, indent + 2)


def block(value: Writable, indent: int = 0) -> list[str]:
    """The lines of a mapping or a list that stands below its key."""
    match value:
        case str() | int() | datetime.date():
            return [" " * indent + as_typed(value)]
        case Mapping():
            return [line for key, below in value.items() for line in entry(key, below, indent)]
        case _:
            return [line for below in value for line in item(below, indent)]


def _with(start: str, value: Writable, indent: int, inner: int) -> list[str]:
    """The lines of what begins with a key or a dash."""
    begun = " " * indent + start
    if isinstance(value, str):
        return _text(begun, value, inner)
    if isinstance(value, int | datetime.date):
        return [f"{begun} {as_typed(value)}"]
    one_line = in_brackets(value)
    if not value or (_is_flat(value) and _fits(one_line, len(begun) + 1)):
        return [f"{begun} {one_line}"]
    return [begun, *block(value, inner)]


def _text(begun: str, text: str, inner: int) -> list[str]:
    one_line = f"{begun} {as_typed(text)}"
    margin = " " * inner
    if _UNTYPABLE.search(text) or "\t" in text:
        return [one_line]
    if "\n" in text and not re.search(r"^\s|\s$|[ ]\n", text):
        return [f"{begun} |-", *(f"{margin}{line}" if line else "" for line in text.split("\n"))]
    if len(one_line) > WIDTH and " " in text and _WRAPPED.fullmatch(text):
        lines = textwrap.wrap(
            text, max(40, WIDTH - inner), break_long_words=False, break_on_hyphens=False, expand_tabs=False
        )
        if " ".join(lines) == text:
            return [f"{begun} >-", *(f"{margin}{line}" for line in lines)]
    return [one_line]


def _is_plain(text: str, *, in_brackets: bool) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and _MEANS_SOMETHING.search(text) is None
        and _OTHER_THAN_TEXT.fullmatch(text) is None
        and not (in_brackets and _MEANS_SOMETHING_IN_BRACKETS.search(text))
    )


def _is_flat(value: Sequence[Writable] | Mapping[str, Writable]) -> bool:
    """Whether a mapping or list holds single values only, each of one line."""
    below = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(one, str | int | datetime.date) and "\n" not in str(one) for one in below)


def _fits(line: str, column: int) -> bool:
    return column + len(line) <= WIDTH and "\n" not in line
