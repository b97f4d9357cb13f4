"""The words of an edit that are others: trimmed, in parts, and with the looks that are typed around them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from undersigned.returned.edits import CALL, Edit, Looks, Passage
from undersigned.returned.words import look_at, looks_within

_WORD: Final = re.compile(r"\w+|\s+|.")


@dataclass(frozen=True)
class ChangedWords:
    """Words in place of a stretch of a passage."""

    start: int
    end: int
    new: str
    looks: Looks
    calls: tuple[int | Passage, ...]

    @property
    def all_looks(self) -> set[frozenset[str]]:
        """The looks of all its words."""
        inside = Passage(self.new, looks=self.looks)
        return {
            look_at(inside, at) for at, sign in enumerate(self.new) if not sign.isspace() and sign != CALL
        }

    def without_looks(self, around: set[frozenset[str]]) -> ChangedWords:
        """The same as it is typed inside of marks that make what is around it look so, too."""
        return replace(self, looks=()) if around == self.all_looks and len(around) == 1 else self

    def turned(self, words: str) -> Iterator[ChangedWords]:
        """It, and where words go with the space behind them, the same with the space before them."""
        yield self
        start, end = self.start, self.end
        if self.new or start == end:
            return
        if start and words[start - 1] == " " == words[end - 1]:
            yield replace(self, start=start - 1, end=end - 1)
        if words[start] == " " and words[end : end + 1] == " ":
            yield replace(self, start=start + 1, end=end + 1)


def parts_of(edit: Edit, passage: Passage) -> Iterator[ChangedWords]:
    """The words of an edit that are others, stretch by stretch: what stands between them stays as it is typed."""
    new = Passage(edit.new, looks=edit.looks)
    before = [(one[0], look_at(passage, edit.start + one.start())) for one in _WORD.finditer(edit.old)]
    after = [(one[0], look_at(new, one.start())) for one in _WORD.finditer(edit.new)]
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, there, until in matcher.get_opcodes():
        start = edit.start + sum(len(word) for word, _ in before[:first])
        end = start + sum(len(word) for word, _ in before[first:last])
        at = sum(len(word) for word, _ in after[:there])
        words = "".join(word for word, _ in after[there:until])
        if kind != "equal":
            yield ChangedWords(start, end, words, looks_within(edit.looks, at, at + len(words)), ())


def trimmed(edit: Edit, passage: Passage) -> ChangedWords:
    """The words of an edit without what old and new ones begin and end with alike."""
    new = Passage(edit.new, looks=edit.looks)
    before = [(sign, look_at(passage, edit.start + at)) for at, sign in enumerate(edit.old)]
    after = [(sign, look_at(new, at)) for at, sign in enumerate(edit.new)]
    shorter = min(len(before), len(after))
    ahead = 0
    while ahead < shorter and before[ahead] == after[ahead] and before[ahead][0] != CALL:
        ahead += 1
    behind = 0
    while (
        behind < shorter - ahead
        and before[-1 - behind] == after[-1 - behind]
        and before[-1 - behind][0] != CALL
    ):
        behind += 1
    words = edit.new[ahead : len(edit.new) - behind]
    looks = looks_within(edit.looks, ahead, ahead + len(words))
    return ChangedWords(edit.start + ahead, edit.end - behind, words, looks, edit.calls)
