"""Holds a house style to what can be seen: its settings go in, findings about sizes, margins and colours come out.

A letter in a size of 0, or in white, comes out without its text, and nothing else would tell.
"""

from __future__ import annotations

import re
from typing import Final

from undersigned.files.yaml_tree import MappingNode, Node, Scalar, as_mapping
from undersigned.model.findings import Findings
from undersigned.model.style import (
    LEAST_LINE,
    LEAST_SIZE,
    MOST_INDENT,
    POINTS,
    Furniture,
    HouseStyle,
    is_seen_on_white,
)

_MARGIN: Final = ("5mm", "120mm")
_LENGTHS: Final = {
    "size": (f"{LEAST_SIZE:g}pt", "72pt"),
    "space_before": ("0pt", "300pt"),
    "space_after": ("0pt", "300pt"),
    "margin_top": _MARGIN,
    "margin_right": _MARGIN,
    "margin_bottom": _MARGIN,
    "margin_left": _MARGIN,
    "first_margin_top": _MARGIN,
    "first_margin_bottom": _MARGIN,
    "first_line": ("0pt", "100pt"),
}
"""By key, the least and the most that comes out as it is meant."""
_LINE_SPACING: Final = (LEAST_LINE, 5.0)
_LEAST_TEXT: Final = "60mm"
"""What margins have to leave of a page, from left to right and from top to bottom."""
_MOST_INDENT: Final = {"quotation": 0.3, "ask": 0.2, "list": 0.2}
"""Shares of the text's width: a quotation is moved in on both sides, and lists stand in lists."""
_IN_LISTS: Final = frozenset({"first_line", "rule_below"})
_OF_THE_TEXT: Final = frozenset({
    "space_before", "space_after", "indent", "indent_right", "first_line", "rule_below", "keep_with_next", "new_page",
})  # fmt: skip
_WITHOUT_EFFECT: Final = {
    "ask": _IN_LISTS,
    "list": _IN_LISTS,
    "note": frozenset({"rule_below", "keep_with_next", "new_page"}),
    "table": _OF_THE_TEXT - {"space_before", "space_after"},
    "page": _OF_THE_TEXT - {"space_before", "space_after"} | {"align", "keep_together"},
    "text": frozenset({"rule_below", "new_page"}),
}
"""Keys that mean nothing for a kind of paragraph. Spaces of cells and of headers are left in peace: `plain` had them
for long."""
_COLOUR: Final = re.compile("#[0-9a-fA-F]{6}")


def points(length: str) -> float | None:
    """A length with its unit in points, or None where it is none."""
    try:
        return float(length[:-2]) * POINTS[length[-2:]]
    except (KeyError, ValueError):
        return None  # the schema's check has reported it


def check_values(settings: Node, findings: Findings) -> None:
    """Report each value in a style's file that no letter can have, whatever else the style says."""
    for key, value in settings.items() if isinstance(settings, MappingNode) else ():
        if isinstance(value, MappingNode):
            check_values(value, findings)
        elif isinstance(value, Scalar) and not findings.has_error_at(value.place):
            _check_value(key, value, findings)


def check_kinds(tree: Node, findings: Findings) -> None:
    """Report keys that change nothing where they stand, such as a first line of lists, in which labels hang."""
    settings = as_mapping(tree)
    kinds = settings.below("paragraphs")
    for kind, node in {
        "text": settings.below("text"),
        **{kind: kinds.below(kind) for kind in kinds},
    }.items():
        for key in node:
            if key in _WITHOUT_EFFECT.get(kind, ()) and not findings.has_error_at(node[key].place):
                place = node.keys_typed[key].place
                why, help = "it would change nothing there", "take it out"
                if kind == "text":
                    why, help = (
                        "it is for single kinds of paragraph",
                        "write it for these, below 'paragraphs'",
                    )
                findings.error(f"'{kind}' cannot have '{key}': {why}", "wrong-key", place, help)


def _check_value(key: str, value: Scalar, findings: Findings) -> None:
    if key in _LENGTHS and (length := points(value)) is not None:
        least, most = _LENGTHS[key]
        if not (points(least) or 0) <= length <= (points(most) or 0):
            _report(key, value, f"from {least} to {most}", findings, is_more=length > (points(most) or 0))
    elif key == "line_spacing" and not _LINE_SPACING[0] <= float(value) <= _LINE_SPACING[1]:
        is_more = float(value) > _LINE_SPACING[1]
        _report(key, value, "from {:g} to {:g}".format(*_LINE_SPACING), findings, is_more=is_more)
    elif key in {"colour", "link_colour"} and _COLOUR.fullmatch(value) and not is_seen_on_white(value):
        findings.error(
            f"'{key}' cannot be '{value}': nobody would see it on white paper",
            "unseen-text",
            value.place,
            'write a darker colour, such as "#595959"',
        )


def check_together(settings: MappingNode, style: HouseStyle, findings: Findings) -> None:
    """Report what is impossible together: margins that leave no room, a header higher than its margin, wide indents.

    `settings` are those of which the style was made, with all that it is based on.
    """
    typed, kinds = settings.below("page"), settings.below("paragraphs")
    page, furniture = style.page, style.paragraphs["page"]
    width = page.text_width
    height = page.height - page.margin_top - page.margin_bottom
    height_of_first = page.height - sum(page.margins_of_first)
    for room, one, other in (
        (width, "margin_left", "margin_right"),
        (height, "margin_top", "margin_bottom"),
        (height_of_first, "first_margin_top", "first_margin_bottom"),
    ):
        message = f"'{one}' and '{other}' leave no room for the text"
        _require(room, _LEAST_TEXT, message, (typed.get(one), typed.get(other)), findings)
    line = furniture.size * furniture.line_spacing
    for margin, key, shown in (
        (page.margin_top, "margin_top", {page.header, page.on_first[0]}),
        (page.margin_bottom, "margin_bottom", {page.footer, page.on_first[1]}),
        (page.margins_of_first[0], "first_margin_top", {page.on_first[0]}),
        (page.margins_of_first[1], "first_margin_bottom", {page.on_first[1]}),
    ):
        if shown != {Furniture()}:
            pages = "on the first page" if Furniture() in shown else "on every page"
            message = f"'{key}' has no room for a line of what stands there {pages}"
            where = (typed.get(key), kinds.below("page").get("size"))
            _require(margin, f"{line:.4g}pt", message, where, findings)
    for kind, node in {
        "text": settings.below("text"),
        **{kind: kinds.below(kind) for kind in kinds},
    }.items():
        most, both = width * _MOST_INDENT.get(kind, MOST_INDENT), 0.0
        for key in ("indent", "indent_right"):
            indent = node.get(key)
            both += (length := points(indent) or 0 if isinstance(indent, Scalar) else 0)
            if isinstance(indent, Scalar) and length > most > 0:
                _report(key, indent, f"from 0pt to {int(most)}pt", findings, is_more=True)
            elif isinstance(indent, Scalar) and both > width * MOST_INDENT > 0:
                message = f"'{kind}' is moved in on both sides so far that nothing could be read"
                findings.error(message, "wrong-value", indent.place, "make one of the two smaller")


def _require(
    room: float, least: str, message: str, where: tuple[Node | None, ...], findings: Findings
) -> None:
    given = [node.place for node in where if node is not None]
    if given and room < (points(least) or 0) and not any(map(findings.has_error_at, given)):
        findings.error(message, "wrong-value", given[-1], f"leave {least} at least")


def _report(key: str, value: Scalar, allowed: str, findings: Findings, *, is_more: bool) -> None:
    findings.error(
        f"'{key}' cannot be '{value}': that is too {'much' if is_more else 'little'}",
        "wrong-value",
        value.place,
        f"it can be {allowed}",
    )
