"""Tells of headers and footers of a house style that are higher, in one letter, than the margin in which they stand.

In Word they would push the text down, and in the PDF run over it or over the edge of the page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from undersigned.model.findings import NOWHERE, Findings, Located, Place, counted
from undersigned.model.letter import Metadata
from undersigned.model.style import FURNITURE_EDGE, POINTS, Furniture, HouseStyle
from undersigned.writers.furniture import RULE_GAP, columns


def check_furniture_room(metadata: Metadata, style: HouseStyle, findings: Findings) -> None:
    """Add an error for each header and footer that has more lines in this letter than there is room for.

    A single line is held to its margin with the style itself.
    """
    page, look = style.page, style.paragraphs["page"]
    line = look.size * look.line_spacing * look.font.single_spacing
    told: set[Furniture] = set()
    for furniture, what, index, number in _shown(style):
        margin = page.margins_on(number)[index]
        lines = columns(furniture, metadata, look.size, page.text_width).lines
        height = lines * line + (RULE_GAP if furniture.rule else 0)
        if lines == 1 or height <= margin - page.furniture_edges[index] or furniture in told:
            continue
        told.add(furniture)
        key = ("margin_top", "margin_bottom")[index]
        key = key if margin == page.margins_on(2)[index] else f"first_{key}"
        enough = math.ceil((height + min(height, FURNITURE_EDGE)) / POINTS["mm"])
        findings.error(
            f"this {what} has {counted(lines, 'line')} in this letter, and its margin has no room for them",
            "furniture-too-high",
            _place(furniture),
            f"write less there, or make '{key}' {enough}mm",
        )


def _shown(style: HouseStyle) -> Iterator[tuple[Furniture, str, int, int]]:
    """Headers and footers, what each is, the index of its margin, and a page that shows it."""
    page = style.page
    for number, both in ((2, (page.header, page.footer)), (1, page.on_first)):
        for index, furniture in enumerate(both):
            yield furniture, ("header", "footer")[index], index, number


def _place(furniture: Furniture) -> Place:
    """Where the first of its texts was typed."""
    texts = (furniture.left, furniture.centre, furniture.right)
    return next((text.place for text in texts if text and isinstance(text, Located)), NOWHERE)
