"""Runs the command that the options name: its outcome is printed, and the exit status comes out."""

from __future__ import annotations

import argparse
import gc
from importlib import import_module

from undersigned.cli.outcomes import STOPPED, print_findings
from undersigned.model.findings import LetterError


def run(options: argparse.Namespace) -> int:
    """Carry out the command that the options name; returns the exit status.

    Each command is a module here, with a function `run`. It is loaded by name, because each loads a
    part of the program that the others do not need.
    """
    verb = import_module(f"{__name__}.{options.verb}")
    # What was loaded stays to the end: there is no garbage in it to look for.
    gc.freeze()
    gc.enable()
    try:
        status: int = verb.run(options)
    except LetterError as error:
        print_findings(error.findings)
        return STOPPED
    return status
