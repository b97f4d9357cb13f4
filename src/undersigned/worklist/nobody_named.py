"""Finds that a letter is to print who signs and names nobody, and where its text then prints how many sign: 0."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from undersigned.model.campaign import Campaign
from undersigned.model.frame import FramePart
from undersigned.model.worklist import ItemKind
from undersigned.worklist.sentences import Sentence
from undersigned.worklist.slips import Slip

_COUNT: Final = re.compile(r"\{\{[^{}]*\bsignatories\s*(?:\.\s*count\b|\|\s*(?:count|length)\b)[^{}]*\}\}")
"""What prints how many sign, as it is typed."""


def nobody_signs(campaign: Campaign) -> Slip | None:
    """That nobody is named, if the letter does not say itself that names are withheld."""
    are_given = not campaign.given.keys().isdisjoint(("signatories", "individuals"))
    prints_them = are_given and FramePart.SIGNATORIES in campaign.frame.order
    if campaign.all_signatories or not prints_them or _says_who(campaign):
        return None
    return Slip(
        ItemKind.NOBODY,
        ((0, len("signatories")),),
        "nobody is named yet",
        "write the ids of those who sign, such as [freedonia-watch], or say in 'above' of 'signatory_list' why nobody"
        " is named",
    )


def _says_who(campaign: Campaign) -> bool:
    own = campaign.signatory_list
    return bool(own.above or own.below) or any(
        group.above or group.below for group in campaign.signatory_groups
    )


def counts_of_nobody(sentence: Sentence) -> Iterator[Slip]:
    """The places where a sentence of a letter without names prints how many sign."""
    for found in _COUNT.finditer(sentence.typed):
        yield Slip(
            ItemKind.COUNT,
            (found.span(),),
            "it prints 0, as nobody is named",
            "write how many sign, such as 'twelve'",
        )
