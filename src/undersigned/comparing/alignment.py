"""Which passage of one letter became which of the other, and what moved: two sequences go in, pairs come out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from undersigned.comparing.comparison import PassageForm
from undersigned.comparing.word_tokens import Tokens

_SIMILAR = 0.5
"""The share of common words from which on a passage counts as another one reworded."""
_RARE = 40
"""A word in more passages than this says nothing of which belong together."""
_CANDIDATES = 5
"""For each passage, as many others are compared with it in full."""


@dataclass(frozen=True)
class AlignedPassage:
    """A paragraph, an item, a row … of a letter, as words."""

    form: PassageForm
    tokens: Tokens
    name: str | None = None

    @cached_property
    def key(self) -> tuple[Hashable, ...]:
        """What two passages have in common that say the same; of a signatory, the name without its notes."""
        noted = self.form is not PassageForm.SIGNATORY
        return tuple(token.key for token in self.tokens if noted or token.note is None)

    @cached_property
    def words(self) -> Counter[Hashable]:
        """How often it has each word."""
        return Counter(token.key for token in self.tokens if token.is_word)

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return self.words.total()

    def similarity(self, other: AlignedPassage) -> float:
        """The share of words that both have, from 0 to 1."""
        return 2 * (self.words & other.words).total() / max(1, self.length + other.length)


@dataclass(frozen=True)
class Pair:
    """A passage of the earlier letter, by its index, and its counterpart; None if it has none."""

    old: int | None
    new: int | None
    moved: bool = False


def align(old: Sequence[AlignedPassage], new: Sequence[AlignedPassage]) -> list[Pair]:
    """Each passage of both, in the order of the later letter; what is removed stands behind what it followed."""
    if len(old) == len(new) == 1 and not any(_stands_for_itself(passage) for passage in (*old, *new)):
        return [Pair(0, 0)]
    partners: dict[int, int] = {}  # of each passage of the later letter
    for find in (_same_name, _same_words, _first_headings, _similar_words):
        taken = set(partners.values())
        rest_old = {index: passage for index, passage in enumerate(old) if index not in taken}
        rest_new = {index: passage for index, passage in enumerate(new) if index not in partners}
        partners.update(find(rest_old, rest_new))
    return in_order(partners, len(old), len(new))


def in_order(partners: Mapping[int, int], old: int, new: int) -> list[Pair]:
    """Pairs in reading order, from the partner of each later piece that has one and the numbers of pieces.

    As few as possible count as moved.
    """
    paired = sorted(partners.items())
    steady = _longest_rising([was for _, was in paired])
    still = {paired[index][0]: number for number, index in enumerate(steady)}
    kept = set(partners.values())
    gone = [index for index in range(old) if index not in kept]
    pairs: list[Pair] = []

    def tell_gone(before: int) -> None:
        while gone and gone[0] < before:
            pairs.append(Pair(gone.pop(0), None))

    ends = [partners[index] for index in still] + [old]
    tell_gone(ends[0])
    for index in range(new):
        pairs.append(Pair(partners.get(index), index, moved=index in partners and index not in still))
        if index in still:
            tell_gone(ends[still[index] + 1])
    return pairs


_Rest = Mapping[int, AlignedPassage]
"""Passages that have no partner yet, by their index."""


def _stands_for_itself(passage: AlignedPassage) -> bool:
    """Whether it is another passage if its name is, however similar its words."""
    return passage.form is PassageForm.SIGNATORY or passage.name is not None


def _same_name(old: _Rest, new: _Rest) -> Iterator[tuple[int, int]]:
    """Asks of the same id."""
    waiting = defaultdict[str, list[int]](list)
    for index, passage in old.items():
        if passage.name:
            waiting[passage.name].append(index)
    for index, passage in new.items():
        if passage.name and waiting[passage.name]:
            yield index, waiting[passage.name].pop(0)


def _same_words(old: _Rest, new: _Rest) -> Iterator[tuple[int, int]]:
    """Passages that say the same: first those in the same order, then wherever they stand."""
    numbers: dict[Hashable, int] = {}  # quicker to compare than the words
    old_keys = [numbers.setdefault(passage.key, len(numbers)) for passage in old.values()]
    new_keys = [numbers.setdefault(passage.key, len(numbers)) for passage in new.values()]
    old_index, new_index = list(old), list(new)
    matched_old, matched_new = set[int](), set[int]()
    for block in SequenceMatcher(None, old_keys, new_keys, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            matched_old.add(block.a + step)
            matched_new.add(block.b + step)
            yield new_index[block.b + step], old_index[block.a + step]
    waiting = defaultdict[int, list[int]](list)
    for index, key in enumerate(old_keys):
        if index not in matched_old:
            waiting[key].append(index)
    for index, key in enumerate(new_keys):
        if index not in matched_new and waiting[key]:
            yield new_index[index], old_index[waiting[key].pop(0)]


def _first_headings(old: _Rest, new: _Rest) -> Iterator[tuple[int, int]]:
    """What both parts begin with, if that is a heading: another title of the same section."""
    if 0 in old and 0 in new and old[0].form is new[0].form is PassageForm.HEADING:
        yield 0, 0


def _similar_words(old: _Rest, new: _Rest) -> Iterator[tuple[int, int]]:
    """Passages that were reworded, the most similar first; a signatory is another one if its name is."""
    holders = _holders(old)
    candidates = sorted(
        (-old[was].similarity(passage), abs(was - index), index, was)
        for index, passage in new.items()
        if passage.form is not PassageForm.SIGNATORY
        for was in _candidates(passage, holders)
    )
    taken_old, taken_new = set[int](), set[int]()
    for dissimilarity, _, index, was in candidates:
        if -dissimilarity >= _SIMILAR and was not in taken_old and index not in taken_new:
            taken_old.add(was)
            taken_new.add(index)
            yield index, was


def _holders(passages: _Rest) -> Mapping[Hashable, list[int]]:
    """The passages that have each word."""
    holders = defaultdict[Hashable, list[int]](list)
    for index, passage in passages.items():
        if passage.form is not PassageForm.SIGNATORY:
            for word in passage.words:
                holders[word].append(index)
    return holders


def _candidates(passage: AlignedPassage, holders: Mapping[Hashable, list[int]]) -> Iterator[int]:
    """The passages that share the most of its rare words."""
    votes = Counter[int]()
    for word in passage.words:
        having = holders.get(word, ())
        if len(having) <= _RARE:
            votes.update(having)
    return (index for index, _ in votes.most_common(_CANDIDATES))


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """The indices of the longest rising subsequence."""
    ends: list[int] = []
    ends_at: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        place = bisect_left(ends, number)
        before.append(ends_at[place - 1] if place else -1)
        ends[place : place + 1] = [number]
        ends_at[place : place + 1] = [index]
    found: list[int] = []
    index = ends_at[-1] if ends_at else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
