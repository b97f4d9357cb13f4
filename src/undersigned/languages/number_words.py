"""Turns a whole number into the words of a language: 121 into "one hundred and twenty-one".

Babel has no number words, and num2words no feminine ("veintiuna organizaciones"), so the languages in
which letters count their signatories stand here. In those that inflect a number after the word that it
counts, it is feminine unless masculine is asked for: organisations are feminine in French, Spanish and
Portuguese, and so are persons.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

LARGEST: Final = 999
"""The largest number that is known in words; signatories are counted in hundreds."""

_Words: TypeAlias = Callable[[int, bool], str]
"""The words for a number from 1 to 999; the second argument is whether they are masculine."""


def number_in_words(number: int, language: str, *, masculine: bool = False) -> str | None:
    """A number from 0 to 999 in words, or None where the language (BCP 47) or the number is not known."""
    family, _, region = language.lower().partition("-")
    if family not in _LANGUAGES or not 0 <= number <= LARGEST:
        return None
    zero, words = _LANGUAGES[family]
    if number == 0:
        return zero
    if (family, region) == ("en", "us"):
        return _american(number)
    return _as_in_brazil(words(number, masculine)) if region == "br" else words(number, masculine)


_EN = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def _english(number: int, _masculine: bool, joint: str = " and ") -> str:  # noqa: FBT001  # the form of all of these
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    if rest < len(_EN) + 1:
        below = _EN[rest - 1] if rest else ""
    else:
        below = _EN_TENS[tens - 2] + (f"-{_EN[ones - 1]}" if ones else "")
    above = f"{_EN[hundreds - 1]} hundred" if hundreds else ""
    return joint.join(filter(None, (above, below)))


def _american(number: int) -> str:
    """English as in the United States, without "and"."""
    return _english(number, False, " ")  # noqa: FBT003


_FR = [
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]
_FR_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def _french(number: int, masculine: bool) -> str:  # noqa: FBT001
    hundreds, rest = divmod(number, 100)
    above = [*([_FR[hundreds - 1]] if hundreds > 1 else []), "cent"] if hundreds else []
    if hundreds > 1 and not rest:
        above[-1] = "cents"
    words = " ".join([*above, *([_french_below_hundred(rest)] if rest else [])])
    return words if masculine or number % 10 != 1 or not words.endswith("un") else f"{words}e"


def _french_below_hundred(number: int) -> str:
    """With hyphens below a hundred but where "et" stands, as before the spelling of 1990, which the UN keeps."""
    if number <= len(_FR):
        return _FR[number - 1]
    if number < 20:  # noqa: PLR2004  # seventeen to nineteen: ten and seven
        return f"dix-{_FR[number - 11]}"
    if number >= 80:  # noqa: PLR2004  # four times twenty
        return f"quatre-vingt-{_french_below_hundred(number - 80)}" if number > 80 else "quatre-vingts"  # noqa: PLR2004
    base = min(number - number % 10, 60)
    rest = number - base
    if not rest:
        return _FR_TENS[base]
    joint = " et " if rest in (1, 11) else "-"
    return f"{_FR_TENS[base]}{joint}{_french_below_hundred(rest)}"


_ES = [
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_ES_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_ES_HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def _spanish(number: int, masculine: bool) -> str:  # noqa: FBT001
    """As before a noun: "veintiuna organizaciones", "veintiún firmantes"."""
    if number == 100:  # noqa: PLR2004
        return "cien"
    hundreds, rest = divmod(number, 100)
    above = _ES_HUNDREDS[hundreds - 1] if hundreds else ""
    if not masculine and above.endswith("os"):
        above = above.removesuffix("os") + "as"
    tens, ones = divmod(rest, 10)
    if rest <= len(_ES):
        below = _ES[rest - 1] if rest else ""
    else:
        below = _ES_TENS[tens - 3] + (f" y {_ES[ones - 1]}" if ones else "")
    if below.endswith("uno"):
        apocope = "veintiún" if below == "veintiuno" else below.removesuffix("o")
        below = apocope if masculine else below.removesuffix("o") + "a"
    return " ".join(filter(None, (above, below)))


_PT = [
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezasseis",
    "dezassete",
    "dezoito",
    "dezanove",
]
_PT_TENS = ["vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"]
_PT_HUNDREDS = [
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
]


def _portuguese(number: int, masculine: bool) -> str:  # noqa: FBT001
    if number == 100:  # noqa: PLR2004
        return "cem"
    hundreds, rest = divmod(number, 100)
    above = _PT_HUNDREDS[hundreds - 1] if hundreds else ""
    tens, ones = divmod(rest, 10)
    if rest <= len(_PT):
        pieces = [_PT[rest - 1]] if rest else []
    else:
        pieces = [_PT_TENS[tens - 2], *([_PT[ones - 1]] if ones else [])]
    if not masculine:
        above = above.removesuffix("os") + "as" if above.endswith("os") else above
        pieces = [{"um": "uma", "dois": "duas"}.get(piece, piece) for piece in pieces]
    return " e ".join(filter(None, (above, *pieces)))


def _as_in_brazil(words: str) -> str:
    """Portuguese of Portugal, with the three numbers that Brazil spells otherwise."""
    return words.replace("dezass", "dezess").replace("dezanove", "dezenove")


_ZH = "一二三四五六七八九"


def _chinese(number: int, _masculine: bool) -> str:  # noqa: FBT001
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_ZH[hundreds - 1]}百" if hundreds else ""
    if tens:
        words += f"{_ZH[tens - 1]}十" if hundreds or tens > 1 else "十"
    elif hundreds and ones:
        words += "零"
    return words + (_ZH[ones - 1] if ones else "")


_LANGUAGES: Final[dict[str, tuple[str, _Words]]] = {
    "en": ("zero", _english),
    "es": ("cero", _spanish),
    "fr": ("zéro", _french),
    "pt": ("zero", _portuguese),
    "zh": ("零", _chinese),
}
"""By language: the word for nothing, and those for 1 to 999. Arabic and Russian are not here: their numbers
follow the gender, the case and the number of what they count in ways that only a sentence knows."""
