"""Reads the letterhead of a Word file: its bytes go in, pictures and lines come out, and what lies over the text.

It stands in the header of the first page or, where that holds none, in the text itself, before anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from undersigned.files.ooxml import child_val, is_on, printed, q
from undersigned.files.word_geometry import Sheet, floating, is_watermark, overlap, size_of
from undersigned.files.word_package import WordPackage, open_word_package
from undersigned.files.word_sections import sections_of_letter
from undersigned.files.word_xml import Element
from undersigned.languages.letter_beginnings import is_salutation, names_month
from undersigned.loading.word_head_items import DRAWINGS, HeadReader, words_of
from undersigned.model.word_head import HeadItem, HeadLine, HeadPicture, Overlap, WordHead

_LINE: Final = 14.0
"""Points that a line of a header takes, about."""
_LONGEST: Final = 100
"""Characters of a line; what is longer is text."""
_MOST_LINES: Final = 15
_NOT_OF_HEAD: Final = re.compile(
    r"[\[{<«(].*[\]}>»)]|.*[,:،]$|.*\b\d{1,2}\b.{1,14}\b(?:19|20)\d\d|(?:19|20)\d\d[-./]\d.*", re.DOTALL
)
"""What begins the letter itself: a placeholder, a salutation, a label, a date."""
_SENTENCE: Final = re.compile(r"\s[^\W\d_]{4,}[.!?]$")
"""How a sentence ends, and neither a name with `Inc.` nor a number."""
_TELLS_WHERE: Final = re.compile(r"@|\bwww\.|https?://|\+\d|\btel\b|\d{4}", re.IGNORECASE)
"""What an address has."""


def word_head(data: bytes) -> WordHead:
    """The letterhead of a Word file. Raises `WordFileError` where it cannot be read."""
    package = open_word_package(data)
    main = package.related("", "officeDocument")
    document = package.xml(main) if main else None
    body = None if document is None else document.find(q("w:body"))
    if main is None or body is None:
        return WordHead()
    return _Reader(package, main, body).head()


class _Reader:
    def __init__(self, package: WordPackage, main: str, body: Element) -> None:
        self._package = package
        self._main = main
        self._body = body
        section = next(iter(sections_of_letter(body)), None)
        self._section = section
        self._sheet = Sheet.of(body if section is None else section)
        self._is_first = section is not None and is_on(section.find(q("w:titlePg"))) is True

    def head(self) -> WordHead:
        items: tuple[HeadItem, ...] = ()
        left_out: list[str] = []
        overlaps: list[Overlap] = []
        is_ruled = False
        for kind in ("header", "footer"):
            for name in self._parts(kind):
                part = self._package.xml(name)
                overlaps += self._overlaps(part, kind)
                if kind == "header":
                    reader = self._reader(name)
                    found = [item for block in part for item in reader.block(block)]
                    items += tuple(_below_one_another(found, reader))
                    left_out += reader.left_out
                    is_ruled = is_ruled or _is_ruled(part)
        if items:
            return WordHead(
                items, overlaps=tuple(overlaps), is_ruled=is_ruled, left_out=tuple(dict.fromkeys(left_out))
            )
        return WordHead(tuple(self._of_text()), in_text=True, overlaps=tuple(overlaps))

    def _parts(self, kind: str) -> Iterator[str]:
        """The header, or the footer, of the first page (§ 17.10.5)."""
        wanted = "first" if self._is_first else "default"
        links = {link.id: link for link in self._package.links(self._main)}
        for reference in () if self._section is None else self._section.findall(q(f"w:{kind}Reference")):
            link = links.get(reference.get(q("r:id"), ""))
            is_wanted = reference.get(q("w:type"), "default") == wanted
            if is_wanted and link and not link.external and link.target in self._package.names:
                yield link.target

    def _reader(self, name: str) -> HeadReader:
        styles = self._package.related(self._main, "styles")
        return HeadReader(self._package, name, self._package.xml(styles) if styles else None, self._sheet)

    def _of_text(self) -> list[HeadItem]:
        """What stands in the text as a letterhead does: pictures, and short lines with or before them.

        An empty line or the date keeps it from the letter; where the letter follows at once, the lines before may be
        those of whom it is to, and only what stands with a picture is known to be none.
        """
        reader, found, gap, certain = self._reader(self._main), list[HeadItem](), False, 0
        for block in self._body:
            items = list(reader.block(block))
            lines = [item for item in items if isinstance(item, HeadLine)]
            if not items:
                gap = gap or any(isinstance(item, HeadLine) for item in found)
                continue
            has_picture = len(lines) < len(items)
            is_letter = any(_is_of_letter(line) for line in lines) or reader.is_heading(block)
            if is_letter or (gap and not has_picture):
                if not gap and any(map(_is_text, lines)):
                    del found[certain:]
                found += [item for item in items if isinstance(item, HeadPicture)]
                break
            found += items
            certain = len(found) if has_picture else certain
        lines = [item for item in found if isinstance(item, HeadLine)]
        has_picture = len(lines) < len(found)
        is_address = len(lines) > 1 or any(_TELLS_WHERE.search(line.words) for line in lines)
        if not (has_picture or is_address) or len(lines) > _MOST_LINES:
            return []
        return _below_one_another(found, reader)

    def _overlaps(self, part: Element, kind: str) -> Iterator[Overlap]:
        pages = "the first page" if self._is_first else "every page"
        height = _height(part)
        sheet, above = self._sheet, 0.0
        start = sheet.header if kind == "header" else sheet.height - max(sheet.bottom, sheet.footer + height)
        pushed = sheet.header + height if kind == "header" else 0.0
        fixed = sheet.fixed_top if kind == "header" else sheet.fixed_bottom
        room = (sheet.top - sheet.header) if kind == "header" else (sheet.bottom - sheet.footer)
        if fixed:
            pushed = 0.0
            if height - room > _LINE:  # heights are not known better
                edge, margin = ("top", sheet.top) if kind == "header" else ("bottom", sheet.bottom)
                yield Overlap(f"a {kind}", height - room, margin, edge, pages)
        for paragraph in part.iter(q("w:p")):
            if next(paragraph.iterancestors(q("w:txbxContent")), None) is not None:
                continue
            for drawing in _drawings(paragraph):
                found = floating(drawing, sheet, start + above)
                what = "a text box" if words_of(drawing) else "a picture"
                if found and not is_watermark(drawing):
                    told = overlap(what, found, sheet, pages, pushed=pushed)
                    if told:
                        yield told
            above += _height_of(paragraph)


def _below_one_another(items: list[HeadItem], reader: HeadReader) -> list[HeadItem]:
    """What stands below one another stands on one side, that of the first, however each line of it is set."""
    if not items or reader.sets_beside:
        return items
    return [replace(item, side=items[0].side) for item in items]


def _is_ruled(part: Element) -> bool:
    """Whether a line is drawn below a paragraph of a header (§ 17.3.1.7), or along the foot of a table."""
    borders = (border for name in ("w:pBdr", "w:tblBorders") for border in part.iter(q(name)))
    return any(child_val(border, "w:bottom", "none") not in ("none", "nil") for border in borders)


def _is_of_letter(line: HeadLine) -> bool:
    words = line.words.strip()
    return _is_text(line) or _NOT_OF_HEAD.fullmatch(words) is not None or names_month(words)


def _is_text(line: HeadLine) -> bool:
    """Whether a line is a salutation or text, before which the addressees stand."""
    words = line.words.strip()
    return len(words) > _LONGEST or _SENTENCE.search(words) is not None or is_salutation(words)


def _drawings(paragraph: Element) -> Iterator[Element]:
    """The outermost drawings of a paragraph, of each the form that is read."""
    yield from printed(paragraph, *DRAWINGS)


def _height(part: Element) -> float:
    """About how high the paragraphs of a header or footer are together; cells stand beside one another."""
    return sum(sum(map(_height_of_row, block.iter(q("w:tr")))) or _height_in(block) for block in part)


def _height_of_row(row: Element) -> float:
    return max(map(_height_in, row.iter(q("w:tc"))), default=0.0)


def _height_in(block: Element) -> float:
    return sum(map(_height_of, block.iter(q("w:p"))))


def _height_of(paragraph: Element) -> float:
    if next(paragraph.iterancestors(q("w:txbxContent")), None) is not None:
        return 0.0
    inline = [size_of(drawing)[1] for drawing in paragraph.iter(q("wp:inline"))]
    return max(_LINE * (1 + len(list(paragraph.iter(q("w:br"))))), *inline) if inline else _LINE
