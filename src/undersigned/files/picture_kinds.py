"""Names the kind of a picture that no letter can hold, from how its file begins: `a GIF`, `a photograph in HEIC`."""

from __future__ import annotations

import re
from typing import Final

_KINDS: Final = (
    (rb"GIF8", "a GIF"),
    (rb"RIFF....WEBP", "a picture in WebP"),
    (rb"II\*\x00|MM\x00\*", "a TIFF"),
    (rb"BM", "a bitmap (BMP)"),
    (rb"....ftyp(?:avif|avis)", "a picture in AVIF"),
    (rb"....ftyp(?:hei|hev|mif1|msf1)", "a photograph in HEIC, as some telephones make them"),
    (rb"\x00\x00\x00\x0cjP  |\xff\x4f\xff\x51", "a JPEG 2000"),
    (rb"\x00\x00\x01\x00", "an icon (ICO)"),
    (rb"8BPS", "a file of Photoshop"),
    (rb"%PDF", "a PDF"),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "a drawing in PostScript (EPS)"),
    (rb"\xd7\xcd\xc6\x9a|\x01\x00\x00\x00.{36} EMF", "a drawing of Windows (WMF, EMF)"),
    (rb"P[1-7]\s", "a picture in PNM"),
    (rb"(?:\xef\xbb\xbf)?\s*<.{,2000}?<?svg\b", "a drawing in SVG"),
    (rb"PK\x03\x04", "a document or an archive"),
)
"""How the files of each kind begin, after their standards, and what officers call them."""


def kind_of_picture(data: bytes) -> str | None:
    """What a file is that is no PNG and no JPEG; None where nobody knows, or where it is one."""
    return next((name for begins, name in _KINDS if re.match(begins, data, re.DOTALL)), None)
