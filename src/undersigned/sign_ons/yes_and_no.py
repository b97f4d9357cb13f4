"""Reads what somebody typed into a form: whether it is a plain yes or no, and what else speaks in it."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

from undersigned.languages.form_words import form_words
from undersigned.languages.looked_for import FormWords
from undersigned.languages.patterns import EDGE, any_of

_YES_SIGNS = {"\u2713", "\u2714", "\u2611", "\u2705", "1"}
_NO_SIGNS = {"\u2715", "\u2716", "\u2717", "\u2718", "\u274c", "0"}
_ENDS: Final = " .!\u3002\uff01"


def says(cell: str) -> bool | None:
    """Whether a cell says yes or no, and nothing else; None where it says neither: a condition is for a person."""
    return _says(cell, form_words())


@functools.lru_cache(maxsize=1 << 12)  # most who answer say the same
def _says(cell: str, words: FormWords) -> bool | None:
    said = _without_pictures(cell)
    if said in _YES_SIGNS or said in _NO_SIGNS:
        return said in _YES_SIGNS
    is_yes, is_no = (pattern.fullmatch(said) is not None for pattern in _yes_and_no(words))
    return None if is_no == is_yes else is_yes


def _without_pictures(cell: str) -> str:
    """A cell without the pictures that people put behind what they say, as long as they say something."""
    kept = "".join(
        c
        for c in cell
        if unicodedata.category(c) not in {"So", "Sk", "Mn", "Cf"} or c in _YES_SIGNS | _NO_SIGNS
    )
    words = " ".join(kept.split())
    return (
        words.strip(_ENDS + "".join(_YES_SIGNS - {"1"})) or words if any(map(str.isalnum, words)) else words
    )


def yes_and_no() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says yes or no in any language, and nothing else: a yes with a condition is for a person to read."""
    return _yes_and_no(form_words())


@functools.cache
def _yes_and_no(words: FormWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    yes = rf"(?:{any_of(words.yes)}|true)(?:(?:,|،|，| [-–—])? ?{any_of(words.after_yes)})?|{any_of(words.says_yes)}"  # noqa: RUF001  # commas and dashes
    no = rf"(?:{any_of(words.no)}|false)(?:(?:,|،|，| [-–—])? ?{any_of(words.after_no)})?|{any_of(words.says_no)}"  # noqa: RUF001  # the same
    both = rf"(?:{any_of(words.yes)}) ?/ ?(?:{any_of(words.yes)})"
    neither = rf"(?:{any_of(words.no)}) ?/ ?(?:{any_of(words.no)})"
    return (
        re.compile(rf"(?:{yes}|{both})[.!]*", re.IGNORECASE),
        re.compile(rf"(?:{no}|{neither})[.!]*", re.IGNORECASE),
    )


def _free_words() -> tuple[
    re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]
]:
    return _free_words_of(form_words())


@functools.cache
def _free_words_of(
    words: FormWords,
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    compiled = (
        rf"{EDGE}{any_of(words.conditions)}",
        rf"{EDGE}{any_of(words.unnamed)}",
        any_of(words.nobody),
        rf"{EDGE}{any_of(words.persons)}",
        rf"{EDGE}{any_of(words.asides)}",
    )
    conditions, unnamed, nobody, persons, asides = (re.compile(one, re.IGNORECASE) for one in compiled)
    return conditions, unnamed, nobody, persons, asides


def sets_a_condition(words: str) -> bool:
    """Whether some words may set a condition, or wish something changed."""
    return _free_words()[0].search(words) is not None


def wishes_no_name(words: str) -> bool:
    """Whether some words may say that a name is not to be printed."""
    return _free_words()[1].search(words) is not None


def names_nobody(words: str) -> bool:
    """Whether some words are what people type who have nothing to say."""
    return not any(map(str.isalnum, words)) or _free_words()[2].fullmatch(words.strip(" .-–—()")) is not None  # noqa: RUF001  # dashes


def speaks_of_a_person(words: str) -> bool:
    """Whether some words say that a person signs, and no organisation."""
    return _free_words()[3].search(words) is not None


def asks_for_consent(head: str) -> bool:
    """Whether a head asks whether what was typed may be kept and used."""
    return re.search(rf"{EDGE}{any_of(form_words().consent)}", head, re.IGNORECASE) is not None


def is_aside(words: str) -> bool:
    """Whether some words begin as what stands below or beside the rows of a list: Total."""
    return _free_words()[4].match(words) is not None
