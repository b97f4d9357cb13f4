"""Asks a person at the terminal about each answer of a form that is not clear."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import assert_never

from undersigned.cli.outcomes import print_findings
from undersigned.cli.questions import answer_to
from undersigned.files.spreadsheets import Row, Sheet
from undersigned.model.campaign import Organisation
from undersigned.model.findings import LetterError
from undersigned.sign_ons.proposals import ACCEPT, NEW, Likeness, Proposal
from undersigned.sign_ons.register import the_organisation

Accepted = Sequence[tuple[Proposal, Organisation | None]]
"""Proposals, each with its organisation, None for a new one."""
Decide = Callable[[Proposal, Sheet], Accepted]
"""Reads a decision on a proposal, in a table as `as_table` writes it. Raises `LetterError` where it cannot be so."""

_YES, _NO, _STOP = {"y", "yes"}, {"", "n", "no"}, {"s", "skip"}
_CELLS = ("row", "organisation", "decision", "id", "signs", "time")


def asked_about(
    proposals: Sequence[Proposal], register: Mapping[str, Organisation], decide: Decide
) -> Accepted:
    """What a person accepts of some proposals, one by one, until they skip the rest.

    What they decide and cannot be so is told, and asked again.
    """
    accepted: list[tuple[Proposal, Organisation | None]] = []
    for number, one in enumerate(proposals, 1):
        print("\n".join(_told(one, f"{number} of {len(proposals)}")))
        found = _one(one, register, decide)
        if found is None:
            break
        accepted += found
    print()
    return accepted


def _told(one: Proposal, which: str) -> Iterator[str]:
    answer = one.answer
    yield f"\nRow {answer.row} ({which}): {answer.organisation or '-'}"
    said = {True: "signs", False: "does not sign", None: f"says '{answer.said}'"}[answer.signs]
    person = ", ".join(filter(None, (answer.name, answer.title)))
    when = str(answer.time.date()) if answer.time else answer.unread_time
    yield f"  {'; '.join(filter(None, (said, person, answer.country, when)))}"
    for match in one.matches if one.likeness is Likeness.NEAR else ():
        yield f"  like {match.organisation.id}: {match.words} ({match.how})"
    for doubt in one.doubts:
        yield f"  {doubt}"


def _one(one: Proposal, register: Mapping[str, Organisation], decide: Decide) -> Accepted | None:
    """What is accepted of one proposal; None to skip it and the rest."""
    while True:
        typed = answer_to(_question(one))
        if typed is None or typed.casefold() in _STOP:
            return None
        if typed.casefold() in _NO:
            return []
        try:
            id = _id(one, typed, register)
            cells = {
                "row": str(one.answer.row),
                "organisation": one.answer.organisation,
                "decision": ACCEPT if id else NEW,
                "id": id,
                **_completed(one),
            }
            row = Row(one.answer.row, tuple(cells[head] for head in _CELLS))
            return decide(one, Sheet(_CELLS, (row,)))
        except LetterError as error:
            print_findings(error.findings)


def _question(one: Proposal) -> str:
    rest = "an id or a name of the register, skip the rest (s)"
    match one.likeness:
        case Likeness.SURE | Likeness.NEAR:
            best = one.best.organisation.id if one.best else ""
            return f"Is it {best}? yes (y), no, leave it out (n), new, {rest}:"
        case Likeness.NEW if not one.answer.organisation:
            return f"Which organisation is it? none, leave it out (n), {rest}:"
        case Likeness.NEW:
            return f"Is it new? yes (y), no, leave it out (n), {rest}:"
        case _:
            assert_never(one.likeness)


def _id(one: Proposal, typed: str, register: Mapping[str, Organisation]) -> str:
    """The id that a person means; none for a new organisation."""
    if typed.casefold() in _YES and one.answer.organisation:
        return one.best.organisation.id if one.best else ""
    return "" if typed.casefold() == NEW else the_organisation(register, typed).id


def _completed(one: Proposal) -> dict[str, str]:
    """What the answer leaves open, as a person says it."""
    signs, time = "", ""
    if one.answer.signs is None:
        typed = (answer_to("Does it sign? yes (y), no (n):") or "").casefold()
        signs = "yes" if typed in _YES else "no" if typed in {"n", "no"} else ""
    if one.answer.unread_time:
        time = answer_to("On which day did it answer, such as 2026-08-22?") or ""
    return {"signs": signs, "time": time}
