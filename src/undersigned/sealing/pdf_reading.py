"""Reads a PDF for its revisions and signature fields, or says why it cannot be read."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator, Sequence
from typing import Final, NoReturn
from xml.etree import ElementTree

from pyhanko.pdf_utils import generic, misc
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields

from undersigned.model.findings import LetterError, stop
from undersigned.model.formats import SEAL

_REWRITTEN_XMP: Final = frozenset(
    {
        "{adobe:ns:meta/}xmptk",
        "{http://ns.adobe.com/pdf/1.3/}Producer",
        "{http://ns.adobe.com/xap/1.0/}MetadataDate",
        "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    }
)
"""What of XMP a program writes anew that adds to a file."""
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP_FRAME: Final = frozenset({"{adobe:ns:meta/}xmpmeta", f"{_RDF}RDF", f"{_RDF}Description"})
"""The elements that say nothing themselves."""
_XMP_FORMS: Final = frozenset({f"{_RDF}about", f"{_RDF}parseType", f"{_RDF}resource"})
"""The attributes that say how something is written; what they have to say is read elsewhere."""
_MOST_SAID: Final = 10_000
"""Properties that are read: a letter has twenty."""

TIME: Final = "Time-"
"""How the fields of time stamps for the long term begin."""

LARGEST_PDF: Final = 200_000_000
"""Bytes. A letter with pictures and attachments has a few million."""


class _Reader(PdfFileReader):
    """pyHanko's reader, which reads the table of a stream of objects once, and not anew for each object in it.

    A letter of 160 pages has a thousand. Whatever is odd about a stream is left to pyHanko, to be refused.
    """

    _table: tuple[object, dict[bytes, tuple[int, int]], bytes] = (None, {}, b"")
    """Of the stream that was read last: where each object stands in the table, and where in what is unpacked."""

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> object:
        """An object by its place in a stream of objects (ISO 32000-1, 7.5.7)."""
        stream = generic.Reference(stmnum, 0, self).get_object()
        if self._table[0] is not stream:
            self._table = (stream, *_table_of(stream))
        _, places, data = self._table
        place, start = places.get(b"%d" % idnum, (None, 0))
        if place == idx:
            with contextlib.suppress(ValueError, misc.PdfError):
                rest = io.BytesIO(data)
                rest.seek(start)
                one = generic.read_object(rest, generic.Reference(idnum, 0, self))
                if not isinstance(one, generic.StreamObject | generic.IndirectObject):
                    return one
        other: object = super()._get_object_from_stream(idnum, stmnum, idx)  # type: ignore[no-untyped-call]  # as it is
        return other


def _table_of(stream: object) -> tuple[dict[bytes, tuple[int, int]], bytes]:
    """Where the objects of a stream stand, and what it holds unpacked; nothing where anything is odd."""
    if not isinstance(stream, generic.StreamObject) or stream.get("/Type") != "/ObjStm":
        return {}, b""
    data, first, count = stream.read_data(DecodePurpose.OBJECT_STREAM), stream["/First"], stream["/N"]
    numbers = data[:first].split()
    if len(numbers) != 2 * count or not all(map(bytes.isdigit, numbers)):
        return {}, b""
    pairs = enumerate(zip(numbers[::2], numbers[1::2], strict=True))
    places = {number: (index, first + int(offset)) for index, (number, offset) in pairs}
    return (places, data) if len(places) == count else ({}, b"")


def reader_of(data: bytes, name: str) -> PdfFileReader:
    """A reader of a PDF, as strict as one has to be who looks for changes. Raises `LetterError` where it is none."""
    if b"%PDF-" not in data[:1024]:
        stop(f"{name} is not a PDF", "not-a-pdf", help="name the PDF that you were sent")
    with refused_if_damaged(name):
        reader = _Reader(io.BytesIO(data), strict=True)
        if not reader.encrypted:
            _ = reader.root["/Pages"]["/Kids"]
            return reader
    stop(
        f"{name} is locked with a password",
        "encrypted-pdf",
        help="a sealed letter is open to all; ask who sent it for the file as it was sealed",
    )


@contextlib.contextmanager
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
    reader = _Reader(io.BytesIO(pdf), strict=False)
    has_info = "/Info" in reader.trailer
    info = reader.trailer["/Info"] if has_info else {}
    told = tuple(
        str(info[key]) if key in info else "" for key in ("/Title", "/Author", "/Subject", "/Keywords")
    )
    metadata = reader.root["/Metadata"].data if "/Metadata" in reader.root else b""
    return (*told, *_in_xmp(metadata))


def _in_xmp(metadata: bytes) -> Sequence[object]:
    """All that XMP says (ISO 16684-1, 7.9), but what each program that adds to a file says of itself.

    Who writes it anew may choose other forms: attributes for elements, another prefix, another order of properties.
    Comments say nothing. What is no XML is compared as it stands.
    """
    if not metadata:
        return []
    try:
        root = ElementTree.fromstring(metadata)  # noqa: S314  # expat 2.4 and later bounds what entities unfold to
    except (ElementTree.ParseError, ValueError, LookupError):
        return [metadata]
    said: list[tuple[tuple[str, ...], str]] = []
    waiting: list[tuple[ElementTree.Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        if len(said) > _MOST_SAID:
            return [metadata]
        one, path = waiting.pop()
        if one.tag not in _XMP_FRAME:
            path = (*path, one.tag)
        said += [(path, text) for text in (one.text, one.get(f"{_RDF}resource")) if text and text.strip()]
        said += [((*path, name), value) for name, value in one.items() if name not in _XMP_FORMS]
        said += [(path, child.tail) for child in one if child.tail and child.tail.strip()]
        waiting += [(child, path) for child in reversed(one)]
    return sorted(
        ((path, " ".join(value.split())) for path, value in said if not _REWRITTEN_XMP & {*path}),
        key=lambda item: item[0],  # what is said twice stays in its order, as readers take the first
    )
