"""Finds the sections of a Word file that are for a letter: those whose sheet stands upright.

A file may have several (ISO 29500-1 § 17.6), one of which lies on its side for a table. A letter begins as the first
upright one does.
"""

from __future__ import annotations

import copy
from typing import Final

from undersigned.files.ooxml import q, whole
from undersigned.files.word_xml import Element

_HEADS: Final = ("w:headerReference", "w:footerReference")


def sections_of_letter(body: Element) -> list[Element]:
    """The properties of the section that a letter begins as, with the headers that it takes over, and of all behind it.

    It is the first that is upright; of a file without any, the first.
    """
    sections = list(body.iter(q("w:sectPr")))
    first = next((place for place, one in enumerate(sections) if not is_turned(one)), 0)
    return [
        *(_with_heads_of(one, sections[:first]) for one in sections[first : first + 1]),
        *sections[first + 1 :],
    ]


def _with_heads_of(section: Element, before: list[Element]) -> Element:
    """A section with what it takes over from those before it (§ 17.10.5), the nearest first."""
    if not before:
        return section
    made: Element = copy.deepcopy(section)
    for one in reversed(before):
        for name in _HEADS:
            for reference in one.findall(q(name)):
                kind = reference.get(q("w:type"), "default")
                if all(kind != own.get(q("w:type"), "default") for own in made.findall(q(name))):
                    made.insert(0, copy.deepcopy(reference))
    return made


def is_turned(section: Element) -> bool:
    """Whether the sheet of a section lies on its side."""
    size = section.find(q("w:pgSz"))
    return size is not None and whole(size.get(q("w:w"), "")) > whole(size.get(q("w:h"), ""))
