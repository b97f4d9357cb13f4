"""Lines that begin like the item of a list: its mark, where the words behind it stand, which comes next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from markdown_it.rules_block import StateBlock

from undersigned.drafting.list_surroundings import is_behind_backslash, is_behind_break
from undersigned.drafting.run_on import is_initial
from undersigned.languages.typed_marks import TypedMark, typed_mark
from undersigned.model.draft import SetItem
from undersigned.model.list_marks import ListMark, Numerals

SPACES: Final = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What people set lines in with, as the inside of a character class: no-break and ideographic spaces, too."""
YEARS: Final = 1000
"""A number from which on a mark alone is rather the year at the start of a sentence."""

_BULLET: Final = re.compile(rf"[-+*](?=[{SPACES}]|$)")
_SPACES: Final = re.compile(rf"[{SPACES}]*")
_NEEDS_NO_SPACE: Final = "）、．"
_LOOKS_AHEAD: Final = 200
"""Lines: nobody's item is longer, and a text full of marks costs no more than that for each."""
LONGEST_MARK: Final = 24

Reading: TypeAlias = tuple[ListMark, int]
"""What the mark of an item means: its kind and its number."""


@dataclass(frozen=True)
class Item:
    """A line that begins with a mark: where the mark stands, where the words behind it do, and what it is."""

    line: int
    column: int
    words_column: int
    words: int
    """The offset in the source."""
    sign: str
    """The bullet, or nothing."""
    mark: TypedMark | None
    has_words: bool
    is_initial: bool
    """Whether the mark may be the first letter of somebody's name."""
    is_set: bool = False
    """Whether a template says that an item begins here, and what its mark is; then nothing is guessed."""

    @property
    def is_plain(self) -> bool:
        """Whether its mark alone makes a list."""
        return self.mark is None or any(map(is_plain, self.mark.readings))

    def is_followed_by(self, other: Item) -> bool:
        """Whether another item could be the next one of the same list."""
        if self.is_set != other.is_set:
            return False
        if self.mark is None or other.mark is None:
            return bool(self.sign) and self.sign == other.sign
        return any(goes_on(reading, other.mark) for reading in self.mark.readings)


def item_at(state: StateBlock, line: int) -> Item | None:
    """The item that a line begins, None where it begins with no mark."""
    # Lines are looked at again and again, for what comes next; where they begin differs inside items and quotations.
    known: dict[tuple[int, int, int], Item | None] = state.env.setdefault("items", {})
    key = (line, state.bMarks[line] + state.tShift[line], state.sCount[line])
    if key not in known:
        known[key] = _read_item(state, line)
    return known[key]


def _read_item(state: StateBlock, line: int) -> Item | None:
    start = state.bMarks[line] + state.tShift[line]
    text = state.src[start : state.eMarks[line]]
    bullet = _BULLET.match(text)
    mark = None if bullet else typed_mark(text[:LONGEST_MARK])
    placed: SetItem | None = state.env.get("set_items", {}).get((line, len(text)))
    if placed and placed[0]:
        mark = TypedMark(((placed[0], placed[1]),), len(placed[0].printed(placed[1])))
    length = len(bullet[0]) if bullet else mark.length if mark else 0
    spaces = _SPACES.match(text, length)
    if not length or spaces is None:
        return None
    has_words = spaces.end() < len(text)
    if has_words and not spaces[0] and text[length - 1] not in _NEEDS_NO_SPACE:
        return None
    column = state.sCount[line]
    width = len(spaces[0].expandtabs(4)) if has_words else 1
    return Item(
        line,
        column,
        column + length + width,
        start + spaces.end(),
        bullet[0] if bullet else "",
        mark,
        has_words,
        is_initial(text[:length]) and placed is None,
        placed is not None,
    )


def next_item(state: StateBlock, line: int, end: int, item: Item) -> Item | None:
    """The item that follows one in the same list, if any: lines may stand between that can belong to the first."""
    blank = deeper = False
    for below in range(line + 1, min(end, line + _LOOKS_AHEAD)):
        if state.isEmpty(below):
            blank = True
            continue
        column = state.sCount[below]
        other = item_at(state, below)
        beside = abs(column - item.column) <= 1 or (item.mark and column > item.column and not deeper)
        if other and beside and item.is_followed_by(other):
            return None if is_broken_off(state, other) else other
        deeper = deeper or (other is not None and other.mark is not None and column > item.column + 1)
        if blank and column <= item.column:
            return None
    return None


def is_broken_off(state: StateBlock, item: Item) -> bool:
    """Whether an item is none, but a line of an address or the like: only the line above was ended on purpose."""
    if item.mark is None:
        return False
    # Spaces at the end are seldom meant: they take no `2.` out of its list.
    return (is_behind_backslash if item.is_plain else is_behind_break)(state, item.line)


def goes_on(reading: Reading, following: TypedMark) -> bool:
    """Whether a mark is the next one of a list; each item may be typed as `1.`, in figures only."""
    mark, number = reading
    next_number = following.reading_as(mark)
    return next_number == number + 1 or (next_number == number == 1 and is_plain(reading))


def is_plain(reading: Reading) -> bool:
    """Whether one such mark alone makes a list, as in CommonMark: `3.`, `3)`."""
    mark, number = reading
    plain = mark.numerals is Numerals.FIGURES and not (mark.before or mark.signs) and mark.after in (".", ")")
    return plain and number < YEARS
