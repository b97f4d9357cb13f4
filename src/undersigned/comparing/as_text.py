"""A comparison as text for a terminal of any width, in colour or with [-old-] and {+new+}."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from undersigned.comparing import change_words as wording
from undersigned.comparing.comparison import (
    ComparedNote,
    ComparedPart,
    Comparison,
    DiffKind,
    DiffRun,
    DiffRuns,
)
from undersigned.languages.scripts import display_width
from undersigned.languages.visible_signs import visible

WIDEST, NARROWEST = 96, 20
"""Columns that lines take at most, and at least, whatever the terminal has."""

_CONTEXT = 6
"""Words that are shown before and after each change."""
_SIGNS = {DiffKind.EQUAL: ("", ""), DiffKind.DELETED: ("[-", "-]"), DiffKind.INSERTED: ("{+", "+}")}
_RESET = "\x1b[0m"
_COLOURS = {
    DiffKind.EQUAL: ("", ""),
    DiffKind.DELETED: ("\x1b[31;9m", _RESET),  # red, struck through
    DiffKind.INSERTED: ("\x1b[32;4m", _RESET),  # green, underlined
}
_BOLD = ("\x1b[1m", _RESET)


def comparison_as_text(comparison: Comparison, *, width: int = WIDEST, colour: bool = False) -> str:
    """What changed: a line for each part, then the changed passages with a few words around each change."""
    return "\n".join(_Page(width, colour=colour).lines(comparison)) + "\n"


class _Page:
    def __init__(self, width: int, *, colour: bool) -> None:
        self._width = min(WIDEST, max(NARROWEST, width))
        self._colour = colour

    def lines(self, comparison: Comparison) -> Iterator[str]:
        yield from self._filled(wording.headline(comparison), "")
        yield ""
        if comparison.is_same:
            yield from self._filled(wording.nothing_changed(comparison), "")
            return
        for part in comparison.changed():
            yield from self._filled(f"{wording.part_name(part)}: {wording.part_story(part)}", "  ")
        if comparison.notes:
            yield from self._filled(f"{wording.NOTES}: {wording.notes_story(comparison)}", "  ")
        if comparison.besides:
            yield from self._filled(f"{wording.BESIDES}: {wording.besides_story(comparison)}", "  ")
        for part in comparison.changed():
            yield from self._part(part)
        if comparison.notes:
            yield from self._heading(wording.NOTES)
        for note in comparison.notes:
            yield from self._note(note)
        if comparison.besides:
            yield from self._heading(wording.BESIDES)
            yield ""
        for line in comparison.besides:
            # Spaces in front mean something here.
            yield from textwrap.wrap(
                visible(line),
                self._width,
                initial_indent="    ",
                subsequent_indent="      ",
                drop_whitespace=False,
            )

    def _part(self, part: ComparedPart) -> Iterator[str]:
        changed = [passage for passage in part.passages if not passage.is_same]
        if not changed:  # a section that moved as it was is told in its line
            return
        yield from self._heading(wording.part_heading(part))
        for passage in changed:
            yield from self._labelled(wording.passage_label(part, passage), passage.runs)

    def _note(self, note: ComparedNote) -> Iterator[str]:
        yield from self._labelled(wording.note_label(note), note.runs)

    def _heading(self, words: str) -> Iterator[str]:
        before, after = _BOLD if self._colour else ("", "")
        yield ""
        yield from (f"{before}{line}{after}" for line in self._filled(words, ""))

    def _labelled(self, label: str, runs: DiffRuns) -> Iterator[str]:
        yield ""
        if label:
            yield from self._filled(f"{label}:", "  ")
        yield from self._wrapped(_pieces(shortened(runs)), "    ", "    ")

    def _filled(self, words: str, margin: str) -> Iterator[str]:
        return self._wrapped(_pieces((DiffRun(DiffKind.EQUAL, words),)), margin, margin + "  ")

    def _wrapped(self, pieces: list[tuple[DiffKind, str, bool]], margin: str, later: str) -> Iterator[str]:
        """Lines of words, each in the colours or between the signs of its kind, with a margin for the later ones."""
        line, taken, first = margin, len(margin), True
        for word, columns in self._words(pieces):
            if not first and taken + 1 + columns > self._width:
                yield line
                line, taken, first = later, len(later), True
            line += word if first else f" {word}"
            taken += columns + (not first)
            first = False
        yield line

    def _words(self, pieces: list[tuple[DiffKind, str, bool]]) -> Iterator[tuple[str, int]]:
        """What no line may break, with its width in columns."""
        word, columns = "", 0
        for index, (kind, text, spaced) in enumerate(pieces):
            shown, width = self._shown(pieces, index, kind, text)
            word, columns = word + shown, columns + width
            if spaced:
                yield word, columns
                word, columns = "", 0
        if word:
            yield word, columns

    def _shown(
        self, pieces: list[tuple[DiffKind, str, bool]], index: int, kind: DiffKind, text: str
    ) -> tuple[str, int]:
        if self._colour:
            before, after = _COLOURS[kind]
            return f"{before}{text}{after}", display_width(text)
        before, after = _SIGNS[kind]
        begins = index == 0 or pieces[index - 1][0] is not kind
        ends = index + 1 == len(pieces) or pieces[index + 1][0] is not kind
        text = (before if begins else "") + text + (after if ends else "")
        return text, display_width(text)


def shortened(runs: DiffRuns) -> DiffRuns:
    """The runs, of what is equal only a few words beside each change."""
    return tuple(
        DiffRun(run.kind, _shortened(run.text, starts=index == 0, ends=index + 1 == len(runs)))
        if run.kind is DiffKind.EQUAL
        else run
        for index, run in enumerate(runs)
    )


def _shortened(text: str, *, starts: bool, ends: bool) -> str:
    words = re.findall(r"\S+\s*", text)
    if starts and ends:  # nothing changed in it: enough to know it again
        head, tail = 2 * _CONTEXT, 0
    else:
        head, tail = 0 if starts else _CONTEXT, 0 if ends else _CONTEXT
    if len(words) <= head + tail + 1:
        return text
    return "".join([*words[:head], "… " if tail else "…", *(words[-tail:] if tail else ())])


def _pieces(runs: DiffRuns) -> list[tuple[DiffKind, str, bool]]:
    """Each word with its kind, and whether white space follows it."""
    pieces: list[tuple[DiffKind, str, bool]] = []
    for run in runs:
        if run.kind is DiffKind.INSERTED and pieces and pieces[-1][0] is DiffKind.DELETED:
            kind, text, _ = pieces.pop()
            pieces.append((kind, text, True))  # old and new words do not touch
        words = re.finditer(r"(\S+)(\s*)", run.text)
        pieces += [(run.kind, visible(found[1]), bool(found[2])) for found in words]
    return pieces
