"""A package of python-docx that is stored as the same bytes every time, and that has the parts which a letter needs."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterator
from typing import Final, cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.numbering import NumberingPart
from docx.parts.settings import SettingsPart
from docx.parts.story import StoryPart
from docx.parts.styles import StylesPart

from undersigned.files.zips import zipped


class NotesPart(StoryPart):
    """The footnotes or endnotes of a document, which python-docx has no part for."""


PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = NotesPart
PartFactory.part_type_for[CONTENT_TYPE.WML_ENDNOTES] = NotesPart

_PARTS: Final[dict[str, tuple[type[XmlPart], str, str]]] = {
    "styles": (StylesPart, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (SettingsPart, CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "numbering": (NumberingPart, CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "footnotes": (NotesPart, CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "endnotes": (NotesPart, CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}
"""The parts that a document has one of, by the name of their roots."""


class LetterPackage(Package):
    """The package of a letter.

    Unlike python-docx, it walks its relationships without recursion, which a file with many parts in a row
    would end, and takes a name without a number where that is free.
    """

    @property
    def document(self) -> Document:
        """The document, once it has a main part."""
        document: Document = cast("DocumentPart", self.main_document_part).document
        return document

    def add_document(self, xml: str) -> DocumentPart:
        """Give the package its main document part, and return it."""
        name = PackURI("/word/document.xml")
        part = DocumentPart(name, CONTENT_TYPE.WML_DOCUMENT_MAIN, parse_xml(xml), self)
        self.relate_to(part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        return part

    def part_of(self, root: str) -> XmlPart | None:
        """The part of the document with that root (`footnotes`), if it has one."""
        _, _, relationship = _PARTS[root]
        links = self.main_document_part.rels.values()
        parts = (link.target_part for link in links if link.reltype == relationship)
        return next((part for part in parts if isinstance(part, XmlPart)), None)

    def part_for(self, root: str, xml: str | None = None) -> XmlPart:
        """The part of the document with that root; where it has none, a new one, empty or of this XML."""
        part = self.part_of(root)
        if part is None:
            kind, content_type, relationship = _PARTS[root]
            name = self.next_partname(f"/word/{root}%d.xml")
            made = parse_xml(xml or f"<w:{root} {nsdecls('w', 'r', 'wp', 'a', 'pic')}/>")
            part = kind(name, content_type, made, self)
            self.main_document_part.relate_to(part, relationship)
        return part

    def next_partname(self, template: str) -> PackURI:
        """A name that no part has yet: of `/word/footer%d.xml`, that without a number, or with one from 2."""
        taken = {str(part.partname).lower() for part in self.iter_parts()}
        numbers = itertools.chain([""], map(str, itertools.count(2)))
        names = (template.replace("%d", number) for number in numbers)
        return PackURI(next(name for name in names if name.lower() not in taken))

    def iter_parts(self) -> Iterator[Part]:
        """Each part once, in the order in which they are reached; the others are what a removed text left behind."""
        found: dict[int, Part] = {}
        waiting = [self.rels]
        for links in waiting:
            for link in links.values():
                if not link.is_external and id(link.target_part) not in found:
                    part = link.target_part
                    found[id(part)] = part
                    waiting.append(part.rels)
                    yield part

    def to_bytes(self) -> bytes:
        """The file: content types first, then relationships and parts, without a time or a system."""
        parts = self.parts
        files = {CONTENT_TYPES_URI: _content_types(parts), PACKAGE_URI.rels_uri: self.rels.xml}
        for part in parts:
            files[part.partname] = part.blob
            if part.rels:
                files[part.partname.rels_uri] = part.rels.xml
        return zipped({name.membername: data for name, data in files.items()})


def _content_types(parts: list[Part]) -> bytes:
    """The list of content types: pictures by the extension of their names, other parts one by one, as Word does."""
    defaults = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
    for part in parts:
        if part.content_type.startswith("image/"):
            defaults.setdefault(_extension(part), part.content_type)
    types = CT_Types.new()  # type: ignore[no-untyped-call]  # python-docx has few types this deep
    for extension, content_type in defaults.items():
        types.add_default(extension, content_type)
    for part in parts:
        if defaults.get(_extension(part)) != part.content_type:
            types.add_override(part.partname, part.content_type)
    return serialize_part_xml(types)


def _extension(part: Part) -> str:
    return posixpath.splitext(str(part.partname))[1][1:].lower()
