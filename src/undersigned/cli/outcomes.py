"""Prints findings and files as lines for a reader, and says what a command ends with."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from undersigned.cli.manual_hints import hint
from undersigned.cli.terminal import fitted
from undersigned.languages.visible_signs import visible
from undersigned.model.findings import Finding, Severity

DONE, STOPPED = 0, 1
"""What a command ends with: done, or stopped by an error."""


def print_findings(findings: Sequence[Finding]) -> None:
    """Print findings where errors belong, and below them which pages of the manual help with them."""
    lines = [*map(shown, findings), hint(findings)]
    for text in filter(None, lines):
        print(fitted(text, sys.stderr), file=sys.stderr)


def say(text: str) -> None:
    """Print what a command has to tell."""
    print(fitted(text, sys.stdout))


def shown(finding: Finding) -> str:
    """The lines of a finding; a name in it that has several lines begins none."""
    place = finding.place and replace(finding.place, file=visible(finding.place.file))
    message, help = visible(finding.message), finding.help and visible(finding.help)
    return str(replace(finding, place=place, message=message, help=help))


def status_after(findings: Iterable[Finding]) -> int:
    """What a command ends with that has done its work, and has this to tell."""
    return STOPPED if any(finding.severity is Severity.ERROR for finding in findings) else DONE


def from_here(file: Path) -> str:
    """The file's path as the user would type it: from the current folder where it lies below it."""
    here = Path.cwd()
    absolute = here / file
    return visible(str(absolute.relative_to(here) if absolute.is_relative_to(here) else file))
