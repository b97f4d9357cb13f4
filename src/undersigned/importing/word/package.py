"""Opens a Word file within bounds: its parts come out, or a finding that says why it has none."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NoReturn

from undersigned.importing.word.ooxml import Element, NotXmlError, parse
from undersigned.model.findings import stop

_MOST_PARTS: Final = 5_000
_LARGEST_PART: Final = 60_000_000
"""Bytes of one part when unpacked, such as a picture."""
_LARGEST_XML: Final = 20_000_000
"""Bytes of one part that is text; a letter of 500 pages has about 3 million."""
_MOST_TAGS: Final = 1_000_000
"""Tags of one part; a letter of 500 pages has about 100,000."""
_LARGEST_ALL: Final = 200_000_000
"""Bytes of all parts when unpacked."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How parts may be packed (ISO 29500-2 Annex B)."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of old Word begin, and new ones that are locked with a password (MS-CFB § 2.2)."""
_SAVE_AS_DOCX: Final = "open it in Word or LibreOffice, save it as a Word document (.docx), and import that"

_MAKE_DOCX_OF_PDF: Final = (
    "import the Word file of which it was made; if there is none, open the PDF in Word, which turns it into text "
    "(LibreOffice shows it as a drawing), save it as .docx, and look at its notes and headings first"
)


@dataclass(frozen=True)
class Link:
    """A relationship of a part: to another part by its name, or to an address outside."""

    kind: str
    """The last word of its type: `footnotes`, `hyperlink`, `image`."""
    target: str
    external: bool


class Package:
    """The parts of a Word file, unpacked when they are asked for."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self._archive = archive
        self._file = file
        self._links: dict[str, dict[str, Link]] = {}
        self._left = _LARGEST_ALL
        self.names = frozenset(archive.namelist())
        """The names of all parts."""

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `LetterError` where it is damaged or larger than any letter's."""
        most = min(_LARGEST_PART, self._left)
        try:
            with self._archive.open(name) as part:
                data = part.read(most + 1)
        except (KeyError, OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error):
            self.damaged(f"its part '{name}' cannot be unpacked")
        if len(data) > most:
            _too_large(self._file)
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element:
        """The root of an XML part. Raises `LetterError` where it is damaged."""
        data = self.read(name)
        if len(data) > _LARGEST_XML or data.count(b"<") > _MOST_TAGS:
            _too_large(self._file)
        try:
            return parse(data)
        except NotXmlError as error:
            self.damaged(f"in its part '{name}', {error}")

    def links(self, name: str) -> dict[str, Link]:
        """The relationships of a part, or of the package itself (''), by id (ISO 29500-2 § 6.5)."""
        if name not in self._links:
            folder, stem = posixpath.split(name)
            listed = posixpath.join(folder, "_rels", f"{stem}.rels")
            found = self.xml(listed) if listed in self.names else ()
            self._links[name] = {link.get("Id"): _link(link, folder) for link in found}
        return self._links[name]

    def related(self, name: str, kind: str) -> str | None:
        """The name of the part of a kind to which a part is related, if it is there."""
        return next(
            (
                link.target
                for link in self.links(name).values()
                if link.kind == kind and not link.external and link.target in self.names
            ),
            None,
        )

    def external(self) -> Iterator[tuple[str, Link]]:
        """The relationships of all parts that lead outside, each with the part that has it."""
        for listed in sorted(name for name in self.names if name.endswith(".rels")):
            folder, stem = posixpath.split(listed)
            part = posixpath.join(posixpath.dirname(folder), stem.removesuffix(".rels"))
            yield from ((part, link) for link in self.links(part).values() if link.external)

    @property
    def document(self) -> str:
        """The name of the main document. Raises `LetterError` where there is none."""
        name = self.related("", "officeDocument")
        if name is None:
            self.damaged("it has no main document")
        return name

    def too_large(self, why: str, help: str = "look whether it is the right file") -> NoReturn:
        """Raise a `LetterError` that says what the file has more of than any letter."""
        stop(f"{self._file} {why}", "file-too-large", help=help)

    def damaged(self, why: str) -> NoReturn:
        """Raise a `LetterError` that says what is wrong with the file."""
        stop(
            f"{self._file} is damaged: {why}",
            "damaged-file",
            help="open it in Word, which can often repair it, and save it again as a Word document (.docx)",
        )


def open_package(data: bytes, file: str) -> Package:
    """The package in a file's bytes. Raises `LetterError` that says what to do where there is none."""
    if data.startswith(_OLE):
        if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in data:
            stop(
                f"{file} is locked with a password",
                "locked-file",
                help="open it in Word, take the password off under File > Info > Protect Document, and save it",
            )
        stop(f"{file} is in the old format of Word (.doc)", "old-format", help=_SAVE_AS_DOCX)
    if not data.startswith(b"PK"):
        if data.startswith(b"%PDF"):
            stop(f"{file} is a PDF", "no-word-file", help=_MAKE_DOCX_OF_PDF)
        kind = "an RTF file" if data.startswith(b"{\\rt") else "not a Word document"
        stop(f"{file} is {kind}", "no-word-file", help=_SAVE_AS_DOCX)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        stop(
            f"{file} is damaged: its end is missing or has changed",
            "damaged-file",
            help="get it again from where you have it, or let Word repair it and save it as .docx",
        )
    files = archive.infolist()
    sizes = [info.file_size for info in files]
    if len(files) > _MOST_PARTS or sum(sizes) > _LARGEST_ALL or max(sizes, default=0) > _LARGEST_PART:
        _too_large(file)
    if any(info.compress_type not in _METHODS for info in files):
        stop(
            f"{file} is packed in a way that no Word file is",
            "damaged-file",
            help="open it in Word, and save it again as a Word document (.docx)",
        )
    if any(info.flag_bits & 1 for info in files):
        stop(f"{file} is locked with a password", "locked-file", help="save it without the password")
    if "[Content_Types].xml" not in archive.namelist():
        what = "a LibreOffice document" if "mimetype" in archive.namelist() else "a zip, not a Word document"
        stop(f"{file} is {what}", "no-word-file", help=_SAVE_AS_DOCX)
    return Package(archive, file)


def _too_large(file: str) -> NoReturn:
    stop(
        f"{file} unpacks to more than any letter has",
        "file-too-large",
        help="look whether it is the right file; where it is, take its pictures out and save it again",
    )


def _link(link: Element, folder: str) -> Link:
    external = link.get("TargetMode") == "External"
    target = link.get("Target")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Link(link.get("Type").rpartition("/")[2], target, external)
