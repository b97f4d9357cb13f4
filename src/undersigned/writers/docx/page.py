"""The page of a house style as section properties, and its furniture as header and footer parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from undersigned.languages.scripts import is_rtl
from undersigned.model.letter import Metadata
from undersigned.model.style import Furniture, Page
from undersigned.writers.docx.inlines import text_content
from undersigned.writers.docx.looks import twips
from undersigned.writers.docx.ooxml import (
    DOCUMENT_PREFIXES,
    Element,
    element,
    insert_before,
    q,
    root,
    value,
    whole,
)
from undersigned.writers.docx.package import OFFICE_RELATIONSHIP, WORD, Package, Part
from undersigned.writers.docx.styles import StyleSheet

_PLACEHOLDER = re.compile(r"\{(page|pages|title|date)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_EDGE = 35.4
"""Points from the edge of the sheet to header and footer where the margin leaves room (1.25 cm)."""

_ORDER = (
    "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar",
    "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign",
    "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid",
    "w:printerSettings", "w:sectPrChange",
)  # fmt: skip
"""The properties of a section in the order of the schema (§ 17.6.17)."""


def section(page: Page, metadata: Metadata, package: Package, styles: StyleSheet) -> Element:
    """The properties of the letter's one section (§ 17.6.17), with the parts for its header and footer."""
    references = []
    for kind, furniture in (("header", page.header), ("footer", page.footer)):
        if furniture == Furniture():
            continue
        style = styles.paragraph(kind)
        runs = list(_furniture(furniture, metadata))
        references.append(furniture_part(kind, "default", styled(style, *runs), package))
        if not page.first_page_furniture:
            references.append(furniture_part(kind, "first", styled(style), package))
    return element(
        "w:sectPr",
        None,
        *references,
        element("w:pgSz", {"w:w": twips(page.width), "w:h": twips(page.height)}),
        element(
            "w:pgMar",
            {
                "w:top": twips(page.margin_top),
                "w:right": twips(page.margin_right),
                "w:bottom": twips(page.margin_bottom),
                "w:left": twips(page.margin_left),
                "w:header": twips(min(_EDGE, page.margin_top / 2)),
                "w:footer": twips(min(_EDGE, page.margin_bottom / 2)),
                "w:gutter": "0",
            },
        ),
        *([] if page.first_page_furniture else [element("w:titlePg")]),  # § 17.10.6
        *([element("w:bidi")] if is_rtl(metadata.language) else []),
    )


def text_area(section: Element) -> tuple[float, float]:
    """Width and height in points between the margins of a section, A4 with margins of an inch by default."""
    size, margins = section.find(q("w:pgSz")), section.find(q("w:pgMar"))

    def points(of: Element | None, name: str, default: int) -> float:
        # a margin below zero is one that a header may not push down
        return (default if of is None else abs(whole(of, name, default))) / 20

    return (
        points(size, "w:w", 11906) - points(margins, "w:left", 1440) - points(margins, "w:right", 1440),
        points(size, "w:h", 16838) - points(margins, "w:top", 1440) - points(margins, "w:bottom", 1440),
    )


def insert_property(section: Element, child: Element) -> None:
    """Put a property where the schema has it among those of a section."""
    place = [q(name) for name in _ORDER].index(child.tag)
    insert_before(section, child, frozenset(_ORDER[place + 1 :]))


def furniture_part(kind: str, pages: str, paragraph: Element, package: Package) -> Element:
    """A header or footer as a part of its own, referred to for some pages: `default` or `first` (§ 17.10.5)."""
    content = root("w:hdr" if kind == "header" else "w:ftr", DOCUMENT_PREFIXES)
    content.append(paragraph)
    part = package.add(Part(f"/word/{kind}.xml", f"{WORD}{kind}+xml", content))
    identifier = package.document.relationships.add(OFFICE_RELATIONSHIP + kind, part.name)
    return element(f"w:{kind}Reference", {"w:type": pages, "r:id": identifier})


def styled(style: str, *runs: Element) -> Element:
    """A paragraph in a style."""
    return element("w:p", None, element("w:pPr", None, value("w:pStyle", style)), *runs)


def _furniture(furniture: Furniture, metadata: Metadata) -> Iterator[Element]:
    """Three texts, the second and third each after a tab to the stop that the style has for it."""
    texts = [furniture.left, furniture.centre, furniture.right]
    while not texts[-1]:
        texts.pop()
    # LibreOffice 7.4 loses the first run of a header or footer where the text has notes.
    yield element("w:r", None, element("w:t"))
    words = {"title": metadata.title, "date": metadata.date.isoformat()}
    for position, piece in enumerate(_PLACEHOLDER.split("\t".join(texts))):
        if position % 2 and piece in _FIELDS:
            shown = element("w:r", None, element("w:t", text="1"))
            yield element("w:fldSimple", {"w:instr": f" {_FIELDS[piece]} "}, shown)
        elif piece:
            yield element("w:r", None, *text_content(words[piece] if position % 2 else piece))
