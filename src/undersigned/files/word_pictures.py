"""The pictures of a Word file as they are seen there: what was cut away is gone, what was turned is turned.

Word keeps the whole picture, and beside it how much of it is shown (ISO 29500-1 § 20.1.8.55) and how it is turned.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from undersigned.files.bare_drawings import bare_picture
from undersigned.files.bare_pictures import strip_metadata
from undersigned.files.ooxml import q, whole
from undersigned.files.word_xml import Element

if TYPE_CHECKING:
    from PIL import Image as Pillow

_DEGREE: Final = 60_000
"""Parts of a degree in which angles are given (§ 20.1.10.3)."""
_WHOLE: Final = 100_000
"""A percentage of 100 (§ 20.1.10.40)."""
_FRACTION: Final = 65_536
"""The whole in VML, where a number has an `f` behind it (ISO 29500-4 § 19.1.2.11)."""
_TURNED: Final = re.compile(r"rotation\s*:\s*(-?[\d.]+)(fd)?", re.IGNORECASE)
_FLIPPED: Final = re.compile(r"flip\s*:\s*([xy ]+)", re.IGNORECASE)
_MOST_PIXELS: Final = 50_000_000


@dataclass(frozen=True)
class View:
    """What is seen of a picture: the shares that are cut off, and how it is flipped and then turned, in degrees."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    turned: float = 0.0
    flipped_across: bool = False
    flipped_down: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether something is cut off."""
        return any((self.left, self.top, self.right, self.bottom))

    @property
    def is_on_side(self) -> bool:
        """Whether it is shown as high as it is wide."""
        return round(self.turned / 90) % 2 == 1  # quarters of a turn


def view_of(image: Element) -> View:
    """How a picture is seen, by what stands around its `a:blip` or in its `v:imagedata`."""
    if image.tag == q("v:imagedata"):
        return _view_of_vml(image)
    fill = next((node for node in image.iterancestors() if node.tag.endswith("}blipFill")), None)
    crop = None if fill is None else fill.find(q("a:srcRect"))
    shares = {} if crop is None else {name: whole(crop.get(name, "")) / _WHOLE for name in "ltrb"}
    view = _cut(*(shares.get(name, 0.0) for name in "ltrb"))
    turned, across, down = 0.0, False, False
    for around in image.iterancestors():
        if around.tag in (q("w:drawing"), q("w:pict")):
            break
        properties = next(
            (node for node in around if node.tag.rpartition("}")[2] in ("spPr", "grpSpPr")), None
        )
        frame = None if properties is None else properties.find(q("a:xfrm"))
        if frame is not None:
            turned += whole(frame.get("rot", "")) / _DEGREE
            across ^= frame.get("flipH", "") in ("1", "true")
            down ^= frame.get("flipV", "") in ("1", "true")
    return View(view.left, view.top, view.right, view.bottom, turned % 360, across, down)


def _view_of_vml(image: Element) -> View:
    view = _cut(*(_share(image.get(f"crop{edge}", "")) for edge in ("left", "top", "right", "bottom")))
    shape = next((node for node in image.iterancestors() if node.get("style")), None)
    style = "" if shape is None else shape.get("style", "")
    turned, flipped = _TURNED.search(style), _FLIPPED.search(style)
    angle = (_number(turned[1]) / (_FRACTION if turned[2] else 1)) % 360 if turned else 0.0
    axes = flipped[1].lower() if flipped else ""
    return View(view.left, view.top, view.right, view.bottom, angle, "x" in axes, "y" in axes)


def _cut(left: float, top: float, right: float, bottom: float) -> View:
    """What is cut off; less than nothing is room around a picture, and more than all of it leaves nothing to see."""
    left, top, right, bottom = (max(0.0, share) for share in (left, top, right, bottom))
    return View(left, top, right, bottom) if left + right < 1 and top + bottom < 1 else View()


def _share(said: str) -> float:
    number = _number(said.strip().removesuffix("f").removesuffix("%"))
    return number / (_FRACTION if said.strip().endswith("f") else 100 if said.strip().endswith("%") else 1)


def _number(said: str) -> float:
    try:
        return float(said)
    except ValueError:
        return 0.0


def seen(data: bytes, extension: str, view: View) -> tuple[bytes, str]:
    """The bytes of a picture as it is seen, and the extension of these; only what is drawn in lines is as it was."""
    bare = bare_picture(data)
    if view == View():
        return (strip_metadata(bare) or bare), extension
    made = _made(data, view)
    return (bare, extension) if made is None else made


def cut(data: bytes, view: View) -> tuple[bytes, str] | None:
    """A picture without what is cut off, and its extension; None where it cannot be taken apart."""
    return _made(data, View(view.left, view.top, view.right, view.bottom)) if view.is_cut else None


def _made(data: bytes, view: View) -> tuple[bytes, str] | None:
    # Pillow is slow to import and most letters have no picture.
    from PIL import Image as Pillow  # noqa: PLC0415  # Pillow is for letters with pictures only

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            picture = Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"))
            if picture.width * picture.height > _MOST_PIXELS:
                return None
            picture.load()
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return None
    kind = picture.format
    made = _turned(_without_edges(picture, view), view)
    out = io.BytesIO()
    if kind == "JPEG" and made.mode in ("L", "RGB", "CMYK"):
        made.save(out, "JPEG", quality=95, subsampling=0, icc_profile=picture.info.get("icc_profile"))
        return out.getvalue(), "jpg"
    if made.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        made = made.convert("RGB")
    made.save(out, "PNG")
    return strip_metadata(out.getvalue()) or out.getvalue(), "png"


def _without_edges(picture: Pillow.Image, view: View) -> Pillow.Image:
    width, height = picture.size
    left, top = round(view.left * width), round(view.top * height)
    right, bottom = round((1 - view.right) * width), round((1 - view.bottom) * height)
    return picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def _turned(picture: Pillow.Image, view: View) -> Pillow.Image:
    from PIL import Image as Pillow  # noqa: PLC0415  # as above

    if view.flipped_across:
        picture = picture.transpose(Pillow.Transpose.FLIP_LEFT_RIGHT)
    if view.flipped_down:
        picture = picture.transpose(Pillow.Transpose.FLIP_TOP_BOTTOM)
    quarters = {
        90: Pillow.Transpose.ROTATE_270,
        180: Pillow.Transpose.ROTATE_180,
        270: Pillow.Transpose.ROTATE_90,
    }
    if round(view.turned) in quarters:
        return picture.transpose(quarters[round(view.turned)])
    if round(view.turned) % 360:
        return picture.convert("RGBA").rotate(-view.turned, Pillow.Resampling.BICUBIC, expand=True)
    return picture
