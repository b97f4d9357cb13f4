"""Makes a PDF/A-3a (ISO 19005-3) say in its metadata that it is PDF/UA-1 as well.

WeasyPrint writes that a file is the one or the other. The property that says PDF/UA is none of those
that XMP defines, so an archive wants its schema beside it (ISO 19005-3, 6.6.2.3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pydyf  # what WeasyPrint writes PDFs with

Document: TypeAlias = Any  # WeasyPrint has no types
Pdf: TypeAlias = Any

_PDF_UA: Final = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description>"""


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF: the DOCX that says the same (`Alternative`), what it was made of (`Source`)."""

    name: str
    data: bytes
    description: str
    relationship: str = "Source"
    """ISO 19005-3, annex E."""


def declare_both(document: Document) -> None:
    """Have the metadata of a document say PDF/UA-1 beside what WeasyPrint makes it say."""
    described: Callable[..., bytes] = document.metadata.generate_rdf_metadata

    def describe_both(*variant: object) -> bytes:
        return described(*variant).replace(b"</rdf:RDF>", _PDF_UA + b"</rdf:RDF>")

    document.metadata.generate_rdf_metadata = describe_both


def name_attachments_once(_document: Document, pdf: Pdf) -> None:
    """Leave each attachment in the list of the file's own (ISO 19005-3, 6.8) once; called by WeasyPrint."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
