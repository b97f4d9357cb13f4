"""Counts the lists of a Word file: a paragraph goes in, the label comes out that Word prints before it.

ISO 29500-1 § 17.9: a definition (`w:abstractNum`) counts, and several lists (`w:num`) may count on in it; a list says
for a level of its own where it begins, or what it looks like. A label that letters here have, too, is a mark, and
whoever adds an entry later gets the next number; any other is text (`1.1`, `§ 1`, `Recommendation 1:`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from undersigned.files.ooxml import child_val, is_on, q, whole
from undersigned.files.word_xml import Element
from undersigned.importing.runs import normalise_spaces
from undersigned.importing.word.numerals import numeral
from undersigned.importing.word.styles import Styles, set_in
from undersigned.languages.typed_marks import typed_mark
from undersigned.languages.word_formats import numerals_of
from undersigned.model.list_marks import ListMark

LEVELS: Final = 9
"""How many a definition has (§ 17.9.6)."""
_LINKS: Final = 20
"""How many lists may refer to one another by their styles."""
_PLACE: Final = re.compile("%([1-9])")
_BULLETS: Final = frozenset("•●▪◦‣·–—-")  # dashes stand for bullets, too
"""Texts that a level may have instead of a bullet."""
_LEAST_WORD: Final = re.compile(r"[^\W_]{2}")
"""What of a bullet is no sign but words."""


@dataclass(frozen=True)
class Label:
    """What stands before a paragraph: a bullet where `text` is empty, else a number in its form."""

    list: str
    """The definition that counts."""
    level: int
    text: str = ""
    mark: ListMark | None = None
    """The mark of the entries of such a list, if letters here have it."""
    number: int = 1
    touches: bool = False
    """Whether nothing stands between it and the words."""
    unknown: str = ""
    """A format that is not known here, of which the label has figures instead."""
    indent: int | None = None
    """How far the list sets the paragraph in, where the paragraph does not say it itself."""

    @property
    def printed(self) -> str:
        """The label as it is printed."""
        return self.text or "•"


class Lists:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        kinds = () if root is None else root.findall(q("w:abstractNum"))
        lists = () if root is None else root.findall(q("w:num"))
        self._kinds = {kind.get(q("w:abstractNumId"), ""): kind for kind in kinds}
        self._lists = {one.get(q("w:numId"), ""): one for one in lists}
        self._counted: dict[str, dict[int, int]] = {}
        """By the definition and the level, the last number."""
        self._begun: set[tuple[str, int]] = set()
        """The levels of lists that have begun where the list says so itself."""

    def label(self, properties: Element | None, style: str) -> Label | None:
        """The label of the paragraph that comes next, which is counted; None where there is none."""
        of, level = self._place(properties, style)
        entry = self._lists.get(of)
        definition = self._level(of, level)
        if entry is None or definition is None:
            return None
        kind = self._kind(of)
        self._count(of, kind, level)
        label = self._printed(of, kind, level, definition)
        return label and replace(label, indent=set_in(definition.find(q("w:pPr"))))

    # --- which list

    def _place(self, properties: Element | None, style: str) -> tuple[str, int]:
        """The list and the level that a paragraph states, or its style, or one that this is based on (§ 17.9.18)."""
        of = child_val(properties, "w:numPr/w:numId")
        level = child_val(properties, "w:numPr/w:ilvl")
        for id, stated in self._styles.numbered(style):
            of = of or child_val(stated, "w:numId")
            level = level or self._level_of_style(of, id) or child_val(stated, "w:ilvl")
        return of, whole(level)

    def _level_of_style(self, of: str, style: str) -> str:
        """The level of a list that names a style as its own (§ 17.9.23)."""
        kind = self._kinds.get(self._kind(of))
        for level in () if kind is None else kind.findall(q("w:lvl")):
            if child_val(level, "w:pStyle") == style:
                return level.get(q("w:ilvl"), "")
        return ""

    def _kind(self, of: str) -> str:
        """The definition of a list, or the one to which that refers by a style of lists (§ 17.9.21)."""
        kind = ""
        for _ in range(_LINKS):
            found = child_val(self._lists.get(of), "w:abstractNumId")
            if found not in self._kinds:
                break
            kind = found
            link = child_val(self._kinds[kind], "w:numStyleLink")
            of = self._styles.list_of(link) if link else ""
        return kind

    def _own(self, of: str, level: int) -> Element | None:
        """What a list says of a level by itself (§ 17.9.8)."""
        entry = self._lists.get(of)
        own = () if entry is None else entry.findall(q("w:lvlOverride"))
        return next((one for one in own if one.get(q("w:ilvl")) == str(level)), None)

    def _level(self, of: str, level: int) -> Element | None:
        """How a level of a list looks (§ 17.9.6), by itself or by its definition."""
        own = self._own(of, level)
        if own is not None and (look := own.find(q("w:lvl"))) is not None:
            return look
        kind = self._kinds.get(self._kind(of))
        levels = () if kind is None else kind.findall(q("w:lvl"))
        return next((one for one in levels if one.get(q("w:ilvl")) == str(level)), None)

    # --- how far it has counted

    def _count(self, of: str, kind: str, level: int) -> None:
        counted = self._counted.setdefault(kind, {})
        # Levels above that nothing has counted yet begin with this one, as in LibreOffice.
        for upper in range(level):
            counted.setdefault(upper, self._start(of, upper))
        begins = child_val(self._own(of, level), "w:startOverride")
        if begins and (of, level) not in self._begun:
            counted[level] = whole(begins, 1)
            self._begun.add((of, level))
        else:
            counted[level] = counted.get(level, self._start(of, level) - 1) + 1
        for deeper in [one for one in counted if one > level]:
            # A level begins anew after any above it, or after that which it names, or never (§ 17.9.10).
            restart = child_val(self._level(of, deeper), "w:lvlRestart")
            if not restart or level < whole(restart):
                del counted[deeper]

    def _start(self, of: str, level: int) -> int:
        """Where a level begins, and begins anew; one that does not say it begins with 0 (§ 17.9.25)."""
        return whole(child_val(self._level(of, level), "w:start"))

    # --- what is printed

    def _printed(self, of: str, kind: str, level: int, definition: Element) -> Label | None:
        form, text = _format(definition), child_val(definition, "w:lvlText")
        if is_on(definition.find(q("w:rPr/w:vanish"))):
            return None
        if form == "bullet" and not _LEAST_WORD.search(text):
            return Label(kind, level)
        counted = self._counted[kind]
        is_legal = is_on(definition.find(q("w:isLgl"))) is True
        unknown = ""

        def number(found: re.Match[str]) -> str:
            nonlocal unknown
            its = int(found[1]) - 1
            count = counted.get(its, self._start(of, its))
            format = _format(self._level(of, its))
            shown = numeral(count, "decimal" if is_legal and format != "none" else format)
            unknown = format if shown is None else unknown
            return str(count) if shown is None else shown

        printed = normalise_spaces(text if form == "bullet" else _PLACE.sub(number, text))
        if not printed.strip():
            return None
        if printed.strip() in _BULLETS:
            return Label(kind, level)
        touches = child_val(definition, "w:suff") == "nothing" and not printed.endswith(" ")
        label = Label(kind, level, printed.strip(), touches=touches, unknown=unknown)
        return _as_mark(label, form, counted[level])


def _as_mark(label: Label, form: str, count: int) -> Label:
    """The label as a mark, if it is one that letters have."""
    read = typed_mark(label.text)
    if read is None or read.length != len(label.text):
        return label
    numerals = numerals_of(form)
    likely = [
        (mark, number)
        for mark, number in read.readings
        if number == count and numerals and (mark.numerals, mark.signs) == (numerals.numerals, numerals.signs)
    ]
    mark, number = (likely or read.readings)[0]
    return replace(label, mark=mark, number=number)


def _format(level: Element | None) -> str:
    """In what a level counts; where a file says it in several forms, the one for programs that know least is read."""
    if level is None:
        return "decimal"
    said = level.find(q("w:numFmt"))
    if said is None:
        said = level.find(q("mc:AlternateContent/mc:Fallback/w:numFmt"))
    return "decimal" if said is None else said.get(q("w:val"), "decimal")
