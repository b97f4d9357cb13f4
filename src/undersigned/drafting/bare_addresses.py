"""Teaches Markdown that an address without angle brackets is printed as it is, with each `_`, `*` and `^` in it."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_SCHEME = re.compile(r"(?:https?|ftp)$", re.IGNORECASE)
_REST = re.compile(r"://[^\s<>\[\]{}|\\`]*")
_BEHIND = "*_^~.,;:!?)\"'”’»"
"""What ends an address belongs to the sentence, or to emphasis around it."""


def address_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser such addresses."""
    parser.inline.ruler.before("emphasis", "bare_address", _address)


def _address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's form
    if state.src[state.pos] != ":" or not _SCHEME.search(state.src, max(0, state.pos - 5), state.pos):
        return False
    found = _REST.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    address = found[0].rstrip(_BEHIND)
    if not silent:
        state.pending += address
    state.pos += max(1, len(address))
    return True
