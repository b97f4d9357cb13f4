"""What templates know that nobody has typed: sessions, the last letter, and the mandate, as the tables have them.

Each fact that is taken from a table is noted, so that the worklist asks once whether it is right.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from markupsafe import Markup

from undersigned.drafting.dates import DateView
from undersigned.drafting.missing import NotGiven
from undersigned.drafting.sandbox import Workshop, exposed
from undersigned.drafting.words import Vocabulary
from undersigned.languages.dates import english_date
from undersigned.languages.written_dates import days_between
from undersigned.model.campaign import Campaign, EarlierLetter, Session
from undersigned.model.findings import NOWHERE, Findings, Located
from undersigned.model.offices import KnownFact, Mandate, Resolution, Table, Vote

_FAR: Final = 30
"""How many sessions ahead one may be spoken of: those of ten years."""
_SESSIONS, _MANDATES = Table.SESSIONS.value, Table.MANDATES.value


@dataclass(frozen=True)
class SessionView:
    """A session of the Council, such as that which the letter is written to."""

    id: str
    number: int
    special: bool
    _session: Session
    _words: Vocabulary
    _table: Mapping[str, Session] = field(default_factory=dict)

    @property
    def opens(self) -> DateView | NotGiven:
        """The day on which it opens."""
        return self._day("opens", self._session.opens, "from")

    @property
    def closes(self) -> DateView | NotGiven:
        """The day on which it closes."""
        return self._day("closes", self._session.closes, "to")

    @property
    def days(self) -> str | NotGiven:
        """From when to when it lasts, in the language of the letter."""
        for day in (self.opens, self.closes):
            if isinstance(day, NotGiven):
                return day
        opens, closes = self._session.opens, self._session.closes
        return days_between(opens, closes, self._words.tag) if opens and closes else ""

    @exposed
    def after(self, sessions: object = 1) -> SessionView | NotGiven:
        """The regular session so many after this one."""
        if not isinstance(sessions, int) or isinstance(sessions, bool) or not 1 <= sessions <= _FAR:
            return NotGiven(
                f"a session after {self.id} is counted in whole numbers, from 1 to {_FAR}",
                "write it as in {{ session.after(1).ordinal }}",
            )
        count = sessions
        if not self.special:
            id = f"HRC{self.number + count}"
            return self._other(self._table.get(id) or Session(id, self.number + count))
        opened = self._session.opens
        later = sorted(
            (other.opens, other)
            for other in self._table.values()
            if not other.special and opened and other.opens and other.opens > opened
        )
        if len(later) >= count:
            return self._other(later[count - 1][1])
        return NotGiven(
            f"the table of sessions does not say which session is {count} after {self.id}",
            f"add 'from' to it in {_SESSIONS}, or take this out",
        )

    def _other(self, session: Session) -> SessionView:
        return session_view(session, self._words, self._table)

    def _day(self, what: str, day: datetime.date | None, key: str) -> DateView | NotGiven:
        if day is None:
            return NotGiven(
                f"the table of sessions does not say '{key}' when {self.id} is",
                f"add '{key}' to {self.id} in {_SESSIONS}, or take this out",
            )
        fact = KnownFact(Table.SESSIONS, f"{self.id} {what} on", day, self._session.is_confirmed)
        self._words.known_facts.add(fact)
        return DateView(day, self._words.tag)

    @property
    def ordinal(self) -> Markup:
        """Its number as it stands before "session": 54th."""
        return self._words.ordinal(self.number)

    @property
    def ordinal_in_words(self) -> Markup:
        """The same written out: fifty-fourth."""
        return self._words.ordinal_in_words(self.number)


def session_view(session: Session, words: Vocabulary, table: Mapping[str, Session]) -> SessionView:
    """What templates know of a session; `table` has the others."""
    return SessionView(session.id, session.number, session.special, session, words, table)


@dataclass(frozen=True)
class LastLetterView:
    """The letter that this one carries on."""

    date: DateView
    signatories: int
    """How many signed it."""
    _letter: EarlierLetter
    _words: Vocabulary
    _table: Mapping[str, Session]

    @property
    def session(self) -> SessionView | NotGiven:
        """The session that it was written to."""
        if self._letter.session is None:
            return self._not_in("session")
        return session_view(self._letter.session, self._words, self._table)

    @property
    def url(self) -> str | NotGiven:
        """Where it can be read."""
        return self._letter.url or self._not_in("published")

    @property
    def title(self) -> Markup | NotGiven:
        """Its title or its subject, with what was filled in there."""
        title = title_of(self._letter)
        return self._not_in("subject") if title is None else title

    def _not_in(self, key: str) -> NotGiven:
        return NotGiven(
            f"the last letter, {self._letter.name}, does not say '{key}'",
            f"add '{key}' to {self._letter.file}, or take this out",
        )


def title_of(letter: EarlierLetter) -> Markup | None:
    """A letter's title or subject; None where that fills in more than its country, its day and its session."""
    if letter.title is None:
        return None
    tag = Located(letter.language, NOWHERE)
    own = Workshop(lambda _: None, Findings(), tag)
    words = Vocabulary(tag, own, has_endnotes=False, labels={})
    own.words = words
    known: dict[str, object] = {"date": DateView(letter.date, letter.language)}
    if letter.country:
        known["country"] = letter.country
    if letter.session:
        known["session"] = session_view(letter.session, words, {})
    text, _ = own.origins.read_off(own.render(letter.title, known))
    return None if own.findings.has_errors else Markup(text.strip())


def last_letter(campaign: Campaign, words: Vocabulary) -> LastLetterView | NotGiven:
    """What templates know of the letter that a campaign carries on."""
    letter = campaign.earlier
    if letter is None:
        return NotGiven(
            "this letter carries on no other: 'from' is not given",
            "name the last one: 'from: hrc54-cambodia', or take this out",
        )
    if letter.is_gone:
        return NotGiven(
            f"the letter that this one carries on, '{letter.name}', is not there any more",
            f"put the folder campaigns/{letter.name} back, or take this out",
        )
    date = DateView(letter.date, campaign.language)
    return LastLetterView(date, letter.signed_by, letter, words, campaign.sessions)


@dataclass(frozen=True)
class ResolutionView:
    """A resolution on the mandate: prints its number, 54/36."""

    _resolution: Resolution
    _words: Vocabulary
    _over: datetime.date | None = None
    """Since when the mandate is over, of the resolution that is said to hold."""

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """As letters name it: 54/36."""
        return self.known().number

    @property
    def symbol(self) -> str:
        """Its symbol: A/HRC/RES/54/36."""
        return self.known().symbol

    @property
    def adopted(self) -> DateView:
        """The day on which it was adopted."""
        return DateView(self.known().adopted, self._words.tag)

    @property
    def vote(self) -> Vote | NotGiven:
        """How States voted on it: `in_favour`, `against`, `abstained`."""
        vote = self._resolution.vote
        if vote is None:
            return self.lacks("vote")
        self.known(str(vote))
        return vote

    @property
    def years(self) -> int | NotGiven:
        """For how many years it gave the mandate."""
        years = self._resolution.years
        if years is None:
            return self.lacks("years")
        self.known(f"for {years} years")
        return years

    @property
    def until(self) -> DateView | NotGiven:
        """The day on which the mandate ends by it."""
        until = self._resolution.until
        if until is None:
            return self.lacks("until")
        self.known(f"until {english_date(until)}")
        return DateView(until, self._words.tag)

    def known(self, more: str = "") -> Resolution:
        """The resolution, noted as something that is printed."""
        self._words.known_facts.add(self._resolution.known(more, self._over))
        return self._resolution

    def lacks(self, key: str) -> NotGiven:
        """What stands for something that the table does not say of it."""
        return NotGiven(
            f"the table of mandates does not say '{key}' of {self._resolution.symbol}",
            f"add '{key}' to it in {_MANDATES}, or take this out",
        )


@dataclass(frozen=True)
class MandateView:
    """The mandate that the letter is about, as it is on the day of the letter."""

    _mandate: Mandate
    _day: datetime.date | None
    _words: Vocabulary
    _table: Mapping[str, Session]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What letters call it."""
        name = self._mandate.titles[0]
        self._note(f"'{self._mandate.id}' is the {name}", None, is_confirmed=True)
        return name

    @property
    def acronym(self) -> str | NotGiven:
        """Its acronym."""
        acronym = self._mandate.acronym
        if acronym is None:
            return self._lacks("acronym")
        self._note(f"{acronym} is the {self._mandate.titles[0]}", None, is_confirmed=True)
        return acronym

    @property
    def established(self) -> ResolutionView | NotGiven:
        """The resolution that established it."""
        one = self._mandate.established
        return ResolutionView(one, self._words) if one else self._lacks("established")

    @property
    def resolution(self) -> ResolutionView | NotGiven:
        """The resolution that holds."""
        one = self._mandate.last(self._day)
        over = self._mandate.over_since(self._day)
        return ResolutionView(one, self._words, over) if one else self._lacks("renewed")

    @property
    def years(self) -> int | NotGiven:
        """For how many years that gave the mandate."""
        return one.years if isinstance(one := self.resolution, ResolutionView) else one

    @property
    def ends(self) -> DateView | NotGiven:
        """The day on which the mandate ends by it."""
        return one.until if isinstance(one := self.resolution, ResolutionView) else one

    @property
    def holder(self) -> str | NotGiven:
        """Who holds it."""
        one = self._mandate.holder(self._day)
        if one is None:
            return self._lacks("holders")
        self._note(f"{self._mandate.titles[0]}: {one.name}", None, is_confirmed=one.is_confirmed)
        return one.name

    @property
    def since(self) -> DateView | NotGiven:
        """Since when they hold it."""
        one = self._mandate.holder(self._day)
        if one is None or one.start is None:
            return self._lacks("holders")
        self._note(f"{one.name} since", one.start, is_confirmed=one.is_confirmed)
        return DateView(one.start, self._words.tag)

    @property
    def next_report(self) -> SessionView | NotGiven:
        """The session to which the next report is due: the letter's own, or the first after the day of the letter."""
        due = [(one, self._table[one.session]) for one in self._mandate.reports if one.session in self._table]
        day = self._day
        open_ = [
            (one, at) for one, at in due if day is None or not (last := at.closes or at.opens) or last >= day
        ]
        if not open_:
            return self._lacks("reports")
        one, session = min(open_, key=lambda pair: (pair[1].special, pair[1].number))
        self._note(
            f"{self._mandate.titles[0]}: a report is due at {session.id}", None, is_confirmed=one.is_confirmed
        )
        return session_view(session, self._words, self._table)

    def _note(self, words: str, day: datetime.date | None, *, is_confirmed: bool) -> None:
        self._words.known_facts.add(KnownFact(Table.MANDATES, words, day, is_confirmed))

    def _lacks(self, key: str) -> NotGiven:
        return NotGiven(
            f"the table of mandates does not say '{key}' of '{self._mandate.id}' for the day of this letter",
            f"add '{key}' to it in {_MANDATES}, or take this out",
        )


def mandate_view(campaign: Campaign, words: Vocabulary) -> MandateView | NotGiven:
    """What templates know of the mandate that a campaign is about."""
    if campaign.mandate is None:
        return NotGiven(
            "this letter names no mandate: 'mandate' is not given",
            f"add 'mandate:' with the name of one in {_MANDATES}, or take this out",
        )
    return MandateView(campaign.mandate, campaign.date, words, campaign.sessions)
