"""Tags a PDF while it is written, after PDF/UA-1 (ISO 14289-1), so that it can be read aloud.

WeasyPrint's own tags follow boxes: a paragraph is two where a page ends, notes are nothing in
particular, and page numbers are part of the text. So this takes the place of its `add_tags`.
"""

from __future__ import annotations

import itertools
from typing import Any, Final, TypeAlias

import pydyf  # what WeasyPrint writes PDFs with
from weasyprint.formatting_structure.boxes import Box, MarginBox, ReplacedBox, TextBox
from weasyprint.pdf.fonts import build_fonts_dictionary

from undersigned.writers.pdf.actual_text import actual_text
from undersigned.writers.pdf.signature_fields import SignatureFields
from undersigned.writers.pdf.structure import Annotation, Mark, Structure
from undersigned.writers.pdf.tree_writer import TreeWriter

# WeasyPrint has no types.
Document: TypeAlias = Any
Page: TypeAlias = Any
Stream: TypeAlias = Any
Font: TypeAlias = Any
Pdf: TypeAlias = Any
Entry: TypeAlias = Any
"""A dictionary of the PDF."""

_PIXEL: Final = 0.75
"""Points of a CSS pixel."""

_REPEATED: Final = pydyf.Dictionary({"Type": "/Pagination"})

_UNSEEN: Final = "\u2060\u2061\u2062\u2063\u2064\u200b\u200c\u200d"
"""Characters without a look. Several, as a font with many glyphs for one character seems damaged to checkers."""


def keep_whole_links(pages: list[Page]) -> None:
    """Leave of the links that WeasyPrint found on the pages one for each line of an `a`, none for what is in it."""
    for page in pages:
        page.links = [link for link in page.links if link[3].element_tag == "a"]


def build_fonts(pdf: Pdf, fonts: dict[str, Font], *settings: object) -> Entry:
    """Build the fonts, in which every glyph has a character; called by WeasyPrint.

    7.21.7: WeasyPrint gives the first glyph of a letter the whole letter, and the others nothing. They get
    characters that are not seen, as what is read is the `ActualText`.
    """
    for font in fonts.values():
        unseen = itertools.cycle(_UNSEEN)
        for glyph in font.widths:
            font.to_unicode[glyph] = font.to_unicode.get(glyph) or next(unseen)
    return build_fonts_dictionary(pdf, fonts, *settings)


def add_tags(pdf: Pdf, document: Document, _version: str, streams: list[Stream]) -> None:
    """Add the structure tree of the pages, and mark their content; called by WeasyPrint."""
    root = document.pages[0]._page_box.children[0].element  # noqa: SLF001  # it has no public name
    structure = Structure(root)
    is_sealable = "data-sealable" in root.find("body").attrib
    fields = SignatureFields(pdf, root.get("lang", "")) if is_sealable else None
    repeated: set[Any] = set()
    for index, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        repeated = _PageReader(structure, index, page, stream, repeated, fields=fields).read()
    if fields:
        structure.add_seal(fields.seal())
        fields.finish()
    TreeWriter(pdf, len(streams), root.get("lang", "")).write(structure.finish())
    # 7.1: the file says that it is tagged, and its window bears its title.
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class _PageReader:
    """Finds what is on a page, and puts it into the structure."""

    def __init__(
        self,
        structure: Structure,
        index: int,
        page: Page,
        stream: Stream,
        heads: set[Any],
        *,
        fields: SignatureFields | None,
    ) -> None:
        self._structure = structure
        self._fields = fields
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

    def _read(self, box: Box, artifact: Entry | None) -> None:
        if isinstance(box, MarginBox):
            artifact = _furniture(box)
        elif box.element_tag == "thead":
            self._heads_here.add(box.element)
            if box.element in self._heads:
                artifact = _REPEATED  # the head of a table comes again on each of its pages
        elif box.element_tag in ("th", "td") and not artifact:
            self._structure.node(box.element)  # a row has all its cells, the empty ones as well
        if box.link_annotation:
            node = self._structure.node(box.element)
            node.kids.append(Annotation(self._index, box.link_annotation))
        if box.element_tag == "signature-field" and self._fields:
            name, label = box.element.attrib["data-name"], box.element.attrib["data-label"]
            field = self._fields.signatory(self._index, name, label, self._box(box))
            self._structure.node(box.element).kids.append(Annotation(self._index, field))
        if box in self._marks:
            self._mark(box, artifact)
        if not isinstance(box, TextBox):
            for child in box.children:
                self._read(child, artifact)

    def _mark(self, box: Box, artifact: Entry | None) -> None:
        place = self._places[self._marks[box]["mcid"]]
        if isinstance(box, ReplacedBox) and not box.element.get("alt"):
            artifact = artifact or pydyf.Dictionary({"Type": "/Layout"})
        if artifact:
            self._content[place - 1 : place + 1] = ["/Artifact", artifact]
            return
        self._content[place]["MCID"] = self._count
        if isinstance(box, TextBox):
            if text := actual_text(box.text, rtl=box.style["direction"] == "rtl"):
                self._content[place]["ActualText"] = pydyf.String(text)
            node = self._structure.holder(box.element)
        else:
            node = self._structure.node(box.element)
            node.box = self._box(box)
        node.kids.append(Mark(self._index, self._count))
        self._count += 1

    def _box(self, box: Box) -> tuple[float, ...]:
        """Where a picture or a signature field stands on the page (ISO 32000-1, table 344)."""
        left, top = box.content_box_x(), box.content_box_y()
        height = self._page.margin_height()
        edges = (left, height - top - box.height, left + box.width, height - top)
        return tuple(round(edge * _PIXEL, 2) for edge in edges)


def _furniture(box: MarginBox) -> Entry:
    """7.8: a running header or footer is an artifact (ISO 32000-1, 14.8.2.2.2)."""
    top = box.at_keyword.startswith("@top")
    return pydyf.Dictionary(
        {
            "Type": "/Pagination",
            "Subtype": "/Header" if top else "/Footer",
            "Attached": pydyf.Array(["/Top" if top else "/Bottom"]),
        }
    )
