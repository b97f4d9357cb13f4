"""Turns numbers and dates into the words of a language: the 54th session, 8 September 2023.

Babel knows the dates of every language but no ordinals, so the ordinals of the languages in which
letters to the Council are written stand here.
"""

from __future__ import annotations

import datetime
import unicodedata

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from markupsafe import Markup

from undersigned.drafting.values import literal


def ordinal(number: int, language: str) -> Markup:
    """A number's ordinal as it stands before "session", raised letters as Markdown's ^th^.

    The gender follows the word: "session" is feminine in French and Portuguese, "período de
    sesiones" masculine in Spanish. A language that is not known here gets the bare number.
    """
    match language.split("-", maxsplit=1)[0]:
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
    return format_date(date, "long", locale=_locale(language))


def date_in_pattern(date: datetime.date, pattern: str, language: str) -> str:
    """The date in a pattern of Unicode's date fields (UTS #35): "dd MMMM yyyy" gives 08 September 2023."""
    return format_date(date, pattern, locale=_locale(language))


def sort_key(name: str) -> tuple[str, str]:
    """A key that sorts names as a reader looks for them: capitals and accents do not count."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.casefold(), name


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
