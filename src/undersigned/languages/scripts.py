"""How languages are written: a tag goes in, its direction comes out; the letters that only one has, and widths."""

from __future__ import annotations

import unicodedata
from typing import Final

from undersigned.languages.icu_rules import is_right_to_left
from undersigned.languages.known import language_of
from undersigned.languages.language import Direction

LETTERS: Final = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "gu": "\u0a80-\u0aff",
    "he": "\u0590-\u05ff",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf",
    "km": "\u1780-\u17ff",
    "kn": "\u0c80-\u0cff",
    "ko": "\u1100-\u11ff\uac00-\ud7af",
    "lo": "\u0e80-\u0eff",
    "ml": "\u0d00-\u0d7f",
    "my": "\u1000-\u109f",
    "or": "\u0b00-\u0b7f",
    "pa": "\u0a00-\u0a7f",
    "si": "\u0d80-\u0dff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "th": "\u0e00-\u0e7f",
}
"""The blocks of Unicode whose letters are written in one language (BCP 47), as of a class in a pattern."""

RTL_BLOCKS: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
"""The blocks that Unicode sets from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko …, their presentation forms),
with their figures and signs, as of a class in a pattern."""


def direction_of(tag: str) -> Direction:
    """The direction in which a language (BCP 47) is written."""
    language = language_of(tag)
    if language is not None:
        return language.direction
    return Direction.RIGHT_TO_LEFT if is_right_to_left(tag) else Direction.LEFT_TO_RIGHT


def is_rtl(tag: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    return direction_of(tag) is Direction.RIGHT_TO_LEFT


def strong_directions(text: str) -> list[bool]:
    """For each letter with a direction of its own (UAX #9, table 4), whether that is from right to left."""
    kinds = map(unicodedata.bidirectional, text)
    return [kind != "L" for kind in kinds if kind in ("L", "R", "AL")]


def phrase(block: str) -> str:
    """The pattern of words of a block, as of a class in a pattern, that belong together from right to left.

    What is around them has other letters: a comma or a bracket belongs to that, and ends them. A note may be called
    among them (U+FFFC), and figures may stand there.
    """
    letter = rf"[{block}]"
    inside = rf'(?<={letter})["./](?={letter})'  # צה"ל
    initial = rf"(?<={letter})(?<!{letter}{letter})\.[^\S\n](?={letter})"
    between = rf"(?:['\u2019\u2010\-0-9\u200c-\u200f\ufffc]|[^\S\n]|{inside}|{initial})*"
    return f"{letter}(?:{between}{letter})*"


def display_width(text: str) -> int:
    """The columns that a text takes in a terminal: two for a sign of East Asia, none for an accent (UAX #11).

    Nor do marks take one that are not seen, such as those of direction, nor noncharacters that stand for them.
    """
    return sum(
        0
        if unicodedata.combining(sign) or unicodedata.category(sign) == "Cf" or "\ufdd0" <= sign <= "\ufdef"
        else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
