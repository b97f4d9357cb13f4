"""Prints findings and files as lines for a reader, and says what a command ends with."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from undersigned.model.findings import Finding, Severity

DONE, STOPPED = 0, 1
"""What a command ends with: done, or stopped by an error."""


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings where errors belong."""
    for finding in findings:
        print(finding, file=sys.stderr)


def status_after(findings: Iterable[Finding]) -> int:
    """What a command ends with that has done its work, and has this to tell."""
    return STOPPED if any(finding.severity is Severity.ERROR for finding in findings) else DONE


def from_here(file: Path) -> str:
    """The file's path as the user would type it: from the current folder where it lies below it."""
    here = Path.cwd()
    absolute = here / file
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(file)
