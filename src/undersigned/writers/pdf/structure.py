"""The tree that a screen reader follows through a PDF, made of the elements of a sheet.

A structure element stands for a thing of the letter, not for a box of a page: a paragraph, list,
table or note that goes on over several pages is one. The types are those of ISO 32000-1, 14.8.4.
ISO 14289-1 (PDF/UA-1) says how they are used, and so do its clauses named below.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import Element

_TYPES: Final = {
    "section": "Sect",
    "p": "P",
    "blockquote": "BlockQuote",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "list-label": "Lbl",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "img": "Figure",
    "a": "Link",
    "span": "Span",
    "letter-note": "Note",
    "signature-field": "Form",
}
"""The type of each element; what an element without one holds belongs to the element around it."""

_LAYOUT_TYPES: Final = {"table": "Div", "tr": "Div", "td": "P", "tbody": None}
"""The types inside a table without headings, which only sets things side by side (7.5: tables have headings)."""

_BLOCKS: Final = {"p", "ul", "ol", "blockquote", "table"}
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_HEADING_TYPES: Final = ("H1", "H2", "H3", "H4", "H5", "H6")


Entry: TypeAlias = Any
"""A dictionary of the PDF; pydyf has no types."""


@dataclass(frozen=True)
class Mark:
    """A marked-content sequence, by the index of its page and its number there."""

    page: int
    number: int


@dataclass(frozen=True)
class Annotation:
    """What can be clicked on a page, a link of WeasyPrint's or a signature field of ours; `entry` is its dictionary."""

    page: int
    entry: Entry


@dataclass(eq=False)
class StructureElement:
    """A structure element: its type, the element of the sheet that it stands for, and what it holds."""

    type: str
    element: Element | None = None
    around: StructureElement | None = None
    kids: list[StructureElement | Mark | Annotation] = field(default_factory=list)
    box: tuple[float, ...] = ()
    """Where a picture stands on its page, in points from the lower left corner: left, bottom, right, top."""

    @property
    def page(self) -> int | None:
        """The page on which it begins, if anything of it can be seen."""
        pages = (kid.page for kid in self.kids if not isinstance(kid, Annotation))
        return next((page for page in pages if page is not None), None)


_Key: TypeAlias = Element | tuple[Element, str]


class Structure:
    """The tree of a sheet, which grows as its elements are met in reading order."""

    def __init__(self, root: Element) -> None:
        self.document = StructureElement("Document", root)
        self._around = {child: parent for parent in root.iter() for child in parent}
        self._nodes: dict[_Key, StructureElement] = {root: self.document}
        self._notes: dict[str, StructureElement] = {}
        self._calls: dict[str, StructureElement] = {}
        self._levels: list[str] = []

    def node(self, element: Element) -> StructureElement:
        """The node of an element, or if it has no type the node of what holds its content."""
        if element not in self._nodes:
            parent = self._around[element]
            if element.tag == "letter-note" and "endnote" not in element.get("class", ""):
                self._nodes[element] = self._note(element)
            elif kind := self._kind(element, parent):
                self._made(element, kind, self.holder(parent, element.tag))
            else:
                self._nodes[element] = self.holder(parent, element.tag)
        return self._nodes[element]

    def holder(self, element: Element, child: str = "") -> StructureElement:
        """The node that holds what stands in an element: a child of that name, or its own text.

        7.6: an item of a list has its label in an `Lbl` and all else in an `LBody`.
        """
        node = self.node(element)
        if element.tag != "li" or child == "list-label":
            return node
        body = self._made((element, "LBody"), "LBody", node)
        if child in _BLOCKS or not any(inner.tag in _BLOCKS for inner in element):
            return body
        return self._made((element, "P"), "P", body)

    def add_seal(self, entry: Entry) -> None:
        """Put the field of the seal at the end: it belongs to the whole letter."""
        self.document.kids.append(StructureElement("Form", around=self.document, kids=[Annotation(0, entry)]))

    def finish(self) -> StructureElement:
        """The whole tree, in which each note stands where it is called.

        ISO 32000-1, table 338: a note may be a child of the element in the text that refers to it. So
        it is read after its call; after the heading or the table, if a heading of those calls it.
        """
        last: dict[StructureElement, StructureElement] = {}
        for number, note in self._notes.items():
            if number not in self._calls:
                continue  # layout lost the line that calls it, which the proof of the PDF will tell
            call = _place_of_note(self._calls[number])
            note.around = call.around
            siblings = call.around.kids if call.around else self.document.kids
            siblings.insert(siblings.index(last.get(call, call)) + 1, note)
            last[call] = note
        _name_runs(self.document)
        return self.document

    def _note(self, element: Element) -> StructureElement:
        """The node of a note: all pieces of a long one are one note."""
        return self._notes.setdefault(element.attrib["data-number"], StructureElement("Note", element))

    def _made(self, key: _Key, kind: str, around: StructureElement) -> StructureElement:
        if key not in self._nodes:
            node = StructureElement(kind, key if isinstance(key, Element) else None, around)
            around.kids.append(node)
            self._nodes[key] = node
            if kind == "Reference" and node.element is not None:
                self._calls.setdefault(node.element.attrib["data-number"], node)
        return self._nodes[key]

    def _kind(self, element: Element, parent: Element) -> str | None:
        tag = element.tag
        if tag in _HEADINGS:
            return self._heading(tag)
        if tag == "note-call":
            return "Lbl" if parent.tag == "letter-note" else "Reference"
        if tag == "bdi":
            return "Span" if "lang" in element.attrib else None
        if tag in _LAYOUT_TYPES and self._table(element).get("role") == "presentation":
            return _LAYOUT_TYPES[tag]
        return _TYPES.get(tag)

    def _heading(self, tag: str) -> str:
        """7.4.2: the first heading is `H1`, and none is more than one level below the heading before it."""
        self._levels = [*(level for level in self._levels if level < tag), tag]
        return f"H{len(self._levels)}"

    def _table(self, element: Element) -> Element:
        while element.tag != "table":
            element = self._around[element]
        return element


def _name_runs(node: StructureElement) -> None:
    """Put content that stands beside elements into elements of its own: some readers read it before these."""
    inner = [kid for kid in node.kids if isinstance(kid, StructureElement)]
    for element in inner:
        _name_runs(element)
    if not inner:
        return
    kids, node.kids = node.kids, []
    run: StructureElement | None = None
    for kid in kids:
        if not isinstance(kid, Mark):
            run = None
            node.kids.append(kid)
            continue
        if run is None:
            run = StructureElement("Span", around=node)
            node.kids.append(run)
        run.kids.append(kid)


def _place_of_note(call: StructureElement) -> StructureElement:
    """The node after which a note is to be read: its call, or the heading or table whose heading holds that."""
    place = node = call
    while node.around:
        inside, node = node, node.around
        if node.type in _HEADING_TYPES or (node.type == "Table" and inside.type == "THead"):
            place = node
    return place
