"""What a paragraph or a run of text is, by the styles of its Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import child_val, is_on, q, val, whole
from undersigned.files.word_styles import WordStyles
from undersigned.files.word_xml import Element
from undersigned.importing.bounds import STYLES

_HEADING: Final = re.compile(r"heading (\d)")
_LETTER: Final = frozenset(
    {"title", "subject line", "subject", "date line", "date", "salutation", "closing", "inside address"}
)
"""Styles of parts of a letter, which are no headings even where Word's outline lists them."""
QUOTED: Final = frozenset({"quote", "intense quote", "block text", "quotations"})
"""Styles of quotations."""
_DRESSED: Final = frozenset({*_LETTER, *STYLES, *QUOTED, "table heading", "caption"})
"""Styles of what has its own look here."""
LOST_LOOKS: Final = {
    "u": "underlining",
    "strike": "striking through",
    "dstrike": "striking through",
    "smallCaps": "small capitals",
    "highlight": "highlighting",
}
"""Looks that no letter here has, by the property that says so."""
_TOGGLES: Final = frozenset({"strike", "smallCaps"})
"""Those that styles turn round where they meet (§ 17.7.3)."""


@dataclass(frozen=True)
class Look:
    """How a run of text looks, as far as a letter here can."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    lowered: bool = False
    lost: tuple[str, ...] = ()
    capitals: bool = False


class Styles(WordStyles):
    """The styles of a file, by id."""

    def __init__(self, styles: Element | None) -> None:
        super().__init__(styles)
        self._dressed: dict[str, bool] = {}

    def name(self, identifier: str) -> str:
        """The name of a style in small letters; Word keeps those of its own styles in English."""
        return child_val(self.get(identifier), "w:name", identifier).lower()

    def heading(self, identifier: str) -> int:
        """The level of a paragraph style as a heading, 0 where it is none."""
        for style in self.chain(identifier):
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
        for style in self.chain(identifier or self.usual("paragraph")):
            if (stated := style.find(q("w:pPr/w:numPr"))) is not None:
                yield style.get(q("w:styleId"), ""), stated

    def indent(self, identifier: str, *, of_list: bool = False) -> int | None:
        """How far a paragraph style sets its paragraphs in; `of_list`, only as far as it does so instead of its list.

        A style that names a list comes before that list, and the list before what the style is based on (§ 17.9.23).
        """
        names_list = False
        for style in self.chain(identifier or self.usual("paragraph")):
            if names_list:
                return None
            if (indent := set_in(style.find(q("w:pPr")))) is not None:
                return indent
            names_list = of_list and style.find(q("w:pPr/w:numPr")) is not None
        return None

    def list_of(self, identifier: str) -> str:
        """The list that a style of lists stands for (§ 17.7.7)."""
        return child_val(self.get(identifier), "w:pPr/w:numPr/w:numId")

    def look(self, run: Element) -> Look:
        """How a run looks by its own properties, and by its style, that of its paragraph and that of its table.

        Bold and italic of headings, of parts of the frame and of quotations are the house style's.
        """
        own = run.find(q("w:rPr"))
        by_run, paragraph, *by_table = self.of_run(run)
        dressing = (by_run, *(() if self._is_dressed(paragraph) else (paragraph,)), *by_table)

        def stated(name: str) -> bool | None:
            return None if own is None else is_on(own.find(q(name)))

        def dressed(name: str) -> bool:
            said = stated(name)
            return self.is_turned_round(name, dressing) if said is None else said

        raising = self.raising(run)
        # Lines below words and paint behind them count where a run says so: in a style, they are the house style's.
        lost = {
            what: None
            for name, what in LOST_LOOKS.items()
            if (self.is_turned_on(run, f"w:{name}") if name in _TOGGLES else stated(f"w:{name}"))
        }
        return Look(
            dressed("w:b"),
            dressed("w:i"),
            raising == "superscript",
            raising == "subscript",
            tuple(lost),
            self.is_turned_on(run, "w:caps"),
        )

    def _is_dressed(self, identifier: str) -> bool:
        """Whether a paragraph style has a look of its own here, as that of a heading; that of usual text is one."""
        if identifier not in self._dressed:
            names = {child_val(style, "w:name").lower() for style in self.chain(identifier)}
            is_plain = identifier in {"", self.usual("paragraph")}
            self._dressed[identifier] = is_plain or bool(self.heading(identifier) or names & _DRESSED)
        return self._dressed[identifier]


def set_in(properties: Element | None) -> int | None:
    """How far properties set a paragraph in (§ 17.3.1.12), in twentieths of a point; None where they do not say it."""
    said = None if properties is None else properties.find(q("w:ind"))
    if said is None:
        return None
    found = said.get(q("w:start")) or said.get(q("w:left"))
    return None if found is None else whole(found)
