"""Divides passages into sentences, and blanks out what is no prose: values, citations, addresses.

Nothing is shortened: an offset in the blanked sentence is the same offset in the one that was typed.
"""

from __future__ import annotations

import bisect
import functools
import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.loading.cited_keys import citations_in, words_defined
from undersigned.model.findings import Located, Place
from undersigned.model.frame import Addressee
from undersigned.worklist.passages import Passage

VALUE = "\ufffc"
"""Stands for each sign of what Jinja fills in (OBJECT REPLACEMENT CHARACTER): it is always right."""

_ADDRESS = "\u2060"
"""Stands for each sign of an address, which is no word, and with which a sentence may end (WORD JOINER)."""

_BLANK = re.compile(
    r"(?P<value>\{\{.{0,2000}?\}\})"
    r"|\{%.{0,2000}?%\}|\{#.{0,4000}?\#\}|<!--.{0,4000}?-->"
    r"|(?<=\])\([^)\s]*\)|(?<=\])\{[^}\n]{0,80}\}|(?P<address><?https?://[^\s<>)]+>?)",
    re.DOTALL,
)
_PARAGRAPH = re.compile(r"#[^\n]*|\S(?:(?!\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d+[.)]|[#|>:]+)[ \t]).)*", re.DOTALL)
"""A paragraph, heading, item of a list or row of a table."""

_END = (
    r"[.!?؟]+[\"”\u2019»\])*_]*"
    r"(?:\s+(?=[\"“\u2018«(\[¿¡*_]*[^\Wa-z\d_]|[\"“\u2018«(]*\d|[\"“\u2018«]|\ufffc)|$)"
    r"|[\u3002\uff01\uff1f]+[”』」\uff09]*"
)
"""The end of a sentence, with what closes after it. A small letter after a full stop goes on."""

_QUOTED = re.compile(
    r"“[^“”]{1,1500}”|«[^«»]{1,1500}»|„[^„“”]{1,1500}[“”]|[\u300c\u300e][^\u300c-\u300f]{1,1500}[\u300d\u300f]"
    r"|(?<![\w“])\"[^\"\n]{1,1500}\"(?!\w)|\u2039[^\u2039\u203a]{1,1500}\u203a"
    # An apostrophe is the same sign as the mark that closes.
    r"|(?<!\w)[\u2018\u201a](?:[^\u2018\u2019\n]|\u2019(?=\w)){1,1500}[\u2018\u2019](?!\w)"
    r"|(?<![\w'])'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){1,1500}(?<=[\w.,!?\u061f])'(?!\w)"
)
_TITLE = re.compile(r"(?<![*\w])\*[^*\n]+\*|(?<![_\w])_[^_\n]+_|\[[^\]\n]+\](?=\()")
"""What a note says in italics or as a link: the title of a work, with its own years."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, in states of the same length: as typed, then with more and more of it blanked out."""

    typed: str
    prose: str
    """Without what is no prose: values, citations, addresses."""
    text: str
    """In a note also without the titles of works."""
    unquoted: str
    """And without quotations."""
    source: Located
    start: int
    """Its offset in the source."""
    is_note: bool
    is_quoted: bool = False
    """Whether it stands in a quotation that is a paragraph of its own."""
    addressee: Addressee | None = None
    """Whom it names, if it is somebody whom the letter goes to."""

    def place(self, offset: int = 0) -> Place:
        """Where its sign at an offset stands."""
        return self.source.place_at(self.start + offset)


def sentences_of(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a passage, from top to bottom."""
    text = _BLANK.sub(_blanked, _without_citations(passage.text)).replace("\xa0", " ").replace("\u202f", " ")
    unquoted = _QUOTED.sub(_spaces, text)
    quotations = quotations_in(text)
    for paragraph in _PARAGRAPH.finditer(text):
        defined = words_defined(paragraph[0])
        is_note = passage.is_note or defined is not None
        first = paragraph.start() + (defined or 0)
        for start, end in _ranges(text, quotations, first, paragraph.end()):
            sentence = Sentence(
                passage.text[start:end],
                text[start:end],
                text[start:end],
                unquoted[start:end],
                passage.text,
                start,
                is_note,
                paragraph[0].startswith(">"),
                passage.addressee,
            )
            if is_note:
                without = _TITLE.sub(_spaces, sentence.unquoted)
                sentence = replace(sentence, text=without, unquoted=without)
            yield sentence


def quotations_in(text: str) -> list[tuple[int, int]]:
    """Where quotations stand, in whatever marks."""
    return [found.span() for found in _QUOTED.finditer(text)]


def sentence_spans(paragraph: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph stand."""
    return list(_ranges(paragraph, quotations_in(paragraph), 0, len(paragraph)))


def whole_notes(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a passage; a note, with all its full stops of abbreviations, is one."""
    last: Sentence | None = None
    for sentence in sentences_of(passage):
        if last is not None and last.is_note and sentence.is_note:
            end = sentence.start + len(sentence.typed)
            between = passage.text[last.start + len(last.typed) : sentence.start]
            if passage.is_note or "\n" not in between:
                prose = last.prose + " " * len(between) + sentence.prose
                last = replace(last, typed=passage.text[last.start : end], prose=prose)
                continue
        if last is not None:
            yield last
        last = sentence
    if last is not None:
        yield last


def _ranges(text: str, quotations: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end. A full stop in the middle of a quotation ends none."""
    inside = bisect.bisect_right(quotations, start, key=operator.itemgetter(1))
    for stop in _end(all_languages()).finditer(text, start, end):
        closed = stop.start() + len(stop[0].rstrip())
        while inside < len(quotations) and quotations[inside][1] <= closed:
            inside += 1
        if inside == len(quotations) or quotations[inside][0] > stop.start():
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, end)


@functools.cache
def _end(known: tuple[Language, ...]) -> re.Pattern[str]:
    """The end of a sentence, in any language: its full stop is none of an initial or an abbreviation."""
    words = dict.fromkeys(word for language in known for word in language.abbreviations)
    # The sign comes first: to look for each abbreviation before each letter took most of the time.
    behind = r"(?<!\b[A-Z])" + "".join(rf"(?<!\b{re.escape(word)})" for word in words)
    return re.compile(rf"(?=[.!?؟\u3002\uff01\uff1f]){behind}{_END}")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if part.replace(_ADDRESS, "").strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _without_citations(text: str) -> str:
    pieces, last = [], 0
    for start, end in citations_in(text):
        pieces += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _blanked(found: re.Match[str]) -> str:
    return (VALUE if found["value"] else _ADDRESS if found["address"] else " ") * len(found[0])


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])
