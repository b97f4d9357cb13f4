"""What is compared of a name, so that capitals, accents and signs do not make it another."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_COMBINING: Final = re.compile("[\u0300-\u036f]")
_SIGNS: Final = re.compile("[^a-z0-9]+")
_ARTICLE: Final = re.compile(r"(?:the|le|la|les|l|el|los|las|o|os|as|der|die|das) ")


def plain_name(name: str) -> str:
    """A name as it is compared: without capitals, accents, signs and a leading article.

    Only accents of European scripts go: the vowels of Khmer or Arabic are letters to their readers.
    """
    text = _COMBINING.sub("", unicodedata.normalize("NFKD", name)).casefold().replace("&", " and ")
    if text.isascii():
        kept = _SIGNS.sub(" ", text)
    else:
        kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in text)
    words = " ".join(kept.split())
    return _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
