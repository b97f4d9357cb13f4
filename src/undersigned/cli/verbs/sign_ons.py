"""Turns `signatories invite`, `confirm`, `decline`, `withdraw` and `editorial` into entries of sign-ons.yaml."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from undersigned import pipeline
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, print_findings
from undersigned.diagnostics import Finding, LetterError, Severity
from undersigned.gathering.listing import add_to_list
from undersigned.gathering.register import the_organisation
from undersigned.gathering.sign_ons import record, record_editorial
from undersigned.gathering.steps import Correction, confirmations, correction, invitations, refusals
from undersigned.loading.project import campaign_name, find_project
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.sign_ons import Event, SignOns, Step, shortened

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
    manuscript = pipeline.prepare(project, name)
    campaign, register = manuscript.campaign, manuscript.register
    wording = pipeline.wording(project, campaign)
    if options.subcommand == "editorial":
        declared = Correction(options.by, options.on or today(), options.reason, options.earlier)
        done = record_editorial(
            project,
            name,
            register,
            lambda before: correction(before, campaign, wording.digest, declared),
            wording,
        )
        for new in done:
            print(f"Who agreed to {shortened(new.earlier)} agrees to {shortened(new.later)}: {new.reason}")
        return DONE
    step = _STEPS[options.subcommand]
    chosen = _chosen(options.organisations, register, campaign)
    event = Event(step, options.on or today(), options.by, options.channel, remark=options.remark)

    def events(before: SignOns) -> Mapping[str, Sequence[Event]]:
        match step:
            case Step.INVITED:
                invited = Event(
                    step, event.date, event.by, event.channel, wording.digest, remark=event.remark
                )
                return invitations(before, chosen, invited, again=bool(options.organisations))
            case Step.CONFIRMED:
                return confirmations(before, chosen, wording.digest, options.wording, event)
            case Step.DECLINED | Step.WITHDRAWN:
                return refusals(before, chosen, event)

    keeps = step in {Step.INVITED, Step.CONFIRMED}
    added = record(project, name, register, events, wording if keeps else None)
    for one in chosen:
        print(f"{one} {_SAID[step]}" if one.id in added else f"{one}: nothing new")
    if step is Step.CONFIRMED and options.list:
        add_to_list(project, campaign, [one.id for one in chosen])
    elif step is Step.CONFIRMED:
        print_findings(_not_listed(chosen, campaign))
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


def _not_listed(chosen: Sequence[Organisation], campaign: Campaign) -> list[Finding]:
    listed = {one.id for one in campaign.all_signatories}
    return [
        Finding(
            Severity.WARNING,
            f"the letter does not list {one}",
            "not-listed",
            help=f"add '{one.id}' to 'signatories' in {campaign.file}, or let --list do it",
        )
        for one in chosen
        if one.id not in listed
    ]
