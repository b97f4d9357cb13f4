"""`new`: begins the campaign of a letter."""

from __future__ import annotations

import argparse

from undersigned.campaigns.new_letter import NewLetterRequest, begin_letter
from undersigned.campaigns.next_letter import Begun
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, from_here, print_findings, say
from undersigned.files.project import campaign_name, find_project
from undersigned.model.findings import Severity, counted


def run(options: argparse.Namespace) -> int:
    """Begin a letter, from an earlier one or from a template; returns the exit status."""
    project = find_project(options.project)
    earlier = campaign_name(project, options.earlier) if options.earlier else None
    new = begin_letter(
        project,
        NewLetterRequest(
            options.name,
            today(),
            earlier=earlier,
            session=options.session,
            date=options.date,
            country=options.country,
            kind=options.letter,
            opens=options.opens,
            closes=options.closes,
        ),
    )
    errors = any(finding.severity is Severity.ERROR for finding in new.findings)
    say(_told(new.begun))
    if errors:
        say(
            "It does not build yet. Mend this first, and type 'undersigned todo' for what may have gone stale:"
        )
    print_findings(new.findings)
    if new.worklist is not None:
        count, page = len(new.worklist.worklist.open), new.worklist.page
        where = f", in {from_here(page)}" if page else ""
        say(f"What may have gone stale since {earlier}: {count} to look at{where}.")
    print(f"Go on with:\n  undersigned todo {options.name}\n  undersigned build {options.name}")
    return DONE


def _told(begun: Begun) -> str:
    ready = f"campaigns/{begun.name} is ready, dated {begun.date}"
    if begun.session is None:
        return f"{ready}."
    if begun.days_before is None:
        return f"{ready}. When {begun.session.id} opens is not known yet; the worklist reminds you of it."
    if begun.days_before == 0:
        return f"{ready}, the day when {begun.session.id} opens."
    when = "before" if begun.days_before > 0 else "after"
    return f"{ready}, {counted(abs(begun.days_before), 'day')} {when} {begun.session.id} opens."
