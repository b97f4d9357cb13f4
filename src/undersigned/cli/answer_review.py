"""Asks a person at the terminal about each answer of a form that is not clear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from undersigned.cli.outcomes import print_findings
from undersigned.cli.questions import answer_to
from undersigned.model.findings import LetterError, Place
from undersigned.sign_ons.decisions import ACCEPT, NEW, PERSON, SKIP, Decision, signs_in_words
from undersigned.sign_ons.form_import import ProposedAnswers
from undersigned.sign_ons.proposals import Likeness, Proposal
from undersigned.sign_ons.register import require_organisation

_SIGNS = {"yes": {"y", "yes"}, "not named": {"u", "not named", "unnamed"}, "no": {"n", "no"}}
_YES, _NO, _STOP = {"y", "yes"}, {"", "n", "no"}, {"s", "skip"}


def ask_about(
    questions: Sequence[Proposal], proposed: ProposedAnswers, decide: Callable[[Decision], None]
) -> None:
    """Ask a person about some answers, one by one, until they skip the rest, and hand on what they decide.

    What they decide and cannot be so, for which `decide` raises `LetterError`, is told, and asked again.
    """
    for number, one in enumerate(questions, 1):
        print("\n".join(_told(one, f"{number} of {len(questions)}")))
        if not _goes_on(one, proposed, decide):
            break
    print()


def _told(one: Proposal, which: str) -> Iterator[str]:
    answer = one.answer
    yield f"\nRow {answer.row} ({which}): {answer.organisation or '-'}"
    said = {True: "signs", False: "does not sign", None: f"says '{answer.said}'"}[answer.signs]
    said += "" if answer.is_named else ", and does not wish to be named"
    person = ", ".join(filter(None, (answer.name, answer.title)))
    when = str(answer.time.date()) if answer.time else answer.unread_time
    yield f"  {'; '.join(filter(None, (said, person, answer.country, when)))}"
    for match in one.matches if one.likeness is Likeness.NEAR else ():
        yield f"  like {match.organisation.id}: {match.words} ({match.how})"
    for doubt in one.doubts:
        yield f"  {doubt}"


def _goes_on(one: Proposal, proposed: ProposedAnswers, decide: Callable[[Decision], None]) -> bool:
    """Ask about one answer; whether the person goes on to the next."""
    while True:
        typed = answer_to(_question(one))
        if typed is None or typed.casefold() in _STOP:
            return False
        try:
            decide(_left_out(one) if typed.casefold() in _NO else _decision(one, typed, proposed))
        except LetterError as error:
            print_findings(error.findings)
        else:
            return True


def _decision(one: Proposal, typed: str, proposed: ProposedAnswers) -> Decision:
    """What a person means. Raises `LetterError` where that is no organisation of the register."""
    answer, place = one.answer, Place(str(proposed.request.file), one.answer.row)
    if found := re.match(rf"(?:p|{PERSON})(?:$|[ :]\s*)", typed, re.IGNORECASE):
        signs, time = _completed(one)
        name = typed[found.end() :].strip()
        return Decision(str(answer.row), answer.organisation, PERSON, "", signs, time, name, place)
    id = _id(one, typed, proposed)
    signs, time = _completed(one)
    name = "" if id or typed.casefold() in {*_YES, NEW} else typed[len(NEW) :].strip(" :")
    return Decision(str(answer.row), answer.organisation, ACCEPT if id else NEW, id, signs, time, name, place)


def _left_out(one: Proposal) -> Decision:
    return Decision(str(one.answer.row), one.answer.organisation, SKIP)


def _question(one: Proposal) -> str:
    is_person = not one.answer.organisation or any("a person" in doubt for doubt in one.doubts)
    rest = f"{'a person (p), ' if is_person else ''}an id or a name of the register, skip the rest (s)"
    match one.likeness:
        case Likeness.SURE | Likeness.NEAR:
            best = one.best.organisation.id if one.best else ""
            return f"Is it {best}? yes (y), no, leave it out (n), new, {rest}:"
        case Likeness.NEW if not one.answer.organisation:
            return f"Which organisation is it? none, leave it out (n), {rest}:"
        case Likeness.NEW:
            return f"Is it new? yes (y), no, leave it out (n), {rest}:"
        case _:
            assert_never(one.likeness)


def _id(one: Proposal, typed: str, proposed: ProposedAnswers) -> str:
    """The id that a person means; none for a new organisation."""
    if typed.casefold() in _YES and one.answer.organisation:
        return one.best.organisation.id if one.best else ""
    return (
        ""
        if re.match(rf"{NEW}(?:[ :]|$)", typed, re.IGNORECASE)
        else require_organisation(proposed.register, typed).id
    )


def _completed(one: Proposal) -> tuple[str, str]:
    """What the answer leaves open, as a person says it: whether it signs, and when it was given."""
    signs, time = "", ""
    may_be_unnamed = any("to be named" in doubt for doubt in one.doubts)
    if one.answer.signs is None or one.answer.reserves or may_be_unnamed:
        typed = (answer_to("Does it sign? yes (y), yes, but not named (u), no (n):") or "").casefold()
        signs = next((word for word, keys in _SIGNS.items() if typed in keys), "")
        if not signs and one.answer.signs is not None:
            signs = typed or signs_in_words(one.answer)
    if one.answer.unread_time:
        time = answer_to("On which day did it answer, such as 2026-08-22?") or ""
    return signs, time
