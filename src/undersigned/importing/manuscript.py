"""What a reader finds in a letter that somebody wrote elsewhere, whatever kind of file it came in.

Each reader turns its kind of file into a `Manuscript`: lines of text, tables and pictures one after the
other, with the notes they call. What the lines are in the letter (subject, asks, signatories) is not
known yet. What a reader cannot carry over it lists as a `Leftover`: nothing is dropped in silence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from undersigned.model.letter import Inlines
from undersigned.model.list_marks import PLAIN, ListMark

SHOWN = 50
"""How many characters of a line say which one it is; Word shows no numbers of paragraphs."""


@dataclass(frozen=True)
class NoteCalled:
    """A place that calls a note, by the note's id in the file."""

    id: str


@dataclass(frozen=True)
class NoteNamed:
    """A place that prints the number of a note which is called elsewhere, as Word's field NOTEREF does."""

    id: str
    shown: str = ""
    """What was printed."""
    said: str = field(default="", compare=False)
    """The words around it, and where they stand in the file."""
    at: str = field(default="", compare=False)


Called: TypeAlias = NoteCalled | NoteNamed
Words: TypeAlias = Inlines[Called]


@dataclass(frozen=True)
class Item:
    """What makes a line an entry of a list: its level from 0, and whether a number stands before it."""

    level: int = 0
    numbered: bool = False
    start: int = 1
    """Its number."""
    mark: ListMark = PLAIN
    """How the number is printed."""
    list: str = field(default="", compare=False)
    """What counts it in its file; empty where nothing says it."""


@dataclass(frozen=True)
class Line:
    """A paragraph, in its place among all paragraphs of the file, from 1.

    `style` is the name of its style in small letters, `heading` its level as a heading or 0. `goes_on` is
    whether it belongs to the entry of a list above it. `label` is a number that the words begin with and that
    nobody typed: the file counts, and letters here have no such mark.
    """

    words: Words
    number: int
    style: str = ""
    heading: int = 0
    item: Item | None = None
    goes_on: bool = False
    quoted: bool = False
    label: str = ""
    is_apart: bool = False
    """Whether an empty paragraph stands before it."""
    columns: int = 1
    """In how many columns its section stands."""
    beside: tuple[tuple[Words, ...], ...] = ()
    """What stands side by side in each of its lines, parted by tabs or by many spaces; none where nothing does."""
    indent: int | None = None
    """How far it is set in, in twentieths of a point; None where nothing says it."""


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells, each with its lines."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    number: int
    has_head: bool = False
    """Whether the first row is marked as the table's head."""


@dataclass(frozen=True)
class Picture:
    """A picture, PNG or JPEG."""

    data: bytes
    extension: str
    alternative: str
    number: int


@dataclass(frozen=True)
class Separator:
    """A line or sign that separates."""

    number: int


Piece: TypeAlias = Line | Grid | Picture | Separator


JOINED = "joined"
"""The code of what is said of two pieces of a paragraph that became one."""
NOTES_COUNTED = "notes-count"
"""That of how notes are counted and marked."""


@dataclass(frozen=True)
class Leftover:
    """Something that could not be carried over: what it is, and where it stood."""

    what: str
    where: str
    help: str | None = None
    code: str = "left-out"
    words: tuple[str, ...] = ()
    """What the file prints there, and the letter does not: only words that are seen."""
    paragraphs: tuple[int, ...] = ()
    """The paragraphs in which these stood."""


@dataclass(frozen=True)
class FoundRemark:
    """A remark that somebody left in the file; its day as the file has it."""

    text: str
    author: str
    date: str
    passage: str
    """The words that it stands at."""
    paragraph: str = field(default="", compare=False)
    """Those of the paragraph in which they begin."""


@dataclass(frozen=True)
class FoundChange:
    """A tracked change of the file: what it did, and what became of it."""

    kind: str
    words: str
    author: str
    date: str
    passage: str
    became: str


@dataclass(frozen=True)
class Manuscript:
    """All that a reader found in a file."""

    pieces: tuple[Piece, ...]
    notes: Mapping[str, Words] = field(default_factory=dict)
    leftovers: tuple[Leftover, ...] = ()
    has_endnotes: bool = False
    """Whether the notes stand together, not at the foot of their pages."""
    language: str | None = None
    """The language that the file names, as a tag (`en-GB`); programs often name the wrong one."""
    count: str = "letter"
    """How far the notes count, as `notes: count` says it."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """The number that the file prints for each note, by its id, empty where that is not known; without any, they count
    from 1."""
    marks: str = "numbers"
    """What marks a note, as `notes: marks` says it."""
    is_draft: bool = False
    """Whether the file says at its head that it is a draft."""
    remarks: tuple[FoundRemark, ...] = ()
    changes: tuple[FoundChange, ...] = ()
    saved: datetime.date | None = None
    """The day on which the file says that it was last changed."""


def lines_in(pieces: tuple[Piece, ...] | list[Piece]) -> Iterator[Line]:
    """The lines of some pieces, those in the cells of tables included."""
    for piece in pieces:
        match piece:
            case Line():
                yield piece
            case Grid():
                yield from (line for row in piece.rows for cell in row for line in cell)
            case Picture() | Separator():
                pass


def where(number: int, text: str) -> str:
    """How a finding names a line: by its number and its first words."""
    start = " ".join(text.split())
    shown = start if len(start) <= SHOWN else f"{start[:SHOWN].rsplit(' ', 1)[0]} …"
    return f"paragraph {number}, “{shown}”" if shown else f"paragraph {number}"
