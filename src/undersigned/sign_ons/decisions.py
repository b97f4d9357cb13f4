"""Reads what a person decided on each answer to a form, and makes the table in which they can."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from undersigned.files.spreadsheets import Sheet, unguarded, written_table
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation
from undersigned.model.findings import NOWHERE, Findings, Located, Place, listed
from undersigned.model.signatories import Capacity, Individual
from undersigned.sign_ons.form_answers import FormAnswer
from undersigned.sign_ons.form_times import time_alone
from undersigned.sign_ons.proposals import Likeness, Proposal, is_late

HEADS = (
    "row", "organisation", "decision", "id", "name in the register", "likeness", "signs", "doubts", "answered by",
    "time", "name to print", "country", "answer",
)  # fmt: skip

_DECIDING = (*HEADS[:4], "signs", "time", "name to print")
"""The columns that are read back."""

ACCEPT, NEW, PERSON, SKIP = "accept", "new", "person", "skip"


_SIGNS = {"yes": (True, True), "no": (False, True), "not named": (True, False)}
"""What the column `signs` may say: whether it signs, and whether it is named."""


def signs_in_words(answer: FormAnswer) -> str:
    """Whether an answer says that its organisation signs, as a person says it; nothing where it is not clear."""
    if answer.signs is None:
        return ""
    return next(
        word for word, said in _SIGNS.items() if said == (answer.signs, answer.is_named or not answer.signs)
    )


def as_table(file: Path, proposals: Iterable[Proposal]) -> bytes:
    """The proposals for a spreadsheet, with a decision for those about which there is no doubt."""
    choices = {"decision": (ACCEPT, NEW, PERSON, SKIP), "signs": tuple(_SIGNS)}
    return written_table(file, HEADS, map(_cells, proposals), choices)


def _cells(one: Proposal) -> Sequence[str]:
    answer, best = one.answer, one.best
    decision = ACCEPT if one.likeness is Likeness.SURE and one.is_plain else ""
    likely = one.matches if one.likeness is Likeness.NEAR else one.like
    how = f" ({best.how}, {best.score:g})" if best and one.likeness is Likeness.NEAR else ""
    others = f", or {listed(m.organisation.id for m in likely[1:])}" if likely[1:] else ""
    return (
        str(answer.row),
        answer.organisation,
        decision,
        best.organisation.id if best else "",
        best.words if best else "",
        f"{one.likeness.value}{how}{others}",
        signs_in_words(answer),
        "; ".join(one.doubts),
        ", ".join(filter(None, (answer.name, answer.title))),
        str(answer.time or answer.unread_time),
        answer.organisation if one.likeness is Likeness.NEW else "",
        answer.country,
        answer.said,
    )


@dataclass(frozen=True)
class Decision:
    """What a person says of one proposal, in a row of such a table or asked about it."""

    row: str
    """The row of the answer, from 1."""
    organisation: str
    """The name in the answer, so that no decision is taken for one on another answer."""
    decision: str
    """`ACCEPT`, `NEW`, `SKIP`, `PERSON` for one who signs for themselves, or the id of an organisation."""
    id: str = ""
    """With `ACCEPT`: the organisation that it is from."""
    signs: str = ""
    """`yes`, `no` or `not named`; nothing for what the answer says."""
    time: str = ""
    """When it was given, such as `2026-08-22`, where its time cannot be read."""
    name: str = ""
    """With `NEW` or `PERSON`: the name under which it goes into the register, and is printed."""
    place: Place = NOWHERE
    """Where the decision was typed."""

    @property
    def is_left_out(self) -> bool:
        """Whether a person said that the answer is not to be taken."""
        return self.decision.strip().lower() == SKIP


Accepted: TypeAlias = "Sequence[tuple[Proposal, Organisation | None]]"
"""Proposals that were accepted, each with its organisation, None for a new one."""


_FIELDS = {"name to print": "name"}


def decisions_in(
    sheet: Sheet, shown: str, written_by: str = "undersigned signatories import --review"
) -> list[Decision]:
    """The decisions in such a table, which is `shown` so in places. Raises `LetterError` where it lacks columns."""
    findings = Findings()
    at = {head: place for place, head in enumerate(sheet.heads)}
    for head in HEADS[:4]:
        if head not in at:
            findings.error(
                f"the table has no column '{head}'",
                "unknown-column",
                Place(shown),
                f"let '{written_by}' write it anew",
            )
    findings.stop_if_errors()
    found = []
    for row in sheet.rows:
        cells = {_FIELDS.get(head, head): unguarded(row.cells[at[head]]) for head in _DECIDING if head in at}
        found.append(Decision(**cells, place=Place(shown, row.number)))
    return found


def read_decisions(
    decisions: Iterable[Decision],
    proposals: Sequence[Proposal],
    register: Mapping[str, Organisation],
    sign_on_by: datetime.date | None,
) -> list[tuple[Proposal, Organisation | None]]:
    """The proposals that a person accepted, each with its organisation, None for a new one.

    `sign_on_by` is the last day, None where late answers are taken. Raises `LetterError` with every decision that
    means nothing, leaves something open, or is about another answer.
    """
    findings = Findings()
    rows = {one.answer.row: one for one in proposals}
    found: list[tuple[Proposal, Organisation | None]] = []
    for said in decisions:
        one = rows.get(int(said.row)) if said.row.isdecimal() else None
        if one is None or one.answer.organisation != " ".join(said.organisation.split()):
            findings.error(
                f"row {said.row} of the answers is not from '{said.organisation}'",
                "other-answers",
                said.place,
                "let 'undersigned signatories import --review' write the table anew for this export",
            )
            continue
        decision = said.decision.strip().lower()
        if decision in {"", SKIP}:
            continue
        one = _completed(one, said, sign_on_by, findings)
        if decision == PERSON:
            person = person_of(one.answer, said.name)
            _check_person(one.answer, person, said.place, findings)
            found.append((replace(one, person=person), Organisation("", person.name)))
            continue
        if decision == NEW:
            found.append((_renamed(one, said), _added_since(one, said, findings)))
            continue
        id = said.id.strip() if decision == ACCEPT else decision
        if id in register:
            found.append((one, register[id]))
        else:
            findings.error(
                f"'{said.decision}' is no decision" if decision != ACCEPT else f"the register has no '{id}'",
                "wrong-value",
                said.place,
                f"write {ACCEPT}, {NEW}, {PERSON}, {SKIP}, or the id of an organisation of the register",
            )
    findings.stop_if_errors()
    return found


def _check_person(answer: FormAnswer, person: Individual, place: Place, findings: Findings) -> None:
    if not person.name:
        findings.error(
            f"row {answer.row} of the answers names no person",
            "missing-name",
            place,
            "write the name in the column 'name to print', or skip it",
        )
    if not answer.signs or not answer.is_named:
        findings.error(
            f"'{person.name}' does not sign by name, and the record is of those who were asked or sign",
            "unclear-answer",
            place,
            "skip it; to count a person who is not to be named, put one into the register, and write its id",
        )


def person_of(answer: FormAnswer, name: str = "") -> Individual:
    """The person that an answer is from, who signs for themselves: an organisation is named for identification only.

    `name` is what a person says is to be printed.
    """
    typed = " ".join(name.split())
    chosen = "" if typed == answer.organisation else typed  # which the table has in it by itself
    named = chosen or answer.name or answer.organisation
    known = plain_name(answer.organisation)
    affiliated = bool(answer.name and known) and not known.startswith(plain_name(answer.name))
    return Individual(
        Located("", NOWHERE),
        Located(named, NOWHERE),
        Located(answer.title, NOWHERE) if answer.title else None,
        Located(answer.organisation, NOWHERE) if affiliated else None,
        Capacity.IDENTIFICATION if affiliated else Capacity.INDIVIDUAL,
    )


def _completed(
    one: Proposal, decision: Decision, sign_on_by: datetime.date | None, findings: Findings
) -> Proposal:
    """An accepted proposal with what a person said where the answer is not clear."""
    answer, place = one.answer, decision.place
    said = " ".join(decision.signs.lower().split())
    if said not in _SIGNS and (said or answer.signs is None):
        findings.error(
            f"the answer of '{answer.organisation}' is neither yes nor no"
            if not said
            else f"'{decision.signs}' does not say whether '{answer.organisation}' signs",
            "unclear-answer",
            place,
            "write yes, no or 'not named' in the column 'signs', or skip it",
        )
    elif said:
        signs, is_named = _SIGNS[said]
        answer = replace(answer, signs=signs, is_named=is_named)
    if answer.unread_time:
        time = time_alone(decision.time.strip())
        if time is None:
            findings.error(
                f"the time of the answer of '{answer.organisation}' cannot be read: '{answer.unread_time}'",
                "unreadable-time",
                place,
                "write it in the column 'time', such as 2026-08-22, or skip it",
            )
        answer = replace(answer, time=time)
    if answer.signs and is_late(answer, sign_on_by):
        findings.error(
            f"the answer of '{answer.organisation}' came after the last day, {sign_on_by}",
            "late-answer",
            place,
            "skip it, or add --late to take such answers, too",
        )
    return replace(one, answer=answer)


def _renamed(one: Proposal, decision: Decision) -> Proposal:
    """A proposal under the name that a person gave a new organisation."""
    name = " ".join(decision.name.split())
    return replace(one, answer=replace(one.answer, organisation=name)) if name else one


def _added_since(one: Proposal, decision: Decision, findings: Findings) -> Organisation | None:
    """The organisation that a new one has become since the table was written; None for one that is new still."""
    if not one.answer.organisation:
        findings.error(
            f"row {one.answer.row} of the answers names no organisation",
            "missing-name",
            decision.place,
            "write the id of an organisation of the register, or skip it",
        )
    match = one.best if one.likeness is Likeness.SURE else None
    if match and match.how == "name" and match.organisation.id != decision.id.strip():
        return match.organisation
    if match:
        findings.error(
            f"'{one.answer.organisation}' is the {match.how} of {match.organisation} ({match.organisation.id})",
            "already-registered",
            decision.place,
            f"write {ACCEPT}; if they are two, add the other with 'undersigned signatories add', and write its id",
        )
    return None
