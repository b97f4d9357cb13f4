"""What a rule found in a sentence, as data, and what rules may ask about the letter."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from undersigned.languages.known import language_of, primary
from undersigned.languages.looked_for import StaleWords
from undersigned.model.campaign import Campaign, EarlierLetter, Session
from undersigned.model.findings import NOWHERE, Located
from undersigned.model.offices import Mandate
from undersigned.model.worklist import Background, ItemKind
from undersigned.worklist.sentences import Sentence

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class Setting:
    """What the rules may know about the letter in whose sentences they look."""

    date: datetime.date
    session: Session | None
    earlier: EarlierLetter
    language: str
    """The first part of the language tag: `en`."""
    country: str | None
    background: Background
    answered: tuple[str, ...] = ()
    """The symbols of the resolutions that `outcomes` names, each once."""
    mandate: Mandate | None = None
    """That which the letter is about."""
    mandates: tuple[Mandate, ...] = ()
    """Those of the table."""
    is_section: bool = False
    """Whether `earlier` is not the letter that this one carries on, but that from which a section was adopted."""

    @property
    def last_letter(self) -> str:
        """What to call the earlier letter."""
        return "the letter that this section comes from" if self.is_section else "the last letter"

    @property
    def words(self) -> StaleWords:
        """What is looked for in the language of the letter; nothing where that is not known."""
        language = language_of(self.language)
        return language.stale if language else StaleWords()


def setting_of(
    campaign: Campaign, earlier: EarlierLetter | None, background: Background | None = None
) -> Setting:
    """What rules may know of a letter; a first one is seen as if it carried on one of its own day."""
    if campaign.date is None:
        raise AssertionError(campaign.name)  # a letter that carries on another has a date
    answered = tuple(dict.fromkeys(told.resolution for told in campaign.outcomes.values() if told.resolution))
    return Setting(
        campaign.date,
        campaign.session,
        earlier or EarlierLetter(Located("", NOWHERE), campaign.date),
        primary(campaign.language),
        campaign.country,
        background or Background(),
        answered,
        campaign.mandate,
        campaign.mandates,
        is_section=earlier is not campaign.earlier,
    )


@dataclass(frozen=True)
class Slip:
    """Words of one sentence that may be wrong now, for one reason."""

    kind: ItemKind
    spans: tuple[Span, ...]
    reason: str
    settle: str
    detail: str = ""
    """What else is known; when that changes, the passage is to be looked at again."""
    about: str = ""
    """The symbol of the one document that it is about, or the one person, whose title it does not say."""
    ask: str = ""
    """What to ask oneself, where that is not what the kind asks."""
    is_wrong: bool = False
    """Whether it is wrong by itself, whoever wrote it and when."""
    is_background: bool = False
    """Whether it was long past in the last letter already, and most likely stays true."""


SlipRule: TypeAlias = Callable[[Sentence, Setting], Iterable[Slip]]


def spans_of(found: Iterable[re.Match[str]]) -> tuple[Span, ...]:
    """Where matches stand."""
    return tuple(match.span() for match in found)
