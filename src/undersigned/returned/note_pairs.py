"""Which note of the file that came back is which of the one that was sent: by where it is called, and by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final

from undersigned.returned.edits import CALL, Passage
from undersigned.returned.pairing import Group
from undersigned.returned.passages import Token, note_words, said_by, with_name
from undersigned.returned.word_edits import Stretch, stretches, words_of_group

_SIMILAR: Final = 0.6
"""The share of common words from which on a note that is called elsewhere is another one reworded."""
_LONG: Final = 8
"""Characters from which on the words of a note tell it from others: "Ibid." stands in many."""
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

    def name(self, old: str) -> None:
        """Know a note of the earlier file by another name, under which the later one has its number."""
        self._was[f"named {old}"] = old

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


def pair_notes(old: Sequence[Passage], new: list[Passage], groups: Sequence[Group]) -> NotePairs:
    """The notes, paired: those called in the same place, first those that are the same, then those of like words.

    Where a program has made plain text of a note's number, the passage of the later file gets it back.
    """
    pairs = NotePairs(old, new)
    old_words, new_words = note_words(old), note_words(new)

    def words(was: Sequence[int], now: Sequence[int]) -> list[Stretch]:
        return stretches(
            words_of_group(old, was, said_by(old_words), as_printed=True),
            words_of_group(new, now, said_by(new_words), as_printed=True),
        )

    found = [
        one
        for group in groups
        if group.old and group.new and not _are_same(old, new, group)
        for one in words(group.old, group.new)
    ]
    _pair_calls(pairs, old, new, found)
    _pair_same_words(pairs, old_words, new_words, shortest=_LONG)
    for one in found:
        if not one.is_equal:
            anyones = list(map(_anyone, one.old)), list(map(_anyone, one.new))
            _pair_calls(pairs, old, new, stretches(*anyones))
    _pair_words(pairs, old_words, new_words)
    for was, now in pairs.places:
        if any(old[was].named):
            found += words([was], [now])
    _name_again(pairs, old, new, found)
    return pairs


def _are_same(old: Sequence[Passage], new: Sequence[Passage], group: Group) -> bool:
    """Whether there is nothing to find: the words are the same, and no note among them."""
    was, now = (
        [some[place].words for place in places] for some, places in ((old, group.old), (new, group.new))
    )
    return was == now and not any(CALL in words for words in was)


def _name_again(
    pairs: NotePairs, old: Sequence[Passage], new: list[Passage], found: Sequence[Stretch]
) -> None:
    """Know again the numbers of notes that are plain text in the later file."""
    plain = [
        (was, now)
        for one in found
        if one.is_equal
        for was, now in zip(one.old, one.new, strict=True)
        if was.named and now.text != CALL
    ]
    for was, now in sorted(plain, key=lambda one: -one[1].start):
        id = called_at(old, was)
        pairs.name(id)
        new[now.passage] = with_name(new[now.passage], now, f"named {id}")


def _anyone(token: Token) -> Token:
    return token._replace(key="note") if token.text == CALL and not token.named else token


def _pair_calls(
    pairs: NotePairs, old: Sequence[Passage], new: Sequence[Passage], found: Sequence[Stretch]
) -> None:
    """Pair the notes that are called in the same words."""
    for one in found:
        for was, now in zip(one.old, one.new, strict=True) if one.is_equal else ():
            if was.text == CALL == now.text and not (was.named or now.named):
                pairs.pair(called_at(old, was), called_at(new, now))


def called_at(passages: Sequence[Passage], token: Token) -> str:
    """The id of the note that a token calls."""
    passage = passages[token.passage]
    return passage.calls[passage.words.count(CALL, 0, token.start)]


def _pair_words(pairs: NotePairs, old_words: Mapping[str, str], new_words: Mapping[str, str]) -> None:
    """Pair the notes that are called elsewhere: those with the same words, then the most similar."""
    _pair_same_words(pairs, old_words, new_words)
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


def _pair_same_words(
    pairs: NotePairs, old_words: Mapping[str, str], new_words: Mapping[str, str], shortest: int = 0
) -> None:
    waiting: dict[str, list[str]] = {}
    left_old, left_new = pairs.left()
    for old in left_old:
        if len(old_words[old]) >= shortest:
            waiting.setdefault(old_words[old], []).append(old)
    for new in left_new:
        if same := waiting.get(new_words[new]):
            pairs.pair(same.pop(0), new)


def _similarity(old: str, new: str) -> float:
    was, now = Counter(old.split()), Counter(new.split())
    return 2 * (was & now).total() / max(1, was.total() + now.total())
