"""Compares two PDFs as a reader sees them: the words of each page, and the attachments."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from undersigned.checking.pdf_pages import ReadPdf, UnreadablePdf, open_pdf
from undersigned.model.findings import counted

_SHOWN: Final = 12
"""How many words of a difference are shown."""


def pdf_differences(pdf: bytes, wanted: bytes) -> tuple[str, ...]:
    """What one PDF says otherwise than the one that it ought to be like, in words; nothing where they say the same."""
    try:
        with open_pdf(pdf) as found, open_pdf(wanted) as expected:
            return (*_pages(found, expected), *_attachments(found, expected))
    except UnreadablePdf:
        return ("its pages cannot be read",)


def _pages(found: ReadPdf, expected: ReadPdf) -> Iterator[str]:
    if found.page_count != expected.page_count:
        yield f"it has {counted(found.page_count, 'page')} where the letter has {expected.page_count}"
    for number, (one, other) in enumerate(zip(found.pages, expected.pages, strict=False), 1):
        words, wanted = one.exact_words(), other.exact_words()
        if words != wanted:
            yield f"page {number} {_difference(words, wanted)}"


def _difference(words: list[str], expected: list[str]) -> str:
    steps = difflib.SequenceMatcher(None, expected, words, autojunk=False).get_opcodes()
    _, begins, ends, starts, stops = next((step for step in steps if step[0] != "equal"), ("", 0, 0, 0, 0))
    return f"says {_quoted(words[starts:stops])} where the letter has {_quoted(expected[begins:ends])}"


def _quoted(words: list[str]) -> str:
    more = " …" if len(words) > _SHOWN else ""
    return f"“{' '.join(words[:_SHOWN])}{more}”" if words else "nothing"


def _attachments(found: ReadPdf, expected: ReadPdf) -> Iterator[str]:
    there, wanted = found.attachments, expected.attachments
    for name in sorted(wanted.keys() - there.keys()):
        yield f"the attachment {name} is missing"
    for name in sorted(there.keys() - wanted.keys()):
        yield f"it has an attachment {name} that the letter has not"
    for name in sorted(there.keys() & wanted.keys()):
        if there[name] != wanted[name]:
            yield f"the attachment {name} is not that of the letter"
