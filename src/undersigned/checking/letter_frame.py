"""Compares the parts that a drafted letter has with what its campaign gives and with the order that it wants."""

from __future__ import annotations

from collections.abc import Iterator

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings, listed
from undersigned.model.frame import FramePart
from undersigned.model.given_parts import PRINTED_AS, Given, given_by
from undersigned.model.letter import Letter, Role


def check_frame(letter: Letter, campaign: Campaign, findings: Findings) -> None:
    """Warn of what the campaign gives and the letter does not print, and of parts of its order that are empty.

    A letter without any text is an error.
    """
    if findings.has_errors:
        return
    printed = {part.role for part in letter.parts}
    empty = [part for part, roles in PRINTED_AS.items() if roles.isdisjoint(printed)]
    left_out = dict(_left_out(empty, campaign))
    if FramePart.BODY in empty:
        left_out.pop(FramePart.BODY, None)
        _report_no_text(campaign, findings)
    given = left_out.get(FramePart.LETTERHEAD)
    if given and given.key != FramePart.LETTERHEAD.value:
        del left_out[FramePart.LETTERHEAD]
        findings.warning(
            "the logos are to stand in the letterhead, and the letter prints none",
            "left-out",
            given.place,
            "name 'letterhead' in 'order' of 'frame', or write 'logos: row'",
        )
    if campaign.frame.places:
        _warn_of_own_order(left_out, campaign, findings)
    elif left_out:
        findings.warning(
            f"the kind of letter '{campaign.letter}' does not print {listed(one.key for one in left_out.values())}"
            " of the campaign",
            "left-out",
            min(one.place for one in left_out.values()),
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
        if part in empty and part is not FramePart.BODY and not is_for_nobody:
            findings.warning(
                f"the order names '{part.value}', and there is nothing to print there",
                "nothing-to-print",
                place,
                f"give it under a key '{part.value}', or delete it from the order",
            )


def _left_out(empty: list[FramePart], campaign: Campaign) -> Iterator[tuple[FramePart, Given]]:
    """What the campaign itself, and not its kind of letter, gives of parts that are not printed."""
    for part in empty:
        given = given_by(part, campaign)
        # The date of a letter is also that by which its sources and its session are looked at.
        if given and given.place.file in campaign.files and given.key != FramePart.DATE.value:
            yield part, given


def _report_no_text(campaign: Campaign, findings: Findings) -> None:
    frame = campaign.frame
    if FramePart.BODY in frame.order:
        findings.error(
            "the letter has no text",
            "empty-letter",
            campaign.body.text.place,
            f"write it there, or look whether the kind of letter '{campaign.letter}' prints it",
        )
    elif frame.places:
        findings.error(
            "the letter has no text: the order of the parts leaves out 'body'",
            "empty-letter",
            min(frame.places.values()),
            "name 'body' in this order",
        )
    else:
        findings.error(
            f"the letter has no text: the order of the kind of letter '{campaign.letter}' leaves out 'body'",
            "empty-letter",
            campaign.letter.place,
            "name 'body' in the 'order' of its kind.yaml, or choose another kind",
        )


def _warn_of_own_order(left_out: dict[FramePart, Given], campaign: Campaign, findings: Findings) -> None:
    order = min(campaign.frame.places.values())
    for part, given in left_out.items():
        if part in campaign.frame.places:
            continue
        name = "it" if given.key == part.value else f"'{part.value}'"
        findings.warning(
            f"'{given.key}' is not printed: the order of the parts leaves {name} out",
            "left-out",
            given.place,
            f"name {name} in 'order' in line {order.line}, or delete it here",
        )
