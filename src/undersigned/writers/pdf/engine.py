"""Turns HTML and CSS into laid-out pages and a PDF: the only module that knows WeasyPrint."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from undersigned.writers.pdf.fonts import only_packaged_fonts

# WeasyPrint reads the font configuration when it is imported, and for each FontConfiguration.
with only_packaged_fonts():
    import weasyprint
    from weasyprint.formatting_structure.boxes import LineBox, TextBox
    from weasyprint.text.fonts import FontConfiguration

    _FONTS: Final = FontConfiguration()

Pages: TypeAlias = "weasyprint.Document"


def lay_out(html: str, css: str) -> Pages:
    """The pages of a document. Nothing is fetched: pictures must be `data:` addresses."""
    fetcher = weasyprint.URLFetcher(allowed_protocols=("data",))
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    sheet = weasyprint.CSS(string=css, font_config=_FONTS, url_fetcher=fetcher)
    return document.render(stylesheets=[sheet], font_config=_FONTS)


def lines_of(pages: Pages, tag: str) -> list[list[str]]:
    """The text of each line of each element of that name, in the order of the document."""
    lines: dict[Any, list[str]] = {}
    for page in pages.pages:
        for box in page._page_box.descendants():
            if isinstance(box, LineBox) and box.element_tag == tag:
                words = (part.text for part in box.descendants() if isinstance(part, TextBox))
                lines.setdefault(box.element, []).append("".join(words))
    return list(lines.values())


def pdf(pages: Pages, identifier: bytes) -> bytes:
    return pages.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
