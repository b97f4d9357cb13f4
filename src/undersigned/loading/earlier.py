"""What a letter has to know of the earlier letters that it carries on, from the names of their campaigns."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as AbstractMapping
from typing import Final

from undersigned.files.project import Project
from undersigned.files.text_files import is_file
from undersigned.files.yaml_tree import MappingNode, Scalar, as_mapping
from undersigned.loading.asks import asks_of
from undersigned.loading.registers import choice_of, date_of, scalar_of, session_of
from undersigned.loading.signatory_list import individuals_of
from undersigned.loading.symbols import is_symbol
from undersigned.loading.typed_signatories import ids_of
from undersigned.model.campaign import LANGUAGE, AskOutcome, EarlierLetter, Outcome, Session
from undersigned.model.findings import Findings, Located, listed, suggestion

_A_YEAR: Final = datetime.timedelta(days=365)


def has_letter(project: Project, name: str) -> bool:
    """Whether there is a campaign of that name."""
    path = project.as_named("campaigns", name, "campaign.yaml")
    return is_file(path) and project.holds(path)


def earlier_of(
    project: Project,
    name: str,
    tree: MappingNode,
    sessions: AbstractMapping[str, Session],
    findings: Findings,
) -> EarlierLetter | None:
    """The letter that the one of this name carries on."""
    named = scalar_of(tree.get("from"))
    if named is None or findings.has_error_at(named.place):
        return None
    path = project.as_named("campaigns", named, "campaign.yaml")
    if is_file(path) and not project.path_inside(path, named, named.place, findings):
        return None
    if not has_letter(project, named) and (day := date_of(tree.get("date"))) and "as_carried_over" in tree:
        # It was there when this one was begun. Its own day is not known; it most likely was of a year before.
        return EarlierLetter(named, day - _A_YEAR, is_gone=True)
    if named == name or not has_letter(project, named):
        known = [other for other in project.campaign_names() if other != name]
        findings.error(
            f"there is no earlier letter '{named}'",
            "unknown-campaign",
            named.place,
            suggestion(named, known, "name a folder of campaigns/, or take out 'from'"),
        )
        return None
    letter = letter_named(project, named, sessions)
    if letter is None:
        findings.error(
            f"the letter that this one carries on, '{named}', has no date that can be read",
            "missing-date",
            named.place,
            f"write 'date: 2026-09-01' into campaigns/{named}/campaign.yaml; it need not be printed",
        )
    return letter


def letter_named(
    project: Project, name: Located, sessions: AbstractMapping[str, Session]
) -> EarlierLetter | None:
    """The letter of a campaign that there is, None if it has no date; what is wrong with it, its own check says."""
    tree = _tree(project, name)
    date = date_of(tree.get("date"))
    if date is None:
        return None
    session = scalar_of(tree.get("session"))
    asks = (group.items.items() for group in asks_of(tree.get("asks")).values())
    return EarlierLetter(
        name,
        date,
        sessions.get(session) or session_of(session) if session else None,
        {str(id): str(text) for group in asks for id, text in group},
        frozenset(signed := [*map(str, ids_of(tree)), *(str(one.id) for one in individuals_of(tree))]),
        signed_by=len(signed),
        title=scalar_of(tree.get("title")) or scalar_of(tree.get("subject")),
        url=scalar_of(tree.get("published")),
        country=scalar_of(tree.get("country")),
        language=scalar_of(tree.get("language")) or LANGUAGE,
        file=project.shown(project.campaign(name, "campaign.yaml")),
    )


def origin_of(
    project: Project, name: Located, date: datetime.date, sessions: AbstractMapping[str, Session]
) -> EarlierLetter | None:
    """The letter before a date that a section was adopted from.

    Where the campaign that lent it is no older, that is the letter which that one carries on, as the section
    most likely came from there.
    """
    seen: set[str] = set()
    while name not in seen and has_letter(project, name):
        seen.add(str(name))
        letter = letter_named(project, name, sessions)
        if letter is not None and letter.date < date:
            return letter
        before = scalar_of(_tree(project, name).get("from"))
        if before is None:
            return None
        name = before
    return None


def outcomes_of(
    tree: MappingNode, earlier: EarlierLetter | None, findings: Findings
) -> dict[Located, AskOutcome]:
    """What became of the asks of the earlier letter, by their ids."""
    outcomes = tree.below("outcomes")
    found: dict[Located, AskOutcome] = {}
    for id in outcomes.keys_typed.values():
        entry = outcomes.below(id)
        symbol = scalar_of(entry.get("resolution"))
        outcome = choice_of(Outcome, entry, "outcome", Outcome.OPEN)
        found[id] = AskOutcome(outcome, symbol, scalar_of(entry.get("remark")))
        _check_symbol(symbol, findings)
        if "from" not in tree:
            findings.error(
                "outcomes are those of an earlier letter, and this one names none",
                "unknown-ask",
                id.place,
                "name it: 'from: hrc54-cambodia', or take 'outcomes' out",
            )
        elif earlier and not earlier.is_gone and id not in earlier.asks:
            asks = f"its asks are {listed(earlier.asks)}" if earlier.asks else None
            findings.error(
                f"{earlier.name} has no ask '{id}'",
                "unknown-ask",
                id.place,
                suggestion(id, earlier.asks, asks),
            )
    return found


def _check_symbol(symbol: Scalar | None, findings: Findings) -> None:
    if symbol is not None and not is_symbol(symbol):
        findings.warning(
            f"'{symbol}' has not the form of a UN document's symbol",
            "odd-symbol",
            symbol.place,
            "symbols look like A/HRC/RES/48/23; other words belong into 'remark'",
        )


def _tree(project: Project, name: str) -> MappingNode:
    return as_mapping(project.read_yaml(project.campaign(name, "campaign.yaml"), Findings()))
