"""Reads what somebody changed in a Word file of a letter: that file and the one that was sent go in, edits come out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.manuscript import SHOWN, FoundChange, FoundRemark, Leftover, Manuscript
from undersigned.importing.word.decisions import with_decisions
from undersigned.importing.word.reading import read_word
from undersigned.importing.word.tracked_changes import Kind
from undersigned.returned.edits import Edit, EditKind, Passage
from undersigned.returned.hands import Hand, by_hands
from undersigned.returned.note_pairs import NotePairs, pair_notes
from undersigned.returned.pairing import Group, groups_of
from undersigned.returned.passages import note_words, passages_of
from undersigned.returned.word_edits import edits_in, looks_changed, stretches, words_of_group

_MOST_HANDS: Final = 12
"""So many authors and days of tracked changes are told apart; each costs a reading of the file."""
_CHANGES: Final = frozenset({"tracked-change", "comment"})
"""The codes of what a reader tells of besides, and edits and remarks have."""


@dataclass(frozen=True)
class PlacedRemark:
    """A remark that somebody left, and the passage of the file that was sent at which it stands."""

    remark: FoundRemark
    passage: int | None


@dataclass(frozen=True)
class Returned:
    """A file that came back, beside the one that was sent."""

    file: str
    passages: tuple[Passage, ...]
    """Of the file that was sent."""
    theirs: tuple[Passage, ...]
    """Of the file that came back, with all tracked changes accepted."""
    edits: tuple[Edit, ...]
    remarks: tuple[PlacedRemark, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    """What came back otherwise, and was not compared: pictures, what stands at the head and foot of pages, boxes."""
    changes: tuple[FoundChange, ...] = ()
    """The tracked changes, as the file has them."""

    @property
    def authors(self) -> tuple[str, ...]:
        """Who tracked changes or left remarks."""
        said = (one.author for one in (*self.changes, *(remark.remark for remark in self.remarks)))
        return tuple(dict.fromkeys(filter(None, said)))


def edits_of(base: bytes, returned: bytes, name: str) -> Returned:
    """What a file that came back changes; `name` is its name. Raises `LetterError` where it cannot be read."""
    return edits_since(read_word(base, name), returned, name)


def edits_since(base: Manuscript, data: bytes, name: str) -> Returned:
    """As `edits_of`, against a file that was read before."""
    theirs = read_word(data, name)
    old, new = passages_of(base), passages_of(theirs)
    edits = _Reading(old, new).edits()
    if theirs.changes:
        silent = _Reading(old, passages_of(read_word(data, name, accept=False))).edits()
        edits = by_hands(old, edits, silent, list(_hands(old, data, name, theirs)), theirs.changes)
    return Returned(
        name,
        old,
        new,
        tuple(replace(edit, around=_around(old, edit)) for edit in edits),
        tuple(_placed(old, new, theirs.remarks)),
        tuple(_not_compared(base, theirs)),
        theirs.changes,
    )


def _hands(old: Sequence[Passage], data: bytes, name: str, theirs: Manuscript) -> Iterator[Hand]:
    """What each author did on each day."""
    did = {(one.author, one.date) for one in theirs.changes if one.kind != Kind.FORMATTED.value}
    if len(did) > _MOST_HANDS:
        did = {(author, "") for author, _ in did}
    for author, date in sorted(did):
        day = None
        with suppress(ValueError):
            day = datetime.date.fromisoformat(date)
        if len(did) == 1:
            yield Hand(author, day)
            return
        alone, _ = with_decisions(
            data, name, lambda one, by=author, on=date: one.author == by and on in {"", one.date}
        )
        yield Hand(author, day, tuple(_Reading(old, passages_of(read_word(alone, name))).edits()))


class _Reading:
    """The edits from one file to another."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        self._old, self._new = old, new
        old_words, new_words = note_words(old), note_words(new)
        self._groups = groups_of(
            old, new, lambda id: old_words.get(id, id), lambda id: new_words.get(id, id)
        )
        self._notes: NotePairs = pair_notes(old, new, self._groups)

    def edits(self) -> list[Edit]:
        """In the order of the later file; those of notes at the end."""
        found: list[Edit] = []
        behind = -1
        for group in self._groups:
            found += self._of_group(group, behind)
            if group.old and group.new:
                behind = group.old[-1]
        for was, now in sorted(self._notes.places):
            found += self._of_words((was,), (now,))
        return found

    def _of_group(self, group: Group, behind: int) -> Iterator[Edit]:
        if not group.old:
            yield self._added(group, behind)
        elif not group.new:
            words = "\t".join(self._old[place].words for place in group.old)
            yield Edit(EditKind.DELETED, group.old[0], old=words)
        elif group.is_row and len(group.old) != len(group.new):
            yield self._added(replace(group, old=()), behind)
            words = "\t".join(self._old[place].words for place in group.old)
            yield Edit(EditKind.DELETED, group.old[0], old=words)
        else:
            if group.moved:
                words = "\t".join(self._old[place].words for place in group.old)
                yield Edit(EditKind.MOVED, group.old[0], old=words, new=words, to=behind)
            if group.is_row:
                for was, now in zip(group.old, group.new, strict=True):
                    yield from self._of_words((was,), (now,))
            else:
                yield from self._of_words(group.old, group.new)

    def _added(self, group: Group, behind: int) -> Edit:
        passages = [self._new[place] for place in group.new]
        looks: list[tuple[int, int, str]] = []
        at = 0
        for passage in passages:
            looks += [(at + start, at + end, look) for start, end, look in passage.looks]
            at += len(passage.words) + 1
        return Edit(
            EditKind.ADDED,
            behind,
            new="\t".join(passage.words for passage in passages),
            calls=tuple(self._notes.called(id) for passage in passages for id in passage.calls),
            looks=tuple(looks),
            line=passages[0].line,
            row=tuple(passages) if group.is_row else (),
        )

    def _of_words(self, old: tuple[int, ...], new: tuple[int, ...]) -> Iterator[Edit]:
        was, now = self._old[old[0]], self._new[new[0]]
        if was.form != now.form:
            yield Edit(EditKind.FORM, old[0], old=was.form, new=now.form, line=now.line)
        if len(old) == len(new) == 1 and self._same(was, now):
            return
        found = stretches(
            words_of_group(self._old, old, self._notes.old_key),
            words_of_group(self._new, new, self._notes.new_key),
        )
        edits = [
            *edits_in(found, self._new, self._notes.called, old[0]),
            *looks_changed(found, self._old, self._new),
        ]
        yield from sorted(edits, key=lambda edit: (edit.passage, edit.start, edit.end))

    def _same(self, was: Passage, now: Passage) -> bool:
        return (was.words, was.looks) == (now.words, now.looks) and [
            self._notes.old_key(id) for id in was.calls
        ] == [self._notes.new_key(id) for id in now.calls]


def _around(passages: Sequence[Passage], edit: Edit) -> str:
    words = " ".join(passages[edit.passage].words.split()) if edit.passage >= 0 else ""
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rsplit(' ', 1)[0]} …"


def _placed(
    old: Sequence[Passage], new: Sequence[Passage], remarks: Sequence[FoundRemark]
) -> Iterator[PlacedRemark]:
    for remark in remarks:
        yield PlacedRemark(remark, None)


def _not_compared(base: Manuscript, theirs: Manuscript) -> Iterator[Leftover]:
    """What the file has that is not read, and the one that was sent had not."""
    known = {one.what for one in base.leftovers}
    yield from (one for one in theirs.leftovers if one.code not in _CHANGES and one.what not in known)


