"""The passages of a manuscript, and their words one by one, each with its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from undersigned.comparing.word_tokens import words_and_spaces
from undersigned.importing.manuscript import (
    Grid,
    Line,
    Manuscript,
    NoteCalled,
    NoteNamed,
    Picture,
    Separator,
    Words,
)
from undersigned.model.letter import Emphasis, Foreign, LineBreak, Link, Strong, Superscript, Text
from undersigned.returned.edits import CALL, Looks, Passage

_DIVIDER: Final = "* * *"


class Token(NamedTuple):
    """A word, a sign, white space or the call of a note, with its place in a passage."""

    key: Hashable
    """What it is compared by."""
    text: str
    passage: int
    start: int

    @property
    def is_word(self) -> bool:
        """Whether it says something by itself."""
        return any(map(str.isalnum, self.text))

    @property
    def end(self) -> int:
        """Where it ends in its passage."""
        return self.start + len(self.text)


def passages_of(manuscript: Manuscript) -> tuple[Passage, ...]:
    """The passages of the text in their order, each cell of a table as one, then the notes as they are called."""
    found: list[Passage] = []
    tables = 0
    for piece in manuscript.pieces:
        match piece:
            case Line():
                found.append(_of_line(piece))
            case Grid():
                found += _cells(piece, tables)
                tables += 1
            case Separator():
                found.append(_of_line(Line((Text(_DIVIDER),), piece.number, "divider")))
            case Picture():
                pass
    called = dict.fromkeys(id for passage in found for id in passage.calls)
    for id in called:
        if (words := manuscript.notes.get(id)) is not None:
            found.append(_passage(words, note=id))
    return tuple(found)


def tokens_of(
    passages: Sequence[Passage], place: int, note: Callable[[str], Hashable]
) -> Iterator[Token]:
    """The words of a passage; `note` says what the call of a note is compared by."""
    passage = passages[place]
    calls = iter(passage.calls)
    at = 0
    for number, text in enumerate(passage.words.split(CALL)):
        if number:
            yield Token(("note", note(next(calls))), CALL, place, at)
            at += 1
        for word in _with_marks(words_and_spaces(text)):
            yield Token(word, word, place, at)
            at += len(word)


def note_words(passages: Sequence[Passage]) -> Mapping[str, str]:
    """The words of the notes, by their ids."""
    return {passage.note: passage.words for passage in passages if passage.note}


def _with_marks(words: Iterator[str]) -> Iterator[str]:
    """The words with the marks that are set over or under their last letter (Unicode § 2.11)."""
    waiting = ""
    for word in words:
        if waiting and unicodedata.category(word[0]).startswith("M"):
            waiting += word
            continue
        if waiting:
            yield waiting
        waiting = word
    if waiting:
        yield waiting


def _of_line(line: Line, cell: tuple[int, int, int] | None = None) -> Passage:
    return replace(_passage(line.words, label=line.label), line=line, cell=cell)


def _cells(table: Grid, number: int) -> Iterator[Passage]:
    for row, cells in enumerate(table.rows):
        for column, lines in enumerate(cells):
            words: Words = ()
            for line in lines:
                words += (LineBreak(), *line.words) if words else line.words
            first = lines[0] if lines else Line((), table.number)
            yield _of_line(replace(first, words=words, label=""), (number, row, column))


def _passage(words: Words, *, label: str = "", note: str = "") -> Passage:
    text, calls, looks = "", [], list[tuple[int, int, str]]()

    def read(inside: Words, look: tuple[str, ...]) -> None:
        nonlocal text
        for node in inside:
            start = len(text)
            match node:
                case Text():
                    text += node.text
                case LineBreak():
                    text += "\n"
                case NoteCalled() | NoteNamed():
                    text += CALL
                    calls.append(node.id)
                case Strong():
                    read(node.children, (*look, "bold"))
                case Emphasis():
                    read(node.children, (*look, "italic"))
                case Superscript():
                    read(node.children, (*look, "raised"))
                case Link():
                    read(node.children, (*look, f"link {node.target}"))
                case Foreign():
                    read(node.children, look)
            if isinstance(node, Text):
                looks.extend((start, len(text), one) for one in look)

    read(words, ())
    if label and text.startswith(label):
        cut = len(label) + len(text[len(label) :]) - len(text[len(label) :].lstrip())
        text = text[cut:]
        looks = [(max(0, start - cut), end - cut, one) for start, end, one in looks if end > cut]
    return Passage(text, tuple(calls), note=note, looks=_joined(looks, text))


def _joined(looks: Sequence[tuple[int, int, str]], text: str) -> Looks:
    """The looks without spaces and calls at their ends, which nobody sees; those with nothing else between, as one."""
    found: list[tuple[int, int, str]] = []
    for look in sorted({one for _, _, one in looks}):
        stretches: list[tuple[int, int]] = []
        for start, end, _ in (one for one in looks if one[2] == look):
            inside = text[start:end]
            start += len(inside) - len(inside.lstrip())  # noqa: PLW2901  # seen anew
            end -= len(inside) - len(inside.rstrip())  # noqa: PLW2901  # as above
            if start >= end:
                continue
            if stretches and not text[stretches[-1][1] : start].strip(f" \n\u00a0{CALL}"):
                start = stretches.pop()[0]  # noqa: PLW2901  # as above
            stretches.append((start, end))
        found += [(start, end, look) for start, end in stretches]
    return tuple(sorted(found))
