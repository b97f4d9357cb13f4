"""Gives each paragraph of any Word file the label that Word prints before it (ISO 29500-1 § 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol, overload

from undersigned.checking.printed_paragraphs import BULLET
from undersigned.checking.word_numerals import numeral_of

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS: Final = 9
HUGS: Final = "\u2060"
"""The end of a label that touches the words behind it (§ 17.9.28): WORD JOINER, which nobody sees."""
_FIGURES: Final = re.compile(r"(?<!%)\d+")
_WORD: Final = re.compile(r"[^\W_]{2}")
"""What in a bullet are words: one letter may be a sign of a font for signs."""
_OFF: Final = frozenset({"0", "false", "off"})


class Element(Protocol):
    """What is asked of an XML element: that of Python's library gives it, and so does lxml's."""

    @overload
    def get(self, key: str, /) -> str | None: ...
    @overload
    def get(self, key: str, default: str, /) -> str: ...
    def iter(self, tag: str, /) -> Iterator[Element]:
        """All in it that bear a tag."""

    def find(self, path: str, /) -> Element | None:
        """The first child at a path."""

    def findall(self, path: str, /) -> Iterable[Element]:
        """All children at a path."""


@dataclass
class _Level:
    """How a level of a list looks (§ 17.9.6)."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    """The level, from 1, after which it begins anew (§ 17.9.10); 0 never, None after any above it."""
    is_legal: bool = False
    hugs: bool = False
    """Whether nothing stands behind it."""
    style: str | None = None
    """The style that stands in this level (§ 17.9.23)."""
    paragraphs: Element | None = None
    """What it says of its paragraphs (§ 17.9.22)."""


@dataclass
class _Definition:
    """A list that is counted: an abstract definition, which several instances share."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class WordLabels:
    """The labels of a file's paragraphs, by its numbering and its styles; it counts as it is asked, in order."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._styles = {
            style.get(f"{W}styleId"): style for style in (() if styles is None else styles.iter(f"{W}style"))
        }
        self._default = next(
            (
                id
                for id, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {"1", "true", "on"}
            ),
            None,
        )
        nothing: tuple[Element, ...] = ()
        found = nothing if numbering is None else numbering.findall(f"{W}abstractNum")
        self._abstract = {one.get(f"{W}abstractNumId"): one for one in found}
        found = nothing if numbering is None else numbering.findall(f"{W}num")
        self._instances = {one.get(f"{W}numId"): one for one in found}
        self._definitions: dict[str | None, _Definition] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Element) -> str:
        """What stands before a paragraph; empty where nothing does."""
        counted = self._counted(paragraph)
        if counted is None:
            return ""
        return f"{self._printed(*counted[:3])}{HUGS if counted[0].hugs else ''}"

    def figure(self, paragraph: Element) -> str:
        """The same as a figure with a full stop, whatever its list makes of it (`a`, `iii`), or as a bullet."""
        counted = self._counted(paragraph)
        if counted is None:
            return ""
        look, _, definition, level = counted
        if look.format == "bullet":
            return BULLET
        # Figures in which Word does not count are a text before each item.
        typed = _FIGURES.search(look.text) if look.format == "none" else None
        if look.format == "none":
            return f"{int(typed[0])}." if typed else ""
        return f"{definition.counts[level]}."

    def stands(self, paragraph: Element) -> tuple[str, int, Element | None, bool] | None:
        """In which list and level a paragraph stands, what that says of paragraphs, and whether it has bullets."""
        number, level = self._numbered(paragraph)
        instance = self._instances.get(number)
        if instance is None:
            return None
        definition, own = self._definition(instance), self._own_level(instance, level)
        look = own or definition.levels.get(level)
        if look is None:
            return None
        return str(id(definition)), level, look.paragraphs, look.format == "bullet"

    def _counted(self, paragraph: Element) -> tuple[_Level, Element, _Definition, int] | None:
        """The level of a list in which a paragraph stands, which is counted by one; None where it stands in none."""
        number, level = self._numbered(paragraph)
        instance = self._instances.get(number)
        if number is None or instance is None or not 0 <= level < LEVELS:
            return None
        definition = self._definition(instance)
        look = self._own_level(instance, level) or definition.levels.get(level)
        if look is None:
            return None
        override = instance.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        begins = override is not None and (number, level) not in self._begun
        self._begun.add((number, level))
        # Levels above it that nothing has counted begin with it (as LibreOffice does).
        for upper in range(level):
            its = self._own_level(instance, upper) or definition.levels.get(upper, _Level())
            definition.counts.setdefault(upper, its.start)
        if begins and override is not None:
            definition.counts[level] = _whole(override.get(f"{W}val"), 1)
        else:
            definition.counts[level] = definition.counts.get(level, look.start - 1) + 1
        for deeper in [one for one in definition.counts if one > level]:
            below = definition.levels.get(deeper, _Level())
            if below.restarts_after is None or level + 1 <= below.restarts_after:
                del definition.counts[deeper]
        return look, instance, definition, level

    # --- what is printed

    def _printed(self, look: _Level, instance: Element, definition: _Definition) -> str:
        if look.format == "bullet":
            return look.text if _WORD.search(look.text) else BULLET
        if look.format == "none" and "%" not in look.text:
            return look.text

        def numeral(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            its = self._own_level(instance, level) or definition.levels.get(level, _Level())
            count = definition.counts.get(level, its.start)
            return numeral_of(count, "decimal" if look.is_legal and its.format != "none" else its.format)

        return re.sub(r"%([1-9])", numeral, look.text)

    # --- which list

    def _numbered(self, paragraph: Element) -> tuple[str | None, int]:
        """The instance of a list, and the level in it, that a paragraph or its style states (§ 17.9.18)."""
        properties = paragraph.find(f"{W}pPr")
        stated = None if properties is None else properties.find(f"{W}numPr")
        number, level = _value(stated, "numId"), _value(stated, "ilvl")
        style_id = _value(properties, "pStyle") or self._default
        seen = set[str | None]()
        while style_id is not None and style_id not in seen and (number is None or level is None):
            seen.add(style_id)
            style = self._styles.get(style_id)
            of_style = None if style is None else style.find(f"{W}pPr/{W}numPr")
            if of_style is not None:
                number = number or _value(of_style, "numId")
                level = level or self._bound_level(number, style_id) or _value(of_style, "ilvl")
            style_id = _value(style, "basedOn")
        return (None if number == "0" else number), _whole(level, 0)

    def _bound_level(self, number: str | None, style: str) -> str | None:
        instance = self._instances.get(number)
        levels = self._definition(instance).levels if instance is not None else {}
        return next((str(level) for level, look in levels.items() if look.style == style), None)

    def _definition(self, instance: Element) -> _Definition:
        """The definition of an instance, or that to which it is linked by a style (§ 17.9.21)."""
        id, seen = _value(instance, "abstractNumId"), set[str | None]()
        abstract = self._abstract.get(id)
        while abstract is not None and id not in seen:
            seen.add(id)
            link = _value(abstract, "numStyleLink")
            style = self._styles.get(link) if link else None
            number = None if style is None else _value(style.find(f"{W}pPr/{W}numPr"), "numId")
            linked = _value(self._instances.get(number), "abstractNumId")
            if linked is None:
                break
            id, abstract = linked, self._abstract.get(linked)
        if id not in self._definitions:
            levels = () if abstract is None else abstract.findall(f"{W}lvl")
            self._definitions[id] = _Definition(
                {_whole(level.get(f"{W}ilvl"), 0): _level(level) for level in levels}
            )
        return self._definitions[id]

    def _own_level(self, instance: Element, level: int) -> _Level | None:
        own = instance.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        return None if own is None else _level(own)


def _level(element: Element) -> _Level:
    restart = _value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        _value(element, "numFmt") or "decimal",
        _value(element, "lvlText") or "",
        _whole(_value(element, "start"), 0),
        None if restart is None else _whole(restart, 0),
        legal is not None and legal.get(f"{W}val", "1") not in _OFF,
        _value(element, "suff") == "nothing",
        _value(element, "pStyle"),
        element.find(f"{W}pPr"),
    )


def _value(around: Element | None, name: str) -> str | None:
    found = None if around is None else around.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise
