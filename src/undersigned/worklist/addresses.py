"""Finds the web addresses of a letter that nobody is known to have looked at since the last one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from undersigned.model.campaign import Campaign, FreeText, Work
from undersigned.model.findings import Located
from undersigned.worklist.passages import cited_footnotes, passages_of

_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?'\u2019)]", re.IGNORECASE)


def addresses_left(campaign: Campaign) -> list[str]:
    """The addresses of a letter that nobody is known to have looked at since the one that it carries on."""
    return list(find_unchecked(campaign, campaign.earlier.date)) if campaign.earlier else []


def find_unchecked(campaign: Campaign, since: datetime.date) -> dict[str, Located]:
    """The addresses, each with a text or key in which it stands, that were not `accessed` since a day."""
    addresses = _addresses(campaign)
    return {address: where for address, where, accessed in addresses if not accessed or accessed < since}


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
