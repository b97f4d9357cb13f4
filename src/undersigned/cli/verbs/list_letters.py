"""`list`: the letters of the project, as a table."""

from __future__ import annotations

import argparse

from undersigned.campaigns.letter_list import LetterState, ListedLetter, list_letters
from undersigned.cli.clock import today
from undersigned.cli.outcomes import print_findings, status_after
from undersigned.cli.tables import table
from undersigned.cli.terminal import filled
from undersigned.files.as_json import as_json
from undersigned.files.project import find_project
from undersigned.model.findings import counted

_HEADS = ("date", "session", "letter", "how far it is")


def run(options: argparse.Namespace) -> int:
    """List the letters; returns the exit status."""
    found = list_letters(find_project(options.project))
    print_findings(found.findings)
    if options.json:
        print(as_json(found.letters))
    elif found.letters:
        print("\n".join(table(_HEADS, [_row(letter) for letter in found.letters], lead=2)))
    else:
        print("\n".join(filled("No letters yet. Begin one with: undersigned new NAME")))
    return status_after(found.findings)


def _row(letter: ListedLetter) -> tuple[str, str, str, str]:
    return (str(letter.date or ""), letter.session or "", letter.campaign, _how_far(letter))


def _how_far(letter: ListedLetter) -> str:
    state = letter.state.value
    if letter.state in {LetterState.UNREADABLE, LetterState.FAULTY}:
        return f"{state}: undersigned check {letter.campaign}"
    if letter.agreed is None:
        return f"{state}, {counted(letter.signatories, 'signatory', 'signatories')}"
    agreed = f"{letter.agreed} of {letter.signatories} agreed"
    if letter.state is LetterState.SEALED or letter.sign_on_by is None:
        return f"{state}, {agreed}"
    days = (letter.sign_on_by - today()).days
    until = f"until {letter.sign_on_by}" if days >= 0 else f"until {letter.sign_on_by}, which is past"
    return f"{state} {until}, {agreed}"
