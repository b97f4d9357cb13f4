"""Shows what a terminal would obey and nobody would see: a text goes in, and comes out with those signs as their codes.

A name with an ESC in it can clear a screen or write over a finding; one with a sign of direction can show `exe.docx`
for what ends in `xcod.exe`. Letters of every script print as they are, those written from right to left, too, and so
do the joiners that words of Persian, Hindi or Khmer need.
"""

from __future__ import annotations

import re
from typing import Final

_JOINED: Final = "\u0620-\u109f\u1780-\u18af\ua840-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
"""Scripts in whose words a joiner or a non-joiner can stand (Unicode, chapters 9 and 12, and § 23.2)."""
_UNSPACED: Final = "\u0e00-\u109f\u1780-\u17ff"
"""Scripts that have no space between words: Thai, Lao, Tibetan, Myanmar, Khmer; a sign may say where a line can end."""
_PICTURES: Final = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
"""Signs that a joiner makes one picture of."""

_OBEYED: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, DEL and C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # of direction (UAX #9, 2)
    "\u2028\u2029"  # ends of lines
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # of no width (Default_Ignorable_Code_Point)
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # no characters: of a name that is not in UTF-8
    f"|(?<![{_UNSPACED}])\u200b"
    f"|(?<![{_JOINED}])\u200c"
    f"|(?<![{_JOINED}{_PICTURES}])\u200d"
)


def visible(text: str) -> str:
    r"""The text in one line, nothing of it hidden: ESC as `\x1b`, the end of a line as `\n`, U+202E as `\u202e`."""
    return _OBEYED.sub(_code, text) if not text.isascii() or not text.isprintable() else text


def _code(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode("ascii")
