"""`redline`: what changed between two letters, as a Word file with tracked changes."""

from __future__ import annotations

import argparse

from undersigned.cli.outcomes import DONE, from_here, print_findings, say
from undersigned.files.as_json import as_json
from undersigned.files.project import find_project
from undersigned.files.saving import save
from undersigned.returned.sides import redline_of, side_called


def run(options: argparse.Namespace) -> int:
    """Write a redline; returns the exit status."""
    old, new = (
        side_called(lambda: find_project(options.project), named) for named in (options.old, options.new)
    )
    made = redline_of(old, new)
    save({options.output: made.docx}, otherwise="name another file with --output")
    if options.json:
        told = {"file": options.output, "old": old.called, "new": new.called, "findings": made.findings}
        print(as_json(told))
    else:
        print_findings(made.findings)
        say(
            f"{from_here(options.output)}: what changed from {old.called} to {new.called}, as tracked changes"
        )
    return DONE
