"""Reads a table as one of signatories: which column has their names, and what the others say of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from undersigned.importing.found_people import begins_description, is_office, is_person, may_be_person
from undersigned.importing.manuscript import Grid, Line, Words
from undersigned.importing.runs import without_emphasis, words_alone
from undersigned.languages.icu_rules import countries_named
from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.model.letter import LineBreak
from undersigned.model.signatories import TableColumn

_NUMBER: Final = re.compile(r"\d{1,3}[.)]?")
_MOST: Final = 0.6
"""Which part of the cells of a column has to speak for what it is."""
_LONGER: Final = 1.5
"""How much longer descriptions are than names, on the whole."""


@dataclass(frozen=True)
class TableRow:
    """A row: the name, and the other cells by their columns."""

    name: Words
    cells: Mapping[TableColumn, str]
    number: int


@dataclass(frozen=True)
class TableFound:
    """A table of signatories."""

    columns: tuple[TableColumn, ...]
    has_head: bool
    rows: tuple[TableRow, ...]
    lost: tuple[tuple[str, int], ...] = ()
    """The cells of columns that no list has, each with the number of its line."""


@functools.cache
def _heads(languages: tuple[Language, ...]) -> dict[str, TableColumn]:
    """What stands over the columns, in small letters."""
    found = {"#": TableColumn.NUMBER}
    for language in languages:
        letter, of = language.letter, TableColumn
        for word, column in (
            (letter.number, of.NUMBER),
            (letter.organisation, of.NAME),
            (letter.name, of.NAME),
            (letter.country, of.COUNTRY),
            (letter.description, of.DESCRIPTION),
            (letter.affiliation, of.DESCRIPTION),
        ):
            found |= {word.casefold(): column} if word else {}
        for name, words in (language.signatories.heads or {}).items():
            found |= dict.fromkeys(words, TableColumn(name))
    return found


def is_column(text: str) -> bool:
    """Whether a cell says what stands below it in a table of signatories."""
    return _column(text) is not None


def _column(head: str) -> TableColumn | None:
    return _heads(all_languages()).get(head.strip(" .:*").casefold())


def table_in(grid: Grid) -> TableFound | None:
    """The signatories in a table; None where it only sets names side by side."""
    rows = [[_cell(cell) for cell in row] for row in grid.rows]
    texts = [[words_alone(words).strip() for words in row] for row in rows]
    width = max(map(len, texts), default=0)
    heads = [_column(text) for text in texts[0]] if texts else []
    has_head = TableColumn.NAME in heads or grid.has_head or sum(head is not None for head in heads) > 1
    body = texts[1:] if has_head else texts
    if not has_head and any("\n" in text and is_person(text.split("\n")) for row in body for text in row):
        return None
    guessed = _guessed([[row[at] for row in body if at < len(row)] for at in range(width)])
    if guessed is None and not has_head:
        return None
    guesses = list(guessed or [None] * width)
    if has_head:  # a head that nobody knows says that it is something else
        guesses = [None if at < len(texts[0]) and texts[0][at] else guess for at, guess in enumerate(guesses)]
    columns = _settled(heads if has_head else [], guesses)
    if TableColumn.NAME not in columns:
        return None
    name = columns.index(TableColumn.NAME)
    found, lost = [], []
    for row, words, cells in zip(texts[has_head:], rows[has_head:], grid.rows[has_head:], strict=True):
        if name >= len(row) or not row[name]:
            continue
        number = cells[name][0].number
        by_column = {column: text for column, text in zip(columns, row, strict=False) if column}
        found.append(TableRow(words[name], by_column, number))
        lost += [(text, number) for column, text in zip(columns, row, strict=False) if not column and text]
    return TableFound(tuple(column for column in columns if column), has_head, tuple(found), tuple(lost))


def _settled(
    heads: Sequence[TableColumn | None], guessed: Sequence[TableColumn | None]
) -> list[TableColumn | None]:
    """The column of each place, by its head and else by what stands in it; none is there twice."""
    found: list[TableColumn | None] = []
    for place, guess in enumerate(guessed):
        head = heads[place] if place < len(heads) else None
        column = head or (guess if guess not in heads else None)
        found.append(None if column in found else column)
    if TableColumn.NAME not in found and None in found:
        found[found.index(None)] = TableColumn.NAME
    return found


def _guessed(columns: Sequence[Sequence[str]]) -> list[TableColumn | None] | None:
    """What columns without a head are, by what stands in them; None where that makes no table of signatories."""
    found: list[TableColumn | None] = []
    for cells in columns:
        filled = [text for text in cells if text]
        if not filled:
            found.append(None)
        elif not found and all(_NUMBER.fullmatch(text) for text in filled):
            found.append(TableColumn.NUMBER)
        elif TableColumn.NAME not in found:
            found.append(TableColumn.NAME)
        elif TableColumn.COUNTRY not in found and _are_countries(
            filled, numbered=TableColumn.NUMBER in found
        ):
            found.append(TableColumn.COUNTRY)
        elif TableColumn.DESCRIPTION not in found and (
            _describe(filled, columns[found.index(TableColumn.NAME)]) or TableColumn.NUMBER in found
        ):
            found.append(TableColumn.DESCRIPTION)
        else:
            found.append(None)
    is_table = len([column for column in found if column]) > 1
    return found if is_table else None


def _are_countries(cells: Sequence[str], *, numbered: bool) -> bool:
    """Whether a column has countries: known ones, or short words that are no organisation and nobody's office."""
    known = sum(any(countries_named(text, language.tag) for language in all_languages()) for text in cells)
    if known >= _MOST * len(cells):
        return True
    short = all(len(text.split()) <= 4 and text[:1].isupper() and not is_office(text) for text in cells)  # noqa: PLR2004  # as in "United Republic of Freedonia"
    return short and all(map(may_be_person, cells)) and (numbered or len(set(cells)) < len(cells))


def _describe(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether cells say what those are whose names stand beside them."""
    describing = sum(begins_description(text) or is_office(text) for text in cells)
    longer = sum(map(len, cells)) > _LONGER * sum(map(len, names))
    return describing >= _MOST * len(cells) or longer


def _cell(cell: Sequence[Line]) -> Words:
    """The words of a cell, its lines one under the other."""
    found: Words = ()
    for line in cell:
        found += ((LineBreak(),) if found else ()) + without_emphasis(line.words)
    return found
