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
from undersigned.languages.patterns import any_of, spaced
from undersigned.languages.spelled_numbers import NO_LETTER_BEHIND, SpelledNumbers, spelled_numbers
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Findings
from undersigned.model.letter import NumberedLetter

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
    if language is None or not language.counts.things:
        return
    everybody, organisations = len(campaign.all_signatories), len(campaign.signatories)
    for text in printed_texts(letter):
        if text.setting is not Setting.PROSE:
            continue
        for claim in _claims(text.words, language):
            if any(map(claim.is_possible, {everybody, organisations, len(campaign.individuals)} - {0})):
                continue
            findings.warning(
                f"'{' '.join(claim.words.split())}' says that {claim.number} sign, and {everybody} are in the list",
                "signatory-count",
                text.place(claim.start),
                "write {{ signatories.count }} for the number"
                + (", or {{ signatories.count|in_words }}" if language.number_words else "")
                + ", and it is always right",
            )


def _claims(text: str, language: Language) -> Iterator[_Claim]:
    """What a text says of how many sign, from left to right; no two of them overlap."""
    if not _anchor(language).search(text):
        return
    numbers = spelled_numbers(language)
    end = 0
    found = sorted(
        ((match, of) for of, phrase in _phrases(language) for match in phrase.finditer(text)),
        key=lambda one: (one[0].start("number"), one[0].start()),
    )
    for match, of in found:
        if match.start("number") < end:
            continue
        claim = _claim(match, of, numbers, language)
        if claim is not None:
            end = match.end()
            yield claim


def _claim(match: re.Match[str], of: _Of, numbers: SpelledNumbers, language: Language) -> _Claim | None:
    """What a phrase says; None where its words make no number, or say of whom only later."""
    parts = re.findall(numbers.pattern, match[0][match.start("number") - match.start() :], re.IGNORECASE)
    counted = [numbers.value(part) for part in parts]
    if not counted or counted[0] is None:
        return None
    number = sum(value for value in counted if value is not None)  # "five national and seven international ones"
    words = language.counts
    picks_out = re.compile(rf",?\s+{any_of(map(spaced, words.restricted))}(?!\w)", re.IGNORECASE)
    is_of_some = of is _Of.SOME or (of is _Of.THESE and bool(picks_out.match(match.string, match.end())))
    before = match.string[: match.start("number")]
    if re.search(rf"{any_of(map(spaced, words.at_least))}\s*$", before, re.IGNORECASE) or is_of_some:
        return _Claim(match[0], match.start(), number, lambda sign: sign >= number)
    if re.search(rf"{any_of(map(spaced, words.nearly))}\s*$", before, re.IGNORECASE):
        return _Claim(match[0], match.start(), number, lambda sign: abs(sign - number) <= number * _NEARLY)
    return _Claim(match[0], match.start(), number, lambda sign: sign == number)


@functools.cache
def _anchor(language: Language) -> re.Pattern[str]:
    """What is in every text that says how many sign, and in few others, which need not be looked at further."""
    return re.compile(any_of(map(spaced, language.counts.telling)), re.IGNORECASE)


@functools.cache
def _phrases(language: Language) -> list[tuple[_Of, re.Pattern[str]]]:
    words, numbers = language.counts, spelled_numbers(language)
    stop = rf"(?!{any_of(words.no_adjectives)}(?!\w))" if words.no_adjectives else ""
    few = words.few.replace("(?:", f"(?:{stop}", 1)
    about = rf"(?:{any_of((*words.at_least, *words.nearly))}\s*)?"
    parts = {
        "<number>": rf"{about}(?P<number>{numbers.pattern})",
        "<few>": few,
        "<things>": rf"{few}{any_of(words.things)}{NO_LETTER_BEHIND}",
    }
    return [
        (of, re.compile(_built(phrase, parts), re.IGNORECASE))
        for of, phrases in ((_Of.ALL, words.of_all), (_Of.THESE, words.of_these), (_Of.SOME, words.of_some))
        for phrase in phrases
    ]


def _built(phrase: str, parts: dict[str, str]) -> str:
    for sign, pattern in parts.items():
        phrase = phrase.replace(sign, pattern)
    return spaced(phrase)
