"""What single values of a prose print in the letter of a campaign, without drafting the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable

from undersigned.drafting.context import prose_context
from undersigned.drafting.sandbox import TemplateReader, Workshop
from undersigned.drafting.signatory_order import sorted_signatories
from undersigned.drafting.words import Vocabulary
from undersigned.model.campaign import Campaign, NotePlace
from undersigned.model.findings import Findings, Located, Place


def printed_values(
    campaign: Campaign, read_template: TemplateReader, values: Iterable[str]
) -> dict[str, str | None]:
    """The Markdown of each value as it is typed, `{{ date.long }}`; None for what the letter does not give."""
    printed: dict[str, str | None] = {}
    for value in values:
        findings = Findings()
        workshop = Workshop(read_template, findings, campaign.language)
        words = Vocabulary(
            campaign.language,
            workshop,
            has_endnotes=campaign.notes.place is not NotePlace.PAGE,
            labels=campaign.frame.labels,
        )
        workshop.words = words
        rendered = workshop.render(
            Located(value, Place("value")), prose_context(campaign, words, sorted_signatories(campaign))
        )
        text, _ = workshop.origins.read_off(rendered)
        printed[value] = None if findings.has_errors else text.strip()
    return printed


def as_read(markdown: str) -> str:
    """A value as somebody reads it, without what keeps its signs from meaning something."""
    return re.sub(r"\\([!-/:-@\[-`{-~])|\^", r"\1", markdown)
