"""The letters of a project, each with its session, its date and how far it is: what `list` shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from enum import Enum

from undersigned.campaigns.remembered import Remembered
from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.loading.campaign import load_campaign
from undersigned.loading.sign_ons import load_sign_ons
from undersigned.loading.tables import Tables
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Finding, Findings, LetterError
from undersigned.model.formats import SEALED_ENDING
from undersigned.model.sign_ons import SignOns
from undersigned.sign_ons.coverage import Standing
from undersigned.sign_ons.roll import call_roll


class LetterState(Enum):
    """How far a letter is."""

    UNREADABLE = "cannot be read"
    FAULTY = "has mistakes"
    UNFINISHED = "being written"
    COLLECTING = "collects sign-ons"
    SEALED = "sealed"
    CHANGED = "changed since the seal"
    """Not all who stand under it have agreed to its present text, as they had when it was sealed."""
    WRITTEN = "written"
    """It keeps no record of who agreed."""


@dataclass(frozen=True)
class ListedLetter:
    """A letter of the project; of one that cannot be read only the name is known."""

    campaign: str
    state: LetterState
    date: datetime.date | None = None
    session: str | None = None
    """The id of the session that it is written to."""
    country: str | None = None
    subject: str | None = None
    signatories: int = 0
    agreed: int | None = None
    """How many of these have agreed to its present text; None where no record is kept."""
    agreed_earlier: int = 0
    """How many of the others have agreed to an earlier text of it."""
    to_fill_in: int = 0
    """How much is still to be written."""
    sign_on_by: datetime.date | None = None
    """The last day on which organisations can sign."""
    reply_by: datetime.date | None = None
    """The last day for a reply of those to whom it goes."""


@dataclass(frozen=True)
class LetterList:
    """The letters, the newest first, and what is wrong with files that all of them share."""

    letters: tuple[ListedLetter, ...]
    findings: tuple[Finding, ...] = ()


def list_letters(project: Project) -> LetterList:
    """Every letter of a project, the newest first, those that cannot be read at the end.

    Raises `LetterError` where the folder of the campaigns cannot be read.
    """
    findings = Findings()
    tables, remembered = Tables(project), Remembered(project)
    found = [_listed(project, name, tables, remembered) for name in project.campaign_names(findings)]
    remembered.keep()
    newest = sorted(
        found, key=lambda letter: (letter.date or datetime.date.min, letter.campaign), reverse=True
    )
    return LetterList(tuple(newest), tuple(findings))


def _listed(project: Project, name: str, tables: Tables, remembered: Remembered) -> ListedLetter:
    findings = Findings()
    campaign = load_campaign(project, name, findings, tables)
    if campaign is None:
        return ListedLetter(name, LetterState.UNREADABLE)
    letter = ListedLetter(
        name,
        LetterState.FAULTY,
        None if findings.has_error_at(campaign.date_place) else campaign.date,
        campaign.session.id if campaign.session else None,
        campaign.country,
        str(campaign.subject or campaign.title or "") or None,
        len(campaign.all_signatories),
        sign_on_by=campaign.sign_on_by,
        reply_by=campaign.contact.reply_by if campaign.contact else None,
    )
    sign_ons = load_sign_ons(project, name, None, findings)
    if findings.has_errors:
        return letter
    try:
        built = project.built_name(name)
        is_sealed = is_file(project.path("build", built, f"{built}{SEALED_ENDING}"))
    except LetterError:  # another letter would be built under the same name; `check` says so
        return letter
    whole = _counted(letter, campaign, sign_ons, remembered)
    return replace(whole, state=_state(whole, is_sealed=is_sealed)) if whole else letter


def _counted(
    letter: ListedLetter, campaign: Campaign, sign_ons: SignOns | None, remembered: Remembered
) -> ListedLetter | None:
    """The letter with how many agreed, and how much is to be written; None if it cannot be drafted."""
    to_fill_in = remembered.left_to_write(campaign)
    if sign_ons is None:
        return replace(letter, to_fill_in=to_fill_in)
    roll = call_roll(campaign, {}, sign_ons, None)
    if any(entry.is_listed for entry in roll.of(Standing.CONFIRMED_SOME)):
        # Only what somebody agreed to is drafted: a project may have hundreds of letters.
        present = remembered.digest_of(campaign)
        if present is None:
            return None
        roll = call_roll(campaign, {}, sign_ons, present)
    agreed = sum(entry.standing.covers for entry in roll.listed)
    earlier = sum(entry.standing is Standing.CONFIRMED_EARLIER for entry in roll.listed)
    return replace(letter, agreed=agreed, agreed_earlier=earlier, to_fill_in=to_fill_in)


def _state(letter: ListedLetter, *, is_sealed: bool) -> LetterState:
    if is_sealed:
        is_covered = letter.agreed in {None, letter.signatories}
        return LetterState.SEALED if is_covered else LetterState.CHANGED
    if letter.to_fill_in:
        return LetterState.UNFINISHED
    return LetterState.WRITTEN if letter.agreed is None else LetterState.COLLECTING
