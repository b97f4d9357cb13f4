"""Undoes in the styles of a letter what a user's own file says of paragraphs that are not the letter's.

The styles that are added are based on `Normal`, so that its face reaches them, and a change of it the whole letter.
All else that `Normal` and the defaults of the file say (ISO 29500-1 § 17.7.5), of indents, lines, boxes, directions, is
said for other texts: a style of ours states the opposite, where it does not state something of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from docx.oxml.text.font import CT_RPr
from docx.oxml.text.parfmt import CT_PPr

from undersigned.model.style import ParagraphStyle
from undersigned.writers.docx.looks import add_property, add_run_property
from undersigned.writers.docx.ooxml import Element, attribute, element, is_on, is_usual, q, remove, val, value

_OFF: Final = (
    "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:suppressLineNumbers", "w:suppressAutoHyphens",
    "w:topLinePunct", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap",
)  # fmt: skip
_ON: Final = (
    "w:widowControl", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN",
    "w:adjustRightInd", "w:snapToGrid",
)  # fmt: skip
"""Properties of paragraphs (§ 17.3.1) that are off, and on, where nothing is said."""
_PARAGRAPHS: Final = {
    **{name: {"w:val": "0"} for name in _OFF},
    **{name: {"w:val": "1"} for name in _ON},
    "w:shd": {"w:val": "clear", "w:color": "auto", "w:fill": "auto"},
    "w:spacing": {},
    "w:ind": {},
    "w:jc": {"w:val": "left"},
    "w:textDirection": {"w:val": "lrTb"},
    "w:textAlignment": {"w:val": "auto"},
    "w:textboxTightWrap": {"w:val": "none"},
    "w:outlineLvl": {"w:val": "9"},
}
"""What a paragraph has of which nothing is said."""
_SPACING: Final = {
    "w:beforeAutospacing": "0", "w:afterAutospacing": "0", "w:beforeLines": "0", "w:afterLines": "0",
}  # fmt: skip
"""What would go before the room above and below that a style states (§ 17.3.1.33)."""
_INDENTS: Final = {
    "w:left": "0", "w:right": "0", "w:firstLine": "0", "w:leftChars": "0", "w:rightChars": "0", "w:firstLineChars": "0",
}  # fmt: skip
_SAME_INDENT: Final = {
    "w:start": "w:left", "w:end": "w:right", "w:hanging": "w:firstLine", "w:hangingChars": "w:firstLineChars",
    "w:startChars": "w:leftChars", "w:endChars": "w:rightChars",
}  # fmt: skip
"""Indents (§ 17.3.1.12) that one of these undoes, too."""
_EDGES: Final = ("w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar")

_TOGGLES: Final = (
    "w:b", "w:bCs", "w:i", "w:iCs", "w:caps", "w:smallCaps", "w:strike", "w:outline", "w:shadow", "w:emboss",
    "w:imprint", "w:vanish",
)  # fmt: skip
"""Properties that stay on, whatever a style says, where the defaults of a file turn them on (§ 17.7.3)."""
_OTHER_SWITCHES: Final = (
    "w:dstrike", "w:noProof", "w:webHidden", "w:specVanish",
)  # fmt: skip
_LETTERS: Final = {
    **{name: {"w:val": "0"} for name in (*_TOGGLES, *_OTHER_SWITCHES)},
    "w:snapToGrid": {"w:val": "1"},
    "w:spacing": {"w:val": "0"},
    "w:w": {"w:val": "100"},
    "w:kern": {"w:val": "0"},
    "w:position": {"w:val": "0"},
    "w:u": {"w:val": "none"},
    "w:effect": {"w:val": "none"},
    "w:bdr": {"w:val": "none", "w:sz": "0", "w:space": "0", "w:color": "auto"},
    "w:shd": {"w:val": "clear", "w:color": "auto", "w:fill": "auto"},
    "w:vertAlign": {"w:val": "baseline"},
    "w:em": {"w:val": "none"},
}
"""What letters (§ 17.3.2) have of which nothing is said, but for their face, size, colour and language."""
_NOT_UNDONE: Final = frozenset(
    map(
        q,
        (
            "w:framePr", "w:divId", "w:cnfStyle", "w:sectPr", "w:fitText", "w:eastAsianLayout", "w:highlight", "w:rtl",
            "w:cs", "w:oMath",
        ),
    )
)  # fmt: skip
"""What no style that inherits it can undo (§ 17.3.1.11, § 17.3.2.14), or no style may state, as Word has it."""
_OF_USUAL_STYLES: Final = frozenset(map(q, ("w:pPr", "w:rPr", "w:tblStylePr", "w:trPr", "w:tcPr")))
_EFFECTS: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
"""How the names of effects begin: glow, reflection, outlines of letters (MS-DOCX § 2.6.1)."""


def prepare_defaults(styles: Element, normal: Element | None) -> None:
    """Take out of the defaults and `Normal` of a file what no style can undo, and let `Normal` state what one may."""
    _empty_usual_styles(styles)
    defaults = styles.find(f"{q('w:docDefaults')}/{q('w:rPrDefault')}/{q('w:rPr')}")
    places = [defaults] if defaults is not None else []
    for around in (styles.find(f"{q('w:docDefaults')}/{q('w:pPrDefault')}"), normal):
        places += [] if around is None else [p for p in around if p.tag in (q("w:pPr"), q("w:rPr"))]
    for place in places:
        for said in list(place):
            if said.tag in _NOT_UNDONE or said.tag.startswith(_EFFECTS):
                place.remove(said)
    if defaults is None:
        return
    for name in _TOGGLES:
        turned_on = is_on(defaults, name)
        for said in defaults.findall(q(name)):
            defaults.remove(said)
        if turned_on and normal is not None:
            own = _child(normal, "w:rPr")
            if own.find(q(name)) is None:
                add_run_property(own, element(name))


def _empty_usual_styles(styles: Element) -> None:
    """Let letters and tables of no style have nothing of one: Word's own say nothing, and nobody can change them there.

    Only the cells of tables keep their room (§ 17.7.4.17).
    """
    for style in styles.findall(q("w:style")):
        kind = attribute(style, "w:type")
        if kind not in ("character", "table") or not is_usual(style):
            continue
        for said in [said for said in style if said.tag in _OF_USUAL_STYLES]:
            style.remove(said)
        for indent in style.findall(f"{q('w:tblPr')}/{q('w:tblInd')}"):
            remove(indent)


def undo_paragraphs(properties: CT_PPr, inherited: Iterable[Element]) -> None:
    """State in a style's properties of paragraphs the opposite of what it would inherit and says nothing of."""
    inherited = list(inherited)
    said = {child.tag for place in inherited for child in place}
    for name, usual in _PARAGRAPHS.items():
        if q(name) in said and usual and properties.find(q(name)) is None:
            add_property(properties, element(name, usual))
    _undo_attributes(properties, "w:spacing", inherited, _SPACING, {})
    _undo_attributes(properties, "w:ind", inherited, _INDENTS, _SAME_INDENT)
    _undo_borders(properties, inherited)
    _undo_tabs(properties, inherited)
    if q("w:numPr") in said and properties.find(q("w:numPr")) is None:
        add_property(properties, element("w:numPr", None, value("w:numId", "0")))


def runs_back(said: Iterable[Element]) -> bool:
    """Whether a paragraph runs from right to left of which this is said, the nearest first (§ 17.3.1.6)."""
    return next((is_on(place, "w:bidi") for place in said if place.find(q("w:bidi")) is not None), False)


def undo_runs(properties: CT_RPr, inherited: Iterable[Element], look: ParagraphStyle) -> None:
    """State in a style's properties of letters what it would inherit otherwise: how it looks, or the opposite."""
    said = {child.tag for place in inherited for child in place}
    wanted = {"w:b": look.bold, "w:bCs": look.bold, "w:i": look.italic, "w:iCs": look.italic}
    for name, usual in _LETTERS.items():
        if q(name) in said and properties.find(q(name)) is None:
            add_run_property(properties, element(name, {} if wanted.get(name) else usual))


def _undo_attributes(
    properties: CT_PPr, name: str, inherited: list[Element], usual: dict[str, str], same: dict[str, str]
) -> None:
    """State each attribute of a property that is inherited, where the property does not have it itself."""
    found = (child for place in inherited for child in place.findall(q(name)))
    attributes = {attribute for child in found for attribute in child.attrib}
    wanted = [key for key in usual if q(key) in attributes]
    wanted += [key for other, key in same.items() if q(other) in attributes]
    own = properties.find(q(name))
    for key in dict.fromkeys(wanted):
        stated = () if own is None else own.attrib
        if q(key) in stated or any(q(other) in stated for other, of in same.items() if of == key):
            continue
        if own is None:
            own = element(name)
            add_property(properties, own)
        own.set(q(key), usual[key])


def _undo_borders(properties: CT_PPr, inherited: list[Element]) -> None:
    found = {edge.tag for place in inherited for borders in place.findall(q("w:pBdr")) for edge in borders}
    if not found:
        return
    own = properties.find(q("w:pBdr"))
    stated = {} if own is None else {edge.tag: edge for edge in own}
    none = {"w:val": "nil"}
    edges = [
        stated[q(edge)] if q(edge) in stated else element(edge, none)
        for edge in _EDGES
        if q(edge) in stated or q(edge) in found
    ]
    if own is not None:
        properties.remove(own)
    add_property(properties, element("w:pBdr", None, *edges))


def _undo_tabs(properties: CT_PPr, inherited: list[Element]) -> None:
    """Clear the stops of others (§ 17.3.1.37); stops stand in the order of their places."""
    stops: dict[str, Element] = {}
    for place in reversed(inherited):
        for stop in place.iter(q("w:tab")):
            if val(stop) == "clear":
                stops.pop(attribute(stop, "w:pos"), None)
            else:
                stops[attribute(stop, "w:pos")] = element(
                    "w:tab", {"w:val": "clear", "w:pos": attribute(stop, "w:pos")}
                )
    if not stops:
        return
    own = properties.find(q("w:tabs"))
    if own is not None:
        stops |= {attribute(stop, "w:pos"): stop for stop in own}
        properties.remove(own)
    ordered = sorted(stops.items(), key=lambda stop: float(stop[0] or 0))
    add_property(properties, element("w:tabs", None, *(stop for _, stop in ordered)))


def _child(of: Element, name: str) -> Element:
    found: Element | None = of.find(q(name))
    if found is None:
        found = element(name)
        of.append(found)
    return found
