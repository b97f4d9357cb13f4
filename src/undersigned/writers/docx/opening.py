"""Makes a user's own Word file ready for python-docx, which opens only some of the files that Word does.

python-docx wants a content type for every part, a part behind every relationship, one part of each kind that
a document has one of, and names in one case; Word makes do without.
"""

from __future__ import annotations

import itertools
import posixpath
import re
from collections.abc import Iterator
from typing import Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, PartFactory, XmlPart
from docx.opc.spec import default_content_types
from docx.parts.image import ImagePart

from undersigned.files.bare_drawings import bare_picture
from undersigned.files.word_package import Link, WordPackage
from undersigned.files.word_xml import serialised
from undersigned.writers.docx.ooxml import Element, q, remove
from undersigned.writers.docx.package import LetterPackage

_MAIN: Final = RELATIONSHIP_TYPE.OFFICE_DOCUMENT.rpartition("/")[2]
_NAMES: Final = {
    _MAIN: "document", "styles": "styles", "settings": "settings", "numbering": "numbering", "footnotes": "footnotes",
    "endnotes": "endnotes", "header": "header", "footer": "footer", "theme": "theme/theme", "fontTable": "fontTable",
    "font": "fonts/font", "image": "media/image", "chart": "charts/chart", "themeOverride": "theme/themeOverride",
    "diagramData": "diagrams/data", "diagramLayout": "diagrams/layout", "diagramQuickStyle": "diagrams/quickStyle",
    "diagramColors": "diagrams/colors", "diagramDrawing": "diagrams/drawing",
}  # fmt: skip
"""The last words of the relationships to parts that are seen in a letter, and what such a part is called there.

All others lead to what is about the text that goes, such as comments, or about the office: properties, templates,
macros, people, printers, databases, files in other formats.
"""
_NUMBERED: Final = frozenset({"header", "footer", "theme", "font", "image", "chart", "themeOverride"})
_HYPERLINK: Final = RELATIONSHIP_TYPE.HYPERLINK
_FOR_EVERYBODY: Final = ("http://", "https://", "mailto:", "tel:")
"""How addresses begin that lead from a letter to where everybody gets."""

_KINDS: Final = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT: (CONTENT_TYPE.WML_DOCUMENT_MAIN, "w:document"),
    RELATIONSHIP_TYPE.STYLES: (CONTENT_TYPE.WML_STYLES, "w:styles"),
    RELATIONSHIP_TYPE.SETTINGS: (CONTENT_TYPE.WML_SETTINGS, "w:settings"),
    RELATIONSHIP_TYPE.NUMBERING: (CONTENT_TYPE.WML_NUMBERING, "w:numbering"),
    RELATIONSHIP_TYPE.FOOTNOTES: (CONTENT_TYPE.WML_FOOTNOTES, "w:footnotes"),
    RELATIONSHIP_TYPE.ENDNOTES: (CONTENT_TYPE.WML_ENDNOTES, "w:endnotes"),
    RELATIONSHIP_TYPE.HEADER: (CONTENT_TYPE.WML_HEADER, "w:hdr"),
    RELATIONSHIP_TYPE.FOOTER: (CONTENT_TYPE.WML_FOOTER, "w:ftr"),
    RELATIONSHIP_TYPE.THEME: (CONTENT_TYPE.OFC_THEME, "a:theme"),
    RELATIONSHIP_TYPE.FONT_TABLE: (CONTENT_TYPE.WML_FONT_TABLE, "w:fonts"),
}
"""What stands at the end of a relationship, whatever its content type says, and the root that it has."""
_MANY: Final = frozenset({RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER})
"""Of these kinds, a part may have several."""

_EXTENSION: Final = re.compile(r"[a-z0-9]{1,5}")
_BY_EXTENSION: Final = dict(default_content_types)
"""What a part is whose package does not say it."""
_PICTURES: Final = tuple(map(q, ("w:drawing", "w:pict", "w:object")))


def opened(source: WordPackage) -> LetterPackage:
    """The package with the parts that can be reached, as python-docx has them.

    Raises `WordFileError` where a part that is looked into is damaged.
    """
    package = LetterPackage()
    parts: dict[str, Part] = {}
    names = _Names()
    waiting: list[tuple[LetterPackage | Part, str]] = [(package, "")]
    for holder, name in waiting:
        for identifier, link in _usable(source, name):
            if link.external:
                holder.load_rel(link.type, link.target, identifier, is_external=True)
                continue
            if link.target not in parts:
                part = _part(source, link, package, names)
                if part is None:
                    continue
                parts[link.target] = part
                waiting.append((part, link.target))
            holder.load_rel(link.type, parts[link.target], identifier)
    for part in parts.values():
        if isinstance(part, XmlPart):
            _drop_references_to_nothing(part)
    return package


def _usable(source: WordPackage, name: str) -> Iterator[tuple[str, Link]]:
    """The relationships of a part that lead somewhere, each with an id."""
    links = source.links(name)
    ids = {link.id for link in links}
    free = (f"rId{number}" for number in itertools.count(1) if f"rId{number}" not in ids)
    once = set[str]()
    for link in links:
        is_there = link.kind in _NAMES and link.target in source.names and not link.external
        is_address = link.external and link.type == _HYPERLINK
        if (
            not (is_there or (is_address and link.target.lower().startswith(_FOR_EVERYBODY)))
            or link.type in once
        ):
            continue
        if (link.kind == _MAIN) is bool(name):
            continue
        if link.type in _KINDS and link.type not in _MANY:
            once.add(link.type)
        yield link.id or next(free), link


class _Names:
    """Gives parts names of their kinds, as Word does: those that they have may be words of somebody's."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def of(self, link: Link) -> PackURI:
        """A name for the part to which a relationship leads."""
        stem = _NAMES[link.kind]
        count = self._counts[stem] = self._counts.get(stem, 0) + 1
        number = str(count) if link.kind in _NUMBERED or count > 1 else ""
        extension = posixpath.splitext(link.target)[1][1:].lower()
        if link.kind not in ("image", "font"):
            extension = "xml"
        elif not _EXTENSION.fullmatch(extension):
            extension = "bin"
        return PackURI(f"/word/{stem}{number}.{extension}")


def _part(source: WordPackage, link: Link, package: LetterPackage, names: _Names) -> Part | None:
    """The part to which a relationship leads, or none if it is not what the relationship says."""
    content_type, root = _KINDS.get(link.type, (source.content_type(link.target), ""))
    if not content_type:
        extension = posixpath.splitext(link.target)[1][1:].lower()
        content_type = _BY_EXTENSION.get(extension, "application/octet-stream")
    kind = PartFactory.part_type_for.get(content_type, Part)
    if link.kind in ("image", "font"):
        kind = ImagePart if link.kind == "image" else Part
        data = source.read(link.target)
        if link.kind == "image":
            data = bare_picture(data)
    else:
        xml = source.xml(link.target)
        if root and xml.tag != q(root):
            return None
        data = serialised(xml)
        if not issubclass(kind, XmlPart):
            kind = XmlPart
    part: Part = kind.load(names.of(link), content_type, data, package)
    return part


def _drop_references_to_nothing(part: XmlPart) -> None:
    """Take out what leads to a relationship that the part has not: Word takes such a file for a damaged one.

    A picture that is not there leaves no frame; where one of several is missing, the others stay.
    """
    prefix = q("r:id").removesuffix("id")
    for node in list(part.element.iter()):
        for name, identifier in list(node.attrib.items()):
            if not name.startswith(prefix) or not identifier or identifier in part.rels:
                continue
            around = next(node.iterancestors(*_PICTURES), None)
            if node.tag in (q("w:headerReference"), q("w:footerReference")):
                remove(node)
            elif around is not None and not _has_more(around, part, prefix):
                remove(around)
            else:
                del node.attrib[name]


def _has_more(picture: Element, part: XmlPart, prefix: str) -> bool:
    """Whether there are words in a drawing, or relationships that lead somewhere."""
    if next(picture.iter(q("w:t")), None) is not None:
        return True
    said = (said for node in picture.iter() for name, said in node.attrib.items() if name.startswith(prefix))
    return any(identifier in part.rels for identifier in said)
