"""What a campaign says of its list of signatories: who signs besides organisations, and how the list looks."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum

from undersigned.model.findings import NOWHERE, Located, Place


class SignatoryOrder(Enum):
    """The order of organisations: by name, as the campaign lists them, or as the register does."""

    ALPHABETICAL = "alphabetical"
    WITHOUT_ARTICLES = "without-articles"
    """By name, where a leading "The" or "L'" does not count."""
    LISTED = "listed"
    REGISTER = "register"


class Capacity(Enum):
    """In which capacity a person signs, as far as the organisation behind their name goes."""

    OFFICIAL = "official"
    INDIVIDUAL = "individual"
    """For themselves, and the list says so: "in an individual capacity"."""
    IDENTIFICATION = "identification"
    """For themselves; an asterisk and a line say that the organisation is named for identification only."""


@dataclass(frozen=True)
class Individual:
    """A person who signs, under an id: name, office and organisation as the letter prints them."""

    id: Located
    name: Located
    title: Located | None = None
    organisation: Located | None = None
    capacity: Capacity = Capacity.OFFICIAL
    on_behalf_of: Located | None = None
    """For whom they sign, such as a network that is in no register."""
    country: Located | None = None
    email: Located | None = None
    signature: Located | None = None
    """The file of the image of their signature."""
    sort_as: Located | None = None
    """The words that stand for their name in the alphabet: the family name."""

    @property
    def in_full(self) -> str:
        """The person with all that is said of them, as they agree to it; in English, whatever the letter's language."""
        behalf = f"on behalf of {self.on_behalf_of}" if self.on_behalf_of else None
        named = ", ".join(filter(None, (self.name, self.title, self.organisation, behalf)))
        return named if self.capacity is Capacity.OFFICIAL else f"{named} ({self.capacity.value})"


class People(Enum):
    """Where people stand in the list: behind the organisations, or in one order with them."""

    APART = "apart"
    AMONG = "among"


class Everyone(Enum):
    """What names the members of a group instead of their ids: all of a kind that are in no other group."""

    ORGANISATIONS = "organisations"
    INDIVIDUALS = "individuals"


class TableColumn(Enum):
    """What a column of a table of signatories holds."""

    NUMBER = "number"
    NAME = "name"
    DESCRIPTION = "description"
    """What an organisation is; of a person, office and organisation."""
    COUNTRY = "country"


@dataclass(frozen=True)
class SignatoryGroup:
    """Signatories that stand together, by their ids or all of a kind, under a heading or under none."""

    heading: Located | None
    members: tuple[Located, ...]
    everyone: Everyone | None = None
    """All of a kind; its `members` are none then."""
    above: Located | None = None
    below: Located | None = None
    """Prose before and behind its names."""
    columns: int | None = None
    """In how many columns it stands; None leaves it to the list."""
    table: tuple[TableColumn, ...] = ()
    """The columns that it has in a list that is a table; none leaves it to the list."""
    place: Place = NOWHERE
    """Where the group is typed."""


class Shown(Enum):
    """What stands with the name of an organisation in the list."""

    NAME = "name"
    ACRONYM = "acronym"
    COUNTRY = "country"
    COUNTRY_IN_BRACKETS = "country-in-brackets"
    ACRONYM_AND_COUNTRY = "acronym-and-country"

    @property
    def has_acronym(self) -> bool:
        """Whether acronyms are printed."""
        return self in (Shown.ACRONYM, Shown.ACRONYM_AND_COUNTRY)

    @property
    def has_country(self) -> bool:
        """Whether countries are printed."""
        return self not in (Shown.NAME, Shown.ACRONYM)


class Logos(Enum):
    """Where the logos of organisations stand: nowhere, above or beside each name, or all of them in a row."""

    NONE = "none"
    ABOVE = "above"
    BESIDE = "beside"
    ROW = "row"
    """Above the list."""
    LETTERHEAD = "letterhead"
    """In a row at the head of the letter."""

    @property
    def are_with_names(self) -> bool:
        """Whether each stands with the name of its organisation."""
        return self in (Logos.ABOVE, Logos.BESIDE)


def networks_of(signing: Sequence[tuple[str, Sequence[str]]], apart: Collection[str]) -> dict[str, str]:
    """The network below which each member of one stands that signs, too, by their ids.

    `signing` has the ids of all who sign, each with those of its members; who is `apart` stands below none. A member
    stands once, below the first network that has it; a member of a member with that, below the network of both.
    """
    ids = {id for id, _ in signing} - set(apart)
    found: dict[str, str] = {}
    for network, members in signing:
        top = found.get(network, network)
        for member in members:
            if member in ids and member != top and member not in found:
                found[str(member)] = top
                found |= {below: top for below, above in found.items() if above == member}
    return found


@dataclass(frozen=True)
class SignatoryList:
    """How the list of signatories looks."""

    show: Shown = Shown.ACRONYM
    columns: int = 1
    numbered: bool = False
    numbered_anew: bool = False
    """Whether each group is numbered from 1."""
    table: tuple[TableColumn, ...] = ()
    """The columns of a table; none where the list is no table."""
    table_head: bool = True
    """Whether the columns of a table have heads."""
    people: People = People.APART
    members: bool = False
    """Whether members of a network stand below it."""
    unnamed: bool = True
    """Whether it says how many wish not to be named."""
    withdrawn: bool = False
    """Whether it names those who signed the version before and do not sign any more."""
    above: Located | None = None
    below: Located | None = None
    """Prose before and behind the list."""
    as_of: datetime.date | None = None
    """The day up to which signatories have been counted, where the list says it."""
    logos: Logos = Logos.NONE
    signatures: bool = False
    """Whether representatives are printed, with name, title and the image of their signature."""
    emails: bool = False
    """Whether their e-mail addresses are printed, too."""
