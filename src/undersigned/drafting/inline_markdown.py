"""Reads the words of a paragraph, as markdown-it has them, as text, emphasis, links and citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate, groupby
from typing import TypeAlias
from urllib.parse import unquote

from markdown_it.token import Token

from undersigned.drafting.citations import Cited, Mentioned, read_citation
from undersigned.drafting.flanking import goes_on_without_space
from undersigned.drafting.foreign_words import language_in, named_by_letters
from undersigned.drafting.markdown_tokens import Cursor, inline_token
from undersigned.files.web_addresses import meant_address
from undersigned.model.findings import Findings, Place
from undersigned.model.letter import (
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Superscript,
    Text,
)

_LINKS = re.compile(r"(https?|mailto):", re.IGNORECASE)
_QUOTES = "\"'“”„‟‘’«»‹›「」 "

Written: TypeAlias = Cited | Mentioned
"""What stands where notes are cited or mentioned, as their authors typed it."""


def words_at(markdown: str, place: Place, language: str, findings: Findings) -> Inlines[Written]:
    """The words of a few signs of Markdown that make no paragraph, typed at a place, in a letter in `language`."""
    token = inline_token(markdown)
    return MarkdownInlines(token, language, lambda _: place, lambda _, __: place, findings).all()


_MARKUP_AT_EDGES = re.compile(r"^[\s*_^\[]+|(?:[\s*_^]|\[\^[^\[\]]*\]|\]\{[^{}]*\})+$")
"""What is not printed at the start and the end of a line of prose."""


class MarkdownInlines:
    """Reads one inline token; `inside` gives the place of an offset in its text, `place` that of its line."""

    def __init__(
        self,
        content: Token,
        language: str,
        place: Callable[[Token], Place],
        inside: Callable[[Token, int], Place],
        findings: Findings,
    ) -> None:
        self._content = content
        self._language = language
        self._inside = inside
        self._findings = findings
        self._line = 0
        self._lines = content.content.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._cursor = Cursor(content.children or [])
        self._start = place(content)

    def all(self) -> Inlines[Written]:
        """All that stands in the token."""
        return self._until("")

    def _until(self, closing: str) -> Inlines[Written]:
        found: list[Inline[Written]] = []
        while self._cursor:
            token = self._cursor.take()
            if token.type == closing:
                break
            if token.type == "sup_open":
                found += self._raised()
                continue
            node = self._inline(token)
            last = found[-1] if found else None
            if isinstance(node, Text) and isinstance(last, Text):
                found[-1] = Text(last.text + node.text, last.place)
            elif node != Text(""):
                found.append(node)
        return tuple(self._named(found))

    def _raised(self) -> Iterator[Inline[Written]]:
        """Raised letters, and the notes that are called among them: the mark of one is raised by itself."""
        raised = self._until("sup_close")
        for is_cited, group in groupby(raised, lambda inline: isinstance(inline, Cited)):
            inlines = tuple(group)
            if is_cited:
                yield from inlines
            else:
                yield Superscript(inlines)

    def _named(self, inlines: list[Inline[Written]]) -> Iterator[Inline[Written]]:
        for inline in inlines:
            if isinstance(inline, Text):
                yield from named_by_letters(inline, self._language)
            else:
                yield inline

    def _between_lines(self) -> str:
        """What stands between this line and the one above, which were broken only in the source."""
        above, below = (
            _MARKUP_AT_EDGES.sub("", line) for line in self._lines[self._line - 1 : self._line + 1]
        )
        return "" if goes_on_without_space(above[-1:], below[:1]) else " "

    def _inline(self, token: Token) -> Inline[Written]:
        match token.type:
            case "text" | "text_special":
                return Text(token.content, self._here())
            case "softbreak" | "hardbreak":
                self._line += 1
                return Text(self._between_lines(), self._here()) if token.type == "softbreak" else LineBreak()
            case "em_open":
                return Emphasis(self._until("em_close"))
            case "strong_open":
                return Strong(self._until("strong_close"))
            case "link_open":
                return self._link(token)
            case "foreign_open":
                return self._foreign(token)
            case "citation":
                place = self._inside(self._content, token.meta["offset"])
                return read_citation(token.content, place, self._findings)
            case "image":
                self._findings.error(
                    "a picture stands in the middle of a text",
                    "image-in-text",
                    self._here("!["),
                    "put it into a paragraph of its own, or alone into the cell of a table",
                )
                return Text("")
            case _:  # the parser's rules give no other kind
                raise AssertionError(token.type)

    def _link(self, token: Token) -> Inline[Written]:
        target = str(token.attrGet("href") or "")
        place = self._here(unquote(target))
        children = self._until("link_close")
        if not _LINKS.match(target):
            meant = meant_address(unquote(target))
            self._findings.error(
                f"a link cannot lead to '{target}'",
                "unsafe-link",
                place,
                f"write {meant}"
                if meant
                else "take the quotation marks around the address out"
                if _LINKS.match(unquote(target).strip(_QUOTES))
                else "link to an address that begins with https://, http:// or mailto:",
            )
        return Link(target, children, place)

    def _foreign(self, token: Token) -> Inline[Written]:
        outer = self._language
        place = self._inside(self._content, token.meta["offset"])
        self._language = language_in(token.content, place, self._findings) or outer
        language, children = self._language, self._until("foreign_close")
        self._language = outer
        if not children:
            self._findings.error(
                f"'{{{token.content}}}' stands behind no words in square brackets",
                "no-language",
                place,
                f"put the words into square brackets: [words]{{{token.content}}}",
            )
        return Foreign(language, children)

    def _here(self, sign: str = "") -> Place:
        """The place of a sign in the line that is being read, or of the line's start."""
        column = max(0, self._lines[self._line].find(sign)) if self._line < len(self._lines) else 0
        return self._inside(self._content, self._starts[self._line] + column)
