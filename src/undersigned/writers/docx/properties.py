"""The core properties of a Word file, from what a letter says of itself."""

from __future__ import annotations

import datetime
from typing import Final
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties

from undersigned.files.word_package import VERSION_PROPERTY
from undersigned.model.letter import Metadata
from undersigned.writers.docx.package import LetterPackage

_CUSTOM: Final = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">\
<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">\
<vt:lpwstr>{value}</vt:lpwstr></property></Properties>"""
"""Custom properties (ISO 29500-1 § 22.3); their numbers begin with 2 (MS-OLEPS § 2.18)."""
_LONGEST_AUTHORS = 255
"""Characters that Word shows and keeps of a property."""


def set_properties(package: LetterPackage, metadata: Metadata) -> None:
    """Give the package the letter's core properties (ISO 29500-2, "Core properties").

    Both times are midnight UTC of the letter's date, if it has one: a writer knows no clock, as those that python-docx
    makes by itself do.
    """
    root = CT_CoreProperties.new()
    part = CorePropertiesPart(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, root, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    properties = part.core_properties
    root.get_or_add_title().text = metadata.title  # of any length
    properties.author = listed_authors(metadata.authors)
    properties.language = metadata.language
    if metadata.version:
        properties.subject = metadata.version
    if metadata.date is not None:
        midnight = datetime.datetime.combine(metadata.date, datetime.time(), datetime.UTC)
        properties.created = properties.modified = midnight


def set_version(package: LetterPackage, version: str) -> None:
    """Say in a custom property under which version a file is sent around."""
    data = _CUSTOM.format(name=VERSION_PROPERTY, value=escape(version)).encode()
    part = Part(PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, data, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def listed_authors(authors: tuple[str, ...], longest: int = _LONGEST_AUTHORS) -> str:
    """The authors as Word separates them, as many as fit: `A; B and 58 others`."""
    for shown in range(len(authors), 0, -1):
        left = len(authors) - shown
        line = "; ".join(authors[:shown]) + (f" and {left} other{'s' * (left > 1)}" if left else "")
        if len(line) <= longest:
            return line
    return authors[0][: longest - 1] + "…" if authors else ""
