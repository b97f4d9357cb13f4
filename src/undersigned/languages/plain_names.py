"""What is compared of a name, so that capitals, accents and signs do not make it another."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.patterns import any_of

_COMBINING: Final = re.compile("[\u0300-\u036f]")
_SIGNS: Final = re.compile("[^a-z0-9]+")
_GERMAN: Final = ("der", "die", "das")
"""Letters are not written in it here, but organisations have names in it."""


def plain_name(name: str) -> str:
    """A name as it is compared: without capitals, accents, signs and a leading article.

    Only accents of European scripts go: the vowels of Khmer or Arabic are letters to their readers.
    """
    return _plain_name(name, all_languages())


@functools.lru_cache(maxsize=1 << 16)  # of a register, each name is asked for several times
def _plain_name(name: str, languages: tuple[Language, ...]) -> str:
    text = _COMBINING.sub("", unicodedata.normalize("NFKD", name)).casefold().replace("&", " and ")
    if text.isascii():
        kept = _SIGNS.sub(" ", text)
    else:
        kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in text)
    words = " ".join(kept.split())
    return _article(languages).sub("", words, count=1)


@functools.cache
def _article(languages: tuple[Language, ...]) -> re.Pattern[str]:
    articles = (article for language in languages for article in language.name_articles)
    return re.compile(rf"\A{any_of((*articles, *_GERMAN))} ")
