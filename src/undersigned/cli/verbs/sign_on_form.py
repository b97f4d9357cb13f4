"""`signatories import`: prints a table of proposals, and records what was accepted of it."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import assert_never

from undersigned.cli.answer_review import ask_about
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, STOPPED, from_here, print_findings, status_after
from undersigned.cli.questions import agrees_to, somebody_is_there
from undersigned.cli.tables import table
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.model.findings import counted, stop
from undersigned.sign_ons.decisions import Accepted, Decision
from undersigned.sign_ons.form import Told
from undersigned.sign_ons.form_import import (
    FormRequest,
    ProposedAnswers,
    RecordedAnswers,
    apply_answers,
    decisions_of,
    propose_answers,
    would_record,
    write_table,
)
from undersigned.sign_ons.form_times import Order
from undersigned.sign_ons.proposals import Likeness, Proposal
from undersigned.sign_ons.taking import match_organisations


def run(options: argparse.Namespace) -> int:
    """Show what a form's answers mean, and record what is accepted of them; returns the exit status."""
    project = find_project(options.project)
    proposed = propose_answers(project, _request(project, options))
    print_findings(proposed.findings)
    print("\n".join(_told(proposed)))
    accepted, decisions = _decided(project, proposed, options)
    if options.review:
        write_table(proposed, options.review)
        print(f"Write your decisions into {from_here(options.review)}, then go on with --reviewed.")
    planned = would_record(project, proposed, accepted, decisions)
    if not options.dry_run and not accepted and (options.accept or options.reviewed):
        proposed.require_answers()
    if options.dry_run or not (accepted or planned or decisions) or not _is_decided(options):
        print("\n".join(_not_recorded(len(planned), options)))
        return DONE
    if options.ask and not agrees_to(_last_question(proposed, accepted)):
        print("Nothing was recorded.")
        return STOPPED
    recorded = apply_answers(project, proposed, accepted, decisions)
    print("\n".join(_recorded(recorded)))
    print_findings(recorded.findings)
    return status_after(recorded.findings)


def _request(project: Project, options: argparse.Namespace) -> FormRequest:
    return FormRequest(
        campaign_name(project, options.campaign),
        options.file,
        today(),
        told=Told(
            dict(options.column), tuple(options.unused), Order(options.dates) if options.dates else None
        ),
        sheet=options.sheet,
        late=options.late,
        wording=options.wording,
        to_list=options.list,
        group=options.group,
    )


def _is_decided(options: argparse.Namespace) -> bool:
    """Whether the command takes anything, or only shows what there is."""
    return bool(options.accept or options.reviewed or options.ask)


def _decided(
    project: Project, proposed: ProposedAnswers, options: argparse.Namespace
) -> tuple[Accepted, Sequence[Decision]]:
    """What is accepted, by kind, in a table, or by a person at the terminal; and all that a person decided."""
    decisions: list[Decision] = []
    if options.reviewed:
        decisions = decisions_of(options.reviewed)
        accepted = proposed.by_decisions(decisions)
    else:
        accepted = proposed.of_kinds(
            {*map(Likeness, options.accept), *([Likeness.SURE] if options.ask else [])}
        )
    if not options.ask:
        print("\n".join(_left_open(proposed.undecided(accepted, decisions), accepted)))
        return accepted, decisions
    if not somebody_is_there():
        stop(
            "nobody is at a terminal to be asked",
            "not-asked",
            help="look through the answers in a table: --review FILE",
        )
    questions = proposed.questions(accepted)
    would_record(project, proposed, accepted)  # before anybody has answered in vain
    so_far = [*accepted]

    def decide(decision: Decision) -> None:
        taken = {one.answer.row for one, _ in so_far}
        found = [(one, of) for one, of in proposed.by_decisions([decision]) if one.answer.row not in taken]
        would_record(project, proposed, [*so_far, *found], [*decisions, decision])
        so_far.extend(found)
        decisions.append(decision)

    ask_about(questions, proposed, decide)
    return so_far, decisions


def _told(proposed: ProposedAnswers) -> Iterator[str]:
    """Which columns mean what, and how many answers there are of each kind."""
    form, proposals = proposed.form, proposed.proposals
    for meaning, head in form.columns.items():
        if head:
            yield f"{meaning}: column '{head}'"
    if form.is_all_yes:
        yield "answer: no column; whoever filled in this form is taken to sign"
    if proposed.sheet.head_row > 1:
        yield f"heads: row {proposed.sheet.head_row}"
    if proposed.sheet.others:
        yield f"sheet: '{proposed.sheet.name}'"
    if proposed.unused:
        yield f"not used: {', '.join(proposed.unused)}"
    if proposed.asides:
        rows = ", ".join(str(one.row) for one in proposed.asides[:_SHOWN])
        more = f" and {len(proposed.asides) - _SHOWN} more" if len(proposed.asides) > _SHOWN else ""
        yield f"no answers, or empty ones: {'row' if len(proposed.asides) == 1 else 'rows'} {rows}{more}"
    count = Counter(one.likeness for one in proposals)
    yield ""
    kinds = ", ".join(f"{count[kind]} {kind.value}" for kind in Likeness)
    yield f"{counted(len(proposals), 'answer')}: {kinds}"


_SHOWN = 10
"""Rows that are told one by one."""


def _left_open(proposals: Sequence[Proposal], accepted: Accepted) -> Iterator[str]:
    """The answers that a person has to look at, and those that will be new in the register."""
    new = [one for one, organisation in accepted if organisation is None]
    looked_at = [one for one in proposals if one.doubts or one.likeness is not Likeness.SURE]
    if new:
        yield ""
        yield "These will be new in the register:"
        yield from table(("row", "name", "a little like"), [_new(one) for one in new], lead=1)
    if looked_at:
        yield ""
        yield from table(("row", "answer", "what it may be"), [_row(one) for one in looked_at], lead=1)
    yield ""


def _new(one: Proposal) -> tuple[str, str, str]:
    like = ", ".join(f"{m.organisation.id} ({m.words})" for m in one.like)
    return str(one.answer.row), one.answer.organisation, like or "-"


def _row(one: Proposal) -> tuple[str, str, str]:
    match one.likeness:
        case Likeness.SURE:
            what = one.best.organisation.id if one.best else ""
        case Likeness.NEAR:
            what = "near " + ", ".join(f"{m.organisation.id} ({m.words})" for m in one.matches)
        case Likeness.NEW:
            like = ", ".join(m.organisation.id for m in one.like)
            what = f"new{f', a little like {like}' if like else ''}" if one.answer.organisation else "nobody"
        case _:
            assert_never(one.likeness)
    said = "" if one.answer.signs is not False else "does not sign"
    return (
        str(one.answer.row),
        one.answer.organisation or "-",
        "; ".join(filter(None, [what, *one.doubts, said])),
    )


def _not_recorded(count: int, options: argparse.Namespace) -> Iterator[str]:
    """What would be recorded, and how to go on."""
    chose = options.accept or options.reviewed or options.ask
    yield (
        f"Nothing was written; {count} would be recorded."
        if options.dry_run and chose
        else "Nothing was written: you have accepted nothing yet."
        if options.dry_run
        else "Nothing was recorded."
    )
    if not options.review and not (chose if options.dry_run else options.reviewed):
        yield "Go on with --accept sure, or look through them with --ask, or with --review FILE."


def _last_question(proposed: ProposedAnswers, accepted: Accepted) -> str:
    """What a person is asked who has decided on each answer."""
    found = match_organisations(accepted, proposed.register)
    signing = sum(bool(one.answer.signs) for one in found)
    unnamed = sum(bool(one.answer.signs) and not one.answer.is_named for one in found)
    new = sum(one.is_new for one in found)
    silent = f" ({unnamed} not to be named)" if unnamed else ""
    what = f"{signing} sign{silent}, {len(found) - signing} do not, {new} new in the register"
    return f"Record {counted(len(found), 'answer')} ({what})?"


def _recorded(done: RecordedAnswers) -> Iterator[str]:
    for one in done.older:
        silent = ", not to be named," if one.recorded.not_named else ""
        said = f"{one.organisation} has {one.recorded.step.value}{silent} on {one.recorded.date}"
        yield (
            f"Row {one.row} is older than what is recorded: {said}."
            if one.is_older
            else f"Row {one.row} says what was recorded before, and since then {said}. If the row is newer, record it "
            "by hand, with confirm, decline or withdraw."
        )
    if done.doubted:
        verb = "is" if len(done.doubted) == 1 else "are"
        yield f"In doubt, until the answers above are decided, {verb} {', '.join(map(str, done.doubted))}."
    yield (
        f"{done.recorded} recorded, {done.unchanged} stay as they were recorded,"
        f" {len(done.new)} new in the register."
    )
