"""Tells whether a section says what it said: its words, the sources and facts that it prints, and its pictures.

What nobody reads in the letter does not count: how lines are broken, remarks, the keys of footnotes.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from undersigned.files.images import LARGEST_FILE
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_bytes
from undersigned.loading.cited_keys import (
    KeyAt,
    Use,
    blanked,
    facts_in,
    keys_in,
    used_in,
    with_facts,
    with_keys,
    without_citations,
    words_of,
)
from undersigned.loading.section_pictures import pictures_of
from undersigned.loading.sections import without_language
from undersigned.model.campaign import Fact, Footnote, Work
from undersigned.model.findings import Findings

_BEGINS = re.compile(r"[ \t]*(?:[-*+>|#:]|\d+[.)][ \t]|\{%|\[\^[^\]]*\]:)")
"""What begins a line that is none of the paragraph above."""
_STAYS = re.compile(r"[ \t]*[#|].*|.*(?:\\|  )", re.DOTALL)
"""A line that the next one does not go on."""


_FEWEST: Final = 8
"""Fewer words say the same by chance."""
_NEARLY: Final = 0.85


def fingerprint(
    project: Project, text: str, file: Path, footnotes: Mapping[str, Footnote], facts: Mapping[str, Fact]
) -> str:
    """Eight signs that tell a section, all of its file, from any other; footnotes and facts are those of its letter."""
    text = without_language(text)
    used = [footnotes[key] for key in used_in(text, footnotes)]
    words = [text, *map(words_of, used)]
    printed = [str(fact.name) for one in words for fact in facts_in(one)]
    said = [
        [_unkeyed(paragraph, text, footnotes) for paragraph in paragraphs_of(text)],
        [_plain(footnote, footnotes) for footnote in used],
        [_fact(facts[name]) for name in printed if name in facts],
        [picture_mark(path) or _NO_PICTURE for _, path in pictures_of(project, text, file)],
    ]
    return _mark(said)


def footnote_mark(footnote: Footnote) -> str:
    """Eight signs that tell a footnote from any other of its letter, whatever those say that it names."""
    return _mark([_source(footnote), words_of(footnote), footnote.full_stop, footnote.short_title])


def fact_mark(fact: Fact) -> str:
    """Eight signs that tell a fact from any other, whatever its name."""
    return _mark(_fact(fact))


def picture_mark(path: Path) -> str | None:
    """What tells a picture from any other; None where it cannot be read."""
    data = read_bytes(path, "", LARGEST_FILE, Findings()) if is_file(path) else None
    return None if data is None else hashlib.sha256(data).hexdigest()


_NO_PICTURE: Final = hashlib.sha256(b"").hexdigest()


def _mark(said: object) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:8]


def _fact(fact: Fact) -> list[str]:
    return [str(fact.text), str(fact.as_of)]


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs, headings, items and rows of a text, each in one line, without remarks."""
    found: list[str] = []
    goes_on = False
    for line in blanked(text).split("\n"):
        words = " ".join(line.split())
        if goes_on and words and not _BEGINS.match(line):
            found[-1] += f" {words}"
        elif words:
            found.append(line[: len(line) - len(line.lstrip())] + words)
        goes_on = bool(words) and not _STAYS.fullmatch(line)
    return found


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts are one, remarks and all, but for how lines are broken and how many are empty."""
    return one.split() == other.split() and paragraphs_of(one) == paragraphs_of(other)


def bare_words(text: str) -> str:
    """The words of a section as one line, without its citations, by which it is known wherever it is copied to."""
    return " ".join(" ".join(paragraphs_of(without_citations(text))).split())


def are_nearly_same(one: str, other: str) -> bool:
    """Whether two sections, in bare words, are one with a few words changed."""
    words, others = one.split(), other.split()
    longer = max(len(words), len(others))
    if longer < _FEWEST or (Counter(words) & Counter(others)).total() < _NEARLY * longer:
        return False
    return difflib.SequenceMatcher(None, words, others, autojunk=False).ratio() >= _NEARLY


def _unkeyed(paragraph: str, text: str, footnotes: Mapping[str, Footnote]) -> str:
    """A paragraph with what its keys stand for in their place."""
    own = list(dict.fromkeys(key.key for key in keys_in(text) if key.use is Use.DEFINED))

    def stands_for(key: KeyAt) -> str:
        if key.key in own:
            return f"#{own.index(key.key)}"
        return str(_plain(footnotes[key.key], footnotes)) if key.key in footnotes else key.key

    return with_facts(with_keys(paragraph, stands_for), lambda _: "facts")


def _plain(footnote: Footnote, footnotes: Mapping[str, Footnote]) -> list[object]:
    """What a footnote says, whatever its key and those of the footnotes that it names."""

    def named(key: KeyAt) -> str:
        other = footnotes.get(key.key)
        return str(_source(other)) if other else key.key

    words = with_facts(with_keys(words_of(footnote), named), lambda _: "facts")
    return [_source(footnote), words, footnote.full_stop, footnote.short_title]


def _source(footnote: Footnote) -> list[object]:
    source = footnote.source
    return [source.kind, *source.facts] if isinstance(source, Work) else ["text", bool(source.text)]
