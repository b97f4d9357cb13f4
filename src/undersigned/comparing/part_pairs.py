"""Pairs the parts of two letters: by what they are, and sections of an annex by file, title or content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from undersigned.comparing.alignment import Pair, in_order
from undersigned.comparing.letter_passages import ReadPart
from undersigned.model.letter import Role

_SIMILAR = 0.5
"""The share of common words from which on a section counts as another one under a new name."""


def align_parts(old: Sequence[ReadPart], new: Sequence[ReadPart]) -> list[Pair]:
    """Each part of both letters, in the order of the later one."""
    partners: dict[int, int] = {}
    for key in (_role, _whole_name, _file, _title):
        _pair_by(key, old, new, partners)
    _pair_similar(old, new, partners)
    return in_order(partners, len(old), len(new))


def _role(part: ReadPart) -> Hashable | None:
    return None if part.role is Role.SECTION else part.role


def _whole_name(part: ReadPart) -> Hashable | None:
    return part.name


def _file(part: ReadPart) -> Hashable | None:
    """The name without the campaign from which the section is borrowed."""
    return part.name.rpartition("/")[2] if part.name else None


def _title(part: ReadPart) -> Hashable | None:
    return part.title.casefold() if part.title else None


def _pair_by(
    key: Callable[[ReadPart], Hashable | None],
    old: Sequence[ReadPart],
    new: Sequence[ReadPart],
    partners: dict[int, int],
) -> None:
    waiting: dict[Hashable, list[int]] = {}
    taken = set(partners.values())
    for index, part in enumerate(old):
        if index not in taken and key(part) is not None:
            waiting.setdefault(key(part), []).append(index)
    for index, part in enumerate(new):
        if index not in partners and waiting.get(key(part)):
            partners[index] = waiting[key(part)].pop(0)


def _pair_similar(old: Sequence[ReadPart], new: Sequence[ReadPart], partners: dict[int, int]) -> None:
    words = {index: _words(part) for index, part in enumerate(old) if index not in set(partners.values())}
    for index, part in enumerate(new):
        if index in partners or part.role is not Role.SECTION:
            continue
        own = _words(part)
        shares = [
            (2 * (own & other).total() / max(1, own.total() + other.total()), -was)
            for was, other in words.items()
            if old[was].role is Role.SECTION
        ]
        share, was = max(shares, default=(0.0, 0))
        if share >= _SIMILAR:
            partners[index] = -was
            del words[-was]


def _words(part: ReadPart) -> Counter[Hashable]:
    return sum((passage.words for passage in part.passages), Counter())
