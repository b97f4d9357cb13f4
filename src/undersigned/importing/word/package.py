"""Opens a Word file: its parts come out, or a finding that says why it has none and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

from undersigned.files.word_package import (
    Link,
    Trouble,
    WordFileError,
    WordPackage,
    damaged,
    open_word_package,
)
from undersigned.files.word_xml import Element
from undersigned.model.findings import stop

_SAVE_AS_DOCX: Final = "open it in Word or LibreOffice, save it as a Word document (.docx), and import that"

_MAKE_DOCX_OF_PDF: Final = (
    "import the Word file of which it was made; if there is none, open the PDF in Word, which turns it into text "
    "(LibreOffice shows it as a drawing), save it as .docx, and look at its notes and headings first"
)


_WHAT_TO_DO: Final = {
    Trouble.LOCKED: (
        "locked-file",
        "open it in Word, take the password off under File > Info > Protect Document, and save it",
    ),
    Trouble.LOCKED_PARTS: ("locked-file", "save it without the password"),
    Trouble.OLD_WORD: ("old-format", _SAVE_AS_DOCX),
    Trouble.PDF: ("no-word-file", _MAKE_DOCX_OF_PDF),
    Trouble.NO_WORD_FILE: ("no-word-file", _SAVE_AS_DOCX),
    Trouble.OPEN_DOCUMENT: ("no-word-file", _SAVE_AS_DOCX),
    Trouble.CUT_OFF: (
        "damaged-file",
        "get it again from where you have it, or let Word repair it and save it as .docx",
    ),
    Trouble.ODDLY_PACKED: (
        "damaged-file",
        "open it in Word, and save it again as a Word document (.docx)",
    ),
    Trouble.DAMAGED: (
        "damaged-file",
        "open it in Word, which can often repair it, and save it again as a Word document (.docx)",
    ),
    Trouble.TOO_LARGE: (
        "file-too-large",
        "look whether it is the right file; where it is, take its pictures out and save it again",
    ),
}
"""The code of a finding, and its help."""


class Package:
    """The parts of a Word file, unpacked when they are asked for. What cannot be read raises `LetterError`."""

    def __init__(self, package: WordPackage, file: str) -> None:
        self._package = package
        self._file = file
        self.names = package.names
        """The names of all parts."""

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        with told_of_trouble(self._file):
            return self._package.read(name)

    def xml(self, name: str) -> Element:
        """The root of an XML part."""
        with told_of_trouble(self._file):
            return self._package.xml(name)

    def links(self, name: str) -> dict[str, Link]:
        """The relationships of a part, or of the package itself (''), by id (ISO 29500-2 § 6.5)."""
        with told_of_trouble(self._file):
            return {link.id: _whole(link, name) for link in self._package.links(name)}

    def related(self, name: str, kind: str) -> str | None:
        """The name of the part of a kind to which a part is related, if it is there."""
        with told_of_trouble(self._file):
            return self._package.related(name, kind)

    def external(self) -> Iterator[tuple[str, Link]]:
        """The relationships of all parts that lead outside, each with the part that has it."""
        with told_of_trouble(self._file):
            yield from ((part, link) for part, link in self._package.all_links() if link.external)

    @property
    def document(self) -> str:
        """The name of the main document."""
        name = self.related("", "officeDocument")
        if name is None:
            self.damaged("it has no main document")
        return name

    def too_large(self, why: str, help: str = "look whether it is the right file") -> NoReturn:
        """Raise a `LetterError` that says what the file has more of than any letter."""
        stop(f"{self._file} {why}", "file-too-large", help=help)

    def made_of_pdf(self) -> NoReturn:
        """Raise a `LetterError` that says that the file has pages of a PDF, and no text."""
        stop(
            f"{self._file} was made of a PDF: its lines stand in text boxes, of which no letter can be made",
            "made-of-pdf",
            help=_MAKE_DOCX_OF_PDF,
        )

    def damaged(self, why: str) -> NoReturn:
        """Raise a `LetterError` that says what is wrong with the file."""
        with told_of_trouble(self._file):
            damaged(why)
        raise AssertionError


def open_package(data: bytes, file: str) -> Package:
    """The package in a file's bytes. Raises `LetterError` that says what to do where there is none."""
    with told_of_trouble(file):
        return Package(open_word_package(data), file)


@contextmanager
def told_of_trouble(file: str) -> Iterator[None]:
    """Say of the trouble with a file what to do."""
    try:
        yield
    except WordFileError as error:
        code, help = _WHAT_TO_DO[error.trouble]
        stop(f"{file} {error}", code, help=help)


def _whole(link: Link, part: str) -> Link:
    """The relationship, if it says all that one must."""
    for name, said in (("Id", link.id), ("Type", link.type), ("Target", link.target)):
        if not said:
            damaged(
                f"a relationship of its part '{part}' has no {name}"
                if part
                else f"a relationship has no {name}"
            )
    return link
