"""Compares words that were typed with those of a letter or a note: a fault for each that is lost or strayed.

What was typed is Markdown, so a word knows what begins with it: a paragraph, a line or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from undersigned.checking.list_labels import unlike_mark
from undersigned.checking.word_differences import differences
from undersigned.checking.words import CALL, CELL, MENTION, PART, Begins, Word, bare
from undersigned.model.draft import SourceMap
from undersigned.model.findings import Findings, Place

_MOST: Final = 8
"""As many faults are told; one that runs through a whole letter would bury the others."""
_SHOWN: Final = 8
"""As many words are shown of those that are lost."""
REPORT: Final = "if you see nothing wrong in it, this is a fault of the program: please report it"


class _Pair(NamedTuple):
    """Stretches of typed words and of words of the letter; `same` where they are."""

    typed: Sequence[Word]
    letter: Sequence[Word]
    at: int
    """The number of the first typed word of the stretch."""
    there: int
    """The number of the first word of the letter in it."""
    same: bool = True


@dataclass(frozen=True)
class _Fault:
    place: Place
    message: str
    code: str
    help: str


class ComparedWords:
    """Typed words beside those of the letter."""

    def __init__(
        self,
        typed: Sequence[Word],
        letter: Sequence[Word],
        source: SourceMap,
        labels: Mapping[int, Sequence[str]] | None = None,
        *,
        in_note: bool = False,
    ) -> None:
        self._all = typed
        self._typed: list[Word] = []
        self._marks: dict[int, list[Word]] = {}
        """Those that were typed before a word, by its number."""
        for word in typed:
            if word.is_mark:
                self._marks.setdefault(len(self._typed), []).append(word)
            else:
                self._typed.append(word)
        self._letter = letter
        self._labels = labels or {}
        self._source = source
        self._in_note = in_note
        self._pairs = list(self._paired())

    def _paired(self) -> Iterator[_Pair]:
        here = there = 0
        for found in differences([word.text for word in self._typed], [word.text for word in self._letter]):
            yield _Pair(self._typed[here : found.start], self._letter[there : found.other_start], here, there)
            here, there = found.end, found.other_end
            typed, letter = self._typed[found.start : here], self._letter[found.other_start : there]
            yield _Pair(typed, letter, found.start, found.other_start, same=False)
        yield _Pair(self._typed[here:], self._letter[there:], here, there)

    def calls(self) -> Iterator[tuple[int, int]]:
        """The calls that stand in both: how many typed calls, and calls of the letter, are before each."""
        here = there = 0
        for pair in self._pairs:
            if pair.same:
                yield from (
                    (here + n, there + n) for n in range(sum(word.text == CALL for word in pair.typed))
                )
            here += sum(word.text == CALL for word in pair.typed)
            there += sum(word.text == CALL for word in pair.letter)

    def tell(self, findings: Findings) -> None:
        """Add the errors, one for each line that was typed."""
        told: dict[tuple[str, int], _Fault] = {}
        for fault in self._faults():
            told.setdefault((fault.place.file, fault.place.line), fault)
        for fault in list(told.values())[:_MOST]:
            findings.error(fault.message, fault.code, fault.place, fault.help)

    def _faults(self) -> Iterator[_Fault]:
        strayed = [pair.letter for pair in self._pairs if not pair.same and not self._is_accounted_for(pair)]
        elsewhere = [joined(words) for words in strayed]
        for pair in self._pairs:
            if pair.same:
                if not self._in_note:
                    yield from self._misplaced(pair)
                    yield from self._mislabelled(pair)
            elif not self._is_accounted_for(pair):
                yield self._lost(pair, elsewhere) if pair.typed else self._surplus(pair)

    def _mislabelled(self, pair: _Pair) -> Iterator[_Fault]:
        """Tell of the marks that the letter prints before its items and nobody typed."""
        for number in range(len(pair.typed)):
            labels = self._labels.get(pair.there + number)
            unlike = unlike_mark(labels, self._marks.get(pair.at + number, ())) if labels else None
            if unlike:
                yield _Fault(
                    self._place(pair.typed[number]),
                    f"{_shown(pair.typed[number : number + _SHOWN])} has the mark '{unlike}' in the letter, "
                    "and another one here",
                    "words-strayed",
                    f"write the mark that is to be printed; {REPORT}",
                )

    def _is_accounted_for(self, pair: _Pair) -> bool:
        """Whether the letter prints signs here, as they were typed, that could have meant something else."""
        typed, printed = joined(pair.typed), joined(pair.letter)
        return (
            typed != printed
            and _is_part(typed, printed)
            and _is_part(printed, "".join(bare(self._typed_around(pair)).split()))
        )

    def _typed_around(self, pair: _Pair) -> str:
        """What was typed from behind the word before a stretch up to the word after it."""
        lines = self._source.lines
        before = self._typed[pair.at - 1] if pair.at else None
        end = pair.at + len(pair.typed)
        after = self._typed[end] if end < len(self._typed) else None
        first, column = (before.line, before.end) if before else (0, 0)
        last, stop = (after.line, after.column) if after else (len(lines) - 1, len(lines[-1]) if lines else 0)
        if first == last:
            return lines[first][column:stop]
        return "\n".join((lines[first][column:], *lines[first + 1 : last], lines[last][:stop]))

    def _misplaced(self, pair: _Pair) -> Iterator[_Fault]:
        for number, (typed, printed) in enumerate(zip(pair.typed, pair.letter, strict=True)):
            # Behind a mark that is printed after all, nothing begins.
            is_behind_sign = number == 0 and pair.at > 0
            if is_behind_sign and printed.begins is Begins.NOTHING and self._is_behind_mark(typed):
                continue
            if typed.begins is printed.begins or _may_begin(typed.begins, printed.begins):
                continue
            place, words = self._place(typed), _shown(pair.typed[number : number + _SHOWN])
            if typed.begins is Begins.BLOCK:
                message = f"{words} runs on in the letter, and begins a paragraph, an item or a cell here"
            elif typed.begins is Begins.BROKEN_LINE:
                message = f"{words} begins a line here, and runs on in the letter"
            else:
                message = f"{words} begins a paragraph, an item or a line in the letter, and none here"
            yield _Fault(
                place,
                message,
                "words-strayed",
                f"look at the empty lines, the spaces and the signs around it; {REPORT}",
            )

    def _is_behind_mark(self, word: Word) -> bool:
        number = self._all.index(word)
        return number > 0 and self._all[number - 1].is_mark

    def _lost(self, pair: _Pair, elsewhere: Sequence[str]) -> _Fault:
        first, words = pair.typed[0], _shown(pair.typed)
        if all(word.text == CELL for word in pair.typed):
            return _Fault(
                self._place(first),
                "a cell of this row is none in the letter",
                "words-strayed",
                r"put an empty line before a table, and write \| for a stroke that is to be printed",
            )
        if any(word.text == CELL for word in pair.typed):
            return _Fault(
                self._place(next((word for word in pair.typed if word.text != CELL), first)),
                f"{words} is not in the letter: this row of the table has more cells than its head",
                "words-lost",
                r"give the head as many cells, or write \| for a stroke that is to be printed",
            )
        strayed = any(joined(pair.typed) in other for other in elsewhere)
        call = next((word for word in pair.typed if word.text in (CALL, MENTION)), None)
        if call and not strayed:
            return _Fault(
                self._place(call),
                "a note is cited here, and the letter calls none",
                "words-lost",
                f"cite it in the running text, not inside raised words or the description of a picture; {REPORT}",
            )
        said = _shown(pair.letter) if pair.letter else ""
        if strayed:
            message = f"{words} stands elsewhere in the letter than here"
        elif said:
            message = f"{words} is not in the letter, which has {said} here"
        else:
            message = f"{words} is not in the letter"
        return _Fault(
            self._place(first),
            message,
            "words-strayed" if strayed else "words-lost",
            f"look at the signs and the empty lines before and behind it; {REPORT}",
        )

    def _surplus(self, pair: _Pair) -> _Fault:
        nearest = self._typed[min(pair.at, len(self._typed) - 1)] if self._typed else None
        return _Fault(
            self._place(nearest) if nearest else self._source.place(0),
            f"the letter says {_shown(pair.letter)} before this, which is not written here",
            "words-strayed",
            "this is a fault of the program: please report it",
        )

    def _place(self, word: Word) -> Place:
        return self._source.place(word.line, word.column)


def _may_begin(typed: Begins, printed: Begins) -> bool:
    match typed:
        case Begins.NOTHING:
            return printed is Begins.NOTHING
        case Begins.LINE:
            return True
        case Begins.BROKEN_LINE:
            return printed is not Begins.NOTHING
        case Begins.BLOCK:
            return printed is Begins.BLOCK


def joined(words: Sequence[Word]) -> str:
    """Words without what stands between them."""
    return "".join(word.text for word in words)


def _is_part(some: str, all_of_it: str) -> bool:
    """Whether signs stand in a text, in their order."""
    rest = iter(all_of_it)
    return all(sign in rest for sign in some)


_NAMES: Final = {CALL: "[^…]", MENTION: "{{ note(…) }}", CELL: ""}


def _shown(words: Sequence[Word]) -> str:
    texts = [_NAMES.get(word.text, word.text) for word in words if not word.text.startswith(PART)]
    shown = " ".join(filter(None, texts[:_SHOWN]))
    return f"'{shown} …'" if len(texts) > _SHOWN else f"'{shown}'"
