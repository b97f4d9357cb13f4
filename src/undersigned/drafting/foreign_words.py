"""Words that name their language: those in `[words]{lang=fr}`, and those in letters of one language only.

Arabic, Chinese, Cyrillic, Ethiopic, Devanagari and Bengali letters stand for several languages
each; which one is meant, only the drafter can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeVar

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from undersigned.languages.icu_rules import is_language, language_names
from undersigned.languages.scripts import LETTERS, is_rtl, phrase
from undersigned.model.findings import Findings, Place, closest
from undersigned.model.letter import Foreign, Text

R = TypeVar("R")

_BRACES: Final = re.compile(r"\{([^{}]*)\}")
_LANGUAGE: Final = re.compile(r"\{(\s*lang\s*=[^{}]*)\}")
_NAMED: Final = re.compile(r"""\s*lang\s*=\s*(["']?)([^\s"'=]+)\1\s*""")
_TAG: Final = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
"""A language, and where needed its script and its country or region (RFC 5646 § 2.1)."""

_LISTED, _LONGEST = 2, 3
"""How many letters the tag of a language has at first: where all of them are listed, and at most."""

_ANY: Final = re.compile(f"[{''.join(LETTERS.values())}]")
_WORDS: Final = re.compile(
    # An address is no words, and stays whole. A single letter is a sign more often than a word.
    r"(?:https?://|www\.)\S*|"
    + "|".join(
        rf"(?P<{tag}>(?=[{block}]{{2}}){phrase(block)})"
        if is_rtl(tag)
        else rf"(?P<{tag}>[{block}]{{2,}}(?:\W+[{block}]+)*)"
        for tag, block in LETTERS.items()
    )
)


def foreign_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser words in square brackets with braces behind them, as pandoc has them.

    They become tokens `foreign_open` and `foreign_close`; what stands in the braces is the content of
    the first. Braces with a language that stand behind no such words become these two with nothing between.
    """
    parser.inline.ruler.before("link", "foreign", _foreign)
    parser.inline.ruler.before("link", "foreign_without_words", _without_words)


def language_in(braces: str, place: Place, findings: Findings) -> str | None:
    """The language tag that the braces behind some words name, or None after a finding."""
    named = _NAMED.fullmatch(braces)
    if named is None:
        findings.error(
            f"'{{{braces}}}' names no language, and nothing else can stand behind words in square brackets",
            "no-language",
            place,
            "write the language as in [force majeure]{lang=fr}, or a \\ before the first brace to print it",
        )
        return None
    return known_language(named[2], place, findings)


def known_language(tag: str, place: Place, findings: Findings) -> str | None:
    """The language tag as BCP 47 writes it, or None after a finding that it is none.

    There are some 8,000 languages with tags of three letters, which nobody has listed in short; those
    of two letters are all known.
    """
    found = _TAG.fullmatch(tag)
    if found is None or (len(found[1]) == _LISTED and not is_language(found[1].lower())):
        findings.error(
            f"no language has the tag '{tag}'",
            "no-language",
            place,
            _offer(tag) or "write it as in fr, es, km or pt-BR",
        )
        return None
    language, script, region = found.groups(default="")
    parts = (language.lower(), script.capitalize(), region.upper())
    return "-".join(part for part in parts if part)


def named_by_letters(text: Text, language: str) -> Iterator[Text | Foreign[R]]:
    """A run of text, in which words that by their letters are not in `language` (BCP 47) name their own."""
    if text.text.isascii() or not _ANY.search(text.text):
        yield text
        return
    own, done = language.partition("-")[0].lower(), 0
    for found in _WORDS.finditer(text.text):
        tag = found.lastgroup
        if tag is None or tag == own:
            continue
        if found.start() > done:
            yield Text(text.text[done : found.start()], text.place)
        yield Foreign(tag, (Text(found[0], text.place),))
        done = found.end()
    if done < len(text.text):
        yield Text(text.text[done:], text.place)


def _offer(tag: str) -> str | None:
    """A help line for what is written like fr_FR, or is the name of a language."""
    name = closest(tag, language_names()) if len(tag) > _LONGEST and tag.isalpha() else None
    meant = language_names()[name] if name else tag.replace("_", "-")
    return f"did you mean '{meant}'?" if meant != tag else None


def _foreign(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's form
    start, limit = state.pos, state.posMax
    end = state.md.helpers.parseLinkLabel(state, start) if state.src[start] == "[" else -1
    braces = _BRACES.match(state.src, end + 1, limit) if end >= 0 else None
    if braces is None:
        return False
    if not silent:
        _open(state, braces)
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("foreign_close", "span", -1)
    state.pos, state.posMax = braces.end(), limit
    return True


def _without_words(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    braces = _LANGUAGE.match(state.src, state.pos, state.posMax)
    if braces is None:
        return False
    if not silent:
        _open(state, braces)
        state.push("foreign_close", "span", -1)
    state.pos = braces.end()
    return True


def _open(state: StateInline, braces: re.Match[str]) -> None:
    token = state.push("foreign_open", "span", 1)
    token.content = braces[1]
    token.meta = {"offset": braces.start()}
