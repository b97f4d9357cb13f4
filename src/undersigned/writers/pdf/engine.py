"""Lays XHTML and CSS out as pages, and writes these as a PDF.

This module, `column_layout`, `note_layout`, `table_lines`, `tagging` and `tree_writer` are all that knows WeasyPrint.
"""

from __future__ import annotations

import copy
import datetime
import functools
import hashlib
import warnings
from typing import Any, Final, TypeAlias
from xml.etree import ElementTree

from undersigned.writers.pdf.archive import Attachment, declare_both, name_attachments_once
from undersigned.writers.pdf.environment import environment_variable, libraries_by_file_name
from undersigned.writers.pdf.fonts import only_packaged_fonts
from undersigned.writers.pdf.system_libraries import libraries_needed, require_new_enough

# WeasyPrint reads the font configuration when it is imported, and for each FontConfiguration.
with libraries_needed(), only_packaged_fonts(), libraries_by_file_name():
    import weasyprint
    import weasyprint.text.ffi

    require_new_enough(weasyprint.text.ffi)
    import weasyprint.document
    import weasyprint.draw
    import weasyprint.layout.block
    import weasyprint.pdf
    import weasyprint.pdf.anchors
    from weasyprint.formatting_structure.boxes import LineBox, TextBox
    from weasyprint.text.fonts import FontConfiguration

    from undersigned.writers.pdf.column_layout import columns_layout
    from undersigned.writers.pdf.note_layout import NoteContext
    from undersigned.writers.pdf.table_lines import draw_collapsed_borders
    from undersigned.writers.pdf.tagging import add_tags, build_fonts, keep_whole_links

    _FONTS: Final = FontConfiguration()

StyleSheet: TypeAlias = Any  # WeasyPrint has no types

# WeasyPrint offers no way to give it another context, other columns and lines, or other tags and fonts in its PDF.
weasyprint.document.LayoutContext = NoteContext
weasyprint.layout.block.columns_layout = columns_layout
weasyprint.draw.draw_collapsed_borders = draw_collapsed_borders
weasyprint.pdf.add_tags = add_tags
weasyprint.pdf.build_fonts_dictionary = build_fonts


# What a system knows of types is not the same everywhere (RFC 9512, RFC 7763).
weasyprint.pdf.anchors.MIMETYPES.add_type("application/yaml", ".yaml")
weasyprint.pdf.anchors.MIMETYPES.add_type("text/markdown", ".md")


_FETCHER: Final = weasyprint.URLFetcher(allowed_protocols=("data",))

_NO_DATE: Final = datetime.date(1980, 1, 1)
"""What files that are made for the PDF of a letter without a date say of their time."""
_PSEUDO_ELEMENT: Final = 3
"""Where the rule of a matcher has the name of its pseudo-element."""


class _Html(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A document for WeasyPrint to lay out. It is read as XML, sixty times as fast as HTML that may be broken."""

    def __init__(self, xhtml: str) -> None:
        self.base_url = None
        self.url_fetcher = _FETCHER
        self.media_type = "print"
        root = ElementTree.fromstring(xhtml)  # noqa: S314  # text that we have written
        self.wrapper_element = weasyprint.cssselect2.ElementWrapper.from_html_root(
            root, content_language=None
        )
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[StyleSheet]:  # noqa: FBT001, FBT002  # called by WeasyPrint
        return [_without_pseudo_elements(sheet) for sheet in super()._ua_stylesheets(forms)]


@functools.lru_cache(maxsize=2)
def _without_pseudo_elements(sheet: StyleSheet) -> StyleSheet:
    """A style sheet of WeasyPrint's without the six styles that it makes for each element, in case it is a note."""
    matcher = copy.copy(sheet.matcher)
    matcher.other_selectors = [rule for rule in matcher.other_selectors if not rule[_PSEUDO_ELEMENT]]
    without = copy.copy(sheet)
    without.matcher = matcher
    return without


@functools.lru_cache(maxsize=8)
def _sheet(css: str) -> weasyprint.CSS:
    return weasyprint.CSS(string=css, font_config=_FONTS, url_fetcher=_FETCHER)


class Pages:
    """The laid-out pages of a document."""

    def __init__(self, xhtml: str, css: str, finest: int | None = None) -> None:
        """Lay the document out. Nothing is fetched: a picture must be a `data:` address.

        Pictures that are finer than `finest` (dots per inch) are made smaller.
        """
        self._identifier = hashlib.sha256(f"{xhtml}\0{css}".encode()).hexdigest()[:32].encode()
        self._document: Any = _Html(xhtml).render(stylesheets=[_sheet(css)], font_config=_FONTS, dpi=finest)

    def lines_of(self, tag: str) -> list[list[str]]:
        """The text of each line of each element of that name, in the order of the document."""
        lines: dict[Any, list[str]] = {}
        for page in self._document.pages:
            for box in page._page_box.descendants():  # noqa: SLF001  # it has no public name
                if isinstance(box, LineBox) and box.element_tag == tag:
                    words = (part.text for part in box.descendants() if isinstance(part, TextBox))
                    lines.setdefault(box.element, []).append("".join(words))
        return list(lines.values())

    def drawing(self) -> bytes:
        """The pages as a PDF without tags, to be drawn inside another."""
        pdf: bytes = self._document.write_pdf(pdf_identifier=self._identifier)
        return pdf

    def pdf(
        self, date: datetime.date | None, *, archive: bool = False, attachments: tuple[Attachment, ...] = ()
    ) -> bytes:
        """The PDF, tagged after PDF/UA-1 (ISO 14289-1); the same bytes for the same document and date.

        For an archive, it is PDF/A-3a (ISO 19005-3) as well.
        """
        keep_whole_links(self._document.pages)
        midnight = datetime.datetime.combine(date or _NO_DATE, datetime.time(), datetime.UTC)
        self._document.metadata.attachments = [
            weasyprint.Attachment(
                string=attachment.data,
                name=attachment.name,
                description=attachment.description,
                relationship=attachment.relationship,
                created=midnight,
                modified=midnight,
            )
            for attachment in attachments
        ]
        if archive:
            declare_both(self._document)
        # fontTools, which makes static fonts of variable ones, writes the time into them.
        with (
            environment_variable("SOURCE_DATE_EPOCH", str(max(0, int(midnight.timestamp())))),
            warnings.catch_warnings(),
        ):
            # WeasyPrint leaves it to Python to close the colour profile of an archive.
            warnings.simplefilter("ignore", ResourceWarning)
            pdf: bytes = self._document.write_pdf(
                finisher=name_attachments_once,
                pdf_variant="pdf/a-3a" if archive else "pdf/ua-1",
                pdf_identifier=self._identifier,
            )
        return pdf
