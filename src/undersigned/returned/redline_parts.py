"""Rewrites Word files for a redline: so that Docxodus gets their lists right, and so that looks are read as before."""

from __future__ import annotations

import copy
from typing import Final

from undersigned.files.ooxml import q, words_in
from undersigned.files.word_package import WordPackage, open_word_package
from undersigned.files.word_styles import WordStyles
from undersigned.files.word_xml import Element, serialised
from undersigned.files.zips import zipped

_BEFORE_LISTS: Final = frozenset(
    map(
        q,
        ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"),
    )
)
"""What stands before `w:numPr` in the properties of a paragraph (§ 17.3.1.26)."""
_STAY: Final = {
    "w:pPr": frozenset(map(q, ("w:rPr", "w:sectPr"))),
    "w:rPr": frozenset(map(q, ("w:ins", "w:del"))),
}
"""What a change of looks says nothing of (§ 17.13.5.29, § 17.13.5.31)."""
_TEXTS: Final = ("footnotes", "endnotes")
_PRIVATE: Final = frozenset(
    (
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "extended-properties",
        "thumbnail",
    )
)
"""The kinds of parts that say what was meant for others: remarks, who made them, firms and computers."""
_REMARKS: Final = tuple(map(q, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")))
_TYPES: Final = "[Content_Types].xml"


def parts_of(package: WordPackage) -> dict[str, bytes]:
    """All parts by their names, that of the content types first, as Word has it."""
    order = sorted(package.names, key=lambda name: (not name.startswith("["), not name.startswith("_"), name))
    return {name: package.read(name) for name in order}


def with_own_lists(data: bytes) -> bytes:
    """The file with what its styles say of lists said at each entry: Docxodus mixes up the lists of two styles."""
    package = open_word_package(data)
    parts, main = parts_of(package), package.related("", "officeDocument") or ""
    sheet = package.related(main, "styles")
    document, styles = package.xml(main), WordStyles(package.xml(sheet) if sheet else None)
    for paragraph in document.iter(q("w:p")):
        properties = paragraph.find(q("w:pPr"))
        if properties is None or properties.find(q("w:numPr")) is not None:
            continue
        found = (style.find(q("w:pPr/w:numPr")) for style in styles.of_paragraph(properties))
        said = next((one for one in found if one is not None), None)
        if said is not None:
            place = sum(child.tag in _BEFORE_LISTS for child in properties)
            properties.insert(place, copy.deepcopy(said))
    parts[main] = serialised(document)
    return zipped(parts)


def without_remarks(data: bytes) -> bytes:
    """The file without remarks, and without what programs noted of who wrote it, and where."""
    package = open_word_package(data)
    private = {link.target for _, link in package.all_links() if link.kind in _PRIVATE and not link.external}
    if not private & package.names:
        return data
    parts, main = parts_of(package), package.related("", "officeDocument") or ""
    for name in [one for one in parts if one.endswith(".rels")]:
        links = package.xml(name)
        for link in list(links):
            if link.get("Type", "").rpartition("/")[2] in _PRIVATE:
                links.remove(link)
        parts[name] = serialised(links)
    types = package.xml(_TYPES)
    for one in list(types):
        if one.get("PartName", "").lstrip("/") in private:
            types.remove(one)
    parts[_TYPES] = serialised(types)
    for name in filter(None, (main, *(package.related(main, kind) for kind in _TEXTS))):
        text = package.xml(name)
        for mark in list(text.iter(*_REMARKS)):
            next(mark.iterancestors()).remove(mark)
        parts[name] = serialised(text)
    return zipped({name: part for name, part in parts.items() if name not in private})


def furniture_of(data: bytes) -> list[tuple[str, list[bytes]]]:
    """The words and the pictures of each header and footer that says or shows something."""
    package, found = open_word_package(data), []
    for link in package.links(package.related("", "officeDocument") or ""):
        if link.kind in {"header", "footer"} and not link.external and link.target in package.names:
            pictures = [
                package.read(one.target)
                for one in package.links(link.target)
                if one.kind == "image" and not one.external and one.target in package.names
            ]
            found.append((" ".join(words_in(package.xml(link.target)).split()), pictures))
    return sorted(one for one in found if any(one))


def has_remarks(data: bytes) -> bool:
    """Whether somebody left remarks in a file."""
    package = open_word_package(data)
    name = package.related(package.related("", "officeDocument") or "", "comments")
    return bool(name) and next(package.xml(name or "").iter(q("w:comment")), None) is not None


def with_looks_before(data: bytes) -> bytes:
    """The file with all changes of looks rejected: what paragraphs and runs were before they were changed."""
    package = open_word_package(data)
    parts, main = parts_of(package), package.related("", "officeDocument") or ""
    for name in filter(None, (main, *(package.related(main, kind) for kind in _TEXTS))):
        root = package.xml(name)
        for kind, stay in _STAY.items():
            for properties in list(root.iter(q(kind))):
                change = properties.find(q(f"{kind}Change"))
                if change is not None:
                    _restore(properties, change.find(q(kind)), stay)
        parts[name] = serialised(root)
    return zipped(parts)


def _restore(properties: Element, before: Element | None, stay: frozenset[str]) -> None:
    for child in list(properties):
        if child.tag not in stay:
            properties.remove(child)
    for place, child in enumerate(list(before) if before is not None else []):
        properties.insert(place, child)
