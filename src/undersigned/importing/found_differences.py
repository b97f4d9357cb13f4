"""Finds where the lines of a file and those of a letter differ, and says it with both texts around the difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, NamedTuple

from undersigned.checking.word_differences import differences as word_differences
from undersigned.checking.words import CALL
from undersigned.importing.compared_lines import (
    END,
    LINE,
    PARAGRAPH,
    TEXT,
    Called,
    Line,
    shown,
    shown_token,
    touches,
)
from undersigned.model.findings import NOWHERE, PROGRAM, Place
from undersigned.model.letter import Role

_BEFORE: Final = 4
"""Words that are shown before a difference,"""
_SHOWN: Final = 60
"""characters that are shown from there on,"""
_LAST: Final = 30
"""and characters of what stands in front of a gap."""
_LONG: Final = 1_000_000
"""Pairs of lines that are compared one by one."""
_LEAST_MOVED: Final = 3
"""Letters that a paragraph has at least of which it is said that it stands elsewhere."""


@dataclass(frozen=True)
class Difference:
    """A place where a letter is not what its file is, in words; and what of it somebody may have told of."""

    said: str
    place: Place | None = None
    """In the files of the campaign."""
    help: str | None = None
    lost: tuple[tuple[str, ...], ...] = ()
    """The stretches of tokens that the letter lacks; none where it has something else instead."""
    numbers: frozenset[int] = frozenset()
    """The paragraphs of the file that it is about."""
    is_joined: bool = False
    """Whether it is only that lines of the file are one in the letter."""
    is_of_marks: bool = False
    """Whether it is how the notes are marked, which is always said."""
    is_rearranged: bool = False
    """Whether it is that names which stood side by side, or in one line, are a list: said, and done on purpose."""


def differences(was: Sequence[Line], now: Sequence[Line]) -> Iterator[Difference]:
    """Where the lines of a file, and those of the letter that was made of it, do not say the same."""
    found = _Found(was, now)
    yield from found.differences()


class _Found:
    def __init__(self, was: Sequence[Line], now: Sequence[Line]) -> None:
        self._was, self._now = was, now
        self._stretches = list(stretches(was, now))
        self._moved_from, self._moved_to = self._moved()

    def differences(self) -> Iterator[Difference]:
        here = there = 0
        for i, j, k, m in [*self._stretches, (len(self._was),) * 2 + (len(self._now),) * 2]:
            before: tuple[Line, Line] | None = None
            for line, other in zip(self._was[here:i], self._now[there:k], strict=True):
                yield from _unlike(line, other)
                yield from _set_in(before, line, other) if before else ()
                before = line, other
            yield from self._stretch(i, j, k, m)
            here, there = j, m

    def _moved(self) -> tuple[dict[int, int], set[int]]:
        """Which lines of the file stand where else in the letter; and the same lines of the letter."""
        places: dict[Line, list[int]] = {}
        for _, _, k, m in reversed(self._stretches):
            for at in range(m - 1, k - 1, -1):
                places.setdefault(self._now[at], []).append(at)
        moved = {
            at: places[line].pop()
            for i, j, _, _ in self._stretches
            for at in range(i, j)
            if sum(map(len, (line := self._was[at]).key)) >= _LEAST_MOVED and places.get(line)
        }
        return moved, set(moved.values())

    def _stretch(self, i: int, j: int, k: int, m: int) -> Iterator[Difference]:
        yield from self._moves(i, j)
        before = [at for at in range(i, j) if at not in self._moved_from]
        after = [at for at in range(k, m) if at not in self._moved_to]
        if len(before) == len(after):
            for one, other in zip(before, after, strict=True):
                yield from self._changed([one], [other])
        elif before or after:
            yield from self._changed(before, after)

    def _moves(self, i: int, j: int) -> Iterator[Difference]:
        """Of lines that moved together, one difference."""
        moved = [at for at in range(i, j) if at in self._moved_from]
        groups: list[list[int]] = [[at] for at in moved[:1]]
        for one, other in pairwise(moved):
            together = other == one + 1 and self._moved_from[other] == self._moved_from[one] + 1
            groups[-1].append(other) if together else groups.append([other])
        for group in groups:
            lines = [self._was[at] for at in group]
            to = self._moved_from[group[0]]
            text = " ".join(line.shown for line in lines)
            yield Difference(
                f"{at_line(lines[0])}“{cut(text)}” stands elsewhere in the letter than in the file",
                place_of(self._now[to]),
                f"in the file it {_behind(self._was[: group[0]])}; move it here if it is to stand so",
            )
            for line, at in zip(lines, group, strict=True):
                yield from _notes(line, line.called, self._now[self._moved_from[at]].called)

    def _changed(self, before: Sequence[int], after: Sequence[int]) -> Iterator[Difference]:
        old, new = [self._was[at] for at in before], [self._now[at] for at in after]
        numbers = _numbers(old)
        if not after:
            last = self._now[: self._after_in_letter(before[0])]
            yield Difference(
                f"{at_line(old[0])}the file has “{cut(together(old))}”, which is missing in the letter",
                next((place_of(line) for line in reversed(last) if place_of(line)), None),
                f"it {_behind(self._was[: before[0]])}",
                (_texts(_tokens(old)),),
                numbers,
            )
            return
        if not before:
            yield Difference(
                f"the letter has “{cut(together(new))}”, and the file does not",
                place_of(new[0]),
                f"in the letter it {_behind(self._now[: after[0]])}",
            )
            return
        tokens, others = _tokens(old), _tokens(new)
        hunks = list(word_differences(_texts(tokens), _texts(others)))
        if not hunks:
            yield from _unlike(old[0], new[0])
            return
        first = hunks[0]
        at = old[tokens[min(first.start, len(tokens) - 1)].line]
        place = new[others[min(first.other_start, len(others) - 1)].line]
        gained = any(hunk.other_end > hunk.other_start for hunk in hunks)
        lost = tuple(_texts(tokens[hunk.start : hunk.end]) for hunk in hunks)
        yield Difference(
            f"{at_line(at)}the file has “{_around(tokens, first.start)}”, "
            f"and the letter “{_around(others, first.other_start)}”",
            place_of(place),
            _help(place),
            () if gained else lost,
            numbers,
            is_joined=not gained and set(lost) == {(END,)},
        )
        calls = (tuple(one for line in lines for one in line.called) for lines in (old, new))
        yield from _notes(at, *calls)

    def _after_in_letter(self, at: int) -> int:
        return next((k for i, j, k, _ in self._stretches if i <= at < j), 0)


# --- lines that say the same


def _unlike(line: Line, other: Line) -> Iterator[Difference]:
    """What differs between two lines that say the same: what begins with them, and the notes that they call."""
    if other.has_border and not line.label and line.begins != other.begins:
        yield Difference(
            f"{at_line(line)}“{cut(line.shown)}” is {_named(line.begins)} in the file, "
            f"and {_named(other.begins)} in the letter",
            place_of(other),
        )
    # The title of an annex is one wherever it stands.
    if other.role in TEXT - {Role.ANNEX} and line.is_heading != other.is_heading:
        yield Difference(
            f"{at_line(line)}“{cut(line.shown)}” is {_looks(line)} in the file, and {_looks(other)} in the letter",
            place_of(other),
            "a heading begins with '## '",
        )
    yield from _notes(line, line.called, other.called)


def _looks(line: Line) -> str:
    return "a heading" if line.is_heading else "no heading"


def _step(before: Line, line: Line) -> int | None:
    """Whether an entry of a list is set in further than the one before it (1), as far (0), or less (-1)."""
    if before.depth is None or line.depth is None or line.role not in {None, *TEXT}:
        return None
    return (line.depth > before.depth) - (line.depth < before.depth)


def _set_in(before: tuple[Line, Line], line: Line, other: Line) -> Iterator[Difference]:
    """Whether an entry that follows another is set in below it in one of the two only."""
    was, now = _step(before[0], line), _step(before[1], other)
    if was is None or now is None or was == now:
        return
    stands = {
        1: "below the item before it",
        0: "beside the item before it",
        -1: "further out than the item before it",
    }
    yield Difference(
        f"{at_line(line)}“{cut(line.shown)}” stands {stands[was]} in the file, and {stands[now]} in the letter",
        place_of(other),
        "set it in as far as the words of the item begin that it is to stand below"
        if was > now
        else "set it in as far as the items that it is to stand beside",
    )


def _named(begins: str) -> str:
    return {PARAGRAPH: "a paragraph of its own", LINE: "a new line in a paragraph"}.get(begins, begins)


def _notes(line: Line, was: Sequence[Called], now: Sequence[Called]) -> Iterator[Difference]:
    """The notes that are not the same at the same marks."""
    if len(was) == len(now):
        for one, other in zip(was, now, strict=True):
            if one.key != other.key:
                yield _note(line, one, other)
        return
    gone, new = Counter(one.key for one in was), Counter(one.key for one in now)
    for one in was:
        if gone[one.key] > new[one.key]:
            gone[one.key] -= 1
            yield Difference(
                f"{at_line(line)}the file has a note, “{cut(shown(one.words))}”, which is missing here in the letter",
                place_of(line),
                "write it under 'footnotes' in campaign.yaml, and cite it where it stood",
                (one.key,),
                frozenset({line.number}),
            )
    for one in now:
        if new[one.key] > Counter(one.key for one in was)[one.key]:
            new[one.key] -= 1
            yield Difference(
                f"{at_line(line)}the letter has a note, “{cut(shown(one.words))}”, and the file none here",
                one.place if one.place != NOWHERE else None,
            )


def _note(line: Line, one: Called, other: Called) -> Difference:
    old, new = (_tokens([Line(said.key, "")]) for said in (one, other))
    hunks = list(word_differences(_texts(old), _texts(new)))
    gained = any(hunk.other_end > hunk.other_start for hunk in hunks)
    return Difference(
        f"{at_line(line)}note {one.mark or '*'} of the file says “{_around(old, hunks[0].start)}”, "
        f"and in the letter “{_around(new, hunks[0].other_start)}”",
        other.place if other.place != NOWHERE else None,
        None,
        () if gained else tuple(_texts(old[one.start : one.end]) for one in hunks),
        frozenset(),
    )


# --- which lines are compared


def stretches(was: Sequence[Line], now: Sequence[Line]) -> Iterator[tuple[int, int, int, int]]:
    """Where lines differ: from which to which, in the one and in the other."""
    start = _alike(was, now)
    end = _alike(was[start:][::-1], now[start:][::-1])
    inner, other = was[start : len(was) - end], now[start : len(now) - end]
    # In long stretches the search leaves out lines that occur everywhere, as it would take minutes.
    matcher = SequenceMatcher(None, inner, other, autojunk=len(inner) * len(other) > _LONG)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield start + i, start + j, start + k, start + m


def _alike(was: Sequence[Line], now: Sequence[Line]) -> int:
    """How many lines are the same from the first on."""
    pairs = enumerate(zip(was, now, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(was), len(now)))


# --- how it is said


class _Token(NamedTuple):
    """A token, and the line in which it stands; the note that it calls."""

    text: str
    line: int
    call: Called | None = None


def _tokens(lines: Sequence[Line]) -> list[_Token]:
    found: list[_Token] = []
    for number, line in enumerate(lines):
        found += [_Token(END, number)] if number else []
        calls = iter(line.called)
        found += [_Token(one, number, next(calls, None) if one == CALL else None) for one in line.key]
    return found


def _texts(tokens: Sequence[_Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def _around(tokens: Sequence[_Token], start: int) -> str:
    """The words around the one in which a difference begins, marks of notes at theirs."""
    first = max(0, start - _BEFORE)
    text = ""
    for token in tokens[first:]:
        seen = shown_token(token.text, token.call)
        text += seen if touches(token.text) or not text else f" {seen}"
        if len(text) > 2 * _SHOWN:
            break
    return ("… " if first else "") + (cut(text) or "nothing")


def cut(text: str) -> str:
    """The first words of a text."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"


def together(lines: Sequence[Line]) -> str:
    """Several lines as a message shows them."""
    return f" {END} ".join(line.shown for line in lines)


def at_line(line: Line) -> str:
    """How a message begins that is about a line of the file."""
    return f"{line.where}: " if line.where else ""


def _behind(lines: Sequence[Line]) -> str:
    """Where something stands, by what is above it."""
    if not lines:
        return "stands at the beginning"
    text = lines[-1].shown
    last = text if len(text) <= _LAST else f"… {text[-_LAST:].split(' ', 1)[-1]}"
    return f"stands behind “{last}”"


def _numbers(lines: Sequence[Line]) -> frozenset[int]:
    return frozenset(line.number for line in lines if line.number)


def _help(line: Line) -> str | None:
    """What to do about a line of the letter that is not as in the file."""
    if place_of(line):
        return "correct it here, unless the letter is right"
    if line.role is Role.SIGNATORIES:
        return (
            "how the list looks stands below 'signatory_list', and of its groups below 'signatory_groups': "
            "undersigned manual signatories-list"
        )
    return None


def place_of(line: Line) -> Place | None:
    """Where a line was typed in the files of the campaign."""
    is_typed = line.place != NOWHERE and not line.place.file.startswith(PROGRAM)
    return line.place if is_typed else None
