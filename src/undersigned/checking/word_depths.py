"""Tells how deep each labelled paragraph of any Word file is seen to stand, by where its words begin on the page."""

from __future__ import annotations

from typing import Final

from undersigned.checking.word_labels import Element as Described
from undersigned.checking.word_labels import W, WordLabels
from undersigned.files.ooxml import whole
from undersigned.files.word_styles import WordStyles
from undersigned.files.word_xml import Element

_SEEN: Final = 200
"""Twentieths of a point by which somebody sees that a line is set in."""


class WordDepths:
    """The depths of paragraphs; it is asked in their order."""

    def __init__(self, labels: WordLabels, styles: WordStyles) -> None:
        self._labels = labels
        self._styles = styles
        self._above: list[tuple[str, int, int | None, bool]] = []
        """Of each entry that others may stand below: its list, its level, where it begins, whether it counts."""

    def of(self, paragraph: Element, *, is_labelled: bool) -> int | None:
        """How many entries a labelled paragraph stands below; None for one without a label, which may end a list."""
        properties = paragraph.find(f"{W}pPr")
        own = _left(properties)
        if not is_labelled:
            of_style = (_left(style.find(f"{W}pPr")) for style in self._styles.of_paragraph(properties))
            if not (own if own is not None else next((one for one in of_style if one is not None), 0)):
                self._above.clear()
            return None
        stands = self._labels.stands(paragraph)
        if stands is None:
            return None
        of, level, look, is_bullet = stands
        begins = own
        if begins is None and not _names_list(properties):
            for style in self._styles.of_paragraph(properties):
                said = style.find(f"{W}pPr")
                begins = _left(said)
                if begins is not None or _names_list(said):
                    break
        begins = _left(look) if begins is None else begins
        if self._above and self._above[-1][0] != of and None in {begins, self._above[-1][2]}:
            self._above.clear()  # where two lists meet, and nothing says where they begin, nobody knows
            return None
        while self._above and not _is_below(self._above[-1], (of, level, begins, not is_bullet)):
            self._above.pop()
        self._above.append((of, level, begins, not is_bullet))
        return len(self._above) - 1


def _is_below(upper: tuple[str, int, int | None, bool], lower: tuple[str, int, int | None, bool]) -> bool:
    (of, level, begins, _), (other, its_level, its_begin, counts) = upper, lower
    if (of == other and (level != its_level or counts)) or begins is None or its_begin is None:
        return its_level > level
    return its_begin - begins >= _SEEN


def _names_list(properties: Element | None) -> bool:
    return properties is not None and properties.find(f"{W}numPr/{W}numId") is not None


def _left(properties: Described | None) -> int | None:
    said = None if properties is None else properties.find(f"{W}ind")
    found = None if said is None else said.get(f"{W}start") or said.get(f"{W}left")
    return None if found is None else whole(found)
