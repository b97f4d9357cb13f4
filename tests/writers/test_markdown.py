"""What stands in the Markdown of a letter."""

from __future__ import annotations

from docx_letters import METADATA, STYLE, paragraph

from undersigned.model.letter import (
    Heading,
    Note,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedLetter,
    Part,
    Role,
    Text,
)
from undersigned.writers.markdown import write


def test_a_mention_says_the_number_that_the_note_has_in_markdown() -> None:
    """Its readers number notes through the whole letter, whatever marks them on a page."""
    notes = (
        Note(1, (Text("One."),), mark="*"),
        Note(2, (Text("See note "), NoteNumber(1, mark="*"), Text(".")), mark="*"),
    )
    body = paragraph(
        "One", NoteCall(1, mark="*"), " two", NoteCall(2, mark="*"), " of note ", NoteNumber(2, mark="*")
    )
    assert write(NumberedLetter(METADATA, (Part(Role.BODY, (body,)),), notes, restarts=True), STYLE) == (
        "One[^1] two[^2] of note 2\n\n[^1]: One.\n\n[^2]: See note 1.\n"
    )


def test_no_heading_stands_where_endnotes_would() -> None:
    notes = (Note(1, (Text("One."),)),)
    parts: tuple[Part[Numbered], ...] = (
        Part(Role.BODY, (paragraph("One", NoteCall(1)),)),
        Part(Role.NOTES, (Heading(2, (Text("Notes"),)),), notes=notes),
        Part(Role.SIGNATORIES, (paragraph("ARTICLE 19"),)),
    )
    assert write(NumberedLetter(METADATA, parts, notes, has_endnotes=True), STYLE) == (
        "One[^1]\n\nARTICLE 19\n\n[^1]: One.\n"
    )
