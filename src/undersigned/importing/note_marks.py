"""Finds the numbers that mark typed notes in words, however they are set, and puts other marks in their place.

A raised figure may be a power as well, as in 5 km² and 10³: behind a unit or ten it is, and marks no note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from undersigned.importing.manuscript import Called, Grid, Line, NoteCalled, Piece, Words
from undersigned.importing.runs import words_alone
from undersigned.model.letter import Emphasis, Inline, Link, Strong, Superscript, Text
from undersigned.model.raised_signs import lowered


class Sign(Enum):
    """How a number is set that marks a note."""

    RAISED = auto()
    BRACKETS = auto()
    ROUND = auto()
    SIGN = auto()
    """A raised figure that is a sign by itself: ¹."""
    FIGURE = auto()
    """As that of an entry of a list, typed or Word's own: before notes only."""


PLAIN_MARKS: Final = (Sign.RAISED, Sign.SIGN, Sign.BRACKETS)
"""How numbers are set that are hardly anything but marks of notes."""
_IN_TEXT: Final = {
    Sign.BRACKETS: re.compile(r" ?\[(\d{1,3})\]"),
    Sign.ROUND: re.compile(r"(?<=\S)\((\d{1,3})\)"),
    Sign.SIGN: re.compile(r"(?<=\S)([¹²³⁰⁴-⁹]{1,3})"),
}
_POWER: Final = re.compile(r"(?:(?<!\w)[cdhkm]?m|\d\s?[^\W\d_]{1,2}|(?<![\d/.,])10|×\s?\d+)$")
"""Behind what a raised figure makes a power, and calls no note: a unit ("5 km²", "m³"), ten."""
_MAY_BE_POWER: Final = re.compile(r"(?:\d|(?<!\w)[^\W\d_])$")
"""Behind what it may: a figure (48/16¹ calls a note), a letter alone (x²); so may be a paragraph: "article 6(2)"."""
_DOUBTFUL: Final = (Sign.SIGN, Sign.ROUND)
RAISED_FIGURE: Final = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\s*")


@dataclass(frozen=True)
class Mark:
    """A number that may mark a note, and the words before it."""

    number: int
    before: str
    is_doubtful: bool = False
    """Whether it may be a power, or the paragraph of an article, as well."""


@dataclass(frozen=True)
class Marks:
    """How numbers are set that mark notes, and what takes their place."""

    sign: Sign
    mark: Callable[[int], Inline[Called]]
    numbers: Container[int]
    """Those of the notes that are there."""
    takes_doubtful: bool


def marks_in(words: Words, sign: Sign, before: str = "") -> Iterator[Mark]:
    """The numbers that mark notes in some words, set in one way."""
    for node in words:
        match node:
            case Text() if sign in _IN_TEXT:
                for found in _found_in(node.text, sign, before):
                    behind = before + node.text[: found.start()]
                    is_doubtful = sign in _DOUBTFUL and _MAY_BE_POWER.search(behind) is not None
                    yield Mark(int(lowered(found[1])), behind, is_doubtful)
            case Superscript() if sign is Sign.RAISED:
                is_doubtful = _MAY_BE_POWER.search(before) is not None
                yield from (Mark(number, before, is_doubtful) for number in raised_figures(node, before))
            case Emphasis() | Strong() | Link() | Superscript():
                yield from marks_in(node.children, sign, before)
            case _:
                pass
        before += words_alone((node,))


def raised_figures(node: Superscript[Called], before: str) -> list[int]:
    """The number that is raised behind some words; several where they stand behind commas; none in a power."""
    parts = lowered(words_alone(node.children)).split(",")
    found = [RAISED_FIGURE.fullmatch(part) for part in parts]
    if not all(found) or (len(found) == 1 and _POWER.search(before)):
        return []
    return [int(one[1]) for one in found if one]


def with_calls(pieces: Iterable[Piece], marks: Marks) -> Iterator[Piece]:
    """The pieces with other marks in place of typed numbers."""

    def called(line: Line) -> Line:
        return replace(line, words=_marked(line.words, marks))

    for piece in pieces:
        match piece:
            case Line():
                yield called(piece)
            case Grid():
                rows = tuple(tuple(tuple(map(called, cell)) for cell in row) for row in piece.rows)
                yield replace(piece, rows=rows)
            case _:
                yield piece


def rewritten(words: Words, change: Callable[[Inline[Called], str], Words | None], before: str = "") -> Words:
    """The words with what `change` gives for a node and the words before it; where that is None, it goes inside."""
    found: list[Inline[Called]] = []
    for node in words:
        match node:
            case _ if (changed := change(node, before)) is not None:
                found += changed
            case Emphasis() | Strong() | Superscript():
                found.append(type(node)(rewritten(node.children, change, before)))
            case Link():
                found.append(Link(node.target, rewritten(node.children, change, before)))
            case _:
                found.append(node)
        before += words_alone((node,))
    return tuple(found)


def _marked(words: Words, marks: Marks) -> Words:
    """The words with a mark for each typed number; one that is raised alone is not raised twice."""

    def change(node: Inline[Called], before: str) -> Words | None:
        match node:
            case Text():
                return tuple(_split(node.text, marks, before))
            case Superscript() if marks.sign is Sign.RAISED and (numbers := raised_figures(node, before)):
                is_left = _MAY_BE_POWER.search(before) is not None and not marks.takes_doubtful
                is_left = is_left or not all(number in marks.numbers for number in numbers)
                return (node,) if is_left else tuple(map(marks.mark, numbers))
            case Superscript():
                inside = rewritten(node.children, change, before)
                return (
                    inside if all(isinstance(one, NoteCalled) for one in inside) else (Superscript(inside),)
                )
            case _:
                return None

    return rewritten(words, change)


def _found_in(text: str, sign: Sign, before: str) -> Iterator[re.Match[str]]:
    """The numbers in a text that are set in one way, without powers."""
    for found in _IN_TEXT[sign].finditer(text):
        if sign is not Sign.SIGN or not _POWER.search(before + text[: found.start()]):
            yield found


def _split(text: str, marks: Marks, behind: str) -> Iterator[Inline[Called]]:
    last = 0
    for found in _found_in(text, marks.sign, behind) if marks.sign in _IN_TEXT else ():
        is_doubtful = marks.sign in _DOUBTFUL and _MAY_BE_POWER.search(behind + text[: found.start()])
        if is_doubtful and not marks.takes_doubtful:
            continue
        if before := text[last : found.start()]:
            yield Text(before)
        yield marks.mark(int(lowered(found[1])))
        last = found.end()
    if rest := text[last:]:
        yield Text(rest)
