"""Looks for words and sources in sections: words as their beginnings, phrases, whatever their accents."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from itertools import accumulate

from undersigned.languages.known import all_languages
from undersigned.languages.patterns import EDGE, END, HAN, any_of
from undersigned.languages.plain_letters import plain_letters

_AROUND = 60
"""How many characters a line of context shows before and after what was found."""
_TERM = re.compile(r"[\"“”«»„]([^\"“”«»„]+)[\"“”«»„]|(\S+)")
_BEFORE = 8
"""How many characters an article and other words have at most that are written together with the one behind them."""
_AT_ENDS = ".,;:!?()[]\u060c\u061b\u061f\u3001\u3002\uff0c"


@dataclass(frozen=True)
class Term:
    """A word or a phrase that is looked for."""

    pattern: re.Pattern[str]
    begins: str
    """Where this is not, the whole is not, which is found out at once."""

    def search(self, plain: str) -> re.Match[str] | None:
        """Where it stands in a text in plain letters."""
        at = plain.find(self.begins)
        return None if at < 0 else self.pattern.search(plain, max(0, at - _BEFORE))


def terms_of(query: str) -> list[Term]:
    """What is looked for: each word, and each phrase in quotation marks. A word may go on; a number may not."""
    found = []
    for term in _TERM.finditer(query):
        words = [word for one in (term[1] or term[2]).split() if (word := plain_letters(one.strip(_AT_ENDS)))]
        if words:
            pattern = r"\s+".join(map(_pattern, words))
            behind = END if words[-1][-1].isdigit() else ""
            found.append(Term(re.compile(f"{pattern}{behind}"), _bare(words[0])))
    return found


def _pattern(word: str) -> str:
    """A word as it may stand in a text: among Han characters anywhere, in Arabic behind its article and others."""
    if word.isascii():
        return f"{EDGE}{re.escape(word)}"
    if re.match(HAN, word):
        return re.escape(word)
    article, joined = _joined()
    return rf"(?<!\w)(?:{joined}{{0,2}}{article}?)?{re.escape(_bare(word))}"


def _bare(word: str) -> str:
    """A word without the article that is written together with it."""
    if word.isascii():
        return word
    article, joined = _joined()
    return re.sub(rf"\A{joined}?{article}(?=\w{{3}})", "", word)


@functools.cache
def _joined() -> tuple[str, str]:
    """What languages write together with the word behind it: articles, and other words."""
    return (
        any_of(one.joined_article for one in all_languages() if one.joined_article),
        any_of(one.joined_words for one in all_languages() if one.joined_words),
    )


def as_typed(text: str, found: re.Match[str]) -> tuple[int, int]:
    """Where in a text that stands which was found in its plain letters."""
    if text.isascii():
        return found.span()
    ends = [*accumulate(len(plain_letters(letter)) for letter in text)]
    start = next((at for at, end in enumerate(ends) if end > found.start()), len(text))
    return start, next((at + 1 for at, end in enumerate(ends) if end >= found.end()), len(text))


def context(text: str, found: re.Match[str]) -> str:
    """The words around what was found in the plain letters of a text."""
    first, last = as_typed(text, found)
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    start = start and (text.find(" ", start, first) + 1 or start)
    end = end if end == len(text) else (text.rfind(" ", last, end) if " " in text[last:end] else end)
    before, behind = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{' '.join(text[start:end].split())}{behind}"
