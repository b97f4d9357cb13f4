"""Who made which edit: silent ones, and those that each author tracked."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.manuscript import FoundChange
from undersigned.importing.word.tracked_changes import Kind
from undersigned.returned.applying import with_edits
from undersigned.returned.edits import Edit, EditKind, Passage

_IN_WORDS: Final = frozenset({EditKind.WORDS, EditKind.SPLIT, EditKind.JOINED})


@dataclass(frozen=True)
class Hand:
    """What an author tracked on a day: the edits that are there where only those changes are accepted."""

    author: str
    date: datetime.date | None
    edits: tuple[Edit, ...] | None = None
    """None where nobody else tracked anything."""

    def signed(self, edit: Edit) -> Edit:
        """An edit of its own."""
        return replace(edit, is_tracked=True, author=self.author, date=self.date)


def by_hands(
    old: Sequence[Passage],
    edits: Sequence[Edit],
    silent: Sequence[Edit],
    hands: Sequence[Hand],
    changes: Sequence[FoundChange],
) -> list[Edit]:
    """The edits, each with who made it; where two hands worked side by side, each has its own."""
    quiet = {edit.does for edit in silent}
    own = [
        replace(
            hand,
            edits=tuple(
                edit for edit in (edits if hand.edits is None else hand.edits) if edit.does not in quiet
            ),
        )
        for hand in hands
    ]
    found: list[Edit] = []
    told: set[int] = set()
    for edit in edits:
        if edit.kind not in _IN_WORDS:
            found.append(_signed(edit, quiet, own, changes))
        elif edit.passage not in told:
            told.add(edit.passage)
            found += _of_passage(edit.passage, old, edits, silent, own)
    return found


def _of_passage(
    place: int, old: Sequence[Passage], edits: Sequence[Edit], silent: Sequence[Edit], hands: Sequence[Hand]
) -> list[Edit]:
    """The edits of a passage's words, as each hand made them if together they are what is there now."""

    def here(some: Sequence[Edit]) -> list[Edit]:
        return [edit for edit in some if edit.passage == place and edit.kind in _IN_WORDS]

    now = here(edits)
    quiet = {edit.does for edit in silent}
    if all(edit.does in quiet for edit in now):
        return now
    each = here(silent) + [hand.signed(edit) for hand in hands for edit in here(hand.edits or ())]
    each.sort(key=lambda edit: (edit.start, edit.end))
    if _says(old[place], each) == _says(old[place], now):
        return each
    return [_signed(edit, quiet, hands, ()) for edit in now]


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


def _signed(
    edit: Edit, quiet: set[tuple[object, ...]], hands: Sequence[Hand], changes: Sequence[FoundChange]
) -> Edit:
    """The edit with who made it."""
    if edit.does in quiet:
        return _of_looks(edit, changes)
    for hand in hands:
        if any(edit.does == one.does for one in hand.edits or ()):
            return hand.signed(edit)
    near = [hand for hand in hands if any(_touches(edit, one) for one in hand.edits or ())]
    near = near or list(hands)
    authors = ", ".join(dict.fromkeys(hand.author for hand in near if hand.author))
    dates = sorted(hand.date for hand in near if hand.date)
    return replace(edit, is_tracked=True, author=authors, date=dates[-1] if dates else None)


def _touches(edit: Edit, other: Edit) -> bool:
    return (
        edit.kind is other.kind
        and edit.passage == other.passage
        and edit.start <= other.end
        and other.start <= edit.end
    )


def _of_looks(edit: Edit, changes: Sequence[FoundChange]) -> Edit:
    """An edit of looks with who tracked it: files are read with looks as they are now."""
    if edit.kind is not EditKind.LOOKS:
        return edit
    for change in changes:
        if change.kind == Kind.FORMATTED.value and edit.old.strip() in change.words:
            return replace(edit, is_tracked=True, author=change.author, date=_day(change.date))
    return edit


def _day(date: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return None
