"""Finds what a prose has of its letter: keys of footnotes, facts and values, each with where it stands.

It reads the text as it was typed, before any template is rendered, so that a key can be looked for, or
written anew, in a file that nobody builds today.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from undersigned.model.campaign import OF_ITS_LETTER, Footnote, FreeText

_REMARK = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
_CITATION = re.compile(r"\[\^([^\[\]]+)\]")
_DEFINITION = re.compile(
    r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*\[\^[ \t]*([^\[\]\s;:]+)[ \t]*\]:", re.MULTILINE
)
"""Under a key that a citation can name; what has spaces, semicolons or colons in it reads as a citation."""
_MORE = re.compile(r".*(?:\n(?!\s*\n|[ \t>]*\[\^[^\]\n]+\]:|:::|#).*\S.*|(?:\n[ \t]*)*\n[ \t]+\S.*)*")
"""The words of such a note: the lines right below, and behind empty lines what is set in."""
_TEMPLATE = re.compile(r"\{[{%]|[}%]\}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_CALL = re.compile(
    r"""(?P<call>(?<![.\w])(?:note|source)\b(?:\s*\(\s*(?:key\s*=\s*)?(?P<key>"[^"]*"|'[^']*')(?=\s*[,)]))?)"""
    r"""|"[^"]*"|'[^']*'"""
)
"""`note("key")` and `source("key")`; what else stands in quotation marks is passed over."""


_FACTS = re.compile(
    r"""(?<![.\w])facts\b(?:\s*\[\s*(?P<quote>["'])(?P<named>[^"']*)(?P=quote)\s*\]|\s*\.\s*(?P<plain>\w+)(?!\s*\())?"""
)


_OWN = re.compile(rf"""(?<![.\w"'])(?:{"|".join(sorted({*OF_ITS_LETTER, "asks"}))})\b(?!\s*=[^=])""")
"""What of a letter is named in the braces; its asks, too."""


class Use(Enum):
    """What a key does where it stands."""

    CITED = "cited"
    MENTIONED = "mentioned"
    """In `{{ note("key") }}`."""
    QUOTED = "quoted"
    """In `{{ source("key") }}`."""
    DEFINED = "defined"
    """With the words of the note behind it."""
    UNKNOWN = "unknown"
    """Something that only the template will know when it is rendered."""


@dataclass(frozen=True)
class KeyAt:
    """A key in a text, from `start` to `end` (offsets from 0)."""

    key: str
    use: Use
    start: int
    end: int


def blanked(text: str) -> str:
    """A text with spaces in place of its remarks, so that every offset is the same."""
    return _REMARK.sub(lambda remark: re.sub(r"[^\n]", " ", remark[0]), text)


def keys_in(text: str) -> list[KeyAt]:
    """The keys in a prose text, in the order of the text. Remarks (`{# … #}`) do not count."""
    text = blanked(text)
    found = [*_defined(text)]
    starts = {key.start for key in found}
    found += (key for key in _cited(text) if key.start not in starts)
    found += _called(text)
    return sorted(found, key=lambda key: key.start)


def with_keys(text: str, renamed: Callable[[KeyAt], str]) -> str:
    """The text with each of its keys written anew, and nothing else changed."""
    pieces, end = [], 0
    for key in keys_in(text):
        pieces += [text[end : key.start], renamed(key)]
        end = key.end
    return "".join([*pieces, text[end:]])


@dataclass(frozen=True)
class FactAt:
    """A fact that a text prints, `facts["prisoners"]` or `facts.prisoners`, from `start` to `end`.

    None: which one, only the template will know when it is rendered.
    """

    name: str | None
    start: int
    end: int


def facts_in(text: str) -> list[FactAt]:
    """The facts in a prose text, in the order of the text."""
    return [
        FactAt(found["named"] or found["plain"], tag.start() + found.start(), tag.start() + found.end())
        for tag in _TAG.finditer(blanked(text))
        for found in _FACTS.finditer(tag[0])
    ]


def with_facts(text: str, renamed: Callable[[FactAt], str]) -> str:
    """The text with each of its facts written anew, and nothing else changed."""
    pieces, end = [], 0
    for fact in facts_in(text):
        pieces += [text[end : fact.start], renamed(fact)]
        end = fact.end
    return "".join([*pieces, text[end:]])


@dataclass(frozen=True)
class ValueAt:
    """A tag that prints something of its letter, or decides by it, as it is typed from `start` to `end`."""

    typed: str
    names: frozenset[str]
    """What of the letter: `date`, `session` …"""
    start: int
    end: int


def values_in(text: str) -> list[ValueAt]:
    """What a prose text has of its letter, in the order of the text: another in each letter that has it."""
    return [
        ValueAt(tag[0], names, *tag.span())
        for tag in _TAG.finditer(blanked(text))
        if (names := frozenset(_OWN.findall(tag[0])))
    ]


def notes_in(text: str) -> int:
    """How many notes a text has, as far as it can be told before its template is rendered."""
    text = _DEFINITION.sub("", _REMARK.sub("", text))
    return sum(1 for _ in _citations(text))


def citations_in(text: str) -> Iterator[tuple[int, int]]:
    """Where a text cites: from each `[^` to behind its `]`. Where a note is defined is none of these."""
    defined = {found.end() - 1 for found in _DEFINITION.finditer(text)}
    return (found.span() for found in _citations(text) if found.end() not in defined)


def without_citations(text: str) -> str:
    """A text without its citations, and without what stands for a note where it is defined."""
    pieces, end = [], 0
    for found in _citations(text):
        pieces.append(text[end : found.start()])
        end = found.end()
    return "".join([*pieces, text[end:]])


def words_defined(paragraph: str) -> int | None:
    """Where the words of the note begin that a paragraph defines, as an offset; None where it defines none."""
    found = _DEFINITION.match(paragraph)
    return found and found.end()


def definitions_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The notes that a text defines on the spot: the key of each, and from where to where its words go."""
    for found in _DEFINITION.finditer(blanked(text)):
        yield found[1], found.end(), _MORE.match(text, found.end()).end()  # type: ignore[union-attr]  # it may be empty


def used_in(text: str, footnotes: Mapping[str, Footnote]) -> list[str]:
    """The keys of the footnotes that a text uses, and of those that their own words use, each once.

    A key that only the template will know could be any: it counts as none.
    """
    found: dict[str, None] = {}
    left = _used(text)
    while left:
        key = left.pop(0)
        if key not in found and key in footnotes:
            found[key] = None
            left += _used(words_of(footnotes[key]))
    return list(found)


def words_of(footnote: Footnote) -> str:
    """The words of a footnote that its author chose, empty where the citation style makes them."""
    own = footnote.source.text if isinstance(footnote.source, FreeText) else ""
    return str(footnote.wording or own)


def _used(text: str) -> list[str]:
    return [key.key for key in keys_in(text) if key.use is not Use.UNKNOWN]


def _defined(text: str) -> Iterator[KeyAt]:
    for found in _DEFINITION.finditer(text):
        yield KeyAt(found[1], Use.DEFINED, found.start(1), found.end(1))


def _cited(text: str) -> Iterator[KeyAt]:
    for found in _citations(text):
        start = found.start(1)
        for piece in found[1].split(";"):
            head = piece.partition(":")[0]
            word = re.search(r"(\S+)\s*$", head)
            if word and _TEMPLATE.search(word[1]):
                made = head.strip()
                at = start + head.find(made)
                yield KeyAt(made, Use.UNKNOWN, at, at + len(made))
            elif word:
                yield KeyAt(word[1], Use.CITED, start + word.start(1), start + word.end(1))
            start += len(piece) + 1


def _citations(text: str) -> Iterator[re.Match[str]]:
    """What stands between `[^` and `]`, where no backslash takes its meaning away."""
    for found in _CITATION.finditer(text):
        first = found.start()
        while first and text[first - 1] == "\\":
            first -= 1
        if (found.start() - first) % 2 == 0:
            yield found


def _called(text: str) -> Iterator[KeyAt]:
    for tag in _TAG.finditer(text):
        yield from _calls(tag[0], tag.start())


def _calls(tag: str, offset: int) -> Iterable[KeyAt]:
    for found in _CALL.finditer(tag):
        if found["call"] is None:
            continue
        if found["key"] is None:
            yield KeyAt(found["call"], Use.UNKNOWN, offset + found.start(), offset + found.end())
            continue
        use = Use.MENTIONED if found["call"].startswith("note") else Use.QUOTED
        yield KeyAt(found["key"][1:-1], use, offset + found.start("key") + 1, offset + found.end("key") - 1)
