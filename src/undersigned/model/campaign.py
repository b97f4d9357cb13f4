"""A campaign as records: what the letter says, who signs it, what its notes cite.

Values that a user typed keep their place (`Located`), so that any later finding can point at them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Final, TypeAlias

from undersigned.model.asks import AskGroup
from undersigned.model.findings import NOWHERE, Located, Place
from undersigned.model.frame import Addressee, Contact, Frame
from undersigned.model.letter import Marks
from undersigned.model.letterhead import Letterhead
from undersigned.model.offices import KnownFact, Mandate
from undersigned.model.returned import Remark
from undersigned.model.signatories import (
    Individual,
    SignatoryGroup,
    SignatoryList,
    SignatoryOrder,
    networks_of,
)
from undersigned.model.versions import Edition

LETTER, HOUSE_STYLE, CITATION_STYLE, LANGUAGE = "joint-letter", "plain", "plain", "en-GB"
"""What a campaign has that does not name its own."""

OF_ITS_LETTER: Final = frozenset(
    {
        "addressees",
        "contact",
        "copy",
        "country",
        "date",
        "frame",
        "language",
        "last",
        "mandate",
        "session",
        "signatories",
    }
)
"""What any prose knows of its letter, and each letter has otherwise; facts are those of the prose's own campaign."""

UNREADABLE_DAY = datetime.date(2000, 1, 1)
"""Stands for a date that is typed and cannot be read."""


def _what_is_known(one: Organisation | Representative) -> dict[str, object]:
    return {field.name: value for field in fields(one) if (value := getattr(one, field.name))}


@dataclass(frozen=True)
class Session:
    """A session of the Council: regular (`HRC54`) or special (`HRC-S36`), with its dates where they are known."""

    id: str
    number: int
    special: bool = False
    opens: datetime.date | None = None
    closes: datetime.date | None = None
    is_confirmed: bool = True
    """Whether somebody compared its dates with an official source."""


@dataclass(frozen=True)
class Representative:
    """A person who signs for an organisation; `signature` is the file of an image in `signatories/`."""

    name: str
    title: str | None = None
    email: str | None = None
    signature: Located | None = None

    def as_data(self) -> dict[str, object]:
        """What the register says of them, by the names of its keys."""
        return _what_is_known(self)


class ConsultativeStatus(Enum):
    """Status with the Economic and Social Council (ECOSOC resolution 1996/31, paras. 22 to 24)."""

    GENERAL = "general"
    SPECIAL = "special"
    ROSTER = "roster"


@dataclass(frozen=True)
class Organisation:
    """An organisation of the register, under its id."""

    id: str
    name: str
    acronym: str | None = None
    """Its acronym; the first of `acronyms`, where there are several."""
    names: Mapping[str, str] | None = None
    """Its names in other languages, by language tag (`fr`)."""
    former_names: tuple[str, ...] = ()
    country: str | None = None
    """Where it is based; the first of `countries`, where there are several, or what English calls `country_code`."""
    website: str | None = None
    ecosoc: ConsultativeStatus | None = None
    logo: Located | None = None
    """The file of its logo, in `signatories/`."""
    description: str | None = None
    """What it is, in a few words."""
    members: tuple[str, ...] = ()
    """The ids of its members, if it is a network."""
    representatives: tuple[Representative, ...] = ()
    acronyms: Mapping[str, str] | None = None
    """Its acronyms by language, where they are given so."""
    countries: Mapping[str, str] | None = None
    country_code: str | None = None
    """The two letters of its country (ISO 3166-1), where the register gives these."""
    other_names: tuple[str, ...] = ()
    """What it was called in forms besides, as somebody decided; never printed."""

    def __str__(self) -> str:
        return f"{self.name} ({self.acronym})" if self.acronym else self.name

    def as_data(self) -> dict[str, object]:
        """Its id, and what the register says of it, by the names of its keys."""
        return _what_is_known(self)

    def name_in(self, language: str) -> str:
        """Its name in a language (BCP 47), by the whole tag, then by its first part, else its first name."""
        return _in_language(self.names, language) or self.name

    def acronym_in(self, language: str) -> str | None:
        """Its acronym in a language, found in the same way."""
        return _in_language(self.acronyms, language) or self.acronym

    def country_in(self, language: str) -> str | None:
        """Its country in a language, found in the same way; what a code is called is not known here."""
        return _in_language(self.countries, language) or self.country


def _in_language(words: Mapping[str, str] | None, language: str) -> str | None:
    known = words or {}
    return known.get(language) or known.get(language.split("-", maxsplit=1)[0])


# --- what notes cite


@dataclass(frozen=True)
class Work:
    """A source that a citation style can word: a UN document, a web page, a report, a treaty, a letter.

    `kind` names the style's template; `facts` are what the campaign says of it, in the schema's
    words (`symbol`, `title`, `date` …). Two mentions with the same facts are the same source.
    """

    kind: str
    facts: tuple[tuple[str, str | datetime.date], ...]


@dataclass(frozen=True)
class FreeText:
    """A note in the drafter's own words, as Markdown."""

    text: Located


Source: TypeAlias = Work | FreeText


@dataclass(frozen=True)
class Footnote:
    """An entry of `footnotes:`: a source under a key, perhaps in words other than the citation style's."""

    key: Located
    source: Source
    wording: Located | None = None
    """The note's text as Markdown where the citation style is not to make it."""
    full_stop: bool | None = None
    """Whether the note ends in a full stop; None leaves it to `notes.full_stop`."""
    short_title: str | None = None
    """How a later note calls the work."""
    language: Located | None = None
    """The language (BCP 47) of the work's title, where it is not the letter's."""
    is_repeat: bool = False
    """Whether it names another footnote, whose source it cites."""
    known: KnownFact | None = None
    """What it has from the table of mandates, and nobody has typed."""
    letter: EarlierLetter | None = None
    """The last letter, if it cites that without typing it."""

    @property
    def is_ready(self) -> bool:
        """Whether nobody has typed its source."""
        return self.known is not None or self.letter is not None

    @property
    def place(self) -> Place:
        """Where the footnote is defined."""
        return self.key.place


class Repeat(Enum):
    """What a note prints when its source was cited before."""

    FULL = "full"
    IBID = "ibid"
    SHORT = "short"
    CROSS_REFERENCE = "cross-reference"
    IBID_SHORT = "ibid-short"
    IBID_CROSS_REFERENCE = "ibid-cross-reference"

    @property
    def again(self) -> str | None:
        """The form of a note directly after one that cites this source only, or None for no form of its own."""
        return "ibid" if self.value.startswith("ibid") else None

    @property
    def later(self) -> str | None:
        """The form of any other note whose source was cited before, or None for the whole source again."""
        form = self.value.removeprefix("ibid").removeprefix("-")
        return None if form in {"", "full"} else form


class FullStop(Enum):
    """Which notes end in a full stop: all, none, or those called before the annex."""

    ALWAYS = "always"
    NEVER = "never"
    BODY = "body"


class NotePlace(Enum):
    """Where notes stand: at the foot of the page that calls them, or together."""

    PAGE = "page"
    BEFORE_SIGNATORIES = "before-signatories"
    AFTER_SIGNATORIES = "after-signatories"
    END = "end"
    IN_ORDER = "in-order"
    """Where the order of the letter's parts has them."""


class Count(Enum):
    """How far the marks of notes count before they begin anew: to the end, or to the next section of the annex."""

    LETTER = "letter"
    SECTION = "section"


@dataclass(frozen=True)
class NotePolicy:
    """How the letter's notes are worded, marked and counted, and where they stand."""

    style: Located
    repeat: Repeat = Repeat.FULL
    full_stop: FullStop = FullStop.ALWAYS
    place: NotePlace = NotePlace.PAGE
    count: Count = Count.LETTER
    marks: Marks = Marks.NUMBERS


# --- the campaign


NeedValue: TypeAlias = Located | datetime.date | Session
"""What a letter can give a section: some text, a date, a session."""


@dataclass(frozen=True)
class Prose:
    """A file of prose (Jinja in Markdown), whole, with the campaign whose footnotes it cites."""

    text: Located
    campaign: str
    name: str
    """What campaign.yaml calls it: `annex/media.md`, `hrc51-cambodia/annex/media.md`."""
    values: Mapping[str, NeedValue] = field(default_factory=dict)
    """What the letter gives a section of its annex, by the names that the section has for it."""
    origin: EarlierLetter | None = None
    """The older letter that a section was adopted from, by copy or by link."""
    lender: EarlierLetter | None = None
    """The letter that a section was taken from, older or not."""
    takes: frozenset[str] = frozenset()
    """What a section says that it takes from whichever letter has it: session, country."""


@dataclass(frozen=True)
class Annex:
    """An annex: its title and its sections in order."""

    title: Located | None
    sections: tuple[Prose, ...]


class Outcome(Enum):
    """What became of an ask by the time of the next letter."""

    OPEN = "open"
    MET = "met"
    PARTLY_MET = "partly met"
    UNMET = "unmet"
    REWORDED = "reworded"
    DROPPED = "dropped"


@dataclass(frozen=True)
class AskOutcome:
    """What became of one ask, the symbol of what answered it, and a remark for the next who drafts."""

    outcome: Outcome
    resolution: str | None = None
    remark: str | None = None


@dataclass(frozen=True)
class Fact:
    """A fact that changes, such as a number, with the day of which it is true."""

    name: Located
    text: Located
    as_of: datetime.date


@dataclass(frozen=True)
class Review:
    """How old things may be on the date of the letter, in days, before the drafter has to look at them again."""

    facts_within: int = 180
    sources_within: int = 365


@dataclass(frozen=True)
class EarlierLetter:
    """A letter that a later one carries on, or that lent it a section: its campaign's name, date, session and asks."""

    name: Located
    date: datetime.date
    session: Session | None = None
    asks: Mapping[str, str] = field(default_factory=dict)
    signatories: frozenset[str] = frozenset()
    """The organisations, by their ids."""
    signed_by: int = 0
    """How many signed it, people among them."""
    title: Located | None = None
    """Its title or its subject, as typed: prose."""
    url: str | None = None
    """Where it can be read."""
    country: str | None = None
    language: str = LANGUAGE
    file: str = ""
    """The path of its campaign.yaml from the project's root."""
    is_gone: bool = False
    """Whether its campaign is there no more; its date is then only a guess, and never printed."""


@dataclass(frozen=True)
class Campaign:
    """One letter, as its folder describes it."""

    name: str
    file: str
    """The path of its campaign.yaml from the project's root."""
    letter: Located
    style: Located
    language: Located
    date: datetime.date | None
    """None where the letter has none, as it prints none."""
    date_place: Place
    date_line: Located | None
    session: Session | None
    country: Located | None
    addressees: tuple[Addressee, ...]
    copy: tuple[Addressee, ...]
    subject: Located | None
    salutation: tuple[Located, ...]
    """Each of them stands in a line of its own."""
    body: Prose
    asks: Mapping[Located, AskGroup]
    closing: tuple[Located, ...]
    """As the salutation."""
    annex: Annex | None
    signatories: tuple[Organisation, ...]
    """In the order of the campaign, or of the register where the list is to follow that."""
    signatories_place: Place
    signatory_notes: Mapping[Located, Located]
    """The keys of footnotes at the names of signatories, by their ids."""
    signatory_order: SignatoryOrder
    notes: NotePolicy
    footnotes: Mapping[str, Mapping[str, Footnote]]
    """By campaign, then by key: a section of another campaign brings its own."""
    frame: Frame = field(default_factory=Frame)
    letterhead: Located | None = None
    """Prose; one under keys is the `head`."""
    head: Letterhead | None = None
    title: Located | None = None
    summary: Located | None = None
    contact: Contact | None = None
    given: Mapping[str, Place] = field(default_factory=dict)
    """The keys that the campaign or its kind of letter gives, each with its place."""
    signature_fields: tuple[Located, ...] = ()
    """The ids of the signatories that sign by name."""
    individuals: tuple[Individual, ...] = ()
    lead_signatories: tuple[Located, ...] = ()
    """The ids of those who stand first, in this order."""
    signatory_groups: tuple[SignatoryGroup, ...] = ()
    signatory_list: SignatoryList = field(default_factory=SignatoryList)
    edition: Edition = field(default_factory=Edition)
    """Which version of the letter it writes."""
    unnamed: int = 0
    """How many more sign and wish not to be named, as the record of sign-ons has it."""
    sessions: Mapping[str, Session] = field(default_factory=dict)
    """Those of the table, by their ids."""
    mandate: Mandate | None = None
    """That which the letter is about."""
    mandates: tuple[Mandate, ...] = ()
    """Those of the table."""
    earlier: EarlierLetter | None = None
    as_carried_over: str | None = None
    """The mark of that letter's text when this one was begun from it."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    lent_facts: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    """The facts of each campaign that lends a section, whose text prints these and not the letter's."""
    review: Review = Review()
    reviewed: Mapping[str, datetime.date] = field(default_factory=dict)
    """The items of the worklist that were settled, by their ids, each with the day."""
    remarks: tuple[Remark, ...] = ()
    """What people remarked on the file that it was made of."""
    outcomes: Mapping[Located, AskOutcome] = field(default_factory=dict)
    """What became of the asks of the earlier letter, by their ids."""
    sign_on_by: datetime.date | None = None
    """The last day on which organisations can sign."""
    signatory_places: Mapping[str, Place] = field(default_factory=dict)
    """Where the list of signatories names each organisation, by its id."""
    session_place: Place = NOWHERE
    """Where the campaign names its session."""
    prose_is_whole: bool = True
    """Whether all its prose could be read; where not, nothing follows from what is missing in it."""
    asks_are_whole: bool = True
    """The same for its asks."""

    @property
    def carries_on(self) -> bool:
        """Whether any of its text comes from an older letter."""
        sections = self.annex.sections if self.annex else ()
        return self.earlier is not None or any(section.origin for section in sections)

    @property
    def borrows(self) -> bool:
        """Whether any of its text comes from another letter, older or not."""
        return self.carries_on or any(
            section.lender for section in (self.annex.sections if self.annex else ())
        )

    @property
    def all_signatories(self) -> tuple[Organisation, ...]:
        """All whose agreement the letter needs: the organisations, then the people, each under their id and name."""
        people = (Organisation(str(person.id), str(person.name)) for person in self.individuals)
        return (*self.signatories, *people)

    @property
    def networks(self) -> dict[str, str]:
        """The network below which each of its members stands, by their ids; none where the list has no such places.

        Who leads the letter, or is named in a group, stands where that says.
        """
        if not self.signatory_list.members:
            return {}
        grouped = (id for group in self.signatory_groups for id in group.members)
        return networks_of(
            [(one.id, one.members) for one in self.signatories], {*self.lead_signatories, *grouped}
        )

    def printed_name(self, one: Organisation) -> str:
        """How one of `all_signatories` is named to the reader, whatever the look of the list: what it agrees to."""
        person = next((person for person in self.individuals if person.id == one.id), None)
        if person is None:
            name = one.name_in(self.language)
            acronym = one.acronym_in(self.language)
            return f"{name} ({acronym})" if acronym else name
        return person.in_full

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of its YAML and its prose from the project's root, each once."""
        sections = self.annex.sections if self.annex else ()
        return tuple(dict.fromkeys((self.file, *(prose.text.place.file for prose in (self.body, *sections)))))
