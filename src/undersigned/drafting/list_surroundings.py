"""What a line of Markdown stands in, as far as that says whether its mark begins a list: a note, a part, a list."""

from __future__ import annotations

import re
from typing import Final

from markdown_it.rules_block import StateBlock

from undersigned.model.letter import Role

_NAMES: Final = {
    role.value
    for role in (
        Role.LETTERHEAD, Role.TITLE, Role.DATE, Role.ADDRESSEES, Role.COPY, Role.SUBJECT, Role.SALUTATION,
        Role.CLOSING, Role.SIGNATORIES, Role.CONTACT,
    )
}  # fmt: skip
"""Parts in which a capital letter with a full stop is an initial."""
_OF_ONE_LINE: Final = {role.value for role in (Role.TITLE, Role.DATE, Role.SUBJECT, Role.SALUTATION)}
_NOTE: Final = "note"
_BACKSLASH: Final = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")
_TWO_SPACES: Final = re.compile(r"\S.*  \Z")


def as_note(env: dict[str, object]) -> None:
    """Say, in the environment of a parser, that its text is a note."""
    env["surrounded"] = _NOTE


def holds_names(state: StateBlock) -> bool:
    """Whether initials stand here rather than the marks of a list: in a note, a closing, an address."""
    return _surrounding(state) in {_NOTE, *_NAMES}


def is_running_text(state: StateBlock) -> bool:
    """Whether one line that begins with a mark makes no list here: in a note, a subject, a title."""
    return _surrounding(state) in {_NOTE, *_OF_ONE_LINE}


def is_behind_break(state: StateBlock, line: int) -> bool:
    """Whether the line above was ended on purpose, by a backslash or two spaces."""
    return is_behind_backslash(state, line) or bool(_TWO_SPACES.search(_above(state, line)))


def is_behind_backslash(state: StateBlock, line: int) -> bool:
    """Whether it was ended by what everybody sees."""
    return bool(_BACKSLASH.search(_above(state, line)))


def words_in(state: StateBlock, line: int) -> str:
    """A line without what sets it in."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def begins_block(state: StateBlock, interrupted: str, line: int, end: int) -> bool:
    """Whether a block begins in a line that ends one of the kind that is `interrupted`."""
    rules = state.md.block.ruler.getRules(interrupted)
    return any(rule(state, line, end, True) for rule in rules)  # noqa: FBT003  # markdown-it's form


def _above(state: StateBlock, line: int) -> str:
    """The line above with the spaces at its end."""
    if not line:
        return ""
    end = state.src.find("\n", state.bMarks[line - 1])
    return state.src[state.bMarks[line - 1] : end]


def _surrounding(state: StateBlock) -> str:
    """The note or the part that a block stands in."""
    if "surrounded" in state.env or not state.level:
        return str(state.env.get("surrounded", ""))
    closed = 0
    for token in reversed(state.tokens):
        if token.type in ("container_part_close", "note_definition_close"):
            closed += 1
        elif token.type in ("container_part_open", "note_definition_open"):
            if not closed:
                return _NOTE if token.type == "note_definition_open" else _word(token.info)
            closed -= 1
    return ""


def _word(info: str) -> str:
    return info.strip().partition(" ")[0]
