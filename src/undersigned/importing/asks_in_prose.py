"""Finds what a letter asks for in a sentence of its text: the prose comes out with each ask by its id, and the asks.

An ask that is cut off early or late prints the same words as before; only what stands under its id is another.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from undersigned.importing.recognised_sources import slug
from undersigned.languages.form_words import form_words
from undersigned.languages.known import all_languages, language_of
from undersigned.languages.language import Language
from undersigned.languages.looked_for import AskingWords
from undersigned.languages.patterns import any_of, spaced

GROUP: Final = "text"
"""What the group of asks is called that stand in the text."""
_NO_TEXT: Final = ("#", ">", "|", ":::", "{%")
"""How blocks begin that say nothing in the letter's own words, or no sentence."""
_SHORTEST: Final = 15
"""Signs of an ask: shorter ones ("to act") say nothing by themselves."""


@dataclass(frozen=True)
class SaidAsks:
    """The prose with `{{ ask("extend") }}` in the place of what it asks for, and the asks by their ids."""

    prose: str
    asks: Mapping[str, str]
    several: tuple[str, ...] = ()
    """What asks for several things at once, and so has no one id: its words stay in the prose."""


def asks_in_prose(prose: str, tag: str) -> SaidAsks:
    """The asks in the sentences of a text in a language."""
    language = language_of(tag)
    if language is None or not language.asking.verbs:
        return SaidAsks(prose, {})
    pattern, another = _pattern(language, all_languages()), _another(language)
    found: dict[str, str] = {}
    several: list[str] = []

    def said(match: re.Match[str]) -> str:
        text = match["ask"].rstrip()
        if len(text) < _SHORTEST or match["before"].count("“") > match["before"].count("”"):
            return match[0]
        if another.search(text):
            several.append(_words(text))
            return match[0]
        key = slug(_words(text), 2)
        id = key if key not in found else f"{key}-{len(found) + 1}"
        found[id] = text
        return f'{match["before"]}{{{{ ask("{id}") }}}}{match["ask"][len(text) :]}'

    blocks = [
        block if block.startswith(_NO_TEXT) else pattern.sub(said, block) for block in prose.split("\n\n")
    ]
    return SaidAsks("\n\n".join(blocks), found, tuple(several))


def _words(text: str) -> str:
    return re.sub(r"\{\{.*?\}\}|\[\^[^\]]*\]", "", text)


@functools.cache
def _another(language: Language) -> re.Pattern[str]:
    """What begins another ask in the same sentence: "and to renew", "and ask you to", "as well as urge"."""
    words = language.asking
    joined = (
        rf"(?:[,،，、]\s*|\s+)(?:{any_of((*form_words().joined_by, *language.signatories.and_others))})\s*"
    )
    asks = rf"{spaced(any_of(words.to))}{spaced(any_of(words.begins)) if words.begins else ''}\S"
    return re.compile(rf"{joined}(?:\S+ ){{0,2}}?(?:{asks}|{spaced(any_of(words.verbs))}\b)", re.IGNORECASE)


@functools.cache
def _pattern(language: Language, known: tuple[Language, ...]) -> re.Pattern[str]:
    """A sentence that asks somebody for something, up to its full stop."""
    words: AskingWords = language.asking
    abbreviations = any_of(re.escape(word) for one in known for word in one.abbreviations)
    stop = r"[.!?\u061f](?:\[\^[^\]]+\])*(?:\s|$)"
    addressed = r"(?:(?![.;:!?\u061f])\S+\s+){0,12}?"
    inside = rf"(?:\[\^[^\]]+\]|\{{\{{.*?\}}\}}|\b{abbreviations}\.|(?!{stop})[^\n:;])+?"
    return re.compile(
        rf"(?P<before>(?<!\w){spaced(any_of(words.verbs))}\s+{addressed}{spaced(any_of(words.to))})"
        rf"(?P<ask>{spaced(any_of(words.begins)) if words.begins else ''}{inside})(?=(?:\[\^[^\]]+\])*{stop})",
        re.IGNORECASE,
    )
