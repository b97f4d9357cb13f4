"""The CSS that lays a letter out on pages, made of a house style.

What is the same in every house style stands in `letter.css`. The classes are those of
`undersigned.writers.markup` and of `sheet`. Page boxes, margin boxes and footnotes follow CSS
Paged Media 3 and CSS Generated Content for Paged Media (GCPM) 3.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

from undersigned.languages.scripts import direction_of, is_rtl
from undersigned.model.letter import Metadata
from undersigned.model.style import Align, Furniture, HouseStyle, ParagraphStyle
from undersigned.writers.direction_marks import marked_words
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

_FIXED: Final = files(__package__).joinpath("letter.css")


def stylesheet(style: HouseStyle, metadata: Metadata) -> str:
    """The style sheet of a letter in that house style; its headers and footers print the metadata."""
    kinds = "".join(
        f"{_selector(kind)} {{ {_paragraph(kind, paragraph, metadata.language)} }}\n"
        for kind, paragraph in style.paragraphs.items()
        if kind != "page"
    )
    links = f"a[href^='http'], a[href^='mailto'] {{ color: {style.link_colour}; }}\n"
    lists = _list_item("ask", style.paragraphs["ask"]) + _list_item("list", style.paragraphs["list"])
    return _page(style, metadata) + _FIXED.read_text(encoding="utf-8") + kinds + lists + _notes(style) + links


def _selector(kind: str) -> str:
    return "letter-note" if kind == "note" else f".{kind}"


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
    boxes = _boxes("top", page.header, metadata) | _boxes("bottom", page.footer, metadata)
    first = dict.fromkeys(boxes, "none")
    marked = f"top-{_sides(metadata)[0]}"  # the margin box that says of a draft that it is one
    if metadata.draft:
        mark = _string(metadata.draft)
        boxes[marked] = f'{mark} "\\A " {boxes[marked]}' if marked in boxes else mark
        first[marked] = mark
    font = f"{_font(style.paragraphs['page'], metadata.language)} direction: {direction_of(metadata.language).value};"
    bold = {marked: " font-weight: bold;"} if metadata.draft else {}
    notes_height = (page.height - page.margin_top - page.margin_bottom) * _NOTES_SHARE
    furniture = "".join(
        f"  @{name} {{ content: {content}; white-space: pre-line; {font}{bold.get(name, '')} }}\n"
        for name, content in boxes.items()
    )
    on_first = "".join(f"  @{name} {{ content: {content}; }}\n" for name, content in first.items())
    rules = (
        "@page {\n"
        f"  size: {page.width:g}pt {page.height:g}pt;\n"
        f"  margin: {page.margin_top:g}pt {page.margin_right:g}pt"
        f" {page.margin_bottom:g}pt {page.margin_left:g}pt;\n"
        "  @footnote { margin-top: 8pt; padding-top: 4pt; border-top: 0.5pt solid;"
        f" max-height: {notes_height:g}pt; }}\n"
        f"{furniture}}}\n"
    )
    return rules if page.first_page_furniture or not boxes else f"{rules}@page :first {{\n{on_first}}}\n"


def _boxes(edge: str, furniture: Furniture, metadata: Metadata) -> dict[str, str]:
    """The margin boxes (CSS Paged Media 3, section 4) of a header or footer, each with its `content`."""
    texts = zip(_sides(metadata), (furniture.left, furniture.centre, furniture.right), strict=True)
    return {f"{edge}-{side}": _content(text, metadata) for side, text in texts if text}


def _sides(metadata: Metadata) -> tuple[str, str, str]:
    """Where the three texts of a header stand: in a letter from right to left, as in a mirror, and as in the DOCX."""
    return ("right", "center", "left") if is_rtl(metadata.language) else ("left", "center", "right")


def _content(template: str, metadata: Metadata) -> str:
    def words(text: str) -> str:
        return _string(marked_words(text, rtl=is_rtl(metadata.language)))

    values = {
        "{page}": "counter(page)",
        "{pages}": "counter(pages)",
        "{title}": words(metadata.title),
        "{date}": _string(metadata.date.isoformat()),
    }
    pieces = re.split(r"(\{(?:page|pages|title|date)\})", template)
    return " ".join(values.get(piece) or words(piece) for piece in pieces if piece)


def _string(text: str) -> str:
    """A CSS string; what could end it is written as an escape (CSS Syntax 3, section 4.3.7)."""
    escaped = re.sub(r'[\x00-\x1f"\\<]', lambda found: f"\\{ord(found[0]):x} ", text)
    return f'"{escaped}"'
