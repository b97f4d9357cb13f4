"""Holds pictures to what is seen: upright in every format, with the same pixels, and with nothing else in the file."""

from __future__ import annotations

import base64
import io
import re
import struct
import zipfile
import zlib
from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageStat, PngImagePlugin
from PIL.JpegImagePlugin import get_sampling

from outside import office, pdf_images
from small_project import SmallProject
from undersigned.files.bare_pictures import orientation, strip_metadata
from undersigned.files.images import picture_in
from undersigned.model.findings import LetterError

SECRET: Final = b"Taken-by-Ann"
PROFILE: Final = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
CORNERS: Final = ("red", "lime", "blue", "white")
"""Of the picture that stands upright: left and right at its head, left and right at its foot."""
TURNED_BACK: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that was held so has stored what stood upright."""


def upright(size: tuple[int, int] = (96, 32)) -> Image.Image:
    """A picture whose four corners have four colours."""
    picture = Image.new("RGB", size)
    width, height = size[0] // 2, size[1] // 2
    for number, colour in enumerate(CORNERS):
        left, top = number % 2 * width, number // 2 * height
        picture.paste(colour, (left, top, left + width, top + height))
    return picture


def photograph(format: str, turned: int = 1, size: tuple[int, int] = (96, 32)) -> bytes:
    """A picture as a camera writes it: turned, and with its owner, its place and a profile of its colours."""
    picture = upright(size)
    if turned in TURNED_BACK:
        picture = picture.transpose(TURNED_BACK[turned])
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x013B] = SECRET.decode()  # the artist
    exif.get_ifd(0x8825).update({1: "N", 2: (11.0, 33.0, 0.0)})
    return encoded(picture, format, exif=exif.tobytes())


def encoded(picture: Image.Image, format: str, **more: object) -> bytes:
    """The picture as a file that tells much."""
    if format == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", SECRET.decode())
        text.add_text("Comment", SECRET.decode(), zip=True)
        text.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        text.add(b"tIME", SECRET[:7])
        text.add(b"prVt", SECRET, after_idat=True)
        more["pnginfo"] = text
    else:
        more |= {"comment": SECRET, "xmp": SECRET, "quality": 92}
    file = io.BytesIO()
    picture.save(file, format, icc_profile=PROFILE, **more)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def is_upright(picture: Image.Image) -> bool:
    """Whether it looks like `upright`."""
    shown = picture.convert("RGB")
    return max(ImageStat.Stat(ImageChops.difference(shown, upright(shown.size))).mean) < 25


def loaded(folder: Path, data: bytes) -> bytes:
    """What becomes of a file, which must be what the program says it is."""
    file = folder / "picture"
    file.write_bytes(data)
    found = picture_in(file)
    picture = opened(found.data)
    assert (picture.width, picture.height) == (found.width, found.height)
    assert f"image/{str(picture.format).lower()}" == found.media_type
    return found.data


# --- nothing but the picture


MODES: Final = {"PNG": ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"), "JPEG": ("L", "RGB", "CMYK")}


@given(
    st.sampled_from([(format, mode) for format, modes in MODES.items() for mode in modes]),
    st.tuples(st.integers(1, 40), st.integers(1, 40)),
    st.randoms(use_true_random=False),
)
def test_the_pixels_stay_and_what_is_said_of_them_goes(
    kind: tuple[str, str], size: tuple[int, int], random: Random
) -> None:
    format, mode = kind
    samples = random.randbytes(size[0] * size[1] * 4)
    length = len(Image.new(mode, size).tobytes())
    picture = Image.frombytes(mode, size, samples[:length])
    more: dict[str, object] = {"dpi": (300, 300), "exif": SECRET}
    if mode == "P":
        more["transparency"] = 0
    if format == "JPEG":
        more |= {"progressive": random.random() < 0.5, "keep_rgb": random.random() < 0.5}
    data = encoded(picture, format, **more)
    assert SECRET in data
    found = strip_metadata(data)
    assert found is not None
    assert SECRET not in found
    before, after = opened(data), opened(found)
    assert (after.mode, after.size, after.tobytes()) == (before.mode, before.size, before.tobytes())
    assert after.getpalette() == before.getpalette()
    assert after.info.get("transparency") == before.info.get("transparency")
    assert after.info["icc_profile"] == PROFILE
    assert after.info["dpi"] == before.info["dpi"]
    assert after.info.keys() <= {
        *("icc_profile", "dpi", "transparency", "jfif", "jfif_version", "jfif_unit", "jfif_density"),
        *("adobe", "adobe_transform", "progressive", "progression"),
    }
    assert strip_metadata(found) == found


@given(st.data())
def test_a_damaged_picture_is_refused_or_is_bare(
    tmp_path_factory: pytest.TempPathFactory, drawn: st.DataObject
) -> None:
    data = bytearray(
        photograph(drawn.draw(st.sampled_from(["PNG", "JPEG"])), drawn.draw(st.sampled_from([1, 6])))
    )
    for _ in range(drawn.draw(st.integers(1, 4))):
        at = drawn.draw(st.integers(0, len(data) - 1))
        data[at : at + drawn.draw(st.integers(0, 3))] = drawn.draw(st.binary(max_size=3))
    try:
        found = loaded(tmp_path_factory.mktemp("damaged"), bytes(data))
    except LetterError as refused:
        found = b""
        codes = {finding.code for finding in refused.findings}
    else:
        codes = set()
    assert codes <= {"not-an-image", "image-too-large"}
    assert bool(codes) != (strip_metadata(found) == found)
    if found and found == strip_metadata(bytes(data)):
        assert opened(found).tobytes() == opened(bytes(data)).tobytes()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_picture_or_none(data: bytes) -> None:
    for begins in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b"\xff\xd8\xff\xda\0\2"):
        assert strip_metadata(begins + data) is None or begins
    assert orientation(data) in range(1, 9)
    assert orientation(b"Exif\0\0II*\0\x08\0\0\0" + data) in range(1, 9)


def test_a_png_keeps_its_colours() -> None:
    colours = {b"gAMA": struct.pack(">I", 45455), b"cHRM": struct.pack(">8I", *range(8)), b"sRGB": b"\0"}
    told = PngImagePlugin.PngInfo()
    for kind, content in colours.items():
        told.add(kind, content)
    file = io.BytesIO()
    upright().save(file, "PNG", pnginfo=told)
    found = strip_metadata(file.getvalue())
    assert found is not None
    assert all(kind + content in found for kind, content in colours.items())


def test_of_several_pictures_in_a_file_the_first_is_taken(tmp_path: Path) -> None:
    first, second = upright(), Image.new("RGB", (96, 32), "black")
    for format in ("MPO", "PNG"):  # of a telephone; a moving one
        file = io.BytesIO()
        first.save(file, format, save_all=True, append_images=[second])
        found = loaded(tmp_path, file.getvalue())
        assert len(found) < len(file.getvalue())
        assert getattr(opened(found), "n_frames", 1) == 1
        assert is_upright(opened(found))


def test_what_hangs_behind_a_picture_or_before_it_as_a_preview_is_gone(tmp_path: Path) -> None:
    for format in ("PNG", "JPEG"):
        data = encoded(upright(), format)
        assert loaded(tmp_path, data + SECRET) == strip_metadata(data)
    jfif = b"\xff\xe0\0\x10JFIF\0\1\1\1\0\x48\0\x48\0\0"
    preview = b"\xff\xe0\0\x19JFIF\0\1\1\1\0\x48\0\x48\x01\x03Taken-by-"
    plain = io.BytesIO()
    upright().save(plain, "JPEG", dpi=(72, 72))
    assert jfif in plain.getvalue()
    assert loaded(tmp_path, plain.getvalue().replace(jfif, preview)) == plain.getvalue()


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_picture_that_is_put_together_oddly_is_written_anew(tmp_path: Path, format: str) -> None:
    data = encoded(upright(), format)
    if format == "PNG":
        data = data[: data.index(b"prVt") - 4]  # it has no end
    else:
        at = data.index(b"\xff\xfe")  # where the comment begins
        data = data[:at] + b"\0" + data[at:]
    assert strip_metadata(data) is None
    found = loaded(tmp_path, data)
    assert SECRET not in found
    assert strip_metadata(found) == found
    assert is_upright(opened(found))
    assert opened(found).info["icc_profile"] == PROFILE


def test_what_pillow_warns_of_is_not_shown(tmp_path: Path) -> None:
    """Its warnings would be seen at the terminal; in tests, a warning is an error."""
    file = io.BytesIO()
    upright().save(file, "MPO", save_all=True, append_images=[upright()])
    odd = file.getvalue().replace(b"MPF\0", b"MPF\0??", 1)
    assert is_upright(opened(loaded(tmp_path, odd)))
    file = io.BytesIO()
    Image.new("L", (9500, 9500)).save(file, "PNG")  # more than Pillow thinks safe
    (tmp_path / "large.png").write_bytes(file.getvalue())
    with pytest.raises(LetterError, match="more than 50 million pixels"):
        picture_in(tmp_path / "large.png")


def test_a_jpeg_is_read_as_decoders_read_it() -> None:
    file = io.BytesIO()
    upright().save(file, "JPEG", restart_marker_rows=1)
    plain = file.getvalue()
    assert b"\xff\xd0" in plain
    filled = plain.replace(b"\xff\xdb", b"\xff\xff\xff\xdb")[:-2] + b"\xff\xff\xff\xd9"
    coded = b"\xff\xee\0\x18Adobe\0\x64\0\0\0\0\0" + SECRET[:10]
    in_rgb = plain[:2] + coded + plain[20:]  # in place of JFIF, which would mean other colours
    for data in (plain, filled, in_rgb):
        found = strip_metadata(data)
        assert found is not None
        assert SECRET[:10] not in found
        assert opened(found).tobytes() == opened(data).tobytes()
    assert strip_metadata(filled) == plain[:-2] + b"\xff\xd9"
    assert opened(in_rgb).tobytes() != opened(plain).tobytes()


def test_an_orientation_that_does_not_exist_is_none() -> None:
    exif = Image.Exif()
    for turned in (0, 9, 65535):
        exif[0x0112] = turned
        assert orientation(exif.tobytes()) == 1


# --- upright


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
@pytest.mark.parametrize("turned", [0, *range(1, 9), 9])
def test_a_turned_picture_is_made_upright(tmp_path: Path, format: str, turned: int) -> None:
    data = photograph(format, turned)
    found = loaded(tmp_path, data)
    assert is_upright(opened(found))
    assert not opened(found).getexif()
    assert SECRET not in found
    assert opened(found).info["icc_profile"] == PROFILE
    assert found == (loaded(tmp_path, data) if turned in TURNED_BACK else strip_metadata(data))


def test_a_turned_picture_loses_and_grows_little(tmp_path: Path) -> None:
    blur = ImageFilter.GaussianBlur(2)
    noise = [Image.effect_noise((1200, 900), 90).filter(blur) for _ in "RGB"]
    for quality, subsampling in ((60, 2), (90, 0), (98, 1)):
        file = io.BytesIO()
        exif = Image.Exif()
        exif[0x0112] = 6
        Image.merge("RGB", noise).save(file, "JPEG", quality=quality, subsampling=subsampling, exif=exif)
        found = loaded(tmp_path, file.getvalue())
        lost = ImageChops.difference(
            opened(found), opened(file.getvalue()).transpose(Image.Transpose.ROTATE_270)
        )
        assert max(ImageStat.Stat(lost).rms) < 6
        assert len(found) < 1.1 * len(file.getvalue())
        assert get_sampling(opened(found)) == subsampling


def test_a_turned_picture_for_print_keeps_its_inks(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3
    file = io.BytesIO()
    Image.new("CMYK", (16, 16), (200, 10, 30, 0)).save(file, "JPEG", exif=exif)
    found = opened(loaded(tmp_path, file.getvalue()))
    assert found.mode == "CMYK"
    assert max(ImageStat.Stat(ImageChops.difference(found, opened(file.getvalue()))).extrema[0]) < 3


@pytest.mark.parametrize("format", ["PNG", "JPEG"])
def test_a_turned_picture_is_upright_in_every_format(
    project: SmallProject, tmp_path: Path, format: str
) -> None:
    project.write(
        {
            "campaigns/letter/body.md": "We write to you.\n\n![A map](map)\n",
            "campaigns/letter/map": photograph(format, 6, (160, 480)),
        }
    )
    formats = ("docx", "pdf", "html", "md", "txt")
    run = project.run("build", "letter", *(f"--format={name}" for name in formats))
    assert (run.status, run.err) == (0, "")
    with zipfile.ZipFile(project.built("docx")) as word:
        media = [word.read(name) for name in word.namelist() if name.startswith("word/media/")]
        drawing = word.read("word/document.xml").decode()
    page = project.built("html").read_text("utf-8")
    media += [base64.b64decode(data) for data in re.findall('src="data:[^,]+,([^"]+)"', page)]
    assert len(media) == 2
    for data in media:
        assert opened(data).size == (160, 480)
        assert is_upright(opened(data))
        assert not opened(data).getexif()
    assert 'width="160" height="480"' in page
    across, down = map(int, re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', drawing)[0])
    assert down == 3 * across
    for pdf in (project.built("pdf"), office(project.built("docx"), tmp_path, "pdf")):
        (image,) = (line.split() for line in pdf_images(pdf))
        assert (image[3], image[4]) == ("160", "480")
        assert abs(int(image[12]) - int(image[13])) <= 1, "it is as wide and as high as it should be"
    for name in formats:
        assert SECRET not in every_stream(project.built(name))


def every_stream(file: Path) -> bytes:
    """The bytes of a file, those that it has packed included."""
    data = file.read_bytes()
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            return data + b"".join(map(package.read, package.namelist()))
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            data += zlib.decompressobj().decompress(data[found.end() :])
        except zlib.error:
            continue
    embedded = re.findall(rb"data:[^,]+,([A-Za-z0-9+/=]+)", data)
    return data + b"".join(map(base64.b64decode, embedded))
