"""Gives the letters by which words are looked for: any text goes in, small letters without accents and signs come out.

So `Łódź` is found as `lodz`, `straße` as `strasse`, `œuvre` as `oeuvre`, and Arabic with vowel signs as without.
"""

from __future__ import annotations

import functools
import unicodedata
from typing import Final

from undersigned.languages.icu_rules import in_ascii

_SAME: Final = {"\u0629": "\u0647", "\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u0640": ""}
"""Arabic letters that are typed for one another, and the one that only stretches a word."""


@functools.cache
def plain_letter(letter: str) -> str:
    """What a sign is looked for as; of some, nothing, of some more than one."""
    found = ""
    for one in unicodedata.normalize("NFKD", letter.casefold()):
        if unicodedata.combining(one) or unicodedata.category(one) == "Cf":
            continue
        if one.isdecimal():
            found += str(unicodedata.decimal(one))
        elif one.isascii():
            found += one
        elif unicodedata.name(one, "").startswith("LATIN") or not one.isalnum():
            found += in_ascii(one).casefold()
        else:
            found += _SAME.get(one, one)
    return found


class _Plain(dict[int, str]):
    def __missing__(self, sign: int) -> str:
        self[sign] = plain = plain_letter(chr(sign))
        return plain


_PLAIN: Final = _Plain()


def plain_letters(text: str) -> str:
    """A text in those letters."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)
