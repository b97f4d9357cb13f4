"""Proves that a format carries the whole text of a letter, in its order: words, labels, marks of notes.

What a reader of the format found is compared, letter by letter, with what the letter prints; the first difference is
told with both texts. How each format shows marks, pictures and notes stands here, once for each.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, TypeAlias, assert_never

from undersigned.checking.format_text import Reading, letters
from undersigned.checking.markdown_words import read_markdown
from undersigned.checking.printed_paragraphs import (
    BULLET,
    PrintedParagraph,
    paragraph_of_note,
    paragraphs_of,
)
from undersigned.checking.words import CALL, CELL, bare
from undersigned.model.findings import NOWHERE, Findings, Place
from undersigned.model.letter import Image, NoteCall, NoteNumber, NumberedLetter, Role, SignatureField
from undersigned.model.raised_signs import lowered

HELP: Final = "this is a fault of the program: please report it; until it is mended, do not send this file"

_SHOWN: Final = 40
"""Letters of a difference that are shown."""
_BEFORE: Final = 15
"""Letters before it that are shown, so that one finds it."""
AFTER_LINK: Final = re.compile(r"<(?:https?|mailto):[^<>]*>", re.IGNORECASE)
"""An address that plain text has after the words of a link."""
_DRAWN: Final = re.compile(r"[-=|*]")
"""Signs with which plain text draws the lines of headings and tables."""

ShowsMark: TypeAlias = Callable[[NoteCall | NoteNumber], str]


@dataclass(frozen=True)
class _Wanted:
    """A stretch of what a format is to carry, and where it was written."""

    text: str
    place: Place


def bracketed(mark: str) -> str:
    """A mark as formats show it in which nothing is raised."""
    return mark if mark.startswith("[") else f"[{mark}]"


def check_word_text(reading: Reading, letter: NumberedLetter, findings: Findings) -> None:
    """Prove the text of a Word file; its notes are proved with their marks."""
    wanted = list(_text(letter, lambda mark: mark.printed, is_counted=True))
    _compare("docx", letters("".join(reading.stretches)), wanted, findings)


def check_web_text(reading: Reading, letter: NumberedLetter, findings: Findings) -> None:
    """Prove the text of a web page; its notes are proved with their marks."""
    draft = [_Wanted(letters(letter.metadata.draft), NOWHERE)]
    text = _text(letter, _bracketed_call, is_counted=True)
    _compare("html", letters("".join(reading.stretches)), [*draft, *text], findings)


def check_plain_text(text: str, letter: NumberedLetter, bullet: str, findings: Findings) -> None:
    """Prove a plain text with its notes; addresses behind the words of links and drawn lines are no words."""

    def undrawn(found: str) -> str:
        # A raised minus is a hyphen on the line, so lines that are drawn go after it is lowered.
        return _DRAWN.sub("", lowered(AFTER_LINK.sub("", found)).replace(bullet, BULLET))

    draft = letter.metadata.draft and f"[{letter.metadata.draft}]"
    wanted = [
        _Wanted(letters(draft), NOWHERE),
        *_text(letter, _bracketed_call, shows_pictures=True, with_notes=True),
    ]
    wanted = [_Wanted(undrawn(one.text), one.place) for one in wanted]
    _compare("txt", undrawn(letters(text)), wanted, findings)


_HEAD: Final = re.compile(r"\A---\n(?:(?:lang|dir): [\w-]+\n)+---\n")
"""What tells a reader of Markdown in which language and direction the letter runs (pandoc's metadata)."""
_APART: Final = re.compile(r"^[ >]*<!-- -->$", re.MULTILINE)
"""A remark that keeps two lists apart, which nobody sees."""


def check_markdown_text(text: str, letter: NumberedLetter, findings: Findings) -> None:
    """Prove a Markdown text with its notes, by the reading of Markdown that accounts for drafts, too."""
    found = read_markdown(_APART.sub("", _HEAD.sub("", text)).split("\n"))
    cited = iter(found.cited)
    pieces = [
        "".join(next(cited))
        if word.text == CALL
        else BULLET
        if word.is_mark and word.text == "-"
        else word.text
        for word in found.words
    ]
    for defined in found.notes:
        pieces += [defined.key, *(word.text for word in defined.words)]
    wanted = [_Wanted(letters(letter.metadata.draft), NOWHERE), *_text_of_markdown(letter)]
    wanted = [_Wanted(_only_words(one.text), one.place) for one in wanted]
    _compare("md", _only_words(letters("".join(pieces))), wanted, findings)


def _text_of_markdown(letter: NumberedLetter) -> Iterator[_Wanted]:
    """What Markdown carries: no headings of notes, and these with their numbers, as whoever prints it numbers them."""
    for part in letter.parts:
        for paragraph in paragraphs_of(part) if part.role is not Role.NOTES else ():
            yield _wanted(paragraph, _number, shows_pictures=True, shows_fields=True)
    for note in letter.notes:
        words = "".join(_pieces(paragraph_of_note(note), _number))
        yield _Wanted(letters(f"{note.number}{words}"), note.place)


def _number(mark: NoteCall | NoteNumber) -> str:
    return str(mark.number)


def _only_words(text: str) -> str:
    """The text without the signs that stand for cells, and those that Markdown or its tables may take."""
    return bare(text).replace(CELL, "").replace("|", "")


def _text(
    letter: NumberedLetter,
    shows: ShowsMark,
    *,
    shows_pictures: bool = False,
    with_notes: bool = False,
    is_counted: bool = False,
) -> Iterator[_Wanted]:
    for part in letter.parts:
        for paragraph in paragraphs_of(part):
            labelled = replace(paragraph, label=paragraph.counted) if is_counted else paragraph
            yield _wanted(labelled, shows, shows_pictures=shows_pictures)
        for note in part.notes if with_notes else ():
            words = "".join(_pieces(paragraph_of_note(note), shows))
            yield _Wanted(letters(bracketed(note.printed) + words), note.place)


def _wanted(
    paragraph: PrintedParagraph, shows: ShowsMark, *, shows_pictures: bool, shows_fields: bool = False
) -> _Wanted:
    pieces = _pieces(paragraph, shows, shows_pictures=shows_pictures, shows_fields=shows_fields)
    return _Wanted(letters(paragraph.label + "".join(pieces)), paragraph.place)


def _pieces(
    paragraph: PrintedParagraph,
    shows: ShowsMark,
    *,
    shows_pictures: bool = False,
    shows_fields: bool = False,
) -> Iterator[str]:
    for piece in paragraph.pieces:
        match piece:
            case str():
                yield piece
            case NoteCall() | NoteNumber():
                yield shows(piece)
            case Image():
                yield f"[{piece.alternative}]" if shows_pictures else ""
            case SignatureField():
                yield piece.name if shows_fields else ""
            case _:
                assert_never(piece)


def _bracketed_call(mark: NoteCall | NoteNumber) -> str:
    return bracketed(mark.printed) if isinstance(mark, NoteCall) else mark.printed


def _compare(format: str, found: str, wanted: list[_Wanted], findings: Findings) -> None:
    """Add an error for the first difference, if there is one."""
    text = "".join(one.text for one in wanted)
    if found == text:
        return
    same = _alike(found, text)
    ends = list(accumulate(len(one.text) for one in wanted))
    number = min(bisect.bisect_right(ends, same), len(wanted) - 1)
    place = next((one.place for one in wanted[number:] if one.place != NOWHERE), NOWHERE)
    start = max(0, same - _BEFORE)
    findings.error(
        f"the {format.upper()} has {_quoted(found, start)} where the letter has {_quoted(text, start)}",
        "formats-differ",
        place,
        HELP,
    )


def _alike(one: str, other: str) -> int:
    """How many letters are the same from the first on."""
    return bisect.bisect_left(
        range(1, min(len(one), len(other)) + 1), 1, key=lambda length: one[:length] != other[:length]
    )


def _quoted(text: str, start: int) -> str:
    shown = text[start : start + _SHOWN]
    return (
        f"'{'…' if start else ''}{shown}{'…' if start + _SHOWN < len(text) else ''}'" if shown else "nothing"
    )
