"""What of a campaign gives each part of its letter: under which key, and where. Printing and checking go by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Place
from undersigned.model.frame import FramePart
from undersigned.model.letter import Role
from undersigned.model.signatories import Logos

PRINTED_AS: Final = {
    FramePart.LETTERHEAD: {Role.LETTERHEAD},
    FramePart.TITLE: {Role.TITLE},
    FramePart.DATE: {Role.DATE},
    FramePart.ADDRESSEES: {Role.ADDRESSEES},
    FramePart.COPY: {Role.COPY},
    FramePart.SUBJECT: {Role.SUBJECT},
    FramePart.SALUTATION: {Role.SALUTATION},
    FramePart.SUMMARY: {Role.SUMMARY},
    FramePart.BODY: {Role.BODY, Role.ASKS},
    FramePart.CLOSING: {Role.CLOSING},
    FramePart.SIGNATORIES: {Role.SIGNATORIES},
    FramePart.CONTACT: {Role.CONTACT},
    FramePart.ANNEX: {Role.SECTION},
}
"""The parts that are printed because they are given, with the roles of a letter that show it; notes are cited."""


@dataclass(frozen=True)
class Given:
    """A key that gives a part, and where the campaign or its kind has it."""

    key: str
    place: Place


def given_by(part: FramePart, campaign: Campaign) -> Given | None:
    """What gives a part something to print, if anything does."""
    holds_nothing = _HOLDS_NOTHING.get(part)
    if not (holds_nothing and holds_nothing(campaign)):
        for key in _KEYS.get(part, (part.value,)):
            if key in campaign.given:
                return Given(key, campaign.given[key])
    return _OTHERWISE[part](campaign) if part in _OTHERWISE else None


def _logos(campaign: Campaign) -> Given | None:
    is_there = campaign.signatory_list.logos is Logos.LETTERHEAD and any(
        organisation.logo for organisation in campaign.signatories
    )
    return Given("signatory_list", campaign.given["signatory_list"]) if is_there else None


def _via(campaign: Campaign) -> Given | None:
    return Given("via", campaign.frame.via.place) if campaign.frame.via else None


def _sentences(campaign: Campaign) -> Given | None:
    text = campaign.signatory_list.above or campaign.signatory_list.below
    return Given("signatory_list", text.place) if text else None


def _text(campaign: Campaign) -> Given | None:
    text = campaign.body.text
    return Given(FramePart.BODY.value, text.place) if text.strip() else None


def _notes(campaign: Campaign) -> Given:
    """Which notes there are is known once they are numbered."""
    return Given(FramePart.NOTES.value, Place(campaign.file))


def _has_empty_annex(campaign: Campaign) -> bool:
    return campaign.annex is None or not any(section.text.strip() for section in campaign.annex.sections)


_KEYS: Final[Mapping[FramePart, tuple[str, ...]]] = {
    FramePart.DATE: ("date_line", "date"),
    FramePart.SIGNATORIES: ("signatories", "individuals"),
    FramePart.BODY: (),
    FramePart.NOTES: (),
}
"""The keys of a campaign that give a part; one of its own name, where it is not among them."""
_HOLDS_NOTHING: Final[Mapping[FramePart, Callable[[Campaign], bool]]] = {
    FramePart.SIGNATORIES: lambda campaign: not campaign.all_signatories,
    FramePart.COPY: lambda campaign: not campaign.copy,
    FramePart.ANNEX: _has_empty_annex,
}
"""Of a key that can be typed and give nothing, whether it does so."""
_OTHERWISE: Final[Mapping[FramePart, Callable[[Campaign], Given | None]]] = {
    FramePart.LETTERHEAD: _logos,
    FramePart.ADDRESSEES: _via,
    FramePart.SIGNATORIES: _sentences,
    FramePart.BODY: _text,
    FramePart.NOTES: _notes,
}
"""What else gives a part."""
