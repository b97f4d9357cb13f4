"""Compares the formats of a letter with one another: a finding for each note that is not the same in all.

The same notes have to stand there, under the same marks, called after the same words. The formats
are read back by readers that share nothing with their writers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, assert_never

from undersigned.checking import pdf_pages
from undersigned.checking.format_text import Reading, letters
from undersigned.checking.web_page import read_web_page
from undersigned.checking.whole_text import (
    AFTER_LINK,
    HELP,
    bracketed,
    check_markdown_text,
    check_plain_text,
    check_web_text,
    check_word_text,
)
from undersigned.checking.word_file import read_word_file
from undersigned.model.findings import Findings
from undersigned.model.letter import (
    Image,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedLetter,
    Text,
    Wrapping,
)
from undersigned.model.raised_signs import lowered
from undersigned.model.style import HouseStyle
from undersigned.model.walking import inlines_in, plain_text

_REMEMBERED: Final = 30
"""As many letters before a mark must be the same."""


@dataclass(frozen=True)
class _Mark:
    """Where a note is called, or its mark is mentioned: the words before it in its paragraph, and what is printed."""

    printed: str
    before: str
    since_link: str
    """The words before it that follow the last link."""
    note: Note
    is_call: bool

    @property
    def letters_before(self) -> str:
        return letters(self.before)[-_REMEMBERED:]

    @property
    def last_word(self) -> str:
        return self.before.split()[-1] if self.before.split() else ""


def check_formats(
    rendered: Mapping[str, bytes], letter: NumberedLetter, style: HouseStyle, findings: Findings
) -> None:
    """Add an error for each note, and for the first words, that a format has otherwise than the letter.

    A PDF is proved where it is made (`pdf`), as it is for a seal, too.
    """
    for format, data in rendered.items():
        faults = Findings()
        _check_format(format, data, letter, style, faults)
        findings.extend(faults)


def _check_format(
    format: str, data: bytes, letter: NumberedLetter, style: HouseStyle, faults: Findings
) -> None:
    """Compare notes, and where they are the same all of the text."""
    match format:
        case "docx":
            reading = read_word_file(data)
            _compare(format, reading, letter, str, faults)
            if not faults.has_errors:
                check_word_text(reading, letter, faults)
        case "html":
            reading = read_web_page(data.decode())
            _compare(format, reading, letter, bracketed, faults)
            if not faults.has_errors:
                check_web_text(reading, letter, faults)
        case "txt":
            _look_into_text(letters(data.decode()), letter, faults)
            if not faults.has_errors:
                check_plain_text(data.decode(), letter, style.bullet, faults)
        case "md":
            check_markdown_text(data.decode(), letter, faults)
        case _:
            pass


def check_marks_in_pdf(data: bytes, letter: NumberedLetter, findings: Findings) -> None:
    """Add an error for each mark of a note that a PDF has otherwise than the letter."""
    with pdf_pages.open_pdf(data) as document:
        _look_into_pdf("".join(page.letters for page in document.pages), letter, findings)


def _compare(
    format: str, reading: Reading, letter: NumberedLetter, printed: Callable[[str], str], findings: Findings
) -> None:
    """Compare what a reader found that knows where notes are called."""
    before_first, *stretches = map(letters, reading.stretches)
    if not len(letter.notes) == len(stretches) == len(reading.notes):
        findings.error(
            f"the letter has {len(letter.notes)} notes; the {format.upper()} calls {len(stretches)}"
            f" and has {len(reading.notes)}",
            "formats-differ",
            help=HELP,
        )
        return
    calls = accumulate(map(len, stretches[:-1]), initial=len(before_first))
    text, reached = "".join((before_first, *stretches)), 0
    for mark in _marks(letter, printed):
        wanted = mark.letters_before + mark.printed
        first, last = reached, len(text)
        if mark.is_call:
            call = next(calls)
            # The call is what Word counts, a figure, and brackets may stand around it.
            first, last = max(0, call - len(wanted)), call + len(mark.printed)
        found = text.find(wanted, first, last)
        if found < 0:
            _tell_of_mark(mark, format, findings)
        reached = max(reached, found)
    for note, words in zip(letter.notes, reading.notes, strict=True):
        if letters(words) != letters(printed(note.printed) + plain_text(note.text)):
            _tell_of_note(note, format, findings)


def _look_into_text(text: str, letter: NumberedLetter, findings: Findings) -> None:
    """Look for what the letter has: in plain text, `[1]` can be words of the letter, too."""
    text, reached = lowered(text), 0
    for mark in _marks(letter, bracketed):
        found = text.find(lowered(letters(mark.since_link))[-_REMEMBERED:] + mark.printed, reached)
        if found < 0:
            _tell_of_mark(mark, "txt", findings)
        reached = max(reached, found)
    without, reached = AFTER_LINK.sub("", text), 0
    for note in letter.notes:
        wanted = AFTER_LINK.sub("", lowered(letters(bracketed(note.printed) + plain_text(note.text))))
        found = without.find(wanted, reached)
        if found < 0:
            _tell_of_note(note, "txt", findings)
        reached = max(reached, found)


def _look_into_pdf(text: str, letter: NumberedLetter, findings: Findings) -> None:
    """Look for the marks; that the notes are there whole, has been proved of each PDF.

    A page may end between the words before a mark; the mark stays with the last of them.
    """
    reached = 0
    for mark in _marks(letter, str):
        found = text.find(pdf_pages.letters(mark.letters_before + mark.printed), reached)
        if found < 0:
            found = text.find(pdf_pages.letters(mark.last_word + mark.printed), reached)
        if found < 0:
            _tell_of_mark(mark, "pdf", findings)
        reached = max(reached, found)


def _tell_of_mark(mark: _Mark, format: str, findings: Findings) -> None:
    what = "is not called" if mark.is_call else "is not mentioned"
    words = " ".join(mark.before.split())[-_REMEMBERED:]
    findings.error(
        f"note {mark.note.printed} {what} after '{words}' in the {format.upper()}",
        "formats-differ",
        mark.note.place,
        HELP,
    )


def _tell_of_note(note: Note, format: str, findings: Findings) -> None:
    findings.error(
        f"note {note.printed} is not under its mark, or has other words, in the {format.upper()}",
        "formats-differ",
        note.place,
        HELP,
    )


# --- what the letter says


def _marks(letter: NumberedLetter, printed: Callable[[str], str]) -> Iterator[_Mark]:
    """The marks in the text of the letter, in reading order; `printed` says how a format prints a call."""
    for part in letter.parts:
        for inlines in inlines_in(part.blocks):
            yield from _Paragraph(letter, printed).marks(inlines)


class _Paragraph:
    """Goes through a paragraph and knows what stands before."""

    def __init__(self, letter: NumberedLetter, printed: Callable[[str], str]) -> None:
        self._notes = letter.notes
        self._printed = printed
        self._before = ""
        self._link = 0

    def marks(self, inlines: Inlines[Numbered]) -> Iterator[_Mark]:
        for inline in inlines:
            match inline:
                case Text():
                    self._before += inline.text
                case LineBreak():
                    self._before += "\n"
                case Image():
                    pass
                case Link():
                    yield from self.marks(inline.children)
                    self._link = len(self._before)
                case Wrapping():
                    yield from self.marks(inline.children)
                case NoteCall():
                    yield self._mark(self._printed(inline.printed), inline.number, is_call=True)
                case NoteNumber():
                    yield self._mark(inline.printed, inline.number, is_call=False)
                case _:
                    assert_never(inline)

    def _mark(self, printed: str, number: int, *, is_call: bool) -> _Mark:
        since_link = self._before[self._link :]
        mark = _Mark(printed, self._before, since_link, self._notes[number - 1], is_call)
        self._before += printed
        return mark
