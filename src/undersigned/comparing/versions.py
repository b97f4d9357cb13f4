"""One side of a comparison, made of a campaign and its letter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Place
from undersigned.model.letter import Letter, NumberedLetter


@dataclass(frozen=True)
class Version:
    """A letter to be compared, as drafted: before numbering, its notes know what they cite.

    Without `marks` and `asks` it can be compared as well: notes then show their number in the letter, and
    asks find their counterparts by their words.
    """

    name: str
    """How it is called to the reader: the campaign's name, or which state of it this is."""
    letter: Letter
    marks: tuple[str, ...] = ()
    """What is printed for each note, in order."""
    asks: Mapping[Place, str] = field(default_factory=dict)
    """The ids of asks by the places where their texts begin."""


def version_of(campaign: Campaign, draft: Letter, numbered: NumberedLetter) -> Version:
    """The present letter of a campaign."""
    return Version(
        campaign.name,
        draft,
        tuple(note.printed for note in numbered.notes),
        {text.place: id for group in campaign.asks.values() for id, text in group.items.items()},
    )
