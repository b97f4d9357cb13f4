"""What pictures of Word files say beside what they show: nothing of it stays, and what they show does."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from undersigned.files.bare_drawings import bare_picture

PRIVATE = "C:/Users/jane/Client X"
_NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://i.example/"'
RED = '<rect width="10" height="10" fill="#f00"/>'


def picture(format: str, **said: object) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 0, 0)).save(data, format, **said)
    return data.getvalue()


def noted_png() -> bytes:
    info = PngInfo()
    info.add_text("Author", PRIVATE)
    return picture("PNG", pnginfo=info)


def exif() -> Image.Exif:
    made = Image.Exif()
    made[0x010E] = PRIVATE
    return made


DRAWINGS = {
    "metadata": f"<svg {_NAMES}><metadata>{PRIVATE}</metadata>{RED}</svg>",
    "a comment before the drawing": f"<?xml version='1.0'?><!--{PRIVATE}{'x' * 9000}--><svg {_NAMES}>{RED}</svg>",
    "entities of Illustrator": (
        f'<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY ns_a "http://jane.example/">]>'
        f'<svg {_NAMES} xmlns:x="&ns_a;"><x:a>{PRIVATE}</x:a>{RED}</svg>'
    ),
    "a picture elsewhere": f'<svg {_NAMES}><image xlink:href="file:///{PRIVATE}/a.png"/>{RED}</svg>',
    "a link": f'<svg {_NAMES}><a xlink:href="{PRIVATE}" xlink:title="{PRIVATE}">{RED}</a></svg>',
    "names of parts": f'<svg {_NAMES}><g id="{PRIVATE}" class="Client_X" i:label="{PRIVATE}">{RED}</g></svg>',
    "a style sheet": (
        f"<svg {_NAMES}><style>/* {PRIVATE} */ @import url('{PRIVATE}'); .Client_X {{fill: url('{PRIVATE}')}}</style>"
        f"{RED}</svg>"
    ),
    "words that are not drawn": f"<svg {_NAMES}><g>{PRIVATE}{RED}{PRIVATE}</g></svg>",
    "a hidden layer": f'<svg {_NAMES}><g style="display: none"><text>{PRIVATE}</text></g>{RED}</svg>',
    "what readers hear": f'<svg {_NAMES} aria-label="{PRIVATE}"><title>{PRIVATE}</title>{RED}</svg>',
    "no XML": f"<svg {_NAMES}><metadata>{PRIVATE}</svg>",
    "a picture in it": (
        f'<svg {_NAMES}><image xlink:href="data:image/png;base64,{base64.b64encode(noted_png()).decode()}"/>{RED}</svg>'
    ),
}


def says(data: bytes) -> bool:
    """Whether the private words can be found, also in what is packed or coded."""
    text = data.decode("latin-1")
    inner = [base64.b64decode(part.split('"')[0]) for part in text.split("base64,")[1:]]
    return any(word in one for one in (data, *inner) for word in (b"Client", b"jane"))


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_keeps_what_is_drawn_and_nothing_else(name: str, coding: str) -> None:
    bare = bare_picture(DRAWINGS[name].encode(coding))
    assert bare.rstrip().endswith((b"</svg>", b"/>"))
    assert not says(bare)
    assert (b'fill="#f00"' in bare) is (name != "no XML")


def test_what_a_drawing_points_at_has_another_name_everywhere() -> None:
    drawing = (
        f"<svg {_NAMES}><style>.Client-X, #Client_Y {{fill: url(#Client_G)}} rect.Client-X {{stroke: #abc}}</style>"
        '<linearGradient id="Client_G"/><rect id="Client_Y" class="Client-X" style="fill:url(#Client_G)"/>'
        '<use xlink:href="#Client_Y"/></svg>'
    )
    bare = bare_picture(drawing.encode()).decode()
    assert "Client" not in bare
    assert ".c0, #i1 {fill: url(#i0)} rect.c0 {stroke: #abc}" in bare
    assert '<linearGradient id="i0"/>' in bare
    assert 'href="#i1"' in bare
    assert 'style="fill:url(#i0)"' in bare


def test_entities_do_not_make_a_drawing_grow_without_end() -> None:
    entity = f'<!ENTITY a "{"x" * 100_000}">'
    drawing = f"<!DOCTYPE svg [{entity}]><svg {_NAMES}><text>{'&a;' * 10_000}</text></svg>"
    assert len(bare_picture(drawing.encode())) < 1000


def wmf() -> bytes:
    comment = PRIVATE.encode() + b"\0" * (len(PRIVATE) % 2)
    record = struct.pack("<IHHH", 5 + len(comment) // 2, 0x0626, 0x000F, len(comment)) + comment
    return struct.pack("<HHHIHIH", 1, 9, 0x0300, 100, 0, 100, 0) + record + struct.pack("<IH", 3, 0) + comment


PICTURES = {
    "PNG": noted_png(),
    "JPEG": picture("JPEG", exif=exif(), comment=PRIVATE),
    "WebP": picture("WEBP", exif=exif(), xmp=PRIVATE.encode()),
    "WMF": wmf(),
}


@pytest.mark.parametrize("name", ["PNG", "JPEG", "WebP", "WMF"])
def test_a_picture_keeps_what_is_shown_and_nothing_else(name: str) -> None:
    data = PICTURES[name]
    assert says(data)
    bare = bare_picture(data)
    assert not says(bare)
    if name != "WMF":
        assert Image.open(io.BytesIO(bare)).convert("RGB").getpixel((3, 3)) == Image.open(
            io.BytesIO(data)
        ).convert("RGB").getpixel((3, 3))


@pytest.mark.parametrize("name", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_off_says_no_more_than_it_shows(name: str) -> None:
    noise = Image.frombytes("RGB", (64, 64), zlib.compress(bytes(range(256)) * 99).ljust(12288, b"\7"))
    data = io.BytesIO()
    info = PngInfo()
    info.add_text("Author", PRIVATE)
    noise.save(data, name, **({"pnginfo": info} if name == "PNG" else {"comment": PRIVATE}))
    cut = data.getvalue()[:-200]
    assert says(cut)
    bare = bare_picture(cut)
    assert not says(bare)
    assert Image.open(io.BytesIO(bare)).size == (64, 64)
