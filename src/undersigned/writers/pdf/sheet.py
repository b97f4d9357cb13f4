"""Turns a numbered letter into the HTML that is laid out on pages, each note inside the paragraph that calls it.

Elements that HTML lacks have names of their own: `letter-note` is a note, which the style sheet
moves to the foot of the page, `note-call` the mark that calls it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from undersigned.model.letter import Heading, Note, NoteCall, NoteText, NumberedLetter, plain_text
from undersigned.writers.markup import Markup, direction

_NO_BREAK: Final = "<no-break></no-break>"
"""Between two pieces of text, keeps them on one line: WeasyPrint sees no place for a line to end next
to an empty element. A WORD JOINER would do so too, but would be copied along with the text."""


_ADDRESS: Final = re.compile(r"\b(?:https?://|www\.)\S+")


def sheet(letter: NumberedLetter, bullet: str, pieces: Mapping[int, tuple[NoteText, ...]]) -> str:
    """The letter as a whole HTML document.

    `bullet` stands before the items of lists. `pieces` has the pieces of those notes (by number) that are too long to stay whole.
    """
    markup = _SheetMarkup(letter, bullet, pieces)
    return _document(letter, "".join(map(markup.part, letter.parts)))


def note_sheet(letter: NumberedLetter, notes: tuple[Note, ...]) -> str:
    """Notes alone, each a paragraph as wide as it is at the foot of a page."""
    markup = _SheetMarkup(letter, "", {})
    return _document(letter, "".join(markup.note(note.number, note.text, "measured") for note in notes))


def _document(letter: NumberedLetter, body: str) -> str:
    metadata = letter.metadata
    authors = "".join(f'<meta name="author" content="{escape(name)}">\n' for name in metadata.authors)
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(metadata.language)}" dir="{direction(metadata.language)}">\n'
        f"<head>\n<title>{escape(metadata.title, quote=False)}</title>\n{authors}"
        '<meta name="generator" content="undersigned">\n'
        f'<meta name="dcterms.created" content="{metadata.date.isoformat()}">\n'
        f'<meta name="dcterms.modified" content="{metadata.date.isoformat()}">\n'
        f"</head>\n<body>\n{body}</body>\n</html>\n"
    )


class _SheetMarkup(Markup):
    def __init__(self, letter: NumberedLetter, bullet: str, pieces: Mapping[int, tuple[NoteText, ...]]) -> None:
        super().__init__(letter.metadata.language)
        self._notes = letter.notes
        self._bullet = bullet
        self._pieces = pieces
        self._called: set[int] = set()

    def call(self, call: NoteCall) -> str:
        # WeasyPrint leaves an empty element where a note was, which keeps the mark on the line of
        # the word before it: without one, a line may end between a full stop and a figure.
        number = call.number
        if number in self._called:
            return f'{_NO_BREAK}<note-call><a href="#note-{number}">{number}</a></note-call>'
        self._called.add(number)
        mark = f'<note-call><a id="call-{number}" href="#note-{number}">{number}</a></note-call>'
        return self._note_elements(number) + mark

    def dressed(self, kind: str, words: str) -> str:  # noqa: ARG002  # the style sheet dresses
        return words

    def heading_attributes(self, heading: Heading[NoteCall]) -> str:
        # The words for the bookmark: WeasyPrint would take those of the notes as well.
        label = " ".join(plain_text(heading.inlines).split())
        return f' data-label="{escape(label)}"'

    def list_label(self, number: int | None) -> str:
        # Printed here, as WeasyPrint draws its own after all else on the page.
        label = self._bullet if number is None else f"{number}."
        return f"<list-label>{escape(label)}</list-label>"

    def text(self, text: str) -> str:
        # An address may be broken after a slash, but not after those of "https://", nor after a
        # hyphen: nobody could tell whether it belongs to the address.
        return _ADDRESS.sub(lambda address: re.sub("(://|-)", rf"\1{_NO_BREAK}", address[0]), super().text(text))

    def note(self, number: int, text: NoteText, state: str) -> str:
        """A note, or the first piece of one; `state` is its class."""
        mark = f'<note-call><a id="note-{number}" href="#call-{number}">{number}</a></note-call>'
        return f'<letter-note class="{state}">{mark} {self.inlines(text)}</letter-note>'

    def _note_elements(self, number: int) -> str:
        first, *rest = self._pieces.get(number, (self._notes[number - 1].text,))
        elements = self.note(number, first, "unfinished" if rest else "whole")
        for piece in rest:
            state = "continued" if piece is rest[-1] else "continued unfinished"
            elements += f'<letter-note class="{state}">{self.inlines(piece)}</letter-note>'
        return elements
