"""Turns the one section of a Word file into several where its notes begin anew or stand before its end.

Word numbers notes by section, and sets endnotes at the end of one (ISO 29500-1 § 17.11.22). The
sections follow one another on the same page and look alike.
"""

from __future__ import annotations

import copy

from undersigned.model.letter import NumberedLetter
from undersigned.writers.docx.notes import Notes, has_sections
from undersigned.writers.docx.ooxml import Element, element, q, value
from undersigned.writers.docx.page import insert_property

_ONLY_FIRST = frozenset(map(q, ("w:headerReference", "w:footerReference", "w:titlePg", "w:type")))
"""What later sections take over from the first (§ 17.10.1), or would begin anew."""


class Sections:
    """The sections of a body whose last element has the properties of the letter's only one."""

    def __init__(self, body: Element, letter: NumberedLetter, notes: Notes) -> None:
        self._body = body
        self._parts = letter.parts
        self._notes = notes
        self._are_several = has_sections(letter)
        if self._are_several:
            *_, properties = body
            notes.number_in(properties)

    def end_with(self, index: int) -> None:
        """End a section with what was written of part `index`, if notes stand behind it."""
        if not self._are_several or not self._parts[index].notes or index + 1 == len(self._parts):
            return
        *_, last, properties = self._body
        paragraph = last.find(q("w:pPr"))
        if paragraph is None:
            paragraph = element("w:pPr")
            last.insert(0, paragraph)
        paragraph.append(copy.deepcopy(properties))
        for child in list(properties):
            if child.tag in _ONLY_FIRST:
                properties.remove(child)
            elif child.tag == q("w:pgNumType"):  # pages count on, in the numerals of the first section
                child.attrib.pop(q("w:start"), None)
        insert_property(properties, value("w:type", "continuous"))
