"""Turns the parts of a letter into the paragraphs and tables of the main document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from undersigned.model.letter import (
    Blocks,
    BulletList,
    Divider,
    Heading,
    Image,
    NoteCall,
    NumberedList,
    Paragraph,
    Part,
    Quotation,
    Role,
    Table,
)
from undersigned.writers.docx.inlines import InlineWriter
from undersigned.writers.docx.numbering import ListFormat, Numbering
from undersigned.writers.docx.ooxml import Element, element, value
from undersigned.writers.docx.pictures import Pictures
from undersigned.writers.docx.style_names import HEADING_LEVELS, list_style
from undersigned.writers.docx.styles import NumberingLevel
from undersigned.writers.docx.tables import table

PARAGRAPH_STYLES = {
    Role.LETTERHEAD: "Letterhead",
    Role.DATE: "Date",
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
}
"""Word's style for the running text of each part."""


@dataclass(frozen=True)
class _Surroundings:
    """Where blocks stand: the style of running text, how many lists are around them, whether lists are asks."""

    style: str
    depth: int = 0
    asks: bool = False


@dataclass(frozen=True)
class BodyWriter:
    """Writes the blocks of a letter; `width` is that of the text in points."""

    inlines: InlineWriter[NoteCall]
    numbering: Numbering
    pictures: Pictures
    width: float

    def write(self, part: Part[NoteCall]) -> Iterator[Element]:
        """The paragraphs and tables of one part."""
        around = _Surroundings(PARAGRAPH_STYLES[part.role], asks=part.role is Role.ASKS)
        return self._blocks(part.blocks, around)

    def _blocks(self, blocks: Blocks[NoteCall], around: _Surroundings) -> Iterator[Element]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._styled(around.style, *self.inlines.write(block.inlines))
                case Heading():
                    level = min(block.level, HEADING_LEVELS)
                    yield self._styled(f"heading {level}", *self.inlines.write(block.inlines))
                case BulletList():
                    bullets = self.numbering.bullets(around.depth, asks=around.asks)
                    yield from self._items(block.items, bullets, around)
                case NumberedList():
                    numbers = self.numbering.numbers(around.depth, asks=around.asks, start=block.start)
                    yield from self._items(block.items, numbers, around)
                case Quotation():
                    yield from self._blocks(block.blocks, replace(around, style="Quote"))
                case Table():
                    yield from table(block, self.inlines, self.width)
                case Image():
                    yield self._styled(around.style, self.pictures.run(block))
                case Divider():
                    yield self._styled("Divider")
                case _:
                    assert_never(block)

    def _items(
        self, items: tuple[Blocks[NoteCall], ...], form: ListFormat, around: _Surroundings
    ) -> Iterator[Element]:
        """The items of a list: the first paragraph of each bears its bullet or number, the others none."""
        inside = _Surroundings(list_style("List Continue", around.depth), around.depth + 1)
        for item in items:
            match item:
                case (Paragraph(inlines), *rest):
                    yield _paragraph(form.style, form.numbering, *self.inlines.write(inlines))
                    yield from self._blocks(tuple(rest), inside)
                case _:
                    yield _paragraph(form.style, form.numbering)
                    yield from self._blocks(item, inside)

    def _styled(self, style: str, *content: Element) -> Element:
        return _paragraph(self.inlines.styles.paragraph(style), None, *content)


def _paragraph(style: str, numbering: NumberingLevel | None, *content: Element) -> Element:
    """A paragraph under the id of its style (§ 17.3.1.22)."""
    properties = element("w:pPr", None, value("w:pStyle", style))
    if numbering is not None:
        properties.append(numbering.properties())
    return element("w:p", None, properties, *content)
