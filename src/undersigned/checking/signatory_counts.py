"""Finds where a letter says how many sign it, and the list has another number: "We, the eight undersigned …".

Only what can mean nothing else is told. "Eight organisations were closed" says nothing of who signs.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from undersigned.checking.printed import printed_texts
from undersigned.checking.unfinished import Setting
from undersigned.languages.known import language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import Patterns
from undersigned.languages.patterns import any_of, spaced
from undersigned.languages.spelled_numbers import NO_LETTER_BEHIND, spelled_numbers
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings
from undersigned.model.letter import NumberedLetter

_NUMBER, _MORE = "\ufdd4", "\ufdd5"
"""What stands for a number while phrases are looked for: noncharacters, which no text has."""
_NEAR: Final = 120
"""How many characters a phrase has at most, from what tells of who signs to their number."""
_NEARLY: Final = 0.2
"""How far from the truth a number may be that is said to be no exact one, as a part of it."""


class _Of(Enum):
    """Of whom a phrase speaks."""

    ALL = "all who sign"
    THESE = "all, if nothing picks out some of them"
    SOME = "perhaps only some"


@dataclass(frozen=True)
class _Claim:
    """That so many sign: the words, and where in a text they begin."""

    words: str
    start: int
    number: int
    is_possible: Callable[[int], bool]
    """Whether so many can sign, if the words are true."""


def warn_of_wrong_counts(letter: NumberedLetter, campaign: Campaign, findings: Findings) -> None:
    """Warn of each number that is said to be that of those who sign, and is not."""
    language = language_of(campaign.language)
    everybody, organisations = len(campaign.all_signatories), len(campaign.signatories)
    # Those who wish not to be named may be counted or not.
    possible = {everybody, organisations, len(campaign.individuals)} - {0}
    possible |= {number + campaign.unnamed for number in possible}
    # Where nobody is named, nothing tells how many there are.
    if language is None or not language.counts.things or not everybody:
        return
    for text in printed_texts(letter):
        if text.setting is not Setting.PROSE:
            continue
        for claim in _claims(text.words, language):
            if any(map(claim.is_possible, possible)):
                continue
            findings.unfinished(
                f"'{' '.join(claim.words.split())}' says that {claim.number} sign, and the list has {everybody}",
                "signatory-count",
                text.place(claim.start),
                "write {{ signatories.count }} for the number"
                + (", or {{ signatories.count|in_words }}" if language.number_words else "")
                + ", and it is always right",
            )


def counts_in(text: str, language: Language) -> list[tuple[int, int]]:
    """Where a text says how many sign."""
    return [(claim.start, claim.start + len(claim.words)) for claim in _claims(text, language)]


def _claims(text: str, language: Language) -> Iterator[_Claim]:
    """What a text says of how many sign, from left to right; no two of them overlap."""
    telling = [found.start() for found in _telling(language).finditer(text)]
    numbers = list(spelled_numbers(text, language)) if telling else []
    if not any(abs(start - number.start) < _NEAR for start in telling for number in numbers):
        return
    pieces, end = [], 0
    for number in numbers:  # each by as many signs as it has, so that all places stay what they are
        pieces += [text[end : number.start], _NUMBER, _MORE * (number.end - number.start - 1)]
        end = number.end
    blanked = "".join([*pieces, text[end:]])
    found = sorted(
        ((match, of) for of, phrase in _phrases(language) for match in phrase.finditer(blanked)),
        key=lambda one: (one[0].start("number"), one[0].start()),
    )
    end = 0
    for match, of in found:
        if match.start("number") >= end and not _goes_on(match, language):
            end = match.end()
            counted = (one.value for one in numbers if match.start("number") <= one.start < end)
            # Some who sign may be counted by themselves: "five national and seven international organisations".
            yield _claim(text[match.start() : end], sum(counted), match, of, language)


def _claim(said: str, number: int, match: re.Match[str], of: _Of, language: Language) -> _Claim:
    words, behind = language.counts, match.string[match.end() :]
    picks_out = of is _Of.THESE and re.match(rf",?\s+{_any(words.restricted)}(?!\w)", behind, re.IGNORECASE)
    about = match["about"]
    is_possible: Callable[[int], bool]
    if of is _Of.SOME or picks_out or re.match(_any(words.at_least), about, re.IGNORECASE):
        is_possible = number.__le__
    elif about:
        is_possible = lambda sign: abs(sign - number) <= number * _NEARLY  # noqa: E731  # as short as the others
    else:
        is_possible = number.__eq__
    return _Claim(said, match.start(), number, is_possible)


def _goes_on(match: re.Match[str], language: Language) -> bool:
    """Whether the few words of a phrase are no adjectives, and the sentence speaks of something else behind them."""
    groups = match.groupdict(default="")
    few = f"{groups.get('few', '')} {groups.get('kind', '')}"
    return bool(_no_adjectives(language).search(few))


@functools.cache
def _no_adjectives(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(language.counts.no_adjectives)}(?!\w)", re.IGNORECASE)


def _any(patterns: Patterns) -> str:
    return any_of(map(spaced, patterns))


@functools.cache
def _telling(language: Language) -> re.Pattern[str]:
    """What is in every text that says how many sign, and in few others, which need not be looked at further."""
    return re.compile(_any(language.counts.telling), re.IGNORECASE)


@functools.cache
def _phrases(language: Language) -> list[tuple[_Of, re.Pattern[str]]]:
    words = language.counts
    about = rf"(?P<about>(?:{any_of((*words.at_least, *words.nearly))}\s*)?)"
    parts = {
        "<number>": rf"{about}(?P<number>{_NUMBER}{_MORE}*)",
        "<few>": rf"(?P<few>{words.few})",
        "<things>": rf"(?P<kind>{words.few}){any_of(words.things)}{NO_LETTER_BEHIND}",
    }
    groups = ((_Of.ALL, words.all_sign), (_Of.THESE, words.these_sign), (_Of.SOME, words.some_sign))
    return [
        (of, re.compile(spaced(_filled_in(phrase, parts)), re.IGNORECASE))
        for of, phrases in groups
        for phrase in phrases
    ]


def _filled_in(phrase: str, parts: dict[str, str]) -> str:
    for sign, pattern in parts.items():
        phrase = phrase.replace(sign, pattern)
    return phrase
