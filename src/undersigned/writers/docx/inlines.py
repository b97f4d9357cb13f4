"""Turns the inlines of the text, or of a note, into runs and hyperlinks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar
from urllib.parse import quote

from undersigned.model.letter import Emphasis, Inlines, LineBreak, Link, Strong, Superscript, Text
from undersigned.writers.docx.languages import by_direction
from undersigned.writers.docx.ooxml import Element, element, value
from undersigned.writers.docx.package import OFFICE_RELATIONSHIP, Relationships
from undersigned.writers.docx.styles import StyleSheet

R = TypeVar("R")

_TABS_AND_LINES = re.compile(r"(\t|\r\n|\r|\n)")
_URI_CHARACTERS = "%:/?#[]@!$&'()*+,;=-._~"
"""What an address may hold as it is (RFC 3986 § 2); Word calls a file damaged for anything else."""


@dataclass(frozen=True)
class _Marks:
    """What surrounds a run: emphasis, a link."""

    style: str | None = None
    bold: bool = False
    italic: bool = False
    superscript: bool = False


@dataclass(frozen=True)
class InlineWriter(Generic[R]):
    """Writes inlines into one part: links become relationships of that part.

    `cited` writes what stands where a note is cited; in notes nothing can be.
    """

    styles: StyleSheet
    relationships: Relationships
    cited: Callable[[R], Iterator[Element]]
    rtl_letter: bool = False

    def write(self, inlines: Inlines[R]) -> Iterator[Element]:
        """The runs and hyperlinks of a paragraph."""
        return self._inlines(inlines, _Marks())

    def _inlines(self, inlines: Inlines[R], marks: _Marks) -> Iterator[Element]:
        for inline in inlines:
            match inline:
                case Text():
                    yield from self._text(inline.text, marks)
                case LineBreak():
                    yield element("w:r", None, element("w:br"))
                case Emphasis():
                    yield from self._inlines(inline.children, replace(marks, italic=True))
                case Strong():
                    yield from self._inlines(inline.children, replace(marks, bold=True))
                case Superscript():
                    yield from self._inlines(inline.children, replace(marks, superscript=True))
                case Link():
                    yield self._link(inline.target, inline.children, marks)
                case _:
                    yield from self.cited(inline)

    def _link(self, target: str, children: Inlines[R], marks: _Marks) -> Element:
        """A link to outside (§ 17.16.22)."""
        address = quote(target, safe=_URI_CHARACTERS)
        identifier = self.relationships.add(OFFICE_RELATIONSHIP + "hyperlink", address, external=True)
        runs = self._inlines(children, replace(marks, style=self.styles.hyperlink()))
        return element("w:hyperlink", {"r:id": identifier, "w:history": "1"}, *runs)

    def _text(self, text: str, marks: _Marks) -> Iterator[Element]:
        for piece, is_rtl in by_direction(text, rtl_letter=self.rtl_letter):
            properties = list(_properties(marks, is_rtl=is_rtl))
            yield element(
                "w:r",
                None,
                *([element("w:rPr", None, *properties)] if properties else []),
                *text_content(piece),
            )


def text_content(text: str) -> Iterator[Element]:
    """What a run holds for some text: every space kept, tabs and new lines as elements of their own."""
    for piece in _TABS_AND_LINES.split(text):
        if piece == "\t":
            yield element("w:tab")
        elif piece in ("\r\n", "\r", "\n"):
            yield element("w:br")
        elif piece:
            yield element("w:t", {"xml:space": "preserve"}, text=piece)


def _properties(marks: _Marks, *, is_rtl: bool) -> Iterator[Element]:
    """The properties of a run in the order of the schema (§ 17.3.2.28)."""
    if marks.style is not None:
        yield value("w:rStyle", marks.style)
    if marks.bold:
        yield element("w:b")
        yield element("w:bCs")
    if marks.italic:
        yield element("w:i")
        yield element("w:iCs")
    if marks.superscript:
        yield value("w:vertAlign", "superscript")
    if is_rtl:
        yield element("w:rtl")
