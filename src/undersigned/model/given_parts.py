"""What of a campaign gives each part of its letter: under which key, and where. Printing and checking go by it."""

from __future__ import annotations

from collections.abc import Iterator
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
    return next(_giving(part, campaign), None)


def _giving(part: FramePart, campaign: Campaign) -> Iterator[Given]:
    key = part.value
    match part:
        case FramePart.BODY:
            if campaign.body.text.strip():
                yield Given(key, campaign.body.text.place)
        case FramePart.NOTES:
            yield Given(key, Place(campaign.file))  # which notes there are is known once they are numbered
        case FramePart.SIGNATORIES:
            if campaign.all_signatories:
                yield from _typed(campaign, key, "individuals")
            for text in (campaign.signatory_list.above, campaign.signatory_list.below):
                if text:
                    yield Given("signatory_list", text.place)
        case FramePart.COPY if not campaign.copy:
            return
        case FramePart.ANNEX:
            if campaign.annex and any(section.text.strip() for section in campaign.annex.sections):
                yield from _typed(campaign, key)
        case FramePart.DATE:
            yield from _typed(campaign, "date_line", key)
        case FramePart.LETTERHEAD:
            yield from _typed(campaign, key)
            if campaign.signatory_list.logos is Logos.LETTERHEAD and any(
                organisation.logo for organisation in campaign.signatories
            ):
                yield from _typed(campaign, "signatory_list")
        case FramePart.ADDRESSEES:
            yield from _typed(campaign, key)
            if campaign.frame.via:
                yield Given("via", campaign.frame.via.place)
        case _:
            yield from _typed(campaign, key)


def _typed(campaign: Campaign, *keys: str) -> Iterator[Given]:
    return (Given(key, campaign.given[key]) for key in keys if key in campaign.given)
