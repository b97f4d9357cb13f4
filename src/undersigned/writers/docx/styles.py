"""The paragraph styles of a Word file, made of the house style's kinds of paragraph, each on first use.

The names are Word's own where it has one, so that a user's template applies: a style that the file
has by name stays as it is, and only what is missing is added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.parser import OxmlElement
from docx.oxml.styles import CT_Style
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.parfmt import CT_PPr
from docx.shared import Pt
from docx.styles.style import CharacterStyle
from docx.styles.style import ParagraphStyle as DocxStyle
from docx.styles.styles import Styles
from docx.text.parfmt import ParagraphFormat

from undersigned.languages.scripts import is_rtl
from undersigned.model.style import Align, Borders, HouseStyle, ParagraphStyle
from undersigned.writers.docx.looks import (
    add_property,
    cell_margins,
    divider,
    indentation,
    item_indentation,
    paragraph_properties,
    rule,
    run_properties,
    set_colour,
)
from undersigned.writers.docx.ooxml import Element, attribute, element, is_usual, q, remove, val, value, whole
from undersigned.writers.docx.style_names import CUSTOM, DEFINITIONS, FURNITURE, NORMAL, TABLES
from undersigned.writers.docx.undoing import prepare_defaults, runs_back, undo_paragraphs, undo_runs

_HEADS = frozenset({"header", "footer"})
"""Styles of what stands in the user's own headers and footers, too."""


@dataclass(frozen=True)
class NumberingLevel:
    """A level (from 0) of a list: what a numbered paragraph or its style refers to (§ 17.3.1.19)."""

    number: int
    level: int = 0

    def properties(self) -> Element:
        """The reference as a paragraph or a style states it."""
        return element("w:numPr", None, value("w:ilvl", str(self.level)), value("w:numId", str(self.number)))


class StyleSheet:
    """The styles of a file: finds them by name and adds what is missing, from the house style.

    python-docx finds a style by a walk over all of them, and tells names apart by case.
    """

    def __init__(self, styles: Styles, style: HouseStyle, language: str) -> None:
        self._styles = styles.element
        self._house = style
        # by type and name, and by id
        self._found: dict[tuple[str, str], CT_Style] = {}
        self._by_id: dict[str, CT_Style] = {}
        for found in self._styles.style_lst:
            self._found[attribute(found, "w:type"), _named(found)] = found
            self._by_id[attribute(found, "w:styleId")] = found
        self._added: set[str] = set()
        self._is_rtl = is_rtl(language)
        normal = self._normal()
        if normal is not None:
            # Word knows it by what it is, not by what it is called.
            self._found["paragraph", NORMAL.lower()] = normal
        prepare_defaults(self._styles, normal)
        self._of_paragraphs, self._of_letters = self._said_of_all("pPr"), self._said_of_all("rPr")

    def has(self, name: str) -> bool:
        """Whether there is a paragraph style of that name."""
        return self._has("paragraph", name)

    def paragraph(self, name: str, numbering: NumberingLevel | None = None) -> str:
        """The id of a paragraph style; one that is added also gets its bullet or number."""
        if not self.has(name):
            self._add_paragraph_style(name, numbering)
        elif name not in self._added | _HEADS:
            self._adapt(name)
        return self._id("paragraph", name)

    def undo(self, properties: CT_PPr) -> None:
        """Let a paragraph or style have nothing of `Normal`, on which it is based, but how its letters look."""
        undo_paragraphs(properties, self._of_paragraphs)
        if runs_back(self._of_paragraphs) is not self._is_rtl and properties.find(q("w:bidi")) is None:
            add_property(properties, value("w:bidi", str(int(self._is_rtl))))

    def needs_page_break(self, name: str) -> bool:
        """Whether a paragraph must itself say that it begins a page, where the house style wants that.

        Not if its style was added here or says whether it does: `heading 1` of a user's file was
        made for other texts, and seldom says it.
        """
        said = (style.find(f"{q('w:pPr')}/{q('w:pageBreakBefore')}") for style in self._ancestry(name))
        return name not in self._added and self._look(name).new_page and all(s is None for s in said)

    def indents(self, name: str) -> float:
        """Points by which a paragraph style moves its lines in, at both ends together."""
        self.paragraph(name)
        found = (style.find(f"{q('w:pPr')}/{q('w:ind')}") for style in self._ancestry(name))
        stated = [indents for indents in found if indents is not None]
        ends = (("w:left", "w:start"), ("w:right", "w:end"))  # under two names (§ 17.3.1.12)
        said = ([whole(one, name) for one in stated for name in end if attribute(one, name)] for end in ends)
        return sum(max(0, end[0]) for end in said if end) / 20

    @property
    def furniture(self) -> ParagraphStyle:
        """How headers and footers look that are made here."""
        return self._look("header")

    def hyperlink(self) -> str:
        """The id of the character style for links."""
        if not self._has("character", "Hyperlink"):
            style = self._add_character_style("Hyperlink")
            set_colour(style.font, self._house.link_colour)
        return self._id("character", "Hyperlink")

    def note_mark(self, kind: str) -> str:
        """The id of the character style for the mark of a `footnote` or `endnote`, in the text and at the note."""
        name = f"{kind} reference"
        if not self._has("character", name):
            style = self._add_character_style(name)
            style.font.superscript = True
        return self._id("character", name)

    def table(self) -> str | None:
        """The id of the style of tables with words: with thin grey lines; None where they have no lines."""
        if self._house.borders is Borders.NONE:
            return None
        name, edges = TABLES[self._house.borders]
        if not self._has("table", name):
            style = self._add(WD_STYLE_TYPE.TABLE, name, "Normal Table")
            line = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "808080"}
            borders = element("w:tblBorders", None, *(element(f"w:{edge}", line) for edge in edges))
            room = cell_margins("w:tblCellMar", {"top": 3, "left": 5, "bottom": 3, "right": 5})
            style.append(element("w:tblPr", None, borders, room))
        return self._id("table", name)

    def numbering(self, name: str) -> NumberingLevel | None:
        """The bullet or number that a paragraph style brings, its own or inherited (§ 17.7.2)."""
        for style in self._ancestry(name):
            number = next(style.iter(q("w:numId")), None)
            if number is not None:
                level = next(style.iter(q("w:ilvl")), None)
                return NumberingLevel(whole(number, "w:val"), 0 if level is None else whole(level, "w:val"))
        return None

    def _normal(self) -> CT_Style | None:
        """The style that paragraphs have by default (§ 17.7.4.17), else that called `Normal`."""
        default = (
            style
            for style in self._styles.style_lst
            if attribute(style, "w:type") == "paragraph" and is_usual(style)
        )
        return next(default, self._found.get(("paragraph", NORMAL.lower())))

    def _said_of_all(self, properties: str) -> list[Element]:
        """What `Normal` and the file's defaults say of paragraphs (`pPr`) or letters (`rPr`), the nearest first."""
        styles = self._ancestry(NORMAL) if self.has(NORMAL) else ()
        return [said for style in styles for said in style.findall(q(f"w:{properties}"))] + self._defaults(
            properties
        )

    def _defaults(self, properties: str) -> list[Element]:
        path = (q(f"w:{name}") for name in ("docDefaults", f"{properties}Default", properties))
        found: list[Element] = self._styles.findall("/".join(path))
        return found

    def _adapt(self, name: str) -> None:
        """Let a style of the user's own say nothing else than the letter does in its other formats.

        Its paragraphs run as the letter's language does (§ 17.3.1.6), and have a number only in lists.
        """
        said = [place for style in self._ancestry(name) for place in style.findall(q("w:pPr"))]
        for frame in [frame for place in said for frame in place.findall(q("w:framePr"))]:
            remove(frame)  # its paragraphs would lie over one another
        properties = self._found["paragraph", name.lower()].get_or_add_pPr()
        if runs_back([*said, *self._defaults("pPr")]) is not self._is_rtl:
            for bidi in properties.findall(q("w:bidi")):
                properties.remove(bidi)
            add_property(properties, value("w:bidi", str(int(self._is_rtl))))
        number = self.numbering(name)
        if DEFINITIONS[name].depth is None and number is not None and number.number:
            for numbered in properties.findall(q("w:numPr")):
                properties.remove(numbered)
            add_property(properties, NumberingLevel(0).properties())

    def _ancestry(self, name: str) -> Iterator[CT_Style]:
        """A paragraph style, the one it is based on, and so on."""
        identifier, seen = self._id("paragraph", name), set[str]()
        while identifier in self._by_id and identifier not in seen:
            seen.add(identifier)
            style = self._by_id[identifier]
            yield style
            based_on = style.find(q("w:basedOn"))
            identifier = "" if based_on is None else val(based_on)

    def _add_paragraph_style(self, name: str, numbering: NumberingLevel | None) -> None:
        definition = DEFINITIONS[name]
        look = self._look(name)
        if definition.parent == NORMAL:
            # Whatever `Normal` says of paragraphs, it says it for other texts than this.
            properties = self._paragraph_properties(name, numbering)
            runs = run_properties(look, self._house.paragraphs["body"])
            self.undo(properties)
            undo_runs(runs, self._of_letters, look)
        else:
            self.paragraph(definition.parent)
            if definition.parent in self._added:
                parent = self._look(definition.parent)
                properties = self._paragraph_properties(name, numbering, parent)
                runs = run_properties(look, parent)
            else:
                # A parent of the user's own also says how this style looks.
                properties, runs = OxmlElement("w:pPr"), OxmlElement("w:rPr")
        following = self.paragraph(definition.following) if definition.following else None
        self._added.add(name)
        style = DocxStyle(self._add(WD_STYLE_TYPE.PARAGRAPH, name, definition.parent))
        if following:
            style.next_paragraph_style = DocxStyle(self._by_id[following])
        style.quick_style = name not in FURNITURE
        for stated in (properties, runs):
            if len(stated):
                style.element.append(stated)

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
                return _bare(look)  # a cell has margins of its own
            case "page":
                # Its three texts stand at tab stops.
                return replace(_bare(look), align=Align.LEFT, keep_together=False)
            case _:
                return look

    def _paragraph_properties(
        self, name: str, numbering: NumberingLevel | None, parent: ParagraphStyle | None = None
    ) -> CT_PPr:
        definition = DEFINITIONS[name]
        look = self._look(name)
        paragraph = OxmlElement("w:p")
        properties = paragraph_properties(look, parent)
        paragraph.append(properties)
        format = ParagraphFormat(paragraph)
        if definition.look == "page":
            self._set_tab_stops(format)
        if definition.look == "divider":
            add_property(properties, divider(look.colour))
        elif look.rule_below:
            add_property(properties, rule("bottom", look.colour, nth=self._nth_rule(definition.look)))
        if numbering is not None:
            add_property(properties, numbering.properties())
        if definition.depth is not None:
            hung = item_indentation(look, definition.depth, hanging=definition.hanging)
            add_property(properties, hung)
        elif (moved := indentation(look, parent)) is not None:
            add_property(properties, moved)
        if definition.outline is not None:
            add_property(properties, value("w:outlineLvl", str(definition.outline)))
        return properties

    def _nth_rule(self, kind: str) -> int:
        """How many kinds of paragraph before this one have a line of its colour below them."""
        kinds = self._house.paragraphs
        alike = [one for one, look in kinds.items() if look.rule_below and look.colour == kinds[kind].colour]
        return alike.index(kind)

    def _set_tab_stops(self, format: ParagraphFormat) -> None:
        page = self._house.page
        width = page.width - page.margin_left - page.margin_right
        format.tab_stops.add_tab_stop(Pt(width / 2), WD_TAB_ALIGNMENT.CENTER)
        format.tab_stops.add_tab_stop(Pt(width), WD_TAB_ALIGNMENT.RIGHT)

    def _add_character_style(self, name: str) -> CharacterStyle:
        return CharacterStyle(self._add(WD_STYLE_TYPE.CHARACTER, name, "Default Paragraph Font"))

    def _add(self, kind: WD_STYLE_TYPE, name: str, parent: str) -> CT_Style:
        """Add a style, based on another if the file has that."""
        added: CT_Style = self._styles.add_style_of_type(
            name, kind, builtin=name not in CUSTOM and name != "Table Rules"
        )
        identifier = "".join(word[0].upper() + word[1:] for word in name.split())
        while identifier in self._by_id:
            identifier += "_"
        added.styleId = identifier
        said = attribute(added, "w:type")
        if self._has(said, parent):
            added.basedOn_val = self._id(said, parent)
        self._by_id[identifier] = added
        self._found[said, name.lower()] = added
        return added

    def _has(self, kind: str, name: str) -> bool:
        return (kind, name.lower()) in self._found

    def _id(self, kind: str, name: str) -> str:
        return attribute(self._found[kind, name.lower()], "w:styleId")


def _bare(look: ParagraphStyle) -> ParagraphStyle:
    """How the letters of a paragraph look that is in no text: with no space around it, and on any page."""
    return replace(look, space_before=0, space_after=0, indent=0, indent_right=0, first_line=0)


def style_paragraph(paragraph: CT_P, style: str) -> None:
    """Give a new paragraph a style by its id; python-docx would look for its name among all that there are."""
    paragraph.append(element("w:pPr", None, value("w:pStyle", style)))


def _named(style: Element) -> str:
    """The name of a style; Word tells names apart without regard to case."""
    name = style.find(q("w:name"))
    return "" if name is None else val(name).lower()
