"""Who made which edit: silent ones, and those that each author tracked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from undersigned.importing.manuscript import FoundChange
from undersigned.importing.word.tracked_changes import Kind
from undersigned.returned.applying import with_edits
from undersigned.returned.edits import CALL, Edit, EditKind, Passage

_BEFORE: Final = 20
"""Characters before a word that tell where in a letter it stands."""
_IN_WORDS: Final = frozenset({EditKind.WORDS, EditKind.SPLIT, EditKind.JOINED})


@dataclass(frozen=True)
class Hand:
    """What an author tracked on a day: the file as it is where only those changes are accepted."""

    author: str
    date: datetime.date | None
    passages: tuple[Passage, ...]
    edits: tuple[Edit, ...]
    """Against the file that was sent; silent ones are among them."""

    def signed(self, edit: Edit) -> Edit:
        """An edit of its own."""
        return replace(edit, is_tracked=True, author=self.author, date=self.date)


@dataclass(frozen=True)
class Rejected:
    """The file with all its tracked changes rejected: what differs then was changed silently."""

    passages: tuple[Passage, ...]
    was: Mapping[int, int]
    """Of each passage, its place in the file that was sent."""
    edits: tuple[Edit, ...]


class Hands:
    """Tells of edits who made them."""

    def __init__(
        self,
        old: Sequence[Passage],
        rejected: Rejected,
        hands: Sequence[Hand],
        changes: Sequence[FoundChange],
        between: Callable[[Sequence[Passage], Sequence[Passage]], Sequence[Edit]],
    ) -> None:
        self._old = old
        self._rejected = rejected
        self._quiet = {edit.does for edit in rejected.edits}
        self._hands = [
            replace(hand, edits=tuple(edit for edit in hand.edits if edit.does not in self._quiet))
            for hand in hands
        ]
        self._changes = changes
        self._between = between

    def told_apart(self, edits: Sequence[Edit]) -> list[Edit]:
        """The edits, each with who made it; where two hands worked side by side, each has its own."""
        found: list[Edit] = []
        told: set[int] = set()
        for edit in edits:
            if edit.kind not in _IN_WORDS:
                found.append(self._signed(edit))
            elif edit.passage not in told:
                told.add(edit.passage)
                found += self._of_passage(edit.passage, edits)
        return found

    def _of_passage(self, place: int, edits: Sequence[Edit]) -> list[Edit]:
        """The edits of a passage's words, as each hand made them if together they are what is there now."""
        now, silent = _inside(edits, place), _inside(self._rejected.edits, place)
        if all(edit.does in self._quiet for edit in now):
            return now
        own = [hand.signed(edit) for hand in self._hands for edit in _inside(hand.edits, place)]
        says = _says(self._old[place], now)
        for each in (own, self._on_silent(place, silent)) if silent else (own,):
            together = sorted((*silent, *each), key=lambda edit: (edit.start, edit.end))
            if _says(self._old[place], together) == says:
                return together
        return [self._signed(edit) for edit in now]

    def _on_silent(self, place: int, silent: Sequence[Edit]) -> list[Edit]:
        """What hands did to the words of a passage after it was changed silently, as edits of what was sent."""
        return [
            hand.signed(replace(moved, passage=place))
            for number, hand in enumerate(self._hands)
            for edit in self._after(number)
            if edit.kind is EditKind.WORDS and self._rejected.was.get(edit.passage) == place
            if (moved := _before(edit, silent)) is not None
        ]

    @cache  # noqa: B019  # it lives as long as one file is read
    def _after(self, number: int) -> Sequence[Edit]:
        """What a hand did, against the file with its changes rejected."""
        return self._between(self._rejected.passages, self._hands[number].passages)

    def _signed(self, edit: Edit) -> Edit:
        """The edit with who made it."""
        if edit.does in self._quiet:
            return _of_looks(self._old[edit.passage], edit, self._changes)
        for hand in self._hands:
            if any(edit.does == one.does for one in hand.edits):
                return hand.signed(edit)
        near = [hand for hand in self._hands if any(_touches(edit, one) for one in hand.edits)] or self._hands
        authors = ", ".join(dict.fromkeys(hand.author for hand in near if hand.author))
        dates = sorted(hand.date for hand in near if hand.date)
        return replace(edit, is_tracked=True, author=authors, date=dates[-1] if dates else None)


def _inside(edits: Sequence[Edit], place: int) -> list[Edit]:
    """The edits of a passage's words."""
    return [edit for edit in edits if edit.passage == place and edit.kind in _IN_WORDS]


def _before(edit: Edit, silent: Sequence[Edit]) -> Edit | None:
    """An edit of silently changed words, as one of the words before; None where it changes what was put in."""
    shift = 0
    for one in silent:
        start = one.start + shift
        end = start + len(one.new)
        if edit.end <= start:
            break
        if edit.start < end or one.kind is not EditKind.WORDS:
            return None
        shift += len(one.new) - (one.end - one.start)
    is_known = not any(isinstance(called, int) for called in edit.calls)
    return replace(edit, start=edit.start - shift, end=edit.end - shift) if is_known else None


def _says(passage: Passage, edits: Sequence[Edit]) -> object:
    """What a passage says with some edits; nothing where these are in each other's way."""
    end = 0
    for edit in edits:
        if edit.start < end:
            return None
        end = edit.end
    words = [replace(edit, passage=0, calls=()) for edit in edits if edit.kind is EditKind.WORDS]
    made = with_edits([replace(passage, note="", calls=())], words)
    others = [edit.does for edit in edits if edit.kind is not EditKind.WORDS]
    return made[0].words, made[0].looks, [edit.calls for edit in edits if edit.calls], others


def _touches(edit: Edit, other: Edit) -> bool:
    return (
        edit.kind is other.kind
        and edit.passage == other.passage
        and edit.start <= other.end
        and other.start <= edit.end
    )


def _of_looks(passage: Passage, edit: Edit, changes: Sequence[FoundChange]) -> Edit:
    """An edit of looks or form with who tracked it: files are read with looks as they are now."""
    if edit.kind is EditKind.LOOKS:
        words, at = edit.old, passage.words[max(0, edit.start - _BEFORE) : edit.end].rpartition(CALL)[2]
    elif edit.kind is EditKind.FORM:
        words = at = passage.words.partition(CALL)[0]
    else:
        return edit
    for change in changes:
        if change.kind == Kind.FORMATTED.value and words.strip() in change.words and at in change.passage:
            return replace(edit, is_tracked=True, author=change.author, date=_day(change.date))
    return edit


def _day(date: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return None
