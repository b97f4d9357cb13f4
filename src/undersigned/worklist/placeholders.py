"""What is still to be filled in, as items of the worklist.

The sentences that a drafter typed go in, and the letter as it is printed. What stands in a typed sentence is an item
of that sentence, so that it keeps its id however the lines are broken. What else the letter prints, a name of the
register, the words of a kind, a title of a source, is an item of the value that holds it, or else of the printed
paragraph. Both are read with the same list, that of `checking.unfinished`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from undersigned.checking.printed import Unfinished
from undersigned.checking.unfinished import Mark, Setting, marks_in
from undersigned.model.campaign import Campaign
from undersigned.model.findings import Located, Place
from undersigned.worklist.sentences import VALUE, Sentence

_MEANS_SOMETHING: Final = frozenset("({")
"""What follows square brackets that are Markdown: of a link, of a picture, of words in another language."""
_MARKUP: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|(?<!\*)\*{1,3}(?!\*)|(?<![\w_])_{1,2}(?=[^\W_])|(?<=[^\W_])_{1,2}(?![\w_])"
)
"""Signs that Markdown does not print."""
_NAMES: Final = frozenset({"id", "key", "letter", "style", "language", "members", "signature", "logo"})
"""The fields of records that no letter prints: by these its files call each other."""


@dataclass(frozen=True)
class Blank:
    """A sentence, value or printed paragraph, and where in it something is still to be filled in."""

    text: str
    place: Place
    """Where it begins."""
    spans: tuple[tuple[int, int], ...]
    places: tuple[Place, ...]
    """Of each of its spans."""


def blanks_of(
    sentences: Iterable[Sentence], campaign: Campaign, printed: Iterable[Unfinished] = ()
) -> Iterator[Blank]:
    """All that is still to be filled in, in what was typed and in what is printed, each once."""
    typed = _Typed()
    for sentence in sentences:
        marks = [*typed.marks(sentence)]
        if marks:
            spans = tuple((mark.start, mark.end) for mark in marks)
            places = tuple(sentence.place(mark.start) for mark in marks)
            yield Blank(sentence.typed, sentence.place(), spans, places)
    left = [mark for mark in _each_once(printed) if not typed.covers(mark)]
    values = {value.place: value for value in _values(campaign)} if left else {}
    held: dict[Place, set[tuple[int, int]]] = {}
    for mark in left:
        holders = [value for value in values.values() if _prints(value, mark)]
        for value in holders:
            start = value.index(mark.words)
            held.setdefault(value.place, set()).add((start, start + len(mark.words)))
        if not holders:
            span = (mark.start, mark.start + len(mark.words))
            yield Blank(mark.around, mark.place, (span,), (mark.place,))
    for place, found in held.items():
        if place not in typed.places:
            spans = tuple(sorted(found))
            places = tuple(values[place].place_at(start) for start, _ in spans)
            yield Blank(values[place], place, spans, places)


class _Typed:
    """The marks in sentences as they were typed, and which of the printed marks they are."""

    Words: TypeAlias = tuple[re.Pattern[str], range]
    """What a mark prints, and the lines of the sentence in which it was typed."""

    def __init__(self) -> None:
        self._open: dict[str, list[_Typed.Words]] = {}
        self._meant: dict[str, list[_Typed.Words]] = {}
        self.places: set[Place] = set()
        """Where the texts begin in which there are some."""

    def marks(self, sentence: Sentence) -> Iterator[Mark]:
        """The marks in a sentence, by its own offsets."""
        words, offsets = _without_markup(sentence)
        file, first = sentence.source.place.file, sentence.place().line
        lines = range(first, sentence.place(max(0, len(sentence.typed) - 1)).line + 1)
        for mark in marks_in(words, _setting(sentence)):
            start, end = offsets[mark.start], offsets[mark.end - 1] + 1
            found = (_pattern(words[mark.start : mark.end]), lines)
            if not mark.is_certain and sentence.typed[max(0, start - 1) : start] == "\\":
                self._meant.setdefault(file, []).append(found)
            else:
                self._open.setdefault(file, []).append(found)
                self.places.add(sentence.source.place)
                yield Mark(start, end)

    def covers(self, mark: Unfinished) -> bool:
        """Whether a printed mark is one of those that were typed in those lines; each of these is one mark only."""
        if not mark.is_certain and any(
            pattern.fullmatch(mark.words) and mark.place.line in lines
            for pattern, lines in self._meant.get(mark.place.file, ())
        ):
            return True
        there = self._open.get(mark.place.file, [])
        for number, (pattern, lines) in enumerate(there):
            if pattern.fullmatch(mark.words) and mark.place.line in lines:
                del there[number]
                return True
        return False


def _setting(sentence: Sentence) -> Setting:
    if sentence.is_note:
        return Setting.NOTE
    return Setting.QUOTATION if sentence.is_quoted else Setting.PROSE


def _without_markup(sentence: Sentence) -> tuple[str, Sequence[int]]:
    """What a sentence prints, as far as that can be told before it is rendered, and where each sign was typed."""
    dropped: set[int] = set()
    # A sentence may end with the brackets: what follows them is blanked out.
    typed = sentence.source[sentence.start : sentence.start + len(sentence.typed) + 1]
    for opened, closed in _brackets(typed):
        if typed[closed + 1 : closed + 2] in _MEANS_SOMETHING:
            dropped |= {opened, closed}
            if typed[max(0, opened - 1) : opened] == "!":
                dropped.add(opened - 1)
    for markup in _MARKUP.finditer(sentence.prose):
        dropped |= {markup.start()} if markup["escaped"] else {*range(*markup.span())}
    if not dropped:
        return sentence.prose, range(len(sentence.prose))
    offsets = [offset for offset in range(len(sentence.prose)) if offset not in dropped]
    return "".join(sentence.prose[offset] for offset in offsets), offsets


def _brackets(typed: str) -> Iterator[tuple[int, int]]:
    """The square brackets in a text, each opened with where it is closed; one may stand in another."""
    opened: list[int] = []
    for sign in re.finditer(r"\\.|[\[\]]", typed):
        if sign[0] == "[":
            opened.append(sign.start())
        elif sign[0] == "]" and opened:
            yield opened.pop(), sign.start()


def _pattern(words: str) -> re.Pattern[str]:
    """What typed words print: values as they come, and white space as it is broken into lines."""
    pieces = re.split(rf"(\s+|{VALUE}+)", words)
    return re.compile(
        "".join(
            r"\s+" if piece.isspace() else ".*" if piece.startswith(VALUE) else re.escape(piece)
            for piece in pieces
            if piece
        ),
        re.DOTALL,
    )


def _each_once(printed: Iterable[Unfinished]) -> Iterator[Unfinished]:
    """The marks without those of text that is printed again, such as a note that is cited twice."""
    seen = set()
    for mark in printed:
        key = (mark.words, mark.place.file, mark.around, mark.start)
        if key not in seen:
            seen.add(key)
            yield mark


def _values(node: object) -> Iterator[Located]:
    """Every text in the records of a campaign that somebody typed, but for the names by which they call things."""
    if isinstance(node, Located):
        yield node
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _values(value)
    elif isinstance(node, tuple):
        for member in node:
            yield from _values(member)
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            if field.name not in _NAMES:
                yield from _values(getattr(node, field.name))


def _prints(value: Located, mark: Unfinished) -> bool:
    """Whether a printed mark stands in the words of a value, all of which are printed there."""
    if mark.words not in value:
        return False
    words = " ".join(value.split())
    start = max(0, mark.start - len(words))
    around = " ".join(mark.around[start : mark.start + len(words) + len(mark.words)].split())
    return words in around
