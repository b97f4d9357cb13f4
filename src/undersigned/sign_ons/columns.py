"""Guesses what the columns of a form mean from their heads, as far as these say it."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import FormWords
from undersigned.languages.patterns import any_of

_SPECIAL_FIRST: Final = (
    "acronym", "email", "website", "country", "title", "organisation", "name", "time", "answer",
)  # fmt: skip
"""The meanings in the order in which they are looked for in the words of a head."""

_TWICE: Final = re.compile(r" \(\d+\)$")


@dataclass(frozen=True)
class Guessed:
    """What heads suggest: the column of each meaning, and where several could have it, those."""

    columns: Mapping[str, str]
    several: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class _Heads:
    """What heads of columns say, in any language."""

    says: Mapping[str, re.Pattern[str]]
    """By the meaning, the more special ones first."""
    named: re.Pattern[str]
    question: re.Pattern[str]
    """How a question begins that is answered by yes or no; it asks for no name, whatever it is about."""
    signing: re.Pattern[str]
    """What such a question is about if its answer says whether somebody signs."""


@functools.cache
def _heads(languages: tuple[Language, ...]) -> _Heads:
    heads = [language.forms.heads or {} for language in languages]
    says = {
        meaning: re.compile(
            rf"\b{any_of(word for head in heads for word in head.get(meaning, ()))}", re.IGNORECASE
        )
        for meaning in _SPECIAL_FIRST
    }
    words = FormWords.of_all(language.forms for language in languages)
    return _Heads(
        says,
        re.compile(rf"\b{any_of(words.names)}\b", re.IGNORECASE),
        re.compile(rf"{any_of(words.questions)}\b", re.IGNORECASE),
        re.compile(rf"\b{any_of(words.signing)}", re.IGNORECASE),
    )


def guess_meanings(heads: Sequence[str], known: Mapping[str, str]) -> Guessed:
    """What heads suggest, for meanings that are not `known`.

    A column whose head is the very word for something comes before those that only contain it.
    """
    candidates: dict[str, list[str]] = {}
    exact: dict[str, list[str]] = {}
    for head in heads:
        meaning = _meaning(head, known.values())
        if meaning is None or meaning in known:
            continue
        candidates.setdefault(meaning, []).append(head)
        if _heads(all_languages()).says[meaning].fullmatch(_bare(head)):
            exact.setdefault(meaning, []).append(head)
    found = {meaning: exact.get(meaning, all) for meaning, all in candidates.items()}
    return Guessed(
        {meaning: heads[0] for meaning, heads in found.items() if len(heads) == 1},
        {meaning: heads for meaning, heads in found.items() if len(heads) > 1},
    )


def _meaning(head: str, taken: Collection[str]) -> str | None:
    """The one thing that a head can mean."""
    bare = _bare(head)
    if not bare or head in taken:
        return None
    heads = _heads(all_languages())
    if heads.question.match(bare):
        return "answer" if heads.signing.search(bare) else None
    exact = (meaning for meaning, says in heads.says.items() if says.fullmatch(bare))
    near = (
        meaning
        for meaning, says in heads.says.items()
        if says.search(bare) and not (meaning == "title" and heads.named.search(bare))
    )
    return next(exact, None) or next(near, None)


def _bare(head: str) -> str:
    """A head without the number that tells it from another like it, and without signs around it."""
    return _TWICE.sub("", head).strip(" *?:")
