"""Turns a table of the letter into a Word table whose head row comes again on every page."""

from __future__ import annotations

from collections.abc import Iterator

from undersigned.model.letter import Alignment, Inlines, Numbered, Table
from undersigned.model.walking import plain_text
from undersigned.writers.docx.inlines import InlineWriter
from undersigned.writers.docx.looks import twips
from undersigned.writers.docx.ooxml import Element, element, value

_CHARACTER = 6.5
"""Points that a character of a cell may take, with something to spare."""
_PADDING = 3
"""Characters' worth of width that every column has for its margins."""


def table(node: Table[Numbered], inlines: InlineWriter[Numbered], width: float) -> Iterator[Element]:
    """A table as wide as the text (`width` in points), and the paragraph that must follow it.

    Without that paragraph Word joins two tables into one, and lets no file end in a table.
    """
    styles = inlines.styles
    columns = _column_widths(node, width)
    rows = [_row(row, columns, node.alignments, "Table Text", inlines) for row in node.rows]
    if any(node.head):
        rows.insert(0, _row(node.head, columns, node.alignments, "Table Heading", inlines))
    yield element(
        "w:tbl",
        None,
        element(
            "w:tblPr",
            None,
            value("w:tblStyle", styles.table()),
            *(
                [element("w:bidiVisual")] if inlines.rtl_letter else []
            ),  # the first column stands on the right
            element("w:tblW", {"w:w": "5000", "w:type": "pct"}),  # fiftieths of a percent (§ 17.18.90)
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
    needed = [
        (max(len(plain_text(row[column])) for row in rows) + _PADDING) * _CHARACTER
        for column in range(len(node.alignments))
    ]
    kept = [min(points, width / len(needed)) for points in needed]
    wanting = [points - given for points, given in zip(needed, kept, strict=True)]
    if not any(wanting):
        wanting[needed.index(max(needed))] = 1
    free = width - sum(kept)
    return [given + free * want / sum(wanting) for given, want in zip(kept, wanting, strict=True)]
