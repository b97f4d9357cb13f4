"""Ties the numbers of notes that were typed in words ("see note 3 above") to the notes that they mean.

In the new letter they follow those notes. What may mean a note of another document stays a figure, and is told.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from undersigned.importing.manuscript import (
    SHOWN,
    Called,
    Leftover,
    Line,
    Manuscript,
    NoteNamed,
    Piece,
    Words,
    lines_in,
    where,
)
from undersigned.importing.note_marks import rewritten
from undersigned.importing.runs import calls_in, words_alone
from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.looked_for import NoteMarks
from undersigned.languages.patterns import any_of
from undersigned.model.letter import Inline, Link, Superscript, Text

_MOST_SHOWN: Final = 4
_BEGINS: Final = r"(?:(?<!\w)|(?<=[\u4e00-\u9fff]))"
"""Where a word begins, also in a script that sets no spaces."""


def numbers_of(manuscript: Manuscript) -> Mapping[str, str]:
    """The number that the file prints for each note, by the note's id."""
    if manuscript.numbers:
        return manuscript.numbers
    called = dict.fromkeys(id for line in lines_in(manuscript.pieces) for id in calls_in(line.words))
    return {id: str(number) for number, id in enumerate(called, 1)}


class Mentions:
    """The mentions of notes in a letter, by the numbers that its file prints."""

    def __init__(self, manuscript: Manuscript) -> None:
        numbers = numbers_of(manuscript)
        several = Counter(numbers.values())
        self._notes = {number: id for id, number in numbers.items() if number and several[number] == 1}
        self._printed = set(numbers.values()) - {""}
        self._printed_for = numbers
        self._doubts: list[tuple[str, Leftover]] = []
        """What may mean a note of the letter, by the number that stands there."""
        self.notes = {id: self._tied(words, 0) for id, words in manuscript.notes.items()}

    def tied(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces with the numbers of notes that are meant as such."""
        return [
            replace(piece, words=self._tied(piece.words, piece.number)) if isinstance(piece, Line) else piece
            for piece in pieces
        ]

    def _tied(self, words: Words, number: int) -> Words:
        whole = words_alone(words)

        def change(node: Inline[Called], before: str) -> Words | None:
            if isinstance(node, Text):
                return tuple(self._split(node.text, whole, len(before), number))
            return (node,) if isinstance(node, Link | Superscript) else None

        return rewritten(words, change) if _mention(all_languages()).search(whole) else words

    def _split(self, text: str, whole: str, at: int, number: int) -> list[Inline[Called]]:
        found: list[Inline[Called]] = []
        last = 0
        for mention in _mention(all_languages()).finditer(whole):
            start, end = (place - at for place in mention.span("number"))
            if start < last or end > len(text):
                continue
            printed = mention["number"]
            id = self._notes.get(printed)
            if id is None or not _is_own(mention, whole):
                if printed in self._printed:
                    self._doubt(mention, whole, number, is_ambiguous=id is None)
                continue
            found += [Text(text[last:start])] if start > last else []
            found.append(NoteNamed(id, printed, _around_it(mention, whole), _at(whole, number)))
            last = end
        return [*found, Text(text[last:])] if text[last:] else found

    def _doubt(self, mention: re.Match[str], whole: str, number: int, *, is_ambiguous: bool) -> None:
        why = "which several notes have" if is_ambiguous else "which may be that of another document"
        here = _around_it(mention, whole)
        self._doubts.append(
            (
                mention["number"],
                Leftover(
                    f"“{here}” names a note by its number, {why}; it stays a figure",
                    _at(whole, number),
                    'if it is a note of this letter, write {{ note("its-name") }} in place of the figure',
                    "note-number",
                ),
            )
        )

    def doubts(self, new: Mapping[str, str]) -> list[Leftover]:
        """What is to be told of numbers that may mean a note of the letter, where that has another one now."""
        moved = {old for id, old in self._printed_for.items() if new.get(id) != old}
        return [left for number, left in self._doubts if number in moved]


def _around_it(mention: re.Match[str], whole: str) -> str:
    """The words around a mention."""
    return whole[max(0, mention.start() - SHOWN // 2) : mention.end() + SHOWN // 2].strip()


def _at(whole: str, number: int) -> str:
    return where(number, whole) if number else "among the notes"


def _is_own(mention: re.Match[str], whole: str) -> bool:
    """Whether words around a mention say that it means a note of this letter."""
    before, behind = _around(all_languages())
    return bool(before.search(whole[: mention.start()]) or behind.match(whole[mention.end() :]))


@functools.cache
def _mention(languages: tuple[Language, ...]) -> re.Pattern[str]:
    words = NoteMarks.of_all(language.marks for language in languages)
    return re.compile(rf"{_BEGINS}{any_of(words.named)}\s?(?P<number>\d{{1,3}})(?![\w/]|\.\d)", re.IGNORECASE)


@functools.cache
def _around(languages: tuple[Language, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before, and behind, the mention of a note of the same text."""
    words = NoteMarks.of_all(language.marks for language in languages)
    pointing = any_of(words.pointing)
    before = rf"(?:^|[(\[]|{_BEGINS}(?:{pointing}|{any_of(words.see)}),?\s?)$"
    return re.compile(before, re.IGNORECASE), re.compile(rf",?\s?[(\[]?{pointing}(?!\w)", re.IGNORECASE)


def renumbered(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Which notes have other numbers than in the file, in words; empty where none has. Letters are told of apart."""
    changed = [
        (old[id], number) for id, number in new.items() if old.get(id, "").isdecimal() and old[id] != number
    ]
    if not changed:
        return ""
    shown = ", ".join(f"{before} is {now}" for before, now in changed[:_MOST_SHOWN])
    is_step = len({int(a) - int(b) for a, b in changed}) == 1
    more = " and so on" if is_step else f" and {len(changed) - _MOST_SHOWN} others"
    return f"{shown}{more if len(changed) > _MOST_SHOWN else ''}"
