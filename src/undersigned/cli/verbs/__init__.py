"""Runs the command that the options name: its outcome is printed, and the exit status comes out."""

from __future__ import annotations

import argparse
import gc
import sys
from importlib import import_module
from types import ModuleType
from typing import Final

from undersigned.cli.outcomes import STOPPED, print_findings
from undersigned.model.findings import LetterError, stop

_NAME_FILES: Final = frozenset({"campaign", "campaigns", "csv", "later", "target"})
"""Options whose words may name a file."""


def run(options: argparse.Namespace) -> int:
    """Carry out the command that the options name; returns the exit status.

    Each command is a module here, with a function `run`. It is loaded by name, because each loads a
    part of the program that the others do not need.
    """
    verb = _loaded(f"{__name__}.{options.verb}")
    try:
        _refuse_bytes(options)
        status: int = verb.run(options)
    except LetterError as error:
        print_findings(error.findings)
        return STOPPED
    return status


def _refuse_bytes(options: argparse.Namespace) -> None:
    """Raise `LetterError` for words that are no text, which would be recorded; what names a file may be any bytes."""
    for name, value in vars(options).items():
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, str) and not word.isascii() and name not in _NAME_FILES:
                try:
                    word.encode()
                except UnicodeEncodeError:
                    stop(
                        f"'{word}' is no text: its bytes are not UTF-8",
                        "wrong-usage",
                        help="type it anew, in a terminal that is set to UTF-8",
                    )


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
