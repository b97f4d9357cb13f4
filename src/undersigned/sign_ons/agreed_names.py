"""Warns of signatories that the letter prints under another name than they agreed to."""

from __future__ import annotations

from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings
from undersigned.model.sign_ons import SignOns, Step
from undersigned.sign_ons.coverage import agreement


def check_names(campaign: Campaign, sign_ons: SignOns, present: str, findings: Findings) -> None:
    """Warn of each signatory that agreed under another name; records of old do not say under which."""
    for one in campaign.all_signatories:
        event, name = agreement(sign_ons, one.id, present).event, campaign.printed_name(one)
        if event and event.step is Step.CONFIRMED and event.printed_as not in {None, name}:
            findings.warning(
                f"'{event.printed_as}' agreed under this name, and the letter prints '{name}'",
                "other-name",
                event.place,
                "if it agrees to the new name, record that: "
                f"undersigned signatories confirm {campaign.name} {one.id}; else give it the old one back",
            )
