"""Which countries somebody may mean who types a name, a code or a short form: two letters of each come out."""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

from undersigned.languages.icu_rules import countries_named, country_of_code
from undersigned.languages.known import all_languages

_ALSO: Final = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "us": "US", "usa": "US", "united states of america": "US", "america": "US",
    "ee uu": "US", "eeuu": "US", "eua": "US",
    "uae": "AE", "drc": "CD", "dr congo": "CD", "democratic republic of the congo": "CD", "rdc": "CD",
    "republic of korea": "KR", "ivory coast": "CI", "czech republic": "CZ", "burma": "MM", "holland": "NL",
    "the netherlands": "NL", "the gambia": "GM", "palestine": "PS", "turkey": "TR", "russian federation": "RU",
    "deutschland": "DE", "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "österreich": "AT", "frankreich": "FR",
    "belgien": "BE", "italia": "IT", "nederland": "NL", "türkei": "TR", "großbritannien": "GB",
    "vereinigtes königreich": "GB",
    "etats unis": "US", "royaume uni": "GB", "сша": "US",
}  # fmt: skip
"""What people call countries besides, and what these call themselves, where CLDR has another name."""


@functools.cache
def country_codes(name: str) -> frozenset[str]:
    """The countries that a name, a code of ISO 3166-1 or a usual short form may mean, by their two letters."""
    words = " ".join(name.replace(".", " ").replace("-", " ").split())
    close = words.replace(" ", "")
    if close.isascii() and close.isupper() and (code := country_of_code(close)):
        return frozenset({_ALSO.get(close.casefold(), code)})
    return countries_called(name)


@functools.cache
def countries_called(name: str) -> frozenset[str]:
    """The countries that are called so, in full or for short ("UK"); a code alone, which an acronym may be, is none."""
    words = " ".join(name.replace(".", " ").replace("-", " ").split())
    close = words.replace(" ", "")
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c)
    )
    for known in (words.casefold(), plain, close.casefold()):
        if known in _ALSO:
            return frozenset({_ALSO[known]})
    tried = {name, words, name.removeprefix("The ").removeprefix("the ")}
    return frozenset(
        code for language in all_languages() for one in tried for code in countries_named(one, language.tag)
    )


_EVERYWHERE: Final = frozenset(
    {"international", "global", "regional", "worldwide", "internacional", "mondial", "mundial"}
    | {"международная", "دولي", "دولية", "国际"}
)
"""What lists have in the place of a country for those that are at home in none."""


def same_country(one: str, other: str) -> bool:
    """Whether two names may mean one country; "International" may mean any."""
    if one.casefold() == other.casefold() or not _EVERYWHERE.isdisjoint({one.casefold(), other.casefold()}):
        return True
    return not country_codes(one).isdisjoint(country_codes(other))
