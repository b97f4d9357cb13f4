"""The frame of a letter as data: which parts it has, in which order, with which labels; and to whom it goes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from undersigned.model.findings import Located, Place


class FramePart(Enum):
    """What an order of parts can name; its value is also the key of a campaign that gives it, if one does."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    DATE = "date"
    ADDRESSEES = "addressees"
    COPY = "copy"
    SUBJECT = "subject"
    SALUTATION = "salutation"
    SUMMARY = "summary"
    BODY = "body"
    CLOSING = "closing"
    SIGNATORIES = "signatories"
    CONTACT = "contact"
    ANNEX = "annex"
    NOTES = "notes"
    """Notes that stand together, and not at the foot of their pages."""


USUAL_ORDER: Final = (
    FramePart.LETTERHEAD,
    FramePart.DATE,
    FramePart.ADDRESSEES,
    FramePart.SUBJECT,
    FramePart.SUMMARY,
    FramePart.SALUTATION,
    FramePart.BODY,
    FramePart.CLOSING,
    FramePart.SIGNATORIES,
    FramePart.CONTACT,
    FramePart.COPY,
    FramePart.ANNEX,
)
"""That of a letter whose kind has none of its own."""


@dataclass(frozen=True)
class Frame:
    """Which parts a letter has, in which order, and what stands before them."""

    order: tuple[FramePart, ...] = USUAL_ORDER
    optional: frozenset[FramePart] = frozenset()
    """Parts of the order that are printed only where the campaign gives them."""
    places: Mapping[FramePart, Place] = field(default_factory=dict)
    """Where the campaign's own order names each part; none of an order that is its kind's."""
    labels: Mapping[str, Located] = field(default_factory=dict)
    """What is printed instead of a word of the language, by that word's name (`to`); an empty text prints nothing."""
    via: Located | None = None
    """How the letter is sent, in a line above the addressees."""
    addressee_columns: int = 1
    examples: Mapping[FramePart, str] = field(default_factory=dict)
    """How parts are written that a letter cannot do without where it prints them."""
    is_whole: bool = True
    """Whether its order could be read; where not, it does not tell what is missing."""


@dataclass(frozen=True)
class Addressee:
    """To whom a letter goes, or a copy of it, in lines as typed."""

    lines: tuple[Located, ...]
    via: Located | None = None
    """How it is sent to this one, in a line above the others."""
    is_copy: bool = False
    """Whether it is named among the addressees and receives a copy."""
    is_somebody: bool = False
    """Whether its first line is said to be the name of a person."""

    @property
    def is_apart(self) -> bool:
        """Whether it stands apart from others, as a postal address does."""
        return len(self.lines) > 1 or self.via is not None


@dataclass(frozen=True)
class Contact:
    """Whom to ask about a letter, what they can be reached by, and the day until which a reply is asked for."""

    lines: tuple[Located, ...]
    reply_by: datetime.date | None = None
    is_in_a_row: bool = False
    """Whether its lines are what keys say of one person, and are printed in one, behind one another."""
