"""Reads what somebody changed in a Word file of a letter: that file and the one that was sent go in, edits come out."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.manuscript import SHOWN, FoundChange, FoundRemark, Leftover, Manuscript, Picture
from undersigned.importing.word.decisions import with_decisions
from undersigned.importing.word.reading import read_word
from undersigned.importing.word.surroundings import ON_PAGES
from undersigned.importing.word.tracked_changes import Change, Kind
from undersigned.model.findings import counted
from undersigned.returned.edits import CALL, Edit, EditKind, Passage
from undersigned.returned.hands import Hand, Hands, Rejected
from undersigned.returned.note_pairs import pair_notes
from undersigned.returned.pairing import Group, groups_of
from undersigned.returned.passages import is_of_frame, is_styled, passages_of, without_look_of_style
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
        tracked = [one.author for one in self.changes]
        remarked = [one.remark.author for one in self.remarks]
        return tuple(dict.fromkeys(filter(None, (*tracked, *remarked))))


def edits_of(base: bytes, returned: bytes, name: str) -> Returned:
    """What a file that came back changes; `name` is its name. Raises `LetterError` where it cannot be read."""
    return edits_since(read_word(base, name), returned, name)


def edits_since(base: Manuscript, data: bytes, name: str) -> Returned:
    """As `edits_of`, against a file that was read before."""
    theirs = read_word(data, name)
    old, new = passages_of(base), passages_of(theirs)
    reading = _Reading(old, new)
    edits = reading.edits()
    if theirs.changes:
        untracked = _Reading(old, passages_of(read_word(data, name, accept=False)))
        rejected = Rejected(untracked.theirs, untracked.was(), tuple(untracked.edits()))
        hands = list(_hands(reading, data, name, theirs.changes))
        edits = Hands(old, rejected, hands, theirs.changes, _edits_between).told_apart(edits)
    return Returned(
        name,
        old,
        reading.theirs,
        tuple(replace(edit, around=_around(old, edit)) for edit in edits),
        tuple(_placed(new, reading.was(), theirs.remarks)),
        tuple(_not_compared(base, theirs)),
        theirs.changes,
    )


def changes_between(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[list[Edit], tuple[Passage, ...]]:
    """The edits from some passages to others, silent as all are then; and the others, as they are compared."""
    reading = _Reading(old, new)
    return reading.edits(), reading.theirs


def _edits_between(old: Sequence[Passage], new: Sequence[Passage]) -> list[Edit]:
    return _Reading(old, new).edits()


def _hands(reading: _Reading, data: bytes, name: str, changes: Sequence[FoundChange]) -> Iterator[Hand]:
    """What each author did on each day."""
    did = {(one.author, one.date) for one in changes if one.kind != Kind.FORMATTED.value}
    if len(did) > _MOST_HANDS:
        did = {(author, "") for author, _ in did}
    for author, date in sorted(did):
        day = None
        with suppress(ValueError):
            day = datetime.date.fromisoformat(date)
        alone = reading  # of all changes, where they are of one
        if len(did) > 1:
            word, _ = with_decisions(data, name, _is_of(author, date))
            alone = _Reading(reading.old, passages_of(read_word(word, name)))
        yield Hand(author, day, alone.theirs, tuple(alone.edits()))


def _is_of(author: str, date: str) -> Callable[[Change], bool]:
    return lambda change: change.author == author and date in {"", change.date}


class _Reading:
    """The edits from one file to another."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        self.old, self._new = old, list(new)
        self._groups = groups_of(old, new)
        for group in self._groups:
            if group.old and is_styled(old[group.old[0]]):
                for place in group.new:
                    self._new[place] = without_look_of_style(new[place])
        self._notes = pair_notes(old, self._new, self._groups)

    @property
    def theirs(self) -> tuple[Passage, ...]:
        """The passages of the later file."""
        return tuple(self._new)

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

    def was(self) -> dict[int, int]:
        """The place in the earlier file of each passage of the later one; of one that was added, what it follows."""
        found: dict[int, int] = {now: was for was, now in self._notes.places}
        behind = 0
        for group in self._groups:
            for rank, place in enumerate(group.new):
                found[place] = group.old[min(rank, len(group.old) - 1)] if group.old else behind
            if group.old and group.new:
                behind = group.old[-1]
        return found

    def _of_group(self, group: Group, behind: int) -> Iterator[Edit]:
        if not group.old:
            yield self._added(group, behind)
        elif not group.new:
            words = "\t".join(self.old[place].words for place in group.old)
            yield Edit(EditKind.DELETED, group.old[0], old=words)
        elif group.is_row and len(group.old) != len(group.new):
            yield self._added(replace(group, old=()), behind)
            words = "\t".join(self.old[place].words for place in group.old)
            yield Edit(EditKind.DELETED, group.old[0], old=words)
        else:
            if group.moved:
                words = "\t".join(self.old[place].words for place in group.old)
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
        was, now = self.old[old[0]], self._new[new[0]]
        if was.form != now.form and not is_of_frame(was):
            yield Edit(EditKind.FORM, old[0], old=was.form, new=now.form, line=now.line)
        if len(old) == len(new) == 1 and self._same(was, now):
            return
        found = stretches(
            words_of_group(self.old, old, self._notes.old_key),
            words_of_group(self._new, new, self._notes.new_key),
        )
        edits = [
            *edits_in(found, self._new, self._notes.called, old[0]),
            *looks_changed(found, self.old, self._new),
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
    new: Sequence[Passage], was: Mapping[int, int], remarks: Sequence[FoundRemark]
) -> Iterator[PlacedRemark]:
    """The remarks with the passages that they stand at; `was` has the earlier place of each later one."""
    texts = [_squeezed(passage.words) for passage in new] if remarks else []
    for remark in remarks:
        paragraph, words = _squeezed(remark.paragraph), _squeezed(remark.passage)
        at = next((place for place, text in enumerate(texts) if text and text == paragraph), None)
        if at is None and words:
            at = next((place for place, text in enumerate(texts) if words in text), None)
        yield PlacedRemark(remark, None if at is None else was.get(at))


def _squeezed(words: str) -> str:
    return "".join(words.replace(CALL, "").split())


def _not_compared(base: Manuscript, theirs: Manuscript) -> Iterator[Leftover]:
    """What the file has that is not read, and the one that was sent had not."""
    known, come = ({one.what for one in some.leftovers} for some in (base, theirs))
    yield from (one for one in theirs.leftovers if one.code not in _CHANGES and one.what not in known)
    for one in base.leftovers:
        if one.where == ON_PAGES and one.what not in come:
            yield Leftover(f"{one.what} is gone", one.where)
    had, has = (
        {piece.data: piece.number for piece in some.pieces if isinstance(piece, Picture)}
        for some in (base, theirs)
    )
    yield from (Leftover("a picture that was not sent", f"paragraph {has[one]}") for one in has.keys() - had)
    if gone := had.keys() - has:
        yield Leftover(counted(len(gone), "picture is gone", "pictures are gone"), "in the copy")
