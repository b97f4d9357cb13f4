"""The CSS that lays a letter out on pages, made of a house style.

What is the same in every house style stands in `letter.css`. The classes are those of
`undersigned.writers.markup` and of `sheet`. Page boxes, margin boxes and footnotes follow CSS
Paged Media 3 and CSS Generated Content for Paged Media (GCPM) 3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from undersigned.languages.scripts import direction_of, is_rtl
from undersigned.model.letter import Metadata
from undersigned.model.style import Align, Borders, Furniture, HouseStyle, ParagraphStyle
from undersigned.writers.direction_marks import marked_words
from undersigned.writers.furniture import PageNumber, pieces
from undersigned.writers.pdf.fonts import families

_SINGLE_SPACING: Final = 1.15
"""Ems. Line spacing is a multiple of the font's own, and the font of the house styles is Times
New Roman with 1.15. Source Serif, which stands in for it, asks for 1.37: pages of the PDF would
be a fifth longer than those of the DOCX."""

_NOTES_SHARE: Final = 2 / 3
"""How much of a page the notes may take. Text must go on beside them: a line that calls a note and
the two or three lines of the note fill a page in about this proportion."""

_LEAST_INDENT: Final = 18.0
"""Points. The indent of lists in a house style that gives none: a bullet must stand somewhere."""

_PIXEL: Final = 0.75
"""Points of a CSS pixel."""

_WIDE_INDENTS: Final = {"wide": 27.0, "wider": 40.0}
"""Points. The indent of lists that count beyond 99, as in the DOCX."""

_ALIGN: Final = {
    Align.LEFT: "start",
    Align.CENTRE: "center",
    Align.RIGHT: "end",
    Align.JUSTIFIED: "justify",
}

ROOM_AROUND_PICTURE: Final = 36.0
"""Points of a page's height that a picture leaves, as in the DOCX: for its line, and the space before and after."""

_LINE: Final = "0.5pt solid #808080"
_BORDERS: Final = {
    Borders.NONE: "border: none;",
    Borders.RULES: f"border-block: {_LINE};",
    Borders.GRID: f"border: {_LINE};",
}
"""What each cell of a table has."""

_FIXED: Final = files(__package__).joinpath("letter.css")


_IN_COLUMNS = {"addressees": "addressees", "copy": "copy", "signatories": "signatory"}
"""Parts that may stand in columns, by their classes, each with the kind of its paragraphs."""


def stylesheet(style: HouseStyle, metadata: Metadata) -> str:
    """The style sheet of a letter in that house style; its headers and footers print the metadata."""
    kinds = "".join(
        f"{_selector(kind)} {{ {_paragraph(kind, paragraph, metadata.language)} }}\n"
        for kind, paragraph in style.paragraphs.items()
        if kind != "page"
    )
    links = f"a[href^='http'], a[href^='mailto'] {{ color: {style.link_colour}; }}\n"
    links += _rows_of_pictures(style)
    lists = _list_item("ask", style.paragraphs["ask"]) + _list_item("list", style.paragraphs["list"])
    fixed = _pictures(style) + _FIXED.read_text(encoding="utf-8")
    fixed += f"th, td {{ {_BORDERS[style.borders]} }}\n"
    return _page(style, metadata) + fixed + kinds + _columns(style) + lists + _notes(style) + links


def _columns(style: HouseStyle) -> str:
    """The space below the last paragraph of a part is its own: at the foot of a column it would be none."""
    return "".join(
        f".{role}:is(.columns-2, .columns-3) {{ margin-block-end: {style.paragraphs[kind].space_after:g}pt; }}\n"
        for role, kind in _IN_COLUMNS.items()
    )


def _pictures(style: HouseStyle) -> str:
    """No picture is higher than the room that a page has for it, with the space around its paragraph."""
    page = style.page
    height = page.height - page.margin_top - page.margin_bottom - ROOM_AROUND_PICTURE
    return f"img {{ max-height: {height:g}pt; }}\n"


def _rows_of_pictures(style: HouseStyle) -> str:
    """A row of pictures is a block no wider than they are, and stands where its paragraph's lines do."""
    margins = {Align.CENTRE: "auto", Align.RIGHT: "auto 0"}
    return "".join(
        f".{kind}.row {{ margin-inline: {margins[paragraph.align]}; }}\n"
        for kind, paragraph in style.paragraphs.items()
        if paragraph.align in margins
    )


def _selector(kind: str) -> str:
    # A part has its role as its class, and that is the name of the kind of its paragraphs.
    return "letter-note" if kind == "note" else f".{kind}:where(:not(section))"


def _font(style: ParagraphStyle, language: str) -> str:
    names = ", ".join(_string(name) for name in dict.fromkeys(families(style.font.pdf, language)))
    return (
        f"font-family: {names}; font-size: {style.size:g}pt; line-height: {_line_height(style):g};"
        f" font-weight: {'bold' if style.bold else 'normal'};"
        f" font-style: {'italic' if style.italic else 'normal'}; color: {style.colour};"
    )


def _line_height(style: ParagraphStyle) -> float:
    return round(style.line_spacing * _SINGLE_SPACING, 4)


def _paragraph(kind: str, style: ParagraphStyle, language: str) -> str:
    rules = f"{_font(style, language)} text-align: {_ALIGN[style.align]};"
    if kind != "table":  # a cell has no margins; its padding is the same in every house style
        # Notes have padding: unlike margins, that of one adds to that of the next.
        space = "padding" if kind == "note" else "margin"
        rules += (
            f" {space}-block: {style.space_before:g}pt {style.space_after:g}pt;"
            f" {space}-inline-start: {style.indent:g}pt;"
        )
    if kind == "quotation":
        rules += f" margin-inline-end: {style.indent:g}pt;"
    if style.keep_together:
        rules += " break-inside: avoid;"
    if style.keep_with_next:
        rules += " break-after: avoid;"
    if style.new_page:
        rules += " break-before: page;"
    return rules


def _list_item(kind: str, style: ParagraphStyle) -> str:
    """The label of an item hangs in its indent."""
    indent = style.indent or _LEAST_INDENT
    return (
        f"li.{kind} {{ margin-inline-start: {indent:g}pt; }}\n"
        f"li.{kind} > :is(p, ul, ol, blockquote) {{ margin-block-start: {style.space_after:g}pt; }}\n"
        f"li.{kind} > p {{ margin-inline-start: 0; }}\n"
        f".{kind} > list-label {{ {_label(indent)} }}\n"
        + "".join(
            f".{width} > li.{kind} {{ margin-inline-start: {room:g}pt; }}\n"
            f".{width} > .{kind} > list-label {{ {_label(room)} }}\n"
            for width, room in _WIDE_INDENTS.items()
        )
    )


def _label(indent: float) -> str:
    """How a label and the tab behind it fill the indent; an inline block would take three layouts for each item."""
    pixels = indent / _PIXEL
    stop = int(pixels)  # WeasyPrint has tab stops at whole pixels
    return f"tab-size: {stop}px; margin-inline: -{indent:g}pt {pixels - stop:.4g}px;"


def _notes(style: HouseStyle) -> str:
    """The pieces of a long note join without a gap and, where lines are justified, without a short line."""
    return (
        "letter-note.continued { padding-block-start: 0; }\n"
        "letter-note.unfinished { padding-block-end: 0; }\n"
        f"letter-note.full {{ text-align-last: {_ALIGN[style.paragraphs['note'].align]}; }}\n"
    )


def _page(style: HouseStyle, metadata: Metadata) -> str:
    page = style.page
    notes_height = (page.height - page.margin_top - page.margin_bottom) * _NOTES_SHARE
    boxes = _boxes(page.header, page.footer, metadata)
    rules = (
        "@page {\n"
        f"  size: {page.width:g}pt {page.height:g}pt;\n"
        f"  margin: {page.margin_top:g}pt {page.margin_right:g}pt"
        f" {page.margin_bottom:g}pt {page.margin_left:g}pt;\n"
        "  @footnote { margin-top: 8pt; padding-top: 4pt; border-top: 0.5pt solid;"
        f" max-height: {notes_height:g}pt; }}\n"
        f"{_box_rules(boxes, style, metadata)}}}\n"
    )
    if not page.first_differs:
        return rules
    first = dict.fromkeys(boxes, "none") | _boxes(*page.on_first, metadata)
    return f"{rules}@page :first {{\n{_box_rules(first, style, metadata)}}}\n"


def _boxes(header: Furniture, footer: Furniture, metadata: Metadata) -> dict[str, str]:
    """The margin boxes (CSS Paged Media 3, section 4) of a page, each with its `content`."""
    boxes = {
        f"{edge}-{side}": _content(text, metadata)
        for edge, shown in (("top", header), ("bottom", footer))
        for side, text in zip(_sides(metadata), (shown.left, shown.centre, shown.right), strict=True)
        if text
    }
    if metadata.draft:
        mark, marked = _string(metadata.draft), _marked(metadata)
        boxes[marked] = f'{mark} "\\A " {boxes[marked]}' if marked in boxes else mark
    return boxes


def _box_rules(boxes: Mapping[str, str], style: HouseStyle, metadata: Metadata) -> str:
    """What margin boxes hold, and how it looks."""
    font = f"{_font(style.paragraphs['page'], metadata.language)} direction: {direction_of(metadata.language).value};"
    bold = {_marked(metadata): " font-weight: bold;"} if metadata.draft else {}
    return "".join(
        f"  @{name} {{ content: {content}; white-space: pre-line; {font}{bold.get(name, '')} }}\n"
        for name, content in boxes.items()
    )


def _marked(metadata: Metadata) -> str:
    """The margin box that says of a draft that it is one."""
    return f"top-{_sides(metadata)[0]}"


def _sides(metadata: Metadata) -> tuple[str, str, str]:
    """Where the three texts of a header stand: in a letter from right to left, as in a mirror, and as in the DOCX."""
    return ("right", "center", "left") if is_rtl(metadata.language) else ("left", "center", "right")


def _content(template: str, metadata: Metadata) -> str:
    return " ".join(
        f"counter({piece.value})"
        if isinstance(piece, PageNumber)
        else _string(marked_words(piece, rtl=is_rtl(metadata.language)))
        for piece in pieces(template, metadata)
    )


def _string(text: str) -> str:
    """A CSS string; what could end it is written as an escape (CSS Syntax 3, section 4.3.7)."""
    escaped = re.sub(r'[\x00-\x1f"\\<]', lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'
