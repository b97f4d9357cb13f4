"""Parses the XML of a Word file that anybody may have made, without following where it leads.

This module is the only one of the readers that imports lxml, and states the little of it that they rely on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from lxml import etree

_TRANSITIONAL = {
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
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _TRANSITIONAL["w"]),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _TRANSITIONAL["r"]),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _TRANSITIONAL["m"]),
    (b"http://purl.oclc.org/ooxml/drawingml/main", _TRANSITIONAL["a"]),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", _TRANSITIONAL["c"]),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", _TRANSITIONAL["dgm"]),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", _TRANSITIONAL["wp"]),
)
"""The names of a file that was saved as "Strict Open XML" (ISO 29500-1), and those of all other files (ISO 29500-4)."""


class NotXmlError(ValueError):
    """What should be XML is none, or declares a document type, which no part of a Word file may."""


class Element(Protocol):
    """What the readers ask of an XML element; lxml's elements give it."""

    tag: str
    text: str | None

    def __iter__(self) -> Iterator[Element]: ...
    def __len__(self) -> int: ...
    def get(self, key: str, default: str = "") -> str:
        """An attribute by its qualified name."""

    def iter(self, *tags: str) -> Iterator[Element]:
        """The element and all in it that bear one of the tags."""

    def find(self, path: str) -> Element | None:
        """The first child at a path."""

    def findall(self, path: str) -> list[Element]:
        """All children at a path."""

    def iterancestors(self, *tags: str) -> Iterator[Element]:
        """What it stands in and bears one of the tags, from the inside out."""


@cache
def q(name: str) -> str:
    """The qualified name of a prefixed one, `w:p` as `{http://…/main}p`; in a path, of each step."""
    if "/" in name:
        return "/".join(q(step) for step in name.split("/"))
    prefix, colon, local = name.partition(":")
    return f"{{{_TRANSITIONAL[prefix]}}}{local}" if colon else name


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
        raise NotXmlError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise NotXmlError("it declares a document type, which no Word file may have")
    found: Element = root
    return found


def val(of: Element | None, default: str = "") -> str:
    """What an element says in `w:val`."""
    return default if of is None else of.get(q("w:val"), default)


def child_val(of: Element | None, path: str, default: str = "") -> str:
    """What the child at a path says in `w:val`."""
    return default if of is None else val(of.find(q(path)), default)


def is_on(of: Element | None) -> bool | None:
    """What a property that is on or off says (ISO 29500-1 § 17.17.4); None where it is not there."""
    return None if of is None else val(of, "true").lower() not in {"false", "0", "off", "none"}


def whole(text: str, default: int = 0) -> int:
    """The whole number in an attribute; the default where there is none."""
    try:
        return int(text)
    except ValueError:
        return default


def words_in(of: Element, *names: str) -> str:
    """The words that elements of these names say inside another; of `w:t` where none is named."""
    return "".join(t.text or "" for t in of.iter(*map(q, names or ("w:t",))))


def alternative(of: Element) -> Element:
    """That form of a content given in several forms which is read (ISO 29500-3 § 9.3).

    It is the first that has words, as no form is for readers that know only words.
    """
    forms = [*of.findall(q("mc:Choice")), *of.findall(q("mc:Fallback"))]
    with_words = (form for form in forms if next(form.iter(q("w:t")), None) is not None)
    return next(with_words, forms[0] if forms else of)


def printed(of: Element, *tags: str) -> Iterator[Element]:
    """The outermost elements of these tags in another, less those in forms of a content that are not read."""
    for element in alternative(of) if of.tag == q("mc:AlternateContent") else of:
        if element.tag in tags:
            yield element
        else:
            yield from printed(element, *tags)
