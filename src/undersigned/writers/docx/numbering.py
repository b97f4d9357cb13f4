"""Numbering definitions for the lists of a letter; each list is told its style and its numbers.

An abstract definition says how each level of a list looks, an instance of it is one count
(ISO 29500-1 § 17.9): bullets share an instance, each numbered list has its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.oxml.text.paragraph import CT_P

from undersigned.languages.word_formats import word_format
from undersigned.model.letter import Numbered, NumberedList
from undersigned.model.list_marks import PLAIN, ListMark
from undersigned.model.style import HouseStyle
from undersigned.writers.docx.looks import add_property, item_indentation, item_step, twips
from undersigned.writers.docx.ooxml import Element, attribute, element, insert, q, val, value, whole
from undersigned.writers.docx.style_names import (
    ASK,
    ASKS_OF,
    BULLETS,
    DEFINITIONS,
    NUMBERED_ASK,
    NUMBERS,
    STYLED_LEVELS,
    list_style,
)
from undersigned.writers.docx.styles import NumberingLevel, StyleSheet
from undersigned.writers.list_rooms import ROOMS, room_of

_LEVELS = 9
"""How many levels a definition has (§ 17.9.6)."""
_ORDER = ("w:numPicBullet", "w:abstractNum", "w:num", "w:numIdMacAtCleanup")
"""What a numbering part holds, in the order of the schema (§ 17.9.17)."""


@dataclass(frozen=True)
class ListFormat:
    """The style (id) of a list's items, and their bullet or number where the style does not bring it."""

    style: str
    numbering: NumberingLevel | None = None
    indentation: tuple[float, float] | None = None
    """That of the text, and how far the number hangs in it, in points, where it needs more room than the style has."""

    def apply(self, paragraph: CT_P) -> None:
        """State in an item's paragraph what its style does not."""
        properties = paragraph.get_or_add_pPr()
        if self.numbering is not None:
            add_property(properties, self.numbering.properties())
        if self.indentation is not None:
            left, hanging = self.indentation
            add_property(properties, element("w:ind", {"w:left": twips(left), "w:hanging": twips(hanging)}))


class Numbering:
    """The numbering part of a file: what is there stays, the lists of the letter are added."""

    def __init__(self, part: Element, styles: StyleSheet, style: HouseStyle) -> None:
        self._part = part
        self._styles = styles
        self._house = style
        self._own: dict[tuple[str, ListMark], int] = {}
        by_id = {attribute(found, "w:abstractNumId"): found for found in part.findall(q("w:abstractNum"))}
        self._definitions: dict[int, Element] = {}
        for instance in part.findall(q("w:num")):
            definition = instance.find(q("w:abstractNumId"))
            if definition is not None and val(definition) in by_id:
                self._definitions[whole(instance, "w:numId")] = by_id[val(definition)]

    def bullets(self, depth: int, *, asks: bool) -> ListFormat:
        """How a list with bullets is set at a depth from 0; `asks` where its items are the letter's asks."""
        family = ASK if asks else BULLETS
        name, brought = self._style(family, depth)
        style = self._styles.paragraph(name)
        if brought is None:
            return ListFormat(style, NumberingLevel(self._instance(family), _level(depth)))
        if depth >= STYLED_LEVELS:
            return ListFormat(style, NumberingLevel(brought.number, _level(depth)))
        return ListFormat(style)

    def numbers(self, depth: int, *, asks: bool, block: NumberedList[Numbered]) -> tuple[ListFormat, ...]:
        """How the items of a numbered list are set: all alike, if Word can count in what the list does."""
        family = NUMBERED_ASK if asks else NUMBERS
        name, brought = self._style(family, depth)
        style = self._styles.paragraph(name)
        if brought is None or block.mark != PLAIN:
            definition, level = self._definitions[self._instance(family, block.mark)], _level(depth)
        else:
            definition = self._definitions[brought.number]
            level = (
                _level(depth) if depth >= STYLED_LEVELS else _bound_level(definition, style, brought.level)
            )
        usual = item_step(self._house.paragraphs[DEFINITIONS[family].look])
        step = max(usual, ROOMS.get(room_of(block) or "", usual))
        if word_format(block.mark) is None:
            own = [self._level_definition(family, block.mark, level, text) for text in block.marks]
        else:
            own = [value("w:startOverride", str(block.start))]
        forms = [
            ListFormat(
                style,
                NumberingLevel(
                    self._add_instance(
                        definition, element("w:lvlOverride", {"w:ilvl": str(level)}, override)
                    ),
                    level,
                ),
                (usual * depth + step, step) if step > usual else None,
            )
            for override in own
        ]
        return tuple(forms * len(block.items)) if len(forms) == 1 else tuple(forms)

    def _style(self, family: str, depth: int) -> tuple[str, NumberingLevel | None]:
        """The style for a level of a family of lists, and the bullet or number that it brings.

        A style that the file lacks is added and bound to that level of the family's own definition.
        """
        if family in ASKS_OF:
            self._style(ASKS_OF[family], depth)
        name = list_style(family, depth)
        if not self._styles.has(name):
            wanted = NumberingLevel(self._instance(family), min(depth, STYLED_LEVELS - 1))
            style = self._styles.paragraph(name, wanted)
            if self._styles.numbering(name) == wanted:
                # the level and its style refer to each other (§ 17.9.23)
                level = self._definitions[wanted.number].findall(q("w:lvl"))[wanted.level]
                level.insert(2, value("w:pStyle", style))
        brought = self._styles.numbering(name)
        fits = brought is not None and self._prints(brought, name, counts=family in (NUMBERS, NUMBERED_ASK))
        return name, brought if fits else None

    def _prints(self, brought: NumberingLevel, style: str, *, counts: bool) -> bool:
        """Whether a level of the file prints what the letter's other formats do: bullets, or plain numbers."""
        definition = self._definitions.get(brought.number)
        if definition is None:
            return False
        number = _bound_level(definition, self._styles.paragraph(style), brought.level)
        level = next((one for one in definition.findall(q("w:lvl")) if whole(one, "w:ilvl") == number), None)
        if level is None:
            return True
        format, text = (level.find(q(name)) for name in ("w:numFmt", "w:lvlText"))
        said = "decimal" if format is None else val(format)
        if not counts:
            return said == "bullet"
        return said == "decimal" and (text is None or val(text) == f"%{number + 1}.")

    def _instance(self, family: str, mark: ListMark = PLAIN) -> int:
        """The instance that a family of lists has of its own, for the marks that its numbers bear."""
        if (family, mark) not in self._own:
            taken = [whole(d, "w:abstractNumId") for d in self._part.findall(q("w:abstractNum"))]
            definition = element(
                "w:abstractNum",
                {"w:abstractNumId": str(max(taken, default=-1) + 1)},
                value("w:multiLevelType", "hybridMultilevel"),
                *(self._level_definition(family, mark, depth) for depth in range(_LEVELS)),
            )
            insert(self._part, definition, _ORDER)
            self._own[family, mark] = self._add_instance(definition)
        return self._own[family, mark]

    def _add_instance(self, definition: Element, *overrides: Element) -> int:
        number = max(self._definitions, default=0) + 1
        reference = value("w:abstractNumId", attribute(definition, "w:abstractNumId"))
        instance = element("w:num", {"w:numId": str(number)}, reference, *overrides)
        insert(self._part, instance, _ORDER)
        self._definitions[number] = definition
        return number

    def _level_definition(self, family: str, mark: ListMark, depth: int, text: str = "") -> Element:
        """One level of a list; numbers bear the same marks at each, as a list does in every other format.

        Where Word cannot count so, the mark is a `text`, as a bullet is.
        """
        look = self._house.paragraphs[DEFINITIONS[family].look]
        counts = family in (NUMBERS, NUMBERED_ASK)
        return element(
            "w:lvl",
            {"w:ilvl": str(depth)},
            value("w:start", "1"),
            value("w:numFmt", (word_format(mark) or "none") if counts else "bullet"),
            value(
                "w:lvlText",
                text or (f"{mark.before}%{depth + 1}{mark.after}" if counts else self._house.bullet),
            ),
            value("w:lvlJc", "left"),
            element("w:pPr", None, item_indentation(look, depth, hanging=True)),
        )


def _level(depth: int) -> int:
    return min(depth, _LEVELS - 1)


def _bound_level(definition: Element, style: str, stated: int) -> int:
    """The level of a definition that names a style as its own (§ 17.9.23), else the one the style states."""
    for level in definition.findall(q("w:lvl")):
        bound = level.find(q("w:pStyle"))
        if bound is not None and val(bound) == style:
            return whole(level, "w:ilvl")
    return stated
