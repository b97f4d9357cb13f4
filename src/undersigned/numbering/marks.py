"""The mark of a note, from its place in its count; and marks kept apart from the figures that stand before them.

A raised 1 after "48/16" becomes "48/161" wherever raising is lost: in a search, in a copy, on the
web. So does a 2 after a mark 1. A no-break space keeps them apart in every format; a narrow one is lost
on readers that take it for a gap between letters.
"""

from __future__ import annotations

from typing import assert_never

from undersigned.model.letter import (
    Emphasis,
    Foreign,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Marks,
    NoteCall,
    NoteNumber,
    Numbered,
    Strong,
    Superscript,
    Text,
)

SPACE = "\u00a0"
"""One that does not break: the mark stays on the line of its word."""


_SYMBOLS = "*†‡§"
"""Four, then each twice, and so on: Word's format `chicago` (ISO 29500-1 § 17.18.59)."""


def mark(number: int, marks: Marks) -> str:
    """What marks the call of the note that is the `number`th since they began: `3`, `[3]`, `‡`."""
    match marks:
        case Marks.NUMBERS | Marks.BRACKETS_IN_NOTES:
            return str(number)
        case Marks.BRACKETS:
            return f"[{number}]"
        case Marks.SYMBOLS:
            times, symbol = divmod(number - 1, len(_SYMBOLS))
            return _SYMBOLS[symbol] * (times + 1)
        case _:
            assert_never(marks)


def mark_before_note(call: str, marks: Marks) -> str:
    """What stands before a note whose call is marked so."""
    return f"[{call}]" if marks is Marks.BRACKETS_IN_NOTES else call


def set_apart(inlines: Inlines[Numbered]) -> Inlines[Numbered]:
    """The inlines of a paragraph with a space between figures and the mark of a note."""
    return _Paragraph().inlines(inlines)


class _Paragraph:
    """Goes through a paragraph and knows whether the last thing printed was a figure, and whether a mark."""

    def __init__(self) -> None:
        self._after_figure = False
        self._after_mark = False

    def inlines(self, inlines: Inlines[Numbered]) -> Inlines[Numbered]:
        apart: list[Inline[Numbered]] = []
        for inline in inlines:
            if isinstance(inline, NoteCall) and self._after_figure:
                apart.append(Text(SPACE))
            apart.append(self._inline(inline))
        return tuple(apart)

    def _inline(self, inline: Inline[Numbered]) -> Inline[Numbered]:
        match inline:
            case Text():
                if not inline.text:
                    return inline
                apart = SPACE if self._after_mark and inline.text[0].isdigit() else ""
                self._after_figure, self._after_mark = inline.text[-1].isdigit(), False
                return Text(apart + inline.text, inline.place)
            case LineBreak() | Image():
                self._after_figure = self._after_mark = False
                return inline
            case Emphasis():
                return Emphasis(self.inlines(inline.children))
            case Strong():
                return Strong(self.inlines(inline.children))
            case Superscript():
                return Superscript(self.inlines(inline.children))
            case Link():
                return Link(inline.target, self.inlines(inline.children), inline.place)
            case Foreign():
                return Foreign(inline.language, self.inlines(inline.children))
            case NoteCall() | NoteNumber():
                self._after_figure, self._after_mark = True, isinstance(inline, NoteCall)
                return inline
