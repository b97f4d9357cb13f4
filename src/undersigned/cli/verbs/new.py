"""`new`: begins the campaign of a letter."""

from __future__ import annotations

import argparse

from undersigned.campaigns.new_campaign import must_be_free
from undersigned.campaigns.next_letter import Beginning, Begun, begin, carry_over
from undersigned.campaigns.sessions import Meeting, meeting_of, next_session
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.loading.campaign import load_campaign
from undersigned.model.campaign import LETTER
from undersigned.model.findings import Findings, LetterError, stop
from undersigned.route import prepare, unfinished_in
from undersigned.worklist.todo import keep_worklist


def run(options: argparse.Namespace) -> int:
    """Begin a letter, from an earlier one or from a template; returns the exit status."""
    project = find_project(options.project)
    must_be_free(project, options.name)
    earlier = campaign_name(project, options.earlier) if options.earlier else None
    beginning = Beginning(
        options.name, _meeting(project, options, earlier), options.date, today(), options.country
    )
    if earlier is None:
        begun = begin(project, options.letter or LETTER, beginning)
    else:
        _refuse_with_from(options)
        begun = carry_over(project, earlier, beginning)
    print(_told(begun))
    try:
        manuscript = prepare(project, begun.name)
    except LetterError as error:
        # It is there and can be mended; what does not fit the new session is for the drafter to say.
        print_findings(error.findings)
    else:
        count = len(manuscript.worklist.open)
        print_findings(finding for finding in manuscript.findings if finding.code != "worklist")
        if earlier is not None:
            kept = keep_worklist(
                project, begun.name, (), today(), works=lambda _: False, printed=unfinished_in
            )
            where = f", in {from_here(kept.page)}" if kept.page else ""
            print(f"What may have gone stale since {earlier}: {count} to look at{where}.")
    print(f"Go on with:\n  undersigned todo {begun.name}\n  undersigned build {begun.name}")
    return DONE


def _meeting(project: Project, options: argparse.Namespace, earlier: str | None) -> Meeting | None:
    if options.session:
        return meeting_of(project, options.session, options.opens, options.closes)
    last = load_campaign(project, earlier, Findings()) if earlier else None
    if last is not None and last.session is not None:
        next = next_session(project, last.session)
        stop(
            f"{earlier} was written to {last.session.id}; to which session is {options.name} written?",
            "missing-session",
            help=f"add it, such as --session {next}",
        )
    return None


def _refuse_with_from(options: argparse.Namespace) -> None:
    for name in ("country", "letter"):
        if getattr(options, name):
            stop(
                f"--{name} is for a letter that begins anew; one with --from has that of the earlier letter",
                "wrong-usage",
                help=f"leave --{name} out, and change it in campaign.yaml",
            )


def _told(begun: Begun) -> str:
    ready = f"campaigns/{begun.name} is ready, dated {begun.date}"
    if begun.session is None or begun.days_before is None:
        return f"{ready}."
    days = abs(begun.days_before)
    when = f"{days} {'day' if days == 1 else 'days'} {'before' if begun.days_before > 0 else 'after'}"
    return f"{ready}, {when if days else 'the day when'} {begun.session.id} opens."
