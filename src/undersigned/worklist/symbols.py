"""Finds the resolutions and documents that a sentence names, each as its symbol."""

from __future__ import annotations

import functools
import re

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import StaleWords
from undersigned.languages.patterns import HAN, any_of
from undersigned.model.campaign import Session
from undersigned.worklist.slips import Span

_SYMBOL = re.compile(r"(?<![\w/])A/(?:HRC/)?(?:(?:RES|DEC|PRST)/)?(?:S-)?\d{1,3}/[\w./-]*\w")
_NUMBER = re.compile(r"(?:S-)?\d{1,3}/\d{1,3}")
_COUNCIL_SO_FAR = 69
"""Above this, or the letter's own session, 'resolution 76/300' is the Assembly's and not the Council's."""


def symbols_in(text: str, own: Session | None) -> list[tuple[Span, str]]:
    """The documents that a sentence names, each as its symbol."""
    if "/" not in text:
        return []
    newest = own.number if own and not own.special else _COUNCIL_SO_FAR
    symbols = [(found.span(), found[0]) for found in _SYMBOL.finditer(text)]
    for found in _numbers(all_languages()).finditer(text):
        series = "DEC" if found["decision"] else "RES"
        for number in _NUMBER.finditer(text, *found.span("all")):
            session = int(re.sub(r"\D", "", number[0].partition("/")[0]))
            is_assembly = session > newest and not found[0].startswith("HRC")
            start = found.start() if number.start() == found.start("all") else number.start()
            body = "A" if is_assembly else "A/HRC"
            symbols.append(((start, number.end()), f"{body}/{series}/{number[0]}"))
    return symbols


@functools.cache
def _numbers(known: tuple[Language, ...]) -> re.Pattern[str]:
    """What finds numbers of resolutions and decisions, or lists of them, in any language."""
    words, number = StaleWords.of_all(language.stale for language in known), _NUMBER.pattern
    return re.compile(
        rf"(?:\b|(?<={HAN}))(?:{any_of(words.resolutions)}|(?P<decision>{any_of(words.decisions)})|HRC|res\.)"
        rf"(?:,?\s+|(?<={HAN}))(?P<all>{number}(?:(?:\s*[,;]\s*(?:{any_of(words.numbers_joined_by)}\s+)?|\s+{any_of(words.numbers_joined_by)}\s+){number})*)",
        re.IGNORECASE,
    )
