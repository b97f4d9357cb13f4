"""Reads a file as text, or says what keeps it from being text."""

from __future__ import annotations

import codecs
import contextlib
import difflib
import itertools
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

from undersigned.files.merge_marks import report_merge_marks
from undersigned.files.misnamed import how_to_name
from undersigned.model.findings import Findings, Place, why
from undersigned.model.letter import UNPRINTABLE

LARGEST_TEXT = 4_000_000
"""Bytes; a 500-page letter has about 1.5 million."""

_OTHER_PROGRAMS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
"""How files of Word, LibreOffice and Acrobat begin."""

_SAVE_AGAIN = (
    "save it again with the encoding UTF-8: editors ask for it in 'Save as', below the name of the file"
)

_REPORTED = 10
"""How many unprintable characters of a file are reported; a file may hold nothing else."""

_READ: ContextVar[dict[Path, bytes] | None] = ContextVar("_READ", default=None)


@contextlib.contextmanager
def files_read() -> Iterator[dict[Path, bytes]]:
    """All files that are read within, whatever for, by their paths, each as it was read last."""
    found: dict[Path, bytes] = {}
    token = _READ.set(found)
    try:
        yield found
    finally:
        _READ.reset(token)


def is_file(path: Path) -> bool:
    """Whether there is a file of that path; one that may not be looked at, or that no system has, is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_text(path: Path, shown: str, findings: Findings) -> str | None:
    """The text of a UTF-8 file, with lines that end in LF, or None with a finding.

    `shown` is the path from the project's root, as findings show it.
    """
    data = read_bytes(path, shown, LARGEST_TEXT, findings)
    if data is None:
        return None
    if data.startswith(_OTHER_PROGRAMS):
        findings.error(
            "this is a document of Word or another program, not a text file",
            "encoding",
            Place(shown),
            "copy the words out of it into a text file",
        )
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(b"\x00") > len(data) // 4:
        findings.error(
            "this file is in UTF-16, not in UTF-8",
            "encoding",
            Place(shown),
            _SAVE_AGAIN,
        )
        return None
    while data.startswith(codecs.BOM_UTF8):  # which is no part of the text
        data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        findings.error(
            "this character is not in UTF-8; the file seems to be in Latin-1 or Windows-1252",
            "encoding",
            Place(shown, line, column),
            _SAVE_AGAIN,
        )
        return None
    text = with_plain_ends(text)
    unprintable = list(itertools.islice(UNPRINTABLE.finditer(text), _REPORTED))
    for match in unprintable:
        line_start = text.rfind("\n", 0, match.start()) + 1
        findings.error(
            f"an invisible character that cannot be printed (U+{ord(match[0]):04X}) stands here",
            "unprintable-character",
            Place(shown, text.count("\n", 0, match.start()) + 1, match.start() - line_start + 1),
            "delete it; it often comes along when text is copied from a PDF",
        )
    has_two_versions = report_merge_marks(text, shown, findings)
    return None if unprintable or has_two_versions else text


def read_as_typed(path: Path, shown: str, findings: Findings) -> str | None:
    """The text of a UTF-8 file that is to be changed, with the ends of lines that it has, or None with a finding."""
    return None if read_text(path, shown, findings) is None else decoded(path.read_bytes())


def decoded(data: bytes) -> str:
    """The text of a file that `read_text` has read; a byte order mark, as Notepad writes it, is no part of it."""
    return data.decode("utf-8").lstrip("\ufeff")


def as_typed(text: str, before: bytes) -> bytes:
    """A text that was changed as its file was typed: with its mark at the head, and each line's end as it was."""
    typed = decoded(before)
    if "\r\n" in typed:
        lines = typed.split("\n")
        ends = ["\r\n" if line.endswith("\r") else "\n" for line in lines]
        old, new = [line.removesuffix("\r") for line in lines], text.split("\n")
        usual = max(set(ends[:-1]), key=ends[:-1].count)
        now = [usual] * len(new)
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for first, second, length in matcher.get_matching_blocks():
            now[second : second + length] = ends[first : first + length]
        text = "".join(line + end for line, end in zip(new, [*now[:-1], ""], strict=True))
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def with_plain_ends(text: str) -> str:
    """A text whose lines end in LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path, shown: str, largest: int, findings: Findings) -> bytes | None:
    """The bytes of a file of at most `largest` bytes, or None with a finding."""
    try:
        if not path.is_file():
            what = "this is a folder, not a file" if path.is_dir() else "there is no such file"
            findings.error(
                what,
                "missing-file",
                Place(shown),
                how_to_name(path) or "'undersigned init' makes a project to compare with",
            )
            return None
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        findings.error(
            f"this file cannot be read: {why(error)}",
            "unreadable-file",
            Place(shown),
            "look whether you may read it, and whether another program holds it",
        )
        return None
    if len(data) > largest:
        findings.error(
            f"this file is larger than {largest // 1_000_000} MB",
            "file-too-large",
            Place(shown),
            "look whether it is the right one, or make it smaller",
        )
        return None
    if (found := _READ.get()) is not None:
        found[path] = data
    return data
