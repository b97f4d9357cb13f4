"""Turns words whose script belongs to one language into elements that name it, so that they are read in it.

Arabic, Chinese, Cyrillic, Ethiopic, Devanagari and Bengali letters stand for several languages
each; which one is meant, the letter does not say.
"""

from __future__ import annotations

import re
from typing import Final

_LETTERS: Final = {
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "gu": "\u0a80-\u0aff",
    "he": "\u0590-\u05ff",
    "hy": "\u0530-\u058f",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf",
    "km": "\u1780-\u17ff",
    "kn": "\u0c80-\u0cff",
    "ko": "\u1100-\u11ff\uac00-\ud7af",
    "lo": "\u0e80-\u0eff",
    "ml": "\u0d00-\u0d7f",
    "my": "\u1000-\u109f",
    "or": "\u0b00-\u0b7f",
    "pa": "\u0a00-\u0a7f",
    "si": "\u0d80-\u0dff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "th": "\u0e00-\u0e7f",
}
"""The blocks of Unicode whose letters are written in one language (BCP 47)."""

_WORDS: Final = re.compile(
    # A single letter is a sign more often than a word.
    "|".join(rf"(?P<{tag}>[{block}]{{2,}}(?:\W+[{block}]+)*)" for tag, block in _LETTERS.items())
)


def with_languages(html: str, language: str) -> str:
    """The text of an element, with words that are not in `language` (BCP 47) as `span` elements with a `lang`."""
    if html.isascii():
        return html
    own = language.partition("-")[0].lower()

    def named(found: re.Match[str]) -> str:
        tag = found.lastgroup
        return found[0] if tag == own else f'<span lang="{tag}">{found[0]}</span>'

    return _WORDS.sub(named, html)
