"""Holds that pictures of any size and kind are printed whole, in Word as in the PDF, or are told with their place."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx_letters import METADATA, STYLE, W, letter, paragraph, picture, xml
from PIL import Image as Pillow

from outside import docx_faults, office_pdf
from small_project import SmallProject
from undersigned.files.images import picture_in
from undersigned.model.letter import (
    Blocks,
    BulletList,
    Image,
    Inlines,
    Numbered,
    NumberedLetter,
    Part,
    Quotation,
    Role,
    Table,
)
from undersigned.writers import docx, pdf

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TALL, WIDE, SMALL_ONE = picture(1080, 2400), picture(2400, 900), picture(40, 30)


def in_pdf(data: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of each picture on the pages of a PDF, in points."""
    with pypdfium2.PdfDocument(data) as document:
        return [
            tuple(round(side, 1) for side in found.get_bounds())
            for page in document
            for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
        ]


def in_word(data: bytes) -> list[tuple[float, float]]:
    """Width and height of each picture in the text of a Word file, in points."""
    extents = xml(data, "word/document.xml").iter(f"{WP}extent")
    return [(int(extent.get("cx")) / 12700, int(extent.get("cy")) / 12700) for extent in extents]


def row(*images: Image) -> Table[Numbered]:
    cells: tuple[Inlines[Numbered], ...] = tuple((image,) for image in images)
    return Table[Numbered](cells, (), (None,) * len(images))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_picture_larger_than_its_room_is_scaled_to_it(columns: int, tmp_path: Path) -> None:
    blocks: Blocks[Numbered] = (
        TALL,
        paragraph("Words before it."),
        TALL,
        WIDE,
        Quotation((TALL, WIDE)),
        BulletList(((paragraph("An item"), WIDE, BulletList(((paragraph("deeper"), TALL),))),)),
        Quotation((BulletList(((paragraph("An item"), WIDE),)),)),
        row(WIDE, WIDE, WIDE, WIDE),
        SMALL_ONE,
    )
    made = NumberedLetter(METADATA, (Part(Role.BODY, blocks, columns=columns),), ())
    page, file = STYLE.page, tmp_path / "letter.docx"
    file.write_bytes(docx.write(made, STYLE))
    by_us, by_office = in_pdf(pdf.write(made, STYLE)), in_pdf(office_pdf(file, tmp_path).read_bytes())
    in_docx = in_word(file.read_bytes())
    assert len(by_us) == len(by_office) == len(in_docx) == 13
    for left, bottom, right, top in (*by_us, *by_office):
        assert left >= page.margin_left - 1
        assert right <= page.width - page.margin_right + 1
        assert bottom >= page.margin_bottom - 1
        assert top <= page.height - page.margin_top + 1
        ratio = (right - left) / (top - bottom)
        assert min(abs(ratio - whole) for whole in (1080 / 2400, 2400 / 900, 40 / 30)) < 0.05
    for (left, bottom, right, top), (width, height) in zip(by_us, in_docx, strict=True):
        assert right - left == pytest.approx(width, rel=0.15)
        assert top - bottom == pytest.approx(height, rel=0.15)


def test_a_small_picture_is_not_made_larger() -> None:
    assert in_word(docx.write(letter((SMALL_ONE,)), STYLE)) == [(30, 22.5)]


@pytest.mark.parametrize("images", [(WIDE,) * 4, (WIDE,) * 8, (TALL, WIDE)], ids=["four", "eight", "two"])
def test_a_row_of_logos_is_whole_and_without_lines(images: tuple[Image, ...], tmp_path: Path) -> None:
    data = docx.write(letter((row(*images),)), STYLE)
    (table,) = xml(data, "word/document.xml").iter(f"{W}tbl")
    widths = [int(column.get(f"{W}w")) / 20 for column in table.iter(f"{W}gridCol")]
    assert len(widths) == len(images)
    assert all(width <= column - 6 for (width, _), column in zip(in_word(data), widths, strict=True))
    assert next(table.iter(f"{W}tblStyle", f"{W}tblBorders", f"{W}tblHeader"), None) is None
    if len(images) == 4:
        file = tmp_path / "letter.docx"
        file.write_bytes(data)
        assert docx_faults(file) == []


def png(width: int, height: int, depth: int, colour: int, rows: bytes, *, interlaced: bool = False) -> bytes:
    """A PNG of any kind, which Pillow does not write."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def saved(mode: str, format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    grey = Pillow.linear_gradient("L").resize((64, 48))
    if mode == "I;16":
        picture = Pillow.new("I;16", (64, 48))
        picture.putdata([column * 1024 for column in range(64)] * 48)
    else:
        picture = grey.convert("RGB").convert(mode) if mode != "L" else grey
    picture.save(file, format, **options)
    return file.getvalue()


KINDS = {
    "grey16.png": saved("I;16", "PNG"),
    "rgb16.png": png(8, 8, 16, 2, (b"\0" + bytes(48)) * 8),
    "rgba16.png": png(8, 8, 16, 6, (b"\0" + bytes(64)) * 8),
    "grey16-with-alpha.png": png(8, 8, 16, 4, (b"\0" + bytes(32)) * 8),
    "two-bits.png": png(8, 8, 2, 0, (b"\0" + bytes(2)) * 8),
    "one-bit.png": saved("1", "PNG"),
    "palette.png": saved("P", "PNG", transparency=3),
    "alpha.png": saved("RGBA", "PNG"),
    "grey-with-alpha.png": saved("LA", "PNG"),
    "interlaced.png": png(1, 1, 8, 0, b"\0\x5a", interlaced=True),
    "one-pixel.png": png(1, 1, 8, 0, b"\0\x5a"),
    "animated.png": saved("RGB", "PNG", save_all=True, append_images=[Pillow.new("RGB", (64, 48))]),
    "cmyk.jpg": saved("CMYK", "JPEG"),
    "grey.jpg": saved("L", "JPEG"),
    "progressive.jpg": saved("RGB", "JPEG", progressive=True),
}


def test_every_kind_of_png_and_jpeg_is_printed_in_every_format(project: SmallProject) -> None:
    for name, data in KINDS.items():
        project.write({f"campaigns/letter/{name}": data})
    text = "".join(f"![{name}]({name})\n\n" for name in KINDS)
    project.write({"campaigns/letter/body.md": text})
    run = project.run("build", "letter", "-f", "docx", "-f", "pdf", "-f", "html")
    assert (run.status, run.err) == (0, "")
    assert len(in_pdf(project.built("pdf").read_bytes())) == len(KINDS)
    assert len(in_word(project.built("docx").read_bytes())) == len(KINDS)


def test_sixteen_bits_of_grey_keep_their_shades(tmp_path: Path) -> None:
    file = tmp_path / "grey.png"
    file.write_bytes(KINDS["grey16.png"])
    with Pillow.open(io.BytesIO(picture_in(file).data)) as shown:
        assert shown.mode == "L"
        assert [shown.getpixel((column, 5)) for column in range(64)] == [column * 4 for column in range(64)]


OTHERS = {
    "x.gif": (saved("RGB", "GIF"), "a GIF"),
    "misnamed.png": (saved("RGB", "GIF"), "a GIF"),
    "x.webp": (saved("RGB", "WEBP"), "a picture in WebP"),
    "x.tif": (saved("RGB", "TIFF"), "a TIFF"),
    "x.bmp": (saved("RGB", "BMP"), "a bitmap (BMP)"),
    "x.ico": (saved("RGB", "ICO"), "an icon (ICO)"),
    "x.jp2": (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000"),
    "x.heic": (b"\0\0\0\x18ftypheic" + bytes(20), "a photograph in HEIC, as some telephones make them"),
    "x.avif": (b"\0\0\0\x18ftypavif" + bytes(20), "a picture in AVIF"),
    "x.svg": (
        b'<?xml version="1.0"?>\n<!-- A logo -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        "a drawing in SVG",
    ),
    "bare.svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "a drawing in SVG"),
    "x.pdf": (b"%PDF-1.7\n", "a PDF"),
    "x.eps": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "a drawing in PostScript (EPS)"),
    "x.emf": (b"\1\0\0\0" + bytes(36) + b" EMF", "a drawing of Windows (WMF, EMF)"),
    "x.wmf": (b"\xd7\xcd\xc6\x9a" + bytes(20), "a drawing of Windows (WMF, EMF)"),
    "x.psd": (b"8BPS\0\1", "a file of Photoshop"),
    "logo.docx": (b"PK\3\4", "a document or an archive"),
}


def test_every_other_kind_of_picture_is_named_with_what_to_save_it_as(project: SmallProject) -> None:
    for name, (data, _) in OTHERS.items():
        project.write({f"campaigns/letter/{name}": data})
    project.write({"campaigns/letter/body.md": "".join(f"![{name}]({name})\n\n" for name in OTHERS)})
    told = project.run("build", "letter", "-f", "txt").err
    for line, (name, (_, kind)) in enumerate(OTHERS.items()):
        says = f"'{name}' is {kind}, which a letter cannot hold [not-an-image]"
        assert f"campaigns/letter/body.md:{1 + 2 * line}:1: error: {says}\n  help: open it in" in told
    assert told.count("error:") == len(OTHERS)
