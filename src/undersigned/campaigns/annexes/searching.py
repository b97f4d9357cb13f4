"""Looks for words and sources in sections: words as their beginnings, phrases, whatever their accents."""

from __future__ import annotations

import re
import unicodedata

_AROUND = 60
"""How many characters a line of context shows before and after what was found."""
_TERM = re.compile(r"[\"“”«»„]([^\"“”«»„]+)[\"“”«»„]|(\S+)")
_APOSTROPHES = "\u2018\u2019\u02bc\u02b9\u00b4`\u2032\uff07"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2212"


class _Folded(dict[int, str]):
    """What each sign is looked for as, one for one, so that an offset stays the same."""

    def __missing__(self, sign: int) -> str:
        letter = chr(sign)
        base = unicodedata.normalize("NFKD", letter.lower())
        plain = next((one for one in base if not unicodedata.combining(one)), " ")
        self[sign] = plain
        return plain


_FOLDED = _Folded({ord(one): "'" for one in _APOSTROPHES} | {ord(one): "-" for one in _HYPHENS})


def folded(text: str) -> str:
    """A text in small letters without accents, as long as it was."""
    text = unicodedata.normalize("NFC", text)
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def terms_of(query: str) -> list[re.Pattern[str]]:
    """What is looked for: each word, and each phrase in quotation marks. A word may go on; a number may not."""
    found = []
    for term in _TERM.finditer(query):
        words = folded(term[1] or term[2]).split()
        if words:
            pattern = r"\s+".join(map(re.escape, words))
            behind = r"(?![\w])" if words[-1][-1].isdigit() else ""
            found.append(re.compile(rf"(?<!\w){pattern}{behind}"))
    return found


def context(text: str, found: re.Match[str]) -> str:
    """The words around what was found."""
    start, end = max(0, found.start() - _AROUND), min(len(text), found.end() + _AROUND)
    start = start and (text.find(" ", start, found.start()) + 1 or start)
    end = (
        end
        if end == len(text)
        else (text.rfind(" ", found.end(), end) if " " in text[found.end() : end] else end)
    )
    before, behind = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{' '.join(text[start:end].split())}{behind}"
