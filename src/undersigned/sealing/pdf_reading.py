"""Reads a PDF for its revisions and signature fields, or says why it cannot be read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields

from undersigned.model.findings import LetterError, stop
from undersigned.model.formats import SEAL

_XMP_TAG: Final = re.compile(rb"<(?P<ends>/?)(?P<name>dc:\w+|pdf:Keywords)\b[^<>]*>")

TIME: Final = "Time-"
"""How the fields of time stamps for the long term begin."""

LARGEST_PDF: Final = 200_000_000
"""Bytes. A letter with pictures and attachments has a few million."""


def reader_of(data: bytes, name: str) -> PdfFileReader:
    """A reader of a PDF, as strict as one has to be who looks for changes. Raises `LetterError` where it is none."""
    if b"%PDF-" not in data[:1024]:
        stop(f"{name} is not a PDF", "not-a-pdf", help="name the PDF that you were sent")
    with refused_if_damaged(name):
        reader = PdfFileReader(io.BytesIO(data), strict=True)
        if not reader.encrypted:
            _ = reader.root["/Pages"]["/Kids"]
            return reader
    stop(
        f"{name} is locked with a password",
        "encrypted-pdf",
        help="a sealed letter is open to all; ask who sent it for the file as it was sealed",
    )


@contextmanager
def refused_if_damaged(name: str) -> Iterator[None]:
    """Within it, what pyHanko cannot read becomes a `LetterError`."""
    try:
        yield
    except LetterError:
        raise
    except Exception as error:  # noqa: BLE001  # over a file made to harm, it raises whatever is below it does
        _stop_as_damaged(name, error)


def is_of_signatory(field: str) -> bool:
    """Whether a field is called by the id of a signatory, and is neither the seal's nor a time stamp's."""
    return field != SEAL and not field.startswith(TIME)


def signature_fields(reader: PdfHandler) -> dict[str, bool]:
    """The signature fields of a file, or of a state of it, and whether somebody signed in each."""
    return {str(name): value is not None for name, value, _ in enumerate_sig_fields(reader)}


def _stop_as_damaged(name: str, error: BaseException) -> NoReturn:
    stop(
        f"{name} is damaged: it cannot be read as a PDF whose changes can be told ({type(error).__name__})",
        "damaged-pdf",
        help="ask for it again; what passed through a program that repairs or shrinks PDFs has lost its seal",
    )


def said_of_itself(pdf: bytes) -> tuple[object, ...]:
    """What a file says of itself where viewers show it: title, authors, subject and keywords, in both their places."""
    reader = PdfFileReader(io.BytesIO(pdf), strict=False)
    has_info = "/Info" in reader.trailer
    info = reader.trailer["/Info"] if has_info else {}
    told = tuple(
        str(info[key]) if key in info else "" for key in ("/Title", "/Author", "/Subject", "/Keywords")
    )
    metadata = reader.root["/Metadata"].data if "/Metadata" in reader.root else b""
    return (*told, *_elements(metadata))


def _elements(metadata: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The elements of XMP that say what a file is, and what stands in them; in one pass, as the file may be a trap."""
    begun: dict[bytes, int] = {}
    for tag in _XMP_TAG.finditer(metadata):
        if tag["ends"]:
            if (start := begun.pop(tag["name"], None)) is not None:
                yield tag["name"], b" ".join(metadata[start : tag.start()].split())
        else:
            begun.setdefault(tag["name"], tag.end())
