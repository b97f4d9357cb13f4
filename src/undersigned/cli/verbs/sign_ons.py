"""`signatories invite`, `confirm`, `decline` and `withdraw`: writes entries of sign-ons.yaml."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping, Sequence

from undersigned import route
from undersigned.cli.clock import said_on
from undersigned.cli.outcomes import DONE, print_findings
from undersigned.files.project import campaign_name, find_project
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Finding, LetterError, Place, Severity
from undersigned.model.sign_ons import Event, SignOns, Step
from undersigned.sign_ons.listing import add_to_list, not_listed, the_group
from undersigned.sign_ons.record import record, the_sign_ons
from undersigned.sign_ons.register import the_organisation
from undersigned.sign_ons.steps import confirmations, invitations, last_answer, refusals

_STEPS = {
    "invite": Step.INVITED,
    "confirm": Step.CONFIRMED,
    "decline": Step.DECLINED,
    "withdraw": Step.WITHDRAWN,
}
_SAID = {
    Step.INVITED: "was invited",
    Step.CONFIRMED: "has confirmed",
    Step.DECLINED: "has declined",
    Step.WITHDRAWN: "has withdrawn",
}


def run(options: argparse.Namespace) -> int:
    """Record what was said; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    manuscript = route.prepare(project, name)
    campaign, register = manuscript.campaign, manuscript.register
    wording = route.wording(project, campaign)
    day = said_on(options.on)
    step = _STEPS[options.subcommand]
    group = the_group(campaign, options.group) if step is Step.CONFIRMED else None
    chosen = _chosen(options.organisations, register, campaign)
    event = Event(step, day, options.by, options.channel, remark=options.remark)

    def events(before: SignOns) -> Mapping[str, Sequence[Event]]:
        match step:
            case Step.INVITED:
                invited = Event(
                    step, event.date, event.by, event.channel, wording.digest, remark=event.remark
                )
                return invitations(before, chosen, invited, again=bool(options.organisations))
            case Step.CONFIRMED:
                names = {one.id: campaign.printed_name(one) for one in chosen}
                return confirmations(before, chosen, wording.digest, options.wording, event, names=names)
            case Step.DECLINED | Step.WITHDRAWN:
                return refusals(before, chosen, event)

    keeps = step in {Step.INVITED, Step.CONFIRMED}
    added = record(project, name, register, events, wording if keeps else None)
    for one in chosen:
        print(f"{one} {_SAID[step]}" if one.id in added else f"{one}: nothing new")
    if step is Step.CONFIRMED and added and campaign.sign_on_by and day > campaign.sign_on_by:
        print_findings([_late(campaign, day, campaign.sign_on_by)])
    if options.on:
        unchanged = [one for one in chosen if one.id not in added]
        print_findings(_other_days(unchanged, the_sign_ons(project, name, register), event))
    if step is Step.CONFIRMED and (options.list or group):
        print_findings(add_to_list(project, campaign, [one.id for one in chosen], group))
    elif step is Step.CONFIRMED:
        print_findings(not_listed(campaign, chosen))
    return DONE


def _chosen(
    named: Sequence[str], register: Mapping[str, Organisation], campaign: Campaign
) -> tuple[Organisation, ...]:
    """The organisations that a user named, each once; all of the letter where they named none."""
    if not named:
        return campaign.all_signatories
    found, findings = dict[str, Organisation](), list[Finding]()
    for word in named:
        try:
            one = the_organisation(register, word)
        except LetterError as error:
            findings.extend(error.findings)
        else:
            found[one.id] = one
    if findings:
        raise LetterError(findings)
    return tuple(found.values())


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
    found = ((one, last_answer(recorded, one.id)) for one in unchanged)
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
