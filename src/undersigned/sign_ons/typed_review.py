"""The table in which a person decides on each name that a letter has as typed: it is written, and read again.

It has the columns and the decisions of the table for the answers to a form (`decisions.py`), so that whoever has filled
in one can fill in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from undersigned.files.saving import save
from undersigned.files.spreadsheets import read_sheet, written_table
from undersigned.model.findings import Findings, stop
from undersigned.sign_ons.decisions import ACCEPT, HEADS, NEW, SKIP, decisions_in
from undersigned.sign_ons.typed_names import ProposedNames, TypedDecision, TypedName

_HEADS: Final = (*HEADS[:6], "country")
_REVIEW: Final = "undersigned signatories add --from {} --review"


def write_typed_table(proposed: ProposedNames, file: Path) -> None:
    """Write the table, CSV or XLSX by the file's name. Raises `LetterError` where it is there, or cannot be written."""
    if file.exists():
        stop(f"{file} is there already", "file-exists", help="give another name, or delete it")
    table = written_table(file, _HEADS, map(_cells, proposed.names), {"decision": (ACCEPT, NEW, SKIP)})
    save({file: table}, otherwise="name another file with --review")


def typed_decisions_of(proposed: ProposedNames, file: Path) -> list[TypedDecision]:
    """What a person decided in such a table.

    Raises `LetterError` where it cannot be read, and with every decision that means nothing or is about another name.
    """
    shown, findings = str(file), Findings()
    again = _REVIEW.format(proposed.campaign)
    rows = {_row(name): name for name in proposed.names}
    found: list[TypedDecision] = []
    for said in decisions_in(read_sheet(file, shown), shown, again):
        name = rows.get(said.row)
        decision = said.decision.strip().lower()
        id = said.id.strip() if decision == ACCEPT else decision
        if name is None or name.organisation.name != said.organisation:
            findings.error(
                f"signatory {said.row} of {proposed.campaign} is not '{said.organisation}', as typed",
                "other-answers",
                said.place,
                f"let '{again}' write the table anew",
            )
        elif decision in {"", SKIP}:
            continue
        elif decision == NEW and not name.same:
            found.append(TypedDecision(name))
        elif decision == NEW and name.same:
            found.append(TypedDecision(name, name.same.id))
        elif id in proposed.register:
            found.append(TypedDecision(name, id))
        else:
            findings.error(
                f"'{said.decision}' is no decision" if decision != ACCEPT else f"the register has no '{id}'",
                "wrong-value",
                said.place,
                f"write {ACCEPT}, {NEW}, {SKIP}, or the id of an organisation of the register",
            )
    findings.stop_if_errors()
    return found


def _cells(name: TypedName) -> Sequence[str]:
    best = name.matches[0] if name.matches else None
    decision = ACCEPT if name.same else NEW if name.is_sure else ""
    return (
        _row(name),
        name.organisation.name,
        decision,
        name.same.id if name.same else best.organisation.id if best else "",
        "; ".join(match.words for match in name.matches),
        "; ".join(_likeness(name)),
        name.organisation.country or "",
    )


def _likeness(name: TypedName) -> Iterator[str]:
    yield from (match.how for match in name.matches)
    if not name.matches and not name.is_sure:
        yield "may be a person" if name.is_perhaps_person else "may be no name"


def _row(name: TypedName) -> str:
    return str(name.index + 1)
