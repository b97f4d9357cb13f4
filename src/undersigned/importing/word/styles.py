"""What a paragraph or a run of text is, by the styles and the lists of its Word file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import child_val, is_on, q, val, whole
from undersigned.files.word_xml import Element
from undersigned.importing.manuscript import Item
from undersigned.model.list_marks import PLAIN, ListMark, Numerals

_HEADING: Final = re.compile(r"heading (\d)")
_LEVEL_TEXT: Final = re.compile(r"(?P<before>[(（]?)%(?P<level>\d)(?P<after>[.)）、．-]{1,2})")
_NUMERALS: Final = {
    "decimal": Numerals.FIGURES,
    "lowerLetter": Numerals.LETTERS,
    "upperLetter": Numerals.CAPITALS,
    "lowerRoman": Numerals.ROMAN,
    "upperRoman": Numerals.ROMAN_CAPITALS,
}
"""Formats of numbers (§ 17.18.59) that letters here have, too."""
_CHAIN: Final = 20
"""How many styles may be based on one another; Word stops at 11."""
_LETTER: Final = frozenset(
    {"title", "subject line", "subject", "date line", "date", "salutation", "closing", "inside address"}
)
"""Styles of parts of a letter, which are no headings even where Word's outline lists them."""
LOST_LOOKS: Final = {
    "u": "underlining",
    "strike": "striking through",
    "dstrike": "striking through",
    "smallCaps": "small capitals",
    "highlight": "highlighting",
}
"""Looks that no letter here has, by the property that says so."""


@dataclass(frozen=True)
class Look:
    """How a run of text looks, as far as a letter here can."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    hidden: bool = False
    lost: tuple[str, ...] = ()


class Styles:
    """The styles of a file, by id."""

    def __init__(self, root: Element | None) -> None:
        styles = root.findall(q("w:style")) if root is not None else []
        self._by_id = {style.get(q("w:styleId")): style for style in styles}
        self._default = next(
            (
                style
                for style in styles
                if style.get(q("w:type")) == "paragraph" and style.get(q("w:default")) in {"1", "true"}
            ),
            None,
        )

    def name(self, identifier: str) -> str:
        """The name of a style in small letters; Word keeps those of its own styles in English."""
        style = self._by_id.get(identifier)
        return child_val(style, "w:name", identifier).lower()

    def heading(self, identifier: str) -> int:
        """The level of a paragraph style as a heading, 0 where it is none."""
        for style in self._chain(identifier):
            name = child_val(style, "w:name").lower()
            if name in _LETTER:
                return 0
            if found := _HEADING.fullmatch(name):
                return int(found[1])
            if (outline := style.find(q("w:pPr/w:outlineLvl"))) is not None:
                level = whole(val(outline), 9)
                return level + 1 if level < 9 else 0  # noqa: PLR2004  # 9 says that it is none (§ 17.3.1.20)
        return 0

    def numbering(self, identifier: str) -> tuple[str | None, str | None]:
        """The list and level that a paragraph style brings along."""
        number = level = None
        for style in self._chain(identifier):
            number = number or child_val(style, "w:pPr/w:numPr/w:numId") or None
            level = level or child_val(style, "w:pPr/w:numPr/w:ilvl") or None
        return number, level

    def list_of(self, identifier: str) -> str:
        """The list that a style of lists stands for (§ 17.7.7)."""
        return child_val(self._by_id.get(identifier), "w:pPr/w:numPr/w:numId")

    def look(self, properties: Element | None) -> Look:
        """How a run looks by its own properties and its character style; that of the paragraph is the house style's."""
        sources = [] if properties is None else [properties]
        sources += [
            found
            for style in self._chain(child_val(properties, "w:rStyle"))
            if (found := style.find(q("w:rPr"))) is not None
        ]

        def on(name: str) -> bool:
            said = (is_on(source.find(q(name))) for source in sources)
            return next((answer for answer in said if answer is not None), False)

        raised = next((v for source in sources if (v := child_val(source, "w:vertAlign"))), "")
        own = () if properties is None else properties
        lost = tuple(
            dict.fromkeys(
                LOST_LOOKS[name]
                for element in own
                if (name := element.tag.rpartition("}")[2]) in LOST_LOOKS and is_on(element)
            )
        )
        return Look(
            on("w:b"), on("w:i"), raised == "superscript", raised == "subscript", on("w:vanish"), lost
        )

    def _chain(self, identifier: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(_CHAIN):
            style = self._by_id.get(identifier)
            if style is None:
                return
            yield style
            identifier = child_val(style, "w:basedOn")


def _mark(form: str, text: str | None, level: int) -> ListMark | None:
    """What stands before the entries of a level (§ 17.9.11), None where a letter here has no such mark."""
    found = _LEVEL_TEXT.fullmatch(text or "")
    if found is None or found["level"] != str(level + 1) or form not in _NUMERALS:
        return None
    return ListMark(_NUMERALS[form], found["before"], found["after"])


class Lists:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        abstract = (
            {}
            if root is None
            else {n.get(q("w:abstractNumId"), ""): n for n in root.findall(q("w:abstractNum"))}
        )
        self._numbers = {} if root is None else {n.get(q("w:numId"), ""): n for n in root.findall(q("w:num"))}
        self._abstract: Mapping[str, Element] = abstract
        self._counted: Counter[tuple[str, int]] = Counter()

    def item(self, number: str, level: int) -> tuple[Item, str] | None:
        """The entry that comes next in a list, and the format of its number; None where it is no list."""
        if number == "0" or number not in self._numbers:
            return None
        definition = self._level(number, level)
        form = child_val(definition, "w:numFmt", "decimal")
        if form == "none":
            return None
        if form == "bullet":
            return Item(level), form
        for deeper in [key for key in self._counted if key[0] == number and key[1] > level]:
            del self._counted[deeper]
        start = self._start(number, level) or whole(child_val(definition, "w:start"), 1)
        self._counted[number, level] += 1
        mark = _mark(form, child_val(definition, "w:lvlText"), level)
        item = Item(level, numbered=True, start=start + self._counted[number, level] - 1, mark=mark or PLAIN)
        return item, "decimal" if mark else form

    def _start(self, number: str, level: int) -> int:
        """Where a list begins to count, if it says so itself (§ 17.9.27)."""
        entry = self._numbers.get(number)
        for own in () if entry is None else entry.findall(q("w:lvlOverride")):
            if own.get(q("w:ilvl")) == str(level):
                return whole(child_val(own, "w:startOverride"))
        return 0

    def _level(self, number: str, level: int) -> Element | None:
        """The definition of a level of a list (§ 17.9.6), the list's own before that of its kind."""
        for _ in range(_CHAIN):
            entry = self._numbers.get(number)
            for own in () if entry is None else entry.findall(q("w:lvlOverride")):
                if own.get(q("w:ilvl")) == str(level) and (found := own.find(q("w:lvl"))) is not None:
                    return found
            kind = self._abstract.get(child_val(entry, "w:abstractNumId"))
            if kind is None:
                return None
            linked = child_val(kind, "w:numStyleLink")
            if not linked:
                levels = (found for found in kind.findall(q("w:lvl")) if found.get(q("w:ilvl")) == str(level))
                return next(levels, None)
            number = self._styles.list_of(linked)
        return None
