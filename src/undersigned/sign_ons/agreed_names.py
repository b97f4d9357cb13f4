"""Tells of signatories that the letter prints under another name than they agreed to: none can be final with such."""

from __future__ import annotations

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings
from undersigned.model.sign_ons import SignOns, Step
from undersigned.sign_ons.coverage import agreement


def check_names(campaign: Campaign, sign_ons: SignOns, present: str, findings: Findings) -> None:
    """Tell of each signatory that agreed under another name; records of old do not say under which."""
    declared = {(one.earlier, one.later) for one in sign_ons.names}
    for one in campaign.all_signatories:
        event, name = agreement(sign_ons, one.id, present).event, campaign.printed_name(one)
        if event is None or event.step is not Step.CONFIRMED or event.printed_as in {None, name}:
            continue
        if (event.printed_as, name) not in declared:
            findings.unfinished(
                f"'{event.printed_as}' agreed under this name, and the letter prints '{name}'",
                "other-name",
                event.place,
                "if it agrees to the new name, record that: "
                f"undersigned signatories confirm {campaign.name} {one.id}; if it is only a correction, write it below "
                "'names' there; else give it the old one back",
            )
