"""Takes accepted answers into the register and into sign-ons.yaml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation, Representative
from undersigned.model.findings import Findings
from undersigned.model.sign_ons import Event, SignOns, Step
from undersigned.sign_ons.form import FormAnswer
from undersigned.sign_ons.proposals import Proposal
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


def match_organisations(
    accepted: Iterable[tuple[Proposal, Organisation | None]], register: Mapping[str, Organisation]
) -> list[Taken]:
    """The accepted answers, those of organisations that the register lacks with a new id."""
    ids: dict[str, object] = dict.fromkeys(register)
    added = dict[str, Organisation]()
    found = []
    for proposal, organisation in accepted:
        name = plain_name(proposal.answer.organisation)
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
) -> dict[str, Sequence[Event]]:
    """What the answers add to the record: nothing where they are recorded, or the organisation answered later.

    `printed` is how the letter names an organisation. Raises `LetterError` as `confirmations` and `refusals` do.
    """
    added: dict[str, Sequence[Event]] = {}
    for one in _last_of_each(found):
        answer = one.answer
        by = ", ".join(filter(None, (answer.name, answer.title))) or None
        date = answer.time.date() if answer.time else today
        event = Event(
            Step.CONFIRMED if answer.signs else Step.DECLINED, date, by, "form", email=answer.email or None
        )
        if is_overtaken(sign_ons, one.organisation.id, event, dated=answer.time is not None):
            continue
        if answer.signs:
            agreed = confirmations(sign_ons, [one.organisation], present, which, event)
            # Only now: that a name has changed makes no new agreement of an old answer.
            name = printed(one.organisation)
            added |= {
                id: [replace(event, printed_as=name) for event in events_of]
                for id, events_of in agreed.items()
            }
        else:
            added |= refusals(sign_ons, [one.organisation], event)
    return added


def _last_of_each(found: Iterable[Taken]) -> Iterable[Taken]:
    """The last answer of each organisation. Raises `LetterError` with those that say yes and no."""
    findings, last = Findings(), dict[str, Taken]()
    for one in sorted(found, key=lambda one: (str(one.answer.time or ""), one.answer.row)):
        before = last.get(one.organisation.id)
        if before and before.answer.signs != one.answer.signs:
            first, second = sorted((before.answer, one.answer), key=lambda answer: answer.row)
            findings.error(
                f"in row {first.row}, {one.organisation} {_said(first)}, in row {second.row} it {_said(second)}",
                "contradiction",
                help="accept the one that holds, and leave the other out",
            )
        last[one.organisation.id] = one
    findings.stop_if_errors()
    return sorted(last.values(), key=lambda one: one.answer.row)


def _said(answer: FormAnswer) -> str:
    return "signs" if answer.signs else "does not sign"


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
