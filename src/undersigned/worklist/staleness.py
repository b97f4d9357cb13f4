"""What would be on the worklist of a letter of some day that had a section: what may have gone stale in it."""

from __future__ import annotations

import datetime

from undersigned.languages.known import primary
from undersigned.model.campaign import EarlierLetter
from undersigned.model.findings import Located
from undersigned.model.worklist import Background
from undersigned.worklist.passages import Passage
from undersigned.worklist.sentence_rules import slips_in
from undersigned.worklist.sentences import sentences_of
from undersigned.worklist.slips import Setting


def stale_in(
    text: Located, language: str, country: str | None, lender: EarlierLetter, day: datetime.date
) -> list[str]:
    """The words of a section, written for the letter `lender`, that may no longer hold on a day."""
    if day <= lender.date:
        return []
    setting = Setting(
        day,
        None,
        lender,
        primary(language),
        Located(country, text.place) if country else None,
        Background(),
        is_section=True,
    )
    return [
        " ".join(sentence.typed[slice(*slip.spans[0])].split())
        for sentence in sentences_of(Passage(text, str(lender.name)))
        for slip in slips_in(sentence, setting)
        if not slip.is_background
    ]
