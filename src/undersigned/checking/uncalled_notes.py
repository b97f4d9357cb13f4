"""Finds citations that a letter prints as they were typed: in names and other values, nothing is cited."""

from __future__ import annotations

import re
from typing import Final

from undersigned.checking.printed import printed_texts
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings, Place
from undersigned.model.letter import NumberedLetter

_CITATION: Final = re.compile(r"\[\^(?:[^\[\]:;]*\s)?([^\[\]\s:;]+)[^\[\]]*\]")


def warn_of_uncalled(letter: NumberedLetter, campaign: Campaign, findings: Findings) -> None:
    """Warn of each citation of a footnote of the campaign that readers will see as it was typed."""
    known = campaign.footnotes.get(campaign.name, {})
    for text in printed_texts(letter):
        for found in _CITATION.finditer(text.words):
            if found[1] in known:
                place = text.place(found.start())
                findings.unfinished(
                    f"'{found[0]}' is printed as it stands: no note is called here",
                    "uncalled-note",
                    place if place.file.startswith("campaigns/") else Place(campaign.file),
                    "names and other values are printed as typed; a note at the name of who signs stands "
                    "under 'signatory_notes'",
                )
