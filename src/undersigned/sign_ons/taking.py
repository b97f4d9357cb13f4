"""Takes accepted answers into the register and into sign-ons.yaml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from undersigned.model.campaign import Organisation, Representative
from undersigned.model.findings import NOWHERE, Findings, Located
from undersigned.model.sign_ons import Event, SignOns, Step
from undersigned.model.signatories import Individual
from undersigned.sign_ons.form_answers import FormAnswer
from undersigned.sign_ons.proposals import Likeness, Proposal, differ, same_new
from undersigned.sign_ons.register import free_id
from undersigned.sign_ons.steps import confirmations, is_overtaken, refusals

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_WEBSITE = re.compile(r"(?:https?://)?([^\s/]+\.[^\s/]+.*)")


@dataclass(frozen=True)
class Taken:
    """An answer that was accepted, with the organisation that it is from; `is_new` where the register lacks it."""

    answer: FormAnswer
    organisation: Organisation
    is_new: bool = False
    person: Individual | None = None
    """Who signs for themselves, and has its id from the organisation's place."""


def match_organisations(
    accepted: Iterable[tuple[Proposal, Organisation | None]], register: Mapping[str, Organisation]
) -> list[Taken]:
    """The accepted answers, those of organisations that the register lacks with a new id."""
    ids: dict[str, object] = dict.fromkeys(register)
    added = dict[str, Organisation]()
    found = []
    for proposal, organisation in accepted:
        if proposal.person and organisation:
            alone = replace(organisation, id=free_id(organisation, ids))
            ids[alone.id] = None
            person = replace(proposal.person, id=Located(alone.id, NOWHERE))
            found.append(Taken(proposal.answer, alone, person=person))
            continue
        name = same_new(proposal.answer)
        known = organisation or added.get(name)
        if known is not None:
            found.append(Taken(proposal.answer, known))
            continue
        new = _organisation(proposal.answer)
        new = replace(new, id=free_id(new, ids))
        ids[new.id] = None
        added[name] = new
        found.append(Taken(proposal.answer, new, is_new=True))
    return found


def events_of(
    found: Sequence[Taken],
    sign_ons: SignOns,
    present: str,
    *,
    which: str | None,
    today: datetime.date,
    printed: Callable[[Organisation], str],
    settled: Collection[str] = (),
) -> dict[str, Sequence[Event]]:
    """What the answers add to the record: nothing where they are recorded, or the organisation answered later.

    `printed` is how the letter names an organisation; `settled` has the doubts that a person decided on with these.
    Raises `LetterError` as `confirmations` and `refusals` do.
    """
    added: dict[str, Sequence[Event]] = {}
    for one in last_of_each(found):
        answer, id = one.answer, one.organisation.id
        event, last = answer.event(today), sign_ons.last_answer(id)
        is_dated = answer.time is not None
        if event.step is Step.DECLINED:
            taken_back = replace(event, step=Step.WITHDRAWN)
            if has_agreed(sign_ons, id):
                event = taken_back
            elif is_overtaken(sign_ons, id, taken_back, dated=is_dated):
                continue
        if last and last.step is Step.DOUBTED and last.remark in settled:
            event = replace(event, date=max(event.date, last.date))
        elif is_overtaken(sign_ons, id, event, dated=is_dated):
            continue
        if answer.signs:
            agreed = confirmations(sign_ons, [one.organisation], present, which, event)
            # Only now: that a name has changed makes no new agreement of an old answer.
            in_list = one.person.in_full if one.person else printed(one.organisation)
            name = in_list if answer.is_named else None
            added |= {
                id: [replace(event, printed_as=name) for event in events_of]
                for id, events_of in agreed.items()
            }
        else:
            added |= refusals(sign_ons, [one.organisation], event)
    return added


def has_agreed(sign_ons: SignOns, id: str) -> bool:
    """Whether the last answer of an organisation is its agreement, in doubt or not."""
    last = sign_ons.last_answer(id)
    return last is not None and last.step in {Step.CONFIRMED, Step.DOUBTED}


def doubts_on(
    undecided: Iterable[Proposal], sign_ons: SignOns, today: datetime.date
) -> dict[str, Sequence[Event]]:
    """What answers that nobody has decided on add to the record of those that have agreed: that this is in doubt."""
    added: dict[str, list[Event]] = {}
    for one in undecided:
        answer = one.answer
        if one.is_overtaken or not one.takes_back:
            continue
        matches = one.matches if one.likeness is Likeness.NEAR else one.matches[:1]
        event = replace(
            answer.event(today),
            step=Step.DOUBTED,
            remark=doubt_of(answer),
        )
        for match in matches:
            id = match.organisation.id
            last = sign_ons.last_answer(id)
            if not has_agreed(sign_ons, id) or last is None:
                continue
            same = answer.signs is True and not answer.reserves and last.not_named != answer.is_named
            if not same and not is_overtaken(sign_ons, id, event, dated=answer.time is not None):
                added.setdefault(id, []).append(event)
    return dict(added)


def doubt_of(answer: FormAnswer) -> str:
    """What the record says of an answer that puts an agreement in doubt."""
    said = answer.said if answer.signs is not True else "; ".join(answer.reserves) or "wishes not to be named"
    return f"the form has of '{answer.organisation}': {said}"


def lifted(
    left_out: Iterable[Proposal], sign_ons: SignOns, today: datetime.date
) -> dict[str, Sequence[Event]]:
    """The agreements that hold again, as a person left out the answers that put them in doubt."""
    reasons = {doubt_of(one.answer) for one in left_out}
    added: dict[str, Sequence[Event]] = {}
    for id, events in sign_ons.events.items():
        last = sign_ons.last_answer(id)
        agreed = next((event for event in reversed(events) if event.step is Step.CONFIRMED), None)
        if last and agreed and last.step is Step.DOUBTED and last.remark in reasons:
            added[id] = (
                replace(agreed, date=max(today, last.date), remark=f"holds; left out was: {last.remark}"),
            )
    return added


def last_of_each(found: Iterable[Taken]) -> Sequence[Taken]:
    """The last answer of each organisation. Raises `LetterError` with those that say yes and no."""
    findings, last = Findings(), dict[str, Taken]()
    for one in sorted(found, key=lambda one: (str(one.answer.time or ""), one.answer.row)):
        before = last.get(one.organisation.id)
        is_last = before is not None and _is_later(one.answer, before.answer)
        takes_back = is_last and (not one.answer.signs or bool(before and before.answer.signs))
        if before and differ(before.answer, one.answer) and not takes_back:
            first, second = sorted((before.answer, one.answer), key=lambda answer: answer.row)
            findings.error(
                f"in row {first.row}, {one.organisation} {_said(first)}, in row {second.row} it {_said(second)}",
                "contradiction",
                help="accept the one that holds, and leave the other out",
            )
        last[one.organisation.id] = one
    findings.stop_if_errors()
    return sorted(last.values(), key=lambda one: one.answer.row)


def _is_later(one: FormAnswer, before: FormAnswer) -> bool:
    return bool(one.time and before.time and one.time > before.time)


def _said(answer: FormAnswer) -> str:
    if not answer.signs:
        return "does not sign"
    return "signs" if answer.is_named else "signs, and wishes not to be named"


def _organisation(answer: FormAnswer) -> Organisation:
    """What an answer says of an organisation that the register lacks, without an id."""
    email = answer.email if _EMAIL.fullmatch(answer.email) else None
    website = _WEBSITE.fullmatch(answer.website)
    return Organisation(
        "",
        answer.organisation,
        answer.acronym or None,
        country=answer.country or None,
        website=f"https://{website[1]}" if website else None,
        representatives=(Representative(answer.name, answer.title or None, email),) if answer.name else (),
    )
