"""Cuts a note that is too long for the foot of one page into pieces that flow over several.

WeasyPrint does not break a footnote: what does not fit on the page is lost
(https://github.com/Kozea/WeasyPrint/issues/1833). So a long note becomes several footnotes, each
some whole lines of it, called from the same place. They stand closely under one another, and
where they stand on one page nothing shows that they are several.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from typing import Final, assert_never

from undersigned.model.letter import (
    Image,
    Inline,
    LineBreak,
    Note,
    NoteNumber,
    NoteText,
    Text,
    Wrapping,
)
from undersigned.model.style import HouseStyle
from undersigned.model.walking import plain_text
from undersigned.writers.pdf.sheet import WORD_JOINER

LONGEST_WHOLE: Final = 8
"""Lines. A note up to this long stays whole, on the page that calls it."""

_PIECE: Final = 4
"""Lines of one piece. The fewer, the closer pages are filled; but each piece costs some layout."""


def may_be_long(note: Note, style: HouseStyle) -> bool:
    """Whether a note could have more than `LONGEST_WHOLE` lines, by a cheap estimate on the safe side."""
    page = style.page
    ems = (page.width - page.margin_left - page.margin_right) / style.paragraphs["note"].size
    lines = plain_text(note.text).split("\n")
    # Long addresses may leave half of a line empty.
    return sum(math.ceil(2 * sum(map(_width, line)) / ems) for line in lines) > LONGEST_WHOLE


def _width(letter: str) -> float:
    """The width of a letter in ems, rather more than less than what it is on average."""
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.6


def cut(note: Note, lines: Sequence[str]) -> tuple[NoteText, ...]:
    """The pieces of a note whose mark and text take these lines, or the whole of it if it is not long."""
    text = note.text
    if len(lines) <= LONGEST_WHOLE:
        return (text,)
    letters = [_letters(line) for line in lines]
    letters[0] -= _letters(note.printed)
    pieces = []
    # The last piece has two lines at least, so that no line stands alone on a page.
    starts = range(_PIECE, len(lines) - 1, _PIECE)
    for start in starts:
        piece, text = _split(text, sum(letters[start - _PIECE : start]))
        pieces.append(_without_last_space(piece))
    return (*pieces, text)


def _letters(text: str) -> int:
    """How many letters a text has, not counting what differs between it and the lines of the sheet made of it."""
    return len("".join(text.replace(WORD_JOINER, "").split()))


def _split(text: NoteText, letters: int) -> tuple[NoteText, NoteText]:
    """The text up to that many letters, and the rest."""
    for index, inline in enumerate(text):
        size = _letters(plain_text((inline,)))
        if size > letters:
            head, tail = _split_inline(inline, letters)
            return (*text[:index], head), (tail, *text[index + 1 :])
        letters -= size
    return text, ()


def _without_last_space(text: NoteText) -> NoteText:
    """The text less the white space at its end, which WeasyPrint counts where an element ends with it.

    The last line of the piece would be too long then by a space, and break before that element.
    """
    *before, last = text or (Text(""),)
    match last:
        case Text():
            words = last.text.rstrip(" \t\n\r\f")
            kept: NoteText = (Text(words, last.place),) if words else ()
        case Wrapping():
            children = _without_last_space(last.children)
            kept = (last.around(children),) if children else ()
        case _:
            kept = (last,)
    return (*before, *kept) if kept or not before else _without_last_space(tuple(before))


def _split_inline(inline: Inline[NoteNumber], letters: int) -> tuple[Inline[NoteNumber], Inline[NoteNumber]]:
    match inline:
        case Text():
            places = [offset for offset, letter in enumerate(inline.text) if _letters(letter)]
            at = places[letters]
            return Text(inline.text[:at], inline.place), Text(inline.text[at:], inline.place)
        case LineBreak() | Image() | NoteNumber():
            return inline, Text("")  # it cannot be split
        case Wrapping():
            head, tail = _split(inline.children, letters)
            return inline.around(head), inline.around(tail)
        case _:
            assert_never(inline)
