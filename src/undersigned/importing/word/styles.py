"""What a paragraph or a run of text is, by the styles of its Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import child_val, is_on, q, val, whole
from undersigned.files.word_xml import Element

_HEADING: Final = re.compile(r"heading (\d)")
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
    capitals: bool | None = None
    """Whether its words are set in capitals; None where its paragraph says so."""


class Styles:
    """The styles of a file, by id."""

    def __init__(self, root: Element | None) -> None:
        styles = root.findall(q("w:style")) if root is not None else []
        self._by_id = {style.get(q("w:styleId")): style for style in styles}
        self._usual = next(
            (
                style.get(q("w:styleId"), "")
                for style in styles
                if style.get(q("w:type")) == "paragraph" and style.get(q("w:default")) in {"1", "true", "on"}
            ),
            "",
        )
        """The style of paragraphs that name none."""

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

    def numbered(self, identifier: str) -> Iterator[tuple[str, Element]]:
        """What a paragraph style says of lists, and those that it is based on, each with its id."""
        for style in self._chain(identifier or self._usual):
            if (stated := style.find(q("w:pPr/w:numPr"))) is not None:
                yield style.get(q("w:styleId"), ""), stated

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

        def stated(name: str) -> bool | None:
            said = (is_on(source.find(q(name))) for source in sources)
            return next((answer for answer in said if answer is not None), None)

        def on(name: str) -> bool:
            return stated(name) or False

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
            on("w:b"),
            on("w:i"),
            raised == "superscript",
            raised == "subscript",
            on("w:vanish"),
            lost,
            stated("w:caps"),
        )

    def has_capitals(self, identifier: str) -> bool:
        """Whether a paragraph style sets its words in capitals (§ 17.3.2.5)."""
        said = (is_on(style.find(q("w:rPr/w:caps"))) for style in self._chain(identifier or self._usual))
        return next((answer for answer in said if answer is not None), False)

    def _chain(self, identifier: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(_CHAIN):
            style = self._by_id.get(identifier)
            if style is None:
                return
            yield style
            identifier = child_val(style, "w:basedOn")
