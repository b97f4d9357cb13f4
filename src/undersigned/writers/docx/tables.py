"""Writes a table of the letter as a Word table whose head row comes again on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from docx.text.parfmt import ParagraphFormat

from undersigned.model.letter import Alignment, Image, Inlines, Numbered, Table
from undersigned.model.walking import is_of_pictures, plain_text
from undersigned.writers.docx.inlines import InlineWriter
from undersigned.writers.docx.looks import cell_margins
from undersigned.writers.docx.ooxml import element, q
from undersigned.writers.docx.pictures import IN_CELL_WIDTH
from undersigned.writers.docx.styles import style_paragraph
from undersigned.writers.letterheads import PADDING

_CHARACTER = 6.5
"""Points that a character of a cell may take, with something to spare."""
_PADDING = 3
"""Characters' worth of width that every column has for its margins."""
_PICTURE_WIDTH = IN_CELL_WIDTH + 8
"""Points for a column of pictures."""
_CELL_MARGINS = 10.8
"""Points to the left and right in a cell, where a table has those of Word's own tables."""


def table(
    node: Table[Numbered], inlines: InlineWriter[Numbered], width: float, *, bare: bool = False
) -> CT_Tbl:
    """A table as wide as the text (`width` in points); `bare` without lines, its first column as wide as logos."""
    columns = _column_widths(node, width) if not bare else _beside_pictures(node, width)
    head = [node.head] if any(node.head) else []
    pictures = is_of_pictures(node)
    made = CT_Tbl.new_tbl(len(head) + len(node.rows), len(columns), Pt(width))
    style = None if bare or pictures else inlines.styles.table()
    _set_properties(made, inlines, style, has_head=bool(head))
    for grid, column in zip(made.tblGrid.gridCol_lst, columns, strict=True):
        grid.w = Pt(column)
    for position, (row, cells) in enumerate(zip(made.tr_lst, [*head, *node.rows], strict=True)):
        is_head = position < len(head) and not pictures
        _fill(row, cells, columns, node.alignments, inlines, is_head=is_head)
    return made


def side_by_side(
    columns: Sequence[float], cells: Sequence[Sequence[CT_P]], inlines: InlineWriter[Numbered]
) -> CT_Tbl:
    """A table without lines that sets paragraphs beside one another, in columns of so many points.

    Its cells keep to the edges of the text, as the words below it do, and `PADDING` keeps them from one another.
    """
    made = CT_Tbl.new_tbl(1, len(columns), Pt(sum(columns)))
    # Word's own margins would push the first cell out of the text.
    _set_properties(made, inlines, None, has_head=False, room=0)
    made.tblPr.find(q("w:tblCellMar")).addprevious(element("w:tblLayout", {"w:type": "fixed"}))
    for grid, column in zip(made.tblGrid.gridCol_lst, columns, strict=True):
        grid.w = Pt(column)
    (row,) = made.tr_lst
    row.get_or_add_trPr().append(element("w:cantSplit"))
    for place, (tc, column, paragraphs) in enumerate(zip(row.tc_lst, columns, cells, strict=True)):
        tc.width = Pt(column)
        first, last = not place, place == len(columns) - 1
        outer = {"left": last, "right": first} if inlines.rtl_letter else {"left": first, "right": last}
        apart = {edge: PADDING for edge, is_outer in outer.items() if not is_outer}
        tc.get_or_add_tcPr().append(cell_margins("w:tcMar", apart))
        for empty in tc.p_lst:
            tc.remove(empty)
        for paragraph in paragraphs:
            tc.append(paragraph)
        ParagraphFormat(paragraphs[-1]).space_after = Pt(0)
    return made


def _set_properties(
    made: CT_Tbl, inlines: InlineWriter[Numbered], style: str | None, *, has_head: bool, room: float = 3
) -> None:
    """Say how a table looks; without a style, it has no lines, and `room` keeps its cells from one another."""
    properties = made.tblPr
    if style is not None:
        made.tblStyle_val = style
    if inlines.rtl_letter:
        made.bidiVisual_val = WD_TABLE_DIRECTION.RTL  # the first column stands on the right
    # fiftieths of a percent (§ 17.18.90)
    properties.find(q("w:tblW")).attrib.update({q("w:w"): "5000", q("w:type"): "pct"})
    look = properties.find(q("w:tblLook"))
    look.attrib.clear()
    first = ("0020", "1") if has_head else ("0000", "0")
    for name, said in (("val", first[0]), ("firstRow", first[1]), ("noHBand", "1"), ("noVBand", "1")):
        look.set(q(f"w:{name}"), said)
    if style is None:
        look.addprevious(
            cell_margins("w:tblCellMar", dict.fromkeys(("top", "left", "bottom", "right"), room))
        )


def _fill(
    row: CT_Row,
    cells: tuple[Inlines[Numbered], ...],
    columns: list[float],
    alignments: tuple[Alignment | None, ...],
    inlines: InlineWriter[Numbered],
    *,
    is_head: bool,
) -> None:
    properties = row.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    if is_head:
        properties.append(element("w:tblHeader"))  # § 17.4.49
    style = inlines.styles.paragraph("Table Heading" if is_head else "Table Text")
    for tc, cell, column, alignment in zip(row.tc_lst, cells, columns, alignments, strict=True):
        tc.width = Pt(column)
        (paragraph,) = tc.p_lst
        style_paragraph(paragraph, style)
        within = replace(inlines, widest=column - _CELL_MARGINS)
        within.fill(paragraph, cell, alignment=alignment)


def _column_widths(node: Table[Numbered], width: float) -> list[float]:
    """Points for each column: what its longest cell needs up to an equal share, the rest where more is needed.

    Word fits the columns again; other programs keep them.
    """
    rows = (node.head, *node.rows)
    needed = [max(_wanted(row[column]) for row in rows) for column in range(len(node.alignments))]
    kept = [min(points, width / len(needed)) for points in needed]
    wanting = [points - given for points, given in zip(needed, kept, strict=True)]
    if not any(wanting):
        wanting[needed.index(max(needed))] = 1
    free = width - sum(kept)
    return [given + free * want / sum(wanting) for given, want in zip(kept, wanting, strict=True)]


def _beside_pictures(node: Table[Numbered], width: float) -> list[float]:
    """Points for each column where the first has pictures: tables of this kind are alike, with pictures or without."""
    others = len(node.alignments) - 1
    return [_PICTURE_WIDTH, *[(width - _PICTURE_WIDTH) / others] * others] if others else [width]


def _wanted(cell: Inlines[Numbered]) -> float:
    """The points that a cell would like to be wide."""
    if any(isinstance(inline, Image) for inline in cell):
        return _PICTURE_WIDTH
    return (len(plain_text(cell)) + _PADDING) * _CHARACTER
