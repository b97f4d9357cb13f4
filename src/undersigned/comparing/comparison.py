"""What differs between two letters, as data: parts, their passages, runs of words, and notes.

The tree holds both letters whole. What is equal in both is in it, too, so that a presenter can show as much
of it as its reader needs.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from undersigned.model.letter import Role


class DiffKind(Enum):
    """Which of the two letters has a run of words: both, the later one, the earlier one."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"


class Change(Enum):
    """What became of a piece of the earlier letter, or how one of the later letter came to be."""

    SAME = "same"
    REWORDED = "reworded"
    REPLACED = "replaced"
    """Of a note: at the same place, another source is cited."""
    ADDED = "added"
    REMOVED = "removed"


class PassageForm(Enum):
    """What a passage is on the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ASK = "ask"
    ITEM = "item"
    """An item of a list."""
    LINE = "line"
    """A line of addressees or of those who get a copy."""
    ROW = "row"
    """A row of a table."""
    PICTURE = "picture"
    DIVIDER = "divider"
    SIGNATORY = "signatory"
    PLACE = "place"
    """Where another part stands among the paragraphs of the body: the asks."""


@dataclass(frozen=True)
class DiffRun:
    """Words that stand together in both letters, or in one of them, with the white space behind them."""

    kind: DiffKind
    text: str


DiffRuns = tuple[DiffRun, ...]


@dataclass(frozen=True)
class ComparedPassage:
    """A paragraph, an ask, a row … of one letter beside its counterpart in the other."""

    form: PassageForm
    change: Change
    runs: DiffRuns
    moved: bool = False
    """Whether its counterpart stands elsewhere among its neighbours."""
    name: str | None = None
    """The id of an ask, in the later letter if it is in both."""
    old_name: str | None = None
    """The id of an ask in the earlier letter."""

    @property
    def is_same(self) -> bool:
        """Whether nothing is to be told of it."""
        return self.change is Change.SAME and not self.moved


@dataclass(frozen=True)
class ComparedPart:
    """A part of one letter beside its counterpart in the other; all of the body is one part, so are all asks."""

    role: Role
    change: Change
    """`ADDED` and `REMOVED` are of the whole part."""
    passages: tuple[ComparedPassage, ...]
    """In the order of the later letter; what is removed stands where it would stand."""
    moved: bool = False
    title: str | None = None
    """Of a section of the annex: its heading, or else the name of its file."""
    name: str | None = None
    """Of a section of the annex: its name (`annex/media.md`)."""

    @property
    def is_same(self) -> bool:
        """Whether nothing is to be told of it."""
        return self.change is Change.SAME and not self.moved


@dataclass(frozen=True)
class ComparedNote:
    """A note of one letter beside its counterpart in the other, in full words: "Ibid." is what it stands for."""

    change: Change
    old_mark: str | None
    """What is printed for it in the earlier letter; None if it was added."""
    new_mark: str | None
    runs: DiffRuns


@dataclass(frozen=True)
class Compared:
    """One of the letters that were compared: its name, its date, its language (BCP 47)."""

    name: str
    date: datetime.date | None
    language: str


@dataclass(frozen=True)
class Comparison:
    """Two letters beside each other."""

    old: Compared
    new: Compared
    parts: tuple[ComparedPart, ...]
    notes: tuple[ComparedNote, ...]
    """Only those that changed: a note with another number is the same note."""
    besides: tuple[str, ...] = ()
    """What changed besides words, such as that a paragraph is quoted now: lines of both, marked - and +."""

    def as_data(self) -> dict[str, object]:
        """The comparison whole, as programs read it: what is the same in both letters, too."""
        return {
            "from": self.old,
            "to": self.new,
            "same": self.is_same,
            "parts": self.parts,
            "notes": self.notes,
            "besides_words": self.besides,
        }

    @property
    def is_same(self) -> bool:
        """Whether the letters say the same."""
        return not self.notes and not self.besides and all(part.is_same for part in self.parts)

    def changed(self) -> Iterator[ComparedPart]:
        """The parts of which something is to be told."""
        return (part for part in self.parts if not part.is_same)
