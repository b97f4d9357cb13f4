"""`signatories status`: prints who has agreed to the present text of a letter."""

from __future__ import annotations

import argparse
import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, STOPPED, from_here, print_findings
from undersigned.cli.tables import table
from undersigned.cli.terminal import filled
from undersigned.files.as_json import as_json
from undersigned.files.project import campaign_name, find_project
from undersigned.files.saving import save
from undersigned.model.findings import counted, listed
from undersigned.model.sign_ons import NOT_AGREED_TO, shortened
from undersigned.sign_ons.coverage import Standing
from undersigned.sign_ons.roll import Roll, RollEntry, as_csv, roll_of


def run(options: argparse.Namespace) -> int:
    """Show the roll of a letter; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    roll = roll_of(project, name)
    status = DONE if roll.wording else STOPPED
    if not options.json or status == STOPPED:
        print_findings(roll.findings)
    file = Path(options.csv) if options.csv else None
    if file and roll.wording:
        save({file: as_csv(roll)}, otherwise="name another file with --csv")
    if options.json:
        print(as_json(roll))
        return status
    print("\n".join(_told(roll)))
    if file:
        print(from_here(file) if roll.wording else f"{from_here(file)} was not written.")
    return status


def _told(roll: Roll) -> Iterator[str]:
    text = (
        f", text {shortened(roll.wording)}"
        if roll.wording
        else ": which text they agreed to cannot be worked out as long as the letter has errors"
    )
    yield from filled(f"{roll.campaign}{text}")
    if roll.sign_on_by:
        yield from filled(f"sign on by {roll.sign_on_by}, {_days(roll.sign_on_by - today())}")
    if roll.reply_by:
        yield from filled(f"a reply is asked for by {roll.reply_by}, {_days(roll.reply_by - today())}")
    yield ""
    shown = [entry for entry in roll.entries if entry.may_be_named or entry.is_listed]
    if shown:
        yield from table(("on", "standing", "organisation"), [_row(entry) for entry in shown], lead=2)
        yield ""
    for line in _summary(roll):
        yield from filled(line)
    if roll.wording:
        yield from filled(f"They agree to every word that is printed, but for {_in_a_row(NOT_AGREED_TO)}.")


def _in_a_row(things: Sequence[str]) -> str:
    return f"{', '.join(things[:-1])}, and {things[-1]}"


def _row(entry: RollEntry) -> Sequence[str]:
    event = entry.agreement.event
    name = str(entry.organisation)
    missing = "" if entry.is_listed else "; not in the letter" if entry.is_known else "; not in the register"
    return (str(event.date) if event else "", entry.standing.value, f"{name}{missing}")


def _summary(roll: Roll) -> Iterator[str]:
    """How many have agreed, and what is left to do."""
    if roll.wording:
        agreed = [entry for entry in roll.listed if entry.standing.covers]
        yield f"{len(agreed)} of {len(roll.listed)} in the letter have agreed to this text."
    else:
        agreed = [entry for entry in roll.listed if entry.standing is Standing.CONFIRMED_SOME]
        yield f"{len(agreed)} of {len(roll.listed)} in the letter have agreed to it as it is now, or as it was before."
    earlier = [
        entry
        for entry in roll.of(Standing.CONFIRMED_EARLIER)
        if entry.is_known and (entry.may_be_named or entry.is_listed)
    ]
    if earlier:
        cover = counted(len(earlier), "agreement no longer covers", "agreements no longer cover")
        yield f"{cover} the text: {_names(earlier)}."
    for what, standings in (
        ("No answer yet", (Standing.INVITED,)),
        ("Not invited yet", (Standing.NOT_INVITED,)),
        ("In doubt, to be decided", (Standing.IN_DOUBT,)),
        ("In the letter, and agreed not to be named", (Standing.NOT_NAMED,)),
        ("In the letter, and will not sign", (Standing.DECLINED, Standing.WITHDRAWN)),
    ):
        found = [entry for entry in roll.of(*standings) if entry.is_listed]
        if found:
            yield f"{what}: {_names(found)}."
    for network in dict.fromkeys(roll.networks.values()):
        below = [entry for entry in roll.listed if roll.networks.get(entry.organisation.id) == network]
        top = [entry for entry in roll.listed if entry.organisation.id == network]
        yield f"Once, below {_names(top)}: {_names(below)}."
    yield from _not_named(roll)
    left_out = [entry for entry in roll.nameable if entry.is_known and not entry.is_listed]
    agreed = [entry for entry in left_out if entry.standing.covers]
    if agreed:
        yield f"Agreed, and not in the letter: {_names(agreed)}."
    doubtful = [entry for entry in left_out if entry.standing is Standing.IN_DOUBT]
    if doubtful:
        yield f"In doubt, and not in the letter: {_names(doubtful)}."
    unknown = [entry for entry in roll.nameable if not entry.is_known]
    if unknown:
        yield f"Recorded, and neither in the register nor in the letter: {_names(unknown)}."


def _not_named(roll: Roll) -> Iterator[str]:
    """How many wish not to be named: their names stand in the record alone, and nowhere on a screen."""
    hidden = [entry for entry in roll.entries if not (entry.may_be_named or entry.is_listed)]
    unnamed = [entry for entry in hidden if entry.standing is Standing.NOT_NAMED]
    others = Counter(entry.standing for entry in hidden if entry.standing is not Standing.NOT_NAMED)
    if unnamed:
        wish = "does not wish" if len(unnamed) == 1 else "do not wish"
        yield f"{counted(len(unnamed), 'more has', 'more have')} agreed and {wish} to be named."
    if others:
        told = listed(f"{number} {standing.value}" for standing, number in others.items())
        yield f"Of others that wish not to be named: {told}. The record has their names, and nothing else."


def _names(entries: Sequence[RollEntry]) -> str:
    return ", ".join(entry.organisation.acronym or entry.organisation.name for entry in entries)


def _days(until: datetime.timedelta) -> str:
    days = abs(until.days)
    if days == 0:
        return "today"
    return f"in {counted(days, 'day')}" if until.days > 0 else f"{counted(days, 'day')} ago"
