"""What somebody changed in a Word file of a letter, edit by edit, against the file as it was sent.

Both files are read by the same reader, so that what differs is what somebody changed, and not how it is read.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, TypeAlias

from undersigned.importing.manuscript import Line

CALL: Final = "\ufffc"
"""Stands in the words of a passage where a note is called (OBJECT REPLACEMENT CHARACTER, Unicode § 23.8)."""

Looks: TypeAlias = tuple[tuple[int, int, str], ...]
"""Stretches of words that are "bold", "italic", "raised", or lead to an address ("link https://…")."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, entry of a list, cell of a table or note, as a file prints it."""

    words: str
    """Its text: a `CALL` for each note that is called or named by its number, "\\n" where a line ends inside it. A
    number that the file counts is not in it."""
    calls: tuple[str, ...] = ()
    """These notes, by their ids in the file, in the order of the signs `CALL`."""
    named: tuple[str, ...] = ()
    """Of each, the number that is printed where a note is named; empty where it is called."""
    line: Line | None = None
    """The line of the manuscript that it is; a note is one of no number."""
    note: str = ""
    """The id of the note that it is; empty for all else."""
    cell: tuple[int, int, int] | None = None
    """Of a cell: how many tables stand before its own, its row and its column, from 0."""
    looks: Looks = ()

    @property
    def form(self) -> str:
        """What it is on the page, but for its words."""
        line = self.line
        if line is None or self.note or self.cell:
            return "cell" if self.cell else "note"
        if line.heading:
            return f"heading {line.heading}"
        if line.item:
            below = "paragraph of an entry" if line.goes_on else "entry"
            return f"{'numbered ' * line.item.numbered}{below} of level {line.item.level + 1}"
        return "quotation" if line.quoted else "paragraph"


class EditKind(Enum):
    """What somebody did."""

    WORDS = "words"
    """Words of a passage became others; without old ones they were added, without new ones deleted."""
    ADDED = "added"
    """A paragraph, entry or row was added."""
    DELETED = "deleted"
    MOVED = "moved"
    """A passage or row stands elsewhere; what was changed in it besides is an edit of its own."""
    SPLIT = "split"
    """A paragraph became two."""
    JOINED = "joined"
    """A paragraph goes on in the one before it."""
    LOOKS = "looks"
    """Words are bold, italic, raised or lead elsewhere now; their text is the same."""
    FORM = "form"
    """A passage is a heading, an entry of a list or a quotation now, or is none any more."""


IN_WORDS: Final = frozenset({EditKind.WORDS, EditKind.LOOKS, EditKind.SPLIT})
"""What is done at a place in the words of a passage."""


@dataclass(frozen=True)
class Edit:
    """One thing that somebody changed; places are those of the file that was sent.

    Edits stand in the order of the file that came back. Those at the same place are made in their order.
    """

    kind: EditKind
    passage: int
    """Which passage of the file that was sent, of a row its first cell; of what was ADDED, the one that it stands
    behind, -1 for none."""
    start: int = 0
    end: int = 0
    """The stretch of its words, for WORDS and LOOKS; for SPLIT, where it was cut, with the space that went."""
    old: str = ""
    new: str = ""
    """The words before and after, a `CALL` for each note; of JOINED, what stands between the two; of FORM, what it
    was and is."""
    calls: tuple[int | Passage, ...] = ()
    """What each `CALL` of `new` calls: a note of the file that was sent, by its place among the notes there from 0, or
    a new note."""
    looks: Looks = ()
    """Of `new`, for WORDS, ADDED and LOOKS; places are those in `new`."""
    line: Line | None = None
    """What was ADDED, with its place in lists; of FORM, the whole line as it is now."""
    row: tuple[Passage, ...] = ()
    """The cells of a row that was ADDED; `new` has their words with tabs between."""
    to: int | None = None
    """Of what was MOVED: the passage that it stands behind now, -1 for the head."""
    is_tracked: bool = field(default=False, compare=False)
    author: str = field(default="", compare=False)
    """Who tracked it; empty where nobody did."""
    date: datetime.date | None = field(default=None, compare=False)
    around: str = field(default="", compare=False)
    """The words of its passage, shortened, for messages."""

    @property
    def id(self) -> str:
        """Six signs that tell it from any other edit of that letter; the same edit of two partners has the same."""
        return hashlib.sha256(repr(self.does).encode("utf-8", "surrogatepass")).hexdigest()[:6]

    @property
    def does(self) -> tuple[object, ...]:
        """What it does, whoever did it, and however the file numbers its paragraphs and notes."""
        calls = tuple(one if isinstance(one, int) else one.words for one in self.calls)
        form = Passage("", line=self.line).form if self.line and self.kind is EditKind.ADDED else ""
        place = (self.passage, self.start, self.end, -2 if self.to is None else self.to)
        return (self.kind.value, *place, self.old, self.new, calls, self.looks, form)
