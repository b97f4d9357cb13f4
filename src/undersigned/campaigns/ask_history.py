"""What the letters of a campaign asked for over the years, and what came of it, as a table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from undersigned.files.project import Project
from undersigned.loading.campaign import load_campaign
from undersigned.loading.tables import Tables
from undersigned.model.campaign import AskOutcome, Campaign, Outcome
from undersigned.model.findings import Finding, Findings, stop, suggestion


class AskStanding(Enum):
    """How an ask stands in a letter, beside the letter that it carries on."""

    ASKED = "asked"
    KEPT = "kept"
    REWORDED = "reworded"


@dataclass(frozen=True)
class Asked:
    """An ask in the letter of a campaign: its words, how they stand beside the letter before, what became of it."""

    campaign: str
    text: str
    step: AskStanding
    outcome: Outcome | None = None
    """None while no later letter tells."""
    resolution: str | None = None
    remark: str | None = None


@dataclass(frozen=True)
class AskingLetter:
    """A letter of a history."""

    campaign: str
    session: str | None
    """The id of the session that it was written to."""
    date: datetime.date | None


@dataclass(frozen=True)
class History:
    """The letters from the first to the last, and each ask by its id with what the letters that have it made of it."""

    letters: tuple[AskingLetter, ...]
    asks: Mapping[str, tuple[Asked, ...]]


@dataclass(frozen=True)
class Histories:
    """The histories that somebody asked for, and what is wrong with their letters, or with some that may be theirs."""

    histories: tuple[History, ...]
    findings: tuple[Finding, ...]


def history(project: Project, about: str) -> Histories:
    """The histories of the letters about a country, or of the ones that a campaign belongs to.

    `about` is a country, a campaign's name or a word of it. Letters that carry on one another (`from`) are one
    history. What is wrong with one of them, and letters that cannot be read at all, are the findings. Raises
    `LetterError` where no letter is about it.
    """
    found: dict[str, Campaign] = {}
    trouble: dict[str, Findings] = {}
    tables = Tables(project)
    left_out = Findings()
    for name in project.campaign_names(left_out):
        findings = Findings()
        campaign = load_campaign(project, name, findings, tables)
        if findings.has_errors:
            trouble[name] = findings
        if campaign is not None:
            found[name] = campaign
    chains = _chains(found)
    wanted = [chain for chain in chains if any(_is_about(letter, about) for letter in chain)]
    if not wanted:
        countries = sorted({str(letter.country) for letter in found.values() if letter.country})
        names = ", ".join([*countries, *found])
        stop(
            f"no letter is about '{about}'",
            "unknown-campaign",
            help=suggestion(about, [*countries, *found], f"there is {names}" if names else None),
        )
    told = {letter.name for chain in wanted for letter in chain}
    unsure = [
        finding
        for name, findings in trouble.items()
        if name in told or name not in found
        for finding in findings
    ]
    rivals = Findings()
    for chain in wanted:
        _warn_of_rivals(chain, rivals)
    return Histories(tuple(_history(chain) for chain in wanted), (*left_out, *unsure, *rivals))


def _warn_of_rivals(chain: Sequence[Campaign], findings: Findings) -> None:
    """Warn of letters that carry on the same one, of which only the first tells what became of its asks."""
    first: dict[str, Campaign] = {}
    for letter in chain:
        if letter.earlier is None or first.setdefault(letter.earlier.name, letter) is letter:
            continue
        told = first[letter.earlier.name].name
        findings.warning(
            f"{told} and {letter.name} both carry on {letter.earlier.name}; what became of its asks is as {told} says",
            "carried-on-twice",
            letter.earlier.name.place,
            f"where {letter.name} goes on from {told}, write 'from: {told}'",
        )


def _is_about(letter: Campaign, about: str) -> bool:
    word = about.strip("/").rpartition("/")[2].casefold()
    return word in {
        letter.name.casefold(),
        (letter.country or "").casefold(),
        *letter.name.casefold().split("-"),
    }


def _chains(letters: Mapping[str, Campaign]) -> list[list[Campaign]]:
    """Letters that carry on one another, each group from the first to the last; two may carry on the same."""
    chains: dict[str, list[Campaign]] = {}
    for letter in sorted(letters.values(), key=lambda one: (one.date or datetime.date.min, one.name)):
        earlier = letter.earlier.name if letter.earlier else None
        chain = chains.get(earlier, []) if earlier else []
        chain.append(letter)
        chains[letter.name] = chain
    return list({id(chain): chain for chain in chains.values()}.values())


def _history(chain: Sequence[Campaign]) -> History:
    ids = dict.fromkeys(id for letter in chain for group in letter.asks.values() for id in group.items)
    letters = (AskingLetter(one.name, one.session.id if one.session else None, one.date) for one in chain)
    return History(tuple(letters), {id: tuple(_asked(id, chain)) for id in ids})


def _asked(id: str, chain: Sequence[Campaign]) -> Iterator[Asked]:
    """The ask in each letter that has it."""
    for letter in chain:
        text = _text(id, letter)
        if text is None:
            continue
        told = _told_later(id, text, letter, chain)
        step = _step(id, text, letter)
        yield (
            Asked(letter.name, text, step, told.outcome, told.resolution, told.remark)
            if told
            else Asked(letter.name, text, step)
        )


def _step(id: str, text: str, letter: Campaign) -> AskStanding:
    earlier = letter.earlier.asks.get(id) if letter.earlier else None
    return (
        AskStanding.ASKED
        if earlier is None
        else AskStanding.KEPT
        if _same(earlier, text)
        else AskStanding.REWORDED
    )


def _told_later(id: str, text: str, letter: Campaign, chain: Sequence[Campaign]) -> AskOutcome | None:
    """What the next letter tells of an ask, if there is one."""
    later = (one for one in chain if one.earlier and one.earlier.name == letter.name)
    return next((_outcome(id, text, one) for one in later), None)


def _outcome(id: str, text: str, later: Campaign) -> AskOutcome:
    """What a later letter says became of an ask; where it says nothing yet, what can be seen in it."""
    told = {str(key): outcome for key, outcome in later.outcomes.items()}.get(id)
    if told is not None and told.outcome is not Outcome.OPEN:
        return told
    again = _text(id, later)
    if again is None:
        return AskOutcome(Outcome.DROPPED)
    return AskOutcome(Outcome.OPEN if _same(text, again) else Outcome.REWORDED)


def _text(id: str, letter: Campaign) -> str | None:
    return next((str(g.items[id]) for g in letter.asks.values() if id in g.items), None)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
