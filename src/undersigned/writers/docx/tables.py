"""Writes a table of the letter as a Word table whose head row comes again on every page."""

from __future__ import annotations

from collections.abc import Iterator

from undersigned.model.letter import Alignment, Image, Inlines, Numbered, Table
from undersigned.model.walking import plain_text
from undersigned.writers.docx.inlines import InlineWriter
from undersigned.writers.docx.looks import twips
from undersigned.writers.docx.ooxml import Element, element, value
from undersigned.writers.docx.pictures import IN_CELL_WIDTH

_CHARACTER = 6.5
"""Points that a character of a cell may take, with something to spare."""
_PADDING = 3
"""Characters' worth of width that every column has for its margins."""
_PICTURE_WIDTH = IN_CELL_WIDTH + 8
"""Points for a column of pictures."""


def table(
    node: Table[Numbered], inlines: InlineWriter[Numbered], width: float, *, bare: bool = False
) -> Iterator[Element]:
    """A table as wide as the text (`width` in points), and the paragraph that must follow it; `bare` without lines.

    Without that paragraph Word joins two tables into one, and lets no file end in a table.
    """
    styles = inlines.styles
    columns = _column_widths(node, width) if not bare else _beside_pictures(node, width)
    rows = [_row(row, columns, node.alignments, "Table Text", inlines) for row in node.rows]
    if any(node.head):
        rows.insert(0, _row(node.head, columns, node.alignments, "Table Heading", inlines))
    yield element(
        "w:tbl",
        None,
        element(
            "w:tblPr",
            None,
            *([] if bare else [value("w:tblStyle", styles.table())]),
            *(
                [element("w:bidiVisual")] if inlines.rtl_letter else []
            ),  # the first column stands on the right
            element("w:tblW", {"w:w": "5000", "w:type": "pct"}),  # fiftieths of a percent (§ 17.18.90)
            *([_room_between()] if bare else []),
            element("w:tblLook", {"w:val": "0020", "w:firstRow": "1", "w:noHBand": "1", "w:noVBand": "1"}),
        ),
        element("w:tblGrid", None, *(element("w:gridCol", {"w:w": twips(column)}) for column in columns)),
        *rows,
    )
    yield inlines.paragraph(styles.paragraph("Table Text"), ())


def _row(
    cells: tuple[Inlines[Numbered], ...],
    columns: list[float],
    alignments: tuple[Alignment | None, ...],
    style: str,
    inlines: InlineWriter[Numbered],
) -> Element:
    properties = [element("w:cantSplit")]
    if style == "Table Heading":
        properties.append(element("w:tblHeader"))  # § 17.4.49
    row = element("w:tr", None, element("w:trPr", None, *properties))
    for cell, column, alignment in zip(cells, columns, alignments, strict=True):
        width = element("w:tcW", {"w:w": twips(column), "w:type": "dxa"})
        paragraph = inlines.paragraph(inlines.styles.paragraph(style), cell, alignment=alignment)
        row.append(element("w:tc", None, element("w:tcPr", None, width), paragraph))
    return row


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


def _room_between() -> Element:
    """The margins of cells that no lines keep apart (§ 17.4.42)."""
    edges = ("top", "left", "bottom", "right")
    sizes = (element(f"w:{edge}", {"w:w": "60", "w:type": "dxa"}) for edge in edges)
    return element("w:tblCellMar", None, *sizes)


def _wanted(cell: Inlines[Numbered]) -> float:
    """The points that a cell would like to be wide."""
    if any(isinstance(inline, Image) for inline in cell):
        return _PICTURE_WIDTH
    return (len(plain_text(cell)) + _PADDING) * _CHARACTER
