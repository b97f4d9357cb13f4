"""The image of a signature by hand, where a representative signs: what is seen, and what is refused."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from desk import Desk, desk_in, open_authority
from PIL import Image, ImageDraw

from outside import outloud_findings, pdf_flattened, pdf_images, pdf_signatures, pdf_text, pdfua_findings

authority = pytest.fixture(open_authority, scope="module")
desk = pytest.fixture(desk_in)


def handwriting(format: str = "PNG", size: tuple[int, int] = (900, 300)) -> bytes:
    """An image that could be a signature; a PNG is transparent where nobody wrote."""
    picture = Image.new("RGBA" if format == "PNG" else "RGB", size)
    ImageDraw.Draw(picture).line([(20, 200), (300, 40), (420, 250), (880, 120)], fill="navy", width=12)
    file = io.BytesIO()
    picture.save(file, format)
    return file.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b""))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + data + chunk(b"IEND", b"")


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_the_image_is_seen_beside_the_name(desk: Desk, tmp_path: Path, format: str) -> None:
    assert desk.seal("--archive").status == 0
    image = tmp_path / "by-hand"
    image.write_bytes(handwriting(format))
    run = desk.sign("khmer", "khmer", "--image", str(image))
    assert (run.status, run.err) == (0, "")
    assert desk.verify().status == 0
    assert pdf_signatures(desk.file).count("Signature is Valid.") == 2
    assert not pdfua_findings(desk.file)
    assert outloud_findings(desk.file).keys() <= {"TAG-003"}
    flat = tmp_path / "flat.pdf"
    pdf_flattened(desk.file, flat)
    sizes = {tuple(line.split()[3:5]) for line in pdf_images(flat)}
    assert sizes == {("750", "250")}, "600 dots for each inch of the 90 points that it may take"
    assert "2026" in pdf_text(flat).partition("Sincerely")[2], "the day stands beside it"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n and no more", "is no picture, or is damaged [not-an-image]"),
        (handwriting()[:-200], "is no picture, or is damaged [not-an-image]"),
        (png_of(60_000, 60_000), "is too large: more than 50 million pixels [image-too-large]"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 10_000_001, "this file is larger than 10 MB [file-too-large]"),
        (b"", "is no picture, or is damaged [not-an-image]"),
    ],
    ids=["corrupt", "cut-off", "bomb", "huge", "empty"],
)
def test_an_image_that_is_none_is_refused(desk: Desk, data: bytes, message: str, tmp_path: Path) -> None:
    assert desk.seal().status == 0
    before = desk.file.read_bytes()
    image = tmp_path / "by-hand.png"
    image.write_bytes(data)
    run = desk.sign("khmer", "khmer", "--image", str(image))
    assert (run.status, run.out) == (1, "")
    assert message in run.err
    assert desk.file.read_bytes() == before


class Seen(NamedTuple):
    """What stands in a field: where words begin from its left edge, and how much of it an image takes; in points."""

    words: list[tuple[str, float]]
    wide: float
    high: float


def seen(file: Path, signatory: str, folder: Path) -> Seen:
    """What poppler finds in the field of a signatory, which it paints as part of the page."""
    with pikepdf.open(file) as pdf:
        (field,) = (field for field in pdf.Root.AcroForm.Fields if str(field.T) == signatory)
        left, bottom, right, top = map(float, field.Rect.as_list())
        page_height = float(pdf.pages[-1].MediaBox[3])
    flat = folder / "flat.pdf"
    pdf_flattened(file, flat)
    words = [
        (word, float(at) - left)
        for at, low, word in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*)</word>', pdf_text(flat, "-bbox")
        )
        if left <= float(at) <= right and page_height - top <= float(low) <= page_height - bottom
    ]
    (image,) = {tuple(line.split()[3:5] + line.split()[12:14]) for line in pdf_images(flat)}
    across, down, across_ppi, down_ppi = map(int, image)
    return Seen(words, across / across_ppi * 72, down / down_ppi * 72)


@pytest.mark.parametrize(
    ("size", "wide", "high"), [((900, 300), 90, 30), ((300, 900), 34 / 3, 34), ((900, 20), 90, 2)]
)
def test_the_image_fits_the_line_and_leaves_the_name_alone(
    desk: Desk, tmp_path: Path, size: tuple[int, int], wide: float, high: float
) -> None:
    assert desk.seal().status == 0
    image = tmp_path / "by-hand"
    image.write_bytes(handwriting(size=size))
    assert desk.sign("khmer", "khmer", "--image", str(image)).status == 0
    found = seen(desk.file, "khmer", tmp_path)
    assert found.wide == pytest.approx(wide, rel=0.05)
    assert found.high == pytest.approx(high, rel=0.05)
    assert "2026" in {word for word, _ in found.words}
    first = min(at for _, at in found.words)
    assert 1 + wide + 3 < first < 1 + wide + 6, "the name begins beside the image, neither on it nor far away"


@pytest.mark.parametrize("size", [(1, 10_000), (10_000, 1), (300, 5400), (920, 20)])
def test_an_image_that_nobody_would_see_is_refused(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    assert desk.seal().status == 0
    before = desk.file.read_bytes()
    image = tmp_path / "by-hand"
    image.write_bytes(handwriting(size=size))
    run = desk.sign("khmer", "khmer", "--image", str(image))
    assert (run.status, run.out) == (1, "")
    assert run.err == (
        f"error: the image of the signature is too {'low' if size[0] > size[1] else 'narrow'} to be seen: "
        f"it has {size[0]} by {size[1]} pixels [thin-image]\n"
        "  help: cut away what is empty around the signature, and look whether it is the right file\n"
    )
    assert desk.file.read_bytes() == before


def test_a_photograph_is_upright_and_tells_nothing_of_who_took_it(desk: Desk, tmp_path: Path) -> None:
    assert desk.seal().status == 0
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Taken-by-Ann"
    stored = Image.open(io.BytesIO(handwriting("JPEG", (300, 100)))).transpose(Image.Transpose.ROTATE_90)
    image = tmp_path / "by-hand.jpg"
    stored.save(image, exif=exif, comment=b"Taken-by-Ann")
    assert stored.size == (100, 300)
    assert desk.sign("khmer", "khmer", "--image", str(image)).status == 0
    found = seen(desk.file, "khmer", tmp_path)
    assert found.wide == pytest.approx(90, rel=0.05)
    assert found.high == pytest.approx(30, rel=0.05)
    with pikepdf.open(desk.file) as pdf:
        streams = [one.read_raw_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    assert any(b"JFIF" in stream for stream in streams), "the image is in the file as a JPEG"
    assert not any(b"Taken-by-Ann" in stream or b"Exif" in stream for stream in streams)


@pytest.mark.parametrize(
    "text",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{url}"/></svg>',
        '<?xml version="1.0"?><!DOCTYPE svg SYSTEM "{url}"><svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
)
def test_an_svg_is_refused_and_fetches_nothing(desk: Desk, text: str, tmp_path: Path) -> None:
    assert desk.seal().status == 0
    image = tmp_path / "by-hand.svg"
    image.write_text(text.format(url=desk.authority.stamps), encoding="utf-8")
    run = desk.sign("khmer", "khmer", "--image", str(image))
    assert run.status == 1
    assert "by-hand.svg' is a drawing in SVG" in run.err
    assert "[not-an-image]" in run.err
    desk.project.write(
        {
            "signatories/by-hand.svg": image.read_bytes(),
            "signatories/organisations.yaml": "freedonia-watch: {name: Freedonia Watch, "
            "representatives: [{name: Ann Example, signature: by-hand.svg}]}\n",
            "campaigns/letter/campaign.yaml": "date: 2026-09-01\naddressees: [All]\nsubject: Keep\n"
            "signatories: [freedonia-watch]\nsignatory_list: {signatures: true}\n",
        }
    )
    run = desk.project.run("build", "letter")
    assert run.status == 1
    assert "'by-hand.svg' is a drawing in SVG" in run.err
    assert desk.authority.asked == []


def test_an_image_that_is_not_there_is_told(desk: Desk) -> None:
    assert desk.seal().status == 0
    run = desk.sign("khmer", "khmer", "--image", "nowhere.png")
    assert run.err.startswith(
        "error: the picture 'nowhere.png': there is no such file [missing-file]\n  help: save"
    )


def test_the_seal_has_no_image(desk: Desk) -> None:
    run = desk.seal("--image", "by-hand.png")
    assert run.err.startswith(
        "error: the seal of a letter is not seen, so that it has no image [wrong-usage]"
    )
