"""In which encoding a text file is: bytes go in, the text comes out, and what encoding was taken for likely.

A file that begins with a mark or is UTF-8 says it itself. Of others, that one is taken in which the letters that
are none of ASCII stand among letters of their own script and capitals where words begin.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LIKELY: Final = ("cp1252", "mac_roman", "cp850", "cp1251", "cp1256", "koi8-r", "gb18030")
"""As Excel and its likes write "CSV" in Western Europe, on a Mac, in a DOS window; in Russian, Arabic, and Chinese."""
_LOOKED_AT: Final = 400
"""Stretches that are no ASCII."""
_USUAL: Final = frozenset("‘’“”–—…«»\u00a0°€·،؟？，。№•")  # noqa: RUF001  # signs that stand among words
_UNUSED: Final = frozenset({0x81, 0x8D, 0x8F, 0x90, 0x9D})
"""Bytes that mean nothing in Windows-1252."""
_BROKEN: Final = re.compile(
    f"\ufffd|[\u00c2-\u00f4][\u0080-\u00bf{bytes({*range(0x80, 0xA0)} - _UNUSED).decode('cp1252')}]"
)
"""A character that was lost, or UTF-8 (RFC 3629) that was read byte by byte."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and the encoding that it must have; nothing for one that it says it has."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ""
    if data.count(b"\x00") > len(data) // 4:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        likely = max(_LIKELY, key=lambda encoding: _weight(data, encoding))
        return data.decode(likely, "replace"), likely


def broken(words: str) -> bool:
    """Whether letters of some words were lost, or read in another encoding than they were written in."""
    return "\ufffd" in words or (_BROKEN.search(words) is not None and mended(words) != words)


def mended(words: str) -> str:
    """What words may have been whose UTF-8 was read byte by byte; the same where they were not."""
    for encoding in ("cp1252", "latin-1"):
        try:
            return words.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return words


def _weight(data: bytes, encoding: str) -> float:
    """How likely an encoding is, of 1."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    found = 0.0
    stretches = list(re.finditer(r"[^\x00-\x7f]+", text))[:_LOOKED_AT]
    for stretch in stretches:
        before = text[stretch.start() - 1 : stretch.start()]
        after = text[stretch.end() : stretch.end() + 2]
        found += _likeness(before, stretch[0], after)
    return found / len(stretches) if stretches else 0.0


def _likeness(before: str, stretch: str, after: str) -> float:
    """How likely it is that such a stretch stands between the letter before it and the two after it."""
    signs = [c for c in stretch if not c.isalpha()]
    if any(c not in _USUAL for c in signs):
        return 0.0
    letters = [c for c in stretch if c.isalpha()]
    inside = before.isalpha() and after[:1].isalpha()
    if not letters:
        # A quotation mark between letters is an apostrophe, or a letter that was read wrongly.
        return 1.0 if not inside or stretch in "’‘" else 0.1  # noqa: RUF001  # the signs themselves
    scripts = {_script(c) for c in letters}
    beside = {_script(c) for c in before + after if c.isalpha()}
    if len(scripts | beside) > 1 or (inside and signs):
        return 0.1
    if scripts == {"LATIN"}:
        return _of_latin(before, letters, after)
    if scripts == {"CYRILLIC"} and not stretch.isupper() and any(c.isupper() for c in letters[1:]):
        return 0.3
    return 1.0 if scripts <= {"CYRILLIC", "ARABIC", "CJK"} else 0.2


def _of_latin(before: str, letters: list[str], after: str) -> float:
    begins_word = after[:1].isupper() and after[1:].islower()
    capital_within = before.islower() and any(c.isupper() for c in letters)
    small_before_capital = letters[-1].islower() and after[:1].isupper()
    if (
        len(letters) > _IN_A_ROW
        or capital_within
        or small_before_capital
        or (before and before.isalpha() and begins_word)
    ):
        return 0.2
    return 0.5 if any(c in _RARE for c in letters) else 1.0


_IN_A_ROW: Final = 2
"""Letters with accents that stand side by side in words in Latin letters."""
_RARE: Final = frozenset("þÞðÐƒªºµÿŸı")  # the letters themselves


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0].partition("-")[0]
