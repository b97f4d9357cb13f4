"""Reads WeasyPrint's log, which warns of what is missing from a page: lost characters and links come out."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MISSING: Final = ".notdef glyph rendered"
"""How it begins the warning of a character that no font has; the character is the first argument."""
_NOWHERE: Final = "No anchor #"
"""How it begins the warning of a link whose other end is on no page; that is the first argument."""


class Complaints(logging.Handler):
    """The characters that no font has, the ends of links that are lost, and warnings of any other kind."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.missing: set[str] = set()
        self.lost: set[str] = set()
        self.others: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Sort a warning into one of the three."""
        match record.args:
            case (str(character), *_) if str(record.msg).startswith(_MISSING):
                self.missing.add(character)
            case (str(anchor), *_) if str(record.msg).startswith(_NOWHERE):
                self.lost.add(anchor)
            case _:
                self.others.append(record.getMessage())


@contextmanager
def complaints() -> Iterator[Complaints]:
    """Collects what WeasyPrint complains of meanwhile; none of it reaches the user's terminal."""
    logger = logging.getLogger("weasyprint")
    found = Complaints()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(found)
    try:
        yield found
    finally:
        logger.removeHandler(found)
        logger.propagate = propagates
