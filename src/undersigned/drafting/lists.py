"""Teaches Markdown lists as people type them: set in by any width, lettered, right below the line that leads to them.

CommonMark (§ 5.2) takes what is set in by four for code, and knows bullets and figures only. In a letter nothing is
code: what is set in deeper than the mark of an item belongs to the item, and a mark counts in figures, letters or roman
numerals. What could as well be a list as running text is judged by what follows; where nothing tells, the parser's
environment holds the line under `unclear`, for a warning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import Final, cast

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from undersigned.drafting.list_items import (
    YEARS,
    Item,
    Reading,
    goes_on,
    is_broken_off,
    is_plain,
    item_at,
    next_item,
)
from undersigned.drafting.list_surroundings import (
    begins_block,
    holds_names,
    is_behind_break,
    is_running_text,
    words_in,
)
from undersigned.drafting.run_on import SHORT, is_run_on
from undersigned.model.list_marks import ListMark

_LEADS_IN: Final = re.compile(r"[:：](?:\[\^[^\[\]]*\]|[*_\\\s])*$")
"""A line that ends in a colon, with the mark of a note or the end of emphasis behind it."""
_ENDS: Final = re.compile(r"[.,;:。，；：؛،][\s*_]*$")
_LEFT_OUT: Final = 5
"""How far the next number of a list may be away: items are struck out, or moved."""


class Unclear(Enum):
    """What a line was taken for that could be something else as well."""

    TEXT = "text"
    """It goes on with the paragraph above."""
    ITEM = "item"
    """It is a list of one item."""
    DEEPER = "deeper"
    """It is an item below the one above, from which it is set in by one space."""
    RUNS_ON = "runs on"
    """It goes on with a paragraph that begins with such a mark, too."""
    ANEW = "anew"
    """It is the first item of another list, as it is typed, or the next one of the list above."""


@dataclass(frozen=True)
class _Open:
    """An item whose words are being read: where its mark stands, its bullet, or the kind of its mark and its number."""

    column: int
    sign: str
    mark: ListMark | None
    number: int
    line: int

    def may_be_followed_by(self, item: Item) -> bool:
        """Whether an item can be the next one of the list, or one that leaves out some numbers or counts anew."""
        if self.mark is None or item.mark is None:
            return bool(item.sign and self.sign)
        number = item.mark.reading_as(self.mark)
        return number is not None and (number == 1 or abs(number - self.number) <= _LEFT_OUT)


class _Memory:
    """What the rule knows of one text, in the environment of the parser."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.counted: dict[tuple[int, ListMark], int] = {}
        """The last number of a list, by how many lists are around it, and its mark."""


def list_plugin(parser: MarkdownIt) -> None:
    """Teach a Markdown parser these lists; each opening token has the `mark` and `start` in its `meta`."""
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    parser.block.ruler.at("list", _list, interrupts)
    parser.block.ruler.at("paragraph", _paragraph)


# --- where a list begins


def _read(state: StateBlock, line: int, end: int, item: Item) -> tuple[Reading | None, bool]:
    """What the mark of an item means, None for a bullet, and whether another item or an earlier list bears it out."""
    following = next_item(state, line, end, item)
    if item.mark is None:
        return None, following is not None
    if item.is_set:
        return item.mark.readings[0], True
    borne_out = [reading for reading in item.mark.readings if _is_before(reading, following)]
    if following and len(borne_out) > 1:  # of two alphabets that begin alike, a third letter decides
        third = next_item(state, following.line, end, following)
        borne_out.sort(key=lambda reading: not _is_before((reading[0], reading[1] + 1), third))
    if borne_out:
        return borne_out[0], True
    memory = _memory(state)
    for mark, number in item.mark.readings:
        if memory.counted.get((len(memory.open), mark)) == number - 1:
            return (mark, number), True
    return item.mark.readings[0], False


def _is_before(reading: Reading, following: Item | None) -> bool:
    return bool(following and following.mark and goes_on(reading, following.mark))


def _interrupts(state: StateBlock, line: int, end: int, item: Item) -> bool:
    """Whether an item begins where a paragraph could go on."""
    if item.is_set:
        return True
    if is_broken_off(state, item):
        return False
    memory = _memory(state)
    if item.column < state.blkIndent and any(opened.may_be_followed_by(item) for opened in memory.open):
        return True
    if not item.has_words:
        return False
    reading, followed = _read(state, line, end, item)
    above = _line(state, line - 1)
    led_in = bool(_LEADS_IN.search(above))
    inside = 0 < state.blkIndent <= item.column
    if reading and not is_plain(reading):
        return followed and (led_in or inside or reading[1] == 1)
    if followed or led_in:
        return True
    if reading and reading[1] != 1:
        return False
    if not inside or (len(above.strip()) >= SHORT and not _ENDS.search(above)):
        _tell(state, line, Unclear.ITEM if inside else Unclear.TEXT)
    return inside


def _tell(state: StateBlock, line: int, what: Unclear) -> None:
    state.env.setdefault("unclear", {}).setdefault(line, what)


def _is_words(state: StateBlock, line: int, end: int, item: Item) -> bool:
    """Whether a mark is one of the words, for no list begins here: an initial in an address, a date in a note."""
    if item.mark is None or _memory(state).open:
        return False
    if item.is_initial and holds_names(state):
        return True
    if not is_running_text(state):
        return False
    following = next_item(state, line, end, item)
    return following is None or state.isEmpty(following.line - 1)


# --- the rules


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's form
    item = item_at(state, start)
    if item is None or _is_words(state, start, end, item):
        return False
    if silent:
        return _interrupts(state, start, end, item)
    reading, followed = _read(state, start, end, item)
    if reading and not followed and not is_plain(reading):
        return False
    opened = _memory(state).open
    if opened and item.column == opened[-1].column + 1 and not item.is_set:
        _tell(state, start, Unclear.DEEPER)
    line: int | None = start
    while line is not None:
        line = _one_list(state, line, end, reading)
        item = item_at(state, line) if line is not None else None
        if line is not None and item is not None and item.mark and reading:
            anew, followed = _read(state, line, end, item)
            number = item.mark.reading_as(reading[0])
            reading = anew if followed or number is None else (reading[0], number)
    return True


def _one_list(state: StateBlock, start: int, end: int, reading: Reading | None) -> int | None:
    """Read the items of one list; where another of the same kind follows, that counts anew, the line of it."""
    kind = "ordered_list" if reading else "bullet_list"
    tag = "ol" if reading else "ul"
    opening = state.push(f"{kind}_open", tag, 1)
    opening.map = [start, start]
    if reading:
        opening.meta = {"mark": reading[0], "start": reading[1]}
    line, again = start, None
    typed, number = (reading[1], reading[1]) if reading else (0, 0)
    all_alike = True
    while (item := item_at(state, line)) is not None:
        _read_item(state, line, end, item, (reading[0], typed) if reading else None)
        line = state.line
        following = _sibling(state, line, end, item)
        if following is None:
            break
        if reading is None or following.mark is None:
            if following.sign != item.sign:
                again = line
                break
            continue
        found = following.mark.reading_as(reading[0])
        if found is None:
            break
        was_alike = all_alike
        all_alike = all_alike and found == typed == 1 and is_plain(reading)
        if not (all_alike and not state.isEmpty(line - 1)) and found != number + 1:
            # What is typed is printed: a list that counts anew, or leaves a number out, is another one.
            if all_alike or (was_alike and number != typed):
                _tell(state, line, Unclear.ANEW)
            stands = found < YEARS or next_item(state, line, end, following)
            again = line if stands else None
            break
        typed, number = found, number + 1
    if reading:
        memory = _memory(state)
        memory.counted[len(memory.open), reading[0]] = number
    state.push(f"{kind}_close", tag, -1)
    opening.map[1] = line
    return again


def _sibling(state: StateBlock, line: int, end: int, item: Item) -> Item | None:
    """The item that a line begins after another, if it is one of the same list or of one beside it."""
    if line >= end or state.sCount[line] < state.blkIndent:
        return None
    if begins_block(state, "list", line, end):
        return None
    following = item_at(state, line)
    if following is None or following.is_set != item.is_set:
        return None
    return following if bool(following.sign) == bool(item.sign) else None


def _read_item(state: StateBlock, line: int, end: int, item: Item, reading: Reading | None) -> None:
    opening = state.push("list_item_open", "li", 1)
    opening.map = [line, line]
    limit = _limit(state, line, end, item, reading)
    mark, number = reading or (None, 0)
    with _inside(state, line, item, _Open(item.column, item.sign, mark, number, line)):
        state.line = line if item.has_words else line + 1
        if item.has_words or (state.line < limit and state.sCount[state.line] >= state.blkIndent):
            state.md.block.tokenize(state, state.line, limit)
        else:
            while state.line < limit and state.isEmpty(state.line):
                state.line += 1
    state.push("list_item_close", "li", -1)
    opening.map[1] = state.line


@contextmanager
def _inside(state: StateBlock, line: int, item: Item, opened: _Open) -> Iterator[None]:
    """Read as an item's whatever is set in deeper than its mark; its first line begins behind that."""
    kept = (state.blkIndent, state.parentType, state.tShift[line], state.sCount[line])
    state.blkIndent, state.parentType = item.column + 1, "list"
    state.tShift[line], state.sCount[line] = item.words - state.bMarks[line], item.words_column
    open_items = _memory(state).open
    open_items.append(opened)
    yield
    open_items.pop()
    state.blkIndent, state.parentType, state.tShift[line], state.sCount[line] = kept


def _limit(state: StateBlock, line: int, end: int, item: Item, reading: Reading | None) -> int:
    """Where an item ends, though what follows is set in deeper: at the next number of its list, typed carelessly."""
    for below in range(line + 1, end) if reading and not item.is_set else ():
        if state.isEmpty(below):
            continue
        if state.sCount[below] <= item.column:
            break
        other = item_at(state, below)
        found = other.mark.reading_as(reading[0]) if reading and other and other.mark else None
        if reading and found is not None:
            return below if found == reading[1] + 1 else end
    return end


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001
    """Read a paragraph, to the next blank line or to what can begin without one."""
    kept, state.parentType = state.parentType, "paragraph"
    line = start + 1
    while line < end and not state.isEmpty(line):
        # A line that goes on in a quotation without its sign has less than no margin.
        if state.sCount[line] >= 0 and begins_block(state, "paragraph", line, end):
            break
        line += 1
    state.parentType, state.line = kept, line
    _tell_run_on(state, start, line)
    state.push("paragraph_open", "p", 1).map = [start, line]
    content = state.push("inline", "", 0)
    lines = (words_in(state, n) for n in range(start, line))
    content.content, content.map, content.children = "\n".join(lines).strip(), [start, line], []
    state.push("paragraph_close", "p", -1)
    return True


def _tell_run_on(state: StateBlock, start: int, end: int) -> None:
    """Hold the lines of a paragraph that begin like its first line, or like the item that it belongs to."""
    beginnings = [_line(state, opened.line) for opened in _memory(state).open]
    beginnings.append(words_in(state, start))
    for line in range(start + 1, end):
        words = words_in(state, line)
        if is_behind_break(state, line):
            beginnings.append(words)
        elif is_run_on(words, _line(state, line - 1), beginnings):
            _tell(state, line, Unclear.RUNS_ON)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


def _memory(state: StateBlock) -> _Memory:
    return cast("_Memory", state.env.setdefault("lists", _Memory()))
