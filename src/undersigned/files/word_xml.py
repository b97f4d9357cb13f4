"""Parses the XML of a Word file that anybody may have made, without following where it leads.

This module is the only one that imports lxml, and states the little of it that its readers rely on. The writer
has its elements from python-docx.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Final, Protocol, overload

from lxml import etree

from undersigned.files.word_measures import in_numbers

NAMESPACES: Final = {
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dcterms": "http://purl.org/dc/terms/",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", NAMESPACES["w"]),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", NAMESPACES["r"]),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", NAMESPACES["m"]),
    (b"http://purl.oclc.org/ooxml/drawingml/main", NAMESPACES["a"]),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", NAMESPACES["c"]),
    (
        b"http://purl.oclc.org/ooxml/drawingml/picture",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", NAMESPACES["dgm"]),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", NAMESPACES["wp"]),
)
"""The names of a file that was saved as "Strict Open XML" (ISO 29500-1), and those of all other files (ISO 29500-4)."""


_ENDS_OF_LENGTHS: Final = frozenset("mntci%")
"""How lengths with a unit end, and shares: `mm`, `in`, `pt`, `pc`, `pi`."""


class NotXmlError(ValueError):
    """What should be XML is none, or declares a document type, which no part of a Word file may."""


class Element(Protocol):
    """What readers ask of an XML element; lxml's elements give it."""

    tag: str
    text: str | None
    tail: str | None
    attrib: MutableMapping[str, str]

    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    @overload
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """The element and all in it that bear one of the tags."""

    def find(self, path: str) -> Element | None:
        """The first child at a path."""

    def findall(self, path: str) -> list[Element]:
        """All children at a path."""

    def remove(self, child: Element) -> None:
        """Take out a child."""

    def insert(self, index: int, child: Element) -> None:
        """Put a child before another."""

    def iterancestors(self, *tags: str) -> Iterator[Element]:
        """What it stands in and bears one of the tags, from the inside out."""


def parse(data: bytes) -> Element:
    """The root of an XML part.

    No entity is resolved and nothing is fetched. Raises `NotXmlError`, also where the part declares
    a document type: Office Open XML forbids it (ISO 29500-2 § 8.2), and only attacks have one.
    """
    for strict, transitional in _STRICT:
        data = data.replace(strict, transitional.encode())
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        # What libxml2 says of it is for those who write XML by hand.
        raise NotXmlError("it breaks off, or has something in it that does not belong there") from error
    if root.getroottree().docinfo.doctype:
        raise NotXmlError("it declares a document type, which no Word file may have")
    for node in root.iter():
        for name, said in node.attrib.items():
            if said[-1:] in _ENDS_OF_LENGTHS or "." in said:
                node.set(name, in_numbers(node.tag, name, said))
    found: Element = root
    return found


def drop_namespaces(root: object, known: tuple[str, ...]) -> frozenset[str]:
    """Declare no namespace that nothing bears, unless its name begins as a known one; return what stays declared."""
    xml: etree._Element = root
    declared = {prefix: name for node in xml.iter() for prefix, name in node.nsmap.items() if prefix}
    kept = [prefix for prefix, name in declared.items() if name.startswith(known)]
    etree.cleanup_namespaces(xml, keep_ns_prefixes=kept)
    return frozenset(kept)


def serialised(root: Element) -> bytes:
    """An XML part as UTF-8, whatever it was in before."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data
