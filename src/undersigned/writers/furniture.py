"""The head and foot of pages: a text of the house style goes in, its pieces come out with their values.

Where three texts have no room beside one another, `columns` says how wide each may be, in every format.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from undersigned.languages.known import as_written
from undersigned.languages.language import PAGE_OF_PAGES
from undersigned.languages.written_dates import long_date
from undersigned.model.letter import Metadata
from undersigned.model.style import PLACEHOLDERS, Furniture

_PLACEHOLDER = re.compile(rf"\{{({'|'.join(PLACEHOLDERS)})\}}")

_CHARACTER = 0.55
"""Ems that a letter takes, with something to spare."""
_WIDE = 1.05
"""Ems that a character of Chinese, Japanese or Korean takes."""
_PAGES = "000"
"""As wide as the number of a page."""
GAP = 12.0
"""Points between two texts that stand beside one another."""
RULE_GAP = 4.0
"""Points between a header or footer and its rule."""


class PageNumber(Enum):
    """What only a format knows that has pages."""

    PAGE = "page"
    PAGES = "pages"


def pieces(text: str, metadata: Metadata) -> Iterator[str | PageNumber]:
    """The words of a header or footer, and where page numbers stand; date and pages are as the letter has them."""
    language = as_written(metadata.language)
    text = text.replace("{page_of_pages}", language.page_of_pages if language else PAGE_OF_PAGES)
    values = {
        "title": metadata.title,
        "date": long_date(metadata.date, metadata.language) if metadata.date else "",
        "session": metadata.session,
    }
    for position, piece in enumerate(_PLACEHOLDER.split(text)):
        if position % 2 and piece not in values:
            yield PageNumber(piece)
        elif piece:
            yield values[piece] if position % 2 else piece


@dataclass(frozen=True)
class Columns:
    """How wide the left, centre and right text of a line may be, in points."""

    widths: tuple[float, float, float]
    lines: int
    """How many lines the longest of them is broken into, as far as can be told without its typeface."""
    is_needed: bool
    """Whether the texts have no room beside one another, and would run into each other without columns."""


def columns(furniture: Furniture, metadata: Metadata, size: float, width: float) -> Columns:
    """The columns of a header or footer in letters of a size.

    A text in the middle stays there; one at a side that is shorter than its share leaves the rest to the other.
    """
    texts = (furniture.left, furniture.centre, furniture.right)
    typed = [_words(text, metadata).split("\n") for text in texts]
    wanted = [[_width(line, size) for line in lines] for lines in typed]
    left, centre, right = map(max, wanted)
    has_lines = any(len(lines) > 1 for lines in typed)
    if not centre:
        narrow = min(min(left, right) + GAP, width / 2) if left and right else 0.0
        widths = (narrow, 0.0, width - narrow) if left < right else (width - narrow, 0.0, narrow)
        is_needed = bool(left and right) and (has_lines or left + right + GAP > width)
    else:
        sides = max(left, right) + GAP if left or right else 0.0
        middle = max(width - 2 * sides, min(centre + GAP, width / 3))
        widths = ((width - middle) / 2, middle, (width - middle) / 2)
        is_needed = has_lines or (bool(sides) and centre + 2 * sides > width)
    lines = max(
        sum(max(1, math.ceil(line / wide)) for line in column) if wide else 1
        for column, wide in zip(wanted, widths, strict=True)
    )
    return Columns(widths, lines, is_needed)


def _words(text: str, metadata: Metadata) -> str:
    return "".join(_PAGES if isinstance(one, PageNumber) else one for one in pieces(text, metadata))


def _width(words: str, size: float) -> float:
    """Points that words take on one line, at most."""
    ems = (_WIDE if unicodedata.east_asian_width(letter) in "WF" else _CHARACTER for letter in words)
    return size * sum(ems)
