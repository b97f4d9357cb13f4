"""Runs and hyperlinks of a Word file, made of the inlines of the text or of a note."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from undersigned.model.letter import (
    Alignment,
    Emphasis,
    Foreign,
    Image,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Superscript,
    Text,
)
from undersigned.model.walking import plain_text
from undersigned.writers.docx.languages import by_direction, foreign, runs_rtl
from undersigned.writers.docx.looks import in_order
from undersigned.writers.docx.ooxml import Element, element, value
from undersigned.writers.docx.package import OFFICE_RELATIONSHIP, Relationships
from undersigned.writers.docx.styles import StyleSheet

R = TypeVar("R")

_TABS_AND_LINES = re.compile(r"(\t|\r\n|\r|\n)")
_NOT_IN_ADDRESSES = re.compile(r'[\x00- "<>\\^`{|}\x7f]')
"""What an address cannot hold as it is (RFC 3987 § 2.2); Word takes such a file for a damaged one."""


@dataclass(frozen=True)
class _Marks:
    """What surrounds a run: emphasis, a link (its style), another language, a paragraph from right to left."""

    rtl_paragraph: bool
    style: str | None = None
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    language: str | None = None


@dataclass(frozen=True)
class InlineWriter(Generic[R]):
    """Writes paragraphs into one part: links become relationships of that part.

    `cited` writes what stands where a note is cited; in notes nothing can be. `picture` writes the run of a
    picture in a cell.
    """

    styles: StyleSheet
    relationships: Relationships
    cited: Callable[[R], Iterator[Element]]
    rtl_letter: bool
    picture: Callable[[Image], Element] | None = None

    def paragraph(
        self,
        style: str,
        inlines: Inlines[R],
        properties: tuple[Element, ...] = (),
        *,
        before: tuple[Element, ...] = (),
        alignment: Alignment | None = None,
    ) -> Element:
        """A paragraph under the id of its style (§ 17.3.1.22), with runs that stand before its inlines."""
        rtl = runs_rtl(plain_text(inlines), rtl_letter=self.rtl_letter)
        if rtl != self.rtl_letter:
            properties = (*properties, value("w:bidi", "1" if rtl else "0"))
        if alignment is not None:
            properties = (*properties, value("w:jc", _justification(alignment, rtl=rtl)))
        runs = (*before, *self._inlines(inlines, _Marks(rtl)))
        return element(
            "w:p", None, element("w:pPr", None, value("w:pStyle", style), *in_order(properties)), *runs
        )

    def _inlines(self, inlines: Inlines[R], marks: _Marks) -> Iterator[Element]:
        for inline in inlines:
            match inline:
                case Text():
                    yield from _text(inline.text, marks)
                case LineBreak():
                    yield element("w:r", None, element("w:br"))
                case Emphasis():
                    yield from self._inlines(inline.children, replace(marks, italic=True))
                case Strong():
                    yield from self._inlines(inline.children, replace(marks, bold=True))
                case Superscript():
                    yield from self._inlines(inline.children, replace(marks, superscript=True))
                case Image():
                    yield from [self.picture(inline)] if self.picture else ()
                case Link():
                    yield self._link(inline.target, inline.children, marks)
                case Foreign():
                    yield from self._inlines(inline.children, replace(marks, language=inline.language))
                case _:
                    yield from self.cited(inline)

    def _link(self, target: str, children: Inlines[R], marks: _Marks) -> Element:
        """A link to outside (§ 17.16.22)."""
        address = _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02X}", target)
        identifier = self.relationships.add(OFFICE_RELATIONSHIP + "hyperlink", address, external=True)
        runs = self._inlines(children, replace(marks, style=self.styles.hyperlink()))
        return element("w:hyperlink", {"r:id": identifier, "w:history": "1"}, *runs)


def text_content(text: str) -> Iterator[Element]:
    """What a run holds for some text: every space kept, tabs and new lines as elements of their own."""
    for piece in _TABS_AND_LINES.split(text):
        if piece == "\t":
            yield element("w:tab")
        elif piece in ("\r\n", "\r", "\n"):
            yield element("w:br")
        elif piece:
            yield element("w:t", {"xml:space": "preserve"}, text=piece)


def _justification(alignment: Alignment, *, rtl: bool) -> str:
    """How a paragraph is set; from right to left, Word takes `left` for where lines begin (§ 17.18.44)."""
    if alignment is Alignment.CENTRE:
        return "center"
    return "left" if (alignment is Alignment.LEFT) != rtl else "right"


def _text(text: str, marks: _Marks) -> Iterator[Element]:
    for piece, is_rtl in by_direction(text, rtl_paragraph=marks.rtl_paragraph):
        run = element("w:r")
        properties = list(_properties(marks, piece, is_rtl=is_rtl))
        if properties:
            run.append(element("w:rPr", None, *properties))
        for content in text_content(piece):
            run.append(content)
        yield run


def _properties(marks: _Marks, words: str, *, is_rtl: bool) -> Iterator[Element]:
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
    if marks.language is not None:
        yield foreign(marks.language, words)
