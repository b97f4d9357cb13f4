"""Turns a name as somebody typed it into the organisations of the register that it may mean.

The one module that knows rapidfuzz. Whatever is only near is a suggestion: "Amnesty International" is
not "Amnesty International Sri Lanka".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from undersigned.model.campaign import Organisation
from undersigned.plain_names import plain_name

NEAR: Final = 82.0
"""From which likeness on (of 100) a name is worth a question. One letter in ten may be another; "Amnesty
International" and "Amnesty International Sri Lanka" are 81."""

_IN_FULL: Final = {
    "assn": "association", "assoc": "association", "center": "centre", "centres": "centre", "cttee": "committee",
    "fed": "federation", "fdn": "foundation", "inst": "institute", "intl": "international", "natl": "national",
    "org": "organisation", "orgs": "organisations", "organization": "organisation",
    "organizations": "organisations", "soc": "society", "univ": "university",
}  # fmt: skip
"""What is written in two ways; whether it was meant is for a person to say."""

_SUGGESTED: Final = 3

_PARTS: Final = re.compile(r"\s*[(\[]|[)\]]\s*|\s+[-\u2013\u2014/|]\s+|\s*[:;]\s+")


@dataclass(frozen=True)
class Match:
    """An organisation that a name may mean: by which of its own names, and how like that is, of 100."""

    organisation: Organisation
    how: str
    """`name`, `acronym`, `former name`, `name in fr`."""
    words: str
    """Its own name, as the register has it."""
    score: float = 100.0


class Names:
    """All names, acronyms and former names of a register, made ready to be compared."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._exact: dict[str, list[Match]] = defaultdict(list)
        self._sorted: list[str] = []
        self._of_sorted: list[Match] = []
        for organisation in organisations:
            self.add(organisation)

    def add(self, organisation: Organisation) -> None:
        """Take in one more organisation."""
        for how, words in _names(organisation):
            match, plain = Match(organisation, how, words), plain_name(words)
            if not plain:
                continue
            self._exact[plain].append(match)
            if how != "acronym":  # of short words nearly all are like another
                self._sorted.append(_in_order(plain))
                self._of_sorted.append(match)

    def exact(self, typed: str) -> list[Match]:
        """The organisations that have this very name, but for capitals, accents and signs; each once.

        A name with its acronym, as letters print it (`Name (ACRONYM)`), is one name if both mean the same.
        """
        found = self._exact.get(plain_name(typed))
        if found:
            return _each_once(found)
        parts = [part for part in _PARTS.split(typed) if plain_name(part)]
        if len(parts) < 2:  # noqa: PLR2004  # a name and one thing more
            return []
        matches = [{m.organisation.id: m for m in self._exact.get(plain_name(part), ())} for part in parts]
        common = set.intersection(*(set(of_part) for of_part in matches))
        return [match for id, match in matches[0].items() if id in common]

    def near(self, typed: str) -> list[Match]:
        """The organisations whose names are most like this one, the likest first; those with this very name, too."""
        found = process.extract(
            _in_order(plain_name(typed)), self._sorted, scorer=fuzz.ratio, score_cutoff=NEAR, limit=10
        )
        matches = [
            Match((of := self._of_sorted[index]).organisation, of.how, of.words, round(score, 1))
            for _, score, index in found
        ]
        for part in _PARTS.split(
            typed
        ):  # one part of it is a name of its own: "Amnesty International (Sri Lanka)"
            matches += [
                Match(m.organisation, m.how, m.words, NEAR) for m in self._exact.get(plain_name(part), ())
            ]
        return _each_once(sorted(matches, key=lambda match: (-match.score, match.organisation.id)))[
            :_SUGGESTED
        ]


def _in_order(plain: str) -> str:
    """The words in alphabetical order: "Human Rights Centre" and "Centre for Human Rights" are to be near."""
    return " ".join(sorted(_IN_FULL.get(word, word) for word in plain.split()))


def _names(organisation: Organisation) -> Iterator[tuple[str, str]]:
    yield "name", organisation.name
    if organisation.acronym:
        yield "acronym", organisation.acronym
    for language, name in (organisation.names or {}).items():
        yield f"name in {language}", name
    for name in organisation.former_names:
        yield "former name", name


def _each_once(matches: Iterable[Match]) -> list[Match]:
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.organisation.id, match)
    return list(first.values())
