"""Whether the seal of a PDF is over the very letter that its campaign builds, and over nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature

from undersigned.model.formats import SEAL
from undersigned.sealing.complaints import silenced
from undersigned.sealing.pdf_reading import said_of_itself


def is_sealed_as_built(pdf: bytes, letter: bytes) -> bool:
    """Whether a PDF is that letter, byte by byte, and the first thing that was added to it is its seal alone.

    That the letter's bytes come first proves nothing yet: whoever seals could have replaced its pages in between,
    or in the same breath (ISO 32000-1, 7.5.6). A seal fills its field, says what it permits, marks the form as
    signed, and notes the program and the day; nothing else may be in what was added with it. `pdf` is one that
    `verify` has read.
    """
    if not pdf.startswith(letter):
        return False
    with silenced():
        reader = PdfFileReader(io.BytesIO(pdf))
        built = PdfFileReader(io.BytesIO(letter))
        seal = next(iter(reader.embedded_signatures), None)
        return (
            seal is not None
            and seal.field_name == SEAL
            and seal.signed_revision == 1
            and reader.xrefs.get_startxref_for_revision(0) == built.last_startxref
            and not reader.xrefs.refs_freed_in_revision(1)
            and said_of_itself(pdf[: _end_of(seal)]) == said_of_itself(letter)
            and _adds_the_seal_only(reader)
        )


def _end_of(seal: EmbeddedPdfSignature) -> int:
    *_, start, length = map(int, seal.byte_range)
    return start + length


def _adds_the_seal_only(reader: PdfFileReader) -> bool:
    before, after = reader.get_historical_resolver(0), reader.get_historical_resolver(1)
    may_differ = dict(_places_of_a_seal(before))
    known = int(before.trailer_view["/Size"])
    if _written(after.trailer_view, "/Root") != _written(before.trailer_view, "/Root"):
        return False
    for reference in reader.xrefs.explicit_refs_in_revision(1):
        if reference.idnum < known:  # what is new is reached from the places of a seal only
            keys = may_differ.get(reference.idnum, frozenset())
            if not _are_alike(before.get_object(reference), after.get_object(reference), keys):
                return False
    return True


def _places_of_a_seal(letter: HistoricalResolver) -> Iterator[tuple[int, frozenset[str] | None]]:
    """The objects that sealing writes anew, by their numbers, each with the keys that it changes; None: any.

    What those with any key say to a reader, `said_of_itself` compares.
    """
    root, trailer = letter.root, letter.trailer_view
    yield trailer.raw_get("/Root").idnum, frozenset({"/Perms", "/Extensions", "/Version"})
    yield root.raw_get("/AcroForm").idnum, frozenset({"/SigFlags"})
    yield root.raw_get("/Metadata").idnum, None
    yield trailer.raw_get("/Info").idnum, None
    for field in root["/AcroForm"]["/Fields"]:
        if field.get_object()["/T"] == SEAL:
            yield field.idnum, frozenset({"/V"})


def _are_alike(was: object, now: object, keys: frozenset[str] | None) -> bool:
    """Whether two dictionaries are the same but for some keys; None: whatever they are."""
    if keys is None:
        return True
    if not isinstance(was, DictionaryObject) or not isinstance(now, DictionaryObject):
        return False
    return all(_written(was, key) == _written(now, key) for key in {*was, *now} - keys)


def _written(dictionary: DictionaryObject, key: str) -> bytes | None:
    """What stands under a key as it is written in a file, its references not followed."""
    if key not in dictionary:
        return None
    out = io.BytesIO()
    dictionary.raw_get(key).write_to_stream(out, None)
    return out.getvalue()
