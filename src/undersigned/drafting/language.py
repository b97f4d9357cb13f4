"""Numbers and dates in the words of a language: the 54th session, 8 September 2023.

Babel knows the dates of every language but no ordinals, so the ordinals of the languages in which
letters to the Council are written stand here.
"""

from __future__ import annotations

import datetime
import re

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from markupsafe import Markup

from undersigned.drafting.values import literal
from undersigned.model.findings import Findings, Located

_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes under which Unicode's list of territories has unions, pseudo-languages and the unknown."""

WRITTEN = frozenset({"ar", "en", "es", "fr", "pt", "ru", "zh"})
"""The languages whose formulas templates/joint-letter/words.md has: those of the United Nations, and Portuguese."""


def ordinal(number: int, language: str) -> Markup:
    """A number's ordinal as it stands before "session", raised letters as Markdown's ^th^.

    The gender follows the word: "session" is feminine in French and Portuguese, "período de
    sesiones" masculine in Spanish. A language that is not known here gets the bare number.
    """
    match _family(language):
        case "en":
            last = number % 100 if number % 100 in (11, 12, 13) else number % 10
            return Markup(f"{number}^{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }^")
        case "fr":
            return Markup(f"{number}^{'re' if number == 1 else 'e'}^")
        case "es":
            return Markup(f"{number}.^o^")
        case "pt":
            return Markup(f"{number}.^a^")
        case "zh":
            return literal(f"第{number}")
        case _:
            return literal(str(number))


def long_date(date: datetime.date, language: str) -> str:
    """The date written out, without the day of the week: 8 September 2023, 8 septembre 2023."""
    written = format_date(date, "long", locale=_locale(language))
    # French counts the first of a month, and only that (Lexique des règles typographiques).
    return "1er" + written[1:] if written.startswith("1 ") and _family(language) == "fr" else written


def date_in_pattern(date: datetime.date, pattern: str, language: str) -> str:
    """The date in a pattern of Unicode's date fields (UTS #35): "dd MMMM yyyy" gives 08 September 2023."""
    return format_date(date, pattern, locale=_locale(language))


def country_names(language: str) -> frozenset[str]:
    """The names of all countries and territories in a language, short forms and former names among them."""
    territories = _locale(language).territories
    names = (name for code, name in territories.items() if code.isalpha() and code not in _NO_COUNTRIES)
    return frozenset(part.strip() for name in names for part in re.split(r"[()]", name)) - {""}


def check_language(language: Located, findings: Findings) -> None:
    """Warn of a language that has no dates here, or whose letters begin and end with English formulas."""
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        findings.warning(
            f"no language is known by '{language}', so dates and formulas are in English",
            "unknown-language",
            language.place,
            "write it as in en-GB, fr, es, pt-BR or ar",
        )
        return
    if _family(language) not in WRITTEN:
        findings.warning(
            f"no words for letters are known in '{language}': formulas and ordinals are in English, or bare",
            "unwritten-language",
            language.place,
            "translate templates/joint-letter/words.md, and write out ordinals in the text",
        )


def _family(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
