"""What templates know of the frame of a letter: the order of its parts, its labels, its addressees and its contact."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from undersigned.drafting.dates import DateView
from undersigned.drafting.missing import NotGiven, Nothing
from undersigned.drafting.values import join
from undersigned.drafting.words import Vocabulary
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Place
from undersigned.model.frame import Addressee, FramePart
from undersigned.model.given_parts import given_by

_OR: Final = {FramePart.SIGNATORIES: ", or 'individuals', or 'signatories: []' if nobody is to be named"}


class FrameView:
    """The frame: `order` has the names of the parts that are printed. The labels before them are among the `words`."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self.was_asked = False
        """Whether the letter's template went by the order."""

    def __dir__(self) -> list[str]:
        return ["addressee_columns", "closes", "order", "via"]

    @property
    def order(self) -> tuple[str, ...]:
        """The parts that are printed, in their order."""
        self.was_asked = True
        frame = self._campaign.frame
        return tuple(
            part.value for part in frame.order if part not in frame.optional or given_by(part, self._campaign)
        )

    @property
    def closes(self) -> str | None:
        """The part that begins the end of the letter; notes before the signatories stand before it."""
        ends = (FramePart.CLOSING.value, FramePart.SIGNATORIES.value)
        return next((part for part in self.order if part in ends), None)

    @property
    def via(self) -> str | None:
        """How the letter is sent."""
        return self._campaign.frame.via

    @property
    def addressee_columns(self) -> int:
        """In how many columns the addressees stand: no more than there are addressees."""
        return min(self._campaign.frame.addressee_columns, len(self._campaign.addressees))


@dataclass(frozen=True)
class AddresseeView:
    """One to whom a letter goes, or a copy of it; prints as its lines in a row."""

    lines: tuple[str, ...]
    via: str | None
    is_copy: bool
    """Whether the label of copies stands before it: of those who receive one together, before the first."""
    begins: bool
    """Whether it begins a paragraph: blocks stand apart, and lines below one another."""
    ends: bool
    """Whether it ends a paragraph."""
    is_first: bool
    """Whether the label of all addressees stands before it: the first one, and again behind a copy."""
    _words: Vocabulary

    def __str__(self) -> str:
        return str(join(list(self.lines), self._words.between_parts))


@dataclass(frozen=True)
class ContactView:
    """Whom to ask about the letter, and the day until which a reply is asked for."""

    lines: tuple[object, ...]
    reply_by: DateView | NotGiven
    _words: Vocabulary

    def __str__(self) -> str:
        return str(join(list(self.lines), self._words.between_parts))


def addressee_views(
    addressees: tuple[Addressee, ...], words: Vocabulary, columns: int = 1, *, copies: bool = False
) -> tuple[AddresseeView, ...]:
    """Addressees, or those who receive `copies`, as templates know them; in columns, each stands apart."""
    apart = [one.is_apart or columns > 1 for one in addressees]
    first = 0 if copies else next((n for n, one in enumerate(addressees) if not one.is_copy), 0)
    # What stands behind a copy, and is none, would else read as one.
    behind = [not one.is_copy and before.is_copy for before, one in pairwise(addressees)]
    begins = [n == 0 or apart[n] or apart[n - 1] or behind[n - 1] for n in range(len(addressees))]
    return tuple(
        AddresseeView(
            one.lines,
            one.via,
            is_copy=n == first if copies else one.is_copy,
            begins=begins[n],
            ends=n == len(addressees) - 1 or begins[n + 1],
            is_first=n == first or (n > 0 and behind[n - 1]),
            _words=words,
        )
        for n, one in enumerate(addressees)
    )


def contact_view(campaign: Campaign, words: Vocabulary) -> ContactView | NotGiven:
    """The contact as templates know it."""
    if campaign.contact is None:
        return not_in(campaign, "contact")
    contact, day = campaign.contact, campaign.contact.reply_by
    return ContactView(
        (join(list(contact.lines), words.between_parts),)
        if contact.is_in_a_row and contact.lines
        else contact.lines,
        DateView(day, campaign.language)
        if day
        else NotGiven(
            "the contact says no 'reply_by'",
            f"add 'reply_by' below 'contact' in {campaign.file}, or take this out",
        ),
        words,
    )


def not_in(campaign: Campaign, key: str) -> NotGiven:
    """What asks for a key that the campaign may do without, where it is used after all."""
    return NotGiven(
        f"the campaign gives no {key}", f"add a line '{key}:' to {campaign.file}, or take this out"
    )


def names(campaign: Campaign, part: FramePart, *keys: str) -> bool:
    """Whether the campaign says who belongs in a part, or prints it though it may name nobody: "Signed by twelve"."""
    is_printed = part in campaign.frame.optional and given_by(part, campaign) is not None
    return is_printed or not campaign.given.keys().isdisjoint(keys)


def given(campaign: Campaign, part: FramePart, value: object) -> object:
    """What the campaign gives of a part or, where that is None, what asks for it when it is printed after all."""
    frame = campaign.frame
    if value is not None or not frame.is_whole:
        return Nothing() if value is None else value
    why = (
        "what 'frame: order' leaves out need not be given" if part in frame.order else "the letter prints it"
    )
    return NotGiven(
        f"the campaign has no '{part.value}'",
        f"add a line such as '{frame.examples.get(part, part.value)}'{_OR.get(part, '')}; {why}",
        frame.places.get(part) or Place(campaign.file),
    )
