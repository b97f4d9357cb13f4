"""Counts the lists of a Word file as Word does, and gives each paragraph its label (ISO 29500-1 § 17.9)."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element

from undersigned.checking.printed_paragraphs import BULLET

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FIGURES: Final = re.compile(r"(?<!%)\d+")


class WordLists:
    """The lists that the paragraphs of a file belong to, from its numbering and its styles."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._definitions: dict[str | None, Element] = {}
        self._instances: dict[str | None, Element] = {}
        if numbering is not None:
            self._definitions = {
                found.get(f"{_W}abstractNumId"): found for found in numbering.findall(f"{_W}abstractNum")
            }
            self._instances = {found.get(f"{_W}numId"): found for found in numbering.findall(f"{_W}num")}
        found_styles = () if styles is None else styles.findall(f"{_W}style")
        self._styles = {style.get(f"{_W}styleId"): style for style in found_styles}
        self._counts: dict[tuple[str | None, int], int] = {}
        self._begun: set[tuple[str | None, int]] = set()

    def label(self, paragraph: Element) -> str:
        """The label of a paragraph, a figure whatever its style makes of it (`a`, `iii`); empty where it has none.

        It counts: paragraphs are to be asked for in the order of the file.
        """
        number, level = self._numbered(paragraph)
        instance = self._instances.get(number)
        if number in (None, "0") or instance is None:
            return ""
        definition_id = _value(instance, "abstractNumId")
        definition = self._definitions.get(definition_id)
        own = instance.find(f"{_W}lvlOverride[@{_W}ilvl='{level}']/{_W}lvl")
        look = None if definition is None else definition.find(f"{_W}lvl[@{_W}ilvl='{level}']")
        look = look if own is None else own
        if look is None:
            return ""
        if _value(look, "numFmt") == "none":
            # Figures in which Word does not count are a text before each item.
            figures = _FIGURES.search(_value(look, "lvlText") or "")
            return f"{int(figures[0])}." if figures else ""
        if _value(look, "numFmt") == "bullet":
            return BULLET
        override = instance.find(f"{_W}lvlOverride[@{_W}ilvl='{level}']/{_W}startOverride")
        count = self._counts.get((definition_id, level), int(_value(look, "start") or 1) - 1) + 1
        if override is not None and (number, level) not in self._begun:
            count = int(override.get(f"{_W}val") or 1)
        self._begun.add((number, level))
        self._counts[definition_id, level] = count
        for key in [key for key in self._counts if key[0] == definition_id and key[1] > level]:
            del self._counts[key]
        return f"{count}."

    def _numbered(self, paragraph: Element) -> tuple[str | None, int]:
        """The instance of a list, and the level in it, that a paragraph or its style states (§ 17.9.18)."""
        properties = paragraph.find(f"{_W}pPr")
        stated = None if properties is None else properties.find(f"{_W}numPr")
        style_id = None if properties is None else _value(properties, "pStyle")
        number = None if stated is None else _value(stated, "numId")
        level = None if stated is None else _value(stated, "ilvl")
        seen = set[str | None]()
        while style_id is not None and style_id not in seen and (number is None or level is None):
            seen.add(style_id)
            style = self._styles.get(style_id)
            if style is None:
                break
            of_style = style.find(f"{_W}pPr/{_W}numPr")
            if of_style is not None:
                number = number or _value(of_style, "numId")
                level = level or self._bound_level(number, style_id) or _value(of_style, "ilvl")
            style_id = _value(style, "basedOn")
        return number, int(level or 0)

    def _bound_level(self, number: str | None, style: str) -> str | None:
        """The level of a list that names a style as its own (§ 17.9.23)."""
        instance = self._instances.get(number)
        definition = None if instance is None else self._definitions.get(_value(instance, "abstractNumId"))
        for level in () if definition is None else definition.findall(f"{_W}lvl"):
            if _value(level, "pStyle") == style:
                return level.get(f"{_W}ilvl")
        return None


def _value(around: Element, name: str) -> str | None:
    found = around.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val")
