"""The passages of a file in their order: its lines, those in tables included, then the notes as they are called."""

from __future__ import annotations

from collections.abc import Iterator

from undersigned.importing.manuscript import Called, Grid, Line, Manuscript, NoteCalled, NoteNamed, Words
from undersigned.model.letter import Emphasis, Foreign, Inline, LineBreak, Link, Strong, Superscript, Text
from undersigned.returned.edits import CALL, Passage


def passages_of(manuscript: Manuscript) -> tuple[Passage, ...]:
    """The passages of a file; its notes stand behind the lines, in the order of their first calls."""
    lines = list(_lines(manuscript))
    called = dict.fromkeys(id for line in lines for id in line.calls)
    notes = ((id, manuscript.notes.get(id, ())) for id in called)
    return (*lines, *(note_passage(id, words) for id, words in notes))


def note_passage(id: str, words: Words) -> Passage:
    """A note as a passage; its line has its words."""
    return _passage(Line(words, 0), note=id)


def line_passage(line: Line) -> Passage:
    """A line as a passage."""
    return _passage(line)


def _lines(manuscript: Manuscript) -> Iterator[Passage]:
    tables = 0
    for piece in manuscript.pieces:
        if isinstance(piece, Line):
            yield _passage(piece)
        elif isinstance(piece, Grid):
            for number, row in enumerate(piece.rows):
                for column, cell in enumerate(row):
                    for line in cell:
                        yield _passage(line, cell=(tables, number, column))
            tables += 1


def _passage(line: Line, *, cell: tuple[int, int, int] | None = None, note: str = "") -> Passage:
    words, calls, looks = "", list[str](), list[tuple[int, int, str]]()
    for text, look, called in _leaves(line.words, ()):
        looks += ((len(words), len(words) + len(text), one) for one in look)
        words += text
        if called is not None:
            calls.append(called)
    return Passage(words, tuple(calls), line, note, cell, tuple(_together(looks)))


def _leaves(words: Words, look: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    """Each piece of text with how it looks, and the note that it calls."""
    for node in words:
        match node:
            case Text():
                yield node.text, look, None
            case LineBreak():
                yield "\n", look, None
            case Emphasis() | Strong() | Superscript() | Link() | Foreign():
                yield from _leaves(node.children, (*look, *_look_of(node)))
            case NoteCalled():
                yield CALL, (), node.id
            case NoteNamed():
                yield node.shown, look, None


def _look_of(node: Inline[Called]) -> tuple[str, ...]:
    match node:
        case Emphasis():
            return ("italic",)
        case Strong():
            return ("bold",)
        case Superscript():
            return ("raised",)
        case Link():
            return (f"link {node.target}",)
        case _:
            return ()


def _together(looks: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The stretches in their order, those that touch and look alike as one."""
    last: dict[str, tuple[int, int, str]] = {}
    for start, end, look in sorted(looks):
        before = last.get(look)
        if before is not None and before[1] == start:
            last[look] = before[0], end, look
            continue
        if before is not None:
            yield before
        last[look] = start, end, look
    yield from last.values()
