"""Turns the kinds of paragraph of a house style into the paragraph styles of a Word file, each on first use.

The names are Word's own where it has one, so that a user's template applies: a style that the file
has by name stays as it is, and only what is missing is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from undersigned.model.style import HouseStyle, ParagraphStyle
from undersigned.writers.docx.looks import (
    colour,
    in_order,
    indentation,
    list_look,
    normal_look,
    paragraph_properties,
    run_properties,
    twips,
)
from undersigned.writers.docx.ooxml import Element, element, q, val, value
from undersigned.writers.docx.style_names import CUSTOM, DEFINITIONS, FURNITURE, NORMAL


@dataclass(frozen=True)
class NumberingLevel:
    """A level (from 0) of a list: what a numbered paragraph or its style refers to (§ 17.3.1.19)."""

    number: int
    level: int = 0

    def properties(self) -> Element:
        """The reference as a paragraph or a style states it."""
        return element(
            "w:numPr", None, value("w:ilvl", str(self.level)), value("w:numId", str(self.number))
        )


class StyleSheet:
    """The styles part of a file: finds styles by name and adds what is missing, from the house style."""

    def __init__(self, part: Element, style: HouseStyle) -> None:
        self._part = part
        self._house = style
        self._found = {
            (found.get(q("w:type"), ""), _named(found)): found for found in part.findall(q("w:style"))
        }
        self._ids = {found.get(q("w:styleId"), "") for found in self._found.values()}
        self._added: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether there is a paragraph style of that name."""
        return ("paragraph", name.lower()) in self._found

    def paragraph(self, name: str, numbering: NumberingLevel | None = None) -> str:
        """The id of a paragraph style; one that is added also gets its bullet or number."""
        if not self.has(name):
            self._add_paragraph_style(name, numbering)
        return self._id("paragraph", name)

    def hyperlink(self) -> str:
        """The id of the character style for links."""
        return self._character("Hyperlink", colour(self._house.link_colour), value("w:u", "single"))

    def note_mark(self) -> str:
        """The id of the character style for the number of a note, in the text and at the note."""
        return self._character("footnote reference", value("w:vertAlign", "superscript"))

    def table(self) -> str:
        """The id of the table style: thin light lines around every cell."""
        line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "BFBFBF"}
        edges = (element(f"w:{edge}", line) for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
        borders = element("w:tblBorders", None, *edges)
        if ("table", "table grid") not in self._found:
            self._add("table", "Table Grid", "Normal Table", element("w:tblPr", None, borders))
        return self._id("table", "Table Grid")

    def numbering(self, name: str) -> NumberingLevel | None:
        """The bullet or number that a paragraph style brings, its own or inherited (§ 17.7.2)."""
        style: Element | None = self._found["paragraph", name.lower()]
        while style is not None:
            numbering = next(style.iter(q("w:numPr")), None)
            number = None if numbering is None else numbering.find(q("w:numId"))
            if numbering is not None and number is not None:
                level = numbering.find(q("w:ilvl"))
                return NumberingLevel(int(val(number)), 0 if level is None else int(val(level)))
            style = self._parent(style)
        return None

    def _parent(self, style: Element) -> Element | None:
        based_on = style.find(q("w:basedOn"))
        if based_on is None:
            return None
        parents = (s for s in self._found.values() if s.get(q("w:styleId")) == val(based_on))
        return next((parent for parent in parents if parent is not style), None)

    def _look(self, name: str) -> ParagraphStyle:
        if name == NORMAL:
            return normal_look(self._house)
        definition = DEFINITIONS[name]
        look = self._house.paragraphs[definition.look]
        if definition.depth is not None:
            look = list_look(look, definition.depth)
        return replace(
            look,
            bold=look.bold or definition.bold,
            keep_with_next=look.keep_with_next or definition.keep_with_next,
            keep_together=look.keep_together or definition.keep_together,
        )

    def _add_paragraph_style(self, name: str, numbering: NumberingLevel | None) -> None:
        definition = DEFINITIONS[name]
        if definition.parent != NORMAL:
            self.paragraph(definition.parent)
        # Where the parent is the user's own, what it looks like is not known, and is for the user to say.
        knows_parent = definition.parent == NORMAL or definition.parent in self._added
        properties = list(self._paragraph_properties(name, numbering)) if knows_parent else []
        runs = run_properties(self._look(name), self._look(definition.parent)) if knows_parent else ()
        following = self.paragraph(definition.following) if definition.following else None
        self._added.add(name)
        self._add(
            "paragraph",
            name,
            definition.parent,
            *([value("w:next", following)] if following else []),
            *([] if name in FURNITURE else [element("w:qFormat")]),
            element("w:pPr", None, *in_order(properties)),
            element("w:rPr", None, *runs),
        )

    def _paragraph_properties(self, name: str, numbering: NumberingLevel | None) -> Iterator[Element]:
        definition = DEFINITIONS[name]
        look, parent = self._look(name), self._look(definition.parent)
        if definition.look == "page":
            # its three texts stand at tab stops, wherever the house style aligns a paragraph
            look = replace(look, align=parent.align)
            yield self._tab_stops()
        if definition.look == "divider":
            line = {"w:val": "single", "w:sz": "4", "w:space": "1", "w:color": "auto"}
            yield element("w:pBdr", None, element("w:bottom", line))
        if numbering is not None:
            yield numbering.properties()
        if definition.hanging:
            yield indentation(look, hanging=True)
            look = replace(look, indent=parent.indent)
        if definition.outline is not None:
            yield value("w:outlineLvl", str(definition.outline))
        yield from paragraph_properties(look, parent)

    def _tab_stops(self) -> Element:
        page = self._house.page
        width = page.width - page.margin_left - page.margin_right
        centre = element("w:tab", {"w:val": "center", "w:pos": twips(width / 2)})
        return element("w:tabs", None, centre, element("w:tab", {"w:val": "right", "w:pos": twips(width)}))

    def _character(self, name: str, *properties: Element) -> str:
        if ("character", name.lower()) not in self._found:
            self._add("character", name, "Default Paragraph Font", element("w:rPr", None, *properties))
        return self._id("character", name)

    def _add(self, kind: str, name: str, parent: str, *properties: Element) -> None:
        """Add a style; its children stand in the order of § 17.7.4.17."""
        identifier = "".join(word[0].upper() + word[1:] for word in name.split())
        while identifier in self._ids:
            identifier += "_"
        attributes = {"w:type": kind, "w:styleId": identifier}
        if name in CUSTOM:
            attributes["w:customStyle"] = "1"
        style = element("w:style", attributes, value("w:name", name))
        if (kind, parent.lower()) in self._found:
            style.append(value("w:basedOn", self._id(kind, parent)))
        for child in properties:
            style.append(child)
        self._part.append(style)
        self._ids.add(identifier)
        self._found[kind, name.lower()] = style

    def _id(self, kind: str, name: str) -> str:
        return self._found[kind, name.lower()].get(q("w:styleId"), "")


def _named(style: Element) -> str:
    """The name of a style; Word tells names apart without regard to case."""
    name = style.find(q("w:name"))
    return "" if name is None else val(name).lower()

