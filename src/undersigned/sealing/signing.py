"""Seals a PDF with empty signature fields, or signs it for one more of its signatories.

Each signature is added behind what is there (ISO 32000-1, 7.5.6), after PAdES (ETSI EN 319 142-1).
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.sign.validation import read_certification_data
from pyhanko_certvalidator import ValidationContext

from undersigned.model.findings import listed, stop, suggestion
from undersigned.model.formats import SEAL
from undersigned.sealing.appearance import look_of
from undersigned.sealing.certificates import printable
from undersigned.sealing.complaints import silenced
from undersigned.sealing.pdf_reading import (
    TIME,
    is_of_signatory,
    reader_of,
    refused_if_damaged,
    signature_fields,
)
from undersigned.sealing.refusals import told_plainly
from undersigned.sealing.signer import Signer
from undersigned.sealing.timestamps import Stamps, long_term_context, stamper

_DIGEST: Final = "sha256"

_OUT_OF_SIGHT: Final = InvisSigSettings(box_out_of_bounds=True)
"""Where the field of a time stamp lies: only outside the page may it be without a tag (ISO 14289-1, 7.18.1)."""


@dataclass(frozen=True)
class Pen:
    """Who signs, when, and what proves that."""

    signer: Signer
    now: datetime
    stamps: Stamps | None = None


def seal(pdf: bytes, pen: Pen) -> bytes:
    """The PDF of a letter, sealed: certified, so that nothing but further signatures may be added.

    Raises `LetterError` where the time-stamping service or an authority that is asked fails.
    """
    certifying = PdfSignatureMetadata(
        field_name=SEAL,
        md_algorithm=_DIGEST,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
    )
    with silenced():
        return _signed(pdf, certifying, pen)


def size_of(pdf: bytes, name: str, field: str) -> tuple[float, float]:
    """Width and height (points) of the place where a signatory is to sign.

    Raises `LetterError` where the file `name` is not sealed, has no such field, or somebody has signed there.
    """
    with silenced(), refused_if_damaged(name):
        reader = reader_of(pdf, name)
        _check(reader, name, field)
        left, bottom, right, top = _rectangle(reader, field)
    return right - left, top - bottom


def add_signature(pdf: bytes, field: str, pen: Pen, look: bytes) -> bytes:
    """The sealed PDF with one more signature, whose look is a PDF of one page; those that are there stay good.

    The field is one that `size_of` has found. Raises `LetterError` as `seal` does.
    """
    approving = PdfSignatureMetadata(field_name=field, md_algorithm=_DIGEST, subfilter=SigSeedSubFilter.PADES)
    with silenced():
        return _signed(pdf, approving, pen, look)


class _Signer(PdfSigner):
    """A signer whose signatures say a time that it is given."""

    now: datetime

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002  # pyHanko's hook
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.now
        return session


def _signed(pdf: bytes, wanted: PdfSignatureMetadata, pen: Pen, look: bytes | None = None) -> bytes:
    """The PDF with one more signature; with stamps, also the time stamp and what proves both for good."""
    stamps = pen.stamps
    clock = stamper(stamps) if stamps else None
    if stamps and stamps.long_term:
        context = long_term_context(stamps, pen.signer.chain)
        wanted = replace(wanted, embed_validation_info=True, validation_context=context)
    style = look_of(look) if look else None
    with told_plainly(pen.signer.holder, stamps):
        wanted = replace(wanted, name=pen.signer.holder.name)  # pyHanko knows those with a common name only
        hand = _Signer(wanted, pen.signer.signer, timestamper=clock, stamp_style=style)
        hand.now = pen.now
        signed: bytes = hand.sign_pdf(_added_to(pdf), existing_fields_only=True).getvalue()
        if stamps and clock and stamps.long_term:
            signed = _stamped(signed, clock, long_term_context(stamps, pen.signer.chain))
    return signed


def _stamped(pdf: bytes, clock: HTTPTimeStamper, context: ValidationContext) -> bytes:
    """The PDF with a time stamp over all that is in it, the answers of the authorities included (B-LTA)."""
    taken = signature_fields(PdfFileReader(io.BytesIO(pdf)))
    name = next(f"{TIME}{number}" for number in range(1, len(taken) + 2) if f"{TIME}{number}" not in taken)
    last = PdfTimeStamper(
        clock, field_name=name, invis_settings=_OUT_OF_SIGHT, readable_field_name="Time stamp"
    )
    stamped: bytes = last.timestamp_pdf(_added_to(pdf), _DIGEST, validation_context=context).getvalue()
    return stamped


def _added_to(pdf: bytes) -> IncrementalPdfFileWriter:
    """What writes behind the end of a PDF."""
    return IncrementalPdfFileWriter(io.BytesIO(pdf))


def _check(reader: PdfFileReader, name: str, field: str) -> None:
    fields = signature_fields(reader)
    certification = read_certification_data(reader)
    if certification is None or not fields.get(SEAL):
        stop(
            f"{name} is not a letter that undersigned has sealed",
            "not-sealed",
            help="seal the letter first: undersigned sign CAMPAIGN; its representatives sign that file",
        )
    if certification.permission is MDPPerm.NO_CHANGES:
        stop(
            f"{name} was certified so that nobody may sign it any more",
            "closed-pdf",
            help="ask who sealed it for one that leaves room: undersigned sign CAMPAIGN makes such a file",
        )
    places = {printable(known): is_signed for known, is_signed in fields.items() if is_of_signatory(known)}
    if field not in places:
        stop(
            f"{name} has no place where '{field}' signs",
            "no-signature-field",
            help=suggestion(
                field,
                places,
                f"the places are those of {listed(places)}"
                if places
                else "the letter was sealed without; name who signs under 'signature_fields' and seal it again",
            ),
        )
    if places[field]:
        stop(
            f"somebody has signed {name} for '{field}' already",
            "already-signed",
            help="'undersigned verify' says who it was",
        )


def _rectangle(reader: PdfFileReader, name: str) -> list[float]:
    field = next(field for known, _, field in enumerate_sig_fields(reader) if known == name)
    return [float(edge) for edge in field.get_object()["/Rect"]]
