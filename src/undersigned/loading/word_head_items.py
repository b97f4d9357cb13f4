"""Reads the paragraphs and tables of a Word file's head as pictures and lines, each with the side on which it stands.

The side is that of the alignment, of the tab stop before it, of its cell in a table, or of where a drawing floats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from undersigned.files.ooxml import alternative_of, child_val, is_on, printed, q, val, whole
from undersigned.files.word_package import WordPackage
from undersigned.files.word_xml import Element
from undersigned.loading.word_geometry import Sheet, floating, is_watermark, size_of
from undersigned.model.letterhead import Side
from undersigned.model.word_head import HeadItem, HeadLine, HeadPicture

DRAWINGS: Final = tuple(map(q, ("w:drawing", "w:pict", "w:object")))
_PIECES: Final = (
    *map(q, ("w:t", "w:tab", "w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:pPr")),
    *DRAWINGS,
)
"""What is looked for in a paragraph; its properties, so that nothing is looked for in these."""
_BREAKS: Final = tuple(map(q, ("w:br", "w:cr")))
_TABS: Final = tuple(map(q, ("w:tab", "w:ptab")))
_COUNTING: Final = frozenset(
    {"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "CREATEDATE", "PRINTDATE", "FILENAME"}
)
"""Fields (§ 17.16.5) of lines that are no part of a letterhead: numbers of pages, and what changes by itself."""
_ALIGNED: Final = {
    "center": Side.CENTRE, "centre": Side.CENTRE, "right": Side.RIGHT, "end": Side.RIGHT, "decimal": Side.RIGHT,
    "left": Side.LEFT, "start": Side.LEFT, "num": Side.LEFT, "both": Side.LEFT,
}  # fmt: skip
_USUAL_STOPS: Final = (Side.CENTRE, Side.RIGHT)
"""The tab stops of Word's own style for headers."""
_EXTENSIONS: Final = {"jpeg": "jpg", "jpe": "jpg"}
_THIRD: Final = 1 / 3


@dataclass
class _Line:
    """A line of a paragraph while it is read."""

    side: Side
    words: str = ""
    is_bold: bool = True

    def add(self, piece: Element, *, is_bold: bool) -> None:
        """Add what a piece says, which is bold or not."""
        said = "\u2011" if piece.tag == q("w:noBreakHyphen") else piece.text or ""
        if piece.tag != q("w:pPr"):
            self.words += said
            self.is_bold &= is_bold or not said.strip()


class HeadReader:
    """Reads blocks of one part of a package."""

    def __init__(self, package: WordPackage, name: str, styles: Element | None, sheet: Sheet) -> None:
        self._package = package
        self._links = {link.id: link for link in package.links(name)}
        found = () if styles is None else styles.findall(q("w:style"))
        self._styles = {style.get(q("w:styleId"), ""): style for style in found}
        self._sheet = sheet
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
        names = (child_val(style, "w:name").lower() for style in self._chain(properties))
        return properties.find(q("w:numPr")) is not None or any(
            name.startswith(("heading", "list")) for name in names
        )

    def _table(self, table: Element) -> Iterator[HeadItem]:
        for row in table.findall(q("w:tr")):
            cells = list(printed(row, q("w:tc")))
            self.sets_beside |= len(cells) > 1
            for place, cell in enumerate(cells):
                side = _side_of_cell(place, len(cells))
                for inner in cell:
                    yield from self.block(inner, side)

    def _paragraph(self, paragraph: Element, cell: Side | None) -> Iterator[HeadItem]:
        if self._counts(paragraph):
            return
        properties = paragraph.find(q("w:pPr"))
        aligned = _ALIGNED.get(self._said(properties, "w:jc"))
        # In a cell, what is set against the edge of the page says which; else the cell does.
        start = aligned if cell is None or aligned in (Side.RIGHT, Side.CENTRE) else cell
        lines, stops = [_Line(start or Side.LEFT)], list(self._stops(properties))
        for piece in printed(paragraph, *_PIECES):
            if not _is_seen(piece):
                continue
            if piece.tag in DRAWINGS:
                yield from self._drawing(piece, lines[-1].side)
            elif piece.tag in _BREAKS:
                lines.append(_Line(lines[-1].side))
            elif piece.tag in _TABS:
                lines.append(_Line(stops.pop(0) if stops else Side.RIGHT))
                self.sets_beside |= bool(lines[-2].words.strip())
            else:
                lines[-1].add(piece, is_bold=self._is_bold(piece, properties))
        for line in lines:
            if words := " ".join(line.words.split()):
                yield HeadLine(words, line.side, line.is_bold)

    def _drawing(self, drawing: Element, side: Side) -> Iterator[HeadItem]:
        if is_watermark(drawing):
            return
        place = floating(drawing, self._sheet, 0.0)
        if place is not None:
            side = self._side_at(place.box.middle)
            self.sets_beside = True
        boxes = list(printed(drawing, q("w:txbxContent")))
        is_wide = place is not None and place.box.width > self._sheet.width / 2
        for box in boxes:
            for block in box:
                yield from self.block(block, None if is_wide else side)
        height = size_of(drawing)[1]
        for name, attribute in (("a:blip", "r:embed"), ("v:imagedata", "r:id")):
            for image in printed(drawing, q(name)):
                link = self._links.get(image.get(q(attribute), ""))
                if link is None or link.external or link.target not in self._package.names:
                    continue
                extension = link.target.rpartition(".")[2].lower()
                words = " ".join(alternative_of(drawing).split())
                extension = _EXTENSIONS.get(extension, extension)
                yield HeadPicture(self._package.read(link.target), extension, words, side, height)

    def _side_at(self, middle: float) -> Side:
        share = middle / (self._sheet.width or 1.0)  # some files have a page without a width
        place = 0 if share < _THIRD + 0.05 else 2 if share > 2 * _THIRD - 0.05 else 1
        sides = (
            (Side.RIGHT, Side.CENTRE, Side.LEFT) if self._sheet.rtl else (Side.LEFT, Side.CENTRE, Side.RIGHT)
        )
        return sides[place]

    def _stops(self, properties: Element | None) -> Iterator[Side]:
        """The tab stops of a paragraph from the first to the last, or those that headers usually have."""
        stops: dict[int, str] = {}
        for of in reversed(self._levels(properties)):
            for tab in of.findall(q("w:tabs/w:tab")):
                position = whole(tab.get(q("w:pos"), ""))
                if val(tab) == "clear":
                    stops.pop(position, None)
                else:
                    stops[position] = val(tab)
        yield from (
            (_ALIGNED.get(stops[position], Side.LEFT) for position in sorted(stops))
            if stops
            else _USUAL_STOPS
        )

    def _said(self, properties: Element | None, name: str) -> str:
        """What a paragraph, or its style, says of a property."""
        return next(
            (val(found) for of in self._levels(properties) if (found := of.find(q(name))) is not None), ""
        )

    def _levels(self, properties: Element | None) -> list[Element]:
        """The properties of a paragraph, then those of its style and of what that is based on."""
        if properties is None:
            return []
        inner = (style.find(q("w:pPr")) for style in self._chain(properties))
        return [properties, *(one for one in inner if one is not None)]

    def _chain(self, properties: Element) -> Iterator[Element]:
        seen: set[str] = set()
        name = child_val(properties, "w:pStyle")
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = child_val(self._styles[name], "w:basedOn")

    def _is_bold(self, text: Element, properties: Element | None) -> bool:
        run = next(text.iterancestors(q("w:r")), None)
        own = None if run is None else is_on(run.find(q("w:rPr/w:b")))
        if own is not None:
            return own
        styles = self._chain(properties) if properties is not None else iter(())
        return any(is_on(style.find(q("w:rPr/w:b"))) for style in styles)

    def _counts(self, paragraph: Element) -> bool:
        """Whether a paragraph holds the number of its page, or what changes by itself."""
        said = [field.get(q("w:instr"), "") for field in paragraph.iter(q("w:fldSimple"))]
        said += ["".join(text.text or "" for text in paragraph.iter(q("w:instrText")))]
        return any(word.upper() in _COUNTING for instruction in said for word in instruction.split())


def words_of(drawing: Element) -> str:
    """The words in the text boxes of a drawing."""
    return "".join(text.text or "" for text in drawing.iter(q("w:t"))).strip()


def _side_of_cell(place: int, cells: int) -> Side | None:
    if cells == 1:
        return None
    return Side.LEFT if place == 0 else Side.RIGHT if place == cells - 1 else Side.CENTRE


def _is_seen(piece: Element) -> bool:
    """Whether a piece is printed: it is not hidden, was not moved away, and is no invitation to type."""
    for around in piece.iterancestors(q("w:r"), q("w:sdt"), q("w:moveFrom"), q("w:txbxContent")):
        if around.tag == q("w:txbxContent"):
            break
        if around.tag == q("w:moveFrom"):
            return False
        if around.tag == q("w:r") and is_on(around.find(q("w:rPr/w:vanish"))):
            return False
        if around.tag == q("w:sdt") and around.find(q("w:sdtPr/w:showingPlcHdr")) is not None:
            return False
    return True
