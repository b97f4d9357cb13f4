"""Reads fields in the head of a Word file: what they printed last is taken over only where every letter prints it.

The rest is marked in the words of its line by the name of the field, so that what stands beside it can be told from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import q
from undersigned.files.word_fields import differs_by_page, is_fast, outcome_of
from undersigned.files.word_xml import Element

_OPENS, _CLOSES = "\ufdd0", "\ufdd1"
"""Around the name of a field that moves: no text has them (Unicode, § 23.7)."""
_PICTURES: Final = frozenset(map(q, ("w:drawing", "w:pict", "w:object")))
"""What a field shows on this page or in this letter is looked at, as a logo for the first page only."""
_BETWEEN: Final = re.compile(r"(\s+[|\u2022\u00b7\u2013\u2014]\s+|\s{3,})")
"""What keeps one thing from the next in a line."""


@dataclass
class _Field:
    instruction: str = ""
    in_result: bool = False
    asks_for_page: bool = False


class OpenFields:
    """The fields that have begun and not ended, from the outside in."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._said = ""

    def read(self, piece: Element) -> bool:
        """Take in a piece that is part of a field; whether it is, and prints nothing by itself."""
        if piece.tag == q("w:fldChar"):
            self._mark(piece.get(q("w:fldCharType"), ""))
        elif piece.tag == q("w:instrText"):
            if self._open:
                self._open[-1].instruction += piece.text or ""
        else:
            if piece.tag in _PICTURES:
                return not all(field.in_result for field in self._open)
            return not self._prints() or (piece.tag == q("w:t") and self._in_simple(piece))
        return True

    def said(self) -> str:
        """What is to stand in the line for fields that have moved, once."""
        said, self._said = self._said, ""
        return said

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            ended = self._open.pop()
            if self._prints():
                self._tell(ended)
            if self._open:
                self._open[-1].asks_for_page |= ended.asks_for_page or differs_by_page(ended.instruction)

    def _prints(self) -> bool:
        """Whether what comes is printed, and by every letter."""
        return all(
            field.in_result and is_fast(field.instruction, asks_for_page=field.asks_for_page)
            for field in self._open
        )

    def _in_simple(self, text: Element) -> bool:
        """Whether a text is that of a field in its short form which moves (§ 17.16.19)."""
        for simple in text.iterancestors(q("w:fldSimple"), q("w:txbxContent")):
            if simple.tag == q("w:txbxContent"):
                break
            if not is_fast(simple.get(q("w:instr"), ""), asks_for_page=False):
                if next(simple.iter(q("w:t"))) is text and self._prints():
                    self._tell(_Field(simple.get(q("w:instr"), "")))
                return True
        return False

    def _tell(self, field: _Field) -> None:
        if not is_fast(field.instruction, asks_for_page=field.asks_for_page):
            self._said += f"{_OPENS}{outcome_of(field.instruction)[0]}{_CLOSES}"


def without_moving(words: str) -> tuple[str, list[str]]:
    """A line without what has a field that moves, up to the next mark that keeps things apart; and what that was."""
    parts = _BETWEEN.split(words)
    kept, left_out = "", list[str]()
    for at in range(0, len(parts), 2):
        if _OPENS in parts[at]:
            left_out.append(" ".join(parts[at].replace(_OPENS, "[").replace(_CLOSES, "]").split()))
        elif parts[at].strip():
            kept += (parts[at - 1] if kept else "") + parts[at]
    return " ".join(kept.split()), left_out
