"""Turns a part that is set in columns into columns on a page, filled down and balanced, with notes at its foot.

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
    units = columns.units(box.children[first:])
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
        """A column with its units as they were measured, for what calls no notes looks the same anywhere."""
        column = self.column(number, (), containing_block)
        reached, margin = column.position_y, 0.0
        boxes = []
        for box in (self._context.measured[child].deepcopy() for unit in units for child in unit.children):
            top = reached + max(margin, box.margin_top)
            box.translate(column.position_x - box.position_x, top - box.margin_top - box.position_y)
            reached, margin = top + box.border_height(), box.margin_bottom
            boxes.append(box)
        placed = column.copy_with_children(boxes)
        placed.height = reached - column.position_y
        return placed

    def units(self, children: Sequence[Box]) -> list[_Unit]:
        """What is left to be placed, as units that stay together."""
        around = self.column(0, children, self._box)
        units: list[_Unit] = []
        run: list[tuple[Box, Box]] = []
        for index, child in enumerate(children):
            run.append((child, self._measured(child, around)))
            following = children[index + 1 : index + 2]
            if following and block.block_level_page_break(child, following[0]).startswith("avoid"):
                continue
            units.append(self._unit(run))
            run = []
        return units

    def _measured(self, child: Box, around: Box) -> Box:
        """A child as it is laid out where there is room enough; its notes stay where they are."""
        measured = self._context.measured
        if child not in measured:
            notes, self._context.footnotes = self._context.footnotes, []
            alone = child.copy()
            alone.position_x = alone.position_y = 0
            new = block.block_level_layout(self._context, alone, -inf, None, around)[0]
            block.remove_placeholders(self._context, [new], [], [])
            self._context.footnotes = notes
            measured[child] = new
        return measured[child]

    def _unit(self, run: Sequence[tuple[Box, Box]]) -> _Unit:
        boxes = [new for _, new in run]
        between = sum(
            max(above.margin_bottom, below.margin_top) for above, below in itertools.pairwise(boxes)
        )
        return _Unit(
            tuple(child for child, _ in run),
            boxes[0].margin_top,
            sum(new.border_height() for new in boxes) + between,
            boxes[-1].margin_bottom,
            tuple(inner.footnote for new in boxes for inner in new.descendants() if inner.footnote),
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
