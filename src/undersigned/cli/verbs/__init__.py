"""Runs the command that the options name: its outcome is printed, and the exit status comes out."""

from __future__ import annotations

import argparse
import gc
import sys
from importlib import import_module
from types import ModuleType

from undersigned.cli.outcomes import STOPPED, print_findings
from undersigned.model.findings import LetterError


def run(options: argparse.Namespace) -> int:
    """Carry out the command that the options name; returns the exit status.

    Each command is a module here, with a function `run`. It is loaded by name, because each loads a
    part of the program that the others do not need.
    """
    verb = _loaded(f"{__name__}.{options.verb}")
    try:
        status: int = verb.run(options)
    except LetterError as error:
        print_findings(error.findings)
        return STOPPED
    return status


def _loaded(name: str) -> ModuleType:
    """A command's module. What comes with it stays to the end, so no garbage is looked for in it, now or later."""
    if name in sys.modules:
        return sys.modules[name]
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()
