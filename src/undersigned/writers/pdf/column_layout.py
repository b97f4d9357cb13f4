"""Lays out a part that is set in columns: filled down and balanced, with notes at the foot of the page.

WeasyPrint's own columns lay a list of 600 names out ten times over until they are balanced, and place
notes as they come, under columns whose height is settled already. Here each child is laid out once to
see how high it and its notes are; what goes on the page, and into which column, is reckoned from that.
A child is not divided between columns or pages unless it is higher than a page.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Final, TypeAlias

from weasyprint.layout import block
from weasyprint.layout.percent import percentage, resolve_percentages

Box: TypeAlias = Any  # WeasyPrint has no types
Context: TypeAlias = Any
Style: TypeAlias = Any
Resume: TypeAlias = Any
"""Where the layout of a box goes on, on the next page."""

_ROUNDING: Final = 0.01
"""CSS pixels by which sums of heights may be off."""
_BALANCED: Final = 0.5
"""CSS pixels to which the height of balanced columns is found."""
_ANY_BREAK: Final = {"break": "any", "page": None}


@dataclass(frozen=True)
class _Unit:
    """Children that stay together (a heading and a name, a logo and a name), with their height and their notes."""

    children: tuple[Box, ...]
    laid_out: tuple[Box, ...]
    """The children as they are where there is room enough."""
    above: float
    """The margin above; those of neighbours collapse."""
    height: float
    below: float
    notes: tuple[Box, ...]


def columns_layout(  # noqa: PLR0917  # called by WeasyPrint, with all of these
    context: Context,
    box: Box,
    bottom_space: float,
    skip_stack: Resume,
    containing_block: Box,
    page_is_empty: bool,  # noqa: FBT001
    absolute_boxes: list[Box],
    fixed_boxes: list[Box],
    adjoining_margins: list[float],
    first_letter_style: Style,
    first_line_style: Style,
) -> tuple[Box | None, Resume, dict[str, Any], list[float], bool]:
    """Lay a box in columns out; takes the place of WeasyPrint's function of the same name."""
    box = box.copy_with_children(list(_items(box.children)))
    box.position_y += block.collapse_margin(adjoining_margins)
    block.block_level_width(box, containing_block)
    first, inside = next(iter(skip_stack.items())) if skip_stack else (0, None)
    columns = _Columns(context, box)
    top = box.content_box_y()
    room = context.page_bottom - top - bottom_space
    units = columns.units(box.children, first)
    height, ends = _arranged(units, columns.count, room, context)
    if not ends and not page_is_empty:
        return None, {0: None}, dict(_ANY_BREAK), [], False
    ends = ends or [1]  # what is higher than a page is divided
    context.in_column, context.columns_bottom = True, top + height
    laid_out, done, resume_at = [], first, None
    for number, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        children = [child for unit in units[start:end] for child in unit.children]
        if not inside and not any(unit.notes for unit in units[start:end]):
            laid_out.append(columns.placed(number, units[start:end], containing_block))
            done += len(children)
            continue
        column = columns.column(number, children, containing_block)
        new, stopped, *_ = block.block_box_layout(
            context, column, bottom_space, {0: inside} if inside else None, containing_block,
            page_is_empty, absolute_boxes, fixed_boxes, [], first_letter_style, first_line_style,
            discard=False, max_lines=None,
        )  # fmt: skip
        inside = None
        if new is None:
            resume_at = {done: None}
            break
        laid_out.append(new)
        if stopped:
            ((index, deeper),) = stopped.items()
            resume_at = {done + index: deeper}
            break
        done += len(children)
    context.in_column, context.columns_bottom = False, -inf
    if not laid_out:
        return None, {0: None}, dict(_ANY_BREAK), [], False
    if resume_at is None and done < len(box.children):
        resume_at = {done: None}
    box.children = laid_out
    box.height = max(column.margin_height() for column in laid_out)
    for column in laid_out:
        column.height = box.height
    return box, resume_at, dict(_ANY_BREAK), [], False


def _items(children: Sequence[Box]) -> Iterator[Box]:
    """What stands in the columns, with the items of lists in place of these."""
    for child in children:
        yield from _items(child.children) if child.element_tag in ("ul", "ol") else (child,)


class _Columns:
    """The columns of a box: how many, where they stand, and what would stand in them."""

    def __init__(self, context: Context, box: Box) -> None:
        self._context = context
        self._box = box
        self.count: int = box.style["column_count"]
        gap = box.style["column_gap"]
        self._gap = box.style["font_size"] if gap == "normal" else percentage(gap, box.style, box.width)
        self._width = (box.width - (self.count - 1) * self._gap) / self.count

    def column(self, number: int, children: Sequence[Box], containing_block: Box) -> Box:
        """A column by its number from 0, with what stands in it."""
        column = self._box.anonymous_from(self._box, children=children)
        resolve_percentages(column, containing_block)
        column.is_column = True
        column.width = self._width
        if self._box.style["direction"] == "rtl":
            number = self.count - 1 - number
        column.position_x = self._box.content_box_x() + number * (self._width + self._gap)
        column.position_y = self._box.content_box_y()
        return column

    def placed(self, number: int, units: Sequence[_Unit], containing_block: Box) -> Box:
        """A column with its units as they were measured, for what calls no notes looks the same anywhere.

        They are moved, not copied: where WeasyPrint lays a page out again, it has thrown the first one away.
        """
        column = self.column(number, (), containing_block)
        reached, margin = column.position_y, 0.0
        boxes = [box for unit in units for box in unit.laid_out]
        for box in boxes:
            top = reached + max(margin, box.margin_top)
            box.translate(column.position_x - box.position_x, top - box.margin_top - box.position_y)
            reached, margin = top + box.border_height(), box.margin_bottom
        placed = column.copy_with_children(boxes)
        placed.height = reached - column.position_y
        return placed

    def units(self, children: Sequence[Box], first: int) -> tuple[_Unit, ...]:
        """What is left to be placed from child `first` on, as units that stay together; each is measured once."""
        if first == len(children):
            return ()
        known: dict[Box, tuple[tuple[_Unit, ...], int]] = self._context.units
        if children[first] not in known:
            units = tuple(self._measured_units(children[first:]))
            known.update((unit.children[0], (units, index)) for index, unit in enumerate(units))
        units, index = known[children[first]]
        return units[index:]

    def _measured_units(self, children: Sequence[Box]) -> Iterator[_Unit]:
        around = self.column(0, children, self._box)
        run: list[tuple[Box, Box]] = []
        for child, following in itertools.zip_longest(children, children[1:]):
            run.append((child, self._measured(child, around)))
            if following is None or not block.block_level_page_break(child, following).startswith("avoid"):
                yield _unit(run)
                run = []

    def _measured(self, child: Box, around: Box) -> Box:
        """A child as it is laid out where there is room enough; its notes stay where they are."""
        notes, self._context.footnotes = self._context.footnotes, []
        alone = child.copy()
        alone.position_x = alone.position_y = 0
        laid_out = block.block_level_layout(self._context, alone, -inf, None, around)[0]
        block.remove_placeholders(self._context, [laid_out], [], [])
        self._context.footnotes = notes
        return laid_out


def _unit(run: Sequence[tuple[Box, Box]]) -> _Unit:
    """The unit of children, each with itself laid out."""
    children, laid_out = zip(*run, strict=True)
    between = sum(max(above.margin_bottom, below.margin_top) for above, below in itertools.pairwise(laid_out))
    return _Unit(
        children,
        laid_out,
        laid_out[0].margin_top,
        sum(box.border_height() for box in laid_out) + between,
        laid_out[-1].margin_bottom,
        tuple(inner.footnote for box in laid_out for inner in box.descendants() if inner.footnote),
    )


def _arranged(units: Sequence[_Unit], count: int, room: float, context: Context) -> tuple[float, list[int]]:
    """How high the columns of a page are, and with which unit each ends: as many units as there is room for."""

    def available(number: int) -> float:
        taken: float = context.height_of_notes([note for unit in units[:number] for note in unit.notes])
        return room - taken

    def filled(number: int, height: float) -> list[int]:
        """The ends of the columns if they are so high, or nothing where so many units do not go into them."""
        ends = _filled(units[:number], height, count)
        return ends if ends and ends[-1] == number else []

    least, most = 0, len(units)
    while least < most:
        middle = (least + most + 1) // 2
        if filled(middle, available(middle)):
            least = middle
        else:
            most = middle - 1
    if not least:
        return room, []
    lowest, highest = 0.0, available(least)
    while highest - lowest > _BALANCED:
        between = (lowest + highest) / 2
        lowest, highest = (lowest, between) if filled(least, between) else (between, highest)
    return highest, filled(least, highest)


def _filled(units: Sequence[_Unit], height: float, count: int) -> list[int]:
    """With which unit each of the columns ends if they are filled one after the other."""
    ends: list[int] = []
    index = 0
    while index < len(units) and len(ends) < count:
        reached = margin = 0.0
        start = index
        while index < len(units):
            unit = units[index]
            reached += max(margin, unit.above) + unit.height
            if reached > height + _ROUNDING:
                break
            margin = unit.below
            index += 1
        if index == start:
            return []
        ends.append(index)
    return ends
