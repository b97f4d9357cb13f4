"""Puts an image of the letter into a part of its own, and a picture into a line of text."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.parser import OxmlElement
from docx.oxml.shape import CT_Inline
from docx.oxml.text.run import CT_R
from docx.parts.image import ImagePart
from docx.shared import Emu

from undersigned.model.letter import Image
from undersigned.writers.docx.ooxml import q
from undersigned.writers.docx.package import LetterPackage

_EMU_PER_PIXEL = 9525
"""English metric units (1/914400 inch) in a pixel at 96 to the inch."""
_EMU_PER_POINT = 12700
IN_CELL_HEIGHT, IN_CELL_WIDTH = 36.0, 110.0
"""Points that a picture in a cell of a table may take, as in the PDF."""
ROOM_AROUND = 36.0
"""Points of a page's height that a picture leaves, as in the PDF: for its line, and the space before and after."""
_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg"}


class Pictures:
    """The pictures of the main document, none wider than the text or higher than the page's (points)."""

    def __init__(self, package: LetterPackage, width: float, height: float) -> None:
        self._package = package
        self._part = package.main_document_part
        self._width = width * _EMU_PER_POINT
        self._height = (height - ROOM_AROUND) * _EMU_PER_POINT
        self._ids: dict[bytes, str] = {}
        self._count = 0

    def in_cell(self, image: Image, widest: float) -> CT_R:
        """The run with a picture in the cell of a table, whose room is so many points wide, as large as in the PDF."""
        return self.run(image, IN_CELL_HEIGHT, min(IN_CELL_WIDTH, widest))

    def in_row(self, image: Image, wide: float) -> CT_R:
        """The run with a picture that is so many points wide, be it smaller by itself: a row is of one height."""
        return self._run(image, wide * _EMU_PER_POINT / (image.width * _EMU_PER_PIXEL))

    def run(self, image: Image, highest: float | None = None, widest: float | None = None) -> CT_R:
        """The run with the picture, no higher or wider than so many points."""
        room = self._height if highest is None else highest * _EMU_PER_POINT
        across = self._width if widest is None else widest * _EMU_PER_POINT
        width, height = image.width * _EMU_PER_PIXEL, image.height * _EMU_PER_PIXEL
        return self._run(image, min(1.0, across / width, room / height))

    def _run(self, image: Image, scale: float) -> CT_R:
        """The run with the picture; `descr` is its alternative text (§ 20.4.2.5)."""
        self._count += 1
        width, height = image.width * _EMU_PER_PIXEL, image.height * _EMU_PER_PIXEL
        size = Emu(max(1, round(width * scale))), Emu(max(1, round(height * scale)))
        name = f"Picture {self._count}"
        inline = CT_Inline.new_pic_inline(self._count, self._relationship(image), name, *size)
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # LibreOffice takes what is not said for 9 points
        for properties in inline.iter(q("wp:docPr"), q("pic:cNvPr")):
            properties.set("descr", image.alternative)
        run: CT_R = OxmlElement("w:r")
        run.add_drawing(inline)
        return run

    def is_high(self, run: CT_R) -> bool:
        """Whether the picture in a run takes more than half of a page, so that a multiple of it could have no room."""
        return any(int(extent.get("cy")) > self._height / 2 for extent in run.iter(q("wp:extent")))

    def _relationship(self, image: Image) -> str:
        """The id of the relationship to a picture.

        Its part is made here: python-docx reads the head of each picture anew, and knows fewer of them than
        the program that looked at this one.
        """
        if image.data not in self._ids:
            name = self._package.next_partname(f"/word/media/image%d.{_EXTENSIONS[image.media_type]}")
            part = ImagePart(name, image.media_type, image.data)
            self._ids[image.data] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._ids[image.data]
