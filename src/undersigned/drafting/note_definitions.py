"""Teaches Markdown notes that are defined on the spot: `[^key]: its words`, and what is set in below that."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from undersigned.drafting.list_surroundings import begins_block, words_in

_DEFINITION = re.compile(r"\[\^([^\[\]\n]+)\]:[ \t]*")
_OTHER = re.compile(r":{3,}|#{1,6}(?:\s|$)")
"""What begins something else even right below a note: a part of the letter, or its end, and a heading."""


def note_definition_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser definitions of notes.

    One becomes the tokens `note_definition_open`, whose `meta` has the key, and `note_definition_close`, with the
    blocks of the note between them: what goes on without an empty line, and behind empty lines all that is
    set in, by however little.
    """
    interrupts: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    parser.block.ruler.before("paragraph", "note_definition", _definition, interrupts)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's form
    found = _DEFINITION.match(words_in(state, start))
    if found is None:
        return False
    if silent:
        return True
    stop = _end_of_note(state, start, end)
    token = state.push("note_definition_open", "", 1)
    token.meta = {"key": found[1].strip()}
    token.map = [start, stop]
    # The first line is read as if it began behind the colon.
    begins, shift, limit = state.bMarks[start], state.tShift[start], state.lineMax
    state.bMarks[start], state.tShift[start] = begins + shift + found.end(), 0
    state.lineMax = stop
    state.md.block.tokenize(state, start, stop)
    state.bMarks[start], state.tShift[start], state.lineMax = begins, shift, limit
    state.push("note_definition_close", "", -1)
    state.line = stop
    return True


def _end_of_note(state: StateBlock, start: int, end: int) -> int:
    """The line behind the last one that belongs to the note that begins at `start`."""
    stop = start + 1
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        is_set_in = state.sCount[line] > state.sCount[start]
        follows = stop == line and not _begins_other(state, line)
        if not (is_set_in or follows):
            break
        stop = line + 1
    return stop


def _begins_other(state: StateBlock, line: int) -> bool:
    text = words_in(state, line)
    return bool(_DEFINITION.match(text) or _OTHER.match(text)) or _ends_item(state, line)


def _ends_item(state: StateBlock, line: int) -> bool:
    """Whether a line ends the item in which the note stands: set in less, it begins a block of its own."""
    return state.sCount[line] < state.blkIndent and begins_block(state, "paragraph", line, state.lineMax)
