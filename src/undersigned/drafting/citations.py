"""Teaches Markdown citations: `[^ … ]` cites notes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from undersigned.model.findings import Findings, Place

_CITATION = re.compile(r"\[\^([^\[\]]+)\]")
_MENTION = "\ufdd2"
"""What stands before the key in the sign for another note's number. A noncharacter: nobody can type it."""


@dataclass(frozen=True)
class CitedKey:
    """A source cited by its key, with what leads to it (`see also`) and the passage that is meant (`para. 12`).

    Both are Markdown.
    """

    key: str
    signal: str | None = None
    pinpoint: str | None = None
    begins: bool = False
    """Whether its words are the first of the note."""

    def __str__(self) -> str:
        """What is typed for it."""
        head = f"{self.signal} {self.key}" if self.signal else self.key
        return f"{head}: {self.pinpoint}" if self.pinpoint else head


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


def mention_of(key: str) -> str:
    """The Markdown for the number of the note that first cites a source, which `{{ note("key") }}` prints.

    Without a key it is that of the source that is being worded. The key stands in figures, as it may hold anything.
    """
    return f"[^{_MENTION}{key.encode(errors='replace').hex()}]"


def citation_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser citations, which become tokens `citation` with the text between `[^` and `]`."""
    parser.inline.ruler.before("link", "citation", _citation)


def read_citation(inner: str, place: Place, findings: Findings) -> Cited | Mentioned:
    """What the text of one `[^ … ]` cites.

    `key`, `key: para. 12`, `see key`; several separated by semicolons: `see a; see also b: p. 3`.
    """
    if inner.startswith(_MENTION):
        return Mentioned(bytes.fromhex(inner.removeprefix(_MENTION)).decode(), place)
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
