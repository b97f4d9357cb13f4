"""`pack`: makes a zip of all that is sent out."""

from __future__ import annotations

import argparse

from undersigned.cli.clock import now
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.files.project import campaign_name, find_project
from undersigned.sealing.packing import pack


def run(options: argparse.Namespace) -> int:
    """Pack a letter; returns the exit status."""
    project = find_project(options.project)
    packed = pack(project, campaign_name(project, options.campaign), options.output, now())
    print_findings(packed.findings)
    print(from_here(packed.file))
    return DONE
