"""What is seen in a signature field: a page of our own layout, as that has every script."""

from __future__ import annotations

import io
from typing import Final

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp.static import StaticStampStyle

_FILLING: Final = SimpleBoxLayoutRule(
    x_align=AxisAlignment.ALIGN_MIN, y_align=AxisAlignment.ALIGN_MIN, margins=Margins(0, 0, 0, 0)
)


def look_of(page: bytes) -> StaticStampStyle:
    """The look of a field that shows the first page of a PDF, which is as large as the field."""
    return StaticStampStyle(
        border_width=0, background=_Drawn(page), background_layout=_FILLING, background_opacity=1.0
    )


class _Drawn(PdfContent):
    """A page, as pyHanko takes it into another file."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        super().__init__()

    def render(self) -> bytes:
        drawn = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._page)))
        self.resources.xobject["/Drawn"] = drawn
        left, bottom, right, top = (float(edge) for edge in drawn.get_object()["/BBox"])
        self.box = BoxConstraints(width=right - left, height=top - bottom)
        return b"/Drawn Do"
