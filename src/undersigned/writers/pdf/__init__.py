"""Turns a numbered letter into a PDF whose notes stand at the foot of the page that calls them."""

from __future__ import annotations

import hashlib

from undersigned.model.letter import NumberedLetter
from undersigned.model.style import HouseStyle
from undersigned.writers.pdf import engine
from undersigned.writers.pdf.long_notes import cut, may_be_long
from undersigned.writers.pdf.sheet import note_sheet, sheet
from undersigned.writers.pdf.stylesheet import stylesheet


def write(letter: NumberedLetter, style: HouseStyle) -> bytes:
    css = stylesheet(style, letter.metadata)
    long = tuple(note for note in letter.notes if may_be_long(note, style))
    pieces = {}
    if long:
        lines = engine.lines_of(engine.lay_out(note_sheet(letter, long), css), "letter-note")
        pieces = {n.number: cut(n.text, [l[0].removeprefix(str(n.number)), *l[1:]]) for n, l in zip(long, lines, strict=True)}
    html = sheet(letter, style.bullet, pieces)
    return engine.pdf(engine.lay_out(html, css), hashlib.sha256((html+css).encode()).hexdigest().encode()[:16])
