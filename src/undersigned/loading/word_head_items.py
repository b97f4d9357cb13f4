"""Reads the paragraphs and tables of a Word file's head as pictures and lines, each with the side on which it stands.

The side is that of the alignment, of the tab stop before it, of its cell in a table, or of where a drawing floats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import alternative_of, child_val, is_on, printed, q, val, whole
from undersigned.files.word_geometry import Share, Sheet, floating, is_watermark, share_of, size_of
from undersigned.files.word_package import WordPackage
from undersigned.files.word_pictures import seen, view_of
from undersigned.files.word_styles import WordStyles, is_drawing_hidden, name_of
from undersigned.files.word_xml import Element
from undersigned.loading.word_field_reading import OpenFields, without_moving
from undersigned.model.letterhead import Side
from undersigned.model.word_head import HeadItem, HeadLine, HeadPicture

DRAWINGS: Final = tuple(map(q, ("w:drawing", "w:pict", "w:object")))
_PIECES: Final = (
    *map(
        q, ("w:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:pPr", "w:fldChar", "w:instrText")
    ),
    *DRAWINGS,
)
"""What is looked for in a paragraph; its properties, so that nothing is looked for in these."""
_BREAKS: Final = tuple(map(q, ("w:br", "w:cr")))
_TABS: Final = tuple(map(q, ("w:tab", "w:ptab")))
_ALIGNED: Final = {
    "center": Side.CENTRE, "centre": Side.CENTRE, "right": Side.RIGHT, "end": Side.RIGHT, "decimal": Side.RIGHT,
    "left": Side.LEFT, "start": Side.LEFT, "num": Side.LEFT, "both": Side.LEFT,
}  # fmt: skip
_MIRRORED: Final = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
_USUAL_STEP: Final = 36.0
"""Points from one tab stop to the next where a paragraph has none of its own (§ 17.15.1.25)."""
_LETTER: Final = 5.5
"""Points that a letter takes, about."""
_EXTENSIONS: Final = {"jpeg": "jpg", "jpe": "jpg"}
_THIRD, _HALF = 1 / 3, 0.49


@dataclass
class _Line:
    """A line of a paragraph while it is read."""

    side: Side
    words: str = ""
    is_bold: bool = True
    length: float = 0.0
    """Points from where the paragraph begins to the end of the line, about."""

    def add(self, piece: Element, *, is_bold: bool) -> None:
        """Add what a piece says, which is bold or not."""
        said = "\u2011" if piece.tag == q("w:noBreakHyphen") else piece.text or ""
        if piece.tag != q("w:pPr"):
            self.words += said
            self.length += len(said) * _LETTER
            self.is_bold &= is_bold or not said.strip()


class HeadReader:
    """Reads blocks of one part of a package."""

    def __init__(self, package: WordPackage, name: str, styles: Element | None, sheet: Sheet) -> None:
        self._package = package
        self._links = {link.id: link for link in package.links(name)}
        self._styles = WordStyles(styles)
        self._sheet = sheet
        self._fields = OpenFields()
        self.left_out: list[str] = []
        """What prints something else on another day, page or computer, with the names of its fields."""
        self.sets_beside = False
        """Whether tabs, cells or floating drawings set things beside one another."""

    def block(self, block: Element, side: Side | None = None) -> Iterator[HeadItem]:
        """What a block holds, on the side that its cell has, if it stands in one."""
        for inner in (
            (block,) if block.tag in (q("w:p"), q("w:tbl")) else printed(block, q("w:p"), q("w:tbl"))
        ):
            if inner.tag == q("w:tbl"):
                yield from self._table(inner)
            else:
                yield from self._paragraph(inner, side)

    def is_heading(self, block: Element) -> bool:
        """Whether a block is a heading or an item of a list, with which the text of a letter begins."""
        properties = block.find(q("w:pPr"))
        if properties is None:
            return False
        names = (child_val(style, "w:name").lower() for style in self._styles.of_paragraph(properties))
        return properties.find(q("w:numPr")) is not None or any(
            name.startswith(("heading", "list")) for name in names
        )

    def _table(self, table: Element) -> Iterator[HeadItem]:
        is_mirrored = is_on(table.find(q("w:tblPr/w:bidiVisual"))) is True
        for row in table.findall(q("w:tr")):
            cells = list(printed(row, q("w:tc")))
            self.sets_beside |= len(cells) > 1
            for place, cell in enumerate(cells):
                side = _side_of_cell(place, len(cells))
                for inner in cell:
                    yield from self.block(inner, side and self._seen_from(side, is_mirrored=is_mirrored))

    def _seen_from(self, side: Side, *, is_mirrored: bool) -> Side:
        """A side of what runs from the right or not, as it is called in a letter that runs as the page does."""
        return side if is_mirrored is self._sheet.rtl else _MIRRORED.get(side, side)

    def _paragraph(self, paragraph: Element, cell: Side | None) -> Iterator[HeadItem]:
        properties = paragraph.find(q("w:pPr"))
        aligned = _ALIGNED.get(self._said(properties, "w:jc"), Side.LEFT)
        is_back = is_on(self._stated(properties, "w:bidi")) is True
        # In a cell, what is set against the edge of the page says which; else the cell does.
        start = self._seen_from(aligned, is_mirrored=is_back)
        if cell is not None and aligned not in (Side.RIGHT, Side.CENTRE):
            start = cell
        stops, is_edge = self._stops(properties), start is Side.LEFT or cell is not None
        lines = [_Line(start)]
        for piece in printed(paragraph, *_PIECES):
            if self._fields.read(piece) or not self._is_seen(piece):
                continue
            if piece.tag in DRAWINGS:
                yield from self._drawing(piece, lines[-1].side)
            elif piece.tag in _BREAKS:
                lines.append(_Line(start))
            elif piece.tag in _TABS:
                self._go_to_stop(piece, lines, stops if is_edge else [], is_back=is_back)
            else:
                lines[-1].add(piece, is_bold=self._is_bold(piece, properties))
            lines[-1].words += self._fields.said()
        lines[-1].words += self._fields.said()
        for line in lines:
            words, left_out = without_moving(line.words)
            self.left_out += left_out
            if words:
                yield HeadLine(words, line.side, line.is_bold)

    def _go_to_stop(
        self, tab: Element, lines: list[_Line], stops: list[tuple[float, Side]], *, is_back: bool
    ) -> None:
        """Go on in a line behind a tab, or begin what stands beside it."""
        line = lines[-1]
        if tab.tag == q("w:ptab"):  # § 17.3.3.23
            side, place = _ALIGNED.get(tab.get(q("w:alignment"), ""), Side.LEFT), line.length
        else:
            place, side = next(
                ((place, side) for place, side in stops if place > line.length),
                ((line.length // _USUAL_STEP + 1) * _USUAL_STEP, Side.LEFT),
            )
            if side is Side.LEFT:
                side = self._side_of_start(place)
        if side is Side.LEFT and line.side is not Side.CENTRE:
            line.words, line.length = f"{line.words} ", max(place, line.length)
            return
        self.sets_beside |= bool(line.words.strip())
        lines.append(_Line(self._seen_from(side, is_mirrored=is_back), length=place))

    def _side_of_start(self, place: float) -> Side:
        """The side of what begins so far into the text."""
        share = place / (self._sheet.width - self._sheet.left - self._sheet.right or 1.0)
        return Side.LEFT if share < _THIRD else Side.CENTRE if share < _HALF else Side.RIGHT

    def _is_seen(self, piece: Element) -> bool:
        """Whether a piece is printed: it can be seen, was not moved away, and is no invitation to type."""
        if piece.tag in DRAWINGS and is_drawing_hidden(piece):
            return False
        for around in piece.iterancestors(q("w:r"), q("w:sdt"), q("w:moveFrom"), q("w:txbxContent")):
            if around.tag == q("w:txbxContent"):
                break
            if around.tag == q("w:moveFrom"):
                return False
            if around.tag == q("w:r") and not (
                self._styles.is_seen(around) if piece.tag == q("w:t") else not self._styles.is_hidden(around)
            ):
                return False
            if around.tag == q("w:sdt") and around.find(q("w:sdtPr/w:showingPlcHdr")) is not None:
                return False
        return True

    def _drawing(self, drawing: Element, side: Side) -> Iterator[HeadItem]:
        if is_watermark(drawing):
            return
        place = floating(drawing, self._sheet, 0.0)
        self.sets_beside |= place is not None
        around, self._fields = self._fields, OpenFields()  # a text box is a story of its own
        for member in printed(drawing, q("w:txbxContent"), q("a:blip"), q("v:imagedata")):
            share = share_of(member, drawing)
            self.sets_beside |= share.is_part
            box = None if place is None else share.within(place.box)
            own = side if box is None else self._side_at(box.middle)
            if member.tag == q("w:txbxContent"):
                is_wide = box is not None and box.width > self._sheet.width / 2
                for block in member:
                    yield from self.block(block, None if is_wide else own)
            else:
                yield from self._picture(member, drawing, own, share)
        self._fields = around

    def _picture(self, image: Element, drawing: Element, side: Side, share: Share) -> Iterator[HeadPicture]:
        link = self._links.get(image.get(q("r:embed" if image.tag == q("a:blip") else "r:id"), ""))
        if link is None or link.external or link.target not in self._package.names:
            return
        extension = link.target.rpartition(".")[2].lower()
        view = view_of(image)
        data, extension = seen(self._package.read(link.target), _EXTENSIONS.get(extension, extension), view)
        size = size_of(drawing)
        height = size[0] * share.width if view.is_on_side else size[1] * share.height
        words = " ".join(alternative_of(drawing).split())
        yield HeadPicture(data, extension, words, side, height)

    def _side_at(self, middle: float) -> Side:
        share = middle / (self._sheet.width or 1.0)  # some files have a page without a width
        place = 0 if share < _THIRD + 0.05 else 2 if share > 2 * _THIRD - 0.05 else 1
        sides = (
            (Side.RIGHT, Side.CENTRE, Side.LEFT) if self._sheet.rtl else (Side.LEFT, Side.CENTRE, Side.RIGHT)
        )
        return sides[place]

    def _stops(self, properties: Element | None) -> list[tuple[float, Side]]:
        """The tab stops of a paragraph from the first to the last, or those that headers usually have."""
        stops: dict[int, str] = {}
        for of in reversed(self._levels(properties)):
            for tab in of.findall(q("w:tabs/w:tab")):
                position = whole(tab.get(q("w:pos"), ""))
                if val(tab) == "clear":
                    stops.pop(position, None)
                else:
                    stops[position] = val(tab)
        named = child_val(properties, "w:pStyle")
        is_header = bool(named) and all(
            name_of(style).lower() in ("header", "footer") for style in self._styles.of_paragraph(properties)
        )
        if not stops and is_header:
            width = self._sheet.width - self._sheet.left - self._sheet.right
            return [(width / 2, Side.CENTRE), (width, Side.RIGHT)]
        return [
            (position / 20, _ALIGNED.get(stops[position], Side.LEFT))
            for position in sorted(stops)
            if stops[position] != "bar"
        ]

    def _said(self, properties: Element | None, name: str) -> str:
        """What a paragraph, or its style, says of a property."""
        return val(self._stated(properties, name))

    def _stated(self, properties: Element | None, name: str) -> Element | None:
        return next(
            (found for of in self._levels(properties) if (found := of.find(q(name))) is not None), None
        )

    def _levels(self, properties: Element | None) -> list[Element]:
        """The properties of a paragraph, then those of its style and of what that is based on."""
        inner = [properties, *(style.find(q("w:pPr")) for style in self._styles.of_paragraph(properties))]
        return [one for one in inner if one is not None]

    def _is_bold(self, text: Element, properties: Element | None) -> bool:
        run = next(text.iterancestors(q("w:r")), None)
        own = None if run is None else is_on(run.find(q("w:rPr/w:b")))
        if own is not None:
            return own
        return any(is_on(style.find(q("w:rPr/w:b"))) for style in self._styles.of_paragraph(properties))


def words_of(drawing: Element) -> str:
    """The words in the text boxes of a drawing."""
    return "".join(text.text or "" for text in drawing.iter(q("w:t"))).strip()


def _side_of_cell(place: int, cells: int) -> Side | None:
    if cells == 1:
        return None
    return Side.LEFT if place == 0 else Side.RIGHT if place == cells - 1 else Side.CENTRE
