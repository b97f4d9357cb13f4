"""Prepares a letter to be sent around: a version of it is kept, and a mail to each organisation is drafted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from undersigned import route
from undersigned.files.ids import portable
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.languages.written_dates import long_date
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Finding, Place, Severity, listed, stop
from undersigned.model.sign_ons import SignOns
from undersigned.returned.mails import is_address, mail, mail_file, mail_template
from undersigned.returned.redlining import besides, redline
from undersigned.returned.versions import (
    NO_TERMS,
    CirculatedVersion,
    Terms,
    keep_version,
    letter_to_circulate,
    read_sent,
    recorded_versions,
)
from undersigned.route import PreparedLetter
from undersigned.sign_ons.coverage import Standing, agreement
from undersigned.sign_ons.register import require_organisations
from undersigned.sign_ons.saying import StepRequest, invite

_LINK: Final = re.compile(r"https?://[^\s<>\"]+")
_SAID_NO: Final = frozenset({Standing.DECLINED, Standing.WITHDRAWN})


@dataclass(frozen=True)
class CirculateRequest:
    """Which letter is to be sent around, to whom and on which terms."""

    campaign: str
    today: datetime.date
    to: tuple[str, ...] = ()
    """Ids of the register, or names in it; without, all that the letter lists and that have not received this text."""
    terms: Terms = NO_TERMS
    redline: bool = False
    """Whether each is to see, in a second file, what changed since the version that it received last."""


@dataclass(frozen=True)
class Circulated:
    """A version that is ready to be sent, the mails to those who receive it now, and what has to be told."""

    version: CirculatedVersion
    recipients: tuple[Organisation, ...]
    mails: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()

    def as_data(self) -> dict[str, object]:
        """The result as programs read it."""
        return {
            **self.version.as_data(),
            "newly": [one.id for one in self.recipients],
            "mails": [str(path) for path in self.mails],
            "findings": self.findings,
        }


def circulate(project: Project, request: CirculateRequest) -> Circulated:
    """Keep the letter as it is sent, record who is asked to sign it, and draft a mail to each.

    The same text again is the same version. Raises `LetterError` where the letter, the register, the record or the
    template of the mail has errors; then nothing was written.
    """
    letter = letter_to_circulate(project, request.campaign)
    manuscript, known = letter.manuscript, recorded_versions(project, request.campaign)
    same = next((one for one in known if one.name.endswith(f"-{letter.digest}")), None)
    recipients = _recipients(manuscript, request.to, same)
    terms = _terms(manuscript, request.terms, same)
    mailing = _Mailing(project, manuscript, "invitation", recipients, terms)
    received = _received([one for one in known if one is not same], recipients)
    if request.redline and not received:
        stop(
            "nobody that receives it has received an earlier version, of which changes could be shown",
            "not-circulated",
            help="leave out --redline",
        )
    told: list[Finding] = []

    def before(name: str, word: bytes) -> None:
        called = f"{request.campaign}@{name}"
        changes = _changes(word, called, request.today, received, told) if request.redline else {}
        mailing.save(f"mails-{name}", name, word, changes)
        ids = tuple(one.id for one in recipients)
        step = StepRequest(request.campaign, ids, request.today, channel="email", version=name)
        told.extend(invite(project, step).findings)

    sent = {one.id: request.today for one in recipients}
    version = keep_version(project, letter, sent, terms, before)
    told += [*manuscript.findings, *mailing.findings, *_past(terms.deadline, request.today)]
    return Circulated(version, recipients, tuple(mailing.files), tuple(told))


def remind(project: Project, campaign: str, today: datetime.date, terms: Terms = NO_TERMS) -> Circulated:
    """Draft a mail to each that received the last version of a letter and has not answered; nothing is recorded.

    Raises `LetterError` as `circulate` does, and where the letter was not sent around or all have answered.
    """
    manuscript, known = route.prepare(project, campaign), recorded_versions(project, campaign)
    if not known:
        stop(
            f"{campaign} was not sent around yet",
            "not-circulated",
            help=f"send it with: undersigned circulate {campaign}",
        )
    latest, sign_ons = known[-1], manuscript.sign_ons or SignOns()
    present = manuscript.wording.digest
    silent = tuple(
        one
        for id in dict.fromkeys(id for version in known for id in version.recipients)
        if (one := manuscript.register.get(id)) is not None
        and agreement(sign_ons, id, present).standing is Standing.INVITED
    )
    if not silent:
        stop(
            "all that were asked have answered",
            "nobody-to-remind",
            help=f"see who said what: undersigned signatories status {campaign}",
        )
    terms = _terms(manuscript, terms, latest)
    mailing = _Mailing(project, manuscript, "reminder", silent, terms)
    mailing.save(f"reminders-{today}", latest.name, read_sent(latest), {})
    for draft in set(mailing.files[0].parent.glob("*.eml")) - set(mailing.files):
        draft.unlink(missing_ok=True)  # of the same day, to one that has answered since
    told = (*mailing.findings, *_past(terms.deadline, today))
    return Circulated(latest, silent, tuple(mailing.files), told)


def _recipients(
    manuscript: PreparedLetter, named: Sequence[str], same: CirculatedVersion | None
) -> tuple[Organisation, ...]:
    if named:
        return require_organisations(manuscript.register, named)
    listed_ones, sign_ons = manuscript.campaign.all_signatories, manuscript.sign_ons or SignOns()
    left = tuple(
        manuscript.register.get(one.id, one)
        for one in listed_ones
        if (same is None or one.id not in same.recipients)
        and agreement(sign_ons, one.id, manuscript.wording.digest).standing not in _SAID_NO
    )
    if left:
        return left
    if listed_ones:
        stop(
            "all that the letter lists have received this text, or will not sign",
            "nobody-to-ask",
            help="name who is to receive it once more, or besides: --to ORG",
        )
    stop("the letter lists nobody", "nobody-to-ask", help="name who is to receive it: --to ORG")


def _terms(manuscript: PreparedLetter, asked: Terms, before: CirculatedVersion | None) -> Terms:
    """On which terms: as asked for now, as the version was sent before, as the campaign says."""
    if asked.form is not None and not _LINK.fullmatch(asked.form):
        stop(
            f"'{asked.form}' is no address of a form",
            "wrong-usage",
            help="it begins with https://, such as --form https://example.org/form",
        )
    known = before.terms if before else NO_TERMS
    return Terms(asked.deadline or known.deadline or manuscript.campaign.sign_on_by, asked.form or known.form)


def _past(deadline: datetime.date | None, today: datetime.date) -> Iterator[Finding]:
    """A warning of a mail that asks for an answer by a day that is over."""
    if deadline and deadline < today:
        message = f"the mails ask for an answer by {deadline}, and that is past"
        help = "name another day with --deadline, or write it as 'sign_on_by' into the campaign"
        yield Finding(Severity.WARNING, message, "past-deadline", help=help)


def _received(
    earlier: Sequence[CirculatedVersion], recipients: Sequence[Organisation]
) -> dict[str, CirculatedVersion]:
    """The version that each received last, by its id."""
    return {one.id: version for version in earlier for one in recipients if one.id in version.recipients}


def _changes(
    word: bytes,
    called: str,
    day: datetime.date,
    received: Mapping[str, CirculatedVersion],
    told: list[Finding],
) -> dict[str, Mapping[str, bytes]]:
    """What changed since the version that each received, by its id and the name of the file."""
    versions = {version.name: version for version in received.values()}
    made = {}
    for name, one in versions.items():
        sent = read_sent(one)
        made[name] = redline(sent, word, called, day)
        told += besides(sent, word, made[name])
    return {
        id: {f"{portable(version.campaign)}-changes-since-{version.day}.docx": made[version.name]}
        for id, version in received.items()
    }


@dataclass
class _Mailing:
    """The mails to some organisations, on their way into build/; it is made before anything is written."""

    project: Project
    manuscript: PreparedLetter
    template: str
    recipients: Sequence[Organisation]
    terms: Terms
    files: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._text = mail_template(self.project, self.template, self.manuscript.campaign.language)
        self._to = {one.id: self._addresses(one) for one in self.recipients}
        without = [one.acronym or one.name for one in self.recipients if not self._to[one.id]]
        if without:
            place = Place("signatories/organisations.yaml")
            message = f"no e-mail address is known of {listed(without)}"
            help = "their mails have no recipient yet: type it there, or add 'email' to their representatives here"
            self.findings.append(Finding(Severity.WARNING, message, "no-address", place, help))

    def save(
        self, folder: str, version: str, word: bytes, changes: Mapping[str, Mapping[str, bytes]]
    ) -> None:
        """Write the mails into a folder of build/, all or none."""
        campaign = self.manuscript.campaign
        where = self.project.path("build", self.project.built_name(campaign.name), folder)
        day = self.terms.deadline
        attached = {f"{portable(campaign.name)}.docx": word}
        mails = {
            mail_file(where, one.id): mail(
                self._text,
                {
                    "organisation": campaign.printed_name(one),
                    "title": self.manuscript.letter.metadata.title,
                    "deadline": long_date(day, campaign.language) if day else None,
                    "form": self.terms.form,
                    "version": version,
                },
                self._to[one.id],
                {**attached, **changes.get(one.id, {})},
            )
            for one in self.recipients
        }
        save(mails)
        self.files.extend(mails)

    def _addresses(self, one: Organisation) -> list[tuple[str, str]]:
        people = (person for person in one.representatives if person.email)
        return [(person.name, str(person.email)) for person in people if is_address(str(person.email))]
