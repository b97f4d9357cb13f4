"""The list of those who sign a letter as it was found in a file: groups, and in each those who stand in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from undersigned.importing.manuscript import Picture, Words
from undersigned.importing.runs import calls_in, words_alone
from undersigned.model.signatories import TableColumn


@dataclass(frozen=True)
class Entry:
    """One who signs, as the list prints them: the words of one line, of the lines of a block, or of a row's cells."""

    lines: tuple[Words, ...]
    number: int
    description: str = ""
    country: str = ""
    organisation: str = ""
    """In a table, the organisation of a person who signs; `title` is what they are there."""
    title: str = ""
    representative: str = ""
    """In a table, who signs for an organisation; `title` is what they are there."""
    on_behalf_of: str = ""
    """For whom a person signs, where a line above says it."""
    is_numbered: bool = False
    signature: Picture | None = None
    """The picture above the lines of a person."""

    @property
    def texts(self) -> list[str]:
        """Its lines without what they look like."""
        return [" ".join(words_alone(words).split()) for words in self.lines]

    @property
    def notes(self) -> list[str]:
        """The notes at it, by their ids."""
        return _called(self.lines)


@dataclass
class Group:
    """Those who stand together, under a heading or under none."""

    heading_words: Words = ()
    above: list[Words] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    below: list[Words] = field(default_factory=list)
    table: tuple[TableColumn, ...] = ()
    columns: int = 1

    @property
    def heading(self) -> str:
        """Its heading in plain words."""
        return " ".join(words_alone(self.heading_words).split())


@dataclass
class Signing:
    """Who signs a letter, as it prints them."""

    groups: list[Group] = field(default_factory=list)
    above: list[Words] = field(default_factory=list)
    below: list[Words] = field(default_factory=list)
    as_of: datetime.date | None = None
    table_head: bool = True
    is_starred: bool = False
    """Whether a line says that affiliations with an asterisk are for identification only."""
    endnotes: str | None = None
    """Where endnotes stand, as `notes: place` says it, if the heading over them stands here."""

    @property
    def entries(self) -> Iterator[Entry]:
        """All who sign."""
        return (entry for group in self.groups for entry in group.entries)

    @property
    def notes(self) -> list[str]:
        """The notes that the list of names can call, in their order: at each name one."""
        found = _called(self.above)
        for group in self.groups:
            found += _called(group.above)
            found += [note for entry in group.entries for note in entry.notes[:1]]
            found += _called(group.below)
        return found + _called(self.below)

    @property
    def notes_lost(self) -> list[str]:
        """The notes at headings, and further ones at a name."""
        found = [note for group in self.groups for note in calls_in(group.heading_words)]
        return found + [note for entry in self.entries for note in entry.notes[1:]]


def _called(lines: Iterable[Words]) -> list[str]:
    """The notes that some lines call."""
    return [note for words in lines for note in calls_in(words)]
