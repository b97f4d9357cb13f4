"""The properties that a Word style states, from how the house style says that a paragraph looks.

A style states of its letters only what differs from the style that it is based on (ISO 29500-1 § 17.7.2),
so a change of font in `Normal`, by a user or by a user's own template, reaches the whole letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from undersigned.model.style import Align, Font, ParagraphStyle
from undersigned.writers.docx.ooxml import Element, element, q, value

_JUSTIFICATION = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFIED: "both"}

_PARAGRAPH_ORDER = tuple(
    map(
        q,
        [
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:numPr",
            "w:pBdr",
            "w:tabs",
            "w:bidi",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
        ],
    )
)
"""The order in which a paragraph's properties must stand (ISO 29500-1 § 17.3.1.26)."""

_LEAST_INDENT = 18.0
"""Points. The indent of lists in a house style that gives none: a bullet must stand somewhere."""


def twips(points: float) -> str:
    """Points as twentieths of a point, in which Word measures paragraphs and pages."""
    return str(round(points * 20))


def item_indentation(look: ParagraphStyle, depth: int, *, hanging: bool) -> Element:
    """The indent of a list's item at a depth from 0; a bullet or number hangs in the last step of it."""
    step = look.indent or _LEAST_INDENT
    attributes = {"w:left": twips(step * (depth + 1))}
    return element("w:ind", attributes | ({"w:hanging": twips(step)} if hanging else {}))


def paragraph_properties(look: ParagraphStyle, parent: ParagraphStyle | None = None) -> Iterator[Element]:
    """What a style states of breaks, spacing and alignment beyond its parent; all of it where it has none."""
    for name, is_on, was_on in (
        ("w:keepNext", look.keep_with_next, parent is not None and parent.keep_with_next),
        ("w:keepLines", look.keep_together, parent is not None and parent.keep_together),
        ("w:pageBreakBefore", look.new_page, parent is not None and parent.new_page),
    ):
        if is_on != was_on:
            yield _switch(name, on=is_on)
    spacing = {}
    if parent is None or look.space_before != parent.space_before:
        spacing["w:before"] = twips(look.space_before)
    if parent is None or look.space_after != parent.space_after:
        spacing["w:after"] = twips(look.space_after)
    if parent is None or look.line_spacing != parent.line_spacing:
        # 240ths of a line under the rule `auto` (§ 17.3.1.33)
        spacing |= {"w:line": str(round(look.line_spacing * 240)), "w:lineRule": "auto"}
    if spacing:
        yield element("w:spacing", spacing)
    if parent is None or look.align != parent.align:
        yield value("w:jc", _JUSTIFICATION[look.align])


def run_properties(look: ParagraphStyle, parent: ParagraphStyle | None = None) -> Iterator[Element]:
    """What a style states of its letters beyond its parent; all of it where it has none."""
    if parent is None or look.font != parent.font:
        yield fonts(look.font)
    for name, is_on, was_on in (
        ("b", look.bold, parent is not None and parent.bold),
        ("i", look.italic, parent is not None and parent.italic),
    ):
        if is_on != was_on:
            yield _switch(f"w:{name}", on=is_on)
            yield _switch(f"w:{name}Cs", on=is_on)  # the same for Arabic, Hebrew, Khmer …
    if parent is None or look.colour != parent.colour:
        yield colour(look.colour)
    if parent is None or look.size != parent.size:
        half_points = str(round(look.size * 2))
        yield value("w:sz", half_points)
        yield value("w:szCs", half_points)


def fonts(font: Font) -> Element:
    """One typeface for every script; Word itself falls back where it lacks the letters."""
    return element("w:rFonts", {f"w:{script}": font.word for script in ("ascii", "hAnsi", "eastAsia", "cs")})


def colour(rgb: str) -> Element:
    """A colour `#rrggbb`; black is `auto`, which stays legible on a dark screen."""
    digits = rgb.removeprefix("#").upper()
    return value("w:color", "auto" if digits == "000000" else digits)


def in_order(properties: Iterable[Element]) -> list[Element]:
    """The properties of a paragraph in the order of the schema."""
    return sorted(properties, key=lambda child: _PARAGRAPH_ORDER.index(child.tag))


def _switch(name: str, *, on: bool) -> Element:
    return element(name) if on else value(name, "0")
