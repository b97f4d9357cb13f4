"""A name goes in; a key that sorts it as readers of a language look for it comes out.

The alphabets are those of CLDR, by way of ICU. What counts of a name is decided here: not its capitals,
accents and signs, and on request not the article that it begins with.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, TypeAlias

from undersigned.languages.icu_rules import sorting_key
from undersigned.languages.known import language_of, primary

SortKey: TypeAlias = tuple[bytes, str]

_ARTICLES: Final = {
    "de": ("der ", "die ", "das "),
    "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "l'"),
    "nl": ("de ", "het ", "een "),
}
"""Articles of languages that have no module of their own here."""
_EVERYWHERE: Final = ("the ", "l'")
"""Articles that are told from words of any language; "la" or "die" could be one."""
_NAMES: Final = ("el salvador", "la paz", "las vegas", "los angeles", "le mans", "the gambia", "the hague")
"""Places whose article belongs to the name."""

_SPACES: Final = re.compile(r"[\s'\u2010-\u2015-]+")
"""What stands between words, or between an article and its word."""


def sort_key(name: str, language: str, *, articles: bool = True) -> SortKey:
    """A key for a name in a letter in `language` (BCP 47); without `articles`, one at its start does not count."""
    plain = unicodedata.normalize("NFC", name).casefold().replace("\u2019", "'")
    if not articles:
        plain = _without_article(plain.lstrip("\"'«“”„‘ "), language)
    letters = (letter for letter in _SPACES.sub(" ", plain) if unicodedata.category(letter)[0] not in "PS")
    return sorting_key("".join(letters).strip(), language), name


def _without_article(name: str, tag: str) -> str:
    if name.startswith(_NAMES):
        return name
    language = language_of(tag)
    own = language.articles if language else _ARTICLES.get(primary(tag), ())
    for article in (*own, *_EVERYWHERE):
        if name.startswith(article) and len(name) > len(article):
            return name.removeprefix(article)
    return name
