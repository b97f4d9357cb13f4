"""Proposes what to take of the answers to a form: which organisation each is from, and what speaks against it."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain
from typing import Final

from undersigned.languages.country_names import country_codes, same_country
from undersigned.languages.known import all_languages
from undersigned.languages.patterns import any_of
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation
from undersigned.model.findings import listed
from undersigned.model.sign_ons import SignOns, Step
from undersigned.model.signatories import Individual
from undersigned.sign_ons.form_answers import FormAnswer
from undersigned.sign_ons.form_times import Period
from undersigned.sign_ons.names import Match, Names, differ_in_a_name
from undersigned.sign_ons.steps import is_overtaken
from undersigned.sign_ons.yes_and_no import names_nobody, speaks_of_a_person, wishes_no_name


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
    is_elsewhere: bool = False
    """Whether others answered under the same name from another country."""
    like: tuple[Match, ...] = ()
    """Of one that would be new, what is a little like it."""
    person: Individual | None = None
    """The person that it is from, where somebody decided so."""

    @property
    def best(self) -> Match | None:
        """The organisation that is proposed."""
        return self.matches[0] if self.matches else None

    @property
    def is_plain(self) -> bool:
        """Whether nothing speaks against taking it as it is."""
        return not self.doubts

    @property
    def is_sure(self) -> bool:
        """Whether it needs no person."""
        return self.likeness is Likeness.SURE and not self.doubts

    @property
    def takes_back(self) -> bool:
        """Whether it may take back an agreement of the organisation that it is from."""
        answer = self.answer
        if answer.signs is None and not answer.said:
            return False
        return answer.signs is not True or not answer.is_named or bool(answer.reserves)


@dataclass(frozen=True)
class Circumstances:
    """What else is known when answers are proposed."""

    sign_on_by: datetime.date | None = None
    """The last day to sign on."""
    period: Period = field(default_factory=Period)
    """When answers can have been given."""
    sign_ons: SignOns = field(default_factory=SignOns)
    decided: frozenset[str] = frozenset()
    """The fingerprints of answers that a person has decided on."""


def propose(answers: Sequence[FormAnswer], names: Names, known: Circumstances) -> list[Proposal]:
    """A proposal for each answer. Of several from one organisation the last counts."""
    found = [_matched(answer, names) for answer in answers]
    found = [
        replace(
            one,
            doubts=(*one.doubts, *_doubts(one, known)),
            is_late=is_late(one.answer, known.sign_on_by),
        )
        for one in found
    ]
    return _contested(_without_repeats(_of_several_countries(_with_likeness_among_new(found))), known.decided)


def _matched(answer: FormAnswer, names: Names) -> Proposal:
    typed = answer.organisation
    matches = names.exact(typed)
    if len(matches) > 1 and answer.country:
        there = [match for match in matches if _is_in(match.organisation, answer.country)]
        if len(there) == 1:
            return Proposal(
                answer, Likeness.NEAR, (*there, *(m for m in matches if m not in there)), (_SEVERAL,)
            )
    if len(matches) == 1:
        known = matches[0].organisation.country
        if answer.country and known and not same_country(answer.country, known):
            also = [
                *matches,
                *names.may_mean(typed),
                *(names.exact(answer.acronym) if answer.acronym else ()),
            ]
            different = {match.organisation.id: match for match in also[::-1]}
            in_order = [*different.values()][::-1]
            first = sorted(in_order, key=lambda match: not _is_in(match.organisation, answer.country))
            return Proposal(answer, Likeness.NEAR, tuple(first), (f"the register has one of {known}",))
        return Proposal(answer, Likeness.SURE, tuple(matches))
    if matches:
        return Proposal(answer, Likeness.NEAR, tuple(matches), (_SEVERAL,))
    if len(of_country := names.with_country(typed)) == 1:
        return Proposal(answer, Likeness.SURE, tuple(of_country))
    separate = names.several_in(" / ".join(answer.lines) if answer.lines else typed)
    if separate:
        both = listed([str(match.organisation) for match in separate])
        return Proposal(answer, Likeness.NEAR, tuple(separate), (f"several organisations in one: {both}",))
    near = names.may_mean(typed)
    if answer.acronym:  # a new name under an acronym that is known may be a change of name
        found = {match.organisation.id for match in near}
        near += [m for m in names.exact(answer.acronym) if m.organisation.id not in found]
    if near:
        return Proposal(answer, Likeness.NEAR, tuple(near))
    return Proposal(answer, Likeness.NEW, like=tuple(names.distantly(typed)))


def _is_in(organisation: Organisation, country: str) -> bool:
    return organisation.country is not None and same_country(organisation.country, country)


_SEVERAL: Final = "several organisations are called so"


def _doubts(one: Proposal, known: Circumstances) -> Iterator[str]:
    answer = one.answer
    if answer.signs is None:
        yield f"'{answer.said}' is neither yes nor no" if answer.said else "it does not say whether it signs"
    if not answer.organisation:
        yield "it names no organisation"
    elif one.likeness is not Likeness.SURE:
        yield from _doubts_on_name(answer)
    if answer.unread_time:
        yield f"its time cannot be read: '{answer.unread_time}'"
    yield from _doubts_on_day(answer, known.period)
    if answer.signs is not False and is_late(answer, known.sign_on_by):
        yield f"late: {answer.time and answer.time.date()}"
    yield from answer.reserves
    yield from answer.doubts
    if one.takes_back:
        yield from _doubts_on_agreement(one, known)
    elif answer.signs:
        yield from _doubts_on_refusal(one, known)


def _doubts_on_agreement(one: Proposal, known: Circumstances) -> Iterator[str]:
    """What makes it doubtful that an answer may take back what its organisation agreed to."""
    answer = one.answer
    if one.likeness is not Likeness.SURE or not one.best or answer.signs is None:
        return
    id = one.best.organisation.id
    events, last = known.sign_ons.of(id), known.sign_ons.last_answer(id)
    agreed = next((event for event in reversed(events) if event.step is Step.CONFIRMED), None)
    is_older = last and answer.time and answer.time.date() < last.date
    is_agreed = last is not None and last.step in {Step.CONFIRMED, Step.DOUBTED} and not is_older
    if agreed and is_agreed and (answer.reserves or not answer.is_said_by(agreed)):
        now = "wishes not to be named" if answer.signs else "does not sign"
        yield f"it has agreed on {agreed.date}, and now {now}"


def _doubts_on_refusal(one: Proposal, known: Circumstances) -> Iterator[str]:
    """What makes it doubtful that a yes may name who wished not to be named, or said no last."""
    answer = one.answer
    for id in dict.fromkeys(match.organisation.id for match in one.matches):
        last = known.sign_ons.last_answer(id)
        if last is None or is_overtaken(
            known.sign_ons, id, answer.event(known.period.last or last.date), dated=answer.time is not None
        ):
            continue
        who = "it" if one.likeness is Likeness.SURE else f"'{id}'"
        is_later = answer.time is not None and answer.time.date() > last.date
        if known.sign_ons.wishes_no_name(id):
            yield f"{who} wished not to be named, and would be named by this"
        elif last.step in {Step.DECLINED, Step.WITHDRAWN} and not is_later:
            yield f"{who} has {last.step.value} on {last.date}, and this may be older"


def _doubts_on_day(answer: FormAnswer, period: Period) -> Iterator[str]:
    day = answer.time.date() if answer.time else None
    if day and period.last and day > period.last:
        yield f"its day is still to come: {day}"
    elif day and period.first and day < period.first:
        yield f"it was given on {day}, before the letter was sent to anybody ({period.first})"


_NO_NAME: Final = re.compile(
    r"#(?:REF|N/A|VALUE|NAME|DIV/0|NULL|NUM)[!?]?|[^\s@]+@[^\s@]+|(?:https?://|www\.)\S+|[+\d][\d\s()/.-]{5,}",
    re.IGNORECASE,
)
"""What a spreadsheet says where it cannot calculate; an e-mail address, that of a page, a telephone number."""
_MARKS: Final = re.compile(r"[{}<>\[\]|\\*]|:\s")
_LONGEST_NAME: Final = 110


def _doubts_on_name(answer: FormAnswer) -> Iterator[str]:
    """What makes it doubtful that the words are the name of one organisation, and that it may be printed."""
    name, lines = answer.organisation, answer.lines
    if wishes_no_name(name) and answer.is_named:
        yield "it may not wish to be named"
    if names_nobody(name) or _NO_NAME.fullmatch(name):
        yield "that is no name"
    elif speaks_of_a_person(name) or _is_titled(name) or _is_who_answered(answer):
        yield "a person seems to sign, not an organisation; people stand under 'individuals'"
    elif (
        len(name) > _LONGEST_NAME or _MARKS.search(name) or any(unicodedata.category(c) == "So" for c in name)
    ):
        yield "that may be more than a name"
    elif len(lines) > 1:
        yield f"its name has several lines: {listed(lines)}"


def _is_titled(name: str) -> bool:
    """Whether the name of a person begins so."""
    before = any_of(said for language in all_languages() for said in language.signatories.honorifics)
    return re.match(rf"{before}\s*[^\W\d_]", name, re.IGNORECASE) is not None and len(name.split()) > 1


def _is_who_answered(answer: FormAnswer) -> bool:
    """Whether the name of who answered stands in the place of the organisation's: Ann Example, lawyer."""
    person, words = plain_name(answer.name).split(), plain_name(answer.organisation).split()
    return len(person) > 1 and words[: len(person)] == person


def is_late(answer: FormAnswer, sign_on_by: datetime.date | None) -> bool:
    """Whether an answer came after the last day to sign on, if there is one."""
    return bool(sign_on_by and answer.time and answer.time.date() > sign_on_by)


def _with_likeness_among_new(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Say of new organisations that one is nearly called like another."""
    names, found = Names(()), list[Proposal]()
    of_row: dict[str, int] = {}
    for place, one in enumerate(proposals):
        if one.likeness is not Likeness.NEW or not one.answer.organisation:
            found.append(one)
            continue
        itself = plain_name(one.answer.organisation)
        like = [
            match for match in names.may_mean(one.answer.organisation) if plain_name(match.words) != itself
        ]
        row = f"row {one.answer.row}"
        names.add(Organisation(row, one.answer.organisation))
        of_row[row] = place
        doubts = list[str]()
        for match in like[:1]:
            other = of_row[match.organisation.id]
            is_otherwise = one.takes_back or one.answer.signs != found[other].answer.signs
            if differ_in_a_name(one.answer.organisation, match.words) and not is_otherwise:
                continue
            doubts.append(f"much like the one in {match.organisation.id}")
            if is_otherwise:
                again = f"much like the one in {row}, which says otherwise"
                found[other] = replace(found[other], doubts=(*found[other].doubts, again))
        found.append(replace(one, doubts=(*one.doubts, *doubts)))
    return found


def _of_several_countries(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Say of answers under one name that they are of several countries."""
    of: dict[str, list[Proposal]] = defaultdict(list)
    for one in proposals:
        if one.answer.country:
            of[plain_name(one.answer.organisation)].append(one)
    found = []
    for one in proposals:
        others = of.get(plain_name(one.answer.organisation), ())
        elsewhere = [
            other
            for other in others
            if one.answer.country and not same_country(one.answer.country, other.answer.country)
        ]
        doubts = [
            f"row {other.answer.row} has one of that name in {other.answer.country}"
            for other in elsewhere[:1]
        ]
        found.append(replace(one, doubts=(*one.doubts, *doubts), is_elsewhere=bool(elsewhere)))
    return found


def _without_repeats(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Let the last answer of each organisation count, and say so of the others."""
    of: dict[str, list[Proposal]] = defaultdict(list)
    for one in sorted(proposals, key=lambda one: (str(one.answer.time or ""), one.answer.row)):
        of[whose(one)].append(one)
    doubts: dict[int, str] = {}
    overtaken: set[int] = set()
    for *earlier, last in of.values():
        overtaken |= {one.answer.row for one in earlier}
        doubts |= {one.answer.row: f"answered again in row {last.answer.row}" for one in earlier}
        if any(differ(one.answer, last.answer) for one in earlier):
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


def differ(one: FormAnswer, other: FormAnswer) -> bool:
    """Whether two answers of one organisation cannot both hold."""
    return one.signs != other.signs or (one.signs is True and one.is_named != other.is_named)


def _contested(proposals: Sequence[Proposal], decided: frozenset[str]) -> list[Proposal]:
    """Say of each yes that another answer, which may be of the same organisation, says otherwise, and not before it."""
    against: dict[str, list[Proposal]] = defaultdict(list)
    for one in proposals:
        is_open = one.likeness is Likeness.SURE or one.answer.fingerprint not in decided
        if is_open and (one.takes_back or one.answer.signs is not True):
            for match in one.matches:
                against[match.organisation.id].append(one)
    found = []
    for one in proposals:
        ids = dict.fromkeys(match.organisation.id for match in one.matches)
        others = [
            other
            for other in chain.from_iterable(against.get(id, ()) for id in ids)
            if one.answer.signs is True
            and Likeness.NEAR in {one.likeness, other.likeness}
            and whose(other) != whose(one)
            and (other.answer.reserves or differ(other.answer, one.answer))
            and (one.likeness is Likeness.NEAR or not _is_before(other.answer, one.answer))
        ]
        doubts = [f"row {other.answer.row} may be of the same, and says otherwise" for other in others[:1]]
        found.append(replace(one, doubts=(*one.doubts, *doubts)))
    return found


def _is_before(one: FormAnswer, other: FormAnswer) -> bool:
    return bool(one.time and other.time and one.time < other.time)


def whose(one: Proposal) -> str:
    """What is the same for answers of one organisation, as far as it is known without a person."""
    if one.likeness is Likeness.SURE and one.best and not one.is_elsewhere:
        return one.best.organisation.id
    return f"={same_new(one.answer)}"


def same_new(answer: FormAnswer) -> str:
    """What is the same for answers of one organisation that the register lacks: its name, and where it is."""
    name = plain_name(answer.organisation)
    codes: Mapping[str, None] | frozenset[str] = (
        country_codes(answer.country) if answer.country else frozenset()
    )
    country = "+".join(sorted(codes)) or plain_name(answer.country)
    return f"{name}, {country}" if name else str(answer.row)
