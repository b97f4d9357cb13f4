"""Turns a note too long for the foot of one page into pieces that flow over several.

WeasyPrint does not break a footnote: what does not fit on the page is lost
(https://github.com/Kozea/WeasyPrint/issues/1833). So a long note becomes several footnotes, each
some whole lines of it, called from the same place. They stand closely under one another, and
where they stand on one page nothing shows that they are several.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Never, assert_never

from undersigned.model.letter import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Note,
    NoteText,
    Strong,
    Superscript,
    Text,
    plain_text,
)
from undersigned.model.style import HouseStyle

LONGEST_WHOLE: Final = 8
"""Lines. A note up to this long stays whole, on the page that calls it."""

_PIECE: Final = 4
"""Lines of one piece: the fewer, the closer pages are filled, but each costs WeasyPrint a layout of the
notes of its page."""


def may_be_long(note: Note, style: HouseStyle) -> bool:
    """Whether a note could have more than `LONGEST_WHOLE` lines, by a cheap estimate on the safe side."""
    page, size = style.page, style.paragraphs["note"].size
    ems = (page.width - page.margin_left - page.margin_right) / size
    text = plain_text(note.text)
    # A letter is at most 1 em wide, and addresses leave at most half of a line empty.
    return sum(math.ceil(2 * len(line) / ems) for line in text.split("\n")) > LONGEST_WHOLE


def cut(text: NoteText, lines: Sequence[str]) -> tuple[NoteText, ...]:
    """The pieces of a note that takes these lines, or the whole of it if it is not long."""
    if len(lines) <= LONGEST_WHOLE:
        return (text,)
    pieces = []
    # The last piece has two lines at least, so that no line stands alone on a page.
    starts = range(_PIECE, len(lines) - 1, _PIECE)
    for start in starts:
        piece, text = _split(text, sum(map(_letters, lines[start - _PIECE : start])))
        pieces.append(piece)
    return (*pieces, text)


def _letters(text: str) -> int:
    """How long a text is without white space: a line is not spaced as the text that it is a line of."""
    return len("".join(text.split()))


def _split(text: NoteText, letters: int) -> tuple[NoteText, NoteText]:
    """The text up to that many letters, and the rest."""
    for index, inline in enumerate(text):
        size = _letters(plain_text((inline,)))
        if size > letters:
            head, tail = _split_inline(inline, letters)
            return (*text[:index], head), (tail, *text[index + 1 :])
        letters -= size
    return text, ()


def _split_inline(inline: Inline[Never], letters: int) -> tuple[Inline[Never], Inline[Never]]:
    match inline:
        case Text():
            places = [offset for offset, letter in enumerate(inline.text) if not letter.isspace()]
            at = places[letters]
            return Text(inline.text[:at], inline.place), Text(inline.text[at:], inline.place)
        case LineBreak():
            return inline, Text("")
        case Emphasis():
            head, tail = _split(inline.children, letters)
            return Emphasis(head), Emphasis(tail)
        case Strong():
            head, tail = _split(inline.children, letters)
            return Strong(head), Strong(tail)
        case Superscript():
            head, tail = _split(inline.children, letters)
            return Superscript(head), Superscript(tail)
        case Link():
            head, tail = _split(inline.children, letters)
            return Link(inline.target, head, inline.place), Link(inline.target, tail, inline.place)
        case _:
            assert_never(inline)
