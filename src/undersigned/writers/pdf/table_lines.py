"""Draws the borders of a table's cells, which are all alike, as one line for each edge of a row or column.

WeasyPrint draws each side of each cell by itself, in a colour that it states anew: in a list of 600 signatories
that is a tenth of the work of making the PDF, and a fifth of its size.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Stream: TypeAlias = Any  # WeasyPrint has no types
Box: TypeAlias = Any


def draw_collapsed_borders(stream: Stream, table: Box) -> None:
    """Draw what there is of a table on a page; takes the place of WeasyPrint's function of the same name.

    No cell spans others, and the style sheet gives all cells of a table the same borders: all round, above and below,
    or none.
    """
    rows = [row for group in table.children for row in group.children]
    if not rows or not table.column_widths:
        return
    vertical, horizontal = table.collapsed_border_grid
    _, (_, width, colour) = horizontal[0][0]
    _, (_, between_columns, _) = vertical[0][0]
    if not width:
        return
    beyond = width / 2
    edges = [*(row.position_y for row in rows), rows[-1].position_y + rows[-1].height]
    top, bottom = edges[0] - beyond, edges[-1] + beyond
    # A row that goes over to the next page is open at the foot of this one, and there at its head.
    if table.skip_cell_border_top:
        top = edges.pop(0)
    if table.skip_cell_border_bottom:
        bottom = edges.pop()
    starts = sorted(zip(table.column_positions, table.column_widths, strict=True))
    sides = [start for start, _ in starts] + [sum(starts[-1])]
    with stream.artifact(), stream.stacked():
        stream.set_color(colour, stroke=True)
        stream.set_line_width(width)
        for y in edges:
            stream.move_to(sides[0] - beyond, y)
            stream.line_to(sides[-1] + beyond, y)
        for x in sides if between_columns else ():
            stream.move_to(x, top)
            stream.line_to(x, bottom)
        stream.stroke()
