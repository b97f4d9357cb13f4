"""Writes a numbered letter as HTML to be pasted into a web page or an e-mail.

Web sites and mail programs strip style sheets, styles and the numbers of lists from what is
pasted: emphasis is elements, and every note carries its number as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Final

from undersigned.languages.scripts import direction_of, is_rtl
from undersigned.model.letter import Note, NoteCall, NoteNumber, Numbered, NumberedLetter, Part, Role
from undersigned.model.letterhead import HeadLook, Side
from undersigned.model.style import Borders, HouseStyle
from undersigned.writers.directions import directed
from undersigned.writers.letterheads import HeadColumn
from undersigned.writers.markup import Markup, bracketed, image_element
from undersigned.writers.picture_rows import PictureRow

_WIDTH = 640
"""Pixels that a row of pictures may take of a web page or an e-mail."""
_PIXEL = 0.75
"""Points of a CSS pixel."""

_LINES: Final = {
    Borders.NONE: "",
    Borders.RULES: ' frame="hsides" rules="rows"',
    Borders.GRID: ' border="1"',
}
"""The lines of a table as attributes, which stay where styles are stripped (HTML 4.01, § 11.3.1)."""


def write(letter: NumberedLetter, style: HouseStyle) -> str:
    """The letter as a whole HTML document.

    Note 3 is called by `[3]` (not raised: `48/16[1]` stays readable) and stands as a
    paragraph `[3] …` behind the part that has it, mostly the last; each links to the other.
    """
    letter = directed(letter)
    markup = _WebMarkup(style, rtl=is_rtl(letter.metadata.language))
    mark = (
        f'<p class="draft"><strong>{escape(letter.metadata.draft)}</strong></p>\n'
        if letter.metadata.draft
        else ""
    )
    parts = mark + markup.parts(letter.parts)
    authors = "".join(f'<meta name="author" content="{escape(name)}">\n' for name in letter.metadata.authors)
    language = letter.metadata.language
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{escape(language)}" dir="{direction_of(language).value}">\n'
        f'<head>\n<meta charset="utf-8">\n<title>{escape(letter.metadata.title, quote=False)}</title>\n'
        f"{authors}</head>\n"
        f"<body>\n<article>\n{parts}</article>\n</body>\n</html>\n"
    )


class _WebMarkup(Markup):
    def __init__(self, style: HouseStyle, *, rtl: bool) -> None:
        self._style = style
        self._aligned = {Side.LEFT: "right" if rtl else "left", Side.CENTRE: "center"}
        self._aligned[Side.RIGHT] = "left" if rtl else "right"

    def call(self, call: NoteCall) -> str:
        mark = bracketed(call.printed)
        return f'<a id="call-{call.number}" href="#note-{call.number}">{mark}</a>'

    def number(self, mention: NoteNumber) -> str:
        return f'<a href="#note-{mention.number}">{mention.printed}</a>'

    def part(self, part: Part[Numbered], room: float | None = None) -> str:
        if part.role is Role.NOTES or not part.notes:
            return super().part(part, room)
        notes = Part[Numbered](Role.NOTES, (), notes=part.notes)
        return super().part(replace(part, notes=()), room) + super().part(notes)

    def letterhead(self, columns: Sequence[HeadColumn], look: HeadLook) -> str:
        # In attributes, which survive where styles are stripped (HTML 4.01, § 11.3.2).
        inner = [self.in_letterhead(column, len(columns)) for column in columns]
        if len(columns) == 1:
            head = f'<div align="{self._aligned[look.side]}">\n{inner[0]}</div>\n' if look.side else inner[0]
        else:
            cells = "".join(
                f'<td width="{column.share:.0%}" align="{self._aligned[column.side]}" valign="top">\n{words}</td>\n'
                for column, words in zip(columns, inner, strict=True)
            )
            head = f'<table role="presentation" width="100%"><tbody>\n<tr>\n{cells}</tr>\n</tbody></table>\n'
        return head + ("<hr>\n" if look.rule else "")

    def notes(self, notes: tuple[Note, ...]) -> str:
        return "".join(map(self.note, notes))

    def dressed(self, kind: str, words: str) -> str:
        paragraph = self._style.paragraphs[kind.split(maxsplit=1)[0]]
        if paragraph.italic:
            words = f"<em>{words}</em>"
        return f"<strong>{words}</strong>" if paragraph.bold and not _is_bold_anyway(kind) else words

    def item_attributes(self, mark: str) -> str:
        # A browser knows no brackets around its letters; it prints a string (CSS Lists 3, § 3.4).
        return f" style='list-style-type: \"{escape(mark)} \"'"

    def lines(self) -> str:
        return _LINES[self._style.borders]

    def row_of_pictures(self, kind: str, row: PictureRow) -> str:
        # In attributes, which survive where styles are stripped.
        width = min(_WIDTH, row.widest / _PIXEL)
        sizes = [share * width for share in row.shares]
        height = max(1, round(sizes[0] * row.images[0].height / row.images[0].width))
        pictures = " ".join(
            image_element(image, (max(1, round(size)), height))
            for image, size in zip(row.images, sizes, strict=True)
        )
        return f'<p class="{kind} row">{pictures}</p>\n'

    def note(self, note: Note) -> str:
        words = self.dressed("note", self.inlines(note.text))
        mark = f'<a id="note-{note.number}" href="#call-{note.number}">{bracketed(note.printed)}</a>'
        return f'<p class="note">{mark} {words}</p>\n'


def _is_bold_anyway(kind: str) -> bool:
    """Whether readers print that kind of paragraph bold without being asked: headings."""
    return kind in ("title", "subject", "annex-title") or kind.startswith("heading-")
