"""`init`: makes a new folder for letters."""

from __future__ import annotations

import argparse

from undersigned.campaigns.new_project import start_project
from undersigned.cli.outcomes import DONE


def run(options: argparse.Namespace) -> int:
    """Begin a project; returns the exit status."""
    campaign = start_project(options.folder)
    print(
        f"{options.folder} is ready. Make its letter with:\n  undersigned -C {options.folder} build {campaign}\n"
        "'undersigned manual' shows the manual."
    )
    return DONE
