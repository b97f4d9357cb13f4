"""Settles which words of a letter run against their paragraph, which always runs as the letter's language does.

Such words become `Foreign` nodes that know their direction: isolates (UAX #9, 2.4.2), which each writer shows in the
way of its format. They are words marked as foreign, words that only their letters tell to be, and in a letter from
right to left web addresses and what else is read figure by figure. What runs which way, the Unicode
Bidirectional Algorithm (UAX #9) says, by way of ICU.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, TypeAlias, TypeVar

from undersigned.languages.icu_rules import levels
from undersigned.languages.scripts import RTL_BLOCKS, is_rtl, phrase, strong_directions
from undersigned.model.letter import (
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteCall,
    NoteNumber,
    Numbered,
    NumberedLetter,
    Part,
    Strong,
    Superscript,
    Text,
    Wrapping,
)
from undersigned.model.walking import map_inlines, plain_text, texts_in

R = TypeVar("R")

_CALL, _OTHER = "\ufffc", "\ufffd"
"""What stands for the call of a note, and for a picture or an isolate: neutral signs (UAX #9, table 4)."""

_HAS_RTL: Final = re.compile(f"[{RTL_BLOCKS}]")

_PHRASE: Final = phrase(RTL_BLOCKS)
_QUOTED: Final = rf"[\[(\"“«]{_PHRASE}[\])\"”»]"
_RTL_WORDS: Final = re.compile(rf"{_PHRASE}(?:[^\S\n]+{_QUOTED}[^\S\n]+{_PHRASE})*")
"""Words from right to left that belong together, and what is quoted or bracketed among them."""

_WHOLE: Final = re.compile(
    r"(?:https?://|www\.)\S*[^\s.,;:!?)\]>»”\u2019\u060c\u061b\u061f]"  # an address
    r"|(?<![\d+])\+\d[\d\s()./-]*\d"  # a number to call
    r"|(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)"  # thousands set apart
)
"""What is read from left to right as one thing in a sentence from right to left, though the algorithm would cut it."""

_OWN_SIGNS: Final = "\u060c\u061b\u061f\u06d4"
"""Signs of sentences from right to left: what they part does not belong together, in whichever script it is."""
_BRACKETS: Final = {"(": ")", "[": "]", "«": "»", "“": "”", '"': '"'}


@dataclass(frozen=True)
class _Span:
    """A stretch of a paragraph's characters (as `_flat` counts them) that runs against it."""

    start: int
    end: int


_Piece: TypeAlias = tuple[_Span | None, Inline[R]]


def directed(letter: NumberedLetter, *, by_level: bool = False) -> NumberedLetter:
    """The letter with the words that run against their paragraph in isolates.

    With `by_level`, figures in words from right to left are in such, too: what is left runs one way, for formats that
    cannot be trusted to order it.
    """
    rtl = is_rtl(letter.metadata.language)
    if not rtl and not any(_HAS_RTL.search(run.text) for run in texts_in((letter.parts, letter.notes))):
        return letter

    def note(note: Note) -> Note:
        return replace(note, text=isolated(note.text, rtl=rtl, by_level=by_level))

    def part(part: Part[Numbered]) -> Part[Numbered]:
        def change(inlines: Inlines[Numbered]) -> Inlines[Numbered]:
            return isolated(inlines, rtl=rtl, by_level=by_level)

        changed: Part[Numbered] = map_inlines(part, change)
        return replace(changed, notes=tuple(map(note, part.notes)))

    return replace(letter, parts=tuple(map(part, letter.parts)), notes=tuple(map(note, letter.notes)))


def isolated(inlines: Inlines[R], *, rtl: bool, by_level: bool = False) -> Inlines[R]:
    """The inlines of a paragraph that runs from right to left or not, with what runs against it in isolates."""
    text = "".join(_flat(inline, rtl=rtl) for inline in inlines)
    if not rtl and not _HAS_RTL.search(text) and _OTHER not in text:
        return inlines
    spans = _against_rtl(text, by_level=by_level) if rtl else _against_ltr(text)
    return _Isolating(tuple(spans), rtl=rtl, by_level=by_level).isolated(inlines, 0)


def is_foreign_rtl(words: Foreign[R]) -> bool:
    """Whether foreign words run from right to left: as their language does, unless all their letters do otherwise."""
    if words.rtl is not None:
        return words.rtl
    found, own = strong_directions(plain_text(words.children)), is_rtl(words.language)
    return own if not found or own in found else not own


def _flat(inline: Inline[R], *, rtl: bool) -> str:
    """The characters of an inline for the algorithm; isolates and what has no words are signs."""
    match inline:
        case Text():
            return inline.text.replace("\n", " ")
        case LineBreak():
            return "\n"
        case Foreign() if is_foreign_rtl(inline) != rtl:
            return _OTHER
        case Wrapping():
            return "".join(_flat(child, rtl=rtl) for child in inline.children)
        case NoteNumber():
            return inline.printed
        case NoteCall():
            return _CALL
        case _:
            return _OTHER


def _against_ltr(text: str) -> Iterator[_Span]:
    for found in _RTL_WORDS.finditer(text):
        if True in strong_directions(found[0]):
            yield _Span(found.start(), found.end())


def _against_rtl(text: str, *, by_level: bool) -> Iterator[_Span]:
    rest = _WHOLE.sub(lambda found: _OTHER * len(found[0]), text)
    runs: list[_Span] = []
    offset = 0
    for against, run in groupby(
        zip(levels(rest, rtl=True), rest, strict=True), key=lambda one: one[0] % 2 == 0
    ):
        words = "".join(character for _, character in run)
        if against:
            runs += _apart(words, offset, by_level=by_level)
        offset += len(words)
    wholes = (_Span(*found.span()) for found in _WHOLE.finditer(text))
    # Between other words of its direction, it lies in their run.
    alone = (whole for whole in wholes if not any(run.start <= whole.start < run.end for run in runs))
    yield from sorted((*runs, *alone), key=lambda span: span.start)


def _apart(words: str, offset: int, *, by_level: bool) -> Iterator[_Span]:
    """The stretches of a run from left to right that signs of the sentence around leave together."""
    ends = sorted(_alone(words))
    for start, end in pairwise((-1, *ends, len(words))):
        piece = words[start + 1 : end]
        core = piece.strip()
        if core and (by_level or False in strong_directions(core)):
            begin = offset + start + 1 + piece.index(core)
            yield _Span(begin, begin + len(core))


def _alone(words: str) -> Iterator[int]:
    """Where signs stand that belong to the sentence around: its commas, and brackets whose other half is outside."""
    opened: list[int] = []
    for place, sign in enumerate(words):
        if sign in _OWN_SIGNS:
            yield place
        elif sign in _BRACKETS and (sign != '"' or not words[:place].strip() or words[place - 1].isspace()):
            opened.append(place)
        elif sign in _BRACKETS.values():
            if opened and _BRACKETS[words[opened[-1]]] == sign:
                opened.pop()
            else:
                yield place
    yield from opened


@dataclass(frozen=True)
class _Isolating:
    """Puts the spans of one paragraph into isolates."""

    spans: tuple[_Span, ...]
    rtl: bool
    by_level: bool

    def isolated(self, inlines: Inlines[R], start: int) -> Inlines[R]:
        """Some inlines, of which the first character is the paragraph's `start`-th."""
        made: list[Inline[R]] = []
        for span, group in groupby(self._pieces(inlines, start), key=itemgetter(0)):
            children = tuple(inline for _, inline in group)
            made += children if span is None else [self._isolate("", children)]
        return tuple(made)

    def _pieces(self, inlines: Inlines[R], start: int) -> Iterator[_Piece[R]]:
        """The inlines, each in pieces that lie in one span, or in none."""
        for inline in inlines:
            end = start + len(_flat(inline, rtl=self.rtl))
            touching = [span for span in self.spans if span.start < end and start < span.end]
            around = next((span for span in touching if span.start <= start and end <= span.end), None)
            if isinstance(inline, Link) and around == _Span(start, end):
                around = None  # an address that a format prints behind its words is not one of them
            if isinstance(inline, Foreign) and is_foreign_rtl(inline) != self.rtl:
                yield from ((around, piece) for piece in self._without_calls(inline))
            elif around:
                yield around, inline
            elif touching:
                yield from self._cut(inline, touching, start, end)
            else:
                yield None, self._settled_within(inline)
            start = end

    def _without_calls(self, inline: Foreign[R]) -> Iterator[Inline[R]]:
        """Foreign words, and the notes at their end: these are called by the sentence around."""
        words = inline.children
        while words and isinstance(words[-1], NoteCall):
            words = words[:-1]
        yield self._isolate(inline.language, words)
        yield from inline.children[len(words) :]

    def _cut(self, inline: Inline[R], spans: Sequence[_Span], start: int, end: int) -> Iterator[_Piece[R]]:
        """An inline, in pieces where spans begin and end in it; a link stays whole."""
        if isinstance(inline, Text):
            for span, first, last in _cuts(spans, start, end):
                yield span, Text(inline.text[first - start : last - start], inline.place)
        elif isinstance(inline, Emphasis | Strong | Superscript):
            for span, group in groupby(self._pieces(inline.children, start), key=itemgetter(0)):
                yield span, inline.around(tuple(child for _, child in group))
        elif isinstance(inline, Link | Foreign):
            yield None, inline.around(self.isolated(inline.children, start))
        else:
            yield None, inline

    def _settled_within(self, inline: Inline[R]) -> Inline[R]:
        """An inline that lies in no span; isolates may stand in it."""
        if isinstance(inline, Wrapping):
            return inline.around(_Isolating((), self.rtl, self.by_level).isolated(inline.children, 0))
        return inline

    def _isolate(self, language: str, children: Inlines[R]) -> Foreign[R]:
        rtl = not self.rtl
        return Foreign(language, isolated(children, rtl=rtl, by_level=self.by_level), rtl)


def _cuts(spans: Sequence[_Span], start: int, end: int) -> Iterator[tuple[_Span | None, int, int]]:
    """The stretch from `start` to `end`, cut where the spans begin and end that touch it."""
    for span in spans:
        if start < span.start:
            yield None, start, span.start
        start = max(start, span.start)
        yield span, start, min(span.end, end)
        start = min(span.end, end)
    if start < end:
        yield None, start, end
