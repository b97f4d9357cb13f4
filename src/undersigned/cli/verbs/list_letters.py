"""`list`: the letters of the project, as a table."""

from __future__ import annotations

import argparse
import datetime

from undersigned.campaigns.letter_list import LetterState, ListedLetter, list_letters
from undersigned.cli.clock import today
from undersigned.cli.outcomes import print_findings, status_after
from undersigned.cli.tables import table
from undersigned.cli.terminal import filled
from undersigned.files.as_json import as_json
from undersigned.files.project import find_project
from undersigned.model.findings import counted

_HEADS = ("date", "session", "letter", "how far it is")
_WRONG = (LetterState.UNREADABLE, LetterState.FAULTY)
_SEALED = (LetterState.SEALED, LetterState.CHANGED)


def run(options: argparse.Namespace) -> int:
    """List the letters; returns the exit status."""
    found = list_letters(find_project(options.project))
    print_findings(found.findings)
    if options.json:
        print(as_json(found.letters))
    elif found.letters:
        print("\n".join(table(_HEADS, [_row(letter) for letter in found.letters], lead=2)))
        for letter in found.letters:
            if letter.state in _WRONG:
                print(f"What is wrong with it: undersigned check {letter.campaign}")
    else:
        print("\n".join(filled("No letters yet. Begin one with: undersigned new NAME")))
    return status_after(found.findings)


def _row(letter: ListedLetter) -> tuple[str, str, str, str]:
    return (str(letter.date or ""), letter.session or "", letter.campaign, _how_far(letter))


def _how_far(letter: ListedLetter) -> str:
    state = letter.state.value
    if letter.state in _WRONG:
        return state
    if letter.state is LetterState.UNFINISHED:
        state = f"{state}, {letter.to_fill_in} to fill in"
    if letter.sign_on_by and letter.agreed is not None and letter.state not in _SEALED:
        before = ", sign-ons" if letter.state is LetterState.UNFINISHED else ""
        state = f"{state}{before} until {_day(letter.sign_on_by)}"
    reply = f", reply by {_day(letter.reply_by)}" if letter.reply_by else ""
    return f"{state}{_signed(letter)}{reply}"


def _signed(letter: ListedLetter) -> str:
    """How many stand under it, and how many of them agreed; nothing where nobody does, or nobody was asked."""
    if letter.agreed is None:
        return f", {counted(letter.signatories, 'signatory', 'signatories')}"
    earlier = f", {letter.agreed_earlier} to an earlier text" if letter.agreed_earlier else ""
    if letter.state is LetterState.UNFINISHED and not letter.agreed and not earlier:
        return ""
    return f", {letter.agreed} of {letter.signatories} agreed{earlier}"


def _day(last: datetime.date) -> str:
    return f"{last}" if last >= today() else f"{last}, which is past"
