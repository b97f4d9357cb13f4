"""The paragraph styles of a Word file, made of the house style's kinds of paragraph, each on first use.

The names are Word's own where it has one, so that a user's template applies: a style that the file
has by name stays as it is, and only what is missing is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from undersigned.model.style import Align, HouseStyle, ParagraphStyle
from undersigned.writers.docx.looks import (
    colour,
    in_order,
    item_indentation,
    paragraph_properties,
    run_properties,
    twips,
)
from undersigned.writers.docx.ooxml import Element, element, q, val, value, whole
from undersigned.writers.docx.style_names import CUSTOM, DEFINITIONS, FURNITURE, NORMAL


@dataclass(frozen=True)
class NumberingLevel:
    """A level (from 0) of a list: what a numbered paragraph or its style refers to (§ 17.3.1.19)."""

    number: int
    level: int = 0

    def properties(self) -> Element:
        """The reference as a paragraph or a style states it."""
        return element("w:numPr", None, value("w:ilvl", str(self.level)), value("w:numId", str(self.number)))


class StyleSheet:
    """The styles part of a file: finds styles by name and adds what is missing, from the house style."""

    def __init__(self, part: Element, style: HouseStyle) -> None:
        self._part = part
        self._house = style
        # by type and name, and by id
        self._found: dict[tuple[str, str], Element] = {}
        self._by_id: dict[str, Element] = {}
        for found in part.findall(q("w:style")):
            self._found[found.get(q("w:type"), ""), _named(found)] = found
            self._by_id[found.get(q("w:styleId"), "")] = found
        self._added: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether there is a paragraph style of that name."""
        return ("paragraph", name.lower()) in self._found

    def paragraph(self, name: str, numbering: NumberingLevel | None = None) -> str:
        """The id of a paragraph style; one that is added also gets its bullet or number."""
        if not self.has(name):
            self._add_paragraph_style(name, numbering)
        return self._id("paragraph", name)

    def page_break(self, name: str) -> tuple[Element, ...]:
        """What a paragraph must itself state to begin a page where the house style wants that.

        Nothing, if its style was added here or says whether it does: `heading 1` of a user's file was
        made for other texts, and seldom says it.
        """
        self.paragraph(name)
        said = (style.find(f"{q('w:pPr')}/{q('w:pageBreakBefore')}") for style in self._ancestry(name))
        if name in self._added or not self._look(name).new_page or any(s is not None for s in said):
            return ()
        return (element("w:pageBreakBefore"),)

    def hyperlink(self) -> str:
        """The id of the character style for links."""
        return self._character("Hyperlink", colour(self._house.link_colour))

    def note_mark(self, kind: str) -> str:
        """The id of the character style for the mark of a `footnote` or `endnote`, in the text and at the note."""
        return self._character(f"{kind} reference", value("w:vertAlign", "superscript"))

    def table(self) -> str:
        """The id of the table style: thin grey lines around every cell."""
        if ("table", "table grid") not in self._found:
            line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "808080"}
            edges = ("top", "left", "bottom", "right", "insideH", "insideV")
            borders = element("w:tblBorders", None, *(element(f"w:{edge}", line) for edge in edges))
            cell = (("top", "60"), ("left", "100"), ("bottom", "60"), ("right", "100"))
            margins = (element(f"w:{edge}", {"w:w": width, "w:type": "dxa"}) for edge, width in cell)
            properties = element("w:tblPr", None, borders, element("w:tblCellMar", None, *margins))
            self._add("table", "Table Grid", "Normal Table", properties)
        return self._id("table", "Table Grid")

    def numbering(self, name: str) -> NumberingLevel | None:
        """The bullet or number that a paragraph style brings, its own or inherited (§ 17.7.2)."""
        for style in self._ancestry(name):
            number = next(style.iter(q("w:numId")), None)
            if number is not None:
                level = next(style.iter(q("w:ilvl")), None)
                return NumberingLevel(whole(number, "w:val"), 0 if level is None else whole(level, "w:val"))
        return None

    def _ancestry(self, name: str) -> Iterator[Element]:
        """A paragraph style, the one it is based on, and so on."""
        identifier = self._id("paragraph", name)
        seen: set[str] = set()
        while identifier in self._by_id and identifier not in seen:
            seen.add(identifier)
            style = self._by_id[identifier]
            yield style
            based_on = style.find(q("w:basedOn"))
            identifier = "" if based_on is None else val(based_on)

    def _add_paragraph_style(self, name: str, numbering: NumberingLevel | None) -> None:
        definition = DEFINITIONS[name]
        properties: list[Element] = []
        runs: list[Element] = []
        if definition.parent == NORMAL:
            # Whatever `Normal` says of paragraphs, it says it for other texts than this.
            properties = in_order(self._paragraph_properties(name, numbering))
            runs = list(run_properties(self._look(name), self._house.paragraphs["body"]))
        else:
            self.paragraph(definition.parent)
            if definition.parent in self._added:
                parent = self._look(definition.parent)
                properties = in_order(self._paragraph_properties(name, numbering, parent))
                runs = list(run_properties(self._look(name), parent))
            # A parent of the user's own also says how this style looks.
        following = self.paragraph(definition.following) if definition.following else None
        self._added.add(name)
        self._add(
            "paragraph",
            name,
            definition.parent,
            *([value("w:next", following)] if following else []),
            *([] if name in FURNITURE else [element("w:qFormat")]),
            *([element("w:pPr", None, *properties)] if properties else []),
            *([element("w:rPr", None, *runs)] if runs else []),
        )

    def _look(self, name: str) -> ParagraphStyle:
        """How a style looks: as its kind of paragraph in the house style, but for what Word needs."""
        definition = DEFINITIONS[name]
        look = self._house.paragraphs[definition.look]
        look = replace(
            look,
            bold=look.bold or definition.bold,
            keep_with_next=look.keep_with_next or definition.keep_with_next,
            keep_together=look.keep_together or definition.keep_together,
        )
        match definition.look:
            case "table":
                return replace(look, space_before=0, space_after=0)  # a cell has margins of its own
            case "page":
                return replace(look, align=Align.LEFT)  # its three texts stand at tab stops
            case _:
                return look

    def _paragraph_properties(
        self, name: str, numbering: NumberingLevel | None, parent: ParagraphStyle | None = None
    ) -> Iterator[Element]:
        definition = DEFINITIONS[name]
        look = self._look(name)
        if definition.look == "page":
            yield self._tab_stops()
        if definition.look == "divider":
            line = {"w:val": "single", "w:sz": "4", "w:space": "1", "w:color": "auto"}
            yield element("w:pBdr", None, element("w:bottom", line))
        if numbering is not None:
            yield numbering.properties()
        if definition.depth is not None:
            yield item_indentation(look, definition.depth, hanging=definition.hanging)
        elif parent is None or look.indent != parent.indent:
            right = {"w:right": twips(look.indent)} if definition.look == "quotation" else {}
            yield element("w:ind", {"w:left": twips(look.indent), **right})
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
        while identifier in self._by_id:
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
        self._by_id[identifier] = style
        self._found[kind, name.lower()] = style

    def _id(self, kind: str, name: str) -> str:
        return self._found[kind, name.lower()].get(q("w:styleId"), "")


def _named(style: Element) -> str:
    """The name of a style; Word tells names apart without regard to case."""
    name = style.find(q("w:name"))
    return "" if name is None else val(name).lower()
