"""Puts the mark of a draft at the head of every page of a Word file, above what the header says anyway."""

from __future__ import annotations

from docx.document import Document
from docx.oxml.text.paragraph import CT_P

from undersigned.writers.docx.furniture import empty_run, first_paragraph
from undersigned.writers.docx.inlines import text_run
from undersigned.writers.docx.ooxml import element, is_on
from undersigned.writers.docx.styles import StyleSheet, style_paragraph


def mark_pages(document: Document, words: str, styles: StyleSheet) -> None:
    """Let each header of the section begin with the words; pages that have none get one (ISO 29500-1 § 17.10.5)."""
    style = styles.paragraph("header")
    (section,) = document.sections
    marked = set[int]()
    headers = (
        (section.header, True),
        (section.first_page_header, is_on(document.element.body.sectPr, "w:titlePg")),  # § 17.10.6
        (section.even_page_header, is_on(document.settings.element, "w:evenAndOddHeaders")),  # § 17.10.1
    )
    for header, is_needed in headers:
        if not header.is_linked_to_previous:
            root = header.part.element
            if id(header.part) not in marked:  # two kinds of page may share a header
                marked.add(id(header.part))
                paragraph: CT_P = root.add_p()
                root.insert(0, paragraph)
                style_paragraph(paragraph, style)
                _mark(paragraph, words)
        elif is_needed:
            _mark(first_paragraph(header, style), words)


def _mark(paragraph: CT_P, words: str) -> None:
    run = text_run(words)
    run.insert(0, element("w:rPr", None, element("w:b")))
    # LibreOffice 7.4 loses the first run of a header where the text has notes.
    paragraph.extend((empty_run(), run))
