"""Turns a name into a key that sorts it as readers of a language look for it.

Babel has no collation, and PyICU is a library of the system. So this follows the rules of Unicode's
collation (UTS #10) as far as names of organisations need them: capitals, accents and punctuation do not
count, and the letters that a language has of its own stand where its alphabet has them. Letters of other
scripts follow on the Latin ones, in the order of Unicode.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final, TypeAlias

SortKey: TypeAlias = tuple[str, str]

_AFTER: Final = {
    "az": {"ç": "c", "ə": "e", "ğ": "g", "ı": "h", "ö": "o", "ş": "s", "ü": "u"},
    "cs": {"č": "c", "ř": "r", "š": "s", "ž": "z"},
    "da": {"æ": "z", "ø": "z", "å": "z"},
    "es": {"ñ": "n"},
    "et": {"š": "s", "ž": "s", "õ": "w", "ä": "w", "ö": "w", "ü": "w"},
    "fi": {"å": "z", "ä": "z", "ö": "z"},
    "hr": {"č": "c", "ć": "c", "đ": "d", "š": "s", "ž": "z"},
    "hu": {"ö": "o", "ő": "o", "ü": "u", "ű": "u"},
    "is": {"ð": "d", "þ": "z", "æ": "z", "ö": "z"},
    "lt": {"č": "c", "š": "s", "ž": "z"},
    "lv": {"č": "c", "ģ": "g", "ķ": "k", "ļ": "l", "ņ": "n", "š": "s", "ž": "z"},
    "no": {"æ": "z", "ø": "z", "å": "z"},
    "pl": {"ą": "a", "ć": "c", "ę": "e", "ł": "l", "ń": "n", "ó": "o", "ś": "s", "ź": "z", "ż": "z"},
    "ro": {"ă": "a", "â": "a", "î": "i", "ș": "s", "ş": "s", "ț": "t", "ţ": "t"},
    "ru": {"й": "и"},
    "sk": {"ä": "a", "č": "c", "ô": "o", "š": "s", "ž": "z"},
    "sl": {"č": "c", "š": "s", "ž": "z"},
    "sq": {"ç": "c", "ë": "e"},
    "sv": {"å": "z", "ä": "z", "ö": "z"},
    "tr": {"ç": "c", "ğ": "g", "ı": "h", "ö": "o", "ş": "s", "ü": "u"},
    "uk": {"ґ": "г", "ї": "і", "й": "и"},
}
"""By language, the letters that its alphabet has after another one (CLDR, collation); elsewhere an accent does
not make a letter of its own."""
_SAME: Final = {"bs": "hr", "me": "hr", "nb": "no", "nn": "no", "sr": "hr", "be": "ru"}

_FOLDED: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ə": "e", "ħ": "h"}
)
"""Letters that Unicode takes apart no further, as languages sort them that do not have them."""

_ARTICLES: Final = {
    "ar": ("ال",),
    "de": ("der ", "die ", "das "),
    "en": ("the ", "a ", "an "),
    "es": ("el ", "la ", "los ", "las "),
    "fr": ("le ", "la ", "les ", "l'"),
    "it": ("il ", "lo ", "la ", "i ", "gli ", "le ", "l'"),
    "nl": ("de ", "het ", "een "),
    "pt": ("o ", "a ", "os ", "as "),
}
_EVERYWHERE: Final = ("the ", "l'")
"""Articles that are told from words of any language; "la" or "die" could be one."""
_NAMES: Final = ("el salvador", "la paz", "las vegas", "los angeles", "le mans", "the gambia", "the hague")
"""Places whose article belongs to the name."""

_SPACES: Final = re.compile(r"[\s'\u2010-\u2015-]+")
"""What stands between words, or between an article and its word."""
_LAST: Final = 0x10FF00
"""Where characters begin that stand behind every letter."""


def sort_key(name: str, language: str, *, articles: bool = True) -> SortKey:
    """A key for a name in a letter in `language` (BCP 47); without `articles`, one at its start does not count."""
    family = language.partition("-")[0].lower()
    plain = unicodedata.normalize("NFC", name).casefold().replace("\u2019", "'")
    if not articles:
        plain = _without_article(plain.lstrip("\"'«“”„‘ "), family)
    own = _AFTER.get(_SAME.get(family, family), {})
    places = {letter: f"{base}{chr(_LAST + place)}" for place, (letter, base) in enumerate(own.items())}
    letters = (letter for letter in _SPACES.sub(" ", plain) if unicodedata.category(letter)[0] not in "PS")
    return "".join(places.get(letter) or _bare(letter) for letter in letters).strip(), name


def _without_article(name: str, family: str) -> str:
    if name.startswith(_NAMES):
        return name
    for article in (*_ARTICLES.get(family, ()), *_EVERYWHERE):
        if name.startswith(article) and len(name) > len(article):
            return name.removeprefix(article)
    return name


@functools.lru_cache(maxsize=1024)
def _bare(letter: str) -> str:
    """A letter without its accents."""
    taken_apart = unicodedata.normalize("NFKD", letter.translate(_FOLDED))
    return "".join(character for character in taken_apart if not unicodedata.combining(character))
