"""The answers to a sign-on form, in; what each may be, for a person to decide; then entries of the record, out.

The functions behind `signatories import`: `propose_answers` writes nothing, `apply_answers` records what was
accepted. What is accepted comes of `ProposedAnswers`: by kind, or by decisions, which a person gives asked about each
answer or in a table (`write_table`, `decisions_of`).
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from undersigned import route
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.spreadsheets import Sheet, read_sheet
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Finding, Findings, Severity, listed, stop
from undersigned.model.sign_ons import Event, SignOns, Step, Wording
from undersigned.sign_ons.decisions import (
    ACCEPT,
    SKIP,
    Accepted,
    Decision,
    as_table,
    decisions_in,
    read_decisions,
    signs_in_words,
)
from undersigned.sign_ons.form import FORM, Decided, Form, Told, as_yaml, form_of, read_form
from undersigned.sign_ons.form_answers import FormAnswer, read_answers
from undersigned.sign_ons.form_sheets import read_form_sheet
from undersigned.sign_ons.form_times import Period
from undersigned.sign_ons.listing import require_group
from undersigned.sign_ons.names import Names
from undersigned.sign_ons.proposals import Circumstances, Likeness, Proposal, propose
from undersigned.sign_ons.recording import record, require_sign_ons
from undersigned.sign_ons.register import check_new, remember_names, write_into_register
from undersigned.sign_ons.saying import listed_or_told
from undersigned.sign_ons.steps import last_answer
from undersigned.sign_ons.taking import Taken, doubts_on, events_of, lifted, match_organisations


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


@dataclass(frozen=True)
class OlderAnswer:
    """An answer that was not taken, as its organisation has said something else since."""

    row: int
    organisation: Organisation
    recorded: Event


@dataclass(frozen=True)
class RecordedAnswers:
    """What became of answers that were accepted: how many are recorded now, and how many were so before.

    A list of signatories that cannot be added to is an error among the findings; the record is kept all the same.
    """

    recorded: int
    unchanged: int
    new: tuple[Organisation, ...]
    """Those that are new in the register."""
    older: tuple[OlderAnswer, ...]
    findings: tuple[Finding, ...]
    doubted: tuple[Organisation, ...] = ()
    """Those whose agreement is in doubt now, by an answer that nobody has decided on."""


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


def write_table(proposed: ProposedAnswers, file: Path) -> None:
    """Write the table in which a person decides on each answer.

    Raises `LetterError` where the file is there already, or cannot be written.
    """
    if file.exists():
        stop(f"{file} is there already", "file-exists", help="give another name, or delete it")
    save({file: as_table(file, proposed.proposals)}, otherwise="name another file with --review")


def decisions_of(file: Path) -> list[Decision]:
    """The decisions in such a table. Raises `LetterError` where it cannot be read."""
    return decisions_in(read_sheet(file, str(file)), str(file))


@dataclass(frozen=True)
class _Plan:
    """All that would be written for answers that were accepted."""

    found: Sequence[Taken]
    new: tuple[Organisation, ...]
    names: Mapping[str, Sequence[str]]
    """What organisations are called besides, as a person decided."""
    form: Form

    def events(
        self, proposed: ProposedAnswers, accepted: Accepted, decisions: Sequence[Decision], before: SignOns
    ) -> dict[str, Sequence[Event]]:
        """What is added to the record, given what it says: answers, then what puts them in doubt, or no longer does."""
        request = proposed.request
        added: dict[str, list[Event]] = defaultdict(list)

        def add(events: Mapping[str, Sequence[Event]]) -> SignOns:
            for id, more in events.items():
                added[id] += more
            now = {id: (*before.of(id), *added.get(id, ())) for id in {*before.events, *added}}
            return replace(before, events=now)

        add(
            events_of(
                self.found,
                before,
                proposed.wording.digest,
                which=request.wording,
                today=request.today,
                printed=proposed.campaign.printed_name,
            )
        )
        now = add(lifted(proposed.left_out(accepted, decisions), add({}), request.today))
        add(doubts_on(proposed.undecided(accepted, decisions), now, request.today))
        return dict(added)


def _planned(proposed: ProposedAnswers, accepted: Accepted, decisions: Sequence[Decision]) -> _Plan:
    """Raises `LetterError` where what would be written cannot be so."""
    if accepted:
        proposed.require_answers()
    found = match_organisations(accepted, proposed.register)
    new = tuple(one.organisation for one in found if one.is_new)
    if new:
        check_new(new)
    rows = {one.row for one in decisions}
    names: dict[str, list[str]] = defaultdict(list)
    for (proposal, _), taken in zip(accepted, found, strict=True):
        typed, of = proposal.answer.organisation, taken.organisation
        is_near = proposal.likeness is Likeness.NEAR and proposal.answer.signs is not None
        known = {plain_name(match.words) for match in proposal.matches}
        if str(proposal.answer.row) in rows and is_near and plain_name(typed) not in known:
            names[of.id].append(typed)
    remembered = {one.answer: one for one in proposed.form.decided}
    ids = {
        proposal.answer.row: taken.organisation.id
        for (proposal, _), taken in zip(accepted, found, strict=True)
    }
    completed = {proposal.answer.row: proposal.answer for proposal, _ in accepted}
    for proposal in proposed.proposals:
        answer = proposal.answer
        decision = next((one for one in decisions if one.row == str(answer.row)), None)
        if decision is None or not (decision.is_left_out or answer.row in ids) or proposal.is_sure:
            continue
        taken_as = completed.get(answer.row, answer)
        remembered[answer.fingerprint] = Decided(
            answer.fingerprint,
            answer.organisation,
            SKIP if decision.is_left_out else ACCEPT,
            ids.get(answer.row, ""),
            "" if decision.is_left_out else signs_in_words(taken_as),
            str(taken_as.time.date()) if answer.unread_time and taken_as.time else "",
        )
    return _Plan(found, new, names, replace(proposed.form, decided=tuple(remembered.values())))


def would_record(
    project: Project, proposed: ProposedAnswers, accepted: Accepted, decisions: Sequence[Decision] = ()
) -> Mapping[str, Sequence[Event]]:
    """What would be added to the record as it is now, by the ids of organisations; nothing is written.

    `decisions` are those that a person took, also those to leave an answer out. Raises `LetterError` where something
    cannot be so: an organisation says yes and no, it is not clear to which text it agreed, or nothing says whether
    organisations sign.
    """
    plan = _planned(proposed, accepted, decisions)
    before = require_sign_ons(project, proposed.campaign.name, proposed.register)
    return plan.events(proposed, accepted, decisions, before)


def apply_answers(
    project: Project, proposed: ProposedAnswers, accepted: Accepted, decisions: Sequence[Decision] = ()
) -> RecordedAnswers:
    """Write what was accepted into the register and the record, and remember columns and decisions.

    Raises `LetterError` as `would_record` does; then nothing is written.
    """
    would_record(
        project, proposed, accepted, decisions
    )  # what cannot be recorded stops it before anything is written
    plan = _planned(proposed, accepted, decisions)
    campaign, name, request = proposed.campaign, proposed.campaign.name, proposed.request
    before = require_sign_ons(project, name, proposed.register)
    everyone = {**proposed.register, **{one.organisation.id: one.organisation for one in plan.found}}
    if plan.new:
        write_into_register(project, plan.new)
    if plan.names:
        remember_names(project, plan.names)
    added = record(
        project, name, everyone, lambda now: plan.events(proposed, accepted, decisions, now), proposed.wording
    )
    if _kept(plan.form) != read_form(project, name):
        save({project.campaign(name, FORM): as_yaml(plan.form)})
    now = require_sign_ons(project, name, everyone)
    agreed = [one.organisation for one in plan.found if _is_to_list(now, one.organisation.id)]
    to_list = request.to_list or request.group is not None
    told = listed_or_told(project, campaign, agreed, to_list=to_list, group=request.group)
    answered = sum(any(event.step is not Step.DOUBTED for event in events) for events in added.values())
    doubted = tuple(id for id, events in added.items() if events[-1].step is Step.DOUBTED)
    return RecordedAnswers(
        answered,
        max(0, len(plan.found) - answered),
        plan.new,
        tuple(_older(plan.found, before)),
        tuple(told),
        tuple(everyone[id] for id in doubted if id in everyone),
    )


def _kept(form: Form) -> Form:
    """What of a form is kept in its file."""
    return replace(form, besides=(), unclear=(), comments=())


def _older(found: Iterable[Taken], before: SignOns) -> Iterator[OlderAnswer]:
    for one in found:
        last = last_answer(before, one.organisation.id)
        if last and one.answer.time and one.answer.time.date() < last.date:
            yield OlderAnswer(one.answer.row, one.organisation, last)


def _is_to_list(sign_ons: SignOns, id: str) -> bool:
    """Whether an organisation agreed, and wishes to be named."""
    last = last_answer(sign_ons, id)
    return last is not None and last.step is Step.CONFIRMED and not last.not_named
