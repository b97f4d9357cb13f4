"""The answers to a sign-on form, in; what each may be, for a person to decide; then entries of the record, out.

The functions behind `signatories import`: `propose_answers` writes nothing, `apply_answers` records what was
accepted. What is accepted comes of `ProposedAnswers`: by kind, or by decisions, which a person gives asked about each
answer or in a table (`write_table`, `decisions_of`).
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from undersigned import route
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.spreadsheets import read_sheet
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Finding, Findings, stop
from undersigned.model.sign_ons import Event, SignOns, Step, Wording
from undersigned.sign_ons.decisions import Accepted, Decision, as_table, decisions_in, read_decisions
from undersigned.sign_ons.form import FORM, Form, as_yaml, form_of, read_answers, read_form
from undersigned.sign_ons.listing import require_group
from undersigned.sign_ons.proposals import Likeness, Proposal, propose
from undersigned.sign_ons.recording import record, require_sign_ons
from undersigned.sign_ons.register import write_into_register
from undersigned.sign_ons.saying import listed_or_told
from undersigned.sign_ons.steps import last_answer
from undersigned.sign_ons.taking import Taken, events_of, match_organisations


@dataclass(frozen=True)
class FormRequest:
    """Which answers are to be read, and how they are to be taken."""

    campaign: str
    file: Path
    """The form's export, CSV or XLSX."""
    today: datetime.date
    """The day of an answer that has none."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The head of the column of each meaning that is told; an empty one says that there is none."""
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

    def of_kinds(self, kinds: Collection[Likeness]) -> Accepted:
        """What is accepted without a look at each: sure ones, and new ones that are like no other."""
        late = self.request.late
        found: list[tuple[Proposal, Organisation | None]] = []
        for one in self.proposals:
            doubts = [doubt for doubt in one.doubts if not (late and doubt.startswith("late:"))]
            if doubts or one.likeness is Likeness.NEAR or one.likeness not in kinds:
                continue
            found.append((one, one.best.organisation if one.best else None))
        return found

    def by_decisions(self, decisions: Iterable[Decision]) -> Accepted:
        """What a person accepted. Raises `LetterError` as `read_decisions` does."""
        last_day = None if self.request.late else self.campaign.sign_on_by
        return read_decisions(decisions, self.proposals, self.register, last_day)

    def questions(self, accepted: Accepted) -> list[Proposal]:
        """The answers that a person is to be asked about; each has its choices in `matches`, or it is new.

        They are neither those that a later one overtook, nor late ones, unless these are taken. Raises `LetterError`
        where nothing says whether an organisation signs.
        """
        self.require_answers()
        return [
            one
            for one in self.left_open(accepted)
            if not one.is_overtaken and (self.request.late or not one.is_late)
        ]

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


def propose_answers(project: Project, request: FormRequest) -> ProposedAnswers:
    """What the answers to a form may be; nothing is written.

    Raises `LetterError` where the letter or the file has errors, where it is not clear which column has the
    organisations, and where the letter's list has no such group.
    """
    manuscript = route.prepare(project, request.campaign)
    campaign, register = manuscript.campaign, manuscript.register
    require_group(campaign, request.group)
    sheet, findings = read_sheet(request.file, str(request.file)), Findings()
    form = form_of(project, request.campaign, sheet, request.columns, findings)
    return ProposedAnswers(
        request,
        form,
        tuple(propose(read_answers(sheet, form), register.values(), campaign.sign_on_by)),
        tuple(findings),
        campaign,
        register,
        manuscript.wording,
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


def would_record(
    project: Project, proposed: ProposedAnswers, accepted: Accepted
) -> Mapping[str, Sequence[Event]]:
    """What would be added to the record as it is now, by the ids of organisations; nothing is written.

    Raises `LetterError` where something cannot be so: an organisation says yes and no, or it is not clear to which
    text it agreed.
    """
    found = match_organisations(accepted, proposed.register)
    return _events(proposed, found, require_sign_ons(project, proposed.campaign.name, proposed.register))


def apply_answers(project: Project, proposed: ProposedAnswers, accepted: Accepted) -> RecordedAnswers:
    """Write what was accepted into the register and the record, and remember which columns of the form mean what.

    Raises `LetterError` as `would_record` does, and where nothing says whether an organisation signs; then nothing
    is written.
    """
    proposed.require_answers()
    would_record(project, proposed, accepted)  # what cannot be recorded stops it before anything is written
    campaign, name, request = proposed.campaign, proposed.campaign.name, proposed.request
    found = match_organisations(accepted, proposed.register)
    before = require_sign_ons(project, name, proposed.register)
    new = tuple(one.organisation for one in found if one.is_new)
    everyone = {**proposed.register, **{one.organisation.id: one.organisation for one in found}}
    if new:
        write_into_register(project, new)
    added = record(project, name, everyone, lambda before: _events(proposed, found, before), proposed.wording)
    if proposed.form != read_form(project, name):
        save({project.campaign(name, FORM): as_yaml(proposed.form)})
    now = require_sign_ons(project, name, everyone)
    agreed = [one.organisation for one in found if _agrees(now, one.organisation.id)]
    to_list = request.to_list or request.group is not None
    told = listed_or_told(project, campaign, agreed, to_list=to_list, group=request.group)
    return RecordedAnswers(
        len(added), len(found) - len(added), new, tuple(_older(found, before)), tuple(told)
    )


def _events(proposed: ProposedAnswers, found: Sequence[Taken], before: SignOns) -> dict[str, Sequence[Event]]:
    return events_of(
        found,
        before,
        proposed.wording.digest,
        which=proposed.request.wording,
        today=proposed.request.today,
        printed=proposed.campaign.printed_name,
    )


def _older(found: Iterable[Taken], before: SignOns) -> Iterator[OlderAnswer]:
    for one in found:
        last = last_answer(before, one.organisation.id)
        if last and one.answer.time and one.answer.time.date() < last.date:
            yield OlderAnswer(one.answer.row, one.organisation, last)


def _agrees(sign_ons: SignOns, id: str) -> bool:
    last = last_answer(sign_ons, id)
    return last is not None and last.step is Step.CONFIRMED
