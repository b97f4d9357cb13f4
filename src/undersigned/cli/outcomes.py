"""Prints findings and files as lines for a reader, or as JSON for a program."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from undersigned.model.findings import Finding

DONE, STOPPED = 0, 1
"""What a command ends with: done, or stopped by an error."""


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings where errors belong."""
    for finding in findings:
        print(finding, file=sys.stderr)


def as_json(finding: Finding) -> dict[str, object]:
    """A finding for a program."""
    place = finding.place
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "help": finding.help,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }


def from_here(file: Path) -> str:
    """The file's path as the user would type it: from the current folder where it lies below it."""
    here = Path.cwd()
    absolute = here / file
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(file)
