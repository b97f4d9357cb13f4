"""Takes the feet of pages out of a text: the notes apart, and cut paragraphs whole again.

Text that was taken out of a PDF has each page's notes below a line, wherever the page happened to end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
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
from undersigned.importing.runs import stripped, words_alone
from undersigned.model.letter import Superscript, Text

_LONG: Final = 100
"""Characters; a shorter line without a full stop may be a name, and is not gone on with by one in capitals."""
_ENDED: Final = re.compile(r"[.?!:;…\"'”’»)\]]\s*$")


def without_page_feet(pieces: Sequence[Piece]) -> tuple[list[Piece], dict[str, Words], list[Leftover]]:
    """The text without the notes among it, the notes by id, and what was done that somebody should look at."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    called = {mark.number for line in lines for mark in marks_in(line.words[1:], Sign.RAISED)}
    is_note = [isinstance(piece, Line) and _note_number(piece) in called for piece in pieces]
    if not any(is_note):
        return list(pieces), {}, []
    notes: dict[str, Words] = {}
    leftovers: list[Leftover] = []
    found: list[Piece] = []
    cut = False
    for piece, below in zip(pieces, is_note, strict=True):
        if below and isinstance(piece, Line):
            if found and isinstance(found[-1], Separator) and not cut:
                found.pop()
            cut = True
            _keep(piece, notes, leftovers)
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


def _keep(piece: Line, notes: dict[str, Words], leftovers: list[Leftover]) -> None:
    id = f"note {_note_number(piece)}"
    if id in notes:
        leftovers.append(
            Leftover(
                f"a second {id}: “{words_alone(piece.words)}”",
                where(piece.number, ""),
                "number the notes through the letter, and import it again",
                words=(words_alone(piece.words),),
                paragraphs=(piece.number,),
            )
        )
        return
    notes[id] = stripped(piece.words[1:])


def _note_number(line: Line) -> int | None:
    """The figure that begins a line, if it is raised and words follow."""
    match line.words:
        case (Superscript(children=(Text(text=text),)), _, *_) if text.strip().isdecimal() and not line.item:
            return int(text)
        case _:
            return None


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a line goes on in the one after the notes."""
    if line.heading or following.heading or following.item or line.quoted != following.quoted:
        return False
    text, then = words_alone(line.words).rstrip(), words_alone(following.words).lstrip()
    if not text or not then:
        return False
    return then[0].islower() or (len(text) > _LONG and not _ENDED.search(text))
