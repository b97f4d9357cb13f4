"""What a campaign says of its own age: facts with their days, limits, and what was settled."""

from __future__ import annotations

import datetime
import re

from undersigned.files.project import Project
from undersigned.files.text_files import LARGEST_TEXT, read_bytes
from undersigned.files.yaml_tree import MappingNode, Node
from undersigned.loading.registers import date_of, load_offices, scalar_of
from undersigned.loading.symbols import is_symbol
from undersigned.model.campaign import Campaign, Fact, Review
from undersigned.model.findings import Findings
from undersigned.model.worklist import Background


def facts_of(node: Node | None, findings: Findings) -> dict[str, Fact]:
    """The facts under a `facts:` key, after its form was checked; a wrong one is left out."""
    found = {}
    for name, key in node.keys_typed.items() if isinstance(node, MappingNode) else ():
        entry = node[name] if isinstance(node, MappingNode) else None
        if isinstance(entry, MappingNode):
            text, as_of = scalar_of(entry.get("text")), date_of(entry.get("as_of"))
            if text is not None and as_of is not None and not findings.has_error_at(key.place):
                found[str(name)] = Fact(key, text, as_of)
    return found


def review_of(node: Node | None) -> Review:
    """How old things may be, from a `review:` key."""
    given = node if isinstance(node, MappingNode) else MappingNode()
    usual = Review()
    return Review(
        _days(given.get("facts_within"), usual.facts_within),
        _days(given.get("sources_within"), usual.sources_within),
    )


def reviewed_of(node: Node | None) -> dict[str, datetime.date]:
    """What was settled, by id, with the day."""
    days = {str(id): date_of(day) for id, day in node.items()} if isinstance(node, MappingNode) else {}
    return {id: day for id, day in days.items() if day is not None}


_CITED = re.compile(r"^(?!\s*#).*?\bsymbol:[ \t]*[\"']?([A-Z][\w/().-]*)", re.MULTILINE)
"""A symbol among the sources of a campaign.yaml, in a line that is no remark."""


def load_background(project: Project, campaign: Campaign, findings: Findings) -> Background:
    """What the project knows beyond a letter: its register of offices, and what letters on the same country cite."""
    return Background(load_offices(project, findings), _symbols_cited(project, campaign))


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


def _days(node: Node | None, usual: int) -> int:
    text = scalar_of(node)
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,5}", text) else usual
