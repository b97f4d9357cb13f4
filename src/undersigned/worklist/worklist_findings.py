"""A worklist as findings: a warning for each item, or one for all."""

from __future__ import annotations

from collections.abc import Iterator

from undersigned.model.findings import Finding, Place, Severity, counted, listed
from undersigned.model.worklist import ItemKind, Worklist

_HOLDS = {
    ItemKind.PLACEHOLDER: "if it is to be printed as it stands",
    ItemKind.SIGNATORIES: "when they have all agreed",
    ItemKind.NOBODY: "if nobody is to be named",
    ItemKind.COUNT: "if it is to be printed as it stands",
}
"""When an item is settled, where nothing can 'still hold'."""


def findings_of(worklist: Worklist, campaign: str) -> Iterator[Finding]:
    """A warning for each item that is open, with the way to settle it; for each place that is to be filled in."""
    for item in worklist.open:
        holds = _HOLDS.get(item.kind, "if it still holds")
        settle = f"; {holds}: undersigned todo {campaign} --settle {item.id}"
        help = item.settle if item.kind.needs_answer else f"{item.settle}{settle}"
        told = [(f"{listed(item.words)}: {item.reason}", item.place)]
        if item.kind is ItemKind.PLACEHOLDER:
            told = [
                (f"'{' '.join(item.sentence[start:end].split())}' is still to be filled in", place)
                for (start, end), place in zip(item.spans, item.places, strict=True)
            ]
        for message, place in told:
            yield Finding(Severity.WARNING, message, item.kind.value, place, help)


def summary_of(worklist: Worklist, campaign: str, file: str) -> Iterator[Finding]:
    """One warning for all items that are open, and one for what is to be filled in, if there are any."""
    empty = sum(item.kind.is_unwritten for item in worklist.open)
    remarks = sum(item.kind is ItemKind.REMARK for item in worklist.open)
    stale = len(worklist.open) - empty - remarks
    for count, what, code in (
        (stale, "in this letter may have gone stale", "worklist"),
        (remarks, f"in remarks on this letter {'is' if remarks == 1 else 'are'} not settled", "worklist"),
        (empty, f"in this letter {'is' if empty == 1 else 'are'} still to be filled in", "placeholder"),
    ):
        if count:
            yield Finding(
                Severity.WARNING,
                f"{counted(count, 'thing')} {what}",
                code,
                Place(file),
                f"'undersigned todo {campaign}' lists {'them' if count > 1 else 'it'}",
            )
