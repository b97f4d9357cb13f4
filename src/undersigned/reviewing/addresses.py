"""Turns the web addresses of a letter into those that nobody is known to have looked at since the last letter."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator

from undersigned.diagnostics import Located
from undersigned.model.campaign import Campaign, FreeText, Work
from undersigned.reviewing.passages import cited_footnotes, passages_of

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'’)]", re.IGNORECASE)


def unchecked(campaign: Campaign, since: datetime.date, seen: Collection[str] = ()) -> dict[str, Located]:
    """The addresses, each with a text or key in which it stands, that were not `accessed` since a day, nor `seen`."""
    found = {
        address: where
        for address, where, accessed in _addresses(campaign)
        if not accessed or accessed < since
    }
    return {address: where for address, where in found.items() if _as_asked(address) not in seen}


def _as_asked(address: str) -> str:
    """The address without its fragment, which no server is told."""
    return address.partition("#")[0]


def _addresses(campaign: Campaign) -> Iterator[tuple[str, Located, datetime.date | None]]:
    for _, footnote in cited_footnotes(campaign):
        if isinstance(footnote.source, Work):
            facts = dict(footnote.source.facts)
            accessed = facts.get("accessed")
            if "url" in facts:
                day = accessed if isinstance(accessed, datetime.date) else None
                yield str(facts["url"]), footnote.key, day
        elif isinstance(footnote.source, FreeText):
            yield from ((found[0], footnote.key, None) for found in _ADDRESS.finditer(footnote.source.text))
    for passage in passages_of(campaign):
        if not passage.is_note:
            yield from ((found[0], passage.text, None) for found in _ADDRESS.finditer(passage.text))
