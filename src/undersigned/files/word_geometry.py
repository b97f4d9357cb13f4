"""Where floating drawings of a Word file stand on their page: DrawingML anchors and VML shapes become rectangles.

All is in points. What lies over the text of the page, rather than beside it, comes out as an `Overlap`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import is_on, q, whole
from undersigned.files.word_xml import Element
from undersigned.model.style import POINTS
from undersigned.model.word_head import Overlap

_EMU: Final = 12700
"""English metric units in a point."""
_UNITS: Final = {
    **POINTS,
    "px": 0.75,
    "pc": 12.0,
    "": 1 / _EMU,
}
"""Points in the units of VML (ISO 29500-4 § 19.1.2.19); a bare number is in English metric units."""
_LENGTH: Final = re.compile(r"(-?[0-9]*\.?[0-9]+)\s*([a-z]*)")
_LEAST: Final = POINTS["mm"]
"""Points that a drawing has to reach into the text to be told of; so much is room around most logos."""
_BACKGROUND: Final = 0.6
"""Of the height of the page. What is higher is the paper of the letter, and meant to lie below its text."""
_FIRST: Final = frozenset({"left", "top", "inside"})
_LAST: Final = frozenset({"right", "bottom", "outside"})
_WATERMARK: Final = "watermark"
_MEMBERS: Final = frozenset({"pic", "wsp", "shape", "rect", "roundrect", "image"})
_GROUPS: Final = frozenset({"wgp", "grpSp", "group"})
"""Local names of what stands in groups, and of these, in DrawingML and VML."""


@dataclass(frozen=True)
class Sheet:
    """A page: its size, its margins, and how far its header and footer are from its edges."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    rtl: bool = False
    fixed_top: bool = False
    fixed_bottom: bool = False
    """Whether the text begins, or ends, at its margin, however high the header or footer is (§ 17.6.11)."""

    @classmethod
    def of(cls, section: Element) -> Sheet:
        """The page of a section (§ 17.6.11, 17.6.13); A4 with margins of an inch where it does not say."""
        size, margins = section.find(q("w:pgSz")), section.find(q("w:pgMar"))

        def points(of: Element | None, name: str, default: int) -> float:
            return abs(whole("" if of is None else of.get(q(name), ""), default)) / 20

        return cls(
            width=points(size, "w:w", 11906),
            height=points(size, "w:h", 16838),
            top=points(margins, "w:top", 1440),
            bottom=points(margins, "w:bottom", 1440),
            left=points(margins, "w:left", 1440),
            right=points(margins, "w:right", 1440),
            header=points(margins, "w:header", 708),
            footer=points(margins, "w:footer", 708),
            rtl=is_on(section.find(q("w:bidi"))) is True,
            fixed_top=margins is not None and whole(margins.get(q("w:top"), "")) < 0,
            fixed_bottom=margins is not None and whole(margins.get(q("w:bottom"), "")) < 0,
        )


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, measured from its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """How far its middle is from the left edge of the page."""
        return self.x + self.width / 2


@dataclass(frozen=True)
class Floating:
    """A drawing that no line holds; `lets_text_run` says whether text runs round it instead of under it."""

    box: Box
    lets_text_run: bool


@dataclass(frozen=True)
class Share:
    """Which part of a drawing something in it takes, from 0 to 1."""

    x: float = 0.0
    y: float = 0.0
    width: float = 1.0
    height: float = 1.0

    @property
    def is_part(self) -> bool:
        """Whether it stands with others in a group."""
        return self != Share()

    def within(self, box: Box) -> Box:
        """The same of a rectangle on a page."""
        return Box(
            box.x + self.x * box.width,
            box.y + self.y * box.height,
            self.width * box.width,
            self.height * box.height,
        )


def share_of(member: Element, drawing: Element) -> Share:
    """Where a picture or text box stands in the groups of its drawing (§ 20.1.7.5; ISO 29500-4 § 19.1.2.7)."""
    share, own = Share(), None
    for around in member.iterancestors():
        if around is drawing:
            break
        name = around.tag.rpartition("}")[2]
        if name in _MEMBERS and own is None:
            own = _place_of(around)
        elif name in _GROUPS and own is not None:
            inner = _inside_of(around)
            if inner is None or not (inner.width and inner.height):
                return Share()
            share = Share(
                (own.x - inner.x) / inner.width,
                (own.y - inner.y) / inner.height,
                own.width / inner.width,
                own.height / inner.height,
            )
            outer = _place_of(around)
            own = None if outer is None else share.within(outer)
    return share


def _place_of(node: Element) -> Box | None:
    """Where a member of a group stands, in the units of that."""
    if node.tag.startswith(q("v:")):
        style = _style_of(node)
        return Box(*(_number(style.get(name, "")) for name in ("left", "top", "width", "height")))
    frame = next(node.iter(q("a:xfrm")), None)
    return None if frame is None else _frame(frame, "off", "ext")


def _inside_of(group: Element) -> Box | None:
    """The units in which a group places its members."""
    if group.tag.startswith(q("v:")):
        x, y = _pair(group.get("coordorigin", ""), 0.0)
        return Box(x, y, *_pair(group.get("coordsize", ""), 1000.0))
    frame = next(group.iter(q("a:xfrm")), None)
    return None if frame is None else _frame(frame, "chOff", "chExt") or _frame(frame, "off", "ext")


def _frame(frame: Element, offset: str, extent: str) -> Box | None:
    place, size = frame.find(q(f"a:{offset}")), frame.find(q(f"a:{extent}"))
    if place is None or size is None:
        return None
    return Box(
        *(
            float(whole(of.get(name, "")))
            for of, name in ((place, "x"), (place, "y"), (size, "cx"), (size, "cy"))
        )
    )


def _pair(said: str, default: float) -> tuple[float, float]:
    first, _, second = said.partition(",")
    return _number(first) if first.strip() else default, _number(second) if second.strip() else default


def _number(said: str) -> float:
    found = _LENGTH.fullmatch(said.strip())
    return float(found[1]) if found else 0.0


def size_of(drawing: Element) -> tuple[float, float]:
    """Width and height of a drawing; zero where it does not say."""
    extent = next(drawing.iter(q("wp:extent")), None)
    if extent is not None:
        return whole(extent.get("cx", "")) / _EMU, whole(extent.get("cy", "")) / _EMU
    style = _style(drawing)
    return _points(style.get("width", "")), _points(style.get("height", ""))


def is_watermark(drawing: Element) -> bool:
    """Whether a drawing is a mark behind the text, which Word puts into headers under names of its own."""
    names = [properties.get("name", "") for properties in drawing.iter(q("wp:docPr"))]
    names += [shape.get("id", "") for shape in drawing.iter(q("v:shape"))]
    return any(_WATERMARK in name.lower() for name in names)


def floating(drawing: Element, sheet: Sheet, paragraph: float) -> Floating | None:
    """Where a drawing floats whose paragraph begins at a height; None where it stands in a line."""
    anchor = next(drawing.iter(q("wp:anchor")), None)
    if anchor is not None:
        wraps = anchor.find(q("wp:wrapNone")) is None
        return Floating(_anchored(anchor, sheet, paragraph), wraps)
    style = _style(drawing)
    if style.get("position") not in ("absolute", "relative"):
        return None
    wrap = next(drawing.iter(q("w10:wrap")), None)
    wraps = wrap is not None and wrap.get("type", "none") != "none"
    return Floating(_placed(style, sheet, paragraph), wraps)


def overlap(what: str, found: Floating, sheet: Sheet, pages: str, *, pushed: float = 0.0) -> Overlap | None:
    """How far a drawing lies over the text of its page, which begins below the header, if that is `pushed` down."""
    box, top = found.box, max(sheet.top, pushed)
    left, right, bottom = sheet.left, sheet.width - sheet.right, sheet.height - sheet.bottom
    is_beside = box.x + box.width <= left + _LEAST or box.x >= right - _LEAST
    is_apart = box.y + box.height <= top + _LEAST or box.y >= bottom - _LEAST
    if found.lets_text_run or is_beside or is_apart or box.height > _BACKGROUND * sheet.height:
        return None
    if box.y + box.height / 2 > sheet.height / 2:
        return Overlap(what, bottom - box.y, sheet.bottom, "bottom", pages)
    return Overlap(what, box.y + box.height - top, top, "top", pages)


def _anchored(anchor: Element, sheet: Sheet, paragraph: float) -> Box:
    """§ 20.4.2.3: the position of an anchor from what it names."""
    width, height = size_of(anchor)
    across, down = anchor.find(q("wp:positionH")), anchor.find(q("wp:positionV"))
    simple = anchor.find(q("wp:simplePos"))
    if simple is not None and anchor.get("simplePos") in ("1", "true"):
        return Box(whole(simple.get("x", "")) / _EMU, whole(simple.get("y", "")) / _EMU, width, height)
    return Box(
        _position(across, width, _across(_from(across, "column"), sheet)),
        _position(down, height, _down(_from(down, "paragraph"), sheet, paragraph)),
        width,
        height,
    )


def _from(position: Element | None, default: str) -> str:
    return default if position is None else position.get("relativeFrom", default)


def _position(position: Element | None, size: float, area: tuple[float, float]) -> float:
    start = area[0]
    if position is None:
        return start
    offset, align = position.find(q("wp:posOffset")), position.find(q("wp:align"))
    if align is not None:
        return _aligned((align.text or "").strip(), size, area)
    return start + (whole((offset.text or "").strip()) / _EMU if offset is not None else 0.0)


def _aligned(align: str, size: float, area: tuple[float, float]) -> float:
    start, length = area
    if align in _LAST:
        return start + length - size
    return start if align in _FIRST else start + (length - size) / 2


def _across(relative: str, sheet: Sheet) -> tuple[float, float]:
    """Where something begins from left to right, and how long it is (§ 20.4.3.4)."""
    match relative:
        case "page":
            return 0.0, sheet.width
        case "leftMargin" | "left-margin-area" | "insideMargin" | "inner-margin-area":
            return 0.0, sheet.left
        case "rightMargin" | "right-margin-area" | "outsideMargin" | "outer-margin-area":
            return sheet.width - sheet.right, sheet.right
        case _:
            return sheet.left, sheet.width - sheet.left - sheet.right


def _down(relative: str, sheet: Sheet, paragraph: float) -> tuple[float, float]:
    """Where something begins from top to bottom, and how long it is (§ 20.4.3.5)."""
    match relative:
        case "page":
            return 0.0, sheet.height
        case "margin":
            return sheet.top, sheet.height - sheet.top - sheet.bottom
        case "topMargin" | "top-margin-area":
            return 0.0, sheet.top
        case "bottomMargin" | "bottom-margin-area":
            return sheet.height - sheet.bottom, sheet.bottom
        case _:
            return paragraph, 0.0


def _placed(style: dict[str, str], sheet: Sheet, paragraph: float) -> Box:
    """The position of a VML shape by its style (ISO 29500-4 § 19.1.2.19)."""
    width, height = _points(style.get("width", "")), _points(style.get("height", ""))
    across = _across(style.get("mso-position-horizontal-relative", "text"), sheet)
    down = _down(style.get("mso-position-vertical-relative", "text"), sheet, paragraph)
    x = across[0] + _points(style.get("margin-left", style.get("left", "")))
    y = down[0] + _points(style.get("margin-top", style.get("top", "")))
    aligned = style.get("mso-position-horizontal", "absolute"), style.get("mso-position-vertical", "absolute")
    if aligned[0] != "absolute":
        x = _aligned(aligned[0], width, across)
    if aligned[1] != "absolute":
        y = _aligned(aligned[1], height, down)
    return Box(x, y, width, height)


def _style(drawing: Element) -> dict[str, str]:
    """The style of the outermost VML shape in a drawing."""
    shapes = (one for one in drawing.iter() if one.tag.startswith(q("v:")) and one.get("style"))
    first = next(shapes, None)
    return {} if first is None else _style_of(first)


def _style_of(shape: Element) -> dict[str, str]:
    pieces = (piece.partition(":") for piece in shape.get("style", "").split(";"))
    return {name.strip().lower(): said.strip().lower() for name, _, said in pieces if said}


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length.strip())
    return float(found[1]) * _UNITS.get(found[2], 1.0) if found else 0.0
