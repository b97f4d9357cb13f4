"""Words become lines of plain text: so many columns wide, a sign of East Asia taking two.

They are divided at spaces. Chinese and Japanese have none, so there a line may also end between two signs, but
not before one that closes or behind one that opens (kinsoku; UAX #14, classes CL, CP, EX, NS and OP).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from undersigned.languages.scripts import display_width

_SPACES: Final = re.compile(r"([\t\n\x0b\x0c\r ]+)")
_ADDRESS: Final = re.compile(r"<[^<>\s]*>|(?:https?://|www\.)[!-~]+")
"""An address, which stays whole."""
_NOT_FIRST: Final = frozenset(
    "、。，．：；？！‼⁇⁈⁉…‥—–～〜・％‰°′″々〻ゝゞヽヾー"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､｣ﾞﾟ"
    "）］｝〉》」』】〕〗〙〛｠”’»›)]},.:;?!%\"'["
)
"""What begins no line where there is no space; the last one opens the mark of a note."""
_NOT_LAST: Final = frozenset("（［｛〈《「『【〔〖〘〚｟“‘«‹([{£¥＄￥￡#＃\"'\u200d")


def filled(words: str, width: int, first: str = "", later: str = "") -> str:
    """Words in lines of at most `width` columns; no address is divided, nor a word that has a hyphen.

    The first line begins with `first`, each other one with `later`; what is wider than a line has one for itself.
    """
    lines, line, between = list[str](), "", ""
    start, used = first, display_width(first)
    for piece in _pieces(words):
        if _SPACES.fullmatch(piece):
            between = piece
            continue
        wide = display_width(between) + display_width(piece)
        if line and used + wide > width:
            lines.append(start + line)
            line, between, start = "", "", later
            used, wide = display_width(later), display_width(piece)
        line, used, between = line + between + piece, used + wide, ""
    return "\n".join([*lines, start + line] if line else lines)


def _pieces(words: str) -> Iterator[str]:
    """The white space, and what stands between: whole words, and stretches of signs that are not to be torn apart."""
    for piece in _SPACES.split(words):
        last = 0
        for end in _divisions(piece):
            yield piece[last:end]
            last = end
        if piece[last:]:
            yield piece[last:]


def _divisions(word: str) -> Iterator[int]:
    """Where a word without spaces may be divided."""
    if word.isascii():
        return
    whole = [address.span() for address in _ADDRESS.finditer(word)]
    for place in range(1, len(word)):
        before, after = word[place - 1], word[place]
        if not (_is_wide(before) or _is_wide(after)) or before in _NOT_LAST or after in _NOT_FIRST:
            continue
        if display_width(after) and not any(start < place < end for start, end in whole):
            yield place


def _is_wide(sign: str) -> bool:
    return display_width(sign) > 1
