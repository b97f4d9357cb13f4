"""Takes the feet of pages out of a text: the notes apart, and cut paragraphs whole again.

Text that was taken out of a PDF has each page's notes below a line, wherever the page happened to end.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace
from typing import Final

from undersigned.importing.manuscript import (
    JOINED,
    Leftover,
    Line,
    NoteCalled,
    Piece,
    Separator,
    Words,
    where,
)
from undersigned.importing.note_marks import Marks, Sign, marks_in, with_calls
from undersigned.importing.runs import words_alone
from undersigned.importing.typed_notes import TypedNote, note_in
from undersigned.model.letter import Text

_LONG: Final = 100
"""Characters; a shorter line without a full stop may be a name, and is not gone on with by one in capitals."""
_ENDED: Final = re.compile(r"[.?!:;…\"'”’»)\]]\s*$")


def without_page_feet(pieces: Sequence[Piece]) -> tuple[list[Piece], dict[str, Words], list[Leftover]]:
    """The text without the notes among it, the notes by id, and what was done that somebody should look at."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    called = {mark.number for line in lines for mark in marks_in(line.words[1:], Sign.RAISED)}
    feet = [_foot(piece, called) for piece in pieces]
    if not any(feet):
        return list(pieces), {}, []
    notes: dict[str, Words] = {}
    leftovers: list[Leftover] = []
    found: list[Piece] = []
    cut = False
    for piece, note in zip(pieces, feet, strict=True):
        if note:
            if found and isinstance(found[-1], Separator) and not cut:
                found.pop()
            cut = True
            if (id := f"note {note.number}") in notes:
                said = words_alone(piece.words) if isinstance(piece, Line) else ""
                leftovers.append(
                    Leftover(
                        f"a second {id}: “{said}”",
                        where(piece.number, ""),
                        "number the notes through the letter, and import it again",
                        words=(said,),
                        paragraphs=(piece.number,),
                    )
                )
            notes.setdefault(id, note.words)
            continue
        if cut and found and isinstance(piece, Line):
            last = found[-1]
            if isinstance(last, Line) and _goes_on(last, piece):
                found[-1] = replace(last, words=(*last.words, Text(" "), *piece.words))
                leftovers.append(
                    Leftover(
                        "a paragraph that the end of a page had cut; its two pieces were joined",
                        where(piece.number, words_alone(piece.words)),
                        "look whether they belong together",
                        JOINED,
                        paragraphs=(last.number, piece.number),
                    )
                )
                cut = False
                continue
        cut = False
        found.append(piece)
    while found and isinstance(found[-1], Separator):
        leftovers.append(Leftover("a dividing line at the letter's end", where(found.pop().number, "")))
    numbers = {number for number in called if f"note {number}" in notes}
    marks = Marks(Sign.RAISED, lambda number: NoteCalled(f"note {number}"), numbers, takes_doubtful=True)
    return list(with_calls(found, marks)), notes, leftovers


def _foot(piece: Piece, called: Container[int]) -> TypedNote | None:
    """The note that a line is: its number is raised, and called in the text."""
    note = note_in(piece)
    is_foot = note and isinstance(piece, Line) and not piece.item and note.sign is Sign.RAISED
    return note if note and is_foot and note.number in called else None


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a line goes on in the one after the notes."""
    if line.heading or following.heading or following.item or line.quoted != following.quoted:
        return False
    text, then = words_alone(line.words).rstrip(), words_alone(following.words).lstrip()
    if not text or not then:
        return False
    return then[0].islower() or (len(text) > _LONG and not _ENDED.search(text))
