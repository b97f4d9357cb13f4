"""Runs and hyperlinks of a Word file, made of the inlines of the text or of a note."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Generic, NoReturn, TypeVar

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.parser import OxmlElement
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.hyperlink import CT_Hyperlink
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.text.font import Font

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
from undersigned.writers.direction_marks import with_marks
from undersigned.writers.directions import isolated
from undersigned.writers.docx.languages import foreign, kinds_of_letters
from undersigned.writers.docx.ooxml import Element, element
from undersigned.writers.docx.styles import StyleSheet

R = TypeVar("R")

_TABS_AND_LINES = re.compile(r"(\t|\r\n|\r|\n)")
_NOT_IN_ADDRESSES = re.compile(r'[\x00- "<>\\^`{|}\x7f]')
"""What an address cannot hold as it is (RFC 3987 § 2.2); Word takes such a file for a damaged one."""


@dataclass(frozen=True)
class _Marks:
    """What surrounds a run: emphasis, a link (its style), another language, words from right to left."""

    rtl: bool
    style: str | None = None
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    language: str | None = None


class Addresses:
    """The addresses outside to which one part leads; python-docx looks through all of them for each."""

    def __init__(self, part: Part) -> None:
        self._links = part.rels
        self._ids: dict[str, str] = {
            link.target_ref: link.rId
            for link in part.rels.values()
            if link.is_external and link.reltype == RELATIONSHIP_TYPE.HYPERLINK
        }
        self._last = len(part.rels)

    def id_of(self, address: str) -> str:
        """The id of the relationship to an address, made if there is none yet."""
        if address not in self._ids:
            self._last += 1
            while f"rId{self._last}" in self._links:
                self._last += 1
            self._ids[address] = f"rId{self._last}"
            self._links.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, self._ids[address], is_external=True
            )
        return self._ids[address]


@dataclass(frozen=True)
class InlineWriter(Generic[R]):
    """Writes into the paragraphs of one part.

    `cited` writes what stands where a note is cited; in notes nothing can be. `picture` writes the run of a
    picture in a cell.
    """

    styles: StyleSheet
    addresses: Addresses
    cited: Callable[[R], Iterator[Element]]
    rtl_letter: bool
    picture: Callable[[Image, float], Element] | None = None
    widest: float = 0.0
    """Points that a picture may be wide, in a cell."""

    def fill(
        self,
        paragraph: CT_P,
        inlines: Inlines[R],
        *,
        before: Iterable[Element] = (),
        alignment: Alignment | None = None,
    ) -> None:
        """Write the inlines into a paragraph, after runs that stand before them."""
        if alignment is not None:
            paragraph.alignment = justification(alignment, rtl=self.rtl_letter)
        for run in before:
            paragraph.append(run)
        marked = with_marks(inlines, rtl=self.rtl_letter, is_told=True)
        self._inlines(paragraph, marked, _Marks(self.rtl_letter))

    def _inlines(  # noqa: C901  # a case for each kind of inline
        self, around: CT_P | CT_Hyperlink, inlines: Inlines[R], marks: _Marks
    ) -> None:
        for inline in inlines:
            match inline:
                case Text():
                    self._text(around, inline.text, marks)
                case LineBreak():
                    around.add_r().add_br()
                case Emphasis():
                    self._inlines(around, inline.children, replace(marks, italic=True))
                case Strong():
                    self._inlines(around, inline.children, replace(marks, bold=True))
                case Superscript():
                    self._inlines(around, inline.children, replace(marks, superscript=True))
                case Image():
                    if self.picture:
                        around.append(self.picture(inline, self.widest))
                case Link():
                    self._link(around, inline, marks)
                case Foreign():
                    language = inline.language or marks.language
                    rtl = marks.rtl if inline.rtl is None else inline.rtl
                    self._inlines(around, inline.children, replace(marks, language=language, rtl=rtl))
                case _:
                    for run in self.cited(inline):
                        around.append(run)

    def _link(self, around: CT_P | CT_Hyperlink, link: Link[R], marks: _Marks) -> None:
        """A link to outside (§ 17.16.22)."""
        address = _NOT_IN_ADDRESSES.sub(lambda found: f"%{ord(found[0]):02X}", link.target)
        identifier = self.addresses.id_of(address)
        hyperlink = element("w:hyperlink", {"r:id": identifier, "w:history": "1"})
        around.append(hyperlink)
        self._inlines(hyperlink, link.children, replace(marks, style=self.styles.hyperlink()))

    def _text(self, around: CT_P | CT_Hyperlink, text: str, marks: _Marks) -> None:
        run = around.add_r()
        letters = kinds_of_letters(text) if marks.language else frozenset[str]()
        properties = _properties(marks, letters)
        if len(properties):
            run.append(copy.copy(properties))
        add_text(run, text)


@lru_cache(512)
def _properties(marks: _Marks, letters: frozenset[str]) -> CT_RPr:
    """The properties of a run, to be copied: letters have few kinds of them, and python-docx takes 50 µs to set one.

    Word takes signs without a direction for what `w:rtl` says (§ 17.3.2.30); it must not stand with other letters.
    """
    run = OxmlElement("w:r")
    properties: CT_RPr = run.get_or_add_rPr()
    font = Font(run)
    if marks.style is not None:
        properties.style = marks.style
    if marks.bold:
        font.bold = font.cs_bold = True
    if marks.italic:
        font.italic = font.cs_italic = True
    if marks.superscript:
        font.superscript = True
    if marks.rtl:
        font.rtl = True
    if marks.language is not None:
        properties.append(foreign(marks.language, letters))
    return properties


def add_text(run: CT_R, text: str) -> None:
    """Add some text to a run: every space kept, tabs and new lines as elements of their own."""
    for piece in _TABS_AND_LINES.split(text):
        if piece == "\t":
            run.add_tab()
        elif piece in ("\r\n", "\r", "\n"):
            run.add_br()
        elif piece:
            run.add_t(piece)


def runs(words: str, *, rtl: bool) -> Iterator[CT_R]:
    """Runs with the words of a line from right to left or not, each in its direction (§ 17.3.2.30)."""
    inlines: Inlines[NoReturn] = isolated((Text(words),), rtl=rtl, by_level=True)
    yield from _runs(with_marks(inlines, rtl=rtl, is_told=True), rtl=rtl)


def _runs(inlines: Inlines[NoReturn], *, rtl: bool) -> Iterator[CT_R]:
    for inline in inlines:
        match inline:
            case Text():
                run = text_run(inline.text)
                if rtl:
                    Font(run).rtl = True
                yield run
            case Foreign():
                yield from _runs(inline.children, rtl=rtl if inline.rtl is None else inline.rtl)
            case _:
                raise AssertionError(inline)  # nothing else is made of text


def text_run(text: str) -> CT_R:
    """A run with some text and no properties."""
    run = OxmlElement("w:r")
    add_text(run, text)
    return run


def justification(alignment: Alignment, *, rtl: bool) -> WD_ALIGN_PARAGRAPH:
    """How a paragraph is set; from right to left, Word takes `left` for where lines begin (§ 17.18.44)."""
    if alignment is Alignment.CENTRE:
        return WD_ALIGN_PARAGRAPH.CENTER
    return WD_ALIGN_PARAGRAPH.LEFT if (alignment is Alignment.LEFT) != rtl else WD_ALIGN_PARAGRAPH.RIGHT
