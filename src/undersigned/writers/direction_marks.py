"""Shows isolates in formats that are text, by characters of direction (UAX #9, 2) that are not seen: only where needed.

Marks (LRM, RLM) come first: mail programs, editors, Word and LibreOffice have known them for thirty years. What no mark
can do, such as a symbol inside a foreign title, is done by an embedding (RLE, LRE). Isolates proper (RLI, LRI) are
younger, and Word does not know them.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import ne
from typing import Final, TypeVar

from undersigned.languages.icu_rules import levels, shown_order
from undersigned.languages.scripts import strong_directions
from undersigned.model.letter import (
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    NoteNumber,
    Text,
    Wrapping,
)
from undersigned.model.walking import plain_text
from undersigned.writers.directions import isolated

R = TypeVar("R")

OPENINGS: Final = {True: "\ufdd8", False: "\ufdd9"}
"""What stands in a text where an isolate begins, from right to left or not, until its marks are chosen: noncharacters,
which no letter can have."""
CLOSING: Final = "\ufdda"
"""Where an isolate ends."""

_MARKS: Final = {True: "\u200f", False: "\u200e"}
_EMBEDDINGS: Final = {True: "\u202b", False: "\u202a"}
_POP: Final = "\u202c"
_ISOLATES: Final = str.maketrans({OPENINGS[True]: "\u2067", OPENINGS[False]: "\u2066", CLOSING: "\u2069"})

_SIGN: Final = re.compile(f"([{OPENINGS[True]}{OPENINGS[False]}{CLOSING}])")
_SIGNS: Final = frozenset((*OPENINGS.values(), CLOSING))
_OBJECT: Final = "\ufffc"
_STRENGTHS: Final = 4
_ALL: Final = slice(None)
_WORD: Final = re.compile(r"\w")


def marked_lines(text: str, *, rtl: bool) -> str:
    """A text with signs of isolates, as it is sent: each line shows the order wanted, whoever reads it alone.

    Most programs give each line the direction of its first letter (UAX #9, P2): where that is not the letter's own, a
    mark comes first.
    """
    if not rtl and not any(sign in text for sign in _SIGNS):
        return text
    lines, still_open = [], ""
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        whole = line[:indent] + still_open + line[indent:]
        opened: list[str] = []
        for sign in _SIGN.findall(whole):
            if sign != CLOSING:
                opened.append(sign)
            elif opened:
                opened.pop()
        still_open = "".join(opened)
        lines.append(_marked(whole + CLOSING * len(opened), rtl=rtl))
    return "\n".join(lines)


def with_marks(inlines: Inlines[R], *, rtl: bool, is_told: bool) -> Inlines[R]:
    """The inlines of a paragraph with marks where its isolates need them.

    `is_told` says whether the format tells its reader the direction of the paragraph; if not, it may begin with a mark.
    """
    text = "".join(map(_signed, inlines))
    made = tuple(_put(inlines, iter(_seams(text, rtl=rtl)))) if _SIGN.search(text) else inlines
    if is_told or not _needs_start(plain_text(made), rtl=rtl):
        return made
    return (Text(_MARKS[rtl]), *made)


def marked_words(words: str, *, rtl: bool, is_told: bool = True) -> str:
    """Words of one line that are no part of the text, such as a header, with the marks that they need."""
    return plain_text(with_marks(isolated((Text(words),), rtl=rtl), rtl=rtl, is_told=is_told))


def _marked(line: str, *, rtl: bool) -> str:
    if _SIGN.search(line):
        seams = iter(_seams(line, rtl=rtl))
        line = _SIGN.sub(lambda _: next(seams), line)
    if not _needs_start(line, rtl=rtl):
        return line
    words = line.lstrip(" ")
    return line[: len(line) - len(words)] + _MARKS[rtl] + words


def _needs_start(line: str, *, rtl: bool) -> bool:
    """Whether a paragraph whose direction nobody tells would run the wrong way: without letters it runs rightwards."""
    return (
        strong_directions(line)[:1] != [rtl]
        and (rtl or bool(strong_directions(line)))
        and bool(_WORD.search(line))
    )


def _signed(inline: Inline[R]) -> str:
    """The characters of an inline, with signs for isolates."""
    match inline:
        case Text():
            return inline.text.replace("\n", " ")
        case LineBreak():
            return "\n"
        case Foreign() if inline.rtl is not None:
            return OPENINGS[inline.rtl] + "".join(map(_signed, inline.children)) + CLOSING
        case Wrapping():
            return "".join(map(_signed, inline.children))
        case NoteNumber():
            return inline.printed
        case _:
            return _OBJECT


def _put(inlines: Inlines[R], seams: Iterator[str]) -> Iterator[Inline[R]]:
    for inline in inlines:
        match inline:
            case Foreign() if inline.rtl is not None:
                outside, inside = _parted(next(seams))
                children = tuple(_put(inline.children, seams))
                # A closing seam is an opening one in a mirror.
                last_inside, last_outside = _parted(next(seams), closing=True)
                yield from _text(outside)
                yield inline.around((*_text(inside), *children, *_text(last_inside)))
                yield from _text(last_outside)
            case Wrapping():
                yield inline.around(tuple(_put(inline.children, seams)))
            case _:
                yield inline


def _parted(seam: str, *, closing: bool = False) -> tuple[str, str]:
    """What of a seam stands on the one side of where an isolate begins or ends, and what on the other."""
    at = len(seam) // 2 if closing else (len(seam) + 1) // 2
    return seam[:at], seam[at:]


def _text(characters: str) -> tuple[Text, ...]:
    return (Text(characters),) if characters else ()


def _seams(text: str, *, rtl: bool) -> list[str]:
    """What to put for each sign of a text so that its words stand in the order that isolates would give them.

    As little as does it: nothing, a mark, marks on both sides of the seam, or an embedding. What none of them does
    (figures behind a mark are no longer taken for Arabic ones: W2 of UAX #9) is done as nearly as can be.
    """
    pieces, isolates = _SIGN.split(text)[::2], [sign.translate(_ISOLATES) for sign in _SIGN.findall(text)]

    def faults(seams: Sequence[str], near: slice = _ALL) -> int:
        shown = pieces[slice(near.start, None if near.stop is None else near.stop + 1)]
        return sum(map(ne, _shown(shown, seams[near], rtl=rtl), _shown(shown, isolates[near], rtl=rtl)))

    pairs = list(_pairs(text, rtl=rtl))
    enough = seams = min((_all_alike(pairs, strength) for strength in range(_STRENGTHS)), key=faults)
    if not any(seams):
        return seams
    for pair, near in zip(pairs, _neighbourhoods(pairs), strict=True):
        fewest = faults(seams, near)
        weaker = [pair.put(strength, seams) for strength in range(_STRENGTHS)]
        seams = next(less for less in weaker if faults(less, near) <= fewest)
        for side in (pair.opening, pair.closing):
            without = [*seams[:side], "", *seams[side + 1 :]]
            if seams[side] and _POP not in seams[pair.closing] and faults(without, near) <= fewest:
                seams = without
    return seams if faults(seams) <= faults(enough) else enough


def _neighbourhoods(pairs: Sequence[_Pair]) -> Iterator[slice]:
    """For each isolate the signs of what stands around it, up to the isolates beside: no mark reaches farther."""
    whole = [(-1, -1)]
    for pair in sorted(pairs, key=lambda pair: pair.opening):
        if pair.opening > whole[-1][1]:
            whole.append((pair.opening, pair.closing))
    openings, last = [opening for opening, _ in whole], len(whole) - 1
    for pair in pairs:
        place = bisect.bisect_right(openings, pair.opening) - 1
        yield slice(max(0, whole[place - 1][0]), whole[min(place + 1, last)][1] + 1)


def _all_alike(pairs: Sequence[_Pair], strength: int) -> list[str]:
    seams = [""] * (2 * len(pairs))
    for pair in pairs:
        seams = pair.put(strength, seams)
    return seams


def _shown(pieces: Sequence[str], seams: Sequence[str], *, rtl: bool) -> list[int]:
    """How the characters of some pieces are shown that have seams between them: their levels, then their order."""
    text, kept = pieces[0], [True] * len(pieces[0])
    for seam, piece in zip(seams, pieces[1:], strict=True):
        text += seam + piece
        kept += [False] * len(seam) + [True] * len(piece)
    places = list(accumulate(kept, initial=0))
    return [
        *(level for level, keep in zip(levels(text, rtl=rtl), kept, strict=True) if keep),
        *(places[place] for place in shown_order(text, rtl=rtl) if kept[place]),
    ]


class _Pair:
    """The two signs of an isolate, by their places among all signs, its direction and that around it."""

    def __init__(self, opening: int, closing: int, *, rtl: bool, around: bool) -> None:
        self.opening, self.closing = opening, closing
        outside, inside = _MARKS[around], _MARKS[rtl]
        self._strengths = (
            ("", ""),
            (outside, outside),
            (outside + inside, inside + outside),
            (outside + _EMBEDDINGS[rtl], _POP + outside),
        )

    def put(self, strength: int, seams: Sequence[str]) -> list[str]:
        """The seams of a text with those of this isolate in a strength."""
        made = list(seams)
        made[self.opening], made[self.closing] = self._strengths[strength]
        return made


def _pairs(text: str, *, rtl: bool) -> Iterator[_Pair]:
    opened: list[tuple[int, bool]] = []
    for place, sign in enumerate(_SIGN.findall(text)):
        if sign != CLOSING:
            opened.append((place, sign == OPENINGS[True]))
        else:
            opening, direction = opened.pop()
            yield _Pair(opening, place, rtl=direction, around=opened[-1][1] if opened else rtl)
