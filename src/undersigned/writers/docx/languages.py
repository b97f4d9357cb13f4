"""What Word must know to proof and set a letter, from its language and the scripts of its words."""

from __future__ import annotations

import re

from undersigned.languages.known import primary
from undersigned.languages.scripts import RTL_BLOCKS, is_rtl
from undersigned.writers.docx.ooxml import Element, element

# What Word calls complex: languages from right to left, and these of India and South-East Asia with letters of
# their own.
_COMPLEX_LANGUAGES = frozenset({
    "as", "bn", "bo", "dz", "gu", "hi", "km", "kn", "lo", "ml", "mr", "my", "ne", "or", "pa", "sa", "si", "ta",
    "te", "th",
})  # fmt: skip
_EAST_ASIAN_LANGUAGES = frozenset({"ja", "ko", "zh"})

# What runs from right to left, and the blocks of India and South-East Asia.
_IS_COMPLEX = re.compile(f"[{RTL_BLOCKS}\u0900-\u109f\u1780-\u17ff\u19e0-\u19ff]")
_IS_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def language(tag: str) -> Element:
    """The language to proof the text in (BCP 47), for Latin, East Asian and complex scripts (§ 17.3.2.20)."""
    return element(
        "w:lang",
        {
            "w:val": tag,
            "w:eastAsia": tag if primary(tag) in _EAST_ASIAN_LANGUAGES else "zh-CN",
            "w:bidi": tag if is_rtl(tag) or primary(tag) in _COMPLEX_LANGUAGES else "ar-SA",
        },
    )


def foreign(tag: str, kinds: frozenset[str]) -> Element:
    """The language (BCP 47) of words with these kinds of letters, in another language than the letter's (§ 17.3.2.20).

    Word looks for it under the kind of their letters, not of the language: Khmer may stand in Latin letters.
    """
    return element("w:lang", {kind: tag for kind in ("w:val", "w:eastAsia", "w:bidi") if kind in kinds})


def kinds_of_letters(words: str) -> frozenset[str]:
    """The attributes of `w:lang` that hold for some words."""
    return frozenset(_kind(letter) for letter in words if letter.isalpha()) or frozenset({"w:val"})


def _kind(letter: str) -> str:
    """The attribute of `w:lang` that holds for a letter."""
    if _IS_COMPLEX.match(letter):
        return "w:bidi"
    return "w:eastAsia" if _IS_EAST_ASIAN.match(letter) else "w:val"
