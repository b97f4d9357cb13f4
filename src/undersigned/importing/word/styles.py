"""What a paragraph or a run of text is, by the styles of its Word file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import child_val, is_on, q, val, whole
from undersigned.files.word_xml import Element
from undersigned.importing.bounds import STYLES

_HEADING: Final = re.compile(r"heading (\d)")
_CHAIN: Final = 20
"""How many styles may be based on one another; Word stops at 11."""
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
    hidden: bool = False
    lost: tuple[str, ...] = ()
    capitals: bool = False


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
        usual = None if root is None else root.find(q("w:docDefaults/w:rPrDefault/w:rPr"))
        self._defaults = () if usual is None else (usual,)
        self._looks_of: dict[str, tuple[Element, ...]] = {}
        self._dressed: dict[str, bool] = {}
        self._plain: dict[tuple[str, str], Look] = {}
        """The looks of runs that say nothing themselves, by the styles of their paragraphs and tables."""

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

    def indent(self, identifier: str, *, of_list: bool = False) -> int | None:
        """How far a paragraph style sets its paragraphs in; `of_list`, only as far as it does so instead of its list.

        A style that names a list comes before that list, and the list before what the style is based on (§ 17.9.23).
        """
        names_list = False
        for style in self._chain(identifier or self._usual):
            if names_list:
                return None
            if (indent := set_in(style.find(q("w:pPr")))) is not None:
                return indent
            names_list = of_list and style.find(q("w:pPr/w:numPr")) is not None
        return None

    def list_of(self, identifier: str) -> str:
        """The list that a style of lists stands for (§ 17.7.7)."""
        return child_val(self._by_id.get(identifier), "w:pPr/w:numPr/w:numId")

    def look(self, properties: Element | None, paragraph: str = "", table: str = "") -> Look:
        """How a run looks by its own properties, and by its style, that of its paragraph and that of its table.

        Bold and italic of headings, of parts of the frame and of quotations are the house style's.
        """
        if properties is not None and len(properties):
            return self._look(properties, paragraph, table)
        if (paragraph, table) not in self._plain:
            self._plain[paragraph, table] = self._look(None, paragraph, table)
        return self._plain[paragraph, table]

    def _look(self, properties: Element | None, paragraph: str, table: str) -> Look:
        own = () if properties is None else (properties,)
        paragraph = paragraph or self._usual
        by_run = self._looks(child_val(properties, "w:rStyle"))
        by_paragraph, by_table = self._looks(paragraph), self._looks(table)
        said = () if self._is_dressed(paragraph) else by_paragraph

        def on(name: str, *levels: Sequence[Element]) -> bool:
            """What the run itself says; else whether styles that turn it round do so once (§ 17.7.3)."""
            if (stated := _stated(name, own)) is not None:
                return stated
            return sum(_stated(name, level) is True for level in levels) % 2 == 1

        def shown(name: str) -> bool:
            if _stated(name, own) is None and _stated(name, self._defaults):
                return True
            return on(name, by_run, by_paragraph, by_table)

        nearest = (*own, *by_run, *by_paragraph, *by_table, *self._defaults)
        raised = next((v for source in nearest if (v := child_val(source, "w:vertAlign"))), "")
        # Lines below words and paint behind them count where a run says so: in a style, they are the house style's.
        lost = {
            what: None
            for name, what in LOST_LOOKS.items()
            if (shown(f"w:{name}") if name in _TOGGLES else _stated(f"w:{name}", own))
        }
        return Look(
            on("w:b", by_run, said),
            on("w:i", by_run, said),
            raised == "superscript",
            raised == "subscript",
            shown("w:vanish"),
            tuple(lost),
            shown("w:caps"),
        )

    def _looks(self, identifier: str) -> tuple[Element, ...]:
        """What a style says of runs, and those that it is based on, the nearest first."""
        if identifier not in self._looks_of:
            found = (style.find(q("w:rPr")) for style in self._chain(identifier))
            self._looks_of[identifier] = tuple(one for one in found if one is not None)
        return self._looks_of[identifier]

    def _is_dressed(self, identifier: str) -> bool:
        """Whether a paragraph style has a look of its own here, as that of a heading; that of usual text is one."""
        if identifier not in self._dressed:
            names = {child_val(style, "w:name").lower() for style in self._chain(identifier)}
            is_plain = identifier in {"", self._usual}
            self._dressed[identifier] = is_plain or bool(self.heading(identifier) or names & _DRESSED)
        return self._dressed[identifier]

    def _chain(self, identifier: str) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(_CHAIN):
            style = self._by_id.get(identifier)
            if style is None:
                return
            yield style
            identifier = child_val(style, "w:basedOn")


def set_in(properties: Element | None) -> int | None:
    """How far properties set a paragraph in (§ 17.3.1.12), in twentieths of a point; None where they do not say it."""
    said = None if properties is None else properties.find(q("w:ind"))
    if said is None:
        return None
    found = said.get(q("w:start")) or said.get(q("w:left"))
    return None if found is None else whole(found)


def _stated(name: str, sources: Sequence[Element]) -> bool | None:
    """Whether a property is on by the first of some sources that says so; None where none does."""
    said = (is_on(source.find(q(name))) for source in sources)
    return next((answer for answer in said if answer is not None), None)
