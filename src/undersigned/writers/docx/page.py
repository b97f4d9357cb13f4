"""The page of a house style as section properties, and its furniture as header and footer parts."""

from __future__ import annotations

from collections.abc import Iterator

from docx.blkcntnr import BlockItemContainer
from docx.oxml.section import CT_SectPr
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Pt

from undersigned.languages.scripts import is_rtl
from undersigned.model.letter import Metadata
from undersigned.model.style import Furniture, Page
from undersigned.writers.docx.inlines import runs
from undersigned.writers.docx.ooxml import Element, element, insert, q, whole
from undersigned.writers.docx.styles import StyleSheet, style_paragraph
from undersigned.writers.furniture import PageNumber, pieces

_FIELDS = {PageNumber.PAGE: "PAGE", PageNumber.PAGES: "NUMPAGES"}
_EDGE = 35.4
"""Points from the edge of the sheet to header and footer where the margin leaves room (1.25 cm)."""

_ORDER = (
    "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar",
    "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign",
    "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid",
    "w:printerSettings", "w:sectPrChange",
)  # fmt: skip
"""The properties of a section in the order of the schema (§ 17.6.17)."""


def set_page(section: Section, page: Page, metadata: Metadata, styles: StyleSheet) -> None:
    """Give the letter's one section (§ 17.6.17) its page, header and footer."""
    section.page_width, section.page_height = Pt(page.width), Pt(page.height)
    section.top_margin, section.bottom_margin = Pt(page.margin_top), Pt(page.margin_bottom)
    section.left_margin, section.right_margin = Pt(page.margin_left), Pt(page.margin_right)
    section.header_distance = Pt(min(_EDGE, page.margin_top / 2))
    section.footer_distance = Pt(min(_EDGE, page.margin_bottom / 2))
    section.gutter = Pt(0)
    section.different_first_page_header_footer = page.first_differs
    first_header, first_footer = page.on_first
    for kind, furniture, place, on_first, first_place in (
        ("header", page.header, section.header, first_header, section.first_page_header),
        ("footer", page.footer, section.footer, first_footer, section.first_page_footer),
    ):
        if furniture == on_first == Furniture():
            continue
        style = styles.paragraph(kind)
        first_paragraph(place, style).extend(_furniture(furniture, metadata))
        if page.first_differs:
            first_paragraph(first_place, style).extend(_furniture(on_first, metadata))


def add_direction(section: CT_SectPr, tag: str) -> None:
    """Let the columns of a section begin where the language (BCP 47) does (§ 17.6.1)."""
    if is_rtl(tag):
        insert_property(section, element("w:bidi"))


def text_area(section: CT_SectPr) -> tuple[float, float]:
    """Width and height in points between the margins of a section, A4 with margins of an inch by default."""
    size, margins = section.find(q("w:pgSz")), section.find(q("w:pgMar"))

    def points(of: Element | None, name: str, default: int) -> float:
        # a margin below zero is one that a header may not push down
        return (default if of is None else abs(whole(of, name, default))) / 20

    return (
        points(size, "w:w", 11906) - points(margins, "w:left", 1440) - points(margins, "w:right", 1440),
        points(size, "w:h", 16838) - points(margins, "w:top", 1440) - points(margins, "w:bottom", 1440),
    )


def insert_property(section: CT_SectPr, child: Element) -> None:
    """Put a property where the schema has it among those of a section."""
    insert(section, child, _ORDER)


def first_paragraph(place: BlockItemContainer, style: str) -> CT_P:
    """The one paragraph, in a style, of a header or footer that is made here (§ 17.10.5)."""
    root = place.part.element  # which makes the part
    for paragraph in root.p_lst:
        root.remove(paragraph)
    made: CT_P = root.add_p()
    style_paragraph(made, style)
    return made


def _furniture(furniture: Furniture, metadata: Metadata) -> Iterator[Element]:
    """Three texts, the second and third each after a tab to the stop that the style has for it."""
    text = f"{furniture.left}\t{furniture.centre}\t{furniture.right}".rstrip("\t")
    # LibreOffice 7.4 loses the first run of a header or footer where the text has notes.
    yield empty_run()
    for piece in pieces(text, metadata):
        if isinstance(piece, PageNumber):
            shown = element("w:r", None, element("w:t", text="1"))
            yield element("w:fldSimple", {"w:instr": f" {_FIELDS[piece]} "}, shown)
        elif piece:
            yield from runs(piece, rtl=is_rtl(metadata.language))


def empty_run() -> Element:
    """A run without words, which a program may lose."""
    return element("w:r", None, element("w:t"))
