"""Turns the number of a session into the ways in which letters write its ordinal: 54th, 54^th^, fifty-fourth."""

from __future__ import annotations

import functools
import re

_EN_TENS = ("", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_EN_FIRST = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_FR_TENS = (
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
)
_FR_FIRST = (
    "", "unième", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
    "neuvième", "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième",
    "dix-septième", "dix-huitième", "dix-neuvième",
)  # fmt: skip
_ES_TENS = (
    "", "décim", "vigésim", "trigésim", "cuadragésim", "quincuagésim", "sexagésim", "septuagésim", "octogésim",
    "nonagésim",
)  # fmt: skip
_ES_FIRST = ("", "primer", "segund", "tercer", "cuart", "quint", "sext", "séptim", "octav", "noven")
_PT_TENS = (
    "", "décim", "vigésim", "trigésim", "quadragésim", "quinquagésim", "sexagésim", "septuagésim", "octogésim",
    "nonagésim",
)  # fmt: skip
_PT_FIRST = ("", "primeir", "segund", "terceir", "quart", "quint", "sext", "sétim", "oitav", "non")

_ENDING = r"(?:st|nd|rd|th|ᵗʰ|ˢᵗ|ⁿᵈ|ʳᵈ|re|er|ère|ème|ième|e|ᵉ|\.?\s?[ºª°]|\.?[oa](?=\W))"
"""What follows the figures of an ordinal, raised or not."""
FIGURES = rf"(?:\^{_ENDING}\^|\.\^\w\^|{_ENDING})"
_LANGUAGES = ("en", "fr", "es", "pt")
_MOST = 99


@functools.cache
def ordinal_pattern(number: int) -> str:
    """A pattern of the ordinal of a number, in figures of any language and in words of those that are known here."""
    figures = rf"{number}\s?{FIGURES}|第\s?{number}"
    if not 0 < number <= _MOST:
        return rf"(?:{figures})"
    words = (
        re.escape(_in_words(number, language)).replace(r"\-", r"[-\s]").replace(r"\ ", r"\s+")
        for language in _LANGUAGES
    )
    return rf"(?:{figures}|(?:{'|'.join(words)})[oa]?)"


def _in_words(number: int, language: str) -> str:
    """The ordinal in words, without the ending that marks gender in Spanish and Portuguese."""
    tens, ones = divmod(number, 10)
    match language:
        case "en":
            if number < len(_EN_FIRST):
                return _EN_FIRST[number]
            return f"{_EN_TENS[tens]}y-{_EN_FIRST[ones]}" if ones else f"{_EN_TENS[tens]}ieth"
        case "fr":
            return _french(number)
        case "es":
            return f"{_ES_TENS[tens]}{'o-' if tens and ones else ''}{_ES_FIRST[ones]}"
        case _:
            return f"{_PT_TENS[tens]}{'a-' if tens and ones else ''}{_PT_FIRST[ones]}"


def _french(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens in {7, 9}:
        ones += 10
    if number < len(_FR_FIRST):
        return "première" if number == 1 else _FR_FIRST[number]
    if not ones:
        return _FR_TENS[tens].removesuffix("e") + "ième"
    joined = " et " if ones in {1, 11} and tens not in {8, 9} else "-"
    return f"{_FR_TENS[tens]}{joined}{_FR_FIRST[ones]}"
