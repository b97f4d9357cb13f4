"""What a campaign says of its own age: facts with their days, limits, and what was settled."""

from __future__ import annotations

import datetime
import re

from undersigned.files.yaml_tree import MappingNode, Node
from undersigned.loading.registers import date_of, scalar_of
from undersigned.model.campaign import Fact, Review
from undersigned.model.findings import Findings


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


def _days(node: Node | None, usual: int) -> int:
    text = scalar_of(node)
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,5}", text) else usual
