"""Reads and writes the zip that a Word file is: parts and relationships, always in the same bytes.

A package is a zip of parts (ISO 29500-2). python-docx could read and write one too, but importing it
takes 60 ms, more than the writer needs for a letter.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from undersigned.files.zips import zipped
from undersigned.writers.docx.ooxml import Element, element, list_root, parse, q, serialised

CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
"""How the content type of each XML part of a Word file begins."""
MAIN_DOCUMENT = f"{WORD}document.main+xml"
OFFICE_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
"""How the type of a relationship between such parts begins."""
PACKAGE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships/"


class NotAWordFileError(ValueError):
    """What should be a .docx is none, or one that no letter can start from; the message says why."""


@dataclass
class Relationship:
    """A link from a part to another part (its name), or to an address outside the package."""

    id: str
    type: str
    target: str
    external: bool = False


class Relationships:
    """The relationships of one part, by id."""

    def __init__(self) -> None:
        self.by_id: dict[str, Relationship] = {}
        self._ids: dict[tuple[str, str], str] = {}

    def add(self, kind: str, target: str, *, external: bool = False, identifier: str | None = None) -> str:
        """The id of the relationship of that type to that target, made if there is none yet."""
        known = self._ids.get((kind, target))
        if known is not None and identifier is None:
            return known
        number = len(self.by_id)
        while identifier is None or identifier in self.by_id:
            number += 1
            identifier = f"rId{number}"
        self.by_id[identifier] = Relationship(identifier, kind, target, external)
        self._ids[kind, target] = identifier
        return identifier

    def drop(self, relationship: Relationship) -> None:
        """Take a relationship out."""
        del self.by_id[relationship.id]
        self._ids.pop((relationship.type, relationship.target), None)

    def target(self, kind: str) -> str | None:
        """The part that the first relationship of that type leads to."""
        return next((r.target for r in self if r.type == kind and not r.external), None)

    def __iter__(self) -> Iterator[Relationship]:
        return iter(list(self.by_id.values()))


@dataclass
class Part:
    """A part under its name in the package (`/word/document.xml`): bytes, or XML once `xml` was asked for."""

    name: str
    content_type: str
    content: bytes | Element
    relationships: Relationships = field(default_factory=Relationships)

    @property
    def xml(self) -> Element:
        """The root element, which may be changed."""
        if isinstance(self.content, bytes):
            try:
                self.content = parse(self.content)
            except ValueError as error:
                raise NotAWordFileError(f"it is damaged: {error}") from error
        return self.content

    @property
    def data(self) -> bytes:
        """The bytes to store."""
        return self.content if isinstance(self.content, bytes) else serialised(self.content)


class Package:
    """The parts of a Word file by name, and the relationships of the package itself."""

    def __init__(self) -> None:
        self.parts: dict[str, Part] = {}
        self.relationships = Relationships()

    def add(self, part: Part) -> Part:
        """Put a part in; where its name is taken, the part gets a number."""
        stem, extension = posixpath.splitext(part.name)
        number = 1
        while part.name in self.parts:
            number += 1
            part.name = f"{stem}{number}{extension}"
        self.parts[part.name] = part
        return part

    @property
    def document(self) -> Part:
        """The main document part (ISO 29500-1 § 11.3.10)."""
        name = self.relationships.target(OFFICE_RELATIONSHIP + "officeDocument")
        if name is None or name not in self.parts:
            raise NotAWordFileError("it has no main document, or is kept as Strict Open XML")
        return self.parts[name]

    def related(self, kind: str, empty: Element) -> Part:
        """The part of a kind (`footnotes`) that the document has, else a new one with that empty root."""
        document = self.document
        name = document.relationships.target(OFFICE_RELATIONSHIP + kind)
        if name is not None and name in self.parts:
            return self.parts[name]
        part = self.add(Part(f"/word/{kind}.xml", f"{WORD}{kind}+xml", empty))
        document.relationships.add(OFFICE_RELATIONSHIP + kind, part.name)
        return part

    def to_bytes(self) -> bytes:
        """The zip: content types first, then relationships and parts in the order in which they are reached."""
        parts = self._reached()
        files = {
            CONTENT_TYPES: _content_types(parts),
            "_rels/.rels": _relationships_xml("/", self.relationships),
        }
        for part in parts:
            files[part.name[1:]] = part.data
            if part.relationships.by_id:
                name = _relationships_name(part.name)
                files[name[1:]] = _relationships_xml(part.name, part.relationships)
        return zipped(files)

    def _reached(self) -> list[Part]:
        """The parts to which some relationship leads; the others are what a removed text left behind."""
        found: dict[str, Part] = {}
        waiting = [self.relationships]
        while waiting:
            for relationship in waiting.pop(0):
                part = self.parts.get(relationship.target)
                if part is not None and not relationship.external and part.name not in found:
                    found[part.name] = part
                    waiting.append(part.relationships)
        return list(found.values())


def read_package(data: bytes) -> Package:
    """The package in a file's bytes. Raises `NotAWordFileError` if there is none that can be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {f"/{name}": archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        return _package(files)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise NotAWordFileError("it is not a .docx file, or is locked with a password") from error
    except (KeyError, RuntimeError, ValueError) as error:
        raise NotAWordFileError(f"it is damaged: {error}") from error


def _package(files: dict[str, bytes]) -> Package:
    package = Package()
    types = parse(files.pop(f"/{CONTENT_TYPES}"))
    defaults = {
        t.get("Extension", "").lower(): t.get("ContentType", "") for t in types.findall(q("ct:Default"))
    }
    overrides = {t.get("PartName", ""): t.get("ContentType", "") for t in types.findall(q("ct:Override"))}
    links = {name: files.pop(name) for name in list(files) if name.endswith(".rels")}
    for name, content in files.items():
        content_type = overrides.get(name) or defaults.get(_extension(name), "")
        package.add(Part(name, content_type, content))
    _read_relationships(package.relationships, "/", links.get("/_rels/.rels"))
    for part in package.parts.values():
        _read_relationships(part.relationships, part.name, links.get(_relationships_name(part.name)))
    return package


def _read_relationships(relationships: Relationships, source: str, data: bytes | None) -> None:
    folder = posixpath.dirname(source)
    for link in parse(data) if data else ():
        external = link.get("TargetMode") == "External"
        target = link.get("Target", "")
        target = target if external else posixpath.normpath(posixpath.join(folder, target))
        relationships.add(link.get("Type", ""), target, external=external, identifier=link.get("Id"))


def _content_types(parts: list[Part]) -> bytes:
    """The list of content types: pictures by the extension of their names, other parts one by one, as Word does."""
    defaults = {"rels": RELATIONSHIPS_TYPE, "xml": "application/xml"}
    for part in parts:
        if part.content_type.startswith("image/"):
            defaults.setdefault(_extension(part.name), part.content_type)
    xml = list_root("ct", "Types")
    for extension, content_type in defaults.items():
        xml.append(element("ct:Default", {"Extension": extension, "ContentType": content_type}))
    for part in parts:
        if defaults.get(_extension(part.name)) != part.content_type:
            xml.append(element("ct:Override", {"PartName": part.name, "ContentType": part.content_type}))
    return serialised(xml)


def _extension(name: str) -> str:
    return posixpath.splitext(name)[1][1:].lower()


def _relationships_name(part: str) -> str:
    """Where the relationships of a part are stored (ISO 29500-2, "Relationships part")."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relationships_xml(source: str, relationships: Relationships) -> bytes:
    xml = list_root("rel", "Relationships")
    folder = posixpath.dirname(source)
    for link in relationships:
        attributes = {"Id": link.id, "Type": link.type}
        if link.external:
            attributes |= {"Target": link.target, "TargetMode": "External"}
        else:
            attributes |= {"Target": posixpath.relpath(link.target, folder)}
        xml.append(element("rel:Relationship", attributes))
    return serialised(xml)
