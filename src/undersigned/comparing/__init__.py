"""Compares two letters: what differs between them comes out, part by part; numbers of notes do not count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from undersigned.comparing.alignment import AlignedPassage, align
from undersigned.comparing.changed_notes import NotePairs
from undersigned.comparing.comparison import (
    Change,
    Compared,
    ComparedPart,
    ComparedPassage,
    Comparison,
    DiffKind,
)
from undersigned.comparing.differences import diff_words, only
from undersigned.comparing.letter_passages import ReadLetter, ReadPart
from undersigned.comparing.part_pairs import align_parts
from undersigned.comparing.same_sources import same_sources
from undersigned.comparing.versions import Version, version_of

__all__ = ["Comparison", "Version", "compare", "version_of"]


def compare(old: Version, new: Version) -> Comparison:
    """What changed from an earlier letter to a later one.

    Words are compared, and what notes cite; not white space, not how words are set, and not numbers of notes.
    """
    return _Comparer(old, new).comparison()


class _Comparer:
    def __init__(self, old: Version, new: Version) -> None:
        self._versions = old, new
        self._old = ReadLetter(old, {})
        self._new = ReadLetter(new, same_sources(old.letter, new.letter))
        self._notes = NotePairs(self._old.notes, self._new.notes)

    def comparison(self) -> Comparison:
        old, new = map(_compared, self._versions)
        parts = tuple(self._parts())  # from them the notes learn their places
        return Comparison(old, new, parts, self._notes.compared())

    def _parts(self) -> Iterator[ComparedPart]:
        old, new = self._old.parts, self._new.parts
        for pair in align_parts(old, new):
            before = None if pair.old is None else old[pair.old]
            after = None if pair.new is None else new[pair.new]
            yield self._part(before, after, moved=pair.moved)

    def _part(self, old: ReadPart | None, new: ReadPart | None, *, moved: bool) -> ComparedPart:
        passages = tuple(self._passages(old.passages if old else (), new.passages if new else ()))
        if old is None:
            change = Change.ADDED
        elif new is None:
            change = Change.REMOVED
        else:
            change = Change.SAME if all(passage.is_same for passage in passages) else Change.REWORDED
        shown = new or old
        assert shown is not None  # noqa: S101  # a pair has at least one side
        return ComparedPart(shown.role, change, passages, moved, shown.title, shown.name)

    def _passages(
        self, old: Sequence[AlignedPassage], new: Sequence[AlignedPassage]
    ) -> Iterator[ComparedPassage]:
        for pair in align(old, new):
            before = None if pair.old is None else old[pair.old]
            after = None if pair.new is None else new[pair.new]
            yield self._passage(before, after, moved=pair.moved)

    def _passage(
        self, old: AlignedPassage | None, new: AlignedPassage | None, *, moved: bool
    ) -> ComparedPassage:
        if new is None:
            assert old is not None  # noqa: S101  # as above
            return ComparedPassage(
                old.form, Change.REMOVED, only(DiffKind.DELETED, old.tokens), name=old.name, old_name=old.name
            )
        if old is None:
            return ComparedPassage(new.form, Change.ADDED, only(DiffKind.INSERTED, new.tokens), name=new.name)
        found = diff_words(old.tokens, new.tokens)
        self._notes.learn(found)
        change = Change.SAME if found.are_none else Change.REWORDED
        return ComparedPassage(new.form, change, found.runs, moved, new.name, old.name)


def _compared(version: Version) -> Compared:
    metadata = version.letter.metadata
    return Compared(version.name, metadata.date, metadata.language)
