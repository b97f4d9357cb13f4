"""Turns texts into YAML that the campaign's reader, and any other, reads back as exactly them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

WIDTH: Final = 100
"""Columns after which a long text goes on in the next line."""

_PLAIN: Final = re.compile(r"[^\W_0-9][^\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029]*")
"""A text that begins with a letter; what else keeps it from standing without quotation marks is looked at below."""
_MEANS: Final = re.compile(r": |:$| #|\s$|^(?:true|false|yes|no|on|off|null|y|n)$", re.IGNORECASE)
_IN_FLOW: Final = re.compile(r"[\[\]{},]")
_FOLDABLE: Final = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029](?: ?[^\s\x00-\x1f\x7f-\x9f\ufeff])*")
"""A text of one line, with one space between words and none at its ends."""


class Plain(str):
    """A text that stands without quotation marks: a date, `true` or `false`."""

    __slots__ = ()


def scalar(text: str, *, in_flow: bool = False) -> str:
    """The text in one line; `in_flow` where it stands between brackets or braces."""
    if isinstance(text, Plain):
        return text
    if _PLAIN.fullmatch(text) and not _MEANS.search(text) and not (in_flow and _IN_FLOW.search(text)):
        return text
    if '"' in text and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    # JSON's strings are YAML's, but for signs beyond 16 bits, which stay as they are.
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(r"[\x7f-\x9f\ufeff\u2028\u2029\ud800-\udfff\ufffe\uffff]", _escaped, quoted)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def entry(key: str, text: str, indent: int = 0) -> str:
    """A key with a text under it: in the same line where it fits, else folded over several."""
    margin = " " * indent
    short = f"{margin}{key}: {scalar(text)}"
    lines = text.split("\n")
    if len(lines) == 1 and (len(short) <= WIDTH or " " not in text):
        return short
    if len(lines) > 1 and _stands_as_it_is(lines):
        inside = "".join(f"\n{margin}  {line}".rstrip(" ") for line in lines)
        return f"{margin}{key}: |-{inside}"
    if len(lines) == 1 and _FOLDABLE.fullmatch(text) and text.isprintable():
        folded = textwrap.wrap(
            text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
        )
        if " ".join(folded) == text:
            return f"{margin}{key}: >-" + "".join(f"\n{margin}  {line}" for line in folded)
    return short


def _stands_as_it_is(lines: Sequence[str]) -> bool:
    """Whether lines can stand in a text block: what begins and ends them would be lost there."""
    ends = lines[0][:1].strip() and lines[-1]
    return bool(ends) and all(line == line.rstrip() and line.isprintable() for line in lines)


def flow(facts: Mapping[str, str]) -> str:
    """Keys and texts in braces, in one line."""
    return "{" + ", ".join(f"{key}: {scalar(value, in_flow=True)}" for key, value in facts.items()) + "}"


def block(key: str, facts: Mapping[str, str], indent: int) -> str:
    """Keys and texts under a key: in braces where they fit into a line, else a line each."""
    short = f"{' ' * indent}{key}: {flow(facts)}"
    if len(short) <= WIDTH and not any("\n" in value for value in facts.values()):
        return short
    return "\n".join([f"{' ' * indent}{key}:", *(entry(k, v, indent + 2) for k, v in facts.items())])


def sequence(key: str, texts: Sequence[str], indent: int = 0) -> str:
    """A list of texts under a key, a line each."""
    return "\n".join([f"{' ' * indent}{key}:", *(f"{' ' * indent}  - {scalar(text)}" for text in texts)])
