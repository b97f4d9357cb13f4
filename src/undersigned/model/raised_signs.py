"""Raised words in a text that raises nothing: figures as Unicode's raised ones, as "103" is another number than 10³."""

from __future__ import annotations

from typing import Final

_FIGURES: Final = "0123456789+-=()n"
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"
_MINUS: Final = "\N{MINUS SIGN}"
_UP: Final = str.maketrans(f"{_FIGURES}{_MINUS}", f"{_RAISED}⁻")
_DOWN: Final = str.maketrans(f"{_RAISED}{_MINUS}", f"{_FIGURES}-", "^")


def raised(text: str) -> str:
    """What stands in a plain text for raised words: the "th" of 54th is read on the line, too, and a figure is not."""
    if not any(sign.isdecimal() for sign in text):
        return text
    inside = text.strip()
    shown = inside.translate(_UP)
    is_whole = all(sign in _RAISED for sign in shown)
    return text.replace(inside, shown if is_whole else f"^{inside}")


def lowered(text: str) -> str:
    """A plain text without the difference between raised and other signs, for comparing with what is printed raised."""
    return text.translate(_DOWN)
