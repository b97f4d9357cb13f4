"""Carries edits of a letter as it was sent over to the letter as it is printed now.

What nobody changed since is found again; an edit of what was changed since contradicts that.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from undersigned.returned.edits import CALL, IN_WORDS, Edit, EditKind, Passage
from undersigned.returned.note_pairs import NotePairs, pair_notes
from undersigned.returned.pairing import groups_of
from undersigned.returned.passages import note_words, tokens_of
from undersigned.returned.words import looks_within


@dataclass(frozen=True)
class Carried:
    """An edit of the letter as it is now; without one, it is there already, or has no place any more.

    `now` is what the letter says there since somebody else changed it: the edit contradicts that.
    """

    edit: Edit | None
    is_there: bool = False
    now: str = ""


class Carrying:
    """The way from the passages of a file that was sent to those of the letter now."""

    def __init__(self, sent: Sequence[Passage], now: Sequence[Passage]) -> None:
        self._sent, self._now = sent, now
        self._is_same = [_seen(one) for one in sent] == [_seen(one) for one in now]

    def carried(self, edit: Edit) -> Carried:
        """An edit in its place now."""
        if self._is_same:
            return Carried(edit)
        calls = tuple(self._called(one) if isinstance(one, int) else one for one in edit.calls)
        edit = replace(edit, calls=calls)
        if edit.kind is EditKind.ADDED:
            return self._added(edit)
        place = self._places.get(edit.passage)
        if place is None:
            return Carried(None, is_there=edit.kind is EditKind.DELETED)
        was, now = self._sent[edit.passage].words, self._now[place].words
        if edit.kind in IN_WORDS:
            return self._in_words(edit, place, was, now)
        if edit.kind is EditKind.DELETED and was != now:
            return Carried(replace(edit, passage=place), now=now)
        if edit.kind is EditKind.JOINED and self._places.get(edit.passage - 1) != place - 1:
            return Carried(None, now=now)
        to = None if edit.to is None else self._behind(edit.to)
        is_moved = to is not None and to == place - 1 and edit.to != edit.passage - 1
        if is_moved or (edit.kind is EditKind.FORM and self._now[place].form == edit.new):
            return Carried(None, is_there=True)
        return Carried(replace(edit, passage=place, to=to))

    def _added(self, edit: Edit) -> Carried:
        mine = {one.words for one in self._sent}
        if any(one.words == edit.new and one.words not in mine for one in self._now):
            return Carried(None, is_there=True)
        return Carried(replace(edit, passage=self._behind(edit.passage)))

    def _in_words(self, edit: Edit, place: int, was: str, now: str) -> Carried:
        if was == now:
            return self._at(replace(edit, passage=place))
        before = self._tokens(self._sent, edit.passage)
        after = self._tokens(self._now, place)
        matcher = difflib.SequenceMatcher(
            None, [key for key, _, _ in before], [key for key, _, _ in after], autojunk=False
        )
        size = edit.end - edit.start
        touched: list[tuple[int, int, int, int]] = []
        for kind, first, last, there, until in matcher.get_opcodes():
            if first == last:
                begins = ends = before[first][1] if first < len(before) else len(was)
            else:
                begins, ends = before[first][1], before[last - 1][2]
            if kind == "equal" and begins <= edit.start and edit.end <= ends:
                start = after[there][1] + edit.start - begins
                return self._at(replace(edit, passage=place, start=start, end=start + size))
            if (begins < edit.end and edit.start < ends) or (
                kind != "equal" and begins <= edit.end and edit.start <= ends
            ):
                start = after[there][1] if there < len(after) else len(now)
                touched.append((begins, ends, start, after[until - 1][2] if there < until else start))
        return self._against(edit, place, was, touched)

    def _at(self, edit: Edit) -> Carried:
        """An edit in its place; words that look so already are there."""
        looks = looks_within(self._now[edit.passage].looks, edit.start, edit.end)
        is_there = edit.kind is EditKind.LOOKS and set(looks) == set(edit.looks)
        return Carried(None, is_there=True) if is_there else Carried(edit)

    def _against(
        self, edit: Edit, place: int, was: str, touched: Sequence[tuple[int, int, int, int]]
    ) -> Carried:
        """An edit of words that are others now: as it would have them, in place of what stands there."""
        now = self._now[place].words
        begins, ends = min(touched[0][0], edit.start), max(touched[-1][1], edit.end)
        start, end = touched[0][2], touched[-1][3]
        wanted = was[begins : edit.start] + edit.new + was[edit.end : ends]
        if now[start:end].split() == wanted.split() and edit.kind is EditKind.WORDS:
            return Carried(None, is_there=True)
        outside = was[begins : edit.start] + was[edit.end : ends]
        if edit.kind is not EditKind.WORDS or CALL in outside or CALL in now[start:end]:
            return Carried(None, now=now)
        looks = tuple((a + edit.start - begins, b + edit.start - begins, look) for a, b, look in edit.looks)
        theirs = replace(
            edit, passage=place, start=start, end=end, old=now[start:end], new=wanted, looks=looks
        )
        return Carried(theirs, now=now[start:end] or now)

    def _tokens(self, passages: Sequence[Passage], place: int) -> list[tuple[object, int, int]]:
        words = note_words(passages)
        return [
            (token.key, token.start, token.end)
            for token in tokens_of(passages, place, lambda note: words.get(note, note))
        ]

    def _behind(self, place: int) -> int:
        """The passage now behind which stands what stood behind another."""
        while place >= 0 and place not in self._places:
            place -= 1
        return self._places[place] if place >= 0 else -1

    def _called(self, note: int) -> int | Passage:
        """A note by its place among those that there are now; one that has gone comes anew."""
        notes = [place for place, one in enumerate(self._sent) if one.note]
        first = next((place for place, one in enumerate(self._now) if one.note), 0)
        place = self._places.get(notes[note]) if note < len(notes) else None
        return self._sent[notes[note]] if place is None else place - first

    @cached_property
    def _places(self) -> dict[int, int]:
        """Each passage that there was, with what it is now."""
        groups = groups_of(self._sent, self._now)
        pairs: NotePairs = pair_notes(list(self._sent), list(self._now), groups)
        found = dict(pairs.places)
        for group in groups:
            if len(group.old) == len(group.new):
                found |= dict(zip(group.old, group.new, strict=True))
        return found


def _seen(passage: Passage) -> tuple[object, ...]:
    return (passage.words, passage.looks, passage.form, passage.words.count(CALL))
