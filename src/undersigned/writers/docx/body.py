"""The main document of a Word file: the parts of a letter as paragraphs and tables."""

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
    LineBreak,
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
from undersigned.writers.docx.sections import COLUMN_GAP
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
_APART = 12.0
"""Points below a signatory of several lines."""


@dataclass(frozen=True)
class _Surroundings:
    """Where blocks stand: the style of running text, their room, how many lists are around them, of asks or not."""

    style: str
    width: float
    """Points that there are for them from left to right."""
    depth: int = 0
    asks: bool = False

    @property
    def signs(self) -> bool:
        """Whether they are the signatories."""
        return self.style == PARAGRAPH_STYLES[Role.SIGNATORIES]


@dataclass(frozen=True)
class BodyWriter:
    """Writes the blocks of a letter; `width` is that of the text in points."""

    inlines: InlineWriter[Numbered]
    numbering: Numbering
    pictures: Pictures
    width: float

    def write(self, part: Part[Numbered], columns: int = 1) -> Iterator[Element]:
        """The paragraphs and tables of one part, which stands in so many columns."""
        width = (self.width - (columns - 1) * COLUMN_GAP) / columns
        around = _Surroundings(PARAGRAPH_STYLES[part.role], width, asks=part.role is Role.ASKS)
        return self._blocks(part.blocks, around)

    def _blocks(  # noqa: C901  # a case for each kind of block
        self, blocks: Blocks[Numbered], around: _Surroundings
    ) -> Iterator[Element]:
        for block in blocks:
            match block:
                case Paragraph():
                    apart = [_set_apart()] if around.signs and LineBreak() in block.inlines else []
                    yield self._paragraph(around.style, block.inlines, *apart)
                case Heading():
                    yield self._heading(block)
                case BulletList():
                    bullets = self.numbering.bullets(around.depth, asks=around.asks)
                    yield from self._items(block.items, bullets, around)
                case NumberedList():
                    last = block.start + len(block.items) - 1
                    numbers = self.numbering.numbers(
                        around.depth, asks=around.asks, start=block.start, last=last
                    )
                    yield from self._items(block.items, numbers, around)
                case Quotation():
                    yield from self._blocks(block.blocks, _Surroundings("Quote", around.width, around.depth))
                case Table():
                    yield from table(
                        block, self.inlines, around.width, bare=around.signs and not any(block.head)
                    )
                case Image():
                    picture = self.pictures.run(block, _HIGHEST_PICTURES.get(around.style), around.width)
                    kept = [element("w:keepNext")] if around.signs else []
                    yield self._paragraph(around.style, (), *kept, before=(picture,))
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
        inside = _Surroundings(continued, around.width, around.depth + 1, around.asks)
        kept = "w:keepLines" if around.signs else ""
        for item in items:
            match item:
                case (Paragraph(inlines), *rest):
                    yield self.inlines.paragraph(form.style, inlines, _of_item(form, kept))
                    yield from self._blocks(tuple(rest), inside)
                case _:
                    yield self.inlines.paragraph(form.style, (), _of_item(form, kept))
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
        self,
        style: str,
        inlines: Inlines[Numbered] = (),
        *properties: Element,
        before: tuple[Element, ...] = (),
    ) -> Element:
        return self.inlines.paragraph(
            self.inlines.styles.paragraph(style), inlines, properties, before=before
        )


def _set_apart() -> Element:
    """The spacing of a signatory of several lines, who would else run into the next one."""
    return element("w:spacing", {"w:after": twips(_APART)})


def _of_item(form: ListFormat, kept: str) -> tuple[Element, ...]:
    return (*form.properties(), *([element(kept)] if kept else []))
