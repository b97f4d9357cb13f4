"""Finds which notes of two letters changed, from their words and from what is known of their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping

from undersigned.comparing.comparison import Change, ComparedNote, DiffKind
from undersigned.comparing.differences import Differences, diff_words, only
from undersigned.comparing.letter_passages import ReadNote


class NotePairs:
    """Finds the counterpart of each note: what stands in its place, or else cites the same elsewhere."""

    def __init__(self, old: Mapping[int, ReadNote], new: Mapping[int, ReadNote]) -> None:
        self._old = old
        self._new = new
        self._same: dict[int, int] = {}
        self._replaced: dict[int, int] = {}

    def learn(self, found: Differences) -> None:
        """Remember which notes of two passages stand in the same place."""
        self._same.update((new, old) for old, new in found.same_notes)
        self._replaced.update((new, old) for old, new in found.other_notes)

    def compared(self) -> tuple[ComparedNote, ...]:
        """The notes that changed, in the order of the later letter; then those that are no longer there."""
        partners = self._replaced | self._same
        partners |= dict(self._elsewhere(partners))
        gone = self._old.keys() - set(partners.values())
        changed = [note for number in self._new for note in self._changed(number, partners.get(number))]
        removed = (
            ComparedNote(Change.REMOVED, note.mark, None, only(DiffKind.DELETED, note.words))
            for number, note in self._old.items()
            if number in gone
        )
        return (*changed, *removed)

    def _elsewhere(self, partners: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """The notes that cite the same, of those that have no counterpart in their place."""
        waiting = defaultdict[Hashable, list[int]](list)
        taken = set(partners.values())
        for number, note in self._old.items():
            if number not in taken:
                waiting[note.source].append(number)
        for number, note in self._new.items():
            if number not in partners and waiting[note.source]:
                yield number, waiting[note.source].pop(0)

    def _changed(self, number: int, partner: int | None) -> Iterator[ComparedNote]:
        """The note as compared, if there is something to tell."""
        new = self._new[number]
        if partner is None:
            yield ComparedNote(Change.ADDED, None, new.mark, only(DiffKind.INSERTED, new.words))
            return
        old = self._old[partner]
        found = diff_words(old.words, new.words)
        if old.source != new.source:
            yield ComparedNote(Change.REPLACED, old.mark, new.mark, found.runs)
        elif not found.are_none:
            yield ComparedNote(Change.REWORDED, old.mark, new.mark, found.runs)
