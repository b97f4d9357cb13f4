"""Teaches Markdown citations: `[^ … ]` cites notes, and `[^key]: text` defines one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from undersigned.model.findings import Findings, Place

_CITATION = re.compile(r"\[\^([^\[\]]+)\]")
_DEFINITION = re.compile(r"\[\^([^\[\]\n]+)\]:[ \t]*(.*)")

MENTION = "\ufdd2"
"""What stands before the key in the sign for another note's number, which `{{ note("key") }}` makes.

A noncharacter: nobody can type it."""


@dataclass(frozen=True)
class CitedKey:
    """A source cited by its key, with what leads to it (`see also`) and the passage that is meant (`para. 12`)."""

    key: str
    signal: str | None = None
    pinpoint: str | None = None
    begins: bool = False
    """Whether its words are the first of the note."""


@dataclass(frozen=True)
class Cited:
    """A place where a note is cited, as its author typed it."""

    keys: tuple[CitedKey, ...]
    place: Place


@dataclass(frozen=True)
class Mentioned:
    """A place that mentions the number of the note that cites a source; in a citation style, of the source itself."""

    key: str
    place: Place


def citation_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser citations and definitions of notes.

    A citation becomes a token `citation` with the text between `[^` and `]`; a definition, which
    goes on to the next blank line or definition, a token `note_definition` and an inline token.
    """
    parser.inline.ruler.before("link", "citation", _citation)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    parser.block.ruler.before("paragraph", "note_definition", _definition, interrupts)


def read_citation(inner: str, place: Place, findings: Findings) -> Cited | Mentioned:
    """What the text of one `[^ … ]` cites.

    `key`, `key: para. 12`, `see key`; several separated by semicolons: `see a; see also b: p. 3`.
    """
    if inner.startswith(MENTION):
        return Mentioned(inner.removeprefix(MENTION), place)
    found: list[CitedKey] = []
    for piece in inner.split(";"):
        head, colon, pinpoint = (" ".join(part.split()) for part in piece.partition(":"))
        signal, _, key = head.rpartition(" ")
        if not key or (colon and not pinpoint):
            findings.error(
                f"'[^{inner}]' cites nothing",
                "empty-citation",
                place,
                "write a footnote's name, and a passage after a colon where there is one: [^benchmarks: para. 12]",
            )
            continue
        found.append(CitedKey(key, signal or None, pinpoint or None, begins=not found and not signal))
    return Cited(tuple(found), place)


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's form
    match = _CITATION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[1]
        token.meta = {"offset": state.pos}
    state.pos = match.end()
    return True


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    match = _DEFINITION.fullmatch(_line(state, start))
    if match is None:
        return False
    if silent:
        return True
    lines, following = [match[2]], start + 1
    while following < end and not state.isEmpty(following) and not _DEFINITION.match(_line(state, following)):
        lines.append(_line(state, following))
        following += 1
    token = state.push("note_definition", "", 0)
    token.meta = {"key": match[1].strip()}
    token.map = [start, following]
    content = state.push("inline", "", 0)
    content.content = "\n".join(lines).strip()
    content.map = [start, following]
    content.children = []
    state.line = following
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
