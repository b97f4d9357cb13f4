"""Puts bookmarks on the blocks of a letter that is sent around, so that a file that comes back is known again.

Their names begin with a low line, which hides them in Word (ISO 29500-1 § 17.13.6.2); LibreOffice keeps them, in its
own format, too.
"""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import Final

from docx.oxml.document import CT_Body

from undersigned.model.letter import Role
from undersigned.writers.docx.ooxml import Element, element, q

_NAME: Final = "_us_{role}_{number}"
_PROPERTIES: Final = q("w:pPr")


class Bookmarks:
    """Marks what was written into a document since it was last asked; ids rise from the first."""

    def __init__(self, body: CT_Body, first_id: int) -> None:
        self._body = body
        self._ids = count(first_id)
        self._numbers = Counter[Role]()
        self._marked = self._written

    def mark(self, role: Role) -> None:
        """Mark the blocks of a part: paragraphs and entries that have words, and tables by the first that has some."""
        for block in list(self._body)[self._marked : self._written]:
            paragraphs = (one for one in block.iter(q("w:p")) if one.find(f".//{q('w:t')}") is not None)
            if (first := next(paragraphs, None)) is not None:
                self._numbers[role] += 1
                self._put(first, _NAME.format(role=role.value, number=self._numbers[role]))
        self._marked = self._written

    @property
    def _written(self) -> int:
        """How many blocks there are; the properties of the last section stand behind them."""
        return len(self._body) - 1

    def _put(self, paragraph: Element, name: str) -> None:
        id = str(next(self._ids))
        start = element("w:bookmarkStart", {"w:id": id, "w:name": name})
        properties = paragraph.find(_PROPERTIES)
        paragraph.insert(0 if properties is None else 1, start)
        paragraph.append(element("w:bookmarkEnd", {"w:id": id}))
