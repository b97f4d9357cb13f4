"""Makes notes that number themselves of typed ones ("[1]" in the text, "[1] IOM, …" at its end)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from undersigned.importing.formulas import is_notes_heading
from undersigned.importing.manuscript import (
    Called,
    Grid,
    Leftover,
    Line,
    Manuscript,
    NoteCalled,
    Piece,
    Words,
    lines_in,
    where,
)
from undersigned.importing.runs import without_start, words_alone
from undersigned.model.letter import Emphasis, Inline, Link, Strong, Superscript, Text

_NOTE: Final = re.compile(r"\[(?P<number>\d{1,3})\]\s+(?=\S)")
_CALL: Final = re.compile(r" ?\[(?P<number>\d{1,3})\]")
_ENOUGH: Final = 2
"""How many marks without notes, or the reverse, are no accident."""


def with_typed_notes(manuscript: Manuscript) -> Manuscript:
    """The manuscript with its typed notes as notes.

    Only where there is no doubt: they stand at the end, numbered from 1, and the text calls each once, in
    order. Otherwise the words stay as they were, and the drafter is told.
    """
    pieces = list(manuscript.pieces)
    first = len(pieces)
    while first and isinstance(line := pieces[first - 1], Line) and _NOTE.match(words_alone(line.words)):
        first -= 1
    notes = [piece for piece in pieces[first:] if isinstance(piece, Line)]
    text = pieces[:first]
    called = [found["number"] for line in lines_in(text) for found in _CALL.finditer(words_alone(line.words))]
    wanted = [str(number) for number in range(1, len(notes) + 1)]
    numbers = [found["number"] for line in notes if (found := _NOTE.match(words_alone(line.words)))]
    if manuscript.notes or not notes or not called == numbers == wanted:
        is_odd = len(notes) >= _ENOUGH or (notes and called)
        return _told(manuscript, _unclear(notes[0])) if is_odd else manuscript
    if isinstance(line := text[-1], Line) and is_notes_heading(words_alone(line.words)):
        text.pop()  # the kind of letter prints it
    made = replace(
        manuscript,
        pieces=tuple(_with_calls(text)),
        notes={_id(number): _note(line) for number, line in zip(numbers, notes, strict=True)},
        has_endnotes=True,
    )
    return _told(made, _converted(notes))


def _told(manuscript: Manuscript, left: Leftover) -> Manuscript:
    return replace(manuscript, leftovers=(*manuscript.leftovers, left))


def _converted(notes: list[Line]) -> Leftover:
    what = f"the notes [1] to [{len(notes)}] were typed" if len(notes) > 1 else "the note [1] was typed"
    return Leftover(
        f"{what}; in the new letter they number themselves",
        where(notes[0].number, words_alone(notes[0].words)),
        "read through them under 'footnotes' in campaign.yaml",
        "typed-notes",
    )


def _unclear(first: Line) -> Leftover:
    return Leftover(
        "notes that were typed, and whose numbers are not those in the text, one by one: they stay typed text",
        where(first.number, words_alone(first.words)),
        "write them under 'footnotes' in campaign.yaml, and cite them where the numbers stand: docs/footnotes.md",
        "typed-notes",
    )


def _id(number: str) -> str:
    return f"typed-{number}"


def _note(line: Line) -> Words:
    found = _NOTE.match(words_alone(line.words))
    return without_start(line.words, found.end() if found else 0)


def _with_calls(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        match piece:
            case Line():
                yield _called(piece)
            case Grid():
                rows = tuple(
                    tuple(tuple(_called(line) for line in cell) for cell in row) for row in piece.rows
                )
                yield replace(piece, rows=rows)
            case _:
                yield piece


def _called(line: Line) -> Line:
    return replace(line, words=_marked(line.words))


def _marked(words: Words) -> Words:
    """The words with a call of a note for each typed number; one that is raised alone is not raised twice."""
    found: list[Inline[Called]] = []
    for node in words:
        match node:
            case Text():
                found += _split(node.text)
            case Superscript():
                inside = _marked(node.children)
                raised = all(isinstance(one, NoteCalled) for one in inside)
                found += inside if raised else [Superscript(inside)]
            case Emphasis() | Strong():
                found.append(type(node)(_marked(node.children)))
            case Link():
                found.append(Link(node.target, _marked(node.children)))
            case _:
                found.append(node)
    return tuple(found)


def _split(text: str) -> Iterator[Inline[Called]]:
    last = 0
    for found in _CALL.finditer(text):
        if before := text[last : found.start()]:
            yield Text(before)
        yield NoteCalled(_id(found["number"]))
        last = found.end()
    if rest := text[last:]:
        yield Text(rest)
