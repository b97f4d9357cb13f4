"""Teaches Markdown raised letters, `54^th^`, in which anything can stand that a line can hold: `51^st[^a]^`."""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SPACE: Final = re.compile(r"\s")


def raised_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser raised letters, which become tokens `sup_open` and `sup_close`.

    Between the two signs no white space stands, but in square brackets: `^[^see a]^`.
    """
    parser.inline.ruler.after("emphasis", "raised", _raised)


def _raised(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's form
    start, limit = state.pos, state.posMax
    if state.src[start] != "^" or silent:  # silent: what is looked for is the end of another pair
        return False
    end = _closing(state, start + 1)
    if end is None:
        return False
    state.push("sup_open", "sup", 1).markup = "^"
    state.pos, state.posMax = start + 1, end
    state.md.inline.tokenize(state)
    state.push("sup_close", "sup", -1).markup = "^"
    state.pos, state.posMax = end + 1, limit
    return True


def _closing(state: StateInline, first: int) -> int | None:
    """Where the sign stands that ends the raised letters which begin at `first`; None if they do not end."""
    end = None
    state.pos = first
    while state.pos < state.posMax:
        if state.src[state.pos] == "^":
            end = state.pos
            break
        start = state.pos
        state.md.inline.skipToken(state)
        is_bracketed = state.src[start] == "["
        if not is_bracketed and _SPACE.search(state.src, start, state.pos):
            break
    state.pos = first - 1
    return end if end != first else None
