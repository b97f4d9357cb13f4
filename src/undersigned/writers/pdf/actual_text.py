"""Turns the text of lines in scripts whose letters take several glyphs into `ActualText` of the PDF.

A PDF reader gets the text from a table that gives each glyph its character. That fails where a
letter is drawn with several glyphs (Arabic letters and their dots) or glyphs are drawn in another
order than their letters are written (Khmer, Burmese and Indian vowels): what is copied, searched
or read aloud is garbled. ISO 32000-1, 14.9.4: `ActualText` of a marked-content sequence replaces
what its glyphs say.
"""

from __future__ import annotations

import types
import unicodedata
from typing import Any, TypeAlias

import pydyf  # type: ignore[import-untyped]  # what WeasyPrint writes PDFs with
from weasyprint.formatting_structure.boxes import TextBox

from undersigned.writers.pdf.sheet import WORD_JOINER

Page: TypeAlias = Any
Stream: TypeAlias = Any  # WeasyPrint has no types


def paint_with_text(page: Page) -> None:
    """Have a page of WeasyPrint's add `ActualText`, where needed, to what it paints."""
    page.paint = types.MethodType(_paint, page)


def _paint(page: Page, stream: Stream, scale: float = 1) -> None:
    type(page).paint(page, stream, scale)
    properties = {item["MCID"]: item for item in stream.stream if isinstance(item, dict) and "MCID" in item}
    for box, mark in stream._tags.items():  # noqa: SLF001  # which box each marked-content sequence shows
        if isinstance(box, TextBox) and _needs_actual_text(box.text):
            properties[mark["mcid"]]["ActualText"] = pydyf.String(box.text.replace(WORD_JOINER, ""))


def _needs_actual_text(text: str) -> bool:
    """Whether it has combining marks or Arabic letters."""
    return not text.isascii() and any(
        unicodedata.category(character).startswith("M") or unicodedata.bidirectional(character) == "AL"
        for character in text
    )
