"""Leaves in the XML of a user's own Word file what it shows: tracked changes are made, wrappings are taken off.

Who changed what and when (ISO 29500-1 § 17.13.5), and which database or form some words belong to (§ 17.5), is no
business of those who get a letter.
"""

from __future__ import annotations

from typing import Final

from undersigned.files.word_styles import WordStyles, is_drawing_hidden
from undersigned.writers.docx.ooxml import Element, element, q, remove

_DROPPED: Final = tuple(
    map(
        q,
        (
            "w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tcPrChange",
            "w:trPrChange", "w:tblPrExChange", "w:tblGridChange", "w:numberingChange", "w:cellIns", "w:cellMerge",
            "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd",
            "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart",
            "w:customXmlDelRangeEnd", "w:customXmlMoveFromRangeStart", "w:customXmlMoveFromRangeEnd",
            "w:customXmlMoveToRangeStart", "w:customXmlMoveToRangeEnd",
        ),
    )
)  # fmt: skip
_UNWRAPPED: Final = tuple(map(q, ("w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml")))
_OF_WRAPPINGS: Final = tuple(map(q, ("w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr")))
_STRUCTURE: Final = frozenset(map(q, ("w:rPr", "w:fldChar", "w:instrText")))
_DRAWINGS: Final = tuple(map(q, ("w:drawing", "w:pict")))
_STORIES: Final = tuple(map(q, ("w:hdr", "w:ftr", "w:tc", "w:txbxContent")))
"""What must not be without a paragraph, or not end without one (§ 17.4.65, § 17.10.4)."""


def accept_changes(root: Element) -> None:
    """Make all tracked changes."""
    for gone in root.iter(q("w:trPr")), root.iter(q("w:tcPr")):
        for properties in list(gone):
            if any(properties.find(q(name)) is not None for name in ("w:del", "w:cellDel")):
                _drop_cells(properties.getparent())
    for mark in list(root.iter(q("w:rPr"))):
        if any(mark.find(q(name)) is not None for name in ("w:del", "w:moveFrom")):
            _join_with_next(mark)
    for node in list(root.iter(*_DROPPED)):
        remove(node)


def drop_hidden(root: Element, styles: WordStyles) -> None:
    """Take out what is hidden: of runs all but the marks of fields, and drawings that are not shown."""
    for run in list(root.iter(q("w:r"))):
        if styles.is_hidden(run):
            for child in list(run):
                if child.tag not in _STRUCTURE:
                    remove(child)
    for drawing in list(root.iter(*_DRAWINGS)):
        if is_drawing_hidden(drawing):
            remove(drawing)


def unwrap(root: Element) -> None:
    """Take off what is around words: content controls, smart tags, custom XML, and marks of what was put in."""
    for node in list(root.iter(*_OF_WRAPPINGS)):
        remove(node)
    for node in list(root.iter(*_UNWRAPPED)):
        take_off(node)
    for story in (root, *list(root.iter(*_STORIES))):
        if story.tag in _STORIES and (not len(story) or story[-1].tag in (q("w:tbl"), q("w:tcPr"))):
            story.append(element("w:p"))


def take_off(node: Element) -> None:
    """Put what stands in an element in its place."""
    for child in list(node):
        node.addprevious(child)
    remove(node)


def _drop_cells(node: Element) -> None:
    """Drop a row or a cell, and the table of which it was the last one."""
    around = node.getparent()
    remove(node)
    if around is not None and around.find(node.tag) is None:
        if around.tag == q("w:tr"):
            _drop_cells(around)
        else:
            remove(around)


def _join_with_next(mark: Element) -> None:
    """Put the words of a paragraph whose end was deleted before those of the next one."""
    properties = mark.getparent()
    paragraph = None if properties is None else properties.getparent()
    if properties is None or properties.tag != q("w:pPr") or paragraph is None:
        return
    following = paragraph.getnext()
    if following is None or following.tag != q("w:p"):
        return
    own = following.find(q("w:pPr"))
    place = 0 if own is None else 1
    for child in [child for child in paragraph if child.tag != q("w:pPr")]:
        following.insert(place, child)
        place += 1
    remove(paragraph)
