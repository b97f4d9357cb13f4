"""What the project knows beyond a letter: who holds which office, what is cited elsewhere, and its earlier letters."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator

from undersigned.files.project import Project
from undersigned.files.text_files import LARGEST_TEXT, read_bytes
from undersigned.files.yaml_tree import MappingNode
from undersigned.loading.background import reviewed_of
from undersigned.loading.campaign import load_campaign
from undersigned.loading.cited_keys import without_citations
from undersigned.loading.registers import load_offices, scalar_of
from undersigned.loading.symbols import is_symbol
from undersigned.model.campaign import Campaign, EarlierLetter
from undersigned.model.findings import Findings
from undersigned.model.offices import Mandate, Office
from undersigned.model.worklist import Background

_CITED = re.compile(r"^(?!\s*#).*?\bsymbol:[ \t]*[\"']?([A-Z][\w/().-]*)", re.MULTILINE)
"""A symbol among the sources of a campaign.yaml, in a line that is no remark."""


_LONGEST = 20
"""In so many letters before one it is looked what was settled there."""


def load_background(project: Project, campaign: Campaign, findings: Findings) -> Background:
    """What the project knows beyond a letter that carries on others."""
    offices = (*load_offices(project, findings), *_offices_of(campaign.mandates))
    before = dict(_letters_before(project, campaign, findings))
    return Background(offices, _symbols_cited(project, campaign), before, _settled_before(project, campaign))


def _offices_of(mandates: Iterable[Mandate]) -> Iterator[Office]:
    """The mandates of which it is known who holds them, as offices."""
    for one in mandates:
        if one.holders:
            yield Office(one.id, one.titles, one.country, one.holders)


def text_mark(campaign: Campaign) -> str:
    """Eight signs that tell the text of a letter from any other: its subject, asks, prose and annex.

    White space and what is cited do not count.
    """
    asks = (text for group in campaign.asks.values() for text in (group.lead_in, *group.items.values()))
    sections = (section.text for section in (campaign.annex.sections if campaign.annex else ()))
    texts = (campaign.subject, *asks, campaign.body.text, *sections)
    said = "\n".join(" ".join(without_citations(text).split()) for text in texts if text)
    return hashlib.sha256(said.encode()).hexdigest()[:8]


def _letters_before(
    project: Project, campaign: Campaign, findings: Findings
) -> Iterator[tuple[str, Campaign]]:
    """The letters that this one and its sections come from, with their text, where that is known."""
    sections = campaign.annex.sections if campaign.annex else ()
    for letter in _earlier_letters(campaign):
        if letter.is_gone:
            help = f"put the folder campaigns/{letter.name} back, or take 'from' out if nothing is left of that letter"
            why = f"is not there any more, and taken to be of {letter.date}"
            _warn(letter, why, help, findings)
            continue
        told = Findings()  # what is wrong with that letter, its own check says
        found = load_campaign(project, letter.name, told)
        is_carried_on = letter is campaign.earlier
        if not any(letter is one for one in (campaign.earlier, *(section.origin for section in sections))):
            if found is not None:  # it only lends a section, and nothing of the letter carries it on
                yield str(letter.name), found
        elif found is None or not found.prose_is_whole:
            _warn(letter, "cannot be read", "look whether its files are still there", findings)
        elif is_carried_on and campaign.as_carried_over not in (None, text_mark(found)):
            help = "where that is meant, take 'as_carried_over' out of campaign.yaml"
            _warn(letter, "was changed since this one was begun", help, findings)
        else:
            yield str(letter.name), found


def _warn(letter: EarlierLetter, why: str, help: str, findings: Findings) -> None:
    findings.warning(
        f"the text of '{letter.name}' {why}; so all of this letter is looked at as if it came from there",
        "earlier-text",
        letter.name.place,
        help,
    )


def _earlier_letters(campaign: Campaign) -> Iterator[EarlierLetter]:
    sections = campaign.annex.sections if campaign.annex else ()
    lenders = (letter for section in sections for letter in (section.origin, section.lender))
    letters = (campaign.earlier, *lenders)
    yield from {str(letter.name): letter for letter in reversed(letters) if letter}.values()


def _settled_before(project: Project, campaign: Campaign) -> dict[str, datetime.date]:
    """What was settled in the letters before, the nearest first, each item with its day."""
    settled: dict[str, datetime.date] = {}
    name = campaign.earlier.name if campaign.earlier else None
    seen = {campaign.name}
    while name is not None and name not in seen and len(seen) < _LONGEST:
        seen.add(str(name))
        tree = project.read_yaml(project.campaign(name, "campaign.yaml"), Findings())
        if not isinstance(tree, MappingNode):
            break
        settled = reviewed_of(tree.get("reviewed")) | settled
        name = scalar_of(tree.get("from"))
    return settled


def _symbols_cited(project: Project, campaign: Campaign) -> dict[str, str]:
    """The symbols of documents that letters on the same country cite, each with one of those letters."""
    if not campaign.country:
        return {}
    cited: dict[str, str] = {}
    country = re.compile(rf"^country:\s*[\"']?{re.escape(campaign.country)}[\"']?\s*(?:#.*)?$", re.MULTILINE)
    for name in project.campaign_names():
        path = project.campaign(name, "campaign.yaml")
        data = read_bytes(path, name, LARGEST_TEXT, Findings())
        text = (data or b"").decode("utf-8-sig", "replace").replace("\r\n", "\n")
        # A project may have hundreds of letters: they are read as text, which takes a tenth of the time.
        if country.search(text):
            for found in _CITED.finditer(text):
                if is_symbol(found[1]):
                    cited.setdefault(found[1], name)
    return cited
