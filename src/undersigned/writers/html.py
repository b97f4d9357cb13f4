"""Writes a numbered letter as HTML to be pasted into a web page or an e-mail.

Web sites and mail programs strip style sheets, styles and the numbers of lists from what is
pasted: emphasis is elements, and every note carries its number as text.
"""

from __future__ import annotations

from dataclasses import replace
from html import escape

from undersigned.languages.scripts import direction_of
from undersigned.model.letter import Note, NoteCall, NoteNumber, Numbered, NumberedLetter, Part, Role
from undersigned.model.style import HouseStyle
from undersigned.writers.directions import directed
from undersigned.writers.markup import Markup, bracketed


def write(letter: NumberedLetter, style: HouseStyle) -> str:
    """The letter as a whole HTML document.

    Note 3 is called by `[3]` (not raised: `48/16[1]` stays readable) and stands as a
    paragraph `[3] …` behind the part that has it, mostly the last; each links to the other.
    """
    letter = directed(letter)
    markup = _WebMarkup(style)
    mark = (
        f'<p class="draft"><strong>{escape(letter.metadata.draft)}</strong></p>\n'
        if letter.metadata.draft
        else ""
    )
    parts = mark + "".join(map(markup.part, letter.parts))
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
    def __init__(self, style: HouseStyle) -> None:
        self._style = style

    def call(self, call: NoteCall) -> str:
        mark = bracketed(call.printed)
        return f'<a id="call-{call.number}" href="#note-{call.number}">{mark}</a>'

    def number(self, mention: NoteNumber) -> str:
        return f'<a href="#note-{mention.number}">{mention.printed}</a>'

    def part(self, part: Part[Numbered]) -> str:
        if part.role is Role.NOTES or not part.notes:
            return super().part(part)
        notes = Part[Numbered](Role.NOTES, (), notes=part.notes)
        return super().part(replace(part, notes=())) + super().part(notes)

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

    def note(self, note: Note) -> str:
        words = self.dressed("note", self.inlines(note.text))
        mark = f'<a id="note-{note.number}" href="#call-{note.number}">{bracketed(note.printed)}</a>'
        return f'<p class="note">{mark} {words}</p>\n'


def _is_bold_anyway(kind: str) -> bool:
    """Whether readers print that kind of paragraph bold without being asked: headings."""
    return kind in ("subject", "annex-title") or kind.startswith("heading-")
