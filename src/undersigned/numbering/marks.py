"""Turns marks that could be read into a number before them into marks that stand apart.

A raised 1 after "48/16" becomes "48/161" wherever raising is lost: in a search, in a copy, on the
web. So does a 2 after a mark 1. A narrow space keeps them apart in every format.
"""

from __future__ import annotations

from undersigned.model.letter import (
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteCall,
    NoteNumber,
    Numbered,
    Strong,
    Superscript,
    Text,
)

NARROW_SPACE = "\u202f"
"""A narrow no-break space: the mark stays on the line of its word."""


def set_apart(inlines: Inlines[Numbered]) -> Inlines[Numbered]:
    """The inlines of a paragraph with a narrow space between a figure and the mark of a note."""
    return _Paragraph().inlines(inlines)


class _Paragraph:
    """Goes through a paragraph and knows whether the last thing printed was a figure."""

    def __init__(self) -> None:
        self._after_figure = False

    def inlines(self, inlines: Inlines[Numbered]) -> Inlines[Numbered]:
        apart: list[Inline[Numbered]] = []
        for inline in inlines:
            if isinstance(inline, NoteCall) and self._after_figure:
                apart.append(Text(NARROW_SPACE))
            apart.append(self._inline(inline))
        return tuple(apart)

    def _inline(self, inline: Inline[Numbered]) -> Inline[Numbered]:
        match inline:
            case Text():
                self._after_figure = inline.text[-1:].isdigit() if inline.text else self._after_figure
                return inline
            case LineBreak():
                self._after_figure = False
                return inline
            case Emphasis():
                return Emphasis(self.inlines(inline.children))
            case Strong():
                return Strong(self.inlines(inline.children))
            case Superscript():
                return Superscript(self.inlines(inline.children))
            case Link():
                return Link(inline.target, self.inlines(inline.children), inline.place)
            case NoteCall() | NoteNumber():
                self._after_figure = True
                return inline
