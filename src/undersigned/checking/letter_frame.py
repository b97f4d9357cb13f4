"""Compares the parts that a drafted letter has with what its campaign gives and with the order that it wants."""

from __future__ import annotations

from typing import Final

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings, Place, listed
from undersigned.model.frame import FramePart
from undersigned.model.letter import Letter, Role
from undersigned.model.signatories import Logos

_GIVEN_BY: Final = {
    FramePart.LETTERHEAD: Role.LETTERHEAD,
    FramePart.TITLE: Role.TITLE,
    FramePart.ADDRESSEES: Role.ADDRESSEES,
    FramePart.SUBJECT: Role.SUBJECT,
    FramePart.SALUTATION: Role.SALUTATION,
    FramePart.SUMMARY: Role.SUMMARY,
    FramePart.CLOSING: Role.CLOSING,
    FramePart.SIGNATORIES: Role.SIGNATORIES,
    FramePart.CONTACT: Role.CONTACT,
    FramePart.COPY: Role.COPY,
    FramePart.ANNEX: Role.SECTION,
}
"""The parts that are printed because the campaign gives them, under the key of the same name."""


def check_frame(letter: Letter, campaign: Campaign, findings: Findings) -> None:
    """Warn of what the campaign gives and the letter does not print, and of parts of its order that are empty."""
    if findings.has_errors:
        return
    printed = {part.role for part in letter.parts}
    if campaign.signatory_list.logos is Logos.LETTERHEAD and Role.LETTERHEAD not in printed:
        _warn_of_logos(campaign, findings)
    left_out = [part for part, role in _GIVEN_BY.items() if role not in printed and _is_given(part, campaign)]
    if campaign.frame.places:
        _warn_of_own_order(left_out, campaign, findings)
    elif left_out:
        findings.warning(
            f"the kind of letter '{campaign.letter}' does not print {listed(part.value for part in left_out)} of the"
            " campaign",
            "left-out",
            campaign.letter.place,
            "choose another kind, name all parts that are to be printed in 'order' of 'frame', or take them out",
        )
    if Role.SECTION in printed and campaign.annex and campaign.annex.title is None:
        findings.warning(
            "the annex has no title: its first section goes on right below the letter, without a heading and on no"
            " new page",
            "untitled-annex",
            campaign.given.get(FramePart.ANNEX.value),
            "write 'title: Annex' below 'annex:', or 'title: \"\"' if that is meant",
        )
    for part, place in campaign.frame.places.items():
        is_for_nobody = part is FramePart.SIGNATORIES and not campaign.all_signatories
        if part in _GIVEN_BY and _GIVEN_BY[part] not in printed and not is_for_nobody:
            findings.warning(
                f"the order names '{part.value}', and there is nothing to print there",
                "nothing-to-print",
                place,
                f"give it under a key '{part.value}', or delete it from the order",
            )


def _warn_of_logos(campaign: Campaign, findings: Findings) -> None:
    if any(organisation.logo for organisation in campaign.signatories):
        findings.warning(
            "the logos are to stand in the letterhead, and the letter prints none",
            "left-out",
            campaign.given["signatory_list"],
            "name 'letterhead' in 'order' of 'frame', or write 'logos: row'",
        )


def _is_given(part: FramePart, campaign: Campaign) -> bool:
    """Whether the campaign itself, and not its kind of letter, gives a part."""
    place = _place_of(part, campaign)
    if place is None or place.file != campaign.file:
        return False
    match part:
        case FramePart.SIGNATORIES:
            return bool(campaign.all_signatories)
        case FramePart.COPY:
            return bool(campaign.copy)
        case FramePart.ANNEX:
            return (
                any(section.text.strip() for section in campaign.annex.sections) if campaign.annex else False
            )
        case _:
            return True


def _place_of(part: FramePart, campaign: Campaign) -> Place | None:
    """Where the campaign or its kind gives a part; people sign without organisations, too."""
    people = campaign.given.get("individuals") if part is FramePart.SIGNATORIES else None
    return campaign.given.get(part.value) or people


def _warn_of_own_order(left_out: list[FramePart], campaign: Campaign, findings: Findings) -> None:
    line = min(place.line for place in campaign.frame.places.values())
    for part in left_out:
        if part not in campaign.frame.places:
            findings.warning(
                f"'{part.value}' is not printed: the order of the parts leaves it out",
                "left-out",
                _place_of(part, campaign),
                f"name it in 'order' in line {line}, or delete it here",
            )
