"""`signatories since`: makes the page of those who joined and left since a letter was sealed."""

from __future__ import annotations

import argparse

from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.files.project import campaign_name, find_project
from undersigned.model.formats import USUAL
from undersigned.sign_ons.joined_and_left import ChangesRequest, write_page_of_changes


def run(options: argparse.Namespace) -> int:
    """Write the page; returns the exit status."""
    project = find_project(options.project)
    campaign = campaign_name(project, options.campaign)
    formats = tuple(options.format or USUAL)
    page = write_page_of_changes(
        project, ChangesRequest(campaign, formats, today(), options.version, options.output)
    )
    print_findings(page.findings)
    for file in page.files:
        print(from_here(file))
    return DONE
