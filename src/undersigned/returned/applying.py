"""What a letter says when some edits are made in it: passages and edits go in, passages come out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from undersigned.returned.edits import CALL, Edit, EditKind, Looks, Passage

_Char: TypeAlias = tuple[str, "str | Passage | None", frozenset[str]]
"""A character, the note that it calls, and how it looks. Whether a note is called or named is not told apart."""
_CUT: Final[_Char] = ("\x00", None, frozenset())
"""Where a passage is cut in two; no text has this character."""
_HEAD: Final = -1


def with_edits(passages: Sequence[Passage], edits: Sequence[Edit]) -> tuple[Passage, ...]:
    """The passages with the edits made; the ids of new notes are made up."""
    return _Making(passages, edits).made()


@dataclass
class _Content:
    passage: Passage
    chars: list[_Char]


class _Making:
    def __init__(self, passages: Sequence[Passage], edits: Sequence[Edit]) -> None:
        self._passages = passages
        self._edits = edits
        self._notes = [passage.note for passage in passages if passage.note]
        self._contents = [_Content(passage, _chars(passage)) for passage in passages]
        self._made_up: list[Passage] = []
        self._rows = defaultdict[tuple[int, int], list[int]](list)
        for place, passage in enumerate(passages):
            if passage.cell is not None:
                self._rows[passage.cell[:2]].append(place)

    def made(self) -> tuple[Passage, ...]:
        """The passages as they are then."""
        for edit in reversed(self._edits):
            chars = self._contents[edit.passage].chars
            if edit.kind in {EditKind.WORDS, EditKind.LOOKS}:
                chars[edit.start : edit.end] = self._new_chars(edit, chars)
            elif edit.kind is EditKind.SPLIT:
                chars[edit.start : edit.end] = [_CUT]
            elif edit.kind is EditKind.FORM:
                content = self._contents[edit.passage]
                content.passage = replace(content.passage, line=edit.line)
        for edit in reversed(self._edits):
            if edit.kind is EditKind.JOINED:
                own = self._contents[edit.passage].chars
                self._contents[edit.passage - 1].chars += [*((c, None, frozenset()) for c in edit.new), *own]
        text = [passage for content in self._in_order() for passage in self._split(content)]
        return (*text, *self._called_in(text))

    def _in_order(self) -> Iterator[_Content]:
        by_kind = {kind: [edit for edit in self._edits if edit.kind is kind] for kind in EditKind}
        moved = {cell for edit in by_kind[EditKind.MOVED] for cell in self._row(edit.passage)}
        gone = {cell for edit in by_kind[EditKind.DELETED] for cell in self._row(edit.passage)}
        gone |= {edit.passage for edit in by_kind[EditKind.JOINED]}
        behind = defaultdict[int, list[Edit]](list)
        for edit in self._edits:
            if edit.kind is EditKind.ADDED or edit.to is not None:
                behind[edit.passage if edit.to is None else edit.to].append(edit)
        yield from self._behind(_HEAD, behind)
        for place, content in enumerate(self._contents):
            if content.passage.note:
                return
            if place not in moved | gone:
                yield content
            if place not in moved:
                yield from self._behind(place, behind)

    def _behind(self, place: int, edits: dict[int, list[Edit]]) -> Iterator[_Content]:
        """What was put behind a passage, and behind that."""
        for edit in edits.pop(place, ()):
            if edit.kind is EditKind.ADDED:
                yield from self._added(edit)
                continue
            for cell in self._row(edit.passage):
                yield self._contents[cell]
                yield from self._behind(cell, edits)

    def _row(self, place: int) -> list[int]:
        """The cells of the row that a cell stands in; else the passage alone."""
        cell = self._passages[place].cell
        return [place] if cell is None else self._rows[cell[:2]]

    def _added(self, edit: Edit) -> Iterator[_Content]:
        if not edit.row:
            yield _Content(Passage("", line=edit.line), self._new_chars(edit, []))
            return
        chars = self._new_chars(edit, [])
        for cell in edit.row:
            length = len(cell.words)
            yield _Content(replace(cell, calls=()), chars[:length])
            chars = chars[length + 1 :]

    def _new_chars(self, edit: Edit, chars: Sequence[_Char]) -> list[_Char]:
        """The new words of an edit; of one of looks, the calls are those that are there."""
        there = [call for _, call, _ in chars[edit.start : edit.end] if call is not None]
        calls = iter(there if edit.kind is EditKind.LOOKS else map(self._note, edit.calls))
        return _dressed(edit.new, calls, edit.looks)

    def _note(self, called: int | Passage) -> str | Passage:
        return self._notes[called] if isinstance(called, int) else called

    def _split(self, content: _Content) -> Iterator[Passage]:
        chars: list[_Char] = []
        for char in (*content.chars, _CUT):
            if char is not _CUT:
                chars.append(char)
                continue
            yield self._passage(content.passage, chars)
            chars = []

    def _passage(self, passage: Passage, chars: Sequence[_Char]) -> Passage:
        words = "".join(char for char, _, _ in chars)
        calls = [
            call if isinstance(call, str) else self._id(call) for _, call, _ in chars if call is not None
        ]
        return replace(
            passage, words=words, calls=tuple(calls), named=("",) * len(calls), looks=_looks(chars)
        )

    def _id(self, note: Passage) -> str:
        id = f"new {len(self._made_up) + 1}"
        self._made_up.append(replace(note, note=id))
        return id

    def _called_in(self, text: Sequence[Passage]) -> Iterator[Passage]:
        notes = {content.passage.note: content for content in self._contents if content.passage.note}
        made_up = {note.note: note for note in self._made_up}
        for id in dict.fromkeys(id for passage in text for id in passage.calls):
            if id in notes:
                yield from self._split(notes[id])
            elif id in made_up:
                yield made_up[id]


def _chars(passage: Passage) -> list[_Char]:
    return _dressed(passage.words, iter(passage.calls), passage.looks)


def _dressed(words: str, calls: Iterator[str | Passage], looks: Looks) -> list[_Char]:
    return [
        (
            char,
            next(calls, None) if char == CALL else None,
            frozenset(look for start, end, look in looks if start <= at < end),
        )
        for at, char in enumerate(words)
    ]


def _looks(chars: Sequence[_Char]) -> Looks:
    found: list[tuple[int, int, str]] = []
    for look in {one for _, _, looks in chars for one in looks}:
        start = None
        for at, (_, _, looks) in enumerate((*chars, _CUT)):
            if look in looks and start is None:
                start = at
            elif look not in looks and start is not None:
                found.append((start, at, look))
                start = None
    return tuple(sorted(found))
