"""The properties that a Word style states, from how the house style says that a paragraph looks.

A style states of its letters only what differs from the style that it is based on (ISO 29500-1 § 17.7.2),
so a change of font in `Normal`, by a user or by a user's own template, reaches the whole letter.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import lru_cache

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.parser import OxmlElement
from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Pt, RGBColor
from docx.text.font import Font as FontFormat
from docx.text.parfmt import ParagraphFormat

from undersigned.model.style import Align, Font, ParagraphStyle
from undersigned.writers.docx.ooxml import Element, element, insert, q, value
from undersigned.writers.letterheads import ABOVE_RULE, RULE
from undersigned.writers.list_rooms import LEAST_ROOM

_JUSTIFICATION = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFIED: WD_ALIGN_PARAGRAPH.JUSTIFY,
}

_PARAGRAPH_ORDER = (
    "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl", "w:numPr",
    "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap",
    "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid",
    "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr",
)  # fmt: skip
"""The order in which a paragraph's properties must stand (ISO 29500-1 § 17.3.1.26)."""
_RUN_ORDER = (
    "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:dstrike",
    "w:outline", "w:shadow", "w:emboss", "w:imprint", "w:noProof", "w:snapToGrid", "w:vanish", "w:webHidden",
    "w:color", "w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr",
    "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish",
    "w:oMath",
)  # fmt: skip
"""The order in which those of letters must (§ 17.3.2.28)."""


_BRIGHTEST = 0xFF
"""Of the three shades of a colour."""


def twips(points: float) -> str:
    """Points as twentieths of a point, in which Word measures paragraphs and pages."""
    return str(round(points * 20))


def add_property(properties: CT_PPr, child: Element) -> None:
    """Put a property that python-docx does not know where the schema has it among those of a paragraph."""
    insert(properties, child, _PARAGRAPH_ORDER)


def add_run_property(properties: Element, child: Element) -> None:
    """Put a property where the schema has it among those of letters."""
    insert(properties, child, _RUN_ORDER)


def item_step(look: ParagraphStyle) -> float:
    """How far, in points, an item is set in from what is around its list."""
    return look.indent or LEAST_ROOM


def item_indentation(look: ParagraphStyle, depth: int, *, hanging: bool) -> Element:
    """The indent of a list's item at a depth from 0; a bullet or number hangs in the last step of it."""
    step = item_step(look)
    attributes = {"w:left": twips(step * (depth + 1))}
    if look.indent_right:
        attributes["w:right"] = twips(look.indent_right)
    return element("w:ind", attributes | ({"w:hanging": twips(step)} if hanging else {}))


def paragraph_properties(look: ParagraphStyle, parent: ParagraphStyle | None = None) -> CT_PPr:
    """What a style states of breaks, spacing and alignment beyond its parent; all of it where it has none."""
    return copy.deepcopy(_paragraph_properties(look, parent))


def run_properties(look: ParagraphStyle, parent: ParagraphStyle | None = None) -> CT_RPr:
    """What a style states of its letters beyond its parent; all of it where it has none."""
    return copy.deepcopy(_run_properties(look, parent))


# A property of python-docx takes 30 to 60 µs to set, and a letter has some twenty styles.
_FORMS = 512


@lru_cache(_FORMS)
def _paragraph_properties(look: ParagraphStyle, parent: ParagraphStyle | None) -> CT_PPr:
    paragraph = OxmlElement("w:p")
    format = ParagraphFormat(paragraph)
    for name in ("keep_with_next", "keep_together", "new_page"):
        is_on = getattr(look, name)
        if is_on != (parent is not None and getattr(parent, name)):
            setattr(format, "page_break_before" if name == "new_page" else name, is_on)
    if parent is None or look.space_before != parent.space_before:
        format.space_before = Pt(look.space_before)
    if parent is None or look.space_after != parent.space_after:
        format.space_after = Pt(look.space_after)
    if parent is None or look.line_spacing != parent.line_spacing:
        format.line_spacing = look.line_spacing
    if parent is None or look.align != parent.align:
        format.alignment = _JUSTIFICATION[look.align]
    properties: CT_PPr = paragraph.get_or_add_pPr()
    return properties


@lru_cache(_FORMS)
def _run_properties(look: ParagraphStyle, parent: ParagraphStyle | None) -> CT_RPr:
    run = OxmlElement("w:r")
    format = FontFormat(run)
    properties: CT_RPr = run.get_or_add_rPr()
    if parent is None or look.font != parent.font:
        set_font(format, look.font)
    for name in ("bold", "italic"):
        is_on = getattr(look, name)
        if is_on != (parent is not None and getattr(parent, name)):
            setattr(format, name, is_on)
            setattr(format, f"cs_{name}", is_on)  # the same for Arabic, Hebrew, Khmer …
    if parent is None or look.colour != parent.colour:
        set_colour(format, look.colour)
    if parent is None or look.size != parent.size:
        half_points = round(look.size * 2)
        format.size = Pt(half_points / 2)
        properties.append(value("w:szCs", str(half_points)))
    return properties


def set_font(format: FontFormat, font: Font) -> None:
    """Take one typeface for every script; Word itself falls back where it lacks the letters."""
    format.name = font.word
    (fonts,) = format.element.iter(q("w:rFonts"))
    fonts.attrib.update({q("w:eastAsia"): font.word, q("w:cs"): font.word})


def set_colour(format: FontFormat, rgb: str) -> None:
    """Take a colour `#rrggbb`."""
    digits = _digits(rgb)
    if digits is None:
        format.element.get_or_add_rPr().append(value("w:color", "auto"))
    else:
        format.color.rgb = RGBColor.from_string(digits)


def rule_below() -> Element:
    """The line below a letterhead (§ 17.3.1.7), in eighths of a point, and the room above it in points."""
    line = {"w:val": "single", "w:sz": str(round(RULE * 8)), "w:space": f"{ABOVE_RULE:g}", "w:color": "auto"}
    return element("w:pBdr", None, element("w:bottom", line))


def indentation(look: ParagraphStyle, parent: ParagraphStyle | None = None) -> Element | None:
    """Where lines begin and end (§ 17.3.1.12), beyond what the parent says; None where that is all."""
    stated = (
        ("w:left", look.indent, None if parent is None else parent.indent),
        ("w:right", look.indent_right, 0.0 if parent is None else parent.indent_right),
        ("w:firstLine", look.first_line, 0.0 if parent is None else parent.first_line),
    )
    attributes = {name: twips(points) for name, points, inherited in stated if points != inherited}
    return element("w:ind", attributes) if attributes else None


def divider(colour: str) -> Element:
    """The line of a divider, below its empty paragraph."""
    return rule("bottom", colour, gap="1")


def rule(edge: str, colour: str, *, gap: str = "4", nth: int = 0) -> Element:
    """A thin line at an edge of a paragraph (§ 17.3.1.24), one for all that stand together and are alike.

    Kinds of paragraph whose lines are not to become one are not alike: the `nth` of a colour is a shade of blue away,
    which nobody sees.
    """
    digits = _digits(colour)
    if nth:
        blue = int(colour[-2:], 16)
        digits = f"{colour[1:-2].upper()}{blue + nth if blue + nth <= _BRIGHTEST else blue - nth:02X}"
    line = {"w:val": "single", "w:sz": "4", "w:space": gap, "w:color": digits or "auto"}
    return element("w:pBdr", None, element(f"w:{edge}", line))


def _digits(rgb: str) -> str | None:
    """A colour `#rrggbb` as Word has it; None for black, which is `auto` there and stays legible on a dark screen."""
    digits = rgb.removeprefix("#").upper()
    return None if digits == "000000" else digits


def cell_margins(name: str, points: Mapping[str, float]) -> Element:
    """The margins of a cell (`w:tcMar`, § 17.4.68), or of all cells of a table (`w:tblCellMar`, § 17.4.42)."""
    edges = (element(f"w:{edge}", {"w:w": twips(size), "w:type": "dxa"}) for edge, size in points.items())
    return element(name, None, *edges)
