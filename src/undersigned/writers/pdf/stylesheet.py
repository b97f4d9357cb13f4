"""The CSS that lays a letter out on pages, made of a house style.

What is the same in every house style stands in `letter.css`. The classes are those of
`undersigned.writers.markup` and of `sheet`. Page boxes, margin boxes and footnotes follow CSS
Paged Media 3 and CSS Generated Content for Paged Media (GCPM) 3.
"""

from __future__ import annotations

from base64 import b64encode
from importlib.resources import files
from typing import Final

from undersigned.model.letter import Metadata
from undersigned.model.style import Align, Borders, HouseStyle, ParagraphStyle
from undersigned.writers.furniture import RULE_GAP
from undersigned.writers.list_rooms import LEAST_ROOM, ROOMS
from undersigned.writers.pdf.css import RULE, css_font, css_string
from undersigned.writers.pdf.page_rules import page_rules

_PIXEL: Final = 0.75
"""Points of a CSS pixel."""

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


_HEADINGS: Final = frozenset({"annex-title", "heading-2", "heading-3", "heading-4"})
"""What is never the last on a page, as in the DOCX, whatever the house style says."""

_IN_COLUMNS = {"addressees": "addressees", "copy": "copy", "signatories": "signatory"}
"""Parts that may stand in columns, by their classes, each with the kind of its paragraphs."""


def stylesheet(style: HouseStyle, metadata: Metadata) -> str:
    """The style sheet of a letter in that house style; its headers and footers print the metadata."""
    # What paragraphs say of their first lines, notes in them would inherit.
    first_lines = any(paragraph.first_line for paragraph in style.paragraphs.values())
    kinds = "".join(
        f"{_selector(kind)} {{ {_paragraph(kind, paragraph, metadata.language)}"
        f"{f' text-indent: {paragraph.first_line:g}pt;' if first_lines else ''} }}\n"
        for kind, paragraph in style.paragraphs.items()
        if kind != "page"
    )
    links = f"a[href^='http'], a[href^='mailto'] {{ color: {style.link_colour}; }}\n"
    links += _rows_of_pictures(style)
    lists = _list_item("ask", style.paragraphs["ask"]) + _list_item("list", style.paragraphs["list"])
    fixed = _pictures(style) + _FIXED.read_text(encoding="utf-8")
    fixed += f"th, td {{ {_BORDERS[style.borders]} }}\n"
    rules = "".join(_rule(kind) for kind, paragraph in style.paragraphs.items() if paragraph.rule_below)
    return (
        _faces(style)
        + page_rules(style, metadata)
        + fixed
        + kinds
        + _columns(style)
        + rules
        + lists
        + _notes(style)
        + links
    )


def _faces(style: HouseStyle) -> str:
    """The user's own font files, as what CSS can name (CSS Fonts 4, section 4)."""
    fonts = dict.fromkeys(paragraph.font for paragraph in style.paragraphs.values())
    return "".join(
        f"@font-face {{ font-family: {css_string(font.pdf)}; font-weight: {'bold' if file.bold else 'normal'};"
        f" font-style: {'italic' if file.italic else 'normal'};"
        f" src: url(data:font/sfnt;base64,{b64encode(file.data).decode()}); }}\n"
        for font in fonts
        for file in font.files
    )


def _rule(kind: str) -> str:
    """A line below the last paragraph of a kind, where several stand together, as Word draws it."""
    last = f".{kind}:where(:not(section)):not(:has(+ .{kind}))"
    return f"{last} {{ padding-block-end: {RULE_GAP:g}pt; border-block-end: {RULE}; }}\n"


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


def _paragraph(kind: str, style: ParagraphStyle, language: str) -> str:
    rules = f"{css_font(style, language)} text-align: {_ALIGN[style.align]};"
    if kind != "table":  # a cell has no margins; its padding is the same in every house style
        # Notes have padding: unlike margins, that of one adds to that of the next.
        space = "padding" if kind == "note" else "margin"
        rules += (
            f" {space}-block: {style.space_before:g}pt {style.space_after:g}pt;"
            f" {space}-inline-start: {style.indent:g}pt;"
        )
        if style.indent_right:
            rules += f" {space}-inline-end: {style.indent_right:g}pt;"
    if style.keep_together:
        rules += " break-inside: avoid;"
    if style.keep_with_next or kind in _HEADINGS:
        rules += " break-after: avoid;"
    if style.new_page:
        rules += " break-before: page;"
    return rules


def _list_item(kind: str, style: ParagraphStyle) -> str:
    """The label of an item hangs in its indent."""
    indent = style.indent or LEAST_ROOM
    return (
        f"li.{kind} {{ margin-inline-start: {indent:g}pt; }}\n"
        f"li.{kind} > :is(p, ul, ol, blockquote) {{ margin-block-start: {style.space_after:g}pt; }}\n"
        f"li.{kind} > p {{ margin-inline-start: 0; }}\n"
        f".{kind} > list-label {{ {_label(indent)} }}\n"
        + (f"li.{kind} :is(li, p) {{ margin-inline-end: 0; }}\n" if style.indent_right else "")
        + "".join(
            f".{width} > li.{kind} {{ margin-inline-start: {room:g}pt; }}\n"
            f".{width} > .{kind} > list-label {{ {_label(room)} }}\n"
            for width, room in ((name, max(indent, room)) for name, room in ROOMS.items())
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
