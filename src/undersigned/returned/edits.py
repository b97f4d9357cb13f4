"""What somebody changed in a Word file of a letter, edit by edit, against the file as it was sent.

Both files are read by the same reader, so that what differs is what somebody changed, and not how it is read.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from undersigned.importing.manuscript import Line

CALL: Final = "\ufffc"
"""Stands in the words of a passage where a note is called (OBJECT REPLACEMENT CHARACTER, Unicode § 23.8)."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, entry of a list, cell of a table or note, as a file prints it."""

    words: str
    """Its text: a `CALL` for each note, "\\n" where a line ends inside it."""
    calls: tuple[str, ...] = ()
    """The notes that are called, by their ids in the file, in the order of the signs `CALL`."""
    line: Line | None = None
    """The line of the manuscript that it is; of a note, one of number 0 with its words."""
    note: str = ""
    """The id of the note that it is; empty for all else."""
    cell: tuple[int, int, int] | None = None
    """Of a cell: how many tables stand before its own, its row and its column, from 0."""
    looks: tuple[tuple[int, int, str], ...] = ()
    """Stretches of its words that are "bold", "italic", "raised", or lead to an address ("link https://…")."""


class EditKind(Enum):
    """What somebody did."""

    WORDS = "words"
    """Words of a passage became others; without old ones they were added, without new ones deleted."""
    ADDED = "added"
    """A paragraph, entry or row was added."""
    DELETED = "deleted"
    MOVED = "moved"
    """A passage stands elsewhere; what was changed in it besides is an edit of its own."""
    SPLIT = "split"
    """A paragraph became two."""
    JOINED = "joined"
    """A paragraph goes on in the one before it."""
    LOOKS = "looks"
    """Words are bold, italic, raised or lead elsewhere now; their text is the same."""


@dataclass(frozen=True)
class Edit:
    """One thing that somebody changed; places are those of the file that was sent."""

    kind: EditKind
    passage: int
    """Which passage of the file that was sent; of what was ADDED, the one that it stands behind, -1 for none."""
    start: int = 0
    end: int = 0
    """The stretch of its words, for WORDS and LOOKS; where it was cut, for SPLIT."""
    old: str = ""
    new: str = ""
    """Their words before and after; a `CALL` for each note."""
    calls: tuple[int | Passage, ...] = ()
    """What each `CALL` of `new` calls: a note of the file that was sent, by its place among all that is called there
    from 0, or a new note."""
    line: Line | None = None
    """What was ADDED, with its looks and its place in lists; of WORDS and LOOKS, the whole line as it is now."""
    to: int | None = None
    """Of what was MOVED: the passage that it stands behind now, -1 for the head."""
    is_tracked: bool = False
    author: str = ""
    """Who tracked it; empty where nobody did."""
    date: datetime.date | None = None
    around: str = field(default="", compare=False)
    """The words of its passage, shortened, for messages."""

    @property
    def id(self) -> str:
        """Six signs that tell it from any other edit of that letter; the same edit of two partners has the same."""
        calls = tuple(one if isinstance(one, int) else one.words for one in self.calls)
        said = (self.kind.value, self.passage, self.start, self.end, self.old, self.new, calls, self.to)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:6]
