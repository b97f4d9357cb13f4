"""Which note of the file that came back is which of the one that was sent: by where it is called, and by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final

from undersigned.returned.edits import CALL, Passage
from undersigned.returned.pairing import Group
from undersigned.returned.passages import Token, note_words, said_by
from undersigned.returned.word_edits import stretches, words_of_group

_SIMILAR: Final = 0.6
"""The share of common words from which on a note that is called elsewhere is another one reworded."""
_MOST_COMPARED: Final = 100_000


class NotePairs:
    """The notes of both files, paired."""

    def __init__(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        self._new = {passage.note: passage for passage in new if passage.note}
        self._old_places = {passage.note: place for place, passage in enumerate(old) if passage.note}
        self._new_places = {passage.note: place for place, passage in enumerate(new) if passage.note}
        self._ranks = {note: rank for rank, note in enumerate(self._old_places)}
        self._paired: dict[str, str] = {}
        self._was: dict[str, str] = {}

    def pair(self, old: str, new: str) -> None:
        """Hold two notes for one, where neither is another already."""
        if old not in self._paired and new not in self._was and old in self._ranks and new in self._new:
            self._paired[old] = new
            self._was[new] = old

    def left(self) -> tuple[list[str], list[str]]:
        """The notes of both files that have no other yet."""
        return [id for id in self._ranks if id not in self._paired], [
            id for id in self._new if id not in self._was
        ]

    @property
    def places(self) -> Iterator[tuple[int, int]]:
        """Of each pair, its places among the passages of both files."""
        yield from ((self._old_places[old], self._new_places[new]) for old, new in self._paired.items())

    def old_key(self, id: str) -> Hashable:
        """What a note of the earlier file is compared by."""
        return self._ranks.get(id, id)

    def new_key(self, id: str) -> Hashable:
        """What a note of the later file is compared by."""
        return self._ranks[self._was[id]] if id in self._was else ("new", id)

    def called(self, id: str) -> int | Passage:
        """What a note of the later file is: one of the earlier file by its place among the notes, or a new one."""
        return self._ranks[self._was[id]] if id in self._was else self._new.get(id, Passage(""))


def pair_notes(old: Sequence[Passage], new: Sequence[Passage], groups: Sequence[Group]) -> NotePairs:
    """The notes, paired: those called in the same place, first those that are the same, then those of like words."""
    pairs = NotePairs(old, new)
    old_words, new_words = note_words(old), note_words(new)
    changed: list[tuple[list[Token], list[Token]]] = []
    for group in groups:
        if group.old and group.new:
            was = words_of_group(old, group.old, said_by(old_words))
            now = words_of_group(new, group.new, said_by(new_words))
            for stretch in stretches(was, now):
                if stretch.is_equal:
                    _pair_calls(pairs, old, new, stretch.old, stretch.new)
                else:
                    changed.append((list(stretch.old), list(stretch.new)))
    for was, now in changed:
        for stretch in stretches([_anyone(one) for one in was], [_anyone(one) for one in now]):
            if stretch.is_equal:
                _pair_calls(pairs, old, new, stretch.old, stretch.new)
    _pair_words(pairs, old_words, new_words)
    return pairs


def _anyone(token: Token) -> Token:
    return token._replace(key="note") if token.text == CALL else token


def _pair_calls(
    pairs: NotePairs,
    old: Sequence[Passage],
    new: Sequence[Passage],
    old_tokens: Sequence[Token],
    new_tokens: Sequence[Token],
) -> None:
    for was, now in zip(old_tokens, new_tokens, strict=True):
        if was.text == CALL:
            pairs.pair(called_at(old, was), called_at(new, now))


def called_at(passages: Sequence[Passage], token: Token) -> str:
    """The id of the note that a token calls."""
    passage = passages[token.passage]
    return passage.calls[passage.words.count(CALL, 0, token.start)]


def _pair_words(pairs: NotePairs, old_words: Mapping[str, str], new_words: Mapping[str, str]) -> None:
    """Pair the notes that are called elsewhere: those with the same words, then the most similar."""
    for new in pairs.left()[1]:
        same = (old for old in pairs.left()[0] if old_words[old] == new_words[new])
        if (old := next(same, None)) is not None:
            pairs.pair(old, new)
    left_old, left_new = pairs.left()
    if len(left_old) * len(left_new) > _MOST_COMPARED:
        return
    alike = sorted(
        ((-_similarity(old_words[old], new_words[new]), old, new) for old in left_old for new in left_new),
        key=lambda one: one[0],
    )
    for dissimilarity, old, new in alike:
        if -dissimilarity >= _SIMILAR:
            pairs.pair(old, new)


def _similarity(old: str, new: str) -> float:
    was, now = Counter(old.split()), Counter(new.split())
    return 2 * (was & now).total() / max(1, was.total() + now.total())
