"""What an officer says of organisations, in; entries of a letter's sign-ons.yaml, and who is in them newly, out.

The functions behind `signatories invite`, `confirm`, `decline` and `withdraw`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from undersigned import route
from undersigned.files.project import Project
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Finding, Findings, LetterError, Place, Severity, counted, stop
from undersigned.model.sign_ons import Event, SignOns, Step, Wording
from undersigned.model.worklist import ItemKind
from undersigned.sign_ons.listing import add_to_list, not_listed, require_group
from undersigned.sign_ons.recording import record, require_sign_ons
from undersigned.sign_ons.register import require_organisations
from undersigned.sign_ons.steps import confirmations, invitations, refusals


@dataclass(frozen=True)
class StepRequest:
    """Of which letter and which organisations something is recorded, and what else is known of it."""

    campaign: str
    organisations: tuple[str, ...]
    """Ids of the register, or names in it; only `invite` takes none for all that the letter lists."""
    today: datetime.date
    on: datetime.date | None = None
    """The day on which it was said, if that is another than today."""
    by: str | None = None
    channel: str | None = None
    """How: email, form, telephone, meeting."""
    remark: str | None = None
    version: str | None = None
    """The version of the Word file that those who are invited are sent."""
    not_named: bool = False
    """Whether they are not to be named in what is sent out, whatever they answer; then they are put on no list."""


@dataclass(frozen=True)
class ConfirmRequest(StepRequest):
    """Who agreed to a letter, and what is to become of its list of signatories."""

    wording: str | None = None
    """To which text: `present`, `sent` (that of the invitation), or a digest; None where only one can be meant."""
    to_list: bool = False
    """Whether those who agreed are put on the letter's list."""
    group: str | None = None
    """The heading under which they are put there."""
    named: bool = False
    """Whether those that wished not to be named agree to be so now; else their wish holds."""


@dataclass(frozen=True)
class RecordedStep:
    """Of whom something was said, of whom of them it was new, and what has to be told.

    A list of signatories that cannot be added to is an error among the findings; the record is kept all the same.
    """

    organisations: tuple[Organisation, ...]
    newly: tuple[str, ...]
    """The ids of those of whom it was not recorded yet."""
    findings: tuple[Finding, ...]


def invite(project: Project, request: StepRequest) -> RecordedStep:
    """Record who was asked to sign the present text of a letter: without names, all that the letter lists.

    Raises `LetterError` where the letter or its record has errors, where no organisation or several have a name, and
    where the day is still to come.
    """
    said = _Said(project, request)
    # Whoever is not named is not asked again who has said no.
    again = bool(request.organisations)
    invited = said.organisations if again else said.campaign.all_signatories
    event = replace(said.event(Step.INVITED), wording=said.wording.digest, version=request.version)
    done = said.recorded(
        invited, event, lambda before: invitations(before, invited, event, again=again), said.wording
    )
    return replace(done, findings=(*done.findings, *said.unwritten))


def confirm(project: Project, request: ConfirmRequest) -> RecordedStep:
    """Record who agreed to the text of a letter, under the name that the letter prints.

    Raises `LetterError` as `invite` does, where it is not clear to which text, and where the letter has no such group.
    """
    said = _Said(project, request)
    require_group(said.campaign, request.group)
    _check_asked(said, said.day, request.wording)
    event = said.event(Step.CONFIRMED)
    chosen, campaign = said.organisations, said.campaign
    still = () if request.not_named or request.named else tuple(filter(said.wishes_no_name, chosen))
    silent = chosen if request.not_named else still
    named = [one for one in chosen if one not in silent]
    names = {one.id: campaign.printed_name(one) for one in named}

    def agreed(before: SignOns) -> Mapping[str, Sequence[Event]]:
        text = said.wording.digest
        unnamed = replace(event, not_named=True)
        return {
            **confirmations(before, silent, text, request.wording, unnamed),
            **confirmations(before, named, text, request.wording, event, names=names),
        }

    done = said.recorded(chosen, event, agreed, said.wording)
    findings = [_holds(one) for one in still]
    if done.newly and campaign.sign_on_by and event.date > campaign.sign_on_by:
        findings.append(_late(campaign, event.date, campaign.sign_on_by))
    to_list = request.to_list or request.group is not None
    if not named:
        return replace(done, findings=(*findings, *done.findings))
    told = listed_or_told(project, campaign, named, to_list=to_list, group=request.group)
    return replace(done, findings=(*findings, *done.findings, *told))


def _holds(one: Organisation) -> Finding:
    """Who may be in danger is not named because somebody noted its answer to a new text."""
    return Finding(
        Severity.WARNING,
        f"{one} wished not to be named, and that holds",
        "not-to-be-named",
        None,
        "if it agrees to be named now, record that: add --named",
    )


def _check_asked(said: _Said, on: datetime.date, wording: str | None) -> None:
    """Report who is said to have agreed before it was asked: to another text, as long as nobody says to which."""
    findings = Findings()
    for one in said.organisations if wording is None else ():
        asked = said.first_asked(one.id)
        if asked and on < asked:
            findings.error(
                f"{one} is said to have agreed on {on}, and was asked on {asked}",
                "earlier-than-asked",
                help="give the day on which it said so; if it had seen the text before, add --wording present",
            )
    findings.stop_if_errors()


def decline(project: Project, request: StepRequest) -> RecordedStep:
    """Record who will not sign a letter. Raises `LetterError` as `invite` does, and where one has agreed to it."""
    return _refused(project, request, Step.DECLINED)


def withdraw(project: Project, request: StepRequest) -> RecordedStep:
    """Record who takes its agreement back. Raises `LetterError` as `invite` does, and where one has not agreed."""
    return _refused(project, request, Step.WITHDRAWN)


def _refused(project: Project, request: StepRequest, step: Step) -> RecordedStep:
    said = _Said(project, request)
    event = replace(said.event(step), not_named=request.not_named)
    chosen = said.organisations
    return said.recorded(chosen, event, lambda before: refusals(before, chosen, event), None)


def day_said(on: datetime.date | None, today: datetime.date) -> datetime.date:
    """The day of what is recorded: the one that somebody gave, or today. One to come raises `LetterError`."""
    day = on or today
    if day > today:
        stop(f"{day} is still to come", "future-day", help="give the day on which it was said with --on")
    return day


def listed_or_told(
    project: Project,
    campaign: Campaign,
    agreed: Sequence[Organisation],
    *,
    to_list: bool,
    group: str | None,
) -> Sequence[Finding]:
    """Put those who agreed on the list of a letter, or tell of those that it does not list.

    What stops that is among the findings: that they agreed is recorded by now.
    """
    if not to_list:
        return not_listed(campaign, agreed)
    try:
        return add_to_list(project, campaign, [one.id for one in agreed], group)
    except LetterError as error:
        return error.findings


class _Said:
    """What was said, on its way into the record of a letter without errors."""

    def __init__(self, project: Project, request: StepRequest) -> None:
        manuscript = route.prepare(project, request.campaign)
        self._project, self._request = project, request
        self._register = manuscript.register
        self.campaign: Campaign = manuscript.campaign
        self.wording: Wording = manuscript.wording
        self.unwritten = tuple(_unwritten(manuscript))
        self.day = day_said(request.on, request.today)
        self._sign_ons = manuscript.sign_ons or SignOns()
        self.organisations = require_organisations(self._register, request.organisations)

    def wishes_no_name(self, one: Organisation) -> bool:
        """Whether an organisation wished not to be named before."""
        return self._sign_ons.wishes_no_name(one.id)

    def first_asked(self, id: str) -> datetime.date | None:
        """The day on which an organisation was asked first, if it is recorded."""
        days = (event.date for event in self._sign_ons.of(id) if event.step is Step.INVITED)
        return min(days, default=None)

    def event(self, step: Step) -> Event:
        """That this step was taken, without the wording that it is about."""
        request = self._request
        return Event(step, self.day, request.by, request.channel, remark=request.remark)

    def recorded(
        self,
        chosen: tuple[Organisation, ...],
        event: Event,
        events: Callable[[SignOns], Mapping[str, Sequence[Event]]],
        wording: Wording | None,
    ) -> RecordedStep:
        """Record what `events` makes of the record of those who are `chosen`, and keep the wording that it is about."""
        project, name = self._project, self.campaign.name
        newly = tuple(record(project, name, self._register, events, wording))
        findings: Iterable[Finding] = ()
        if self._request.on:
            unchanged = [one for one in chosen if one.id not in newly]
            findings = _other_days(unchanged, require_sign_ons(project, name, self._register), event)
        return RecordedStep(chosen, newly, tuple(findings))


def _unwritten(manuscript: route.PreparedLetter) -> Iterator[Finding]:
    """A warning of a letter that is not written yet: who is asked to sign it reads what is missing."""
    left = sum(item.kind is ItemKind.PLACEHOLDER for item in manuscript.worklist.open)
    if left:
        name, file = manuscript.campaign.name, manuscript.campaign.file
        message = f"the text that they are asked about has {counted(left, 'thing')} still to be filled in"
        help = f"'undersigned todo {name}' lists {'them' if left > 1 else 'it'}; invite again when the text is whole"
        yield Finding(Severity.WARNING, message, "placeholder", Place(file), help)


def _late(campaign: Campaign, day: datetime.date, last: datetime.date) -> Finding:
    """An answer that somebody types in is taken however late it is, but not unawares."""
    return Finding(
        Severity.WARNING,
        f"{day} is after the last day to sign on, {last}",
        "late-answer",
        Place(campaign.file),
        "it was recorded all the same; to take no more, record that it withdrew",
    )


def _other_days(unchanged: Sequence[Organisation], recorded: SignOns, event: Event) -> list[Finding]:
    """A warning for each answer that is recorded already, and of another day than a user said."""
    found = ((one, recorded.last_answer(one.id)) for one in unchanged)
    return [
        Finding(
            Severity.WARNING,
            f"that {one} has {last.step.value} is recorded of {last.date}, not of {event.date}",
            "other-day",
            last.place,
            "if that day is wrong, mend it there",
        )
        for one, last in found
        if last and last.step is event.step and last.date != event.date
    ]
