"""What a campaign says of its list of signatories: who signs besides organisations, and how the list looks."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from undersigned.model.findings import Located


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


@dataclass(frozen=True)
class SignatoryGroup:
    """Signatories under a heading, by their ids."""

    heading: Located
    members: tuple[Located, ...]


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
    """Where the logos of organisations stand: nowhere, above their names, or beside them."""

    NONE = "none"
    ABOVE = "above"
    BESIDE = "beside"


@dataclass(frozen=True)
class SignatoryList:
    """How the list of signatories looks."""

    show: Shown = Shown.ACRONYM
    columns: int = 1
    numbered: bool = False
    table: bool = False
    """Whether it is a table of number, name and country."""
    as_of: datetime.date | None = None
    """The day up to which signatories have been counted, where the list says it."""
    logos: Logos = Logos.NONE
    signatures: bool = False
    """Whether representatives are printed, with name, title and the image of their signature."""
