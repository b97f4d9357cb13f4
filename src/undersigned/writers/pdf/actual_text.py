"""Tells a PDF's reader the text of lines in scripts whose letters take several glyphs (`ActualText`).

A PDF reader gets the text from a table that gives each glyph its character. That fails where a
letter is drawn with several glyphs (Arabic letters and their dots) or glyphs are drawn in another
order than their letters are written (Khmer, Burmese and Indian vowels): what is copied, searched
or read aloud is garbled. ISO 32000-1, 14.9.4: `ActualText` of a marked-content sequence replaces
what its glyphs say.
"""

from __future__ import annotations

import unicodedata

from undersigned.languages.scripts import strong_directions
from undersigned.writers.pdf.sheet import WORD_JOINER


def actual_text(text: str, *, rtl: bool) -> str | None:
    """What is to stand for the glyphs of a text, if it has combining marks or Arabic letters.

    In words from right to left, brackets are drawn as their mirror images, and signs without letters show no direction.
    """
    turned = rtl and (True not in strong_directions(text) or any(map(unicodedata.mirrored, text)))
    if not turned and (text.isascii() or not any(map(_is_garbled, text))):
        return None
    return text.replace(WORD_JOINER, "")


def _is_garbled(character: str) -> bool:
    return unicodedata.category(character).startswith("M") or unicodedata.bidirectional(character) == "AL"
