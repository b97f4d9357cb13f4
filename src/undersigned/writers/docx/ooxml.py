"""Elements of an Office Open XML part, made by their names (`w:p`), and parts as bytes and back.

lxml has no types of its own; this module is the only one that imports it and states the few it relies on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from functools import cache
from typing import Protocol, overload

from lxml import etree

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""The prefixes that names in this package may bear."""

DOCUMENT_PREFIXES = ("w", "r", "wp", "a", "pic")
"""The prefixes that a part with text declares at its root."""


class Element(Protocol):
    """What this package asks of an XML element; lxml's elements give it."""

    tag: str
    text: str | None

    @property
    def attrib(self) -> MutableMapping[str, str]:
        """The attributes by qualified name."""

    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    @overload
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...

    def append(self, element: Element) -> None:
        """Add a child after the last."""

    def insert(self, index: int, element: Element) -> None:
        """Add a child before the one at `index`."""

    def remove(self, element: Element) -> None:
        """Take a child out."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """The element and all in it that bear one of the tags."""

    def find(self, path: str) -> Element | None:
        """The first child of that tag."""

    def findall(self, path: str) -> list[Element]:
        """All children of that tag."""


@cache
def q(name: str) -> str:
    """The qualified name of a prefixed one: `w:p` as `{http://…/main}p`."""
    prefix, colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else name


def element(
    name: str, attributes: Mapping[str, str] | None = None, *children: Element, text: str | None = None
) -> Element:
    """An element with prefixed attributes, children in the order that its schema wants, and text.

    Raises `ValueError` for characters that XML cannot carry (XML 1.0 § 2.2).
    """
    made: Element = etree.Element(q(name), {q(key): value for key, value in (attributes or {}).items()})
    for child in children:
        made.append(child)
    made.text = text
    return made


def value(name: str, val: str) -> Element:
    """An element that only says `w:val`, as most properties do."""
    return element(name, {"w:val": val})


def val(of: Element) -> str:
    """What an element says in `w:val`."""
    return of.get(q("w:val"), "")


def whole(of: Element, name: str, default: int = 0) -> int:
    """The whole number in an attribute; the default where it is missing or no whole number."""
    try:
        return int(of.get(q(name), ""))
    except ValueError:
        return default


def root(name: str, prefixes: tuple[str, ...]) -> Element:
    """An empty root that declares prefixes."""
    made: Element = etree.Element(q(name), nsmap={prefix: NAMESPACES[prefix] for prefix in prefixes})
    return made


def list_root(prefix: str, name: str) -> Element:
    """An empty root whose namespace is the default one, as the package's own lists have it."""
    made: Element = etree.Element(q(f"{prefix}:{name}"), nsmap={None: NAMESPACES[prefix]})
    return made


def parse(data: bytes) -> Element:
    """The root of an XML part. Entities stay unresolved: OOXML has none (ISO 29500-2 forbids a DTD).

    Raises `ValueError` for what is not XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        parsed: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    return parsed


def serialised(part: Element) -> bytes:
    """An XML part as UTF-8 with its declaration."""
    data: bytes = etree.tostring(part, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data


def insert_before(parent: Element, child: Element, successors: frozenset[str]) -> None:
    """Put a child where the schema has it: before the first of the elements (prefixed names) that follow it."""
    names = {q(name) for name in successors}
    for position, sibling in enumerate(parent):
        if sibling.tag in names:
            parent.insert(position, child)
            return
    parent.append(child)
