"""The XHTML that is laid out on pages: a numbered letter, each note inside the paragraph that calls it.

Elements that HTML lacks have names of their own: `letter-note` is a note, which the style sheet
moves to the foot of the page, `note-call` the mark that calls it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from undersigned.languages.scripts import direction_of, is_rtl
from undersigned.model.letter import (
    Inlines,
    Note,
    NoteCall,
    NoteNumber,
    NoteText,
    Numbered,
    NumberedLetter,
    SignatureField,
)
from undersigned.model.letterhead import HeadLook
from undersigned.model.walking import plain_text
from undersigned.writers.direction_marks import marked_words
from undersigned.writers.letterheads import HeadColumn
from undersigned.writers.markup import Markup, image_element
from undersigned.writers.pdf.signature_fields import signature_words
from undersigned.writers.picture_rows import PictureRow

WORD_JOINER: Final = "\u2060"
"""Keeps what stands around it on one line. It is not drawn, and so not in the text of the PDF either."""

_ADDRESS: Final = re.compile(r"(\b(?:https?://|www\.)\S*[^\s.,;:!?)\]>»”\u2019])")

_EMPTY: Final = re.compile(r"<(?:br|hr|img)\b[^>]*")
"""Elements that HTML does not close, and XHTML does."""

_LONG_WORD: Final = re.compile(r"[^ \t\n\r\f<>]{24,}")


def sheet(
    letter: NumberedLetter, bullet: str, pieces: Mapping[int, tuple[NoteText, ...]], *, sealable: bool = False
) -> str:
    """The letter as a whole XHTML document.

    `bullet` stands before the items of lists. `pieces` has the pieces of those notes (by number)
    that are too long to stay whole. One that is `sealable` says so, for its PDF to have signature fields.
    """
    markup = _SheetMarkup(letter, bullet, pieces)
    return _document(letter, markup.parts(letter.parts), ' data-sealable=""' if sealable else "")


def note_sheet(letter: NumberedLetter, notes: tuple[Note, ...]) -> str:
    """Notes alone, each a paragraph as wide as it is at the foot of a page."""
    markup = _SheetMarkup(letter, "", {})
    paragraphs = "".join(map(markup.note, notes))
    return _document(letter, f"<note-list>{paragraphs}</note-list>\n")


def as_xhtml(html: str) -> str:
    """The HTML that `Markup` writes, with those elements closed that only XHTML closes."""
    return _EMPTY.sub(r"\g<0>/", html)


def _document(letter: NumberedLetter, body: str, attributes: str = "") -> str:
    metadata = letter.metadata
    authors = "".join(f'<meta name="author" content="{escape(name)}"/>\n' for name in metadata.authors)
    version = f'<meta name="description" content="{escape(metadata.version)}"/>\n' if metadata.version else ""
    kind = ' class="restarts"' if letter.restarts else ""
    dates = "".join(
        f'<meta name="dcterms.{what}" content="{metadata.date.isoformat()}"/>\n'
        for what in ("created", "modified")
        if metadata.date
    )
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(metadata.language)}" dir="{direction_of(metadata.language).value}">\n'
        f"<head>\n<title>{escape(metadata.title, quote=False)}</title>\n{authors}{version}"
        '<meta name="generator" content="undersigned"/>\n'
        f"{dates}</head>\n<body{kind}{attributes}>\n{as_xhtml(body)}</body>\n</html>\n"
    )


class _SheetMarkup(Markup):
    def __init__(
        self, letter: NumberedLetter, bullet: str, pieces: Mapping[int, tuple[NoteText, ...]]
    ) -> None:
        self._language = language = letter.metadata.language
        self._letter_language = f' lang="{escape(language)}"'
        self._letter_direction = f' dir="{direction_of(language).value}"'
        self._notes = letter.notes
        self._bullet = bullet
        self._pieces = pieces
        self._has_endnotes = letter.has_endnotes

    def call(self, call: NoteCall) -> str:
        number = call.number
        # Without the joiner a line may end between a full stop and the figure after it.
        link = f'<a id="call-{number}"{_to_note(call)}>{WORD_JOINER}{call.printed}</a>'
        mark = f'<note-call data-number="{number}">{link}</note-call>'
        return mark if self._has_endnotes else self.note(self._notes[number - 1]) + mark

    def number(self, mention: NoteNumber) -> str:
        return f"<a{_to_note(mention)}>{mention.printed}</a>"

    def notes(self, notes: tuple[Note, ...]) -> str:
        return "".join(map(self.note, notes)) if self._has_endnotes else ""

    def dressed(self, kind: str, words: str) -> str:  # noqa: ARG002  # the style sheet dresses
        return words

    def heading_attributes(self, inlines: Inlines[Numbered]) -> str:
        # The words for the bookmark: WeasyPrint would take those of the notes as well.
        label = marked_words(" ".join(plain_text(inlines).split()), rtl=is_rtl(self._language), is_told=False)
        return f' data-label="{escape(label)}"'

    def list_label(self, mark: str | None) -> str:
        # Printed here, as WeasyPrint draws its own after all else on the page. The tab leads to the text of the item.
        return f"<list-label>{escape(self._bullet if mark is None else mark)}\t</list-label>"

    def text(self, text: str) -> str:
        # WeasyPrint does not collapse white space in footnotes.
        pieces = _ADDRESS.split(re.sub("[ \t\n\r\f]+", " ", text))
        escaped = map(super().text, pieces)
        return "".join(
            _address(piece) if index % 2 else _breakable(piece) for index, piece in enumerate(escaped)
        )

    def row_of_pictures(self, kind: str, row: PictureRow) -> str:
        pictures = "".join(
            image_element(image, style=f"width: {share:.3%}")
            for image, share in zip(row.images, row.shares, strict=True)
        )
        gap = f"--gap: {row.gap:.3%}; max-width: {row.widest:.2f}pt"
        return f'<p class="{kind} row" style="{gap}">{pictures}</p>\n'

    def letterhead(self, columns: Sequence[HeadColumn], look: HeadLook) -> str:
        # Boxes without a type in the tags: what stands beside one another is no table of data (ISO 14289-1, 7.5).
        sides = "".join(
            f'<div class="{column.side.value if look.side else "only"}" style="width: {column.share:.3%}">'
            f"{self.in_letterhead(column, len(columns))}</div>"
            for column in columns
        )
        return f'<div class="head{" ruled" if look.rule else ""}"><div>{sides}</div></div>\n'

    def signature_field(self, field: SignatureField) -> str:
        name, label = escape(field.signatory), escape(signature_words(field.name, self._language))
        return f'<signature-field data-name="{name}" data-label="{label}"></signature-field>\n'

    def note(self, note: Note) -> str:
        """A note, or the pieces of one."""
        number = note.number
        first, *rest = self._pieces.get(number, (note.text,))
        back = f'id="note-{number}" href="#call-{number}" data-mark="{note.printed}"'
        mark = f"<note-call><a {back}>{note.printed}</a></note-call>"
        words = [f"{mark} {self.inlines(first)}", *map(self.inlines, rest)]
        # A note must not inherit the direction of the paragraph that calls it, nor the language of words there.
        start = f'<letter-note data-number="{number}"{self._letter_direction}{self._letter_language} class="'
        return "".join(
            f'{start}{_state(index, words, at_end=self._has_endnotes)}">{piece}</letter-note>'
            for index, piece in enumerate(words)
        )


def _to_note(cited: Numbered) -> str:
    """The attributes of a link to a note; its mark is what the link says of itself."""
    return f' href="#note-{cited.number}" data-mark="{cited.printed}"'


def _state(index: int, pieces: Sequence[str], *, at_end: bool) -> str:
    """What the style sheet must know of a piece of a note."""
    if at_end:
        return "endnote"
    states = ["continued"] if index else []
    if index < len(pieces) - 1:
        states.append("unfinished")
        if "<br>" not in pieces[index]:  # CSS sets a line before a break as it sets the last one
            states.append("full")
    return " ".join(states)


def _breakable(escaped: str) -> str:
    """Words with those in elements of their own that are longer than a narrow column of a table may be wide."""
    return _LONG_WORD.sub(r"<long-word>\g<0></long-word>", escaped)


def _address(escaped: str) -> str:
    """A web address, which runs left to right in every language.

    It may be broken after a slash, but not after those of "https://", nor after a hyphen: nobody
    could tell whether that belongs to the address.
    """
    unbroken = re.sub("(://|-)", rf"\1{WORD_JOINER}", escaped)
    return f"<web-address>{unbroken}</web-address>"
