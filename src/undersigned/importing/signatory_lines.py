"""Tells of lines below a closing formula that they name nobody: sentences, and notes that were typed."""

from __future__ import annotations

import datetime
import functools
import re
from typing import Final

from undersigned.importing.bounds import LONGEST_DATE, LONGEST_NAME
from undersigned.importing.found_dates import find_date
from undersigned.importing.manuscript import Line, Words
from undersigned.languages.known import all_languages, language_of
from undersigned.languages.looked_for import NoteMarks
from undersigned.languages.patterns import any_of
from undersigned.languages.written_dates import long_date
from undersigned.model.letter import Text

LONGEST_HEADING: Final = 100
"""Characters of a heading over names."""
ENDS: Final = (".", "。", "!", "！", "؟", "?")
"""What sentences end with."""
_FIGURE: Final = re.compile(r"\d{1,3}[.)]?\s+")


def is_sentence(text: str) -> bool:
    """Whether a line says something, and names nobody."""
    text = text.strip()
    if len(text) >= LONGEST_NAME:
        return True
    if text.endswith(":"):
        return len(text) > LONGEST_HEADING
    if not text.endswith(ENDS):
        return False
    words = text.split()
    last = words[-1].rstrip("".join(ENDS))
    return (
        len(text) > LONGEST_DATE
        or (len(words) > 1 and last.islower() and last.isalpha())
        or text[-1] in "。！"
    )


def with_mark(line: Line) -> Words:
    """The words of a line, with the number before it, which no sentence has by itself."""
    if line.item is None or not line.item.numbered:
        return line.words
    return (Text(f"{line.item.mark.printed(line.item.start)} "), *line.words)


def is_typed_source(text: str) -> bool:
    """Whether a line is a figure with a source behind it, as notes are typed: "1 See A/HRC/51/66", "2. Ibid."."""
    found = _FIGURE.match(text)
    return found is not None and _sources().match(text[found.end() :]) is not None


@functools.cache
def _sources() -> re.Pattern[str]:
    """How sources begin: with "see", "ibid.", a symbol of a document, an address."""
    languages = all_languages()
    ibid = NoteMarks.of_all(language.marks for language in languages).ibid
    see = [re.escape(language.notes.see) for language in languages if language.notes.see]
    words = rf"{any_of((*ibid, *see))}(?!\w)"
    return re.compile(rf"{words}|[A-Z]+/[\w.]+/|https?://|www\.", re.IGNORECASE)


def as_of(text: str, language: str) -> datetime.date | None:
    """The day of which a line says that the list is, as a letter in the language prints it."""
    known = language_of(language)
    before = known.letter.as_of if known else None
    found = find_date(text, language) if before else None
    if not found or _squeezed(text) != _squeezed(f"{before}{long_date(found.date, language)}"):
        return None
    return found.date


def is_said_of_asterisks(text: str, language: str) -> bool:
    """Whether a line says, as a letter in the language prints it, what asterisks behind names mean."""
    known = language_of(language)
    said = known.letter.for_identification if known else None
    return bool(said) and re.sub(r"^\*\s*", "", text).rstrip(".").casefold() == str(said).casefold()


def _squeezed(text: str) -> str:
    """A text as it is compared: kinds of spaces, and a colon at its end, do not count."""
    return "".join(text.split()).rstrip(":：").casefold()
