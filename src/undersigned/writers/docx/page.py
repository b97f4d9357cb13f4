"""The page of a house style as section properties, and its furniture as header and footer parts."""

from __future__ import annotations

from docx.oxml.section import CT_SectPr
from docx.section import Section
from docx.shared import Pt

from undersigned.languages.scripts import is_rtl
from undersigned.model.letter import Metadata
from undersigned.model.style import Furniture, Page
from undersigned.writers.docx.furniture import AFTER_TABLE, Placed
from undersigned.writers.docx.ooxml import Element, element, insert
from undersigned.writers.docx.styles import StyleSheet

_ORDER = (
    "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar",
    "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType", "w:cols", "w:formProt", "w:vAlign",
    "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter", "w:docGrid",
    "w:printerSettings", "w:sectPrChange",
)  # fmt: skip
"""The properties of a section in the order of the schema (§ 17.6.17)."""


def set_page(section: Section, page: Page, metadata: Metadata, styles: StyleSheet) -> None:
    """Give the letter's one section (§ 17.6.17) its page, header and footer.

    Word knows no other margins of a first page: all pages have the smaller ones, and on those with larger ones, header
    and footer are as much higher.
    """
    section.page_width, section.page_height = Pt(page.width), Pt(page.height)
    top, bottom = page.least_margins
    section.top_margin, section.bottom_margin = Pt(top), Pt(bottom)
    section.left_margin, section.right_margin = Pt(page.margin_left), Pt(page.margin_right)
    above, below = page.furniture_edges
    section.header_distance, section.footer_distance = Pt(above), Pt(below)
    section.gutter = Pt(0)
    section.different_first_page_header_footer = page.first_differs
    on_first, first_margins = page.on_first, page.margins_of_first
    look = styles.furniture
    # The mark of a draft stands above the header.
    mark = look.size * look.line_spacing * look.font.single_spacing if metadata.draft else 0
    for kind, least, edge, on_all, first in (
        (
            "header", top, above + mark,
            (section.header, page.header, page.margin_top),
            (section.first_page_header, on_first[0], first_margins[0]),
        ),
        (
            "footer", bottom, below,
            (section.footer, page.footer, page.margin_bottom),
            (section.first_page_footer, on_first[1], first_margins[1]),
        ),
    ):  # fmt: skip
        shown = [on_all, first] if page.first_differs else [on_all]
        if all(furniture == Furniture() and margin == least for _, furniture, margin in shown):
            continue
        style = styles.paragraph(kind)
        for place, furniture, margin in shown:
            height = margin - edge - AFTER_TABLE if margin > least else 0.0
            Placed(furniture, style, look, kind == "header", max(0.0, height)).draw(place, page, metadata)


def add_direction(section: CT_SectPr, tag: str) -> None:
    """Let the columns of a section begin where the language (BCP 47) does (§ 17.6.1)."""
    if is_rtl(tag):
        insert_property(section, element("w:bidi"))


def insert_property(section: CT_SectPr, child: Element) -> None:
    """Put a property where the schema has it among those of a section."""
    insert(section, child, _ORDER)
