"""Reads a table as one of signatories: which column has their names, and what the others say of them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import zip_longest
from typing import Final

from undersigned.importing.head_lines import joined
from undersigned.importing.manuscript import Grid, Words
from undersigned.importing.runs import words_alone
from undersigned.importing.signing import Entry, Group
from undersigned.languages.icu_rules import countries_named
from undersigned.languages.known import all_languages
from undersigned.languages.language import Language
from undersigned.languages.names_in_lists import (
    begins_description,
    is_office,
    is_person,
    is_sure_organisation,
    may_be_person,
    reads_as_person,
)
from undersigned.model.signatories import TableColumn

_NUMBER: Final = re.compile(r"\d{1,3}[.)]?")
_MOST: Final = 0.6
"""Which part of the cells of a column has to speak for what it is."""
_LONGER: Final = 1.5
"""How much longer descriptions are than names, on the whole."""


class Holds(Enum):
    """What a column of a table holds that somebody made elsewhere."""

    NUMBER = "number"
    NAME = "name"
    """Of whoever signs."""
    ORGANISATION = "organisation"
    REPRESENTATIVE = "representative"
    """Who signs for an organisation."""
    TITLE = "title"
    COUNTRY = "country"
    DESCRIPTION = "description"

    @property
    def is_name(self) -> bool:
        """Whether it holds those who sign, as people."""
        return self in {Holds.NAME, Holds.REPRESENTATIVE}


_NAMES: Final = {Holds.NAME, Holds.ORGANISATION, Holds.REPRESENTATIVE}
_PRINTED: Final = {
    Holds.NUMBER: TableColumn.NUMBER,
    Holds.TITLE: TableColumn.DESCRIPTION,
    Holds.DESCRIPTION: TableColumn.DESCRIPTION,
    Holds.COUNTRY: TableColumn.COUNTRY,
}


@dataclass(frozen=True)
class TableFound:
    """A table of signatories."""

    columns: tuple[TableColumn, ...]
    has_head: bool
    rows: tuple[Entry | Group, ...]
    """Those who sign, and the headings between them."""
    lost: tuple[tuple[str, int], ...] = ()
    """The cells of columns that no list has, each with the number of its line."""


@functools.cache
def _heads(languages: tuple[Language, ...]) -> dict[str, Holds]:
    """What stands over the columns, in small letters."""
    found = {"#": Holds.NUMBER}
    for language in languages:
        letter, of = language.letter, Holds
        for word, column in (
            (letter.number, of.NUMBER),
            (letter.organisation, of.ORGANISATION),
            (letter.name, of.NAME),
            (letter.country, of.COUNTRY),
            (letter.description, of.DESCRIPTION),
            (letter.affiliation, of.DESCRIPTION),
        ):
            found |= {word.casefold(): column} if word else {}
        for name, words in (language.signatories.heads or {}).items():
            found |= dict.fromkeys(words, Holds(name))
    return found


def is_column(text: str) -> bool:
    """Whether a cell says what stands below it in a table of signatories."""
    return column_of(text) is not None


def column_of(head: str) -> Holds | None:
    """What a head says of the column below it, or a label of what stands behind it."""
    return _heads(all_languages()).get(" ".join(head.strip(" .:*").casefold().split()))


def is_table_of_names(grid: Grid) -> bool:
    """Whether a table is one of signatories wherever it stands: by all its heads, or as it numbers organisations."""
    found = table_in(grid)
    if found is None or not found.rows:
        return False
    heads = [words_alone(joined(line.words for line in cell)) for cell in grid.rows[0]]
    if found.has_head:
        return all(is_column(head) for head in heads if head)
    return TableColumn.NUMBER in found.columns and len(found.columns) > 2  # noqa: PLR2004  # more than numbers and names


def table_in(grid: Grid) -> TableFound | None:
    """The signatories in a table; None where it only sets names side by side."""
    rows = [[joined(line.words for line in cell) for cell in row] for row in grid.rows]
    texts = [[words_alone(words).strip() for words in row] for row in rows]
    width = max(map(len, texts), default=0)
    above = 1 if len(texts) > 1 and len(texts[0]) == 1 < width else 0
    """A title over the whole table stands in a cell of its own."""
    heads = [column_of(text) for text in texts[above]] if texts else []
    is_named = not _NAMES.isdisjoint(heads)
    has_head = is_named or grid.has_head or sum(head is not None for head in heads) > 1
    body = [row for row in texts[above + has_head :] if len(row) > 1 or width == 1]
    if not has_head and any("\n" in text and is_person(text.split("\n")) for row in body for text in row):
        return None
    guessed = _guessed([[row[at] for row in body if at < len(row)] for at in range(width)])
    if guessed is None and not has_head:
        return None
    guesses = list(guessed or [None] * width)
    if has_head:  # a head that nobody knows says that it is something else
        over = texts[above]
        guesses = [None if at < len(over) and over[at] else guess for at, guess in enumerate(guesses)]
    holds = _settled(heads if has_head else [], guesses)
    if (name := _name_column(holds)) is None:
        return None
    reader = _Rows(holds, name)
    found: list[Entry | Group] = []
    lost: list[tuple[str, int]] = []
    for number, row in enumerate(rows):
        if number == above and has_head:
            continue
        first = next((line.number for cell in grid.rows[number] for line in cell), grid.number)
        one, left = reader.row(row, texts[number], first, width)
        last = found[-1] if found else None
        if one is None and isinstance(last, Entry) and (person := reader.another(texts[number])):
            signs = ", ".join(filter(None, (last.representative, last.title)))
            found[-1] = replace(last, representative="\n".join(filter(None, (signs, person))), title="")
            continue
        found += [one] if one else []
        lost += [(text, first) for text in left]
    return TableFound(reader.columns, has_head, tuple(found), tuple(lost))


def _name_column(holds: Sequence[Holds | None]) -> int | None:
    """Where those stand who sign: people before their organisations, else organisations, with who signs for them."""
    places = {one: place for place, one in enumerate(holds) if one in _NAMES}
    if not places:
        return None
    first = next(one for one in (Holds.ORGANISATION, Holds.NAME, Holds.REPRESENTATIVE) if one in places)
    if first is Holds.ORGANISATION and places.get(Holds.NAME, len(holds)) < places[first]:
        return places[Holds.NAME]
    return places[first]


class _Rows:
    """Reads rows whose columns are known."""

    def __init__(self, holds: Sequence[Holds | None], name: int) -> None:
        self._holds = holds
        self._name = name
        others = _NAMES.intersection(filter(None, holds)) - {holds[name]}
        self._are_people = Holds.ORGANISATION in others
        """Whether people sign, each with an organisation."""
        self._are_represented = bool(others - {Holds.ORGANISATION})
        """Whether organisations sign, each with who does it for them."""

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns that a list here has for these."""
        found: dict[TableColumn, None] = {}
        for place, one in enumerate(self._holds):
            if place == self._name:
                found[TableColumn.NAME] = None
            elif one is Holds.ORGANISATION and self._are_people:
                found[TableColumn.DESCRIPTION] = None
            elif one in _PRINTED and not (one is Holds.TITLE and self._are_represented):
                found[_PRINTED[one]] = None
        return tuple(found)

    def another(self, texts: Sequence[str]) -> str:
        """Who else signs for the organisation above, in a row whose cell for it was joined with that; else nobody."""
        cells = {one: text for one, text in zip(self._holds, texts, strict=False) if text}
        said = [one for one in (Holds.REPRESENTATIVE, Holds.NAME, Holds.TITLE) if one in cells]
        if not self._are_represented or self._holds[self._name] in cells or len(said) < len(cells):
            return ""
        return ", ".join(cells[one] for one in said)

    def row(
        self, words: Sequence[Words], texts: Sequence[str], number: int, width: int
    ) -> tuple[Entry | Group | None, list[str]]:
        """What a row says, and its cells that no list has."""
        filled = [text for text in texts if text]
        if len(texts) < width and len(filled) == 1:
            return Group(words[texts.index(filled[0])], table=self.columns), []
        if self._name >= len(texts) or not texts[self._name]:
            return None, [text for text in filled if not _NUMBER.fullmatch(text)]
        left = [text for one, text in zip_longest(self._holds, texts) if one is None and text]
        cells = {one: text for one, text in zip(self._holds, texts, strict=False) if text}
        del cells[self._holds[self._name]]
        title, described = cells.get(Holds.TITLE, ""), cells.get(Holds.DESCRIPTION, "")
        organisation = cells.get(Holds.ORGANISATION, "")
        person = cells.get(Holds.REPRESENTATIVE) or cells.get(Holds.NAME, "")
        if self._are_people or not self._are_represented:
            described = ", ".join(filter(None, (title, described, organisation)))
            title, person = title if self._are_people else "", ""
        country = cells.get(Holds.COUNTRY, "")
        return Entry(
            (words[self._name],), number, described, country, organisation, title, representative=person
        ), left


def _settled(heads: Sequence[Holds | None], guessed: Sequence[Holds | None]) -> list[Holds | None]:
    """What each column holds, by its head and else by what stands in it; none is there twice."""
    found: list[Holds | None] = []
    for place, guess in enumerate(guessed):
        head = heads[place] if place < len(heads) else None
        column = head or (guess if guess not in heads else None)
        found.append(None if column in found else column)
    if _NAMES.isdisjoint(found) and None in found:
        found[found.index(None)] = Holds.NAME
    return found


def _guessed(columns: Sequence[Sequence[str]]) -> list[Holds | None] | None:
    """What columns without a head are, by what stands in them; None where that makes no table of signatories."""
    found: list[Holds | None] = []
    for cells in columns:
        filled = [text for text in cells if text]
        names = [text for one, below in zip(found, columns, strict=False) if one in _NAMES for text in below]
        has_name = bool(names)
        if not filled:
            found.append(None)
        elif not found and all(_NUMBER.fullmatch(text) for text in filled):
            found.append(Holds.NUMBER)
        elif not has_name:
            found.append(Holds.ORGANISATION if _most(is_sure_organisation, filled) else Holds.NAME)
        elif Holds.COUNTRY not in found and _are_countries(filled, numbered=Holds.NUMBER in found):
            found.append(Holds.COUNTRY)
        elif Holds.TITLE not in found and _most(is_office, filled):
            found.append(Holds.TITLE)
        elif (
            Holds.NAME in found
            and Holds.ORGANISATION not in found
            and _most(is_sure_organisation, filled)
            and _most(_is_person_above, names)
        ):
            found.append(Holds.ORGANISATION)
        elif (
            Holds.ORGANISATION in found
            and Holds.REPRESENTATIVE not in found
            and _most(_is_person_above, filled)
            and not any(map(is_sure_organisation, filled))
        ):
            found.append(Holds.REPRESENTATIVE)
        elif Holds.DESCRIPTION not in found and (_describe(filled, names) or Holds.NUMBER in found):
            found.append(Holds.DESCRIPTION)
        else:
            found.append(None)
    is_table = len([column for column in found if column]) > 1
    return found if is_table else None


def _is_person_above(text: str) -> bool:
    return reads_as_person(text.split("\n", maxsplit=1)[0])


def _most(says: Callable[[str], bool], cells: Sequence[str]) -> bool:
    return sum(map(says, cells)) >= _MOST * len(cells)


def _are_countries(cells: Sequence[str], *, numbered: bool) -> bool:
    """Whether a column has countries: known ones, or short words that are no organisation and nobody's office."""
    known = sum(any(countries_named(text, language.tag) for language in all_languages()) for text in cells)
    if known >= _MOST * len(cells):
        return True
    short = all(len(text.split()) <= 4 and text[:1].isupper() and not is_office(text) for text in cells)  # noqa: PLR2004  # as in "United Republic of Freedonia"
    return short and all(map(may_be_person, cells)) and (numbered or len(set(cells)) < len(cells))


def _describe(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether cells say what those are whose names stand beside them."""
    if _most(lambda text: begins_description(text) or is_office(text), cells):
        return True
    return not _most(is_sure_organisation, cells) and sum(map(len, cells)) > _LONGER * sum(map(len, names))
