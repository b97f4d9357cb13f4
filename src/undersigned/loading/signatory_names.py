"""Tells of names, acronyms and countries in another language than the letter, and of unsure places in its list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from undersigned.languages.icu_rules import countries_named
from undersigned.languages.known import all_languages, language_of, primary
from undersigned.model.campaign import LANGUAGE, Organisation
from undersigned.model.findings import Findings, Located, Place, listed
from undersigned.model.signatories import SignatoryList, SignatoryOrder

_NAMED: Final = 4
"""As many organisations are named that lack something; a list of 600 may lack much."""
_WORDS: Final = re.compile(r"[^\W\d_]+")


def tell_of_names(
    signing: Sequence[Organisation], tag: str, look: SignatoryList, place: Place, findings: Findings
) -> None:
    """Tell of what the list prints in another language than the letter's (BCP 47); once, with all who are meant."""
    language = language_of(tag)
    if language is None:
        return
    translated = any(_has(one.names, tag) for one in signing)
    found = {
        "name": (
            [one for one in signing if _is_foreign_name(one, tag, translated=translated)],
            f"names: {{{primary(tag)}: …}}",
        ),
        "acronym": (
            [one for one in signing if look.show.has_acronym and _is_foreign_acronym(one, tag)],
            f"acronym: {{en: …, {primary(tag)}: …}}",
        ),
        "country": (
            [
                one
                for one in signing
                if (look.show.has_country or look.table) and _is_foreign_country(one, tag)
            ],
            f"country: {{en: …, {primary(tag)}: …}}",
        ),
    }
    for what, (lacking, written) in found.items():
        by_file: dict[str, list[Organisation]] = {}
        for one in lacking:
            by_file.setdefault(_place(one, what, place).file, []).append(one)
        for file, ones in by_file.items():
            code = next(iter(_codes(ones[0])), None) if what == "country" else None
            giver = "the register has" if file != place.file else "this letter gives"
            findings.warning(
                f"{giver} no {what} in {language.name} of {_shown(one.id for one in ones)}",
                f"foreign-{what}",
                _place(ones[0], what, place),
                f"write '{written}'{f', or country: {code},' if code else ''} in {file}, "
                f"also if the {what} is the same in {language.name}",
            )


def tell_of_order(
    signing: Iterable[Organisation], tag: str, order: SignatoryOrder, place: Place, findings: Findings
) -> None:
    """Tell of names that the alphabet of a language (BCP 47) puts in a place that may be the wrong one."""
    language = language_of(tag)
    if language is None or order not in {SignatoryOrder.ALPHABETICAL, SignatoryOrder.WITHOUT_ARTICLES}:
        return
    unsure = [name for one in signing if (name := one.name_in(tag)).startswith(language.several_readings)]
    if unsure and language.several_readings:
        findings.warning(
            f"{_shown(unsure)} may stand in the wrong place: such a first sign is read in several ways",
            "unsure-order",
            place,
            f"the order is that of {language.alphabet}; 'signatory_order: listed' keeps the one that you give",
        )


def _is_foreign_name(one: Organisation, tag: str, *, translated: bool) -> bool:
    """Whether a name is in English by its small words, or in another script than those that were translated.

    Names in other languages are left alone: letters in English print the French name of a French organisation.
    """
    language, usual = language_of(tag), language_of(LANGUAGE)
    if language is None or usual is None or _has(one.names, tag):
        return False
    if language.script is not None and translated:
        first, last = language.script
        return not any(first <= sign <= last for sign in one.name)
    words = frozenset(word.casefold() for word in _WORDS.findall(one.name))
    return bool(words & usual.frame.common) and not words & language.frame.common


def _is_foreign_acronym(one: Organisation, tag: str) -> bool:
    """Whether an acronym is given for other languages only; one given for none may be that of any."""
    return one.acronyms is not None and not _has(one.acronyms, tag)


def _is_foreign_country(one: Organisation, tag: str) -> bool:
    """Whether a country is named as another language here names it, and not as this one does."""
    if one.country is None or one.country_code or _has(one.countries, tag):
        return False
    if one.countries is not None:
        return True
    return bool(_codes(one)) and not countries_named(one.country, tag)


def _codes(one: Organisation) -> tuple[str, ...]:
    """The codes of the country that an organisation has in some language, where it is one country."""
    found = (countries_named(one.country or "", language.tag) for language in all_languages())
    return next(filter(None, found), ())


def _has(words: Mapping[str, str] | None, tag: str) -> bool:
    return words is not None and any(word in words for word in (tag, primary(tag)))


def _shown(names: Iterable[str]) -> str:
    known = list(names)
    more = len(known) - _NAMED
    return f"{', '.join(known[:_NAMED])} and {more} more" if more > 0 else listed(known)


def _place(one: Organisation, what: str, otherwise: Place) -> Place:
    """Where the register says it."""
    value = {"name": one.name, "acronym": one.acronym, "country": one.country}[what]
    return value.place if isinstance(value, Located) else otherwise
