"""The bytes of a picture of any kind that Word takes, without what it says beside what it shows.

PNG and JPEG are made bare by `bare_pictures`, SVG by `bare_vectors`; here are the others that letterheads have: EMF,
WMF, GIF, TIFF, WebP, and packed ones. Of one that is cut off, that is left which can be shown.
"""

from __future__ import annotations

import gzip
import re
import struct
import zlib
from collections.abc import Iterator
from typing import Final, Literal

from undersigned.files.bare_pictures import bare_photograph
from undersigned.files.bare_vectors import bare_svg, is_svg

_GZIP: Final = b"\x1f\x8b"
_LARGEST: Final = 60_000_000
"""Bytes of a packed drawing when unpacked."""

_GIF: Final = re.compile(rb"GIF8[79]a")
_COMMENT, _APPLICATION = 0xFE, 0xFF
_LOOPS: Final = (b"NETSCAPE2.0", b"ANIMEXTS1.0")

_TIFF: Final[dict[bytes, Literal["little", "big"]]] = {b"II*\0": "little", b"MM\0*": "big"}
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
"""Bytes of a value by its type (TIFF 6.0, section 2)."""
_TELLING: Final = frozenset(
    {
        269,
        270,
        271,
        272,
        285,
        305,
        306,
        315,
        316,
        700,
        33432,
        33723,
        34377,
        37510,
        40091,
        40092,
        40093,
        40094,
        40095,
    }
)
"""Names, descriptions, makers, owners, times, XMP, IPTC (TIFF 6.0, section 8)."""
_EXIF, _GPS = 34665, 34853
_MOST_DIRECTORIES: Final = 50

_EMF_MARK, _EMF_MARK_AT = b" EMF", 40
_EMF_DESCRIPTION_AT: Final = 60
_EMR_COMMENT: Final = 70
_DRAWN_COMMENTS: Final = (b"EMF+", b"GDIC")
"""Comments of a drawing that are drawn (MS-EMF § 2.3.3)."""

_WMF_PLACED: Final = b"\xd7\xcd\xc6\x9a"
_WMF_HEADER: Final = re.compile(rb"[\1\2]\0\x09\0\0[\1\3]", re.DOTALL)
"""The kind, the size of the header and the version of a metafile (MS-WMF § 2.3.2.2)."""
_WMF_PLACED_SIZE, _WMF_HEADER_SIZE = 22, 18
_WMF_ESCAPE: Final = 0x0626
"""What is meant for a printer, or a comment (MS-WMF § 2.3.6)."""

_WEBP_CHUNKS: Final = frozenset(b"VP8X,VP8 ,VP8L,ALPH,ANIM,ANMF,ICCP".split(b","))
_WEBP_TELLS: Final = 0x0C
"""The flags of EXIF and XMP (WebP container, extended file format)."""


def bare_picture(data: bytes) -> bytes:
    """The picture alone."""
    if data.startswith(_GZIP):
        return _bare_packed(data)
    if _GIF.match(data):
        return _bare_gif(data) or data
    if data[:4] in _TIFF:
        return _bare_tiff(data)
    if data[_EMF_MARK_AT : _EMF_MARK_AT + 4] == _EMF_MARK:
        return _bare_emf(data)
    if data.startswith(_WMF_PLACED) or _WMF_HEADER.match(data):
        return _bare_wmf(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _bare_webp(data)
    if is_svg(data):
        return bare_svg(data)
    return bare_photograph(data)


def _bare_packed(data: bytes) -> bytes:
    """A drawing in gzip (.emz, .wmz), which may say what it was called before (RFC 1952 § 2.3)."""
    try:
        unpacked = zlib.decompressobj(wbits=31).decompress(data, _LARGEST)
    except zlib.error:
        return data
    return data if len(unpacked) == _LARGEST else gzip.compress(bare_picture(unpacked), mtime=0)


def _bare_gif(data: bytes) -> bytes | None:
    """A GIF without comments and what programs keep in it; None where it is cut off (GIF89a, § 24, § 26)."""
    at = 13 + _colours(data[10:11])
    kept = [data[:at]]
    while at < len(data):
        match data[at]:
            case 0x21:
                end = _after_blocks(data, at + 2)
                told = data[at + 1] == _COMMENT or (
                    data[at + 1] == _APPLICATION and data[at + 3 : at + 14] not in _LOOPS
                )
                kept.append(b"" if told else data[at:end])
            case 0x2C:
                end = _after_blocks(data, at + 11 + _colours(data[at + 9 : at + 10]))
                kept.append(data[at:end])
            case _:
                return b"".join((*kept, b";"))
        at = end
    return None


def _colours(flags: bytes) -> int:
    """Bytes of a table of colours."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1


def _bare_tiff(data: bytes) -> bytes:
    """A TIFF in which what tells is overwritten with zeros; its places must stay where they are."""
    order = _TIFF[data[:4]]
    made = bytearray(data)
    waiting, seen = [(int.from_bytes(data[4:8], order), False)], set[int]()
    while waiting and len(seen) < _MOST_DIRECTORIES:
        at, all_of_it = waiting.pop()
        if not at or at in seen or at + 2 > len(data):
            continue
        seen.add(at)
        count = int.from_bytes(data[at : at + 2], order)
        for field in range(at + 2, at + 2 + 12 * count, 12):
            tag, kind = (int.from_bytes(data[place : place + 2], order) for place in (field, field + 2))
            number, value = (
                int.from_bytes(data[place : place + 4], order) for place in (field + 4, field + 8)
            )
            if tag in (_EXIF, _GPS):
                waiting.append((value, True))
            elif tag in _TELLING or all_of_it:
                size = _SIZES.get(kind, 1) * number
                start = field + 8 if size <= 4 else value  # noqa: PLR2004  # it stands in the field if it has room
                end = min(start + size, len(made))
                made[start:end] = bytes(max(0, end - start))
        following = at + 2 + 12 * count
        waiting.append((int.from_bytes(data[following : following + 4], order), all_of_it))
    return bytes(made)


def _bare_emf(data: bytes) -> bytes:
    """An EMF without the name of the program and of the picture (MS-EMF § 2.3.4.2), and without comments."""
    made = bytearray(data)
    count, offset = struct.unpack_from("<II", data, _EMF_DESCRIPTION_AT)
    end = min(offset + 2 * count, len(made))
    if offset and end > offset:
        made[offset:end] = bytes(end - offset)
    made[_EMF_DESCRIPTION_AT : _EMF_DESCRIPTION_AT + 8] = bytes(8)
    for at, size in _records(data):
        kind = int.from_bytes(data[at : at + 4], "little")
        if kind == _EMR_COMMENT and data[at + 12 : at + 16] not in _DRAWN_COMMENTS:
            made[at + 12 : at + size] = bytes(size - 12)
    return bytes(made)


def _records(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the records of an EMF begin, with their sizes."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if size < 8 or at + size > len(data):  # noqa: PLR2004  # a record has a kind and a size
            return
        if size >= 12:  # noqa: PLR2004  # one with content
            yield at, size
        at += size


def _bare_wmf(data: bytes) -> bytes:
    """A WMF without what is said to printers and in comments."""
    made = bytearray(data)
    begins = _WMF_PLACED_SIZE if data.startswith(_WMF_PLACED) else 0
    at = begins + _WMF_HEADER_SIZE if _WMF_HEADER.match(data, begins) else begins
    if at == begins:  # nothing that anybody could draw
        return data[:begins]
    while at + 6 <= len(data):
        size = 2 * int.from_bytes(data[at : at + 4], "little")
        if size < 6:  # noqa: PLR2004  # a record has a size and a function
            break
        function = int.from_bytes(data[at + 4 : at + 6], "little")
        if function == _WMF_ESCAPE:
            end = min(at + size, len(made))
            made[at + 10 : end] = bytes(max(0, end - at - 10))
        at += size
        if not function:  # the last record
            break
    del made[at:]
    return bytes(made)


def _bare_webp(data: bytes) -> bytes:
    """A WebP of the chunks that are shown."""
    kept, at = [], 12
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        chunk = data[at:end]
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes((chunk[8] & ~_WEBP_TELLS,)) + chunk[9:]
        if kind in _WEBP_CHUNKS:
            kept.append(chunk)
        at = end
    shown = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(shown).to_bytes(4, "little") + shown
