"""Opens a Word file that anybody may have made, within bounds: its parts come out, or what is wrong with it.

A package is a zip of parts that lead to one another by relationships (ISO 29500-2). What the parts mean, others say.
"""

from __future__ import annotations

import io
import itertools
import posixpath
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, NoReturn

from undersigned.files.word_xml import NAMESPACES, Element, NotXmlError, parse

_MOST_PARTS: Final = 5_000
_LARGEST_PART: Final = 60_000_000
"""Bytes of one part when unpacked, such as a picture."""
_LARGEST_XML: Final = 20_000_000
"""Bytes of one part that is text; a letter of 500 pages has about 3 million."""
_MOST_TAGS: Final = 1_000_000
"""Tags of one part; a letter of 500 pages has about 100,000. Each takes some 200 bytes of memory."""
_MOST_TAGS_IN_ALL: Final = 2_000_000
_LARGEST_ALL: Final = 200_000_000
"""Bytes of all parts when unpacked."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How parts may be packed (ISO 29500-2 Annex B)."""
_ENCRYPTED: Final = 1
"""The bit of an entry that is locked with a password (APPNOTE.TXT § 4.4.4)."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files of old Word begin, and new ones that are locked with a password (MS-CFB § 2.2)."""
_CONTENT_TYPES: Final = "[content_types].xml"
VERSION_PROPERTY: Final = "undersigned-version"
"""The custom property (ISO 29500-1 § 22.3) that names the version under which a letter was sent around."""
_FRAGMENT: Final = re.compile(r"[#?].*", re.DOTALL)


class Trouble(Enum):
    """What keeps a file from being read as a Word file; each wants other words of help."""

    LOCKED = auto()
    """The whole file is encrypted, as Word does it."""
    LOCKED_PARTS = auto()
    """Its zip is."""
    OLD_WORD = auto()
    PDF = auto()
    OPEN_DOCUMENT = auto()
    """One of LibreOffice, whatever its name says."""
    NO_WORD_FILE = auto()
    CUT_OFF = auto()
    ODDLY_PACKED = auto()
    DAMAGED = auto()
    TOO_LARGE = auto()


class WordFileError(ValueError):
    """A file that is not read; the message goes on after its name: `is damaged: …`."""

    def __init__(self, trouble: Trouble, why: str) -> None:
        super().__init__(why)
        self.trouble = trouble


@dataclass(frozen=True)
class Link:
    """A relationship of a part (ISO 29500-2 § 6.5): to another part by its name, or to an address outside.

    The target of one inside is the name of a part as the zip has it, if the part is there.
    """

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: `footnotes`, `hyperlink`, `image`."""
        return self.type.rpartition("/")[2]


class WordPackage:
    """The parts of a Word file by name (`word/document.xml`), unpacked when they are asked for.

    Names are those of the zip. Where parts refer to one another, letters of either case are the same,
    and so are a character and its percent-encoding (ISO 29500-2 § 6.2.2).
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        entries = [info for info in archive.infolist() if not info.is_dir()]
        self._entries = {_in_package(info.filename): info for info in entries}
        self._by_key = {_key(name): name for name in self._entries}
        self._links: dict[str, tuple[Link, ...]] = {}
        self._types: tuple[dict[str, str], dict[str, str]] | None = None
        self._left = _LARGEST_ALL
        self._tags_left = _MOST_TAGS_IN_ALL
        self.names = frozenset(self._entries)
        """The names of all parts."""

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises `WordFileError` where it is damaged or larger than any letter's."""
        most = min(_LARGEST_PART, self._left)
        try:
            with self._archive.open(self._entries[name]) as part:
                data = part.read(most + 1)
        except (KeyError, OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error):
            damaged(f"its part '{name}' cannot be unpacked")
        if len(data) > most:
            _too_large()
        self._left -= len(data)
        return data

    def xml(self, name: str) -> Element:
        """The root of an XML part. Raises `WordFileError` where it is damaged."""
        data = self.read(name)
        tags = data.count(b"<")
        if len(data) > _LARGEST_XML or tags > min(_MOST_TAGS, self._tags_left):
            _too_large()
        self._tags_left -= tags
        try:
            return parse(data)
        except NotXmlError as error:
            damaged(f"its part '{name}' is no longer whole: {error}")

    def links(self, name: str) -> tuple[Link, ...]:
        """The relationships of a part, or of the package itself ('').

        Of several with the same id only the first is there. What one does not say is empty.
        """
        if name not in self._links:
            folder, stem = posixpath.split(name)
            listed = self._by_key.get(_key(posixpath.join(folder, "_rels", f"{stem}.rels")))
            found: dict[str, Link] = {}
            for link in self.xml(listed).findall(f"{{{NAMESPACES['rel']}}}Relationship") if listed else ():
                made = self._link(link, folder)
                found.setdefault(made.id or f"#{len(found)}", made)
            self._links[name] = tuple(found.values())
        return self._links[name]

    def related(self, name: str, kind: str) -> str | None:
        """The name of the part of a kind to which a part is related, if it is there."""
        return next(
            (
                link.target
                for link in self.links(name)
                if link.kind == kind and not link.external and link.target in self.names
            ),
            None,
        )

    def said_version(self) -> str:
        """The version under which the file was sent around, as it says itself; empty where it says nothing."""
        name = self.related("", "custom-properties")
        properties = self.xml(name) if name else ()
        said = (one for one in properties if one.get("name") == VERSION_PROPERTY)
        return next(("".join(node.text or "" for node in one.iter()).strip() for one in said), "")

    def all_links(self) -> Iterator[tuple[str, Link]]:
        """The relationships of all parts, each with the part that has it."""
        for listed in sorted(name for name in self.names if name.endswith(".rels")):
            folder, stem = posixpath.split(listed)
            part = posixpath.join(posixpath.dirname(folder), stem.removesuffix(".rels"))
            yield from ((part, link) for link in self.links(part))

    def content_type(self, name: str) -> str:
        """What kind of content a part has (ISO 29500-2 § 6.2.3); '' where the package does not say."""
        if self._types is None:
            defaults, overrides = {}, {}
            root = self.xml(self._by_key[_CONTENT_TYPES])
            for said in root:
                if said.tag == f"{{{NAMESPACES['ct']}}}Default":
                    defaults[said.get("Extension", "").lower()] = said.get("ContentType", "")
                elif said.tag == f"{{{NAMESPACES['ct']}}}Override":
                    overrides[_key(said.get("PartName", "").lstrip("/"))] = said.get("ContentType", "")
            self._types = defaults, overrides
        defaults, overrides = self._types
        return overrides.get(_key(name)) or defaults.get(posixpath.splitext(name)[1][1:].lower(), "")

    def _link(self, link: Element, folder: str) -> Link:
        external = link.get("TargetMode") == "External"
        target = link.get("Target", "")
        if target and not external:
            inside = _FRAGMENT.sub("", target).replace("\\", "/")
            target = posixpath.normpath(posixpath.join("/", folder, inside)).lstrip("/")
            target = self._by_key.get(_key(target), target)
        return Link(link.get("Id", ""), link.get("Type", ""), target, external)


def open_word_package(data: bytes) -> WordPackage:
    """The package in a file's bytes. Raises `WordFileError` where there is none that can be read."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise WordFileError(Trouble.LOCKED, "is locked with a password")
        raise WordFileError(Trouble.OLD_WORD, "is in the old format of Word (.doc)")
    if data.startswith(b"%PDF"):
        raise WordFileError(Trouble.PDF, "is a PDF")
    if not data.startswith(b"PK"):
        kind = "an RTF file" if data.startswith(b"{\\rt") else "not a Word document"
        raise WordFileError(Trouble.NO_WORD_FILE, f"is {kind}")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise WordFileError(Trouble.CUT_OFF, "is damaged: its end is missing or has changed") from error
    _look_at(archive.infolist())
    package = WordPackage(archive)
    if not any(_key(name) == _CONTENT_TYPES for name in package.names):
        if "mimetype" in package.names:
            raise WordFileError(Trouble.OPEN_DOCUMENT, "is an OpenDocument file, as LibreOffice saves it")
        raise WordFileError(Trouble.NO_WORD_FILE, "is a zip, not a Word document")
    return package


def damaged(why: str) -> NoReturn:
    """Raise a `WordFileError` that says what is wrong inside a file."""
    raise WordFileError(Trouble.DAMAGED, f"is damaged: {why}")


def _look_at(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip by the list of its entries alone, before anything is unpacked."""
    sizes = [entry.file_size for entry in entries]
    if len(entries) > _MOST_PARTS or sum(sizes) > _LARGEST_ALL or max(sizes, default=0) > _LARGEST_PART:
        _too_large()
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise WordFileError(Trouble.ODDLY_PACKED, "is packed in a way that no Word file is")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise WordFileError(Trouble.LOCKED_PARTS, "is locked with a password")
    # What one entry lets be read twice, two readers may read differently.
    first: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        same = first.setdefault(_key(_in_package(entry.filename)), entry)
        if (same.CRC, same.file_size) != (entry.CRC, entry.file_size):
            damaged(f"it has two parts called '{entry.filename}'")
    in_place = sorted(entries, key=lambda entry: entry.header_offset)
    for entry, following in itertools.pairwise(in_place):
        if entry.header_offset + entry.compress_size > following.header_offset:
            damaged("its parts lie over one another")


def _in_package(entry: str) -> str:
    """The name of an entry with the separators that a package has."""
    return entry.replace("\\", "/").lstrip("/")


def _key(name: str) -> str:
    """What the names of one part have in common."""
    return urllib.parse.unquote(name).lower()


def _too_large() -> NoReturn:
    raise WordFileError(Trouble.TOO_LARGE, "unpacks to more than any letter has")
