"""The main document of a Word file: the parts of a letter as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.text.parfmt import ParagraphFormat

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
from undersigned.writers.docx.numbering import ListFormat, Numbering
from undersigned.writers.docx.ooxml import Element
from undersigned.writers.docx.pictures import Pictures
from undersigned.writers.docx.sections import COLUMN_GAP
from undersigned.writers.docx.style_names import ASK_CONTINUED, CONTINUED, HEADING_LEVELS, list_style
from undersigned.writers.docx.styles import style_paragraph
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
    """Writes the blocks of a letter at the end of a document; `width` is that of the text in points."""

    document: Document
    inlines: InlineWriter[Numbered]
    numbering: Numbering
    pictures: Pictures
    width: float

    def write(self, part: Part[Numbered], columns: int = 1) -> None:
        """Write the paragraphs and tables of one part, which stands in so many columns."""
        width = (self.width - (columns - 1) * COLUMN_GAP) / columns
        around = _Surroundings(PARAGRAPH_STYLES[part.role], width, asks=part.role is Role.ASKS)
        self._blocks(part.blocks, around)

    def _blocks(  # noqa: C901, PLR0912  # a case for each kind of block
        self, blocks: Blocks[Numbered], around: _Surroundings
    ) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    paragraph = self._paragraph(around.style, block.inlines)
                    if around.signs and LineBreak() in block.inlines:
                        # else a signatory of several lines would run into the next one
                        ParagraphFormat(paragraph).space_after = Pt(_APART)
                case Heading():
                    self._heading(block)
                case BulletList():
                    bullets = self.numbering.bullets(around.depth, asks=around.asks)
                    self._items(block.items, [bullets] * len(block.items), around)
                case NumberedList():
                    numbers = self.numbering.numbers(around.depth, asks=around.asks, block=block)
                    self._items(block.items, numbers, around)
                case Quotation():
                    self._blocks(block.blocks, _Surroundings("Quote", around.width, around.depth))
                case Table():
                    self._table(block, around)
                case Image():
                    picture = self.pictures.run(block, _HIGHEST_PICTURES.get(around.style), around.width)
                    paragraph = self._paragraph(around.style, (), picture)
                    if around.signs:
                        ParagraphFormat(paragraph).keep_with_next = True
                case SignatureField():
                    self._line_to_sign_on(around.style)
                case Divider():
                    self._paragraph("Divider")
                case _:
                    assert_never(block)

    def _items(
        self, items: tuple[Blocks[Numbered], ...], forms: Sequence[ListFormat], around: _Surroundings
    ) -> None:
        """The items of a list: the first paragraph of each bears its bullet or number, the others none."""
        continued = list_style(ASK_CONTINUED if around.asks else CONTINUED, around.depth)
        inside = _Surroundings(continued, around.width, around.depth + 1, around.asks)
        for item, form in zip(items, forms, strict=True):
            match item:
                case (Paragraph(inlines), *rest):
                    self._item(form, inlines, around)
                    self._blocks(tuple(rest), inside)
                case _:
                    self._item(form, (), around)
                    self._blocks(item, inside)

    def _item(self, form: ListFormat, inlines: Inlines[Numbered], around: _Surroundings) -> None:
        paragraph = self._new_paragraph(form.style)
        if around.signs:
            ParagraphFormat(paragraph).keep_together = True
        form.apply(paragraph)
        self.inlines.fill(paragraph, inlines)

    def _table(self, block: Table[Numbered], around: _Surroundings) -> None:
        """A table and the paragraph that must follow it: without, Word joins two, and lets no file end in one."""
        bare = around.signs and not any(block.head)
        self.document.element.body.sectPr.addprevious(table(block, self.inlines, around.width, bare=bare))
        self._paragraph("Table Text")

    def _heading(self, heading: Heading[Numbered]) -> None:
        name = f"heading {min(heading.level, HEADING_LEVELS)}"
        paragraph = self._paragraph(name, heading.inlines)
        if self.inlines.styles.needs_page_break(name):
            ParagraphFormat(paragraph).page_break_before = True

    def _line_to_sign_on(self, style: str) -> None:
        """Room for a signature and a line below it: a tab that is led to by a line (§ 17.3.1.37), before the name."""
        paragraph = self._new_paragraph(self.inlines.styles.paragraph(style))
        format = ParagraphFormat(paragraph)
        format.keep_with_next = True
        format.tab_stops.add_tab_stop(Pt(SIGNATURE_LINE), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
        format.space_before = Pt(SIGNATURE_ROOM)
        paragraph.add_r().add_tab()

    def _paragraph(self, style: str, inlines: Inlines[Numbered] = (), *before: Element) -> CT_P:
        paragraph = self._new_paragraph(self.inlines.styles.paragraph(style))
        self.inlines.fill(paragraph, inlines, before=before)
        return paragraph

    def _new_paragraph(self, style: str) -> CT_P:
        """A paragraph at the end of the document under the id of its style (§ 17.3.1.22)."""
        paragraph: CT_P = OxmlElement("w:p")
        self.document.element.body.sectPr.addprevious(paragraph)
        style_paragraph(paragraph, style)
        return paragraph
