"""`signatories editorial`: shows what changed, and records it if somebody says that it is corrections."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from undersigned.cli import change_lines as changes
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, STOPPED
from undersigned.cli.questions import agrees_to, somebody_is_there
from undersigned.cli.terminal import filled
from undersigned.comparing import as_text
from undersigned.files.project import campaign_name, find_project
from undersigned.model.findings import stop
from undersigned.model.sign_ons import shortened
from undersigned.sign_ons.editorials import (
    EditorialRequest,
    ProposedEditorial,
    apply_editorials,
    propose_editorials,
)


def run(options: argparse.Namespace) -> int:
    """Show what changed since organisations agreed, ask, and record that it is editorial; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    request = EditorialRequest(name, options.by, options.reason, today(), options.on, options.earlier)
    proposed = propose_editorials(project, request)
    for one in proposed.editorials:
        print("\n".join(_whose(one)))
        changes.print_changes(one.changed)
        print(flush=True)
    if options.dry_run:
        print("Nothing was recorded.")
        return DONE
    if not options.yes and not somebody_is_there():
        stop(
            "nobody is at a terminal to say whether all of these are only corrections",
            "not-asked",
            help="read what is shown above; if all of it is, give the command again with --yes",
        )
    question = "Are all of these only corrections, such as of spelling or typing?"
    if not options.yes and not agrees_to(question):
        print("Nothing was recorded.")
        return STOPPED
    for done in apply_editorials(project, proposed):
        print(f"Who agreed to {shortened(done.earlier)} agrees to {shortened(done.later)}: {done.reason}")
    return DONE


def _whose(one: ProposedEditorial) -> Iterator[str]:
    """The names of those who agreed to an earlier text, before what changed since."""
    names = ", ".join(organisation.acronym or organisation.name for organisation in one.agreed)
    whose = f"Agreed to by {names}:" if names else "Nobody's agreement is to this text now:"
    yield from filled(whose, widest=as_text.WIDEST)
    yield ""
