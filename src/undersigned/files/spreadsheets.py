"""Reads a spreadsheet, as forms export it or as we hand it out, as rows of text, and writes such rows.

The one module that knows openpyxl. Whatever a cell holds is text: a formula is not calculated, neither here
nor in a program that opens what we write.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from undersigned.files.text_files import read_bytes
from undersigned.model.findings import Findings, LetterError, Place, stop
from undersigned.model.letter import UNPRINTABLE

LARGEST: Final = 20_000_000
"""Bytes of a file; the answers of 600 organisations are about 200 kB."""
LARGEST_UNPACKED: Final = 200_000_000
LONGEST: Final = 50_000
"""Rows."""

_SEPARATORS: Final = ",;\t|"
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
class Row:
    """A row of a sheet: its number there, the head being row 1, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A sheet: the heads of its columns, and the rows that are not empty, each with a cell under every head.

    Heads that are the same have numbers behind them, as `number_equal_heads` gives them.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(path: Path, shown: str) -> Sheet:
    """The first filled sheet of an XLSX file, or a CSV file in whatever encoding and with whatever separator.

    Raises `LetterError` where it cannot be read or holds nothing.
    """
    findings = Findings()
    data = read_bytes(path, shown, LARGEST, findings)
    if findings.has_errors:
        help = "look whether the path is right, and in which folder the file is"
        raise LetterError(
            replace(one, help=help if one.code == "missing-file" else one.help) for one in findings
        )
    if data is None:
        raise AssertionError(shown)  # that it cannot be read is an error, which has stopped it
    rows = list(_xlsx(data, shown) if data.startswith(b"PK\x03\x04") else _csv(data, shown))
    filled = [Row(number, tuple(map(_cleaned, cells))) for number, cells in rows]
    filled = [row for row in filled if any(row.cells)]
    if len(filled) < 2:  # noqa: PLR2004  # a head and an answer
        stop(
            "there are no answers in this file",
            "empty-file",
            Place(shown),
            "export the answers of the form anew",
        )
    head, *answers = filled
    width = len(head.cells)
    return Sheet(
        number_equal_heads(head.cells),
        tuple(Row(row.number, (*row.cells, *[""] * width)[:width]) for row in answers),
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
    # As in `_xlsx`.
    import openpyxl  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate((heads, *rows), 1):
        for column, text in enumerate(row, 1):
            # Of the type of text, so that nothing is calculated: ECMA-376-1 § 18.18.11, "s".
            sheet.cell(number, column, UNPRINTABLE.sub("", text)).data_type = "s"
    for head, words in (choices or {}).items():
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


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded."""
    return cell[1:] if cell.startswith("'") and _DANGEROUS.match(cell) else cell


def _cleaned(cell: str) -> str:
    return _EDGES.sub("", UNPRINTABLE.sub("", cell))


def _csv(data: bytes, shown: str) -> Iterator[tuple[int, list[str]]]:
    text = _decoded(data)
    told = _TOLD.match(text)
    if told:
        text = text[told.end() :]
    separator = told[1] if told else _separator(text)
    # Strict: a quotation mark that is not closed would make one cell of all answers behind it.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    read = 1 if told else 0
    try:
        for number, cells in enumerate(rows, 1):
            _stop_if_endless(number, shown)
            read = rows.line_num + (1 if told else 0)
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


def _decoded(data: bytes) -> str:
    """The text, in the encoding that it says it has or that it must have."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data.count(b"\x00") > len(data) // 4:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # as Excel writes "CSV" in Western Europe


def _separator(text: str) -> str:
    """What separates the columns: the sign that stands most often in the head, outside quotation marks."""
    head = re.sub(r'"[^"]*"', "", text).lstrip("\r\n").split("\n", 1)[0]
    return max(_SEPARATORS, key=head.count)


def _xlsx(data: bytes, shown: str) -> Iterator[tuple[int, list[str]]]:
    # Only an import of answers needs it, and it takes a fifth of a second to load.
    import openpyxl  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(file.file_size for file in packed.infolist()) > LARGEST_UNPACKED:
                stop("this file is too large when it is unpacked", "file-too-large", Place(shown))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not keep, which nobody wants here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            for sheet in book.worksheets:
                rows = []
                for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
                    _stop_if_endless(number, shown)
                    rows.append((number, [_text(cell) for cell in cells]))
                if any(any(cells) for _, cells in rows):
                    yield from rows
                    return
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        OSError,
        SyntaxError,
    ) as error:
        stop(
            f"this is no spreadsheet that can be read ({type(error).__name__})",
            "unreadable-file",
            Place(shown),
            "open it, take away its password if it has one, and save it as .xlsx or .csv",
        )


def _stop_if_endless(number: int, shown: str) -> None:
    if number > LONGEST:
        stop(
            f"this file has more than {LONGEST} rows", "file-too-large", Place(shown), "delete the empty ones"
        )


def _text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case datetime.datetime():
            return cell.isoformat(" ", "seconds")
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell)


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
