"""What a campaign says of its own age: facts with their days, limits, and what was settled."""

from __future__ import annotations

import datetime
import re

from undersigned.files.yaml_tree import Node, as_mapping
from undersigned.loading.registers import date_of, scalar_of
from undersigned.model.campaign import Fact, Review
from undersigned.model.findings import Findings


def facts_of(node: Node | None, findings: Findings) -> dict[str, Fact]:
    """The facts under a `facts:` key, after its form was checked; a wrong one is left out."""
    found = {}
    facts = as_mapping(node)
    for name, key in facts.keys_typed.items():
        entry = facts.below(name)
        text, as_of = scalar_of(entry.get("text")), date_of(entry.get("as_of"))
        if text is not None and as_of is not None and not findings.has_error_at(key.place):
            found[str(name)] = Fact(key, text, as_of)
    return found


def review_of(node: Node | None) -> Review:
    """How old things may be, from a `review:` key."""
    given = as_mapping(node)
    usual = Review()
    return Review(
        _days(given.get("facts_within"), usual.facts_within),
        _days(given.get("sources_within"), usual.sources_within),
    )


def reviewed_of(node: Node | None) -> dict[str, datetime.date]:
    """What was settled, by id, with the day."""
    days = {str(id): date_of(day) for id, day in as_mapping(node).items()}
    return {id: day for id, day in days.items() if day is not None}


def _days(node: Node | None, usual: int) -> int:
    text = scalar_of(node)
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,5}", text) else usual
