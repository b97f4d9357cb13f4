"""Reads the styles of a Word file: what a run or a style looks like, and whether anybody could see it on white paper.

What is hidden, white, or smaller than any letter may be, is not read to be taken over, and is said of a file on which a
letter is to be made (ISO 29500-1 § 17.7).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from undersigned.files.ooxml import child_val, is_on, q, val, whole
from undersigned.files.word_xml import Element
from undersigned.model.style import LEAST_SIZE, is_seen_on, is_seen_on_white

_COLOUR: Final = re.compile(r"[0-9A-Fa-f]{6}")
_HIDDEN: Final = re.compile(r"visibility\s*:\s*hidden|display\s*:\s*none", re.IGNORECASE)
_NO_FILL: Final = frozenset({"", "auto", "FFFFFF"})
_LEAST_WIDTH: Final = 33
"""Per cent of their usual width that letters have at least (§ 17.3.2.43)."""
_MARKERS: Final = {
    "black": "#000000", "blue": "#0000FF", "cyan": "#00FFFF", "darkBlue": "#000080", "darkCyan": "#008080",
    "darkGray": "#808080", "darkGreen": "#008000", "darkMagenta": "#800080", "darkRed": "#800000",
    "darkYellow": "#808000", "green": "#00FF00", "lightGray": "#C0C0C0", "magenta": "#FF00FF", "red": "#FF0000",
    "white": "#FFFFFF", "yellow": "#FFFF00",
}  # fmt: skip
"""The colours of markers (§ 17.18.40)."""
_DEFAULT: Final = frozenset({"1", "true", "on"})
_RAISED_BY: Final = 0.2
"""The part of their size by which letters moved by hand are off the line; Word moves a superscript by a third."""


class WordStyles:
    """The styles of a file, by their ids."""

    def __init__(self, styles: Element | None) -> None:
        found = () if styles is None else styles.findall(q("w:style"))
        self._styles = {style.get(q("w:styleId"), ""): style for style in found}
        self._defaults = None if styles is None else styles.find(q("w:docDefaults/w:rPrDefault/w:rPr"))
        self._usual = {
            style.get(q("w:type"), "paragraph"): style.get(q("w:styleId"), "")
            for style in reversed(list(found))
            if style.get(q("w:default"), "").lower() in _DEFAULT
        }
        self._letters: dict[str, tuple[Element, ...]] = {}
        self._turned: dict[tuple[str, tuple[str, ...]], bool] = {}

    def __iter__(self) -> Iterator[Element]:
        return iter(self._styles.values())

    def get(self, identifier: str) -> Element | None:
        """The style with an id, if there is one."""
        return self._styles.get(identifier)

    def usual(self, kind: str) -> str:
        """The id of the style that what says none has (§ 17.7.4.17)."""
        return self._usual.get(kind, "")

    def chain(self, identifier: str) -> Iterator[Element]:
        """A style, the one it is based on, and so on."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = child_val(self._styles[identifier], "w:basedOn")

    def of_paragraph(self, properties: Element | None) -> Iterator[Element]:
        """The style of a paragraph, and what that is based on."""
        return self.chain(child_val(properties, "w:pStyle") or self.usual("paragraph"))

    def is_hidden(self, run: Element) -> bool:
        """Whether a run is hidden, by itself or by its styles."""
        return self.is_turned_on(run, "w:vanish")

    def is_turned_on(self, run: Element, name: str) -> bool:
        """Whether a run has a look, by itself or by its styles, of which one undoes the other (§ 17.7.3)."""
        own = run.find(q("w:rPr"))
        said = None if own is None else is_on(own.find(q(name)))
        return self._is_turned_on_by(name, self.of_run(run)) if said is None else said

    def is_style_hidden(self, identifier: str) -> bool:
        """Whether what has a style is hidden."""
        return self._is_turned_on_by("w:vanish", (identifier,))

    def of_run(self, run: Element) -> tuple[str, ...]:
        """The ids of the styles of a run, of its paragraph, and of the table around it."""
        paragraph = child_val(_paragraph_properties(run), "w:pStyle") or self.usual("paragraph")
        ids = (child_val(run.find(q("w:rPr")), "w:rStyle"), paragraph)
        table = next(run.iterancestors(q("w:tbl")), None)
        return ids if table is None else (*ids, child_val(table, "w:tblPr/w:tblStyle") or self.usual("table"))

    def is_turned_round(self, name: str, ids: tuple[str, ...]) -> bool:
        """Whether an odd number of some styles has a look: of two, one undoes the other (§ 17.7.3)."""
        if (name, ids) not in self._turned:
            stated = (
                next(
                    (on for level in self._runs(id) if (on := is_on(level.find(q(name)))) is not None), False
                )
                for id in ids
            )
            self._turned[name, ids] = sum(stated) % 2 == 1
        return self._turned[name, ids]

    def _is_turned_on_by(self, name: str, ids: tuple[str, ...]) -> bool:
        by_default = self._defaults is not None and is_on(self._defaults.find(q(name)))
        return by_default or self.is_turned_round(name, ids)

    def raising(self, run: Element) -> str:
        """Whether letters are a `superscript` or a `subscript`: called so (§ 17.3.2.42), or moved (§ 17.3.2.24)."""
        levels = self._levels(run)
        if said := self._first(levels, "w:vertAlign"):
            return said.replace("baseline", "")
        moved = whole(self._first(levels, "w:position")) / 2
        if abs(moved) < self._size(levels) * _RAISED_BY:
            return ""
        return "superscript" if moved > 0 else "subscript"

    def is_seen(self, run: Element) -> bool:
        """Whether anybody could read a run: it is not hidden, not white on white, not tiny."""
        if self.is_hidden(run):
            return False
        levels = self._levels(run)
        size, colour = self._size(levels), self._colour(levels)
        return size >= LEAST_SIZE and (is_seen_on_white(colour) or self._has_ground(run, levels))

    def _levels(self, run: Element) -> list[Element]:
        """The properties that a run has, from the nearest on."""
        own = run.find(q("w:rPr"))
        by_styles = itertools.chain.from_iterable(map(self._runs, self.of_run(run)))
        return [*(() if own is None else (own,)), *by_styles]

    def size(self, identifier: str) -> float:
        """Points that letters of a style have."""
        return self._size(self._runs(identifier))

    def is_in_seen_colour(self, identifier: str) -> bool:
        """Whether their colour can be told from what they stand on: white paper, a shade or a marker."""
        levels = self._runs(identifier)
        if not _COLOUR.fullmatch(self._first(levels, "w:color")) and self._ground(identifier, levels):
            return True  # a colour that is left to the program is white on what is dark (§ 17.3.2.6)
        return is_seen_on(self._ground(identifier, levels) or "#FFFFFF", self._colour(levels))

    def _ground(self, identifier: str, levels: Sequence[Element]) -> str:
        """The colour behind letters of a style, if it gives one (§ 17.3.2.15, § 17.3.2.32, § 17.3.1.31)."""
        if marker := _MARKERS.get(self._first(levels, "w:highlight")):
            return marker
        shades = [of.find(q("w:shd")) for of in levels]
        shades += [style.find(q("w:pPr/w:shd")) for style in self.chain(identifier)]
        fills = (shade.get(q("w:fill"), "auto") for shade in shades if shade is not None)
        return next((f"#{fill}" for fill in fills if _COLOUR.fullmatch(fill)), "")

    def is_struck(self, identifier: str) -> bool:
        """Whether what has a style is struck through (§ 17.3.2.37, § 17.3.2.9)."""
        return any(self._is_turned_on_by(name, (identifier,)) for name in ("w:strike", "w:dstrike"))

    def has_no_room(self, identifier: str) -> bool:
        """Whether letters are squeezed, or pushed over one another, until nothing of them is seen, or have no fill."""
        levels = self._runs(identifier)
        width, apart = self._first(levels, "w:w"), self._first(levels, "w:spacing")
        bare = any(of.find(q("w14:textFill/w14:noFill")) is not None for of in levels)
        is_narrow = bool(width) and whole(width.removesuffix("%")) < _LEAST_WIDTH
        return bare or is_narrow or (bool(apart) and whole(apart) / 20 < -self._size(levels) / 2)

    def said_of_paragraphs(self, identifier: str, property: str, *names: str) -> str:
        """What the nearest style of a chain says in one of some attributes of a property of paragraphs."""
        found = (style.find(q(f"w:pPr/{property}")) for style in self.chain(identifier))
        return next(
            (said for of in found if of is not None for name in names if (said := of.get(q(name), ""))), ""
        )

    def _runs(self, identifier: str) -> tuple[Element, ...]:
        """What a style and those that it is based on say of letters, the nearest first."""
        if identifier not in self._letters:
            found = (style.find(q("w:rPr")) for style in self.chain(identifier))
            self._letters[identifier] = tuple(one for one in found if one is not None)
        return self._letters[identifier]

    def _size(self, levels: Sequence[Element]) -> float:
        said = self._first(levels, "w:sz")
        return (whole(said) if said else 20) / 2

    def _colour(self, levels: Sequence[Element]) -> str:
        said = self._first(levels, "w:color")
        return f"#{said}" if _COLOUR.fullmatch(said) else "#000000"

    def _first(self, levels: Sequence[Element], name: str) -> str:
        usual = () if self._defaults is None else (self._defaults,)
        return next((said for of in (*levels, *usual) if (said := child_val(of, name))), "")

    def _is_shaded(self, levels: Sequence[Element]) -> bool:
        return any(of.find(q("w:highlight")) is not None or _is_filled(of) for of in levels)

    def _has_ground(self, run: Element, levels: Sequence[Element]) -> bool:
        """Whether letters may stand on something dark: a shade, a shape, or a picture in the same part."""
        around = [run, *run.iterancestors()]
        shades = (node.find(q(f"w:{name}")) for node in around for name in ("pPr", "tcPr", "tblPr"))
        return self._is_shaded([*levels, *(shade for shade in shades if shade is not None)]) or any(
            next(around[-1].iter(q(name)), None) is not None for name in ("w:drawing", "w:pict")
        )


def is_drawing_hidden(drawing: Element) -> bool:
    """Whether a drawing is not shown (§ 20.4.2.5; VML's style, ISO 29500-4 § 19.1.2.19)."""
    if any(properties.get("hidden", "") in ("1", "true") for properties in drawing.iter(q("wp:docPr"))):
        return True
    shape = next((node for node in drawing if node.tag.startswith(q("v:"))), None)
    return shape is not None and _HIDDEN.search(shape.get("style", "")) is not None


def _is_filled(properties: Element) -> bool:
    shade = properties.find(q("w:shd"))
    return shade is not None and shade.get(q("w:fill"), "auto").upper() not in {
        fill.upper() for fill in _NO_FILL
    }


def _paragraph_properties(run: Element) -> Element | None:
    paragraph = next(run.iterancestors(q("w:p")), None)
    return None if paragraph is None else paragraph.find(q("w:pPr"))


def name_of(style: Element) -> str:
    """What Word calls a style."""
    return val(style.find(q("w:name")))
