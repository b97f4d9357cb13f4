"""Joins the paragraphs of a Word file into lines: those without a mark with the next, rows of signs as rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from undersigned.importing.manuscript import Item, Line, Piece, Separator
from undersigned.importing.runs import Run, words_alone, words_of
from undersigned.importing.word.inlines import smoothed
from undersigned.importing.word.numbering import Label
from undersigned.model.letter import Text

_DIVIDERS: Final = frozenset("*~_-–—=•·. ")
_SHORTEST_DIVIDER: Final = 3


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it was read; it goes on in the next where the mark between the two is gone."""

    line: Line
    runs: tuple[Run, ...]
    goes_on: bool
    label: Label | None = None


class Paragraphs:
    """What becomes of paragraphs, and which of them each line was made of."""

    def __init__(self, lose: Callable[..., None]) -> None:
        self._lose = lose
        """Hears of what is lost in a paragraph."""
        self._typed: dict[str, list[tuple[int, str]]] = {}

    def joined(self, pieces: Iterable[Paragraph | Piece], *, in_cell: bool = False) -> list[Piece]:
        """The pieces, paragraphs whose mark is gone joined with the next, and empty ones left out."""
        found: list[Piece] = []
        waiting: list[Paragraph] = []
        is_apart = False
        for piece in pieces:
            if not isinstance(piece, Paragraph):
                found.append(piece)
                continue
            waiting.append(piece)
            if not piece.goes_on:
                kept = self._kept(waiting, in_cell=in_cell, is_apart=is_apart)
                is_apart = not kept
                found += kept
                waiting = []
        found += self._kept(waiting, in_cell=in_cell, is_apart=is_apart)
        return found if in_cell else list(self._without_last_empty(found))

    def in_columns(self, pieces: Iterable[Piece], sections: Sequence[tuple[int, int]]) -> list[Piece]:
        """The pieces, each line with the number of columns of its section (§ 17.6.4)."""
        ends = list(sections)
        found: list[Piece] = []
        for piece in pieces:
            while len(ends) > 1 and piece.number > ends[0][0]:
                ends.pop(0)
            columns = ends[0][1] if ends else 1
            found.append(
                replace(piece, columns=columns) if isinstance(piece, Line) and columns > 1 else piece
            )
        return found

    def _kept(self, joined: list[Paragraph], *, in_cell: bool, is_apart: bool = False) -> list[Piece]:
        """What paragraphs become that are one: a line, a rule, or nothing."""
        if not joined:
            return []
        line = joined[-1].line
        runs = [run for paragraph in joined for run in paragraph.runs]
        if len(joined) > 1:
            line = replace(line, words=words_of(smoothed(runs)))
        if label := joined[-1].label:
            line = self._labelled(line, runs, label, in_cell=in_cell)
        if is_apart:
            line = replace(line, is_apart=True)
        text = words_alone(line.words).strip()
        divides = line.style == "divider" or len(text) >= _SHORTEST_DIVIDER
        if divides and set(text) <= _DIVIDERS and not (in_cell or joined[-1].label):
            return [Separator(line.number)]
        return [line] if line.words or (line.item and not line.goes_on) else []

    def _labelled(self, line: Line, runs: list[Run], label: Label, *, in_cell: bool) -> Line:
        """A line with its label: as the mark of an entry where it can be one, else before its words."""
        if label.unknown:
            self._lose(
                f"numbers in a form that is not known here ({label.unknown}), which become figures",
                line.number,
            )
        if not (in_cell or line.heading) and (label.mark or not label.text):
            item = Item(label.level, list=label.list)
            if label.mark:
                item = replace(item, numbered=True, start=label.number, mark=label.mark)
            return replace(line, item=item, goes_on=False)
        text = label.printed
        self._stands_as_text(label, line.number, is_part=in_cell or bool(line.heading))
        said = [run for run in runs if isinstance(run.node, Text) and run.node.text.strip()]
        bold, italic = (bool(said) and all(getattr(run, look) for run in said) for look in ("bold", "italic"))
        before = Run(Text(text if label.touches else f"{text} "), bold, italic)
        words = words_of(smoothed([before, *runs]))
        # What letters have no mark for stands in the entry above it, as a paragraph of it.
        below = Item(label.level - 1) if label.level and not (in_cell or line.heading) else None
        return replace(line, words=words, label=text, item=below, goes_on=below is not None)

    def _stands_as_text(self, label: Label, number: int, *, is_part: bool) -> None:
        """Remember a label that does not count any more."""
        if label.text:
            kind = "" if is_part and label.mark else f"{label.list} {label.level}"
            self._typed.setdefault(kind, []).append((number, label.text))

    def _without_last_empty(self, pieces: list[Piece]) -> Iterator[Piece]:
        """The pieces less entries without words at the end of a list; in the middle of one they count."""
        for index, piece in enumerate(pieces):
            following = pieces[index + 1] if index + 1 < len(pieces) else None
            goes_on = isinstance(following, Line) and following.item is not None
            if isinstance(piece, Line) and not piece.words and not goes_on:
                item = piece.item
                shown = item.mark.printed(item.start) if item and item.numbered else "•"
                self._lose(f"an entry of a list that says nothing, “{shown}”", piece.number, shown)
            else:
                yield piece

    @property
    def typed(self) -> Iterator[tuple[str, list[int]]]:
        """The labels that stand in the words now, the first of each list, and the paragraphs that have such."""
        for found in self._typed.values():
            yield found[0][1], [number for number, _ in found]
