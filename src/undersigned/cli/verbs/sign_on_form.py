"""`signatories import`: prints a table of proposals, and records what was accepted of it."""

from __future__ import annotations

import argparse
import datetime
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import assert_never

from undersigned import route
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, STOPPED, from_here, print_findings
from undersigned.cli.questions import agrees_to, somebody_is_there
from undersigned.cli.review import Accepted, asked_about
from undersigned.cli.tables import table
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.files.saving import save
from undersigned.files.spreadsheets import Sheet, read_sheet
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Findings, stop
from undersigned.model.sign_ons import Event, SignOns, Step
from undersigned.sign_ons.form import FORM, Form, answers, as_yaml, form_of, remembered
from undersigned.sign_ons.listing import add_to_list, not_listed, the_group
from undersigned.sign_ons.proposals import Likeness, Proposal, as_table, decided, propose
from undersigned.sign_ons.record import record, the_sign_ons
from undersigned.sign_ons.register import write_into_register
from undersigned.sign_ons.steps import last_answer
from undersigned.sign_ons.taking import Taken, events, taken
from undersigned.writers.wording import Wording


def run(options: argparse.Namespace) -> int:
    """Show what a form's answers mean, and record what is accepted of them; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    manuscript = route.prepare(project, name)
    campaign, register = manuscript.campaign, manuscript.register
    the_group(campaign, options.group)
    sheet = read_sheet(options.file, str(options.file))
    findings = Findings()
    form = form_of(project, name, sheet, dict(options.column), findings)
    print_findings(findings)
    proposals = propose(answers(sheet, form), register.values(), campaign.sign_on_by)
    print("\n".join(_told(form, proposals)))
    taking = partial(_Taking, options, project, manuscript, route.wording(project, campaign))
    accepted = _decisions(options, proposals, form, manuscript, taking)
    if options.review:
        if options.review.exists():
            stop(f"{options.review} is there already", "file-exists", help="give another name, or delete it")
        save({options.review: as_table(proposals)}, otherwise="name another file with --review")
        print(f"Write your decisions into {from_here(options.review)}, then go on with --reviewed.")
    chosen = taking(taken(accepted, register))
    if options.dry_run or not chosen.found:
        chosen.tell()
        return DONE
    _check_answers(form)
    if options.ask and not agrees_to(chosen.question()):
        print("Nothing was recorded.")
        return STOPPED
    chosen.record(form)
    return DONE


def _decisions(
    options: argparse.Namespace,
    proposals: Sequence[Proposal],
    form: Form,
    manuscript: route.Manuscript,
    taking: Callable[[Sequence[Taken]], _Taking],
) -> Accepted:
    """What is accepted: by kind, in a table, or by a person at the terminal."""
    register, sign_on_by = manuscript.register, manuscript.campaign.sign_on_by
    last_day = None if options.late else sign_on_by
    if options.reviewed:
        review, shown = read_sheet(options.reviewed, str(options.reviewed)), str(options.reviewed)
        accepted: Accepted = decided(review, shown, proposals, register, last_day)
    else:
        accepted = _accepted(
            proposals, {*options.accept, *(["sure"] if options.ask else [])}, late=options.late
        )
    if not options.ask:
        print("\n".join(_left_open(proposals, accepted)))
        return accepted
    if not somebody_is_there():
        stop(
            "nobody is at a terminal to be asked",
            "not-asked",
            help="look through the answers in a table: --review FILE",
        )
    _check_answers(form)

    so_far = [*accepted]

    def decide(one: Proposal, decision: Sheet) -> Accepted:
        found = decided(decision, str(options.file), [one], register, last_day)
        taking(taken([*so_far, *found], register)).check()
        so_far.extend(found)
        return found

    taking(taken(accepted, register)).check()  # before anybody has answered in vain
    return [*accepted, *asked_about(_unsure(proposals, accepted, late=options.late), register, decide)]


def _check_answers(form: Form) -> None:
    if "answer" not in form.columns:
        stop(
            "no column says whether an organisation signs",
            "no-answers",
            help="if whoever filled in this form signs, say so once: --column answer=; if a column says it, which: "
            "--column answer='…'",
        )


@dataclass(frozen=True)
class _Taking:
    """What was accepted, on its way into the register and the record of a letter."""

    options: argparse.Namespace
    project: Project
    manuscript: route.Manuscript
    wording: Wording
    found: Sequence[Taken]
    day: datetime.date = field(default_factory=today)

    @property
    def campaign(self) -> Campaign:
        return self.manuscript.campaign

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

    def check(self) -> Mapping[str, Sequence[Event]]:
        """What would be added to the record as it is now. Raises `LetterError` where something cannot be."""
        return self.events(the_sign_ons(self.project, self.campaign.name, self.manuscript.register))

    def tell(self) -> None:
        """Print what would be recorded, and how to go on."""
        options = self.options
        added = self.check()
        chose = options.accept or options.reviewed or options.ask
        print(
            f"Nothing was written; {len(added)} would be recorded."
            if options.dry_run and chose
            else "Nothing was written: you have accepted nothing yet."
            if options.dry_run
            else "Nothing was recorded."
        )
        if not options.review and not (chose if options.dry_run else options.reviewed):
            print("Go on with --accept sure, or look through them with --ask, or with --review FILE.")

    def question(self) -> str:
        """What a person is asked who has decided on each answer."""
        signing = sum(bool(one.answer.signs) for one in self.found)
        new = sum(one.entry is not None for one in self.found)
        counted = [f"{signing} sign", f"{len(self.found) - signing} do not", f"{new} new in the register"]
        return f"Record {_counted(len(self.found))} ({', '.join(counted)})?"

    def record(self, form: Form) -> None:
        """Write it: the register, the record, and which columns of the form mean what."""
        project, campaign, found = self.project, self.campaign, self.found
        before = the_sign_ons(project, campaign.name, self.manuscript.register)
        self.check()  # what cannot be recorded stops it before anything is written
        new = {one.organisation.id: one.entry for one in found if one.entry is not None}
        everyone = {**self.manuscript.register, **{one.organisation.id: one.organisation for one in found}}
        if new:
            write_into_register(project, new)
        added = record(project, campaign.name, everyone, self.events, self.wording)
        if form != remembered(project, campaign.name):
            save({project.campaign(campaign.name, FORM): as_yaml(form)})
        record_now = the_sign_ons(project, campaign.name, everyone)
        for line in _older(found, before):
            print(line)
        agreed = [one.organisation for one in found if _agrees(record_now, one.organisation.id)]
        if self.options.list or self.options.group:
            group = self.options.group
            print_findings(add_to_list(project, campaign, [one.id for one in agreed], group))
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


def _unsure(proposals: Sequence[Proposal], accepted: Accepted, *, late: bool) -> list[Proposal]:
    """The answers that a person is asked about: neither those that a later one overtook, nor late ones, unless told."""
    chosen = {one.answer.row for one, _ in accepted}
    return [
        one
        for one in proposals
        if one.answer.row not in chosen and not one.is_overtaken and (late or not one.is_late)
    ]


def _told(form: Form, proposals: Sequence[Proposal]) -> Iterator[str]:
    """Which columns mean what, and how many answers there are of each kind."""
    for meaning, head in form.columns.items():
        if head:
            yield f"{meaning}: column '{head}'"
    if form.is_all_yes:
        yield "answer: no column; whoever filled in this form is taken to sign"
    counted = Counter(one.likeness for one in proposals)
    yield ""
    kinds = ", ".join(f"{counted[kind]} {kind.value}" for kind in Likeness)
    yield f"{_counted(len(proposals))}: {kinds}"


def _counted(answers: int) -> str:
    return f"{answers} {'answer' if answers == 1 else 'answers'}"


def _left_open(proposals: Sequence[Proposal], accepted: Accepted) -> Iterator[str]:
    """The answers that a person has to look at."""
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
