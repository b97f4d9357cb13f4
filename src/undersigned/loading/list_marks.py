"""Reads what `marks` of asks says: the mark of the first of them as it is typed, or bullets; and what was meant."""

from __future__ import annotations

from typing import Final

from undersigned.languages.typed_marks import typed_mark
from undersigned.loading.schema_reading import load_schema
from undersigned.model.findings import closest
from undersigned.model.list_marks import ListMark

BULLETS: Final = "bullets"
RULE: Final[str] = load_schema("campaign")["$defs"]["ask_marks"]["patternErrorMessage"]
"""What a mark is, as it goes on behind "it"."""
_SIGNS: Final = "-–—*+•·●○◦▪■‣"  # noqa: RUF001  # people type dashes for bullets
"""Signs that are typed for a bullet."""
_WORDS: Final = {
    "bullets": BULLETS,
    "dashes": BULLETS,
    "figures": "1",
    "numbers": "1",
    "numbered": "1",
    "letters": "a",
    "capitals": "A",
    "roman": "i",
}
"""Words for marks, and what is written for them."""


def mark_of(typed: str | None) -> ListMark | None:
    """The marks of which the first is typed; figures, letters and numerals alone have a full stop behind them."""
    return next((mark for mark, number in _readings(typed) if number == 1), None)


def respelt_mark(text: str, _pattern: str = "", _usual: str = "") -> str:
    """A help line with what to write for marks that are none."""
    if text and not text.strip(_SIGNS):
        return f"write {BULLETS}"
    if word := closest(text, _WORDS):
        return "did you mean 'bullets'?" if word == BULLETS else f"write {_WORDS[word]}"
    mark, number = min(_readings(text), key=lambda reading: reading[1], default=(None, 1))
    if mark is None or number == 1:
        return f"write {BULLETS}, or 1"
    first = mark.printed(1)
    if text[-1].isalnum():
        first = first.removesuffix(mark.after)
    return (
        f"write {first}, and 'start: {number}' below it if the first ask is to have '{mark.printed(number)}'"
    )


def _readings(typed: str | None) -> tuple[tuple[ListMark, int], ...]:
    """What marks can be meant, each with the number of the one that is typed."""
    if not typed or typed == BULLETS:
        return ()
    read = typed_mark(typed if not typed[-1].isalnum() else f"{typed}.")
    return () if read is None or read.length < len(typed) else read.readings
