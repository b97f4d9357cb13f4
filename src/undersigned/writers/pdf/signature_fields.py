"""Puts empty signature fields into a PDF (ISO 32000-1, 12.7.4.5), where the letter has places to sign.

A field that is added to a sealed file breaks its seal, so one for the seal and those of all who are to
sign by name are there from the beginning. What is seen of them belongs to the letter's layout.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pydyf  # what WeasyPrint writes PDFs with

from undersigned.languages.known import word
from undersigned.model.formats import SEAL

# pydyf has no types.
Pdf: TypeAlias = Any
Entry: TypeAlias = Any
"""A dictionary of the PDF."""


def signature_words(name: str, language: str) -> str:
    """What the field of a signatory is called, in a letter in `language` (BCP 47)."""
    return word(language, lambda one: one.signing.signature).format(name)


class SignatureFields:
    """The signature fields of a PDF that is being written."""

    def __init__(self, pdf: Pdf, language: str) -> None:
        self._pdf = pdf
        self._language = language
        self._fields: list[Entry] = []

    def seal(self) -> Entry:
        """The field of the seal, which is not seen: an area of no size on the first page."""
        return self._field(0, SEAL, word(self._language, lambda one: one.signing.seal), (0, 0, 0, 0))

    def signatory(self, page: int, name: str, label: str, box: tuple[float, ...]) -> Entry:
        """The field of a signatory on a page (from 0): left, bottom, right and top in points."""
        field = self._field(page, name, label, box)
        left, bottom, right, top = box
        # ISO 19005-3, 6.3.3: what has a size has an appearance; it is empty until somebody signs.
        look = pydyf.Stream(
            extra={
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": pydyf.Array([0, 0, round(right - left, 2), round(top - bottom, 2)]),
            }
        )
        self._pdf.add_object(look)
        field["AP"] = pydyf.Dictionary({"N": look.reference})
        return field

    def finish(self) -> None:
        """List the fields in the form of the file."""
        form = pydyf.Dictionary({"Fields": pydyf.Array(field.reference for field in self._fields)})
        self._pdf.add_object(form)
        self._pdf.catalog["AcroForm"] = form.reference

    def _field(self, page: int, name: str, label: str, box: tuple[float, ...]) -> Entry:
        reference = self._pdf.page_references[page]
        field = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": pydyf.String(name),
                "TU": pydyf.String(label),  # ISO 14289-1, 7.18.4: what is read aloud
                "Rect": pydyf.Array(box),
                "P": reference,
            }
        )
        self._pdf.add_object(field)
        self._fields.append(field)
        shown = self._pdf.objects[int(reference.split()[0])]
        shown["Annots"] = pydyf.Array([*shown.get("Annots", ()), field.reference])
        return field
