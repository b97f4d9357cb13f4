"""The rules of CSS for a sheet: its size and margins, and the boxes in these that hold headers and footers.

Page boxes and margin boxes follow CSS Paged Media 3, footnotes CSS Generated Content for Paged Media (GCPM) 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from undersigned.languages.scripts import direction_of, is_rtl
from undersigned.model.letter import Metadata
from undersigned.model.style import Furniture, HouseStyle
from undersigned.writers.direction_marks import marked_words
from undersigned.writers.furniture import GAP, RULE_GAP, Columns, PageNumber, columns, pieces
from undersigned.writers.pdf.css import NOTES_SHARE, RULE, css_font, css_string, line_height

_AS_EVER: Final = " width: auto; margin: 0; padding: 0; border: none; vertical-align: middle;"
"""A margin box that says nothing of itself."""


def page_rules(style: HouseStyle, metadata: Metadata) -> str:
    """What every page has, and the first alone."""
    page = style.page
    notes_height = (page.height - page.margin_top - page.margin_bottom) * NOTES_SHARE
    boxes = _boxes(page.header, page.footer, style, metadata)
    placed = _Placed(style, metadata, page.header, page.footer, (page.margin_top, page.margin_bottom))
    rules = (
        "@page {\n"
        f"  size: {page.width:g}pt {page.height:g}pt;\n"
        f"  margin: {page.margin_top:g}pt {page.margin_right:g}pt"
        f" {page.margin_bottom:g}pt {page.margin_left:g}pt;\n"
        "  @footnote { margin-top: 8pt; padding-top: 4pt; border-top: 0.5pt solid;"
        f" max-height: {notes_height:g}pt; }}\n"
        f"{_box_rules(boxes, style, metadata, placed)}}}\n"
    )
    if not page.first_differs:
        return rules
    first = dict.fromkeys(boxes, "none") | _boxes(*page.on_first, style, metadata)
    margins = page.margins_of_first
    placed_first = _Placed(style, metadata, *page.on_first, margins, placed)
    own = ""
    if margins != (page.margin_top, page.margin_bottom):
        least = (page.height - sum(margins)) * NOTES_SHARE
        own = (
            f"  margin-top: {margins[0]:g}pt; margin-bottom: {margins[1]:g}pt;\n"
            f"  @footnote {{ max-height: {least:g}pt; }}\n"
        )
    return f"{rules}@page :first {{\n{own}{_box_rules(first, style, metadata, placed_first)}}}\n"


@dataclass(frozen=True)
class _Placed:
    """Where the margin boxes of some pages lie: as wide, as near to the edge and with such rules as in the DOCX."""

    style: HouseStyle
    metadata: Metadata
    header: Furniture
    footer: Furniture
    margins: tuple[float, float]
    usual: _Placed | None = None
    """How they lie on other pages, which this one is to forget."""

    def declarations(self, box: str) -> str:
        """What a margin box says of itself beyond CSS's own way, in which a text stands in the middle of the margin."""
        if self.usual is not None and (forgotten := self.usual.declarations(box)):
            own = _Placed(self.style, self.metadata, self.header, self.footer, self.margins).declarations(box)
            return own if own == forgotten else _AS_EVER + own
        edge, _, side = box.partition("-")
        at_head = edge == "top"
        furniture = self.header if at_head else self.footer
        return self._width(furniture, side, at_head=at_head) + self._height(furniture, at_head=at_head)

    def _width(self, furniture: Furniture, side: str, *, at_head: bool) -> str:
        found = _columns(furniture, self.style, self.metadata, at_head=at_head)
        if not (found.is_needed or furniture.rule):  # a rule goes from one margin to the other
            return ""
        position = _sides(self.metadata).index(side)
        apart = {"left": "right", "right": "left"}.get(side)
        gap = GAP / 2 if apart else 0.0
        return f" width: {found.widths[position] - gap:g}pt;" + (
            f" padding-{apart}: {gap:g}pt;" if gap else ""
        )

    def _height(self, furniture: Furniture, *, at_head: bool) -> str:
        page, look = self.style.page, self.style.paragraphs["page"]
        index = 0 if at_head else 1
        margin, inner = self.margins[index], "bottom" if at_head else "top"
        if furniture.rule:
            below = page.furniture_edges[index] + look.size * line_height(look) + RULE_GAP
            return (
                f" vertical-align: {inner}; margin-{inner}: {max(0, margin - below):g}pt;"
                f" padding-{inner}: {RULE_GAP:g}pt; border-{inner}: {RULE};"
            )
        room = margin - page.least_margins[index]
        return f" margin-{inner}: {room:g}pt;" if room else ""


def _boxes(header: Furniture, footer: Furniture, style: HouseStyle, metadata: Metadata) -> dict[str, str]:
    """The margin boxes (CSS Paged Media 3, section 4) of a page, each with its `content`."""
    boxes = {
        f"{edge}-{side}": _content(text, metadata)
        for edge, shown in (("top", header), ("bottom", footer))
        for side, text, width in zip(
            _sides(metadata),
            (shown.left, shown.centre, shown.right),
            _columns(shown, style, metadata, at_head=edge == "top").widths,
            strict=True,
        )
        if text or (shown.rule and width)
    }
    if metadata.draft:
        mark, marked = css_string(metadata.draft), _marked(metadata)
        boxes[marked] = f'{mark} "\\A " {boxes[marked]}' if boxes.get(marked, '""') != '""' else mark
    return boxes


def _columns(furniture: Furniture, style: HouseStyle, metadata: Metadata, *, at_head: bool) -> Columns:
    """The columns of a header, in which the mark of a draft may stand as well, or of a footer."""
    if at_head and metadata.draft and not furniture.left:
        furniture = replace(furniture, left=metadata.draft)
    return columns(furniture, metadata, style.paragraphs["page"].size, style.page.text_width)


def _box_rules(boxes: Mapping[str, str], style: HouseStyle, metadata: Metadata, placed: _Placed) -> str:
    """What margin boxes hold, and how it looks."""
    font = css_font(style.paragraphs["page"], metadata.language)
    font += f" direction: {direction_of(metadata.language).value};"
    bold = {_marked(metadata): " font-weight: bold;"} if metadata.draft else {}
    return "".join(
        f"  @{name} {{ content: {content}; white-space: pre-line; {font}{bold.get(name, '')}"
        f"{'' if content == 'none' else placed.declarations(name)} }}\n"
        for name, content in boxes.items()
    )


def _marked(metadata: Metadata) -> str:
    """The margin box that says of a draft that it is one."""
    return f"top-{_sides(metadata)[0]}"


def _sides(metadata: Metadata) -> tuple[str, str, str]:
    """Where the three texts of a header stand: in a letter from right to left, as in a mirror, and as in the DOCX."""
    return ("right", "center", "left") if is_rtl(metadata.language) else ("left", "center", "right")


def _content(template: str, metadata: Metadata) -> str:
    return (
        '""'
        if not template
        else " ".join(
            f"counter({piece.value})"
            if isinstance(piece, PageNumber)
            else css_string(marked_words(piece, rtl=is_rtl(metadata.language)))
            for piece in pieces(template, metadata)
        )
    )
