"""Puts an image of the letter into a part of its own, and a picture into a line of text."""

from __future__ import annotations

from undersigned.model.letter import Image
from undersigned.writers.docx.ooxml import NAMESPACES, Element, element
from undersigned.writers.docx.package import OFFICE_RELATIONSHIP, Package, Part

_EMU_PER_PIXEL = 9525
"""English metric units (1/914400 inch) in a pixel at 96 to the inch."""
_EMU_PER_POINT = 12700
IN_CELL_HEIGHT, IN_CELL_WIDTH = 36.0, 110.0
"""Points that a picture in a cell of a table may take, as in the PDF."""
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg"}


class Pictures:
    """The pictures of the main document, none wider than the text or higher than the page's (points)."""

    def __init__(self, package: Package, width: float, height: float) -> None:
        self._package = package
        self._width = width * _EMU_PER_POINT
        self._height = height * _EMU_PER_POINT
        self._parts: dict[bytes, str] = {}
        self._count = 0

    def in_cell(self, image: Image) -> Element:
        """The run with a picture in the cell of a table, as large as in the PDF."""
        return self.run(image, IN_CELL_HEIGHT, IN_CELL_WIDTH)

    def run(self, image: Image, highest: float | None = None, widest: float | None = None) -> Element:
        """The run with the picture, no higher or wider than so many points.

        `descr` is its alternative text (§ 20.4.2.5).
        """
        self._count += 1
        identity = {"id": str(self._count), "name": f"Picture {self._count}", "descr": image.alternative}
        width, height = image.width * _EMU_PER_PIXEL, image.height * _EMU_PER_PIXEL
        room = self._height if highest is None else highest * _EMU_PER_POINT
        across = self._width if widest is None else widest * _EMU_PER_POINT
        scale = min(1.0, across / width, room / height)
        size = {"cx": str(round(width * scale)), "cy": str(round(height * scale))}
        picture = element(
            "pic:pic",
            None,
            element("pic:nvPicPr", None, element("pic:cNvPr", identity), element("pic:cNvPicPr")),
            element(
                "pic:blipFill",
                None,
                element("a:blip", {"r:embed": self._relationship(image)}),
                element("a:stretch", None, element("a:fillRect")),
            ),
            element(
                "pic:spPr",
                None,
                element("a:xfrm", None, element("a:off", {"x": "0", "y": "0"}), element("a:ext", size)),
                element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
            ),
        )
        inline = element(
            "wp:inline",
            {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
            element("wp:extent", size),
            element("wp:docPr", identity),
            element("wp:cNvGraphicFramePr", None, element("a:graphicFrameLocks", {"noChangeAspect": "1"})),
            element("a:graphic", None, element("a:graphicData", {"uri": NAMESPACES["pic"]}, picture)),
        )
        return element("w:r", None, element("w:drawing", None, inline))

    def _relationship(self, image: Image) -> str:
        if image.data not in self._parts:
            name = f"/word/media/image.{_EXTENSIONS[image.media_type]}"
            part = self._package.add(Part(name, image.media_type, image.data))
            self._parts[image.data] = part.name
        relationships = self._package.document.relationships
        return relationships.add(OFFICE_RELATIONSHIP + "image", self._parts[image.data])
