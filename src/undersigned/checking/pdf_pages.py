"""What stands on the pages of a finished PDF, as pdfium reads it, which knows nothing of WeasyPrint.

On a page with words from right to left, or with letters that are drawn as several signs, pdfium guesses at the
order in which they are read. There each piece of text is read for itself, in the order in which the pieces are drawn,
which is that of the letter: its glyphs from left to right, or from right to left where their letters run so. Where the
file states the text of a piece (`ActualText`, ISO 32000-1, 14.9.4), as it does for Arabic, Khmer and whatever no reader
can tell from the glyphs, it is that: what is copied, searched and read aloud of a piece that is drawn.
"""

from __future__ import annotations

import bisect
import codecs
import ctypes
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, Final, TypeAlias

import pypdfium2
import pypdfium2.raw as pdfium

from undersigned.checking import format_text as reading
from undersigned.languages.scripts import RTL_BLOCKS, strong_directions

Handle: TypeAlias = Any  # pdfium has no types

_HYPHENS: Final = re.compile("[\u0002\ufffe-]+")
"""Where a line ends with a hyphen, pdfium takes it away, or has a sign of its own for it."""
_HYPHEN_AT_LINE_END: Final = re.compile("[\u0002\ufffe]")
"""pdfium's own signs for the hyphen; it takes the end of the line away behind them."""

_ONE_BRACKET: Final = str.maketrans(")]}>»\u203a”\u2019", "([{<«\u2039“\u2018")
"""pdfium turns brackets round that stand between words from right to left, and quotation marks with them."""

_FILLS: Final = 0.8
"""How much of a page a scan of it covers at least."""

_NOT_SIMPLE: Final = re.compile(
    f"[{RTL_BLOCKS}\u0300-\u036f\u0900-\u109f\u1780-\u17ff\u1a20-\u1cff\ua800-\uaaff]"
)
"""Letters from right to left, combining marks, and the scripts of India and South-East Asia."""


@dataclass(frozen=True)
class InkBox:
    """What some words of one line cover with ink, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    is_furniture: bool
    """Whether it is no content (ISO 32000-1, 14.8.2.2): a header, a footer, the head of a table once more."""
    objects: tuple[int, ...]
    """Which objects of the page draw it."""


class ReadPage:
    """A page: the letters that lie inside it, in reading order, and the boxes of all, wherever they lie."""

    def __init__(self, page: Handle) -> None:
        self._page = page
        self._text = page.get_textpage()
        self.text: str = self._text.get_text_bounded()
        self._is_simple = _NOT_SIMPLE.search(self.text) is None
        self.letters = letters(self.text if self._is_simple else "".join(map(self.words, self.boxes())))
        self.width, self.height = page.get_size()

    def exact_words(self) -> list[str]:
        """The words in reading order, as they are written: where lines end makes no difference."""
        return _HYPHEN_AT_LINE_END.sub("-", self.text).split()

    def boxes(self) -> list[InkBox]:
        """Where words stand: what WeasyPrint marks as one sequence is one box (ISO 32000-1, 14.6)."""
        sequences: dict[int, InkBox] = {}
        for index in range(pdfium.FPDFPage_CountObjects(self._page)):
            drawn = pdfium.FPDFPage_GetObject(self._page, index)
            if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_TEXT:
                continue
            left, bottom, right, top = _bounds(drawn)
            if right <= left or top <= bottom:
                continue  # spaces
            sequence = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
            is_furniture = sequence < 0
            key = -1 - index if is_furniture else sequence
            before = sequences.get(key)
            if before:
                left, bottom = min(left, before.left), min(bottom, before.bottom)
                right, top = max(right, before.right), max(top, before.top)
            objects = (*(before.objects if before else ()), index)
            sequences[key] = InkBox(left, bottom, right, top, is_furniture, objects)
        return list(sequences.values())

    def words(self, box: InkBox) -> str:
        """The words of a box, also where it lies outside the page."""
        if self._is_simple:
            return "".join(map(self._words_of, box.objects)).strip()
        objects = [pdfium.FPDFPage_GetObject(self._page, index) for index in box.objects]
        if (stated := _stated_text(objects[0])) is not None:
            return stated.strip()
        found = chain.from_iterable(self._glyphs.get(_address(drawn), ()) for drawn in objects)
        glyphs = sorted(found, key=itemgetter(0))
        words = "".join(character for _, character in glyphs)
        return words[::-1] if True in strong_directions(words) else words

    @property
    def is_picture(self) -> bool:
        """Whether one picture fills most of it."""
        drawn = (
            pdfium.FPDFPage_GetObject(self._page, index)
            for index in range(pdfium.FPDFPage_CountObjects(self._page))
        )
        pictures = (
            _bounds(one) for one in drawn if pdfium.FPDFPageObj_GetType(one) == pdfium.FPDF_PAGEOBJ_IMAGE
        )
        least = _FILLS * self.width * self.height
        return any((right - left) * (top - bottom) >= least for left, bottom, right, top in pictures)

    def top_of(self, offset: int) -> float:
        """How high the line stands (points) that has the letter at an offset of `letters`."""
        read = 0
        for box in self.boxes():
            read += len(letters(self.words(box)))
            if read > offset:
                return box.top
        return 0.0

    @cached_property
    def _glyphs(self) -> Mapping[int, list[tuple[float, str]]]:
        """For each object of the page (its address), where its glyphs stand from the left, and what they mean."""
        glyphs: dict[int, list[tuple[float, str]]] = {}
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(self._text.count_chars()):
            character = chr(pdfium.FPDFText_GetUnicode(self._text, index))
            if not character.isspace():
                pdfium.FPDFText_GetCharOrigin(self._text, index, x, y)
                drawn = _address(pdfium.FPDFText_GetTextObject(self._text, index))
                glyphs.setdefault(drawn, []).append((x.value, character))
        return glyphs

    def _words_of(self, index: int) -> str:
        drawn = pdfium.FPDFPage_GetObject(self._page, index)
        size = pdfium.FPDFTextObj_GetText(drawn, self._text, None, 0)  # bytes, a zero at the end included
        buffer = ctypes.create_string_buffer(size)
        place = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFTextObj_GetText(drawn, self._text, place, size)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace")


@dataclass(frozen=True)
class ReadPdf:
    """A PDF that is open; a page counts from 0.

    Of its pages only those are open that somebody holds: together, those of a long letter take more than its file.
    """

    _document: Handle

    @property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self._document)

    @property
    def pages(self) -> Iterator[ReadPage]:
        """All pages, one after the other."""
        return map(self.page, range(self.page_count))

    def page(self, number: int) -> ReadPage:
        """One page."""
        return ReadPage(self._document[number])

    def page_of(self, name: str) -> int | None:
        """The page on which a destination (ISO 32000-1, 12.3.2.3) lies, where links to it lead."""
        destination = pdfium.FPDF_GetNamedDestByName(self._document, name.encode())
        page = pdfium.FPDFDest_GetDestPageIndex(self._document, destination) if destination else -1
        return page if page >= 0 else None

    @property
    def attachments(self) -> dict[str, bytes]:
        """The files inside it, by name."""
        files = map(self._document.get_attachment, range(self._document.count_attachments()))
        return {file.get_name(): bytes(file.get_data()) for file in files}


def is_scanned(data: bytes) -> bool:
    """Whether each page of a PDF is a picture that fills it: so a scanner makes it, with or without words."""
    try:
        with open_pdf(data) as pdf:
            return pdf.page_count > 0 and all(page.is_picture for page in pdf.pages)
    except UnreadablePdf:
        return False


class UnreadablePdf(Exception):
    """pdfium cannot read the file."""


@contextmanager
def open_pdf(data: bytes) -> Iterator[ReadPdf]:
    """The PDF, as long as it is needed. Raises `UnreadablePdf`, also for what is found out only within."""
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            yield ReadPdf(document)
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise UnreadablePdf(str(error)) from error


def _stated_text(drawn: Handle) -> str | None:
    """The `ActualText` of the marked-content sequence to which an object belongs."""
    size = ctypes.c_ulong()
    for number in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, number)
        # As bytes: what pdfium makes a string of, it takes for UTF-8.
        if pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, size):
            buffer = (ctypes.c_ubyte * size.value)()
            pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", buffer, size.value, size)
            said = bytes(buffer)
            return said.decode("utf-16" if said.startswith(codecs.BOM_UTF16_BE) else "latin-1", "replace")
    return None


def _address(drawn: Handle) -> int:
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0


def letters(text: str) -> str:
    """The text without what layout may change, and what pdfium may.

    Beside words from right to left, pdfium changes at its own discretion which way round a bracket is, and has other
    characters for some (three full stops for …) that Unicode holds for the same (NFKC).
    """
    same = unicodedata.normalize("NFKC", text)
    return _HYPHENS.sub("", reading.letters(same)).translate(_ONE_BRACKET)


def longest_start(words: str, text: str, offset: int = 0) -> int:
    """How many of the first letters of some words stand together behind an offset of a page."""
    lengths = range(1, len(words) + 1)
    return bisect.bisect_left(lengths, 1, key=lambda length: text.find(words[:length], offset) < 0)


def _bounds(drawn: Handle) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value
