"""Parts what stands in one line below a closing formula, and belongs to several: columns, lists, lines to sign on.

Pieces in; pieces out in which each line names one, or is one of the lines of a block. What stood side by side is a
grid, and `in_reading_order` says how it is read: down each column where people sign with lines below their names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from undersigned.importing.formulas import is_signed_by
from undersigned.importing.manuscript import Grid, Line, Piece, Separator, Words
from undersigned.importing.printed_signatories import is_alphabetical
from undersigned.importing.runs import (
    calls_in,
    split_lines,
    stripped,
    without_emphasis,
    without_start,
    words_alone,
)
from undersigned.importing.signatory_tables import column_of
from undersigned.languages.names_in_lists import (
    COMMAS,
    EMAIL,
    before_name,
    behind_name,
    is_drawn,
    is_office,
    is_person,
    is_person_of,
    names_joined,
)
from undersigned.model.letter import LineBreak, Text

_MARK: Final = re.compile(r"\(?\d{1,3}[.)]?|[•●▪◦‣·–—-]")
_BETWEEN: Final = re.compile(r"\s*[;；•●▪◦‣|]\s*|\s+·\s+")
"""What stands between names, and in none."""
_ACRONYM_ALONE: Final = re.compile(r"[(（][^\W\d_][\w.&/-]{1,19}[)）]")
_LABEL: Final = re.compile(r"(?P<label>[^:：]{1,40}?)\s*[:：]\s*(?=\S)")
_BRACKETED: Final = re.compile(r"[(（](?P<name>[^()（）]+)[)）]")
_LONGEST_ENTRY: Final = 160
_MOST_COLUMNS: Final = 3
_LINES_OF_PERSON: Final = 3
"""Name, office, organisation."""


def parted(pieces: Sequence[Piece], is_known: Callable[[str], bool]) -> list[Piece]:
    """The pieces with each name in a line of its own; `is_known` says whether the register has one."""
    found: list[Piece] = []
    rows: list[tuple[tuple[Line, ...], ...]] = []

    def end_grid() -> None:
        if rows:
            found.append(Grid(tuple(rows), rows[0][0][0].number))
            rows.clear()

    for piece in pieces:
        beside = _rows(piece) if isinstance(piece, Line) else []
        if not beside:
            end_grid()
            found += _cut(piece, found, is_known) if isinstance(piece, Line) else [piece]
            continue
        if isinstance(piece, Line) and piece.is_apart:
            end_grid()
        rows += beside
    end_grid()
    return _signed_once(found)


def _signed_once(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without a name that is typed as a signature: "/s/ Ann Example" above "Ann Example, Director"."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        other = pieces[place + 1] if place + 1 < len(pieces) else None
        is_below = bool(found) and isinstance(found[-1], Separator)
        if is_below and isinstance(piece, Line) and isinstance(other, Line):
            name, again = words_alone(piece.words), words_alone(other.words)
            if COMMAS.split(again.casefold())[0].startswith(name.casefold()):
                continue
        found.append(piece)
    return found


def _rows(line: Line) -> list[tuple[tuple[Line, ...], ...]]:
    """The lines of a paragraph as rows of a grid, where something stands side by side in it."""
    found: list[tuple[tuple[Line, ...], ...]] = []
    for cells in line.beside:
        # Before one name a number is that of a list; before several cells it is the first of a table's row.
        is_marked = len(cells) == 2 and _MARK.fullmatch(words_alone(cells[0]))  # noqa: PLR2004  # a mark and a name
        kept = ((*cells[0], Text(" "), *cells[1]),) if is_marked else cells
        if kept:
            found.append(tuple((replace(line, words=words, beside=()),) for words in kept))
    if line.heading or line.item or not any(len(row) > 1 for row in found):
        return []
    return found


def in_reading_order(grid: Grid, *, is_typed: bool) -> Iterator[Line | Separator]:
    """The lines of a grid that only sets names or blocks side by side, in the order in which they are read.

    `is_typed` is whether tabs made it, and no table.
    """
    columns = max(len(row) for row in grid.rows)
    width = min(columns, _MOST_COLUMNS)
    down = [[line for row in grid.rows if at < len(row) for line in row[at]] for at in range(columns)]
    blocks = [list(cell) for row in grid.rows for cell in row]
    if all(len(cell) <= 1 for cell in blocks) and _runs_down(grid, down, is_typed=is_typed):
        blocks = down
    for block in blocks:
        stretches: list[list[Line]] = [[]]
        for line in block:
            for words in split_lines(line.words):
                kept = without_emphasis(without_marks(words))
                if is_drawn(words_alone(words)):
                    yield Separator(line.number)
                    stretches.append([])
                elif kept:
                    is_apart = not stretches[-1]
                    kept_line = replace(line, words=kept, is_apart=is_apart, columns=width, beside=())
                    stretches[-1].append(kept_line)
        for stretch in stretches:
            yield from _as_one(stretch)


def _as_one(lines: list[Line]) -> list[Line]:
    """The lines of one person as one; others as they are."""
    texts = [words_alone(line.words) for line in lines]
    is_short = len(texts) <= _LINES_OF_PERSON or (texts and EMAIL.fullmatch(texts[-1]))
    if len(texts) > 1 and is_short and is_person_of(texts) and not is_person(texts[:1]):
        return [replace(lines[0], words=_joined([line.words for line in lines]))]
    return lines


def _joined(lines: Sequence[Words]) -> Words:
    words = lines[0]
    for more in lines[1:]:
        words = (*words, LineBreak(), *more)
    return words


def _runs_down(grid: Grid, down: Sequence[Sequence[Line]], *, is_typed: bool) -> bool:
    """Whether a grid with a line in each cell is read down its columns."""
    lines = [[words_alone(line.words) for line in column] for column in down]
    names = [[text for text in column if not is_drawn(text)] for column in lines]
    below = [text for column in names for text in column[1:2]]
    if below and all(is_office(text) and not is_person([text]) for text in below):
        return True
    if any(len(column) > 1 for column in names) and all(is_person_of(column) for column in names if column):
        return True
    across = [words_alone(cell[0].words) for row in grid.rows for cell in row if cell]
    if is_alphabetical(across) != is_alphabetical(flat := [text for column in names for text in column]):
        return is_alphabetical(flat)
    return is_typed


# --- one line


def _cut(line: Line, before: list[Piece], is_known: Callable[[str], bool]) -> list[Piece]:
    """What a line is: names, each in a line; lines to sign on; or an acronym, which goes behind the name above."""
    text = words_alone(line.words)
    above = before[-1] if before else None
    if _ACRONYM_ALONE.fullmatch(text) and isinstance(above, Line) and not line.is_apart and not line.item:
        before[-1] = replace(above, words=(*above.words, Text(f" {text}")))
        return []
    if is_signed_by(text.split(":")[0]) and (at := text.find(":") + 1) and text[at:].strip():
        rest = replace(line, words=without_start(line.words, at))
        return [replace(line, words=(Text(text[:at]),)), *_cut(rest, [], is_known)]
    return list(_with_gaps(line, is_known))


def _with_gaps(line: Line, is_known: Callable[[str], bool]) -> Iterator[Piece]:
    """A line as several, where one of its lines is to be signed on, is empty, or names several."""
    inside: list[Words] = []
    is_first = True

    def block() -> Iterator[Line]:
        nonlocal is_first
        if inside:
            yield replace(line, words=_joined(inside), is_apart=line.is_apart and is_first)
            inside.clear()
            is_first = False

    # A gap is between two who sign, but where both do so for an organisation of the register, which stands below them.
    has_known = any(is_known(words_alone(words)) for words in split_lines(line.words))
    for words in split_lines(line.words, keep_empty=not has_known):
        text = words_alone(words)
        label = _label(text)
        begins = is_drawn(text) or (label[1] if label else before_name(text) > 0)
        if not words or begins:
            yield from block()
        if begins or behind_name(text):
            yield Separator(line.number)
        if not words or is_drawn(text):
            continue
        names = _listed(without_marks(words), is_known)
        if len(names) > 1:
            yield from block()
            yield from (replace(line, words=name) for name in names)
        else:
            inside += names
    yield from block()


def _label(text: str) -> tuple[int, bool] | None:
    """The length of a label such as "Name:", and whether a person begins with it."""
    found = _LABEL.match(text)
    column = column_of(found["label"]) if found else None
    return (found.end(), column.is_name) if found and column else None


def without_marks(words: Words) -> Words:
    """A name without what says before it what it is or that it is signed, and without a line to sign on behind it."""
    text = words_alone(words)
    label = _label(text)
    if start := label[0] if label else before_name(text):
        words, text = without_start(words, start), text[start:]
    if (length := behind_name(text)) and not calls_in(words):
        words, text = (Text(text[:-length].strip()),), text[:-length].strip()
    if start and (inside := _BRACKETED.fullmatch(text)) and not calls_in(words):
        words = (Text(inside["name"]),)
    return words


def _listed(words: Words, is_known: Callable[[str], bool]) -> list[Words]:
    """The names in one line: between semicolons and bullets, or between commas where the register has each."""
    text = words_alone(words)
    if calls_in(words) or is_known(text):
        return [words]
    names = [name for name in _BETWEEN.split(text) if name]
    names[-1:] = [re.sub(r"\.$", "", names[-1])] if len(names) > 2 else names[-1:]  # noqa: PLR2004  # a list ends so
    if len(names) > 1 and all(len(name) < _LONGEST_ENTRY for name in names):
        first = re.sub(r"^(?:[^\W\d_]{1,3}\s+)(?=\S)", "", names[-1])
        names[-1] = first if names_joined(f"x {names[-1]}") == ["x", first] else names[-1]
        return [stripped((Text(name),)) for name in names]
    names = names_joined(text)
    if len(names) > 1 and all(map(is_known, names)):
        return [(Text(name),) for name in names]
    return [words]
