"""Calls the roll of a letter: who stands how to its present text, by its list and the record of sign-ons."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from undersigned import route
from undersigned.files.project import Project
from undersigned.files.spreadsheets import written_csv
from undersigned.loading.campaign import load_campaign
from undersigned.loading.sign_ons import FILE
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Finding, Findings, LetterError
from undersigned.model.sign_ons import SignOns, shortened, without_addresses
from undersigned.sign_ons.agreed_names import check_names
from undersigned.sign_ons.coverage import Agreement, Standing, agreement
from undersigned.sign_ons.recording import require_sign_ons
from undersigned.sign_ons.register import require_register

HEADS = (
    "id", "name", "acronym", "country", "in the letter", "standing", "date", "by", "channel", "wording", "remark",
)  # fmt: skip
"""The columns of the table for the coalition. E-mail addresses stay with who keeps the record."""


@dataclass(frozen=True)
class RollEntry:
    """One organisation: whether the letter lists it, and how it stands to the text."""

    organisation: Organisation
    is_listed: bool
    agreement: Agreement
    is_known: bool = True
    """Whether it is in the register or a person of the letter; what is recorded of others is history."""
    may_be_named: bool = True
    """Whether it may be named in what is passed on: one that may not can be in danger."""

    @property
    def standing(self) -> Standing:
        """How it stands to the present text."""
        return self.agreement.standing

    def as_data(self) -> dict[str, object]:
        """An entry as programs read it. E-mail addresses stay with who keeps the record."""
        one, event = self.organisation, self.agreement.event
        return {
            "id": one.id,
            "name": one.name,
            "acronym": one.acronym,
            "country": one.country,
            "listed": self.is_listed,
            "known": self.is_known,
            "standing": self.standing,
            "covers": self.standing.covers,
            "date": event.date if event else None,
            "by": without_addresses(event.by) if event and event.by else None,
            "channel": without_addresses(event.channel) if event and event.channel else None,
            "wording": event.wording if event else None,
            "remark": without_addresses(event.remark) if event and event.remark else None,
            "printed_as": without_addresses(event.printed_as) if event and event.printed_as else None,
        }


@dataclass(frozen=True)
class Roll:
    """All who are listed in a letter or were asked to sign it."""

    campaign: str
    wording: str | None
    """The digest of the present wording; None as long as the letter has errors."""
    sign_on_by: datetime.date | None
    reply_by: datetime.date | None
    """The day until which the letter asks for a reply."""
    entries: tuple[RollEntry, ...]
    networks: Mapping[str, str] = field(default_factory=dict)
    """The network below which a member stands in the list, by their ids."""
    findings: tuple[Finding, ...] = ()
    """What has to be told with it; of a letter with errors, these."""

    def as_data(self) -> dict[str, object]:
        """The roll as programs read it, without those that wish not to be named."""
        return {
            "campaign": self.campaign,
            "wording": self.wording,
            "sign_on_by": self.sign_on_by,
            "reply_by": self.reply_by,
            "covered": all(entry.standing.covers for entry in self.listed),
            "organisations": self.nameable,
            "not_named": len(self.entries) - len(self.nameable),
        }

    @property
    def nameable(self) -> tuple[RollEntry, ...]:
        """Those that may be named in what is passed on."""
        return tuple(entry for entry in self.entries if entry.may_be_named)

    @property
    def listed(self) -> tuple[RollEntry, ...]:
        """Those that the letter lists."""
        return tuple(entry for entry in self.entries if entry.is_listed)

    def of(self, *standings: Standing) -> tuple[RollEntry, ...]:
        """Those that stand in one of these ways."""
        return tuple(entry for entry in self.entries if entry.standing in standings)


def roll_of(project: Project, name: str) -> Roll:
    """The roll of a campaign. Of a letter with errors it has no wording, and the errors are told.

    Raises `LetterError` where the register or the record itself has some.
    """
    try:
        manuscript = route.prepare(project, name)
    except LetterError as error:
        return _roll_without_wording(project, name, error)
    campaign, register = manuscript.campaign, manuscript.register
    sign_ons, present = manuscript.sign_ons or SignOns(), manuscript.wording.digest
    findings, record = Findings(), project.shown(project.campaign(name, FILE))
    findings.extend(one for one in manuscript.findings if one.place and one.place.file == record)
    check_names(campaign, sign_ons, present, findings)
    return replace(call_roll(campaign, register, sign_ons, present), findings=tuple(findings))


def _roll_without_wording(project: Project, name: str, error: LetterError) -> Roll:
    campaign = load_campaign(project, name, Findings())
    if campaign is None:
        raise error
    try:
        register = require_register(project)
        register |= {one.id: one for one in campaign.all_signatories}
        sign_ons = require_sign_ons(project, name, register)
    except LetterError:
        raise error from None  # it tells of these, too
    return replace(call_roll(campaign, register, sign_ons, None), findings=error.findings)


def call_roll(
    campaign: Campaign, register: Mapping[str, Organisation], sign_ons: SignOns, present: str | None
) -> Roll:
    """The roll of a campaign whose present wording has that digest: first those of the letter, in its order."""
    listed = {one.id: one for one in campaign.all_signatories}
    others = (register.get(id) or Organisation(id, id) for id in sign_ons.events if id not in listed)
    known = {*listed, *register}
    entries = (
        RollEntry(
            one,
            one.id in listed,
            agreement(sign_ons, one.id, present),
            one.id in known,
            not sign_ons.wishes_no_name(one.id),
        )
        for one in [*listed.values(), *others]
    )
    reply_by = campaign.contact.reply_by if campaign.contact else None
    return Roll(campaign.name, present, campaign.sign_on_by, reply_by, tuple(entries), campaign.networks)


def as_csv(roll: Roll) -> bytes:
    """The roll for a spreadsheet, which is passed on: who wishes not to be named is not in it."""
    return written_csv(HEADS, map(_cells, roll.nameable))


def _cells(entry: RollEntry) -> Sequence[str]:
    one, event = entry.organisation, entry.agreement.event
    return (
        one.id,
        one.name,
        one.acronym or "",
        one.country or "",
        "yes" if entry.is_listed else "no",
        entry.standing.value,
        str(event.date) if event else "",
        without_addresses((event and event.by) or ""),
        without_addresses((event and event.channel) or ""),
        shortened(event.wording) if event and event.wording else "",
        without_addresses((event and event.remark) or ""),
    )
