"""The core properties of a Word file, from what a letter says of itself."""

from __future__ import annotations

from undersigned.model.letter import Metadata
from undersigned.writers.docx.ooxml import element, root
from undersigned.writers.docx.package import PACKAGE_RELATIONSHIP, Package, Part

_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_LONGEST_AUTHORS = 255
"""Characters that Word shows and keeps of a property."""


def set_properties(package: Package, metadata: Metadata) -> None:
    """Give the package the letter's core properties (ISO 29500-2, "Core properties") in place of its own.

    Both times are midnight UTC of the letter's date: a writer knows no clock.
    """
    for relationship in package.relationships:
        part = package.parts.get(relationship.target)
        if part is not None and part.content_type == _TYPE:
            package.relationships.drop(relationship)
            del package.parts[part.name]
    properties = root("cp:coreProperties", ("cp", "dc", "dcterms", "xsi"))
    midnight = f"{metadata.date.isoformat()}T00:00:00Z"
    for child in (
        element("dc:title", text=metadata.title),
        element("dc:creator", text=listed_authors(metadata.authors)),
        element("dc:language", text=metadata.language),
        element("dcterms:created", {"xsi:type": "dcterms:W3CDTF"}, text=midnight),
        element("dcterms:modified", {"xsi:type": "dcterms:W3CDTF"}, text=midnight),
    ):
        properties.append(child)
    part = package.add(Part("/docProps/core.xml", _TYPE, properties))
    package.relationships.add(PACKAGE_RELATIONSHIP + "metadata/core-properties", part.name)


def listed_authors(authors: tuple[str, ...], longest: int = _LONGEST_AUTHORS) -> str:
    """The authors as Word separates them, as many as fit: `A; B and 58 others`."""
    for shown in range(len(authors), 0, -1):
        left = len(authors) - shown
        line = "; ".join(authors[:shown]) + (f" and {left} other{'s' * (left > 1)}" if left else "")
        if len(line) <= longest:
            return line
    return authors[0][: longest - 1] + "…" if authors else ""
