"""Lays footnotes out in WeasyPrint's stead, so that none of them is lost.

WeasyPrint keeps the state of a layout in a `LayoutContext`, and in it which notes stand at the
foot of the page at work, and which are "reported": moved to the next page. Version 70 does three
things that a letter with many notes cannot bear:

- To make room for the second line of a paragraph it moves notes to the next page, and forgets
  those that this very line calls: their text is lost (what came of
  https://github.com/Kozea/WeasyPrint/pull/2437).
- When it gives up a paragraph that began on an earlier page, to try it another way, it takes back
  all notes of the paragraph, also those called on that earlier page: they are lost.
- For each note that a page gets it lays out all notes of that page again.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any, Final, TypeAlias

from weasyprint.formatting_structure import build
from weasyprint.layout import LayoutContext
from weasyprint.layout.block import block_level_layout

Box: TypeAlias = Any  # WeasyPrint has no types

_ROUNDING: Final = 1e-6
"""CSS pixels by which sums of heights may be off."""


class NoteContext(LayoutContext):  # type: ignore[misc]  # WeasyPrint has no types
    """A `LayoutContext` that does none of these things.

    The methods have the names and the meaning that WeasyPrint gives them. A note (a box) is in
    one of three places: in `footnotes` while its call has no place yet, in `_notes` while it
    stands on the page at work, or in `reported_footnotes`.
    """

    def __init__(self, *arguments: object) -> None:
        super().__init__(*arguments)
        self._called_on: dict[Box, int] = {}
        self._heights: dict[Box, float] = {}
        self.units: dict[Box, tuple[Sequence[Any], int]] = {}
        """For what stands in columns, the units of its columns, and the index of the one that it begins."""
        self.columns_bottom = -inf
        """Down to where the columns at work reach, in CSS pixels from the top of the page."""

    @property
    def current_page_footnotes(self) -> list[Box]:
        """The notes of this page that WeasyPrint may move away to make room for a line: none."""
        return []

    @current_page_footnotes.setter
    def current_page_footnotes(self, notes: list[Box]) -> None:
        """Called with no notes at the start of a page."""
        self._notes = notes

    def layout_footnote(self, note: Box) -> bool:
        """Put a note on the page; return whether there is too little room for it."""
        self.footnotes.remove(note)
        self._notes.append(note)
        self._called_on.setdefault(note, self.current_page)
        return self._update_footnote_area() or self.page_bottom < self.columns_bottom - _ROUNDING

    def height_of_notes(self, notes: Sequence[Box]) -> float:
        """How much lower than now the foot of the page's text were if it called these notes as well.

        Infinity, if there is no room for them; what continues a long note may go over to the next page.
        """
        while notes and notes[-1].style["footnote_policy"] == "auto":
            notes = notes[:-1]
        if not notes:
            return 0
        area = self.current_footnote_area
        height = sum(map(self._height, (*self._notes, *notes)))
        if self.reported_footnotes or height > area.max_height + _ROUNDING:
            return inf
        if area.height != "auto":
            return float(height - area.height)
        edges = (
            "margin_top",
            "border_top_width",
            "padding_top",
            "padding_bottom",
            "border_bottom_width",
            "margin_bottom",
        )
        return float(height + sum(getattr(area, edge) for edge in edges))

    def report_footnote(self, note: Box) -> None:
        """Move a note of the page to the next page."""
        self._notes.remove(note)
        self.reported_footnotes.append(note)
        self._update_footnote_area()

    def unlayout_footnote(self, note: Box) -> None:
        """Take a note back, as the line that calls it is taken off the page."""
        if self._called_on.get(note) != self.current_page:
            return  # it has no place yet, or is called by a line of an earlier page, which stays
        del self._called_on[note]
        (self._notes if note in self._notes else self.reported_footnotes).remove(note)
        self.footnotes.append(note)
        self._update_footnote_area()

    def _update_footnote_area(self) -> bool:
        """Fit the room for notes to the notes of the page; return whether they need more than there may be."""
        area = self.current_footnote_area
        if area.height != "auto":
            self.page_bottom += area.margin_height()
        area.children = self._notes
        area.height = "auto"
        if not self._notes:
            return False
        height = sum(map(self._height, self._notes))
        area.height = min(height, area.max_height)
        self.page_bottom -= area.margin_height()
        return bool(height > area.max_height + _ROUNDING)

    def _height(self, note: Box) -> float:
        """The height of a note in CSS pixels; it has padding and no margins, so that heights add up."""
        if note not in self._heights:
            area = self.current_footnote_area.copy_with_children([note])
            boxes = build.create_anonymous_boxes(area.deepcopy())
            laid_out = block_level_layout(self, boxes, -inf, None, area.page)[0]
            self._heights[note] = laid_out.height
        return self._heights[note]
