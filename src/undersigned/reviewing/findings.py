"""Turns a worklist into findings: a warning for each item, or one for all."""

from __future__ import annotations

from collections.abc import Iterator

from undersigned.diagnostics import Finding, Place, Severity, listed
from undersigned.model.worklist import Worklist


def findings_of(worklist: Worklist, campaign: str) -> Iterator[Finding]:
    """A warning for each item that is open, with the way to settle it."""
    for item in worklist.open:
        yield Finding(
            Severity.WARNING,
            f"{listed(item.words)}: {item.reason}",
            item.kind.value,
            item.place,
            f"{item.settle}; if it still holds: undersigned todo {campaign} --settle {item.id}",
        )


def summary_of(worklist: Worklist, campaign: str, file: str) -> Iterator[Finding]:
    """One warning for all items that are open, if there are any."""
    count = len(worklist.open)
    if count:
        yield Finding(
            Severity.WARNING,
            f"{count} thing{'s' if count > 1 else ''} in this letter may have gone stale",
            "worklist",
            Place(file),
            f"'undersigned todo {campaign}' lists {'them' if count > 1 else 'it'}",
        )
