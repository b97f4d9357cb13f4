"""Finds the organisations of the register that a name as somebody typed it may mean.

The one module that knows rapidfuzz. Whatever is only near is a suggestion: "Amnesty International" is
not "Amnesty International Sri Lanka".
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from rapidfuzz import fuzz, process

from undersigned.languages.country_names import country_codes, same_country
from undersigned.languages.form_words import form_words
from undersigned.languages.known import all_languages
from undersigned.languages.patterns import any_of
from undersigned.languages.plain_names import plain_name
from undersigned.model.campaign import Organisation

NEAR: Final = 82.0
"""From which likeness on (of 100) a name is worth a question. One letter in ten may be another; "Amnesty
International" and "Amnesty International Sri Lanka" are 81."""

_DISTANT: Final = 70.0
"""From which likeness on a name is shown beside one that would be new."""

_IN_FULL: Final = {
    "assn": "association", "assoc": "association", "center": "centre", "centres": "centre", "cttee": "committee",
    "fed": "federation", "fdn": "foundation", "inst": "institute", "intl": "international", "natl": "national",
    "org": "organisation", "orgs": "organisations", "organization": "organisation",
    "organizations": "organisations", "soc": "society", "univ": "university",
}  # fmt: skip
"""What is written in two ways; whether it was meant is for a person to say."""

_SUGGESTED: Final = 3
_SEARCHED: Final = 300
"""How many organisations may have a word that tells of which it may be the name."""

_NEAR_WORD: Final = 75.0
"""From which likeness on one word may be meant by another: of four letters one is wrong, or two are swapped."""
_LONG: Final = 4
"""Letters from which on a word may have a wrong one."""

_PARTS: Final = re.compile(r"\s*[(\[]|[)\]]\s*|\s+[-\u2013\u2014/|]\s+|\s*[:;]\s+")
_PIECES: Final = re.compile(_PARTS.pattern + r"|\s*[,\"\u00ab\u00bb\u201c\u201d\u201e]\s*")
"""What stands between the parts of a name, also where it is only near."""
_BETWEEN: Final = re.compile(rf"\s*[,;/&+|]\s*|\s+{any_of(form_words().joined_by)}\s+", re.IGNORECASE)
"""What stands between two names."""
_WITH_STOPS: Final = re.compile(r"\b(?:\w\.\s?){2,}")
"""An acronym with full stops."""
_ROMAN: Final = re.compile(r"(?=[ivxl]{2})(xl|l?x{0,3})(ix|iv|v?i{0,3})")


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
        self._parts: dict[str, list[Match]] = defaultdict(list)
        """By a part of a name that stands by itself: CIVICUS of "CIVICUS: World Alliance for Citizen Participation"."""
        self._together: dict[str, list[Match]] = defaultdict(list)
        """By a name without its spaces, and by the first letters of its words: "article19", "hrw"."""
        self._sorted: list[str] = []
        self._of_sorted: list[Match] = []
        self._with_word: dict[str, dict[str, Match]] = defaultdict(dict)
        """By each word of a name, those that have it, by their ids."""
        for organisation in organisations:
            self.add(organisation)

    def add(self, organisation: Organisation) -> None:
        """Take in one more organisation."""
        for how, words in _names(organisation):
            match, plain = Match(organisation, how, words), plain_name(words)
            if not plain:
                continue
            self._exact[plain].append(match)
            for other in _run_together(plain):
                self._together[other].append(match)
            for word in plain.split():
                self._with_word[word].setdefault(organisation.id, match)
            for part in filter(None, map(plain_name, _PARTS.split(words))):
                if part != plain:
                    self._parts[part].append(match)
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
            if not of_other_countries(typed, self._of_sorted[index].words)
        ]
        plain = plain_name(typed)
        others = (*self._parts.get(plain, ()), *self._together.get(plain.replace(" ", ""), ()))
        matches += [Match(m.organisation, m.how, m.words, NEAR) for m in others]
        for part in _PARTS.split(
            typed
        ):  # one part of it is a name of its own: "Amnesty International (Sri Lanka)"
            matches += [
                Match(m.organisation, m.how, m.words, NEAR) for m in self._exact.get(plain_name(part), ())
            ]
        return _each_once(sorted(matches, key=lambda match: (-match.score, match.organisation.id)))[
            :_SUGGESTED
        ]

    def with_country(self, typed: str) -> list[Match]:
        """The organisations that have a name to which somebody has put the country in which they are."""
        stem, country = without_country(typed)
        found = self.exact(stem) if country else []
        return [m for m in found if m.organisation.country and same_country(m.organisation.country, country)]

    def may_mean(self, typed: str) -> list[Match]:
        """The organisations that somebody may mean, however little of a name they typed, or however much more.

        What is near comes first; then those of which a name or an acronym stands in it, or all of its words are in
        one of theirs.
        """
        plain = plain_name(_mended(typed))
        words = plain.split()
        found = [*self.near(typed)]
        if plain != plain_name(typed):
            found += [*self._as_near(plain), *self.near(plain)]
        for piece in _PIECES.split(typed):
            found += self._as_near(plain_name(piece)) + self._parts.get(plain_name(piece), [])
        for first in range(min(len(words), _WORDS)):
            for last in range(first + 1, min(len(words), _WORDS) + 1):
                within = self._as_near(" ".join(words[first:last]))
                # A country behind a name makes a section of it, which is another organisation.
                if within and not country_codes(" ".join(words[:first] + words[last:])):
                    found += within
        for piece in {plain, plain_name(without_country(typed)[0])}:
            found += self._with_words(piece.split())
        return _each_once(found)[: 2 * _SUGGESTED]

    def distantly(self, typed: str) -> list[Match]:
        """The organisations whose names are a little like this one, for a person who looks whether it is new.

        Only those that have one of its rarer words are looked at: each of them takes its time.
        """
        plain = _in_order(plain_name(typed))
        have = sorted(filter(None, (self._with_word.get(word) for word in plain.split())), key=len)
        looked_at: dict[str, Match] = {}
        for of_word in have:
            if looked_at and len(of_word) > _SEARCHED:
                break
            looked_at |= of_word
        found = process.extract(
            plain,
            {id: _in_order(plain_name(match.words)) for id, match in looked_at.items()},
            scorer=fuzz.token_set_ratio,
            score_cutoff=_DISTANT,
            limit=2,
        )
        return [replace(looked_at[id], score=round(score, 1)) for _, score, id in found]

    def _with_words(self, words: Sequence[str]) -> list[Match]:
        """Some organisations of whose names all these words are part."""
        have = sorted((self._with_word.get(word, {}) for word in words), key=len)
        common = set(have[0]).intersection(*have[1:]) if have else set()
        return [replace(have[0][id], score=NEAR) for id in sorted(common)[:_SUGGESTED]]

    def _as_near(self, plain: str) -> list[Match]:
        return [replace(match, score=NEAR) for match in self._exact.get(plain, ())]

    def several_in(self, typed: str) -> list[Match]:
        """The organisations that stand in one cell one after the other, if they are two or more."""
        found: list[Match] = []
        for part in _BETWEEN.split(typed):
            words = plain_name(part).split()
            exact = self.exact(part) or [
                match
                for word in words
                for match in self._exact.get(word, ())
                if match.how == "acronym" and match.words in part
            ]
            found += exact[:1]
        different = _each_once(found)
        return different if len(different) > 1 else []

    def suggested(self, typed: str) -> list[Match]:
        """What somebody may have meant who typed this: near names, and those that have each of its words, nearly.

        "Freedonia Bar" is to find Freedonia Bar Association, and "amnsty" Amnesty International. It is good enough
        to be offered to who looks for a name, and never to say whose answer this is.
        """
        words = plain_name(typed).split()
        found = list(self.near(typed))
        for match in chain.from_iterable(self._exact.values()) if words else ():
            has = plain_name(match.words).split()
            likeness = [max(_likeness(word, other) for other in has) for word in words]
            if min(likeness) >= _NEAR_WORD:
                found.append(replace(match, score=sum(likeness) / len(likeness)))
        # Of names that fit as well, that with the fewest other words.
        order = sorted(found, key=lambda match: (-match.score, len(match.words), match.organisation.id))
        return _each_once(order)[:_SUGGESTED]


def of_other_countries(one: str, other: str) -> bool:
    """Whether two names differ in the country alone that each has: ACAT-Malta is not ACAT-Mali."""
    places = _differences(one, other)
    codes = [country_codes(" ".join(words).title()) for words in places]
    return all(codes) and codes[0].isdisjoint(codes[1])


def differ_in_a_name(one: str, other: str) -> bool:
    """Whether two names that are alike differ in words of which none is like another, as those of two towns.

    What an organisation may be called in another word, such as a centre or an institute, does not tell two apart.
    """
    mine, others = (
        [word for word in words if len(word) >= _LONG and not _bodies().fullmatch(word)]
        for words in _differences(one, other)
    )
    return bool(mine and others) and all(fuzz.ratio(a, b) < _LIKE_WORD for a in mine for b in others)


def _differences(one: str, other: str) -> tuple[list[str], list[str]]:
    """The words of each of two names that the other has not."""
    mine, others = plain_name(one).split(), plain_name(other).split()
    return [word for word in mine if word not in others], [word for word in others if word not in mine]


@functools.cache
def _bodies() -> re.Pattern[str]:
    words = (word for language in all_languages() for word in language.signatories.bodies)
    return re.compile(any_of((*words, *_IN_FULL, *_IN_FULL.values())), re.IGNORECASE)


_LIKE_WORD: Final = 60.0
"""From which likeness on a word may be another spelling of one, or its translation."""
_WORDS: Final = 12
"""Words of what was typed in which names are looked for."""
_TAIL: Final = re.compile(r"(.+?)(?:\s*,\s*|\s+[-–—/|]\s+|\s*\()([^(),]+?)\)?")  # noqa: RUF001  # dashes


def without_country(typed: str) -> tuple[str, str]:
    """A name without the country behind it, and that country; nothing where there is none."""
    tail = _TAIL.fullmatch(typed.strip())
    return (tail[1], tail[2]) if tail and country_codes(tail[2]) else (typed, "")


def _mended(typed: str) -> str:
    """A name with acronyms without their full stops, short forms in full, and Roman numbers as figures."""
    without = _WITH_STOPS.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", typed)
    words = re.sub(r"(?<=\w)['’](?=l\b)", "", without).split()  # noqa: RUF001  # an apostrophe
    return " ".join(_figures(_IN_FULL.get(word.casefold().strip("."), word)) for word in words)


def _figures(word: str) -> str:
    if not _ROMAN.fullmatch(word.casefold()):
        return word
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in word.casefold()]
    signed = [-one if one < max(values[place:]) else one for place, one in enumerate(values)]
    return str(sum(signed))


def _likeness(typed: str, word: str) -> float:
    """How like a word is to one that somebody typed, of 100."""
    if typed == word:
        return 100.0
    if min(len(typed), len(word)) < _LONG:
        # One letter makes another acronym; two in each other's place do not.
        return _NEAR_WORD if len(typed) > _LONG - 2 and sorted(typed) == sorted(word) else 0.0
    return max(fuzz.ratio(typed, word), _NEAR_WORD if word.startswith(typed) else 0.0)


def _run_together(plain: str) -> Iterator[str]:
    """A name of several words as people type it who leave the spaces out, or all but the first letters."""
    words = plain.split()
    if len(words) > 1:
        yield "".join(words)
    for known in (words, [word for word in words if len(word) > _LONG - 1]):
        if len(known) > _LONG - 2:
            yield "".join(word[0] for word in known)


def _in_order(plain: str) -> str:
    """The words in alphabetical order: "Human Rights Centre" and "Centre for Human Rights" are to be near."""
    return " ".join(sorted(_IN_FULL.get(word, word) for word in plain.split()))


def _names(organisation: Organisation) -> Iterator[tuple[str, str]]:
    yield "name", organisation.name
    acronyms = (organisation.acronym, *(organisation.acronyms or {}).values())
    yield from (("acronym", acronym) for acronym in dict.fromkeys(acronyms) if acronym)
    for language, name in (organisation.names or {}).items():
        yield f"name in {language}", name
    for name in organisation.former_names:
        yield "former name", name
    for name in organisation.other_names:
        yield "other name", name


def _each_once(matches: Iterable[Match]) -> list[Match]:
    first: dict[str, Match] = {}
    for match in matches:
        first.setdefault(match.organisation.id, match)
    return list(first.values())
