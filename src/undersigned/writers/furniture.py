"""The head and foot of pages: a text of the house style goes in, its pieces come out with their values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from undersigned.languages.known import as_written
from undersigned.languages.language import PAGE_OF_PAGES
from undersigned.languages.written_dates import long_date
from undersigned.model.letter import Metadata

_PLACEHOLDER = re.compile(r"\{(page|pages|title|date)\}")


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
    }
    for position, piece in enumerate(_PLACEHOLDER.split(text)):
        if position % 2 and piece not in values:
            yield PageNumber(piece)
        elif piece:
            yield values[piece] if position % 2 else piece
