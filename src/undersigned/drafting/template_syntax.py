"""Explains to a drafter what Jinja says of a template's form, and finds the place that it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

import jinja2

from undersigned.model.findings import suggestion

_TAGS = (
    "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "block", "endblock", "macro", "endmacro",
    "include", "import", "from", "extends", "call", "endcall", "filter", "endfilter", "with", "endwith", "raw",
)  # fmt: skip

_TWO_WORDS = re.compile(r"\{\{[-+]?\s*([\w.]+)\s+(?!(?:and|or|if|else|is|in|not)\b)([\w.]+)\s*[-+]?\}\}")
"""What holds two words with no sign between them."""


def explained(error: jinja2.TemplateSyntaxError, source: str, filters: Iterable[str]) -> tuple[str, str, int]:
    """The message, the help, and the offset in the source of what is meant."""
    message = error.message or ""
    lines = source.split("\n")[: error.lineno]
    end = sum(len(line) + 1 for line in lines)
    offset = _last(r"\{\{|\{%|\{#", source, end, 0)
    if found := re.search(r"that needs to be closed is '(\w+)'", message):
        tag = found[1]
        offset = _last(rf"\{{%[-+]?\s*{tag}\b", source, end, offset)
        return f"{{% {tag} … %}} is not closed", f"write {{% end{tag} %}} where it ends", offset
    if found := re.search(r"unknown tag '(\w+)'", message):
        tag = found[1]
        offset = _last(rf"\{{%[-+]?\s*{tag}\b", source, end, offset)
        if tag in _TAGS:
            return f"{{% {tag} %}} ends nothing here", "take it out, or write what it ends before it", offset
        return f"there is no {{% {tag} %}}", suggestion(tag, _TAGS, "take it out") or "", offset
    if found := re.match(r"[Nn]o (filter|test) named '(\w+)'", message):
        kind, name = found.groups()
        offset = _last(rf"(?<!\w){name}\b", source, end, offset)
        return f"there is no {kind} '{name}'", suggestion(name, filters, "take it out") or "", offset
    found = re.match("unexpected char '(.)' at ([0-9]+)", message)
    if found and "QUOTATION MARK" in unicodedata.name(found[1], ""):
        return (
            f"a curly quotation mark, {found[1]}, stands in these curly brackets",
            'type straight ones, as in {{ asks("resolution") }}',
            int(found[2]),
        )
    if "got 'end of print statement'" in message:
        return "something is missing in these curly brackets", "write what they are to print", offset
    if two := _TWO_WORDS.search(source, sum(len(line) + 1 for line in lines[:-1]), end):
        return (
            f"'{two[2]}' stands behind '{two[1]}' with nothing but a space between them",
            f'write {{{{ {two[1]}.{two[2]} }}}} for a part of it, or {{{{ {two[1]}("{two[2]}") }}}} if it takes a name',
            two.start(),
        )
    if "end of print statement" in message or re.search("unexpected (char|'[}\\])]')", message):
        return "these curly brackets are not closed, or hold a sign too many", "close them with }}", offset
    if "end of template" in message or "Missing end of" in message:
        return "this is not closed", "write }}, %} or #} where it ends", offset
    reason = message[:1].lower() + message[1:].rstrip(".")
    return (
        f"these curly brackets cannot be understood: {reason}",
        "compare them with others that work",
        offset,
    )


def _last(pattern: str, source: str, end: int, otherwise: int) -> int:
    """The offset of the last match of a pattern before `end`."""
    return max((match.start() for match in re.finditer(pattern, source[:end])), default=otherwise)
