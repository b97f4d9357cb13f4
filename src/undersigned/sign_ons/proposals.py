"""Proposes what to take of the answers to a form: which organisation each is from, and what speaks against it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation
from undersigned.sign_ons.form import FormAnswer
from undersigned.sign_ons.names import Match, Names


class Likeness(Enum):
    """How well an answer's name fits the register."""

    SURE = "sure"
    NEAR = "near"
    NEW = "new"


@dataclass(frozen=True)
class Proposal:
    """An answer, the organisations that it may be from, and what a person has to know before it is taken."""

    answer: FormAnswer
    likeness: Likeness
    matches: tuple[Match, ...] = ()
    doubts: tuple[str, ...] = ()
    is_overtaken: bool = False
    """Whether a later answer of the same organisation counts in its place."""
    is_late: bool = False

    @property
    def best(self) -> Match | None:
        """The organisation that is proposed."""
        return self.matches[0] if self.matches else None

    @property
    def is_plain(self) -> bool:
        """Whether nothing speaks against taking it as it is."""
        return not self.doubts


def propose(
    answers: Sequence[FormAnswer], register: Iterable[Organisation], sign_on_by: datetime.date | None
) -> list[Proposal]:
    """A proposal for each answer. Of several from one organisation the last counts."""
    names = Names(register)
    found = [_matched(answer, names) for answer in answers]
    found = [
        replace(
            one,
            doubts=(*one.doubts, *_doubts(one.answer, sign_on_by)),
            is_late=is_late(one.answer, sign_on_by),
        )
        for one in found
    ]
    return _without_repeats(_with_likeness_among_new(found))


def _matched(answer: FormAnswer, names: Names) -> Proposal:
    matches = names.exact(answer.organisation)
    if len(matches) == 1:
        known = matches[0].organisation.country
        if answer.country and known and plain_name(answer.country) != plain_name(known):
            return Proposal(answer, Likeness.NEAR, tuple(matches), (f"the register has one of {known}",))
        return Proposal(answer, Likeness.SURE, tuple(matches))
    if matches:
        return Proposal(answer, Likeness.NEAR, tuple(matches), ("several organisations are called so",))
    near = names.near(answer.organisation)
    if answer.acronym:  # a new name under an acronym that is known may be a change of name
        found = {match.organisation.id for match in near}
        near += [m for m in names.exact(answer.acronym) if m.organisation.id not in found]
    return Proposal(answer, Likeness.NEAR if near else Likeness.NEW, tuple(near))


def _doubts(answer: FormAnswer, sign_on_by: datetime.date | None) -> Iterable[str]:
    if answer.signs is None:
        yield f"'{answer.said}' is neither yes nor no" if answer.said else "it does not say whether it signs"
    if not answer.organisation:
        yield "it names no organisation"
    if answer.unread_time:
        yield f"its time cannot be read: '{answer.unread_time}'"
    if is_late(answer, sign_on_by):
        yield f"late: {answer.time and answer.time.date()}"


def is_late(answer: FormAnswer, sign_on_by: datetime.date | None) -> bool:
    """Whether an answer came after the last day to sign on, if there is one."""
    return bool(sign_on_by and answer.time and answer.time.date() > sign_on_by)


def _with_likeness_among_new(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Say of new organisations that one is nearly called like another."""
    names, found = Names(()), list[Proposal]()
    for one in proposals:
        if one.likeness is not Likeness.NEW:
            found.append(one)
            continue
        itself = plain_name(one.answer.organisation)
        like = [match for match in names.near(one.answer.organisation) if plain_name(match.words) != itself]
        names.add(Organisation(f"row {one.answer.row}", one.answer.organisation))
        doubts = [f"much like the one in {match.organisation.id}" for match in like[:1]]
        found.append(replace(one, doubts=(*one.doubts, *doubts)))
    return found


def _without_repeats(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Let the last answer of each organisation count, and say so of the others."""
    of: dict[str, list[Proposal]] = defaultdict(list)
    for one in sorted(proposals, key=lambda one: (str(one.answer.time or ""), one.answer.row)):
        of[_whose(one)].append(one)
    doubts: dict[int, str] = {}
    overtaken: set[int] = set()
    for *earlier, last in of.values():
        overtaken |= {one.answer.row for one in earlier}
        doubts |= {one.answer.row: f"answered again in row {last.answer.row}" for one in earlier}
        if any(one.answer.signs != last.answer.signs for one in earlier):
            rows = ", ".join(str(one.answer.row) for one in earlier)
            doubts[last.answer.row] = f"said otherwise in row {rows}"
    return [
        replace(
            one,
            doubts=(*one.doubts, doubts[one.answer.row]),
            is_overtaken=one.answer.row in overtaken,
        )
        if one.answer.row in doubts
        else one
        for one in proposals
    ]


def _whose(one: Proposal) -> str:
    if one.likeness is Likeness.SURE and one.best:
        return one.best.organisation.id
    return f"={plain_name(one.answer.organisation) or one.answer.row}"
