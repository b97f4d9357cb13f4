"""Guesses what the columns of a form mean from their heads, as far as these say it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

_YES_OR_NO: Final = re.compile(
    r"(?:do|does|will|would|can|shall|should|may|is|are|have|has)\b", re.IGNORECASE
)
"""How a question begins that is answered by yes or no; it asks for no name, whatever it is about."""

_SIGNS: Final = re.compile(
    r"\b(?:(?:co-?)?sign|endorse|agree|confirm|join|support|adhere|letter|statement|appeal)", re.IGNORECASE
)
"""What such a question is about if its answer says whether somebody signs."""

_NAMED: Final = re.compile(r"\b(?:name|nom|nombre)\b", re.IGNORECASE)

_SAYS: Final = {
    meaning: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for meaning, words in {
        "acronym": r"acronym|acronyme|sigla|abbreviat|short name",
        "email": r"e-?mail|courriel|correo|username",
        "website": r"website|web site|site web|sitio web|homepage|url\b",
        "country": r"country|pays\b|pa[ií]s\b",
        "title": r"title|position|job|fonction|titre|cargo|role",
        "organisation": r"organi[sz]ations?|organisme|organizaci[oó]n|ngo\b|ong\b|association",
        "name": r"(?:(?:your|full|contact|representative'?s?) )*name\b|signatory|nom\b|nombre\b|contact person"
        r"|representative",
        "time": r"time ?stamp|horodateur|marca temporal|completion time|submitted|date\b|when$",
        "answer": r"(?:co-?)?sign|endorse|agree|confirm|join|support|adhere",
    }.items()
}
"""What heads of columns say, the more special meanings first; forms are in English, French and Spanish."""

_TWICE: Final = re.compile(r" \(\d+\)$")


@dataclass(frozen=True)
class Guessed:
    """What heads suggest: the column of each meaning, and where several could have it, those."""

    columns: Mapping[str, str]
    several: Mapping[str, Sequence[str]]


def guessed(heads: Sequence[str], known: Mapping[str, str]) -> Guessed:
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
        if _SAYS[meaning].fullmatch(_bare(head)):
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
    if _YES_OR_NO.match(bare):
        return "answer" if _SIGNS.search(bare) else None
    exact = (meaning for meaning, says in _SAYS.items() if says.fullmatch(bare))
    near = (
        meaning
        for meaning, says in _SAYS.items()
        if says.search(bare) and not (meaning == "title" and _NAMED.search(bare))
    )
    return next(exact, None) or next(near, None)


def _bare(head: str) -> str:
    """A head without the number that tells it from another like it, and without signs around it."""
    return _TWICE.sub("", head).strip(" *?:")
