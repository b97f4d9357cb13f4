"""A whole number in the words of a language: 121 goes in, "one hundred and twenty-one" comes out.

In languages that inflect a number after the word that it counts, it is feminine unless masculine is asked
for: organisations are feminine in French, Spanish and Portuguese, and so are persons.
"""

from __future__ import annotations

from typing import Final

from undersigned.languages.known import language_of
from undersigned.languages.language import Gender

LARGEST: Final = 999
"""The largest number that is known in words; signatories are counted in hundreds."""


def number_in_words(number: int, language: str, *, masculine: bool = False) -> str | None:
    """A number from 0 to 999 in words, or None where the language (BCP 47) or the number is not known."""
    known = language_of(language)
    if known is None or known.number_words is None or not 0 <= number <= LARGEST:
        return None
    return known.number_words(number, language, Gender.MASCULINE if masculine else Gender.FEMININE)
