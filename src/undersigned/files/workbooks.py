"""Reads XLSX files as sheets of text, with what is hidden or struck out in them, and writes such a file.

The one module that knows openpyxl. What a formula gives is what Excel kept of it; nothing is calculated.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from undersigned.files.grids import LARGEST_UNPACKED, LONGEST, Grid, Row, stop_if_endless
from undersigned.model.findings import LetterError, Place, stop
from undersigned.model.letter import UNPRINTABLE

_FORMULA: Final = re.compile(rb"<f[ >/]")
_PART: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
UNCALCULATED: Final = "a formula in its row has no value"
HIDDEN, STRUCK = "it is hidden in the file", "it is struck out in the file"

# openpyxl has no types.
Book = Any
Cells = Any


def workbook_grids(data: bytes, shown: str) -> list[Grid]:
    """The sheets of an XLSX file, in its order. Raises `LetterError` where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(file.file_size for file in packed.infolist()) > LARGEST_UNPACKED:
                stop("this file is too large when it is unpacked", "file-too-large", Place(shown))
            sheets = [packed.read(name) for name in packed.namelist() if _PART.fullmatch(name)]
        for sheet in sheets:
            stop_if_endless(sheet.count(b"<row "), shown)
        formulas = _without_values(data) if any(map(_FORMULA.search, sheets)) else frozenset()
        return [_grid(sheet, formulas) for sheet in _book(data, data_only=True).worksheets]
    except LetterError:
        raise
    except Exception as error:  # noqa: BLE001  # over a damaged file, openpyxl raises what zip, zlib and XML do
        stop(
            f"this is no spreadsheet that can be read ({type(error).__name__})",
            "unreadable-file",
            Place(shown),
            "open it, take away its password if it has one, and save it as .xlsx or .csv",
        )


def _book(data: bytes, *, data_only: bool) -> Book:
    # Only an import of answers needs it, and it takes a fifth of a second to load.
    import openpyxl  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it does not keep, which nobody wants here
        return openpyxl.load_workbook(io.BytesIO(data), data_only=data_only, rich_text=True)


def _without_values(data: bytes) -> frozenset[tuple[str, int]]:
    """The sheets and rows with a formula that no program has calculated, and that is read as an empty cell."""
    kept, typed = _book(data, data_only=True), _book(data, data_only=False)
    return frozenset(
        (sheet.title, cell.row)
        for sheet in typed.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and kept[sheet.title][cell.coordinate].value is None
    )


def _grid(sheet: Cells, formulas: Collection[tuple[str, int]]) -> Grid:
    """A sheet, in which a cell that goes over several rows stands in each, as people see it."""
    over_rows: dict[tuple[int, int], tuple[int, int]] = {}
    headings: set[int] = set()
    for merged in sheet.merged_cells.ranges:
        if merged.max_col > merged.min_col:
            headings.update(range(merged.min_row, merged.max_row + 1))
        elif merged.max_row > merged.min_row:
            first = (merged.min_row, merged.min_col)
            over_rows |= {
                (row, merged.min_col): first for row in range(merged.min_row + 1, merged.max_row + 1)
            }
    hidden = {number for number, kept in sheet.row_dimensions.items() if kept.hidden}
    columns = [letter for letter, kept in sheet.column_dimensions.items() if kept.hidden]
    rows = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        values = tuple(
            _text(sheet.cell(*over_rows[number, place]).value if (number, place) in over_rows else cell.value)
            for place, cell in enumerate(cells, 1)
        )
        mark = HIDDEN if number in hidden else STRUCK if any(map(_is_struck, cells)) else ""
        mark = mark or (UNCALCULATED if (sheet.title, number) in formulas else "")
        rows.append(Row(number, values, mark, number in headings))
    remarks = [f"the hidden column {letter} was read, too" for letter in columns]
    return Grid(tuple(rows), sheet.title, tuple(remarks), sheet.sheet_state != "visible")


def _is_struck(cell: Cells) -> bool:
    """Whether what a cell says is struck out, or some of it."""
    if cell.value is None:
        return False
    if cell.font is not None and cell.font.strike:
        return True
    runs = cell.value if isinstance(cell.value, list) else ()
    return any(getattr(getattr(run, "font", None), "strike", None) for run in runs)


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime.datetime():
            return cell.isoformat(" ", "seconds")
        case bool():
            return str(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case list():  # of stretches that look otherwise
            return "".join(map(str, cell))
        case _:
            return str(cell)


def written_xlsx(
    heads: Sequence[str], rows: Iterable[Sequence[str]], choices: Mapping[str, Sequence[str]]
) -> bytes:
    """An XLSX file of text, with lists to choose from under some heads, which other words may replace."""
    # As in `_book`.
    import openpyxl  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate((heads, *rows), 1):
        for column, text in enumerate(row, 1):
            # Of the type of text, so that nothing is calculated: ECMA-376-1 § 18.18.11, "s".
            sheet.cell(number, column, UNPRINTABLE.sub("", text)).data_type = "s"
    for head, words in choices.items():
        # § 18.3.1.32: a list of words in quotation marks; what is not among them, such as an id, may be typed, too.
        choice = DataValidation(
            type="list", formula1=f'"{",".join(words)}"', allow_blank=True, showErrorMessage=False
        )
        letter = openpyxl.utils.get_column_letter(heads.index(head) + 1)
        choice.add(f"{letter}2:{letter}{LONGEST}")
        sheet.add_data_validation(choice)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
