"""Finds in a letter's subject, or in the name of its file, the country that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable


def find_country(subject: str, file: str, countries: Iterable[str]) -> str | None:
    """The country that the subject names, else the file's name; None where neither names just one.

    `countries` are the names of all countries in the letter's language. The longest is looked for first:
    what says "South Sudan" does not say "Sudan".
    """
    known = sorted(set(countries), key=len, reverse=True)
    return _only(subject, known) or _only(re.sub(r"[\W_]+", " ", file), known)


def _only(text: str, countries: Iterable[str]) -> str | None:
    found: list[str] = []
    for country in countries:
        pattern = rf"(?<![\w-]){re.escape(country)}(?![\w-])"
        text, times = re.subn(pattern, "\n", text, flags=re.IGNORECASE)
        found += [country] if times else []
    return found[0] if len(found) == 1 else None
