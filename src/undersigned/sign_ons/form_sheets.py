"""Finds the sheet of a form's export that has the answers, and the row in it that has the heads."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from undersigned.files.grids import Grid
from undersigned.files.spreadsheets import Heads, Sheet, read_grids, sheet_of
from undersigned.languages.form_words import SECOND_HEADS
from undersigned.languages.plain_names import plain_name
from undersigned.model.findings import Place, listed, stop, suggestion
from undersigned.sign_ons.columns import choice_of, guess_meanings
from undersigned.sign_ons.yes_and_no import says

_LOOKED_AT: Final = 20
"""Rows among which the heads are looked for: titles and remarks may stand above them."""
_IMPORT_ID: Final = re.compile(r'\{"ImportId"')
"""How Qualtrics marks its third row, which only machines read."""


def read_form_sheet(path: Path, shown: str, wanted: str | None) -> Sheet:
    """The sheet with the answers: that which is `wanted`, or the only one that has organisations.

    Raises `LetterError` where the file cannot be read or holds nothing, and where it is not clear which sheet.
    """
    grids, encoding = read_grids(path, shown)
    chosen = _chosen(grids, shown, wanted)
    others = [grid for grid in grids if grid is not chosen]
    sheet = sheet_of(chosen, _heads(chosen), shown, others=others, encoding=encoding)
    rows = tuple(row for row in sheet.rows if row.cells != sheet.heads)  # heads that are there once more
    return _with_choices_as_one(replace(sheet, rows=rows))


def _with_choices_as_one(sheet: Sheet) -> Sheet:
    """The sheet, each pair of columns for yes and for no as the one column of their question."""
    pairs: dict[str, dict[bool, int]] = {}
    for at, head in enumerate(sheet.heads):
        question, choice = choice_of(head)
        if (said := says(choice)) is not None and question not in sheet.heads:
            pairs.setdefault(question, {}).setdefault(said, at)
    for question, of in pairs.items():
        if len(of) > 1:
            sheet = _with_one_column(sheet, question, of[True], of[False])
    dropped = {of[False] for of in pairs.values() if len(of) > 1}

    def kept(cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(cell for at, cell in enumerate(cells) if at not in dropped)

    rows = tuple(replace(row, cells=kept(row.cells)) for row in sheet.rows)
    return replace(sheet, heads=kept(sheet.heads), rows=rows)


def _with_one_column(sheet: Sheet, question: str, yes: int, no: int) -> Sheet:
    """The sheet with the answers to a question, in words, where its column for yes was."""
    choices = {at: choice_of(sheet.heads[at])[1] for at in (yes, no)}
    # A service writes the choice where it was taken, or yes and no, or 1 and 0, into both.
    is_told_of_both = any(row.cells[yes] and row.cells[no] for row in sheet.rows)

    def is_taken(cell: str) -> bool:
        return says(cell) is True if is_told_of_both else cell not in {"", "0"}

    rows = []
    for row in sheet.rows:
        cells = list(row.cells)
        cells[yes] = " / ".join(choice for at, choice in choices.items() if is_taken(row.cells[at]))
        rows.append(replace(row, cells=tuple(cells)))
    heads = [question if at == yes else head for at, head in enumerate(sheet.heads)]
    return replace(sheet, heads=tuple(heads), rows=tuple(rows))


def _chosen(grids: Sequence[Grid], shown: str, wanted: str | None) -> Grid:
    names = [grid.name for grid in grids]
    if wanted is not None:
        found = [grid for grid in grids if plain_name(grid.name) == plain_name(wanted)]
        exact = [grid for grid in found if grid.name == wanted]
        if len(exact or found) == 1:
            return (exact or found)[0]
        stop(
            f"there is no sheet '{wanted}'",
            "unknown-sheet",
            Place(shown),
            suggestion(wanted, names, f"the sheets are {listed(filter(None, names))}")
            if any(names)
            else "leave --sheet out: a CSV file has no sheets",
        )
    with_answers = [grid for grid in grids if not grid.is_hidden and _has_organisations(grid)]
    if len(with_answers) > 1:
        stop(
            f"several sheets have answers: {listed([grid.name for grid in with_answers])}",
            "which-sheet",
            Place(shown),
            "take them one after the other, the oldest first: --sheet NAME",
        )
    return with_answers[0] if with_answers else grids[0]


def _has_organisations(grid: Grid) -> bool:
    return any(_weight(row.cells) and _names_organisations(row.cells) for row in grid.rows[:_LOOKED_AT])


def _names_organisations(cells: Sequence[str]) -> bool:
    guessed = guess_meanings(cells, {})
    return "organisation" in guessed.columns or "organisation" in guessed.several


def _weight(cells: Sequence[str]) -> int:
    """How much a row is one of heads: how many things its cells mean, where one is organisations."""
    guessed = guess_meanings(cells, {})
    count = len(guessed.columns) + len(guessed.several)
    return count if "organisation" in guessed.columns or "organisation" in guessed.several else 0


def _heads(grid: Grid) -> Heads:
    """Where the heads of a sheet stand: where they say the most."""
    rows = grid.rows
    if len(rows) > 2 and any(_IMPORT_ID.match(cell) for cell in rows[2].cells):  # noqa: PLR2004  # the third row
        return Heads(1, 2)
    both = [_joined(rows[at].cells, rows[at + 1].cells) for at in range(min(len(rows) - 1, _LOOKED_AT))]
    weights = [_weight(row.cells) for row in rows[:_LOOKED_AT]]
    best = max(range(len(weights)), key=lambda at: (weights[at], -at))
    joined = both[best] if best < len(both) else None
    if joined is not None and _weight(joined) >= weights[best]:
        return Heads(best, 2, joined)
    if not weights[best]:
        found = [at for at, words in enumerate(both) if words is not None and _weight(words)]
        return Heads(found[0], 2, both[found[0]]) if found else Heads()
    return Heads(best)


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...] | None:
    """The heads of two rows as one, where the second has heads, too; what stands above goes on to the right."""
    width = max(len(above), len(below))
    upper = (*above, *[""] * (width - len(above)))
    lower = (*below, *[""] * (width - len(below)))
    under_nothing = [word for head, word in zip(upper, lower, strict=True) if word and not head]
    is_second = any(word.casefold() in SECOND_HEADS for word in lower) or (
        bool(under_nothing) and len(guess_meanings(under_nothing, {}).columns) == len(under_nothing)
    )
    if not is_second:
        return None
    found, left = list[str](), ""
    for head, word in zip(upper, lower, strict=True):
        left = head or left
        told = "" if word.casefold() in SECOND_HEADS else word
        found.append(": ".join(filter(None, (left.rstrip(" :") if told else head, told))))
    return tuple(found)
