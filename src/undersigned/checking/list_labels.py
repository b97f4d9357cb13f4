"""Compares the marks of items that a letter prints with those that were typed in front of the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from undersigned.checking.words import Begins, Word, bare

_COUNTED_ON: Final = re.compile(r"\d+([.)])")
_LENGTHENING: Final = "\u0640"
"""The stroke that shows an Arabic letter in the form that begins a word."""


def unlike_mark(labels: Sequence[str], typed: Sequence[Word]) -> str | None:
    """The first of some printed marks that nobody typed, in their order; None where each of them was."""
    rest = iter(typed)
    return next((label for label in labels if not any(_is_meant(label, mark) for mark in rest)), None)


def _is_meant(label: str, mark: Word) -> bool:
    """Whether a mark was typed as it is printed, or as `1.` directly below another (CommonMark § 5.3)."""
    if _spelt(label) == _spelt(mark.text):
        return True
    counted = _COUNTED_ON.fullmatch(label)
    return counted is not None and mark.begins is not Begins.BLOCK and mark.text == f"1{counted[1]}"


def _spelt(mark: str) -> str:
    return bare(mark).replace(_LENGTHENING, "")
