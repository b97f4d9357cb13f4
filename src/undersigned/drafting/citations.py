"""Turns what stands in `[^ … ]` into citations, and `[^key]: text` into the definition of a note."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from undersigned.diagnostics import Findings, Place
from undersigned.model.letter import Citation

_CITATION = re.compile(r"\[\^([^\[\]]+)\](?!:)")
_DEFINITION = re.compile(r"\[\^([^\[\]\n]+)\]:[ \t]*(.*)")


def citation_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser citations and definitions of notes.

    A citation becomes a token `citation` with the text between `[^` and `]`; a definition, which
    goes on to the next blank line or definition, a token `note_definition` and an inline token.
    """
    parser.inline.ruler.before("link", "citation", _citation)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "blockquote", "list"]}
    parser.block.ruler.before("paragraph", "note_definition", _definition, interrupts)


def citations_of(inner: str, place: Place, findings: Findings) -> tuple[Citation, ...]:
    """The citations in the text of one `[^ … ]`: `key`, `key: pinpoint`, several separated by semicolons."""
    found = []
    for piece in inner.split(";"):
        key, colon, pinpoint = (part.strip() for part in piece.partition(":"))
        if not key or (colon and not pinpoint):
            findings.error(
                f"'[^{inner}]' cites nothing",
                "empty-citation",
                place,
                "write a footnote's name, and a passage after a colon where there is one: [^benchmarks: para. 12]",
            )
            continue
        found.append(Citation(key, " ".join(pinpoint.split()) or None))
    return tuple(found)


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
