"""The answers to a sign-on form, in; what each may be, for a person to decide; then entries of the record, out.

The functions behind `signatories import`: `propose_answers` writes nothing, `apply_answers` records what was
accepted. What is accepted comes of `ProposedAnswers`: by kind, or by decisions, which a person gives asked about each
answer or in a table (`write_table`, `decisions_of`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.spreadsheets import read_sheet
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation
from undersigned.model.findings import Finding, stop
from undersigned.model.sign_ons import Event, SignOns, Step
from undersigned.sign_ons.decisions import (
    ACCEPT,
    SKIP,
    Accepted,
    Decision,
    as_table,
    decisions_in,
    signs_in_words,
)
from undersigned.sign_ons.form import FORM, Decided, Form, as_yaml, read_form
from undersigned.sign_ons.listing import add_people
from undersigned.sign_ons.proposals import Likeness, differ
from undersigned.sign_ons.proposed_answers import FormRequest, ProposedAnswers, propose_answers
from undersigned.sign_ons.recording import record, require_sign_ons
from undersigned.sign_ons.register import check_new, remember_names, write_into_register
from undersigned.sign_ons.saying import listed_or_told
from undersigned.sign_ons.taking import (
    Taken,
    doubt_of,
    doubts_on,
    events_of,
    last_of_each,
    lifted,
    match_organisations,
)

__all__ = [
    "FormRequest",
    "OlderAnswer",
    "ProposedAnswers",
    "RecordedAnswers",
    "apply_answers",
    "decisions_of",
    "propose_answers",
    "would_record",
    "write_table",
]


@dataclass(frozen=True)
class OlderAnswer:
    """An answer that was not taken, as its organisation has said something else since."""

    row: int
    organisation: Organisation
    recorded: Event
    is_older: bool = True
    """Whether its day is an earlier one; else nothing says which of the two is the last word."""


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

        chosen = {one.answer.row for one, _ in accepted}
        add(
            events_of(
                self.found,
                before,
                proposed.wording.digest,
                which=request.wording,
                today=request.today,
                printed=proposed.campaign.printed_name,
                settled={doubt_of(one.answer) for one in proposed.proposals if one.answer.row in chosen},
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
        if decision is None or not (decision.is_left_out or answer.row in ids):
            continue
        taken_as = completed.get(answer.row, answer)
        if proposal.is_sure and not decision.is_left_out and not differ(taken_as, answer):
            continue
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
    people = [one.person for one in plan.found if one.person]
    if people:
        add_people(project, campaign, people)
    if plan.names:
        remember_names(project, plan.names)
    added = record(
        project, name, everyone, lambda now: plan.events(proposed, accepted, decisions, now), proposed.wording
    )
    if _kept(plan.form) != read_form(project, name):
        save({project.campaign(name, FORM): as_yaml(plan.form)})
    now = require_sign_ons(project, name, everyone)
    agreed = [
        one.organisation for one in plan.found if not one.person and _is_to_list(now, one.organisation.id)
    ]
    to_list = request.to_list or request.group is not None
    told = listed_or_told(project, campaign, agreed, to_list=to_list, group=request.group)
    answered = sum(any(event.step is not Step.DOUBTED for event in events) for events in added.values())
    doubted = tuple(id for id, events in added.items() if events[-1].step is Step.DOUBTED)
    return RecordedAnswers(
        answered,
        max(0, len(plan.found) - answered),
        plan.new,
        tuple(_older(plan.found, before, now)),
        tuple(told),
        tuple(everyone[id] for id in doubted if id in everyone),
    )


def _kept(form: Form) -> Form:
    """What of a form is kept in its file."""
    return replace(form, besides=(), unclear=(), comments=())


def _older(found: Sequence[Taken], before: SignOns, now: SignOns) -> Iterator[OlderAnswer]:
    for one in last_of_each(found):
        id, answer = one.organisation.id, one.answer
        was, last = before.last_answer(id), now.last_answer(id)
        is_older = was is not None and answer.time is not None and answer.time.date() < was.date
        if last and (is_older or (last.step is not Step.DOUBTED and not answer.is_said_by(last))):
            yield OlderAnswer(answer.row, one.organisation, last, is_older=is_older)


def _is_to_list(sign_ons: SignOns, id: str) -> bool:
    """Whether an organisation agreed, and wishes to be named."""
    last = sign_ons.last_answer(id)
    return last is not None and last.step is Step.CONFIRMED and not last.not_named
