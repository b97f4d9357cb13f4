"""Reads a spreadsheet, as forms export it or as we hand it out, as rows of text, and writes such rows.

Whatever a cell holds is text: a formula is not calculated, neither here nor in a program that opens what we write.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NoReturn

from undersigned.files.encodings import decoded
from undersigned.files.grids import Grid, Row, stop_if_endless
from undersigned.files.text_files import read_bytes
from undersigned.files.workbooks import workbook_grids, written_xlsx
from undersigned.model.findings import Findings, LetterError, Place, stop
from undersigned.model.letter import UNPRINTABLE

LARGEST: Final = 20_000_000
"""Bytes of a file; the answers of 600 organisations are about 200 kB."""

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins ([MS-CFB] 2.2)."""
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml)", re.IGNORECASE)

_SEPARATORS: Final = ",;\t|"
_LOOKED_AT: Final = 50_000
"""Characters that tell what separates columns."""
_TOLD: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A first line by which Excel is told what separates columns."""

_UNSEEN: Final = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""White space, control characters, and what prints as nothing: Default_Ignorable_Code_Point (UAX #44) and U+2800."""

_DANGEROUS: Final = re.compile(rf"'*[{_UNSEEN}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet would calculate (OWASP, "CSV Injection"), behind apostrophes or not."""

_EDGES: Final = re.compile(rf"\A[{_UNSEEN}]+|[{_UNSEEN}]+\Z")


@dataclass(frozen=True)
class Sheet:
    """A sheet: the heads of its columns, and the rows that are not empty, each with a cell under every head.

    Heads that are the same have numbers behind them, as `number_equal_heads` gives them.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    name: str = ""
    """What it is called in its file; nothing in a CSV file."""
    others: tuple[str, ...] = ()
    """The other sheets of its file that hold something."""
    head_row: int = 1
    remarks: tuple[str, ...] = ()
    """What has to be told of the file: that a column is hidden, or in which encoding it was read."""
    encoding: str = ""
    """The encoding in which it was read, where the file does not say it and another may be meant."""


@dataclass(frozen=True)
class Heads:
    """Where the heads of a sheet stand: the row of that number among the filled ones, from 0, and those below it."""

    first: int = 0
    rows: int = 1
    words: tuple[str, ...] | None = None
    """The heads, where they are put together of several rows."""


def read_sheet(path: Path, shown: str) -> Sheet:
    """The first filled sheet of an XLSX file, or a CSV file in whatever encoding and with whatever separator.

    Its heads stand in its first filled row. Raises `LetterError` where it cannot be read or holds nothing.
    """
    grids, encoding = read_grids(path, shown)
    return sheet_of(grids[0], Heads(), shown, encoding=encoding)


def read_grids(path: Path, shown: str) -> tuple[tuple[Grid, ...], str]:
    """The filled sheets of such a file, those that are seen first, and the encoding if that was not told."""
    findings = Findings()
    if path.name.startswith("~$"):
        stop(
            "this is no spreadsheet, but Excel's mark that one is open",
            "unreadable-file",
            Place(shown),
            f"name the spreadsheet itself: {path.name[2:]}",
        )
    data = read_bytes(path, shown, LARGEST, findings)
    if findings.has_errors:
        help = "look whether the path is right, and in which folder the file is"
        raise LetterError(
            replace(one, help=help if one.code == "missing-file" else one.help) for one in findings
        )
    if data is None:
        raise AssertionError(shown)  # that it cannot be read is an error, which has stopped it
    if data.startswith(_OLD_OFFICE):
        stop(
            "this is a file of Excel before 2007, or one with a password",
            "unreadable-file",
            Place(shown),
            "open it, take away its password if it has one, and save it as .xlsx or .csv",
        )
    if _MARKUP.match(data):
        stop(
            "this is a web page, and no table",
            "unreadable-file",
            Place(shown),
            "export the answers anew, as CSV or XLSX",
        )
    encoding = ""
    if data.startswith(b"PK\x03\x04"):
        grids = workbook_grids(data, shown)
    else:
        text, encoding = decoded(data)
        grids = [Grid(tuple(Row(number, tuple(cells)) for number, cells in _csv(text, shown)))]
    found = [grid for grid in map(_filled, grids) if grid.rows]
    if not found:
        _nothing_there(shown)
    if path.with_name(f"~${path.name}").exists():
        open_now = "it is open in Excel: what is not saved yet is not read"
        found = [replace(grid, remarks=(*grid.remarks, open_now)) for grid in found]
    return tuple(sorted(found, key=lambda grid: grid.is_hidden)), encoding


def sheet_of(grid: Grid, at: Heads, shown: str, *, others: Sequence[Grid] = (), encoding: str = "") -> Sheet:
    """A sheet with its heads. Raises `LetterError` where there is nothing below them."""
    heads = at.words or grid.rows[at.first].cells
    rows = grid.rows[at.first + at.rows :]
    if not rows:
        _nothing_there(shown)
    width = len(heads)
    return Sheet(
        number_equal_heads(heads),
        tuple(replace(row, cells=(*row.cells, *[""] * width)[:width]) for row in rows),
        grid.name,
        tuple(one.name for one in others),
        grid.rows[at.first].number,
        grid.remarks,
        encoding,
    )


def _filled(grid: Grid) -> Grid:
    rows = (replace(row, cells=tuple(map(_cleaned, row.cells))) for row in grid.rows)
    return replace(grid, rows=tuple(row for row in rows if any(row.cells)))


def _nothing_there(shown: str) -> NoReturn:
    stop(
        "there are no answers in this file",
        "empty-file",
        Place(shown),
        "export the answers of the form anew",
    )


def written_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file that Excel opens as it is, whose cells are text there, whatever they begin with.

    What a spreadsheet would calculate has an apostrophe in front; `unguarded` takes it away again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180 § 2
    writer.writerow(map(guarded, heads))
    writer.writerows(map(guarded, row) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def written_table(
    file: Path,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    choices: Mapping[str, Sequence[str]] | None = None,
) -> bytes:
    """A table for a person to fill in, XLSX where the file is called so, else CSV.

    In XLSX, every cell is text, and the columns of `choices` have lists to choose from, which other words may replace.
    """
    if file.suffix.lower() != ".xlsx":
        return written_csv(heads, rows)
    return written_xlsx(heads, rows, choices or {})


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def _cleaned(cell: str) -> str:
    return _EDGES.sub("", UNPRINTABLE.sub("", cell))


def _csv(text: str, shown: str) -> list[tuple[int, list[str]]]:
    told = _TOLD.match(text)
    if told:
        text = text[told.end() :]
    separator = told[1] if told else _separator(text)
    rows = list(_rows(text, separator, shown, skipped := 1 if told else 0))
    inner = "\n".join(cells[0] if cells else "" for _, cells in rows)
    if (
        rows
        and rows[0][1]
        and max(len(cells) for _, cells in rows) == 1
        and _separator(inner) in rows[0][1][0]
    ):
        # Each row was put into quotation marks once more, as Excel does with a column of text.
        return list(_rows(inner, _separator(inner), shown, skipped))
    return rows


def _rows(text: str, separator: str, shown: str, told: int) -> Iterator[tuple[int, list[str]]]:
    # Strict: a quotation mark that is not closed would make one cell of all answers behind it.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    read = told
    try:
        for number, cells in enumerate(rows, 1):
            stop_if_endless(number, shown)
            read = rows.line_num + told
            yield number, cells
    except csv.Error as error:
        too_long = "limit" in str(error)
        stop(
            f"this is no table: {error}"
            if too_long
            else "in the row that begins here, a quotation mark is not closed, or is closed within a cell",
            "unreadable-file" if too_long else "open-quotation",
            Place(shown, read + 1),
            "export the answers anew, as CSV or XLSX"
            if too_long
            else "look at the quotation marks of this row; or export the answers anew, as XLSX",
        )


def _separator(text: str) -> str:
    """What separates the columns: the sign that stands as often in row after row, and the most often.

    What stands in quotation marks counts for nothing.
    """
    lines = re.sub(r'"[^"]*"', "", text[:_LOOKED_AT]).splitlines()
    counted = {sign: Counter(filter(None, (line.count(sign) for line in lines))) for sign in _SEPARATORS}
    usual = {
        sign: max(((rows, count) for count, rows in counts.items()), default=(0, 0))
        for sign, counts in counted.items()
    }
    return max(_SEPARATORS, key=lambda sign: usual[sign])


def number_equal_heads(heads: Sequence[str]) -> tuple[str, ...]:
    """The heads, each with a number behind it where several are the same: `Name (1)`, `Name (2)`."""
    found: list[str] = []
    for place, head in enumerate(heads):
        if not head or heads.count(head) == 1:
            found.append(head)
            continue
        number = heads[: place + 1].count(head)
        while f"{head} ({number})" in (*heads, *found):
            number += 1
        found.append(f"{head} ({number})")
    return tuple(found)
