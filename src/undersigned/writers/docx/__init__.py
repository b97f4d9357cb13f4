"""Writes a numbered letter as a Word file (.docx) with Word's own footnotes, styles and lists."""

from __future__ import annotations

from undersigned.files.word_geometry import Sheet
from undersigned.languages.scripts import is_rtl
from undersigned.model.letter import NumberedLetter
from undersigned.model.style import HouseStyle
from undersigned.writers.directions import directed
from undersigned.writers.docx.blank import blank_package
from undersigned.writers.docx.body import BodyWriter
from undersigned.writers.docx.bookmarks import Bookmarks
from undersigned.writers.docx.draft_mark import mark_pages
from undersigned.writers.docx.inlines import Addresses, InlineWriter
from undersigned.writers.docx.notes import Notes
from undersigned.writers.docx.numbering import Numbering
from undersigned.writers.docx.page import add_direction, set_page
from undersigned.writers.docx.pictures import Pictures
from undersigned.writers.docx.properties import set_properties, set_version
from undersigned.writers.docx.reference import NotAWordFileError, made_ready
from undersigned.writers.docx.sections import Sections, columns_in_word
from undersigned.writers.docx.settings import leave_broken_lines
from undersigned.writers.docx.styles import StyleSheet
from undersigned.writers.letterheads import columns_of, rows_of

__all__ = ["NotAWordFileError", "write"]


def write(
    letter: NumberedLetter, style: HouseStyle, *, reference: bytes | None = None, version: str = ""
) -> bytes:
    """The letter as a .docx; equal letters are equal bytes.

    With `reference`, a user's own Word file, the letter has the page, headers, footers and styles
    of that file, and the house style gives only the styles that it lacks. Raises `NotAWordFileError`
    if it cannot be used. With a `version`, under which the file is sent around, it says so in a property, and its
    blocks have bookmarks, so that what comes back can be told from other files.
    """
    letter = directed(letter, by_level=True)
    language = letter.metadata.language
    package = (
        blank_package(style, language)
        if reference is None
        else made_ready(reference, letter.metadata).package
    )
    document = package.document
    styles = StyleSheet(document.styles, style, language)
    notes = Notes(package, letter, styles)
    notes.declare(document.settings.element)
    leave_broken_lines(document.settings.element)
    properties = document.element.body.sectPr
    if reference is None:
        set_page(document.sections[0], style.page, letter.metadata, styles)
        add_direction(properties, language)
    if letter.metadata.draft:
        mark_pages(document, letter.metadata.draft, styles)
    sheet = Sheet.of(properties)
    width = sheet.width - sheet.left - sheet.right
    pictures = Pictures(package, width, sheet.height - sheet.top - sheet.bottom)
    writer = BodyWriter(
        document,
        InlineWriter(styles, Addresses(document.part), notes.cited, is_rtl(language), pictures.in_cell),
        Numbering(package.part_for("numbering").element, styles, style),
        pictures,
        width,
    )
    sections = Sections(document, letter, notes, styles)
    columns, index = columns_in_word(letter), 0
    bookmarks = Bookmarks(document.element.body, first_id=len(letter.notes) + 1)
    for row in rows_of(letter.parts):
        if (look := row[0].head) and not look.of_signatories:
            writer.write_letterhead(columns_of(row), look)
        else:
            writer.write(row[0], columns[index], before=letter.parts[index - 1] if index else None)
        if version:
            bookmarks.mark(row[0].role)
        for last in range(index, index + len(row)):
            sections.end_with(last)
        index += len(row)
    notes.write()
    set_properties(package, letter.metadata)
    if version:
        set_version(package, version)
    return package.to_bytes()
