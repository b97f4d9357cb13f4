"""Reads the picture files that a letter names, as bytes that every format can print: upright, and nothing else."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.files.bare_pictures import PNG_BEGINS, orientation, strip_metadata
from undersigned.files.picture_kinds import kind_of_picture
from undersigned.files.project import Project
from undersigned.files.text_files import is_file, read_bytes
from undersigned.model.findings import NOWHERE, Findings, LetterError, Place, suggestion
from undersigned.model.letter import Image

if TYPE_CHECKING:
    from PIL import Image as Pillow

LARGEST_FILE = 10_000_000
"""Bytes. A letter with a larger picture could not be sent by e-mail."""
LARGEST_PICTURE = 50_000_000
"""Pixels; an A4 page at 600 dpi has 35 million."""

_SUFFIXES = (".png", ".jpg", ".jpeg")


def load_image(
    project: Project, target: str, alternative: str, place: Place, findings: Findings
) -> Image | None:
    """The picture that `![alternative](target)` at `place` names, or None with a finding.

    Its path is read from the folder of the file that names it. It must be a PNG or a JPEG
    inside the project: nothing is fetched.
    """
    folder = Path(place.file).parent.as_posix()
    into = "the campaign's folder" if folder.startswith("campaigns/") else f"the folder {folder}"
    if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
        findings.error(
            f"the picture '{target}' is not in the project",
            "remote-image",
            place,
            f"save it in {into} and name that file",
        )
        return None
    path = project.as_named(folder, target)
    if not project.path_inside(path, target, place, findings, into):
        return None
    if not is_file(path):
        _report_missing(project, path, target, place, findings)
        return None
    return _read(path, target, alternative, place, findings)


def _report_missing(project: Project, path: Path, target: str, place: Place, findings: Findings) -> None:
    """Report that there is no such picture, with the one beside it that was perhaps meant."""
    try:
        beside = [file.name for file in path.parent.glob("*.*") if file.suffix.lower() in _SUFFIXES]
        is_folder = path.is_dir()
    except OSError:  # longer than a system's names are
        beside, is_folder = [], False
    findings.error(
        f"'{target}' is a folder, not a picture" if is_folder else f"there is no picture '{target}'",
        "missing-file",
        place,
        "name a file in it, as in ![A map of Koh Kong](map.png)"
        if is_folder
        else suggestion(Path(target).name, beside, f"save it as {project.shown(path)}"),
    )


def picture_in(file: Path) -> Image:
    """The picture in a file of the user's, PNG or JPEG, wherever it lies. Raises `LetterError` where it is none."""
    findings = Findings()
    image = _read(file, str(file), "", None, findings)
    if image is None:
        raise LetterError(findings)
    return image


def _read(path: Path, target: str, alternative: str, place: Place | None, findings: Findings) -> Image | None:
    found = Findings()
    data = read_bytes(path, target, LARGEST_FILE, found)
    for finding in found:
        help = "save it there, or name another file" if finding.code == "missing-file" else finding.help
        findings.error(f"the picture '{target}': {finding.message}", finding.code, place, help)
    return None if data is None else _decoded(data, target, alternative, place, findings)


def _decoded(
    data: bytes, target: str, alternative: str, place: Place | None, findings: Findings
) -> Image | None:
    # Pillow is slow to import and most letters have no picture.
    from PIL import Image as Pillow  # noqa: PLC0415
    from PIL import ImageFile  # noqa: PLC0415

    lenient = ImageFile.LOAD_TRUNCATED_IMAGES  # WeasyPrint makes Pillow so, for the whole process
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            # The size is checked below, and nothing of EXIF counts but the orientation.
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
                width, height = picture.size
                if width * height <= LARGEST_PICTURE:
                    picture.load()
                    data, (width, height) = _as_shown(picture, data)
    except Pillow.DecompressionBombError:
        width = height = LARGEST_PICTURE
    except (OSError, SyntaxError, ValueError):  # Pillow raises each of them for a damaged file
        kind = kind_of_picture(data)
        findings.error(
            f"'{target}' is {kind}, which a letter cannot hold"
            if kind
            else f"'{target}' is no picture, or is damaged",
            "not-an-image",
            place,
            "open it in a program for pictures, and save it as PNG (drawings, logos) or JPEG (photographs)"
            if kind
            else "save it as PNG or JPEG",
        )
        return None
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    if width * height > LARGEST_PICTURE:
        findings.error(
            f"the picture '{target}' is too large: more than {LARGEST_PICTURE // 1_000_000} million pixels",
            "image-too-large",
            place,
            "make it smaller; 2000 pixels of width are plenty for a page",
        )
        return None
    media_type = "image/png" if data.startswith(PNG_BEGINS) else "image/jpeg"
    return Image(data, media_type, width, height, alternative, place or NOWHERE)


def _as_shown(picture: Pillow.Image, data: bytes) -> tuple[bytes, tuple[int, int]]:
    """The bytes of a loaded picture that stands upright and says nothing of who made it, and its size.

    Its pixels are as they are in `data`, unless it is to be turned, is put together oddly, or has 16 bits of grey: then
    it is encoded anew.
    """
    from PIL import Image as Pillow  # noqa: PLC0415  # slow to import, and most letters have no picture
    from PIL import JpegImagePlugin  # noqa: PLC0415

    turns = {
        2: Pillow.Transpose.FLIP_LEFT_RIGHT,
        3: Pillow.Transpose.ROTATE_180,
        4: Pillow.Transpose.FLIP_TOP_BOTTOM,
        5: Pillow.Transpose.TRANSPOSE,
        6: Pillow.Transpose.ROTATE_270,
        7: Pillow.Transpose.TRANSVERSE,
        8: Pillow.Transpose.ROTATE_90,
    }
    turn = turns.get(orientation(picture.info.get("exif", b"")))
    as_it_is = strip_metadata(data)
    is_fine = picture.mode.startswith("I")  # 65,536 shades of grey, of which no program for PDFs knows
    if turn is None and as_it_is is not None and not is_fine:
        return as_it_is, picture.size
    shown = picture.convert("I").point(lambda shade: shade * 2**-8).convert("L") if is_fine else picture
    upright = shown if turn is None else shown.transpose(turn)
    file = io.BytesIO()
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        # As fine as the file was, and no finer: that comes closest to it, and does not make it larger.
        upright.save(
            file,
            "JPEG",
            qtables=[table for _, table in sorted(picture.quantization.items())][:2],
            subsampling=JpegImagePlugin.get_sampling(picture),
            icc_profile=picture.info.get("icc_profile"),
        )
    else:
        upright.save(file, "PNG")
    anew = file.getvalue()
    return strip_metadata(anew) or anew, upright.size
