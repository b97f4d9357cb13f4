"""The signs in which words end, those of all languages together; whether a text needs another is asked here alone."""

from __future__ import annotations

from typing import Final

STOPS: Final = ".?!…。．｡\uff1f\uff01\u061f\u06d4।։።။។"
"""What ends a sentence: the full-width signs of Chinese, and those of Arabic, Urdu, Hindi, Armenian, Amharic, Burmese
and Khmer, too."""
FULL_STOPS: Final = (".", "。", "．", "｡", "۔")
_PAUSES: Final = ",:;،؛，：；、､–—-"
_QUOTES: Final = "”\u2019»›\"'」』｣\u201c\u2018"
"""What may stand behind such a sign; in German and Russian the marks “ and ‘ close a quotation."""
_BRACKETS: Final = ")]）］】〕"
_CLOSED_BY: Final = {
    '"': '"', "'": "'", "“": "”", "‘": "\u2019", "„": "“”", "‚": "‘", "«": "»", "‹": "›", "»": "«",
    "「": "」", "『": "』", "《": "》", "〈": "〉",
}  # fmt: skip
"""By what opens a quotation or the title of a work, what closes it."""
_SHORTEST_QUOTATION: Final = 2
_SPACES: Final = " \u00a0\u202f\u200e\u200f\u2066\u2067\u2068\u2069"
"""What French has before its signs, and what isolates foreign words (UAX #9)."""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, perhaps within quotation marks."""
    return text.rstrip(_QUOTES + _SPACES).endswith(tuple(STOPS))


def ends_in_sign(text: str) -> bool:
    """Whether a text ends in a sign of any language, perhaps within quotation marks or brackets."""
    return text.rstrip(_QUOTES + _BRACKETS + _SPACES).endswith(tuple(STOPS + _PAUSES))


def before_stop(words: str, more: str) -> str:
    """The words with some more, before the full stop in which they end; one that these bring stands for both."""
    if not words.endswith(FULL_STOPS):
        return words + more
    return words[:-1] + more + ("" if more.endswith(FULL_STOPS) else words[-1])


def is_quoted(text: str) -> bool:
    """Whether a text stands between quotation marks, as a whole: the first of two quotations closes before the end."""
    if len(text) < _SHORTEST_QUOTATION or text[-1] not in _CLOSED_BY.get(text[0], ""):
        return False
    if text[0] == text[-1]:
        return text[0] not in text[1:-1]
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == text[0]) - (sign == text[-1])
        if not depth:
            return place == len(text) - 1
    return False
