"""The words and notes that a reader finds in a file, in one form for every format, so that they can be compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

_BETWEEN: Final = re.compile(r"[\s\u00ad\u200b\u200e\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]+")
"""What layout may put between letters or take away: white space, break opportunities, marks of direction."""


def letters(text: str) -> str:
    """The text without what layout may change."""
    return _BETWEEN.sub("", unicodedata.normalize("NFC", text))


@dataclass
class Reading:
    """What a reader found in a file, white space included."""

    stretches: list[str] = field(default_factory=lambda: [""])
    """All words but those of the notes, in reading order: a new stretch begins with each mark that calls a note."""
    notes: list[str] = field(default_factory=list)
    """Each note with its mark, in the order of the calls."""

    def add(self, words: str) -> None:
        """Go on with the text."""
        self.stretches[-1] += words

    def call(self) -> None:
        """A note is called here; what is added next is its mark."""
        self.stretches.append("")
