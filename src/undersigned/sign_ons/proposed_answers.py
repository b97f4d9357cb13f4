"""The answers to a form as proposals: a file goes in, what each answer may be comes out."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from undersigned import route
from undersigned.files.project import Project
from undersigned.files.spreadsheets import Sheet
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Finding, Findings, Severity, listed, stop
from undersigned.model.sign_ons import SignOns, Step, Wording
from undersigned.sign_ons.decisions import (
    Accepted,
    Decision,
    read_decisions,
)
from undersigned.sign_ons.form import Form, Told, form_of
from undersigned.sign_ons.form_answers import FormAnswer, read_answers
from undersigned.sign_ons.form_sheets import read_form_sheet
from undersigned.sign_ons.form_times import Period
from undersigned.sign_ons.listing import require_group
from undersigned.sign_ons.names import Names
from undersigned.sign_ons.proposals import Circumstances, Likeness, Proposal, propose


@dataclass(frozen=True)
class FormRequest:
    """Which answers are to be read, and how they are to be taken."""

    campaign: str
    file: Path
    """The form's export, CSV or XLSX."""
    today: datetime.date
    """The day of an answer that has none."""
    told: Told = field(default_factory=Told)
    """What a user says of its columns."""
    sheet: str | None = None
    """The name of the sheet that has the answers, where there are several."""
    late: bool = False
    """Whether answers after the last day are taken, too."""
    wording: str | None = None
    """To which text they agreed, as in `ConfirmRequest`."""
    to_list: bool = False
    """Whether those that sign are put on the letter's list."""
    group: str | None = None


@dataclass(frozen=True)
class ProposedAnswers:
    """What the answers to a form may be: a proposal for each, and what the form's columns were taken for."""

    request: FormRequest
    form: Form
    proposals: tuple[Proposal, ...]
    findings: tuple[Finding, ...]
    campaign: Campaign
    register: Mapping[str, Organisation]
    wording: Wording
    """The present one."""
    sheet: Sheet
    asides: tuple[FormAnswer, ...]
    """Rows that are no answers."""

    @property
    def unused(self) -> tuple[str, ...]:
        """The heads of columns that hold something and are not used."""
        form, sheet = self.form, self.sheet
        used = {*form.columns.values(), *form.comments, *form.unused}
        return tuple(
            head
            for at, head in enumerate(sheet.heads)
            if head and head not in used and any(row.cells[at] for row in sheet.rows)
        )

    @cached_property
    def _remembered(self) -> tuple[Decision, ...]:
        """What a person decided on these answers when they saw them before."""
        before = {one.answer: one for one in self.form.decided if not one.id or one.id in self.register}
        found = []
        for proposal in self.proposals:
            answer = proposal.answer
            if one := before.get(answer.fingerprint):
                found.append(
                    Decision(str(answer.row), answer.organisation, one.decision, one.id, one.signs, one.time)
                )
        return tuple(found)

    def of_kinds(self, kinds: Collection[Likeness]) -> Accepted:
        """What is accepted without a look at each: sure ones, new ones that are like no other, and what was before."""
        late = self.request.late
        found = [*read_decisions(self._remembered, self.proposals, self.register, None)]
        before = {decision.row for decision in self._remembered}
        for one in self.proposals:
            if str(one.answer.row) in before:
                continue
            doubts = [doubt for doubt in one.doubts if not (late and doubt.startswith("late:"))]
            if doubts or one.likeness is Likeness.NEAR or one.likeness not in kinds:
                continue
            found.append((one, one.best.organisation if one.best else None))
        return found

    def by_decisions(self, decisions: Iterable[Decision]) -> Accepted:
        """What a person accepted. Raises `LetterError` as `read_decisions` does."""
        last_day = None if self.request.late else self.campaign.sign_on_by
        decided = list(decisions)
        rows = {decision.row for decision in decided if decision.decision.strip()}
        before = [decision for decision in self._remembered if decision.row not in rows]
        return [
            *read_decisions(decided, self.proposals, self.register, last_day),
            *read_decisions(before, self.proposals, self.register, None),
        ]

    def questions(self, accepted: Accepted) -> list[Proposal]:
        """The answers that a person is to be asked about; each has its choices in `matches`, or it is new.

        They are neither those that a later one overtook, nor late ones, unless these are taken. Raises `LetterError`
        where nothing says whether an organisation signs.
        """
        self.require_answers()
        return [
            one
            for one in self.undecided(accepted)
            if not one.is_overtaken and (self.request.late or not one.is_late or one.takes_back)
        ]

    def undecided(self, accepted: Accepted, decisions: Iterable[Decision] = ()) -> list[Proposal]:
        """The answers that were neither accepted nor left out by a person, now or before."""
        left_out = {decision.row for decision in (*decisions, *self._remembered) if decision.is_left_out}
        return [one for one in self.left_open(accepted) if str(one.answer.row) not in left_out]

    def left_out(self, accepted: Accepted, decisions: Iterable[Decision] = ()) -> list[Proposal]:
        """The answers that a person left out, now or before."""
        undecided = {one.answer.row for one in self.undecided(accepted, decisions)}
        return [one for one in self.left_open(accepted) if one.answer.row not in undecided]

    def left_open(self, accepted: Accepted) -> list[Proposal]:
        """The answers that were not accepted."""
        chosen = {one.answer.row for one, _ in accepted}
        return [one for one in self.proposals if one.answer.row not in chosen]

    def require_answers(self) -> None:
        """Raise `LetterError` where nothing says whether an organisation signs."""
        if "answer" not in self.form.columns:
            stop(
                "no column says whether an organisation signs",
                "no-answers",
                help="if whoever filled in this form signs, say so once: --column answer=; if a column says it, which: "
                "--column answer='…'",
            )


def propose_answers(project: Project, request: FormRequest) -> ProposedAnswers:
    """What the answers to a form may be; nothing is written.

    Raises `LetterError` where the letter or the file has errors, where it is not clear which column has the
    organisations, and where the letter's list has no such group.
    """
    manuscript = route.prepare(project, request.campaign)
    campaign, register = manuscript.campaign, manuscript.register
    require_group(campaign, request.group)
    shown, findings = str(request.file), Findings()
    sheet = read_form_sheet(request.file, shown, request.sheet)
    form = form_of(project, request.campaign, sheet, request.told, findings)
    sign_ons = manuscript.sign_ons or SignOns()
    period = Period(_first_day(sign_ons), request.today)
    answers = read_answers(sheet, form, period, campaign.name)
    decided = frozenset(one.answer for one in form.decided)
    known = Circumstances(campaign.sign_on_by, period, sign_ons, decided)
    names = Names(register.values())
    asides = [one for one in answers if one.is_aside or (one.is_alone and not names.exact(one.organisation))]
    left = {one.row for one in asides}
    proposals = propose([one for one in answers if one.row not in left], names, known)
    findings.extend(_of_file(sheet))
    return ProposedAnswers(
        request,
        form,
        tuple(proposals),
        tuple(findings),
        campaign,
        register,
        manuscript.wording,
        sheet,
        tuple(asides),
    )


def _first_day(sign_ons: SignOns) -> datetime.date | None:
    """The day on which a letter was sent to somebody first, as far as it is recorded."""
    days = (
        event.date for events in sign_ons.events.values() for event in events if event.step is Step.INVITED
    )
    return min(days, default=None)


def _of_file(sheet: Sheet) -> Iterator[Finding]:
    """What has to be told of the file: other sheets, what is hidden, an encoding that was guessed."""
    if sheet.others:
        yield Finding(
            Severity.WARNING,
            f"the sheet '{sheet.name}' was read, and not {listed(sheet.others)}",
            "other-sheets",
            help="if answers stand there, import them, too: --sheet NAME",
        )
    for remark in sheet.remarks:
        yield Finding(
            Severity.WARNING,
            f"of this file, {remark}",
            "hidden-columns" if "column" in remark else "open-file",
        )
    if sheet.encoding and sheet.encoding != "cp1252":
        yield Finding(
            Severity.WARNING,
            f"this file does not say in which encoding it is; it was read as {sheet.encoding}",
            "likely-encoding",
            help="look at the letters with accents; if they are wrong, export the answers as XLSX, or CSV in UTF-8",
        )
