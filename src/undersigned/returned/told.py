"""Tells what came back of a letter in lines and rows, for the terminal and for a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from undersigned.languages.dates import english_date
from undersigned.model.findings import counted
from undersigned.returned.bases import PRESENT
from undersigned.returned.edit_words import passage_name, said, shortened
from undersigned.returned.edits import Edit
from undersigned.returned.reading_edits import PlacedRemark
from undersigned.returned.side_by_side import Copy, Proposal, SideBySide

HEADS: Final = ("Change", "Where", "Who", "What")
_SHOWN: Final = 60
"""Characters of the words that a remark stands at."""


def headline(beside: SideBySide) -> str:
    """Against what the copies were compared."""
    base = beside.base.label
    what = base if base == PRESENT else f"the version {base}"
    return f"Compared with {what}"


def summary(copy: Copy) -> str:
    """A copy in a line: how many changes, how many of them tracked, by whom; remarks; what was not compared."""
    edits, remarks = copy.returned.edits, copy.returned.remarks
    tracked = sum(edit.is_tracked for edit in edits)
    silent = len(edits) - tracked
    told = []
    if edits:
        how = (
            f"{tracked} tracked, {silent} silent"
            if tracked and silent
            else "tracked"
            if tracked
            else "silent"
        )
        told.append(f"{counted(len(edits), 'change')} ({how})")
    if remarks:
        told.append(counted(len(remarks), "remark"))
    authors = ", ".join(one for one in copy.returned.authors if one not in copy.partner)
    by = f" by {authors}" if authors else ""
    name = Path(copy.file).name
    file = f" ({name})" if Path(copy.file).stem not in copy.partner else ""
    return f"{copy.partner}{file}: {' and '.join(told) or 'nothing was changed'}{by}"


def agreement(beside: SideBySide) -> str:
    """In how many changes partners agree, and contradict one another; empty where there is one copy, or none do."""
    shared = sum(len(one.by) > 1 for one in beside.proposals)
    against = sum(bool(one.against) for one in beside.proposals)
    told = [counted(shared, "change is", "changes are") + " made by several"] if shared else []
    told += [f"{against} contradict one another"] if against else []
    return "; ".join(told)


def not_compared(copy: Copy) -> Iterator[str]:
    """What came back otherwise in a copy, and was not looked at."""
    for left in copy.returned.leftovers:
        yield f"not compared: {left.what} ({left.where})"


def remark(partner: str, placed: PlacedRemark) -> str:
    """A remark with who left it, when, and the words that it stands at."""
    found = placed.remark
    by = partner if found.author in {"", partner} else f"{found.author}, {partner}"
    on = f", {found.date}" if found.date else ""
    at = f" at “{shortened(found.passage, _SHOWN)}”" if found.passage else ""
    return f"Remark ({by}{on}){at}: “{found.text}”"


def row_of(proposal: Proposal, beside: SideBySide) -> tuple[str, ...]:
    """A change as a row below `HEADS`."""
    against = f"; contradicts {', '.join(proposal.against)}" if proposal.against else ""
    return (
        proposal.edit.id,
        passage_name(beside.passages, proposal.edit.passage),
        ", ".join(f"{partner} ({_how(edit, partner)})" for partner, edit in proposal.by),
        f"{said(proposal.edit, beside.passages)}{against}",
    )


def _how(edit: Edit, partner: str) -> str:
    if not edit.is_tracked:
        return "silent"
    by = f" by {edit.author}" if edit.author and edit.author not in partner else ""
    on = f" on {english_date(edit.date)}" if edit.date else ""
    return f"tracked{by}{on}"
