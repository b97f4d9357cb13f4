"""Writes a structure as the objects of a PDF that say what is what, and in which order it is read.

The clauses named are those of ISO 14289-1 (PDF/UA-1), unless they are said to be of ISO 32000-1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import pydyf  # what WeasyPrint writes PDFs with

from undersigned.languages.known import word
from undersigned.writers.pdf.structure import Annotation, Mark, StructureElement

# pydyf has no types.
Pdf: TypeAlias = Any
Entry: TypeAlias = Any
"""A dictionary or a reference of the PDF."""

_PRINT: Final = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165)."""


class TreeWriter:
    """Writes a structure into a PDF (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: Pdf, pages: int, language: str) -> None:
        self._pdf = pdf
        self._language = language
        self._marks: list[dict[int, Any]] = [{} for _ in range(pages)]
        self._annotations: list[Any] = []
        self._notes: dict[str, Any] = {}

    def write(self, document: StructureElement) -> None:
        """Write the root, the tree, and the tables that lead to it from content, annotations and notes."""
        root = self._object({"Type": "/StructTreeRoot"})
        root["K"] = pydyf.Array([self._element(document, root)])
        owners = [pydyf.Array(owner for _, owner in sorted(marks.items())) for marks in self._marks]
        numbered: Iterator[tuple[int, Any]] = enumerate([*owners, *self._annotations])
        tree = self._object({"Nums": pydyf.Array(part for pair in numbered for part in pair)})
        root["ParentTree"] = tree.reference
        root["ParentTreeNextKey"] = len(owners) + len(self._annotations)
        if self._notes:
            names = (part for id, note in sorted(self._notes.items()) for part in (pydyf.String(id), note))
            root["IDTree"] = self._object({"Names": pydyf.Array(names)}).reference
        self._pdf.catalog["StructTreeRoot"] = root.reference

    def _object(self, entries: dict[str, Any]) -> Entry:
        made = pydyf.Dictionary(entries)
        self._pdf.add_object(made)
        return made

    def _element(self, node: StructureElement, around: Entry) -> Entry:
        """The reference to a node's element, once it is written."""
        element = self._object({"Type": "/StructElem", "S": f"/{node.type}", "P": around.reference})
        element |= self._entries(node, element)
        page = node.page
        if page is not None:
            element["Pg"] = self._pdf.page_references[page]
        kids = pydyf.Array()
        for kid in node.kids:
            match kid:
                case StructureElement():
                    kids.append(self._element(kid, element))
                case Mark():
                    self._marks[kid.page][kid.number] = element.reference
                    kids.append(kid.number if kid.page == page else self._elsewhere(kid))
                case Annotation():
                    kids.append(self._clickable(kid, node, element))
        # Checkers of signed files know a field in the tree only where it is not in an array (pyHanko).
        element["K"] = kids[0] if node.type == "Form" else kids
        return element.reference

    def _elsewhere(self, mark: Mark) -> Entry:
        """Content on another page than the first of its element."""
        page = self._pdf.page_references[mark.page]
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mark.number})

    def _entries(self, node: StructureElement, element: Entry) -> dict[str, Any]:
        """What a type has beside its content."""
        html = node.element
        if html is None:
            return {}
        match node.type:
            case "Note":  # 7.9: a note has an identifier of its own
                id = f"note-{html.attrib['data-number']}"
                self._notes[id] = element.reference
                # 7.2: it is in the language of the letter, whatever that of the words is that call it.
                return {"ID": pydyf.String(id), "Lang": pydyf.String(html.attrib["lang"])}
            case "TH":  # 7.5: a heading says which cells are its own
                return {"A": pydyf.Dictionary({"O": "/Table", "Scope": "/Column"})}
            case "L":  # ISO 32000-1, table 347: the list has labels
                kind = "/Decimal" if html.tag == "ol" else "/Disc"
                return {"A": pydyf.Dictionary({"O": "/List", "ListNumbering": kind})}
            case "Figure":  # 7.3: a picture has alternative text
                layout = {"O": "/Layout", "Placement": "/Block", "BBox": pydyf.Array(node.box)}
                return {"Alt": pydyf.String(html.attrib["alt"]), "A": pydyf.Dictionary(layout)}
            case "Span" if "lang" in html.attrib:  # 7.2: a change of language is declared
                return {"Lang": pydyf.String(html.attrib["lang"])}
            case _:
                return {}

    def _clickable(self, annotation: Annotation, node: StructureElement, element: Entry) -> Entry:
        """7.18.4 and 7.18.5: a field or link stands in its element, is printed, and a link says where it leads."""
        entry = annotation.entry
        entry["F"] = _PRINT
        entry["StructParent"] = len(self._marks) + len(self._annotations)
        if node.element is not None and "data-mark" in node.element.attrib:
            leads_back = node.element.attrib["href"].startswith("#call-")
            words = word(
                self._language, lambda one: one.notes.link_back if leads_back else one.notes.link_to_note
            )
            entry["Contents"] = pydyf.String(words.format(node.element.attrib["data-mark"]))
        self._annotations.append(element.reference)
        page = self._pdf.page_references[annotation.page]
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": entry.reference, "Pg": page})
