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
from undersigned.languages.patterns import HAN, any_of, spaced
from undersigned.worklist.sentences import quotations_in

GROUP: Final = "text"
"""What the group of asks is called that stand in the text."""
_NO_TEXT: Final = ("#", ">", "|", ":::", "{%")
"""How blocks begin that say nothing in the letter's own words, or no sentence."""
_LEAD: Final = 150
"""Signs between "we urge" and the first of several asks in one sentence: (1) …; (2) …."""
_SHORTEST: Final = 12
"""Signs of an ask, a Han character as two: shorter ones ("to act") say nothing by themselves."""
_HAN: Final = re.compile(HAN)


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
    (pattern, mark), another = _patterns(language, all_languages()), _another(language)
    found: dict[str, str] = {}
    several: list[str] = []

    def said(match: re.Match[str]) -> str:
        if any(start < match.start() < end for start, end in quotations_in(match.string)):
            return match[0]
        if match["items"] is None:
            text = match["ask"].rstrip()
            if another.search(text):
                several.append(_words(text))
            is_one = len(text) + len(_HAN.findall(text)) >= _SHORTEST and not another.search(text)
            return match["before"] + named(match["ask"]) if is_one else match[0]
        # What stands between two asks is every other piece.
        pieces = mark.split(match["items"])
        return match["lead"] + "".join(
            named(one) if one and place % 2 == 0 else one for place, one in enumerate(pieces)
        )

    def named(typed: str) -> str:
        """The ask by its id, with what stands behind it."""
        text = typed.rstrip()
        key = slug(_words(text), 2, "ask")
        id = key if key not in found else f"{key}-{len(found) + 1}"
        found[id] = text
        return f'{{{{ ask("{id}") }}}}{typed[len(text) :]}'

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
        rf"(?:(?:[,،，、]\s*|\s+)(?:{any_of((*form_words().joined_by, *language.signatories.and_others))})"
        rf"|{any_of(words.and_also)})\s*"
    )
    asks = rf"{spaced(any_of(words.to))}{spaced(any_of(words.begins)) if words.begins else ''}\S"
    return re.compile(rf"{joined}(?:\S+ ){{0,2}}?(?:{asks}|{spaced(any_of(words.verbs))}\b)", re.IGNORECASE)


@functools.cache
def _patterns(language: Language, known: tuple[Language, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A sentence that asks somebody for something, up to its full stop; and what stands between the asks of a list."""
    words: AskingWords = language.asking
    abbreviations = any_of(re.escape(word) for one in known for word in one.abbreviations)
    stop = r"(?:[.!?\u061f](?:\[\^[^\]]+\])*(?:\s|$)|[\u3002\uff01\uff1f])"
    addressed = (
        rf"(?:\s+(?:(?![.;:!?\u061f])\S+\s+){{0,12}}?|(?={HAN})[^\n\uff0c-\uff1b\u3001\u3002]{{0,40}}?)"
    )
    inside = rf"(?:\[\^[^\]]+\]|\{{\{{.*?\}}\}}|\b{abbreviations}\.|(?!{stop})[^\n:;])+?"
    begins = spaced(any_of(words.begins)) if words.begins else ""
    verbs, end = spaced(any_of(words.verbs)), rf"(?=(?:\[\^[^\]]+\])*{stop})"
    whole = re.compile(
        rf"(?<!\w)(?:(?P<lead>{verbs}(?=[\s:])[^.;!?\u061f\n]{{0,{_LEAD}}}?)(?P<items>\(?[1ai]\)\s(?:(?!{stop})[^\n])+)"
        rf"|(?P<before>{verbs}{addressed}{spaced(any_of(words.to))}|{spaced(any_of(words.direct))},?\s+)"
        rf"(?P<ask>{begins}{inside})){end}",
        re.IGNORECASE,
    )
    number = r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+"
    return whole, re.compile(rf"((?:\s*[;,]\s*)?(?:\b{any_of(form_words().joined_by)}\s+)?(?<!\w){number})")
