"""Compares two passages word by word: runs that are equal, inserted or deleted, and which notes correspond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from undersigned.comparing.comparison import DiffKind, DiffRun, DiffRuns
from undersigned.comparing.word_tokens import Tokens, text_of_words

_ISLAND = 3
"""As many equal words between two changes are read more easily as part of one change."""
_LONG = 4_000_000
"""Pairs of words from which on the search leaves out those that occur everywhere, as it would take seconds."""

_NotePairs = list[tuple[int, int]]


@dataclass(frozen=True)
class _Stretch:
    """Words of both letters: the same, or some in the place of others."""

    is_equal: bool
    old: Tokens
    new: Tokens


@dataclass(frozen=True)
class Differences:
    """What differs between two passages, and which of their notes stand in the same place."""

    runs: DiffRuns
    same_notes: tuple[tuple[int, int], ...] = ()
    """Numbers of notes, earlier and later, that cite the same in the same place."""
    other_notes: tuple[tuple[int, int], ...] = ()
    """Numbers of notes, earlier and later, of which one stands where the other stood."""

    @property
    def are_none(self) -> bool:
        """Whether both passages say the same."""
        return all(run.kind is DiffKind.EQUAL for run in self.runs)


def diff_words(old: Tokens, new: Tokens) -> Differences:
    """How one passage became another, word by word."""
    stretches = _without_islands(list(_stretches(old, new)))
    runs: list[DiffRun] = []
    same: _NotePairs = []
    other: _NotePairs = []
    for stretch in stretches:
        pairs = zip(_notes(stretch.old), _notes(stretch.new), strict=False)
        if stretch.is_equal:
            same += pairs
            runs.append(DiffRun(DiffKind.EQUAL, text_of_words(stretch.new)))
        else:
            other += pairs
            runs += only(DiffKind.DELETED, stretch.old) + only(DiffKind.INSERTED, stretch.new)
    return Differences(tuple(runs), tuple(same), tuple(other))


def only(kind: DiffKind, tokens: Tokens) -> DiffRuns:
    """Words of one letter, or equal ones, as a run; none if there are none."""
    return (DiffRun(kind, text_of_words(tokens)),) if tokens else ()


def _notes(tokens: Tokens) -> list[int]:
    return [token.note for token in tokens if token.note is not None]


def _stretches(old: Tokens, new: Tokens) -> Iterator[_Stretch]:
    """The passages side by side; what they begin and end with alike is set aside first, as it is most of them."""
    shorter = min(len(old), len(new))
    start = _alike(old, new, shorter)
    end = _alike(old[::-1], new[::-1], shorter - start)
    before, after = len(old) - end, len(new) - end
    if start:
        yield _Stretch(is_equal=True, old=old[:start], new=new[:start])
    yield from _inner(old[start:before], new[start:after])
    if end:
        yield _Stretch(is_equal=True, old=old[before:], new=new[after:])


def _alike(old: Tokens, new: Tokens, at_most: int) -> int:
    """How many words are the same from the beginning on."""
    for index in range(at_most):
        if old[index].key != new[index].key:
            return index
    return at_most


def _inner(old: Tokens, new: Tokens) -> Iterator[_Stretch]:
    matcher = SequenceMatcher(
        None,
        [token.key for token in old],
        [token.key for token in new],
        autojunk=len(old) * len(new) > _LONG,
    )
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield _Stretch(tag == "equal", old[old_start:old_end], new[new_start:new_end])


def _without_islands(stretches: list[_Stretch]) -> list[_Stretch]:
    """The stretches, with the few equal words between two greater changes made part of one change."""
    merged: list[_Stretch] = []
    for index, stretch in enumerate(stretches):
        after = stretches[index + 1] if index + 1 < len(stretches) else None
        if merged and after and _is_island(merged[-1], stretch, after):
            stretch = _Stretch(is_equal=False, old=stretch.old, new=stretch.new)  # noqa: PLW2901  # seen anew
        if merged and not merged[-1].is_equal and not stretch.is_equal:
            before = merged.pop()
            stretch = _Stretch(  # noqa: PLW2901  # as above
                is_equal=False, old=before.old + stretch.old, new=before.new + stretch.new
            )
        merged.append(stretch)
    return merged


def _is_island(before: _Stretch, stretch: _Stretch, after: _Stretch) -> bool:
    """Whether equal words only interrupt; where a note is called, or few words are changed, they help."""
    if not stretch.is_equal or before.is_equal or after.is_equal or _notes(stretch.new):
        return False
    words = _size(stretch.new)
    return words <= _ISLAND and words <= _changed(before) and words <= _changed(after)


def _changed(stretch: _Stretch) -> int:
    return max(_size(stretch.old), _size(stretch.new))


def _size(tokens: Tokens) -> int:
    return sum(token.is_word for token in tokens)
