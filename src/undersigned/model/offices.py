"""Offices and mandates as their tables have them: who holds them, and what gave, renewed and ended a mandate."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from undersigned.model.findings import Located


class Table(Enum):
    """A table of facts that ships with the program and that users correct; the values are its file."""

    SESSIONS = "campaigns/sessions.yaml"
    MANDATES = "campaigns/mandates.yaml"


@dataclass(frozen=True)
class KnownFact:
    """What a table says and a letter prints, or asks whether it is known: somebody has to have looked at it."""

    table: Table
    words: str
    """In English, up to the day: HRC57 opens on."""
    day: datetime.date | None = None
    is_confirmed: bool = True
    more: str = ""
    """What else the letter prints of it: the vote, say."""
    over: datetime.date | None = None
    """The day on which it ran out, where that is before the letter's own: it is printed as if it held."""


@dataclass(frozen=True)
class OfficeHolder:
    """Somebody who holds or held an office; a day that is not known is None."""

    name: str
    start: datetime.date | None = None
    end: datetime.date | None = None

    def in_office(self, day: datetime.date) -> bool:
        """Whether they hold it on a day. Who follows on the same day, takes over."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Office:
    """An office of the register, with all who are known to have held it."""

    id: str
    titles: tuple[str, ...]
    """What letters call it: `Special Rapporteur on Cambodia`."""
    country: str | None
    holders: tuple[OfficeHolder, ...]


@dataclass(frozen=True)
class Vote:
    """How States voted on a resolution."""

    in_favour: int
    against: int
    abstained: int

    def __str__(self) -> str:
        return f"{self.in_favour} in favour, {self.against} against, {self.abstained} abstentions"


@dataclass(frozen=True)
class Resolution:
    """A resolution on a mandate; what is not known is None."""

    symbol: Located
    adopted: datetime.date
    vote: Vote | None = None
    years: int | None = None
    until: datetime.date | None = None
    is_confirmed: bool = True

    @property
    def number(self) -> str:
        """As letters name it: 54/36."""
        return "/".join(self.symbol.split("/")[-2:])

    @property
    def ends(self) -> datetime.date | None:
        """When the mandate ends by it, as it says or as its years are over; most run to the session of that time."""
        if self.until is not None or self.years is None:
            return self.until
        day = self.adopted
        return datetime.date(min(day.year + self.years, datetime.MAXYEAR), day.month, min(day.day, 28))

    def known(self, more: str = "", over: datetime.date | None = None) -> KnownFact:
        """That it was adopted on its day, what more of it is printed, and since when it holds no more."""
        words = f"{self.symbol}, adopted on"
        return KnownFact(Table.MANDATES, words, self.adopted, self.is_confirmed, more, over)


@dataclass(frozen=True)
class MandateHolder(OfficeHolder):
    """Somebody who holds or held a mandate, and whether a person has compared that with its document."""

    is_confirmed: bool = True


@dataclass(frozen=True)
class DueReport:
    """The id of the session to which a report is due."""

    session: Located
    is_confirmed: bool = True


@dataclass(frozen=True)
class Mandate:
    """A mandate of the table."""

    id: Located
    titles: tuple[str, ...]
    """What letters call it; the first is its name."""
    acronym: str | None = None
    country: str | None = None
    established: Resolution | None = None
    renewed: tuple[Resolution, ...] = ()
    ended: Resolution | None = None
    replaced_by: Located | None = None
    holders: tuple[MandateHolder, ...] = ()
    reports: tuple[DueReport, ...] = ()

    @property
    def resolutions(self) -> tuple[Resolution, ...]:
        """Those that gave it, the first first."""
        return (*((self.established,) if self.established else ()), *self.renewed)

    def last(self, day: datetime.date | None) -> Resolution | None:
        """The newest that was adopted by a day; `over_since` says whether it still holds then."""
        adopted = [one for one in self.resolutions if day is None or one.adopted <= day]
        return max(adopted, key=lambda one: one.adopted, default=None)

    def is_over(self, day: datetime.date) -> bool:
        """Whether it has ended by a day."""
        return self.ended is not None and (self.ended.until or self.ended.adopted) <= day

    def over_since(self, day: datetime.date | None) -> datetime.date | None:
        """Since when the mandate is over on a day, as it was ended or as nobody has renewed it; None while it runs."""
        if day is None:
            return None
        ends = [self.ended.until or self.ended.adopted] if self.ended else []
        if (last := self.last(day)) and last.ends:
            ends.append(last.ends)
        return min((end for end in ends if end < day), default=None)

    def holder(self, day: datetime.date | None) -> MandateHolder | None:
        """Who holds it on a day; without a day, the last who is known."""
        held = [one for one in self.holders if day is None or one.in_office(day)]
        return held[-1] if held else None
