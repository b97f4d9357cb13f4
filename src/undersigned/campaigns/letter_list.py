"""The letters of a project, each with its session, its date and how far it is: what `list` shows."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.loading.campaign import load_campaign
from undersigned.loading.registers import Tables
from undersigned.loading.sign_ons import FILE, load_sign_ons
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Finding, Findings, LetterError
from undersigned.model.formats import SEALED_ENDING
from undersigned.sign_ons.coverage import Standing
from undersigned.sign_ons.roll import call_roll


class LetterState(Enum):
    """How far a letter is, as far as its files tell without drafting it."""

    UNREADABLE = "cannot be read"
    FAULTY = "has mistakes"
    COLLECTING = "collects sign-ons"
    SEALED = "sealed"
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
    """How many of these have agreed to some text of it; None where no record is kept."""
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
    tables = Tables(project)
    found = [_listed(project, name, tables) for name in project.campaign_names(findings)]
    newest = sorted(
        found, key=lambda letter: (letter.date or datetime.date.min, letter.campaign), reverse=True
    )
    return LetterList(tuple(newest), tuple(findings))


def _listed(project: Project, name: str, tables: Tables) -> ListedLetter:
    findings = Findings()
    campaign = load_campaign(project, name, findings, tables)
    if campaign is None:
        return ListedLetter(name, LetterState.UNREADABLE)
    agreed = _agreed(project, campaign, findings)
    return ListedLetter(
        name,
        _state(project, name, findings),
        None if findings.has_error_at(campaign.date_place) else campaign.date,
        campaign.session.id if campaign.session else None,
        campaign.country,
        str(campaign.subject or campaign.title or "") or None,
        len(campaign.all_signatories),
        agreed,
        campaign.sign_on_by,
        campaign.contact.reply_by if campaign.contact else None,
    )


def _agreed(project: Project, campaign: Campaign, findings: Findings) -> int | None:
    """How many of a letter's signatories have agreed to it as it is or was, None without a record."""
    sign_ons = load_sign_ons(project, campaign.name, None, findings)
    if sign_ons is None:
        return None
    roll = call_roll(campaign, {}, sign_ons, None)
    return sum(entry.is_listed for entry in roll.of(Standing.CONFIRMED_SOME))


def _state(project: Project, name: str, findings: Findings) -> LetterState:
    if findings.has_errors:
        return LetterState.FAULTY
    try:
        built = project.built_name(name)
    except LetterError:  # another letter would be built under the same name; `check` says so
        return LetterState.FAULTY
    if is_file(project.path("build", built, f"{built}{SEALED_ENDING}")):
        return LetterState.SEALED
    return LetterState.COLLECTING if is_file(project.campaign(name, FILE)) else LetterState.WRITTEN
