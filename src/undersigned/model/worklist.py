"""What may have gone stale in a letter, as data: what to look at, where it stands, and what settles it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Place
from undersigned.model.offices import Office


class ItemKind(Enum):
    """What may be wrong with a passage; the values are the codes of findings."""

    PLACEHOLDER = "placeholder"
    SESSION = "stale-session"
    SUPERSEDED = "superseded"
    OFFICE = "office-holder"
    MANDATE = "mandate-length"
    DATE = "stale-date"
    COUNTED = "counted-term"
    FIGURE = "undated-figure"
    RELATIVE = "relative-time"
    FACT = "old-fact"
    SOURCE = "old-source"
    LINKS = "unchecked-links"
    OUTCOME = "open-outcome"
    SESSION_DATES = "session-dates"
    MANDATE_FACTS = "mandate-facts"
    SESSION_UNDATED = "session-without-dates"
    SIGNATORIES = "unasked-signatories"
    NOBODY = "nobody-named"
    COUNT = "counts-nobody"
    REMARK = "open-remark"
    REWORDED = "reworded"
    VALUE = "value-of-letter"

    @property
    def holds_back(self) -> bool:
        """Whether a letter is not final before it is settled; the others only remind."""
        return self not in {ItemKind.SESSION_UNDATED, ItemKind.OUTCOME}

    @property
    def needs_answer(self) -> bool:
        """Whether something has to be written to settle it: that somebody looked at it does not say what they found."""
        return self in {ItemKind.OUTCOME, ItemKind.REMARK}

    @property
    def is_unwritten(self) -> bool:
        """Whether the letter is not written yet, where the others ask whether what is written still holds."""
        return self in {ItemKind.PLACEHOLDER, ItemKind.NOBODY, ItemKind.COUNT}


class Fold(Enum):
    """Items of a letter that stand in one line of the list, and are settled at once."""

    BACKGROUND = "background"
    """Dates that were long past in the last letter already, and most likely stay true."""
    REWORDED = "reworded"
    """What stayed in sentences that the drafter has worded anew."""


@dataclass(frozen=True)
class WorklistItem:
    """Something that the drafter has to look at once: one sentence, fact or source, for one reason."""

    id: str
    """Six signs, of which the first is a letter: the same as long as the kind and the sentence are the same."""
    kind: ItemKind
    place: Place
    """Of the first of its words."""
    sentence: str
    """The sentence as it was typed, or what the drafter knows the source or fact by."""
    sentence_place: Place
    spans: tuple[tuple[int, int], ...]
    """Where in the sentence the words stand that it is about."""
    reason: str
    settle: str
    """What to do if it no longer holds."""
    since: datetime.date
    """Whoever looked at it before this day, looked at it for another letter."""
    about: str = ""
    """The symbol of the one document that it is about: what is asked of a document is asked once."""
    note: str = ""
    """What is known beyond its kind: who holds the office, which resolution is newer, how old the source is."""
    places: tuple[Place, ...] = ()
    """Of each of its words, where each is to be told of."""
    is_entry: bool = False
    """Whether it is about an entry of the campaign's YAML, a source or a fact, and not about a sentence."""
    ask: str = ""
    """What to ask oneself, where that is not what its kind asks."""
    came_over: bool = False
    """Whether its sentence stands word for word in the letter before."""
    fold: Fold | None = None
    """With which others it stands in one line, if there are any."""
    parts: tuple[WorklistItem, ...] = ()
    """Those others, of an item that stands for several."""

    def as_data(self) -> dict[str, object]:
        """An item as programs read it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "words": self.words,
            "sentence": " ".join(self.sentence.split()),
            "came_over": self.came_over,
            "reason": self.reason,
            "note": self.note,
            "help": self.settle,
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
        }

    @property
    def ids(self) -> tuple[str, ...]:
        """What is noted when it is settled: its own id, or those of its parts."""
        return tuple(part.id for part in self.parts) or (self.id,)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that it is about, each once."""
        if self.parts and (self.is_entry or self.about):
            return tuple(dict.fromkeys(word for part in self.parts for word in part.words))
        return tuple(dict.fromkeys(" ".join(self.sentence[a:b].split()) for a, b in self.spans))


@dataclass(frozen=True)
class Worklist:
    """All that is to be looked at in one letter, in the order of its files."""

    open: tuple[WorklistItem, ...] = ()
    settled: tuple[tuple[WorklistItem, datetime.date], ...] = ()
    """What was looked at and still holds, with the day."""


# --- what the rules know besides the letter


@dataclass(frozen=True)
class Background:
    """What the project knows beyond the letter."""

    offices: tuple[Office, ...] = ()
    cited: Mapping[str, str] = field(default_factory=dict)
    """The symbols that letters on the same country cite, each with the name of one such letter."""
    before: Mapping[str, Campaign] = field(default_factory=dict)
    """The letters that this one and its sections come from, by their names, where their text is known."""
    settled_before: Mapping[str, datetime.date] = field(default_factory=dict)
    """What was settled in those, each item with its day."""
