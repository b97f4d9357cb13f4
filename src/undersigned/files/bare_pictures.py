"""The bytes of a PNG or JPEG without all that is no part of the picture.

A photograph's file says where it was taken, when, by whom and with what. Nothing is decoded here: segments and chunks
that are needed to show the picture are taken over as they are, all others are left out: EXIF, XMP and IPTC, comments,
small previews that may show more than the picture does, and whatever a camera hangs behind it.
"""

from __future__ import annotations

import re
import struct
from typing import Final, Literal

PNG_BEGINS: Final = b"\x89PNG\r\n\x1a\n"
_PNG_ENDS: Final = b"\0\0\0\0IEND\xaeB`\x82"
_PNG_CHUNKS: Final = frozenset(
    b"IHDR PLTE tRNS IDAT pHYs iCCP sRGB gAMA cHRM cICP mDCV cLLI sBIT bKGD".split()
)
"""Chunks (PNG, 3rd edition, § 11) of a picture that does not move, and of its colours."""

_JPEG_BEGINS, _JPEG_ENDS = b"\xff\xd8", b"\xff\xd9"
_END_OF_IMAGE, _START_OF_SCAN = 0xD9, 0xDA
_MARKER: Final = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)
"""Any number of fill bytes may stand before a marker (ITU-T T.81, B.1.1.2)."""
_AFTER_SCAN: Final = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
"""The first marker that is no part of a scan; 0xFF is followed by zero there, or by a restart (B.1.1.5)."""
_JFIF, _JFIF_WITHOUT_PREVIEW = b"JFIF\0", 12
_ADOBE, _ADOBE_LENGTH = b"Adobe", 12
_PROFILE: Final = b"ICC_PROFILE\0"

_ORIENTATION: Final = 0x0112
_ORIENTATIONS: Final = range(1, 9)


def strip_metadata(data: bytes) -> bytes | None:
    """The picture alone, its pixels untouched; None where it is not put together as the standards say.

    It is for files that a decoder has accepted: of a damaged one, it sees only some of the damage.
    """
    bare, is_whole = _bare(data)
    return bare if is_whole else None


def _bare(data: bytes) -> tuple[bytes, bool]:
    """What is needed to show a picture, and whether that is all of one."""
    if data.startswith(PNG_BEGINS):
        return _bare_png(data)
    return _bare_jpeg(data) if data.startswith(_JPEG_BEGINS) else (data, False)


def bare_photograph(data: bytes) -> bytes:
    """A PNG or JPEG without what it says beside what it shows, and any other picture as it is.

    One that is cut off shows what it has, as in Word.

    How a photograph has to be turned stays with it: whoever opens it may turn it, or not, as before.
    """
    bare, _ = _bare(data)
    turned = orientation(_exif(data)) if data.startswith(_JPEG_BEGINS) else 1
    if turned == 1:
        return bare
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01" + struct.pack(">HHIHHI", _ORIENTATION, 3, 1, turned, 0, 0)
    return _JPEG_BEGINS + b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + bare[len(_JPEG_BEGINS) :]


def _exif(data: bytes) -> bytes:
    """The EXIF of a JPEG, if it has one; it stands before the picture (CIPA DC-008, § 4.5.4)."""
    at = len(_JPEG_BEGINS)
    while marker := _MARKER.match(data, at):
        code, at = marker[1][0], marker.end()
        length = int.from_bytes(data[at : at + 2])
        if code in (_START_OF_SCAN, _END_OF_IMAGE) or length < 2:  # noqa: PLR2004  # as above
            break
        if code == 0xE1 and data[at + 2 : at + 8] == b"Exif\0\0":  # noqa: PLR2004  # APP1
            return data[at + 2 : at + length]
        at += length
    return b""


def _bare_png(data: bytes) -> tuple[bytes, bool]:
    kept, at = [PNG_BEGINS], len(PNG_BEGINS)
    while at < len(data):
        kind, end = data[at + 4 : at + 8], at + 12 + int.from_bytes(data[at : at + 4])
        if kind == b"IEND":
            return b"".join((*kept, _PNG_ENDS)), True
        if kind in _PNG_CHUNKS:
            kept.append(data[at:end])
        at = end
    return b"".join((*kept, _PNG_ENDS)), False


def _bare_jpeg(data: bytes) -> tuple[bytes, bool]:
    kept, at = [_JPEG_BEGINS], len(_JPEG_BEGINS)
    while marker := _MARKER.match(data, at):
        code, at = marker[1][0], marker.end()
        if code == _END_OF_IMAGE:
            return b"".join((*kept, _JPEG_ENDS)), True
        length = int.from_bytes(data[at : at + 2])
        if length < 2:  # noqa: PLR2004  # a length counts itself, which has 2 bytes
            break
        content = _needed(code, data[at + 2 : at + length])
        at += length
        if content is not None:
            kept.append(bytes((0xFF, code)) + (len(content) + 2).to_bytes(2) + content)
        if code == _START_OF_SCAN:
            after = _AFTER_SCAN.search(data, at)
            end = len(data) if after is None else after.start()
            kept.append(data[at:end])
            at = end
    return b"".join((*kept, _JPEG_ENDS)), False


def _needed(code: int, content: bytes) -> bytes | None:
    """What of a segment is needed to show the picture."""
    match code:
        case 0xE0 if content.startswith(_JFIF) and len(content) > _JFIF_WITHOUT_PREVIEW:
            return content[:_JFIF_WITHOUT_PREVIEW] + b"\0\0"
        case 0xE2 if content.startswith(_PROFILE):
            return content
        case 0xEE if content.startswith(_ADOBE):  # how colours are coded
            return content[:_ADOBE_LENGTH]
        case _ if 0xC0 <= code <= 0xDF:  # noqa: PLR2004  # tables, frames and scans (T.81, table B.1)
            return content
        case _:
            return None


def orientation(exif: bytes) -> int:
    """How a picture with that EXIF has to be turned: not at all, 1, or 2 to 8 (CIPA DC-008, § 4.6.5, Orientation)."""
    tiff = exif.removeprefix(b"Exif\0\0")
    order: Literal["little", "big"]
    match tiff[:4]:
        case b"II*\0":
            order = "little"
        case b"MM\0*":
            order = "big"
        case _:
            return 1
    fields = int.from_bytes(tiff[4:8], order)
    count = int.from_bytes(tiff[fields : fields + 2], order)
    for number in range(count):
        field = fields + 2 + 12 * number
        if int.from_bytes(tiff[field : field + 2], order) == _ORIENTATION:
            found = int.from_bytes(tiff[field + 8 : field + 10], order)
            return found if found in _ORIENTATIONS else 1
    return 1
