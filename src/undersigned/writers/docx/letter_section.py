"""Finds in a user's own Word file the page that a letter is to have: its sheet, and what stands at its head and foot.

Such a file may have several sections (ISO 29500-1 § 17.6): one for the first page, one for those that follow, one that
lies on its side for a table. A letter begins as the file does, and goes on as the file's next pages do.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Final, TypeAlias, cast

from docx.oxml.section import CT_SectPr

from undersigned.files.word_sections import is_turned, sections_of_letter
from undersigned.writers.docx.ooxml import Element, attribute, element, is_on, q
from undersigned.writers.docx.page import add_direction, insert_property

_HEADS: Final = ("w:headerReference", "w:footerReference")
_KEPT: Final = frozenset(map(q, ("w:pgSz", "w:pgMar", "w:pgBorders", "w:rtlGutter", "w:docGrid")))
"""What of a section is about its sheet. How it divides and numbers its text, and from which tray of which printer its
paper comes, is about a text that goes."""
_GRID_OF_TEXT: Final = ("w:type", "w:charSpace")
"""What would set the lines and signs of a text on a grid (§ 17.6.5)."""

_Heads: TypeAlias = Mapping[tuple[str, str], str]
"""The ids of headers and footers, by the names and types of the references to them (§ 17.10.5)."""


def letter_section(body: Element, settings: Element | None, language: str) -> CT_SectPr:
    """The properties of a letter's section: the sheet of the file's first page, and what stands on its pages.

    A header that none of these pages shows is left out.
    """
    sections = cast("list[Element]", sections_of_letter(body)) or [element("w:sectPr")]
    has_even = settings is not None and is_on(settings, "w:evenAndOddHeaders")
    on_first, following = _first_page(sections[0]), _next_pages(sections)
    differs = is_on(sections[0], "w:titlePg") or any(
        on_first.get(name) != following.get((name, "default")) for name in _HEADS
    )
    made: CT_SectPr = element("w:sectPr")
    for name in _HEADS:
        for kind, identifier in (
            ("default", following.get((name, "default"))),
            ("even", following.get((name, "even")) if has_even else None),
            ("first", on_first.get(name) if differs else None),
        ):
            if identifier:
                insert_property(made, element(name, {"w:type": kind, "r:id": identifier}))
    for child in sections[0]:
        if child.tag in _KEPT:
            insert_property(made, copy.deepcopy(child))
    for grid in made.findall(q("w:docGrid")):
        for said in _GRID_OF_TEXT:
            grid.attrib.pop(q(said), None)
    if differs:
        insert_property(made, element("w:titlePg"))
    add_direction(made, language)
    return made


def _first_page(first: Element) -> dict[str, str]:
    """What stands on page 1, by the names of references (§ 17.10.6)."""
    kind = "first" if is_on(first, "w:titlePg") else "default"
    return {name: identifier for (name, type), identifier in _stated(first).items() if type == kind}


def _next_pages(sections: list[Element]) -> _Heads:
    """What stands on the pages behind the first one.

    They are those of the first section, if it tells its first page from others; else those of the next one that has
    something else there. A section whose sheet is turned is for something else than a letter.
    """
    first, *later = sections
    own = _of_text(_stated(first))
    is_apart = is_on(first, "w:titlePg")
    if is_apart and own:
        return own
    inherited = own
    for section in later:
        stated = _stated(section)
        inherited = {**inherited, **_of_text(stated)}
        shown = dict(inherited)
        for name in _HEADS:
            if is_on(section, "w:titlePg") and (name, "first") in stated and (name, "default") not in stated:
                shown[name, "default"] = stated[name, "first"]
        if shown != own and is_turned(section) == is_turned(first):
            return shown
    return own


def _stated(section: Element) -> _Heads:
    """The headers and footers that a section states; it takes others over from the one before (§ 17.10.5)."""
    return {
        (name, attribute(found, "w:type", "default")): attribute(found, "r:id")
        for name in _HEADS
        for found in section.findall(q(name))
    }


def _of_text(heads: _Heads) -> dict[tuple[str, str], str]:
    return {key: identifier for key, identifier in heads.items() if key[1] != "first"}
