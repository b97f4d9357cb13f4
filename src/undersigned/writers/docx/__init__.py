"""Writes a numbered letter as a Word file (.docx) with Word's own footnotes, styles and lists."""

from __future__ import annotations

from undersigned.languages.scripts import is_rtl
from undersigned.model.letter import NumberedLetter
from undersigned.model.style import HouseStyle
from undersigned.writers.docx.blank import blank_package
from undersigned.writers.docx.body import BodyWriter
from undersigned.writers.docx.draft_mark import mark_pages
from undersigned.writers.docx.inlines import InlineWriter
from undersigned.writers.docx.notes import Notes
from undersigned.writers.docx.numbering import Numbering
from undersigned.writers.docx.ooxml import q, root
from undersigned.writers.docx.package import NotAWordFileError
from undersigned.writers.docx.page import section, text_area
from undersigned.writers.docx.pictures import Pictures
from undersigned.writers.docx.properties import set_properties
from undersigned.writers.docx.reference import reference_package
from undersigned.writers.docx.sections import Sections, columns_in_word
from undersigned.writers.docx.styles import StyleSheet

__all__ = ["NotAWordFileError", "write"]


def write(letter: NumberedLetter, style: HouseStyle, *, reference: bytes | None = None) -> bytes:
    """The letter as a .docx; equal letters are equal bytes.

    With `reference`, a user's own .docx or .dotx, the letter has the page, headers, footers and styles
    of that file, and the house style gives only the styles that it lacks. Raises `NotAWordFileError`
    if it cannot be used.
    """
    language = letter.metadata.language
    package = blank_package(style, language) if reference is None else reference_package(reference, language)
    document = package.document
    styles = StyleSheet(package.related("styles", root("w:styles", ("w",))).xml, style)
    notes = Notes(package, letter, styles)
    notes.declare(package.related("settings", root("w:settings", ("w",))).xml)
    body = next(document.xml.iter(q("w:body")))
    if reference is None:
        body.append(section(style.page, letter.metadata, package, styles))
    (properties,) = body
    if letter.metadata.draft:
        mark_pages(properties, letter.metadata.draft, package, styles)
    width, height = text_area(properties)
    pictures = Pictures(package, width, height)
    writer = BodyWriter(
        InlineWriter(styles, document.relationships, notes.cited, is_rtl(language), pictures.in_cell),
        Numbering(package.related("numbering", root("w:numbering", ("w",))).xml, styles, style),
        pictures,
        width,
    )
    sections = Sections(body, letter, notes)
    for index, (part, columns) in enumerate(zip(letter.parts, columns_in_word(letter), strict=True)):
        for block in writer.write(part, columns):
            body.insert(len(body) - 1, block)
        sections.end_with(index)
    notes.write()
    set_properties(package, letter.metadata)
    return package.to_bytes()
