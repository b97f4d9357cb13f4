"""Draws the header or footer of a Word file: a line with tab stops, or a table without lines.

A table is taken where the three texts have no room beside one another, so that each is broken in a column of its own
as in the PDF, and where the first page has another margin: a header pushes the text down to where it ends
(ISO 29500-1 § 17.6.11), and a row can be as high as is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.blkcntnr import BlockItemContainer
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml.table import CT_Row, CT_Tbl, CT_Tc
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt

from undersigned.languages.scripts import is_rtl
from undersigned.model.letter import Metadata
from undersigned.model.style import Furniture, Page, ParagraphStyle
from undersigned.writers.docx.inlines import runs
from undersigned.writers.docx.looks import add_property, cell_margins, rule, twips
from undersigned.writers.docx.ooxml import Element, element, q, value
from undersigned.writers.docx.styles import style_paragraph
from undersigned.writers.furniture import GAP, RULE_GAP, Columns, PageNumber, columns, pieces

_FIELDS = {PageNumber.PAGE: "PAGE", PageNumber.PAGES: "NUMPAGES"}
AFTER_TABLE = 1.0
"""Points. A table is followed by a paragraph (§ 17.10.3), which is as low as that can be."""


@dataclass(frozen=True)
class Placed:
    """A header or footer on some pages: its paragraphs' style and look, and how high it is to be at least."""

    furniture: Furniture
    style: str
    look: ParagraphStyle
    at_head: bool
    height: float = 0.0

    def draw(self, place: BlockItemContainer, page: Page, metadata: Metadata) -> None:
        """Write it into its part."""
        found = columns(self.furniture, metadata, self.look.size, page.text_width)
        last = first_paragraph(place, self.style)
        if not found.is_needed and not self.height:
            if self.furniture.rule:
                add_property(last.get_or_add_pPr(), rule(self._edge, self.look.colour))
            last.extend(_in_a_line(self.furniture, metadata))
            return
        exact = {"w:before": "0", "w:after": "0", "w:line": twips(AFTER_TABLE), "w:lineRule": "exact"}
        add_property(last.get_or_add_pPr(), element("w:spacing", exact))
        last.addprevious(self._table(found, metadata))

    @property
    def _edge(self) -> str:
        """Where its rule is."""
        return "bottom" if self.at_head else "top"

    def _table(self, columns: Columns, metadata: Metadata) -> CT_Tbl:
        texts = (self.furniture.left, self.furniture.centre, self.furniture.right)
        shown = [
            (text, width, align)
            for text, width, align in zip(texts, columns.widths, ("left", "center", "right"), strict=True)
            if width
        ]
        table = CT_Tbl.new_tbl(2 if self.height else 1, len(shown), Pt(sum(columns.widths)))
        properties = table.tblPr
        properties.find(q("w:tblW")).attrib.update({q("w:w"): twips(sum(columns.widths)), q("w:type"): "dxa"})
        look = properties.find(q("w:tblLook"))
        look.addprevious(element("w:tblLayout", {"w:type": "fixed"}))
        look.addprevious(cell_margins("w:tblCellMar", {"left": 0, "right": 0}))
        if is_rtl(metadata.language):
            table.bidiVisual_val = WD_TABLE_DIRECTION.RTL
        for grid, (_, width, _) in zip(table.tblGrid.gridCol_lst, shown, strict=True):
            grid.w = Pt(width)
        rows = list(table.tr_lst)
        row = rows.pop(0 if self.at_head else -1)
        for cell, (text, width, align) in zip(row.tc_lst, shown, strict=True):
            cell.width = Pt(width)
            self._dress(cell)
            (paragraph,) = cell.p_lst
            style_paragraph(paragraph, self.style)
            formats = paragraph.get_or_add_pPr()
            if len(shown) > 1 and align != "center":
                apart = "w:right" if align == "left" else "w:left"
                add_property(formats, element("w:ind", {apart: twips(GAP / 2)}))
            add_property(formats, value("w:jc", align))
            paragraph.append(empty_run())
            paragraph.extend(_printed(text, metadata))
        for empty in rows:
            self._fill_up(empty, columns, [width for _, width, _ in shown])
        return table

    def _dress(self, cell: CT_Tc) -> None:
        """Let a cell have its part of the rule."""
        if self.furniture.rule:
            (line,) = rule(self._edge, self.look.colour)
            properties = cell.get_or_add_tcPr()
            properties.append(element("w:tcBorders", None, line))
            properties.append(cell_margins("w:tcMar", {self._edge: RULE_GAP}))

    def _fill_up(self, row: CT_Row, columns: Columns, widths: list[float]) -> None:
        """Make a row as high as the texts leave room."""
        taken = columns.lines * self.look.size * self.look.line_spacing * self.look.font.single_spacing
        height = self.height - taken - (RULE_GAP if self.furniture.rule else 0)
        exactly = {"w:val": twips(max(AFTER_TABLE, height)), "w:hRule": "exact"}
        row.get_or_add_trPr().append(element("w:trHeight", exactly))
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Pt(width)
            (paragraph,) = cell.p_lst
            style_paragraph(paragraph, self.style)


def first_paragraph(place: BlockItemContainer, style: str) -> CT_P:
    """The one paragraph, in a style, of a header or footer that is made here (§ 17.10.5)."""
    root = place.part.element  # which makes the part
    for paragraph in root.p_lst:
        root.remove(paragraph)
    made: CT_P = root.add_p()
    style_paragraph(made, style)
    return made


def _in_a_line(furniture: Furniture, metadata: Metadata) -> Iterator[Element]:
    """Three texts, the second and third each after a tab to the stop that the style has for it."""
    text = f"{furniture.left}\t{furniture.centre}\t{furniture.right}".rstrip("\t")
    # LibreOffice 7.4 loses the first run of a header or footer where the text has notes.
    yield empty_run()
    yield from _printed(text, metadata)


def _printed(text: str, metadata: Metadata) -> Iterator[Element]:
    """The runs of a text, with fields for the numbers of pages."""
    for piece in pieces(text, metadata):
        if isinstance(piece, PageNumber):
            shown = element("w:r", None, element("w:t", text="1"))
            yield element("w:fldSimple", {"w:instr": f" {_FIELDS[piece]} "}, shown)
        elif piece:
            yield from runs(piece, rtl=is_rtl(metadata.language))


def empty_run() -> Element:
    """A run without words, which a program may lose."""
    return element("w:r", None, element("w:t"))
