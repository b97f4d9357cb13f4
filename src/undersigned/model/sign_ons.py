"""The record of sign-ons as data: who was asked to sign a letter, what each answered, and to which wording."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Final

from undersigned.model.findings import NOWHERE, Place

ADDRESS: Final = re.compile(r"""[^\s@<>()\[\]"',;:]+@[^\s@<>()\[\]"',;:]+""")
"""An e-mail address, also where it stands between other words."""


MEANINGS: Final = (
    "organisation",
    "acronym",
    "country",
    "website",
    "name",
    "title",
    "email",
    "time",
    "answer",
    "surname",
    "comment",
    "capacity",
    "publish",
    "authority",
)
"""What the columns of a sign-on form can mean."""


class Step(Enum):
    """What happened between the coalition and an organisation."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    DOUBTED = "doubted"
    """Something came in that may take an agreement back; a person has to decide."""


@dataclass(frozen=True)
class Event:
    """One step: when it was taken, by whom, through which channel, and for an agreement, to which wording."""

    step: Step
    date: datetime.date
    by: str | None = None
    channel: str | None = None
    wording: str | None = None
    """The digest of the wording that it is about (`v1-3f9a…`)."""
    email: str | None = None
    remark: str | None = None
    printed_as: str | None = None
    """The name under which it agreed to stand in the letter."""
    not_named: bool = False
    """Whether it wishes not to be named, whatever it answered."""
    version: str | None = None
    """The version of the Word file that it was sent."""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True)
class Editorial:
    """A change from one wording to another that somebody declared to be editorial: agreements to the first hold."""

    earlier: str
    later: str
    date: datetime.date
    by: str
    reason: str


@dataclass(frozen=True)
class SignOns:
    """The record of one campaign: what happened, by the ids of organisations, the oldest first."""

    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    editorials: tuple[Editorial, ...] = ()
    names: tuple[Editorial, ...] = ()
    """Changes from one printed name to another that somebody declared to be corrections."""

    def of(self, id: str) -> tuple[Event, ...]:
        """What happened with one organisation."""
        return self.events.get(id, ())

    def last_answer(self, id: str) -> Event | None:
        """What an organisation answered last, if it has answered."""
        return next((event for event in reversed(self.of(id)) if event.step is not Step.INVITED), None)

    def wishes_no_name(self, id: str) -> bool:
        """Whether an organisation is not to be named in what is sent out or exported: it may be in danger.

        The wish holds until it agrees to be named.
        """
        events = reversed(self.of(id))
        return next(
            (event.not_named for event in events if event.not_named or event.step is Step.CONFIRMED), False
        )

    def covered_from(self, agreed: str | None) -> set[str | None]:
        """The wordings that an agreement to one covers: that one, and those that differ from it editorially only."""
        covered, waiting = {agreed}, [agreed]
        while waiting:
            digest = waiting.pop()
            for editorial in self.editorials:
                if editorial.earlier == digest and editorial.later not in covered:
                    covered.add(editorial.later)
                    waiting.append(editorial.later)
        return covered

    @property
    def not_to_be_named(self) -> frozenset[str]:
        """The ids of all that wish not to be named, whatever they answered."""
        return frozenset(filter(self.wishes_no_name, self.events))

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The ids of those that agree, to whatever wording, and wish not to be named."""
        last = ((id, self.last_answer(id)) for id in self.events)
        return tuple(id for id, one in last if one and one.step is Step.CONFIRMED and one.not_named)

    def knows_form(self, form: int) -> bool:
        """Whether it is about any wording of that form."""
        return any(
            (event.wording or "").startswith(f"v{form}-")
            for events in self.events.values()
            for event in events
        )


def draft_mark(wording: str, day: datetime.date | None) -> str:
    """What a draft says of itself at the head of each page: of which wording it is, and of which day."""
    return " · ".join(["DRAFT", f"version {shortened(wording)}", *([day.isoformat()] if day else [])])


def is_draft_mark(words: str) -> bool:
    """Whether the head of a page or of a file says that it is a draft."""
    return re.match(r"\W*DRAFT\b", words) is not None


def shortened(digest: str) -> str:
    """A digest as people are shown it: enough to tell the wordings of one letter apart."""
    form, _, figures = digest.partition("-")
    return f"{form}-{figures[:12]}" if figures else digest[:12]


def without_addresses(words: str) -> str:
    """What somebody typed, as it is passed on: e-mail addresses stay with who keeps the record."""
    return ADDRESS.sub("(e-mail address)", words)


FIRST_LINE: Final = "undersigned wording "
"""How a wording begins; the number of its form follows (docs/decisions/, 32 and 89)."""


NOT_AGREED_TO: Final = (
    "how the others who sign are named and in which order",
    "the date",
    "page numbers",
    "what the program works out from these",
)
"""What the letter prints and nobody is asked about."""


class Digest(str):
    """The digest of a present wording, which knows those of the same letter in an earlier form."""

    __slots__ = ("as_much", "less")

    as_much: str | None
    """That of an earlier form which says as many words: who agreed to it agreed to this."""
    less: str | None
    """That of an earlier form which leaves words out that this one has."""

    def __new__(cls, digest: str, as_much: str | None = None, less: str | None = None) -> Digest:
        """A digest, and one of an earlier form."""
        self = super().__new__(cls, digest)
        self.as_much, self.less = as_much, less
        return self


def is_same_text(agreed: str | None, present: str) -> bool:
    """Whether who agreed to one digest has agreed to the text of the other, in whatever form that was kept."""
    return agreed is not None and agreed in {
        present,
        present.as_much if isinstance(present, Digest) else None,
    }


def leaves_out(agreed: str | None, present: str) -> bool:
    """Whether who agreed to one digest has agreed to an earlier form of the other, which leaves words of it out."""
    return isinstance(present, Digest) and agreed is not None and agreed == present.less


@dataclass(frozen=True)
class Wording:
    """What signatories agree to, as a text; of a present letter, it may know what it was in an earlier form."""

    text: str
    earlier: Wording | None = field(default=None, compare=False)

    @property
    def lines(self) -> list[str]:
        """Its lines without that which names its form."""
        return self.text.split("\n")[1:]

    @cached_property
    def digest(self) -> Digest:
        """The form of the text and its SHA-256: `v2-3f9a…`."""
        first = self.text.partition("\n")[0]
        own = f"v{first.removeprefix(FIRST_LINE)}-{hashlib.sha256(self.text.encode()).hexdigest()}"
        if self.earlier is None:
            return Digest(own)
        says_as_much = self.earlier.lines == self.lines
        before = str(self.earlier.digest)
        return Digest(own, before if says_as_much else None, None if says_as_much else before)
