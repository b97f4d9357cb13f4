"""Empties a user's own Word file, so that a letter can start from its letterhead and styles.

Its styles, page, headers and footers stay; its text goes, with all that only the text referred to.
"""

from __future__ import annotations

from undersigned.writers.docx.languages import language
from undersigned.writers.docx.notes import drop_notes
from undersigned.writers.docx.ooxml import NAMESPACES, Element, element, insert_before, q
from undersigned.writers.docx.package import (
    MAIN_DOCUMENT,
    OFFICE_RELATIONSHIP,
    PACKAGE_RELATIONSHIP,
    WORD,
    NotAWordFileError,
    Package,
    Part,
    read_package,
)

_MAIN_TYPES = frozenset({MAIN_DOCUMENT, f"{WORD}template.main+xml"})
_STALE = frozenset(
    {
        PACKAGE_RELATIONSHIP + "metadata/thumbnail",
        PACKAGE_RELATIONSHIP + "digital-signature/origin",
        OFFICE_RELATIONSHIP + "comments",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
        "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
    }
)
"""Relationships to what is about the text that goes: its picture, signature and comments."""


def reference_package(data: bytes, tag: str) -> Package:
    """The file without its text, in a language (BCP 47).

    Raises `NotAWordFileError` for what is not a .docx, nor a .dotx, or cannot be read.
    """
    package = read_package(data)
    document = package.document
    if document.content_type not in _MAIN_TYPES:
        raise NotAWordFileError("it holds macros, or is not a Word document")
    document.content_type = MAIN_DOCUMENT
    _drop_text(document)
    for relationships in (package.relationships, document.relationships):
        for relationship in relationships:
            if relationship.type in _STALE:
                relationships.drop(relationship)
    for kind in ("footnotes", "endnotes"):
        notes = document.relationships.target(OFFICE_RELATIONSHIP + kind)
        if notes in package.parts:
            drop_notes(package.parts[notes].xml)
    _set_language(package.related("styles", element("w:styles")).xml, tag)
    return package


def _drop_text(document: Part) -> None:
    """Leave nothing in the body but the properties of its last section, and no relationship to what went."""
    body = document.xml.find(q("w:body"))
    if body is None:
        raise NotAWordFileError("its main document is empty")
    mentioned = _mentioned(document.xml)
    section = _last_section(body)
    for child in list(body):
        body.remove(child)
    body.append(section)
    for gone in mentioned - _mentioned(document.xml):
        relationship = document.relationships.by_id.get(gone)
        if relationship is not None:
            document.relationships.drop(relationship)


def _mentioned(xml: Element) -> set[str]:
    """The ids of relationships to which some element refers."""
    namespace = f"{{{NAMESPACES['r']}}}"
    return {value for node in xml.iter() for name, value in node.attrib.items() if name.startswith(namespace)}


def _last_section(body: Element) -> Element:
    """The properties of the last section, with the headers and footers it takes over (§ 17.10.5).

    How its notes count is left out: they count as in the letter's other formats.
    """
    for section in list(body.iter(q("w:sectPr"))):
        for former in section.findall(q("w:sectPrChange")):
            section.remove(former)
    sections = list(body.iter(q("w:sectPr"))) or [element("w:sectPr")]
    last = sections[-1]
    furniture: dict[tuple[str, str | None], Element] = {}
    for section in sections:
        for kind in (q("w:headerReference"), q("w:footerReference")):
            furniture |= {(kind, found.get(q("w:type"))): found for found in section.findall(kind)}
    for position, reference in enumerate(furniture.values()):
        last.insert(position, reference)
    for kind in (q("w:footnotePr"), q("w:endnotePr")):
        for notes in last.findall(kind):
            last.remove(notes)
    return last


def _set_language(styles: Element, tag: str) -> None:
    """Declare the language of the letter in place of the one that the file's own text was in (§ 17.7.5.1)."""
    node = styles
    for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        found = node.find(q(name))
        if found is None:
            found = element(name)
            node.insert(0, found)
        node = found
    normal = (style for style in styles.findall(q("w:style")) if style.get(q("w:default")) in {"1", "true"})
    for place in (node, *(run for style in normal for run in style.findall(q("w:rPr")))):
        for former in place.findall(q("w:lang")):
            place.remove(former)
    insert_before(node, language(tag), frozenset({"w:eastAsianLayout", "w:specVanish", "w:oMath"}))
