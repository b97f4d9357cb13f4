"""What Word must know to proof and set a letter, from its language and the scripts of its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from undersigned.languages.known import primary
from undersigned.languages.scripts import is_rtl
from undersigned.writers.docx.ooxml import Element, element

# What Word calls complex: languages from right to left, and these of India and South-East Asia with letters of
# their own.
_COMPLEX_LANGUAGES = frozenset({
    "as", "bn", "bo", "dz", "gu", "hi", "km", "kn", "lo", "ml", "mr", "my", "ne", "or", "pa", "sa", "si", "ta",
    "te", "th",
})  # fmt: skip
_EAST_ASIAN_LANGUAGES = frozenset({"ja", "ko", "zh"})

# Hebrew, Arabic, Syriac, Thaana, N'Ko … with their presentation forms: the blocks that Unicode
# sets from right to left.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_IS_RTL = re.compile(f"[{_RTL}]")
# … with those of India and South-East Asia.
_IS_COMPLEX = re.compile(f"[{_RTL}\u0900-\u109f\u1780-\u17ff\u19e0-\u19ff]")
_IS_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
# Words of one direction with the spaces, signs and figures between them.
_RTL_WORDS = re.compile(rf"([{_RTL}]+(?:(?:\d|[^\w{_RTL}])+[{_RTL}]+)*)")
_LTR_WORDS = re.compile(rf"([^\W\d{_RTL}]+(?:(?:\d|[^\w{_RTL}])+[^\W\d{_RTL}]+)*)")


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


def runs_rtl(text: str, *, rtl_letter: bool) -> bool:
    """Whether a paragraph goes from right to left.

    In a letter from left to right the first letter decides (UAX #9, P2). In one from right to left,
    where Latin names open many a paragraph, one letter of its own script is enough.
    """
    if not _IS_RTL.search(text):
        return rtl_letter and not any(unicodedata.bidirectional(character) == "L" for character in text)
    if rtl_letter:
        return True
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def by_direction(text: str, *, rtl_paragraph: bool) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether its run goes from right to left (§ 17.3.2.30).

    Signs and figures between words of two directions go as the paragraph itself goes.
    """
    if not rtl_paragraph and not _IS_RTL.search(text):
        yield text, False
        return
    pieces = (_LTR_WORDS if rtl_paragraph else _RTL_WORDS).split(text)
    for position, piece in enumerate(pieces):
        if piece:
            yield piece, rtl_paragraph == (position % 2 == 0)
