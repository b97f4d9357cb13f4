"""Turns `signatories import` into a table of proposals, and what was accepted of it into the record of sign-ons."""

from __future__ import annotations

import argparse
import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import assert_never

from undersigned import pipeline
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.cli.tables import table
from undersigned.consenting.wording import Wording
from undersigned.diagnostics import Findings, stop
from undersigned.gathering.form import FORM, Form, answers, as_yaml, form_of, remembered
from undersigned.gathering.listing import add_to_list, not_listed
from undersigned.gathering.proposals import Likeness, Proposal, as_table, decided, propose
from undersigned.gathering.register import write_into_register
from undersigned.gathering.sign_ons import record, the_sign_ons
from undersigned.gathering.spreadsheets import read_sheet
from undersigned.gathering.steps import last_answer
from undersigned.gathering.taking import Taken, events, taken
from undersigned.loading.project import Project, campaign_name, find_project
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.sign_ons import Event, SignOns, Step
from undersigned.saving import save

Accepted = Sequence[tuple[Proposal, Organisation | None]]


def run(options: argparse.Namespace) -> int:
    """Show what a form's answers mean, and record what is accepted of them; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    manuscript = pipeline.prepare(project, name)
    campaign, register = manuscript.campaign, manuscript.register
    sheet = read_sheet(options.file, str(options.file))
    findings = Findings()
    form = form_of(project, name, sheet, dict(options.column), findings)
    print_findings(findings)
    proposals = propose(answers(sheet, form), register.values(), campaign.sign_on_by)
    if options.reviewed:
        review = read_sheet(options.reviewed, str(options.reviewed))
        last_day = None if options.late else campaign.sign_on_by
        accepted: Accepted = decided(review, str(options.reviewed), proposals, register, last_day)
    else:
        accepted = _accepted(proposals, set(options.accept), late=options.late)
    print("\n".join(_told(form, proposals, accepted)))
    if options.review:
        if options.review.exists():
            stop(f"{options.review} is there already", "file-exists", help="give another name, or delete it")
        save({options.review: as_table(proposals)}, otherwise="name another file with --review")
        print(f"Write your decisions into {from_here(options.review)}, then go on with --reviewed.")
    taking = _Taking(options, project, manuscript, taken(accepted, register))
    if options.dry_run or not taking.found:
        taking.tell()
    elif "answer" not in form.columns:
        stop(
            "no column says whether an organisation signs",
            "no-answers",
            help="if whoever filled in this form signs, say so once: --column answer=; if a column says it, which: "
            "--column answer='…'",
        )
    else:
        taking.record(form)
    return DONE


@dataclass(frozen=True)
class _Taking:
    """What was accepted, on its way into the register and the record of a letter."""

    options: argparse.Namespace
    project: Project
    manuscript: pipeline.Manuscript
    found: Sequence[Taken]
    day: datetime.date = field(default_factory=today)

    @property
    def campaign(self) -> Campaign:
        return self.manuscript.campaign

    @cached_property
    def wording(self) -> Wording:
        return pipeline.wording(self.project, self.campaign)

    def events(self, before: SignOns) -> dict[str, Sequence[Event]]:
        """What is added to a record."""
        return events(
            self.found,
            before,
            self.wording.digest,
            which=self.options.wording,
            today=self.day,
            printed=self.campaign.printed_name,
        )

    def tell(self) -> None:
        """Print what would be recorded, and how to go on."""
        options = self.options
        # What could not be recorded is told now.
        added = self.events(the_sign_ons(self.project, self.campaign.name, self.manuscript.register))
        chose = options.accept or options.reviewed
        print(
            f"Nothing was written; {len(added)} would be recorded."
            if options.dry_run and chose
            else "Nothing was written: you have accepted nothing yet."
            if options.dry_run
            else "Nothing was recorded."
        )
        if not options.review and not (chose if options.dry_run else options.reviewed):
            print("Go on with --accept sure, or look through them with --review FILE.")

    def record(self, form: Form) -> None:
        """Write it: the register, the record, and which columns of the form mean what."""
        project, campaign, found = self.project, self.campaign, self.found
        before = the_sign_ons(project, campaign.name, self.manuscript.register)
        self.events(before)  # what cannot be recorded stops it before anything is written
        new = {one.organisation.id: one.entry for one in found if one.entry is not None}
        everyone = {**self.manuscript.register, **{one.organisation.id: one.organisation for one in found}}
        if new:
            write_into_register(project, new)
        added = record(project, campaign.name, everyone, self.events, self.wording)
        if form != remembered(project, campaign.name):
            save({project.campaigns / campaign.name / FORM: as_yaml(form)})
        record_now = the_sign_ons(project, campaign.name, everyone)
        for line in _older(found, before):
            print(line)
        agreed = [one.organisation for one in found if _agrees(record_now, one.organisation.id)]
        if self.options.list:
            add_to_list(project, campaign, [one.id for one in agreed])
        else:
            print_findings(not_listed(campaign, agreed))
        stay = len(found) - len(added)
        print(f"{len(added)} recorded, {stay} stay as they were recorded, {len(new)} new in the register.")


def _older(found: Sequence[Taken], before: SignOns) -> Iterator[str]:
    """Which answers are not taken, as their organisations have said something else since."""
    for one in found:
        last = last_answer(before, one.organisation.id)
        if last and one.answer.time and one.answer.time.date() < last.date:
            row = one.answer.row
            yield f"Row {row} is older than what is recorded: {one.organisation} has {last.step.value} on {last.date}."


def _agrees(sign_ons: SignOns, id: str) -> bool:
    last = last_answer(sign_ons, id)
    return last is not None and last.step is Step.CONFIRMED


def _accepted(proposals: Sequence[Proposal], kinds: set[str], *, late: bool) -> Accepted:
    """What is accepted without a look at each: sure ones, and new ones that are like no other."""
    found: list[tuple[Proposal, Organisation | None]] = []
    for one in proposals:
        doubts = [doubt for doubt in one.doubts if not (late and doubt.startswith("late:"))]
        if doubts or one.likeness is Likeness.NEAR or one.likeness.value not in kinds:
            continue
        found.append((one, one.best.organisation if one.best else None))
    return found


def _told(form: Form, proposals: Sequence[Proposal], accepted: Accepted) -> Iterator[str]:
    for meaning, head in form.columns.items():
        if head:
            yield f"{meaning}: column '{head}'"
    if form.is_all_yes:
        yield "answer: no column; whoever filled in this form is taken to sign"
    counted = Counter(one.likeness for one in proposals)
    yield ""
    kinds = ", ".join(f"{counted[kind]} {kind.value}" for kind in Likeness)
    yield f"{len(proposals)} {'answer' if len(proposals) == 1 else 'answers'}: {kinds}"
    chosen = {one.answer.row for one, _ in accepted}
    open_ones = [one for one in proposals if one.answer.row not in chosen]
    looked_at = [one for one in open_ones if one.doubts or one.likeness is not Likeness.SURE]
    if looked_at:
        yield ""
        yield from table(("row", "answer", "what it may be"), [_row(one) for one in looked_at], lead=1)
    yield ""


def _row(one: Proposal) -> tuple[str, str, str]:
    match one.likeness:
        case Likeness.SURE:
            what = one.best.organisation.id if one.best else ""
        case Likeness.NEAR:
            what = "near " + ", ".join(f"{m.organisation.id} ({m.words})" for m in one.matches)
        case Likeness.NEW:
            what = "new" if one.answer.organisation else "nobody"
        case _:
            assert_never(one.likeness)
    return str(one.answer.row), one.answer.organisation or "-", "; ".join([what, *one.doubts])
