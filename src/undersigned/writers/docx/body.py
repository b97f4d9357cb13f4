"""Turns the parts of a letter into the paragraphs and tables of the main document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from undersigned.model.letter import (
    Blocks,
    BulletList,
    Divider,
    Heading,
    Image,
    Inlines,
    Numbered,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    SignatureField,
    Table,
)
from undersigned.writers.docx.inlines import InlineWriter
from undersigned.writers.docx.languages import runs_rtl
from undersigned.writers.docx.looks import twips
from undersigned.writers.docx.numbering import ListFormat, Numbering
from undersigned.writers.docx.ooxml import Element, element, value
from undersigned.writers.docx.pictures import Pictures
from undersigned.writers.docx.style_names import ASK_CONTINUED, CONTINUED, HEADING_LEVELS, list_style
from undersigned.writers.docx.tables import table

PARAGRAPH_STYLES = {
    Role.LETTERHEAD: "Letterhead",
    Role.DATE: "Date Line",
    Role.ADDRESSEES: "Inside Address",
    Role.COPY: "Copy",
    Role.SUBJECT: "Subject Line",
    Role.SALUTATION: "Salutation",
    Role.BODY: "Body Text",
    Role.ASKS: "Body Text",
    Role.CLOSING: "Closing",
    Role.SIGNATORIES: "Signature",
    Role.ANNEX: "Body Text",
    Role.SECTION: "Body Text",
    Role.NOTES: "Body Text",
}
"""Word's style for the running text of each part."""

_HIGHEST_PICTURES = {"Letterhead": 72.0, "Closing": 48.0, "Signature": 48.0}
"""Points that a logo or a signature may take of the page's height, as in the PDF."""

SIGNATURE_ROOM, SIGNATURE_LINE = 36.0, 200.0
"""Points above the line on which somebody signs, and its length, as in the PDF."""


@dataclass(frozen=True)
class _Surroundings:
    """Where blocks stand: the style of running text, how many lists are around them, whether lists are asks."""

    style: str
    depth: int = 0
    asks: bool = False


@dataclass(frozen=True)
class BodyWriter:
    """Writes the blocks of a letter; `width` is that of the text in points."""

    inlines: InlineWriter[Numbered]
    numbering: Numbering
    pictures: Pictures
    width: float

    def write(self, part: Part[Numbered]) -> Iterator[Element]:
        """The paragraphs and tables of one part."""
        around = _Surroundings(PARAGRAPH_STYLES[part.role], asks=part.role is Role.ASKS)
        return self._blocks(part.blocks, around)

    def _blocks(  # noqa: C901  # a case for each kind of block
        self, blocks: Blocks[Numbered], around: _Surroundings
    ) -> Iterator[Element]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._paragraph(around.style, block.inlines)
                case Heading():
                    yield self._heading(block)
                case BulletList():
                    bullets = self.numbering.bullets(around.depth, asks=around.asks)
                    yield from self._items(block.items, bullets, around)
                case NumberedList():
                    numbers = self.numbering.numbers(around.depth, asks=around.asks, start=block.start)
                    yield from self._items(block.items, numbers, around)
                case Quotation():
                    yield from self._blocks(block.blocks, _Surroundings("Quote", around.depth))
                case Table():
                    yield from table(block, self.inlines, self.width)
                case Image():
                    height = _HIGHEST_PICTURES.get(around.style)
                    yield self._paragraph(around.style, before=(self.pictures.run(block, height),))
                case SignatureField():
                    yield self._line_to_sign_on(around.style, block)
                case Divider():
                    yield self._paragraph("Divider")
                case _:
                    assert_never(block)

    def _items(
        self, items: tuple[Blocks[Numbered], ...], form: ListFormat, around: _Surroundings
    ) -> Iterator[Element]:
        """The items of a list: the first paragraph of each bears its bullet or number, the others none."""
        continued = list_style(ASK_CONTINUED if around.asks else CONTINUED, around.depth)
        inside = _Surroundings(continued, around.depth + 1, around.asks)
        for item in items:
            match item:
                case (Paragraph(inlines), *rest):
                    yield self.inlines.paragraph(form.style, inlines, form.properties())
                    yield from self._blocks(tuple(rest), inside)
                case _:
                    yield self.inlines.paragraph(form.style, (), form.properties())
                    yield from self._blocks(item, inside)

    def _heading(self, heading: Heading[Numbered]) -> Element:
        name = f"heading {min(heading.level, HEADING_LEVELS)}"
        styles = self.inlines.styles
        return self.inlines.paragraph(styles.paragraph(name), heading.inlines, styles.page_break(name))

    def _line_to_sign_on(self, style: str, field: SignatureField) -> Element:
        """Room for a signature and a line below it: a tab that is led to by a line (§ 17.3.1.37), before the name."""
        room = element("w:spacing", {"w:before": twips(SIGNATURE_ROOM)})
        line = {"w:val": "left", "w:leader": "underscore", "w:pos": twips(SIGNATURE_LINE)}
        properties: tuple[Element, ...] = (
            element("w:keepNext"),
            element("w:tabs", None, element("w:tab", line)),
            room,
        )
        tab = element("w:r", None, element("w:tab"))
        rtl = runs_rtl(field.name, rtl_letter=self.inlines.rtl_letter)
        if rtl != self.inlines.rtl_letter:
            properties += (value("w:bidi", "1" if rtl else "0"),)
        return self.inlines.paragraph(self.inlines.styles.paragraph(style), (), properties, before=(tab,))

    def _paragraph(
        self, style: str, inlines: Inlines[Numbered] = (), *, before: tuple[Element, ...] = ()
    ) -> Element:
        return self.inlines.paragraph(self.inlines.styles.paragraph(style), inlines, before=before)
