"""Turns laid-out pages into a tagged PDF, after PDF/UA-1 (ISO 14289-1), so that it can be read aloud.

WeasyPrint's own tags follow boxes: a paragraph is two where a page ends, notes are nothing in
particular, and page numbers are part of the text. So this takes the place of its `add_tags`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import pydyf  # type: ignore[import-untyped]  # what WeasyPrint writes PDFs with
from weasyprint.formatting_structure.boxes import Box, MarginBox, ReplacedBox, TextBox
from weasyprint.pdf.fonts import build_fonts_dictionary

from undersigned.writers.pdf.actual_text import actual_text
from undersigned.writers.pdf.structure import Annotation, Mark, Node, Structure

Document: TypeAlias = Any
Page: TypeAlias = Any
Stream: TypeAlias = Any  # WeasyPrint has no types

_PRINT: Final = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165)."""

_PIXEL: Final = 0.75
"""Points of a CSS pixel."""

_ARTIFACT: Final = pydyf.Dictionary({"Type": "/Pagination"})

_UNSEEN: Final = "\u2060\u2061\u2062\u2063\u2064"
"""Characters without a look. Several, as a font with many glyphs for one character seems damaged to checkers."""

_LINK_WORDS: Final = {
    "ar": ("الحاشية {}", "العودة إلى النص من الحاشية {}"),
    "en": ("Note {}", "Back to the text from note {}"),
    "es": ("Nota {}", "Volver al texto desde la nota {}"),
    "fr": ("Note {}", "Retour au texte depuis la note {}"),
    "pt": ("Nota {}", "Voltar ao texto a partir da nota {}"),
    "ru": ("Сноска {}", "Назад к тексту от сноски {}"),
    "zh": ("脚注 {}", "从脚注 {} 返回正文"),
}
"""What a link to a note and a link from a note say they are; in another language, just the number."""


def keep_whole_links(pages: list[Page]) -> None:
    """Leave of the links that WeasyPrint found on the pages one for each line of an `a`, none for what is in it."""
    for page in pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]


def build_fonts(pdf: Any, fonts: dict[Any, Any], *settings: Any) -> Any:
    """Build the fonts, in which every glyph has a character; called by WeasyPrint.

    7.21.7: WeasyPrint gives the first glyph of a letter the whole letter, and the others nothing. They get
    characters that are not seen, as what is read is the `ActualText`.
    """
    for font in fonts.values():
        unseen = itertools.cycle(_UNSEEN)
        for glyph in font.widths:
            font.to_unicode[glyph] = font.to_unicode.get(glyph) or next(unseen)
    return build_fonts_dictionary(pdf, fonts, *settings)


def add_tags(pdf: Any, document: Document, _version: str, streams: list[Stream]) -> None:
    """Add the structure tree of the pages, and mark their content; called by WeasyPrint."""
    root = document.pages[0]._page_box.children[0].element  # noqa: SLF001  # it has no public name
    structure = Structure(root)
    repeated: set[Any] = set()
    for index, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        repeated = _PageReader(structure, index, page, stream, repeated).read()
    _TreeWriter(pdf, len(streams), root.get("lang", "")).write(structure.finish())
    # 7.1: the file says that it is tagged, and its window bears its title.
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class _PageReader:
    """Finds what is on a page, and puts it into the structure."""

    def __init__(
        self, structure: Structure, index: int, page: Page, stream: Stream, heads: set[Any]
    ) -> None:
        self._structure = structure
        self._index = index
        self._page = page._page_box  # noqa: SLF001  # it has no public name
        self._content = stream.stream
        self._marks = stream._tags  # noqa: SLF001  # which box each marked-content sequence shows
        self._places = {
            item["MCID"]: place
            for place, item in enumerate(self._content)
            if isinstance(item, dict) and "MCID" in item
        }
        self._count = 0
        self._heads = heads
        self._heads_here: set[Any] = set()

    def read(self) -> set[Any]:
        """Read the page; return the heads of tables that are on it or were before."""
        for box in self._page.children:
            self._read(box, None)
        return self._heads | self._heads_here

    def _read(self, box: Box, artifact: Any) -> None:
        if isinstance(box, MarginBox):
            artifact = _furniture(box)
        elif box.element_tag == "thead":
            self._heads_here.add(box.element)
            if box.element in self._heads:
                artifact = _ARTIFACT  # the head of a table comes again on each of its pages
        elif box.element_tag in ("th", "td") and not artifact:
            self._structure.node(box.element)  # a row has all its cells, the empty ones as well
        if box.link_annotation:
            node = self._structure.node(box.element)
            node.kids.append(Annotation(self._index, box.link_annotation))
        if box in self._marks:
            self._mark(box, artifact)
        if not isinstance(box, TextBox):
            for child in box.children:
                self._read(child, artifact)

    def _mark(self, box: Box, artifact: Any) -> None:
        place = self._places[self._marks[box]["mcid"]]
        if isinstance(box, ReplacedBox) and not box.element.get("alt"):
            artifact = artifact or pydyf.Dictionary({"Type": "/Layout"})
        if artifact:
            self._content[place - 1 : place + 1] = ["/Artifact", artifact]
            return
        self._content[place]["MCID"] = self._count
        if isinstance(box, TextBox):
            if text := actual_text(box.text):
                self._content[place]["ActualText"] = pydyf.String(text)
            node = self._structure.holder(box.element)
        else:
            node = self._structure.node(box.element)
            node.box = self._box(box)
        node.kids.append(Mark(self._index, self._count))
        self._count += 1

    def _box(self, box: Box) -> tuple[float, ...]:
        """Where a picture stands on the page (ISO 32000-1, table 344)."""
        left, top = box.content_box_x(), box.content_box_y()
        height = self._page.margin_height()
        edges = (left, height - top - box.height, left + box.width, height - top)
        return tuple(round(edge * _PIXEL, 2) for edge in edges)


def _furniture(box: MarginBox) -> Any:
    """7.8: a running header or footer is an artifact (ISO 32000-1, 14.8.2.2.2)."""
    top = box.at_keyword.startswith("@top")
    return pydyf.Dictionary(
        {
            "Type": "/Pagination",
            "Subtype": "/Header" if top else "/Footer",
            "Attached": pydyf.Array(["/Top" if top else "/Bottom"]),
        }
    )


class _TreeWriter:
    """Writes a structure into a PDF (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: Any, pages: int, language: str) -> None:
        self._pdf = pdf
        self._language = language
        self._marks: list[dict[int, Any]] = [{} for _ in range(pages)]
        self._annotations: list[Any] = []
        self._notes: dict[str, Any] = {}

    def write(self, document: Node) -> None:
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

    def _object(self, entries: dict[str, Any]) -> Any:
        made = pydyf.Dictionary(entries)
        self._pdf.add_object(made)
        return made

    def _element(self, node: Node, around: Any) -> Any:
        """The reference to a node's element, once it is written."""
        element = self._object({"Type": "/StructElem", "S": f"/{node.type}", "P": around.reference})
        element |= self._entries(node, element)
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if page is not None:
            element["Pg"] = self._pdf.page_references[page]
        kids = pydyf.Array()
        for kid in node.kids:
            match kid:
                case Node():
                    kids.append(self._element(kid, element))
                case Mark():
                    self._marks[kid.page][kid.number] = element.reference
                    kids.append(kid.number if kid.page == page else self._elsewhere(kid))
                case Annotation():
                    kids.append(self._link(kid, element))
        element["K"] = kids
        return element.reference

    def _elsewhere(self, mark: Mark) -> Any:
        """Content on another page than the first of its element."""
        page = self._pdf.page_references[mark.page]
        return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": mark.number})

    def _entries(self, node: Node, element: Any) -> dict[str, Any]:
        """What a type has beside its content."""
        html = node.element
        if html is None:
            return {}
        match node.type:
            case "Note":  # 7.9: a note has an identifier of its own
                id = f"note-{html.attrib['data-number']}"
                self._notes[id] = element.reference
                return {"ID": pydyf.String(id)}
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

    def _link(self, annotation: Annotation, element: Any) -> Any:
        """7.18.5: a link's annotation stands in its element, is printed, and says in words where it leads."""
        entry = annotation.entry
        entry["F"] = _PRINT
        entry["StructParent"] = len(self._marks) + len(self._annotations)
        if "Dest" in entry:
            end, _, number = entry["Dest"].string.partition("-")
            words = _LINK_WORDS.get(self._language.partition("-")[0].lower(), ("{}", "{}"))
            entry["Contents"] = pydyf.String(words[end == "call"].format(number))
        self._annotations.append(element.reference)
        page = self._pdf.page_references[annotation.page]
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": entry.reference, "Pg": page})
