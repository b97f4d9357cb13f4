"""The main document of a Word file: the parts of a letter as paragraphs and tables."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.shared import Pt
from docx.text.parfmt import ParagraphFormat

from undersigned.model.letter import (
    Alignment,
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
from undersigned.model.letterhead import HeadLook, Side
from undersigned.model.walking import has_lines, is_beside_pictures, pictures_in, stands_apart
from undersigned.writers.docx.inlines import InlineWriter, justification
from undersigned.writers.docx.looks import add_property, rule_below, twips
from undersigned.writers.docx.numbering import ListFormat, Numbering
from undersigned.writers.docx.ooxml import Element, element, value
from undersigned.writers.docx.pictures import Pictures
from undersigned.writers.docx.sections import COLUMN_GAP
from undersigned.writers.docx.style_names import ASK_CONTINUED, CONTINUED, HEADING_LEVELS, list_style
from undersigned.writers.docx.styles import style_paragraph
from undersigned.writers.docx.tables import side_by_side, table
from undersigned.writers.letterheads import ABOVE_RULE, BELOW, HeadColumn, room_in
from undersigned.writers.picture_rows import PictureRow

PARAGRAPH_STYLES = {
    Role.LETTERHEAD: "Letterhead",
    Role.TITLE: "Letter Title",
    Role.DATE: "Date Line",
    Role.ADDRESSEES: "Inside Address",
    Role.COPY: "Copy",
    Role.SUBJECT: "Subject Line",
    Role.SALUTATION: "Salutation",
    Role.SUMMARY: "Summary",
    Role.BODY: "Body Text",
    Role.ASKS: "Body Text",
    Role.CLOSING: "Closing",
    Role.SIGNATORIES: "Signature",
    Role.CONTACT: "Contact",
    Role.ANNEX: "Body Text",
    Role.SECTION: "Body Text",
    Role.NOTES: "Body Text",
}
"""Word's style for the running text of each part."""

_ALIGNED = {Side.LEFT: Alignment.LEFT, Side.CENTRE: Alignment.CENTRE, Side.RIGHT: Alignment.RIGHT}
"""How the paragraphs of a side of a letterhead are set."""

_HIGHEST_PICTURES = {"Letterhead": 72.0, "Closing": 48.0, "Signature": 48.0}
"""Points that a logo or a signature may take of the page's height, as in the PDF."""

SIGNATURE_ROOM, SIGNATURE_LINE = 36.0, 200.0
"""Points above the line on which somebody signs, and its length, as in the PDF."""
_APART = 12.0
"""Points below a signatory of several lines."""
_APART_GROUPS = 8.0
"""Points between groups of signatories, as in the PDF."""


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

    def write(self, part: Part[Numbered], columns: int = 1, *, before: Part[Numbered] | None = None) -> None:
        """Write the paragraphs and tables of one part, which stands in so many columns behind another."""
        last = self.document.element.body.sectPr.getprevious()
        width = (self.width - (columns - 1) * COLUMN_GAP) / columns
        around = _Surroundings(PARAGRAPH_STYLES[part.role], width, asks=part.role is Role.ASKS)
        if columns > 1 and part.role in (Role.ADDRESSEES, Role.COPY):
            self._addresses(part.blocks, around)
        else:
            self._blocks(part.blocks, around)
        if before and stands_apart(before, part):
            first = last.getnext()
            if isinstance(first, CT_P):
                ParagraphFormat(first).space_before = Pt(_APART_GROUPS)
            if len(before.blocks) == 1 and isinstance(last, CT_P):
                ParagraphFormat(last).keep_with_next = True  # a sentence above the names stays with them

    def write_letterhead(self, columns: Sequence[HeadColumn], look: HeadLook) -> None:
        """Write a letterhead: its sides in the cells of a table without lines, a single one as paragraphs.

        A paragraph without words follows the table, as Word joins two tables, and lets no file end in one.
        """
        written = [self._side(column, len(columns)) for column in columns]
        end = self.document.element.body.sectPr
        if len(columns) > 1:
            end.addprevious(
                side_by_side([column.share * self.width for column in columns], written, self.inlines)
            )
            written = [[self._paragraph(PARAGRAPH_STYLES[Role.LETTERHEAD])]]
        *_, last = written[0]
        format = ParagraphFormat(last)
        if len(columns) > 1:
            format.line_spacing, format.space_before = Pt(ABOVE_RULE), Pt(0)
        format.space_after = Pt(BELOW)
        if look.rule:
            add_property(last.get_or_add_pPr(), rule_below())

    def _side(self, column: HeadColumn, columns: int) -> list[CT_P]:
        """The paragraphs of one side, aligned as it is, at the end of the document."""
        style = PARAGRAPH_STYLES[Role.LETTERHEAD]
        if column.part is None:
            return [self._paragraph(style)]
        around = _Surroundings(style, room_in(column, columns, self.width))
        end = self.document.element.body.sectPr
        before = list(end.itersiblings(preceding=True))
        look = column.part.head
        for block in column.part.blocks:
            if look and look.height and (images := pictures_in(block)):
                self._row_of_pictures(around, PictureRow(images, look.height, around.width))
            else:
                self._blocks((block,), around)
        made = [one for one in end.itersiblings(preceding=True) if one not in before][::-1]
        if look and look.side:
            for paragraph in (one for one in made if isinstance(one, CT_P)):
                # Word's `left` is where lines begin, as a side's is (§ 17.18.44).
                paragraph.alignment = justification(_ALIGNED[look.side], rtl=False)
        return made

    def _addresses(self, blocks: Blocks[Numbered], around: _Surroundings) -> None:
        """Addresses in columns, of which none is divided; those of one line stand below one another without a gap."""
        for block, after in itertools.zip_longest(blocks, blocks[1:]):
            self._blocks((block,), around)
            format = ParagraphFormat(self.document.element.body.sectPr.getprevious())
            format.keep_together = True
            if isinstance(block, Paragraph) and not has_lines(block) and after and not has_lines(after):
                format.space_after = Pt(0)

    def _blocks(  # noqa: C901, PLR0912  # a case for each kind of block
        self, blocks: Blocks[Numbered], around: _Surroundings
    ) -> None:
        for block in blocks:
            match block:
                case Paragraph() if images := pictures_in(block):
                    self._row_of_pictures(around, PictureRow(images))
                case Paragraph():
                    paragraph = self._paragraph(around.style, block.inlines)
                    if around.signs and has_lines(block):
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
                    room = around.width - self.inlines.styles.indents(around.style)
                    picture = self.pictures.run(block, _HIGHEST_PICTURES.get(around.style), room)
                    paragraph = self._paragraph(around.style, (), picture)
                    if self.pictures.is_high(picture):
                        ParagraphFormat(
                            paragraph
                        ).line_spacing = 1.0  # Word makes a multiple of its line, too
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
                case (Paragraph(inlines) as first, *rest) if not pictures_in(first):
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
        bare = around.signs and is_beside_pictures(block)
        self.document.element.body.sectPr.addprevious(table(block, self.inlines, around.width, bare=bare))
        self._paragraph("Table Text")

    def _heading(self, heading: Heading[Numbered]) -> None:
        name = f"heading {min(heading.level, HEADING_LEVELS)}"
        paragraph = self._paragraph(name, heading.inlines)
        if self.inlines.styles.needs_page_break(name):
            ParagraphFormat(paragraph).page_break_before = True

    def _row_of_pictures(self, around: _Surroundings, row: PictureRow) -> None:
        """Pictures of one height in a line; runs of a space that is made wider (§ 17.3.2.35) keep them apart."""
        width = min(around.width, row.widest)
        pictures = [
            self.pictures.in_row(image, share * width)
            for image, share in zip(row.images, row.shares, strict=True)
        ]
        runs = [pictures[0], *(run for picture in pictures[1:] for run in (_gap(row.gap * width), picture))]
        paragraph = self._paragraph(around.style, (), *runs)
        format = ParagraphFormat(paragraph)
        format.line_spacing = 1.0  # of an exact height, which a letterhead may have, Word would cut them
        format.keep_with_next = around.signs

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


def _gap(width: float) -> CT_R:
    """A run that is about so many points wide."""
    properties = element(
        "w:rPr", None, value("w:spacing", twips(width)), value("w:sz", "2"), value("w:szCs", "2")
    )
    run: CT_R = element("w:r", None, properties)
    run.append(element("w:t", {"xml:space": "preserve"}, text=" "))
    return run
