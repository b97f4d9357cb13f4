"""What readers that know nothing of undersigned find in the PDF of a letter."""

from __future__ import annotations

import cProfile
import ctypes
import dataclasses
import hashlib
import itertools
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx_letters import EVERY_NODE, METADATA, STYLE, in_language, letter, paragraph, picture

from outside import ROOT, pdf_text, qpdf_check
from undersigned.diagnostics import LetterError, Place
from undersigned.model.letter import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    Image,
    Inlines,
    LineBreak,
    Link,
    Note,
    NoteCall,
    NoteText,
    NumberedLetter,
    Paragraph,
    Part,
    Quotation,
    Role,
    Strong,
    Table,
    Text,
)
from undersigned.model.style import Align, Furniture, HouseStyle
from undersigned.writers.pdf import write

AS_POPPLER_READS_IT = """\
Civic Space Watch
8 September 2023
To: Permanent Representatives
Cc: President of the Council
RE: The Council should act1
Excellencies,
At the 54th session, resolution 48/162 of Voice of Democracy3 and bold both, see a page
new line with spaces & <markup> [^1] *x*
Quoted words.
3. first
4. second
goes on
• nested
No. Organisation
1 ARTICLE 194
2
We urge the Council to:
• Renew the mandate;5
• Act.
1. Now;
1 A note in the subject.
2 A/HRC/RES/48/23 (adopted on 11 October 2021).
3 https://example.org/news.
4 Ibid.
5 Italic note, 51st
1
\f2. Here.
Sincerely,
ARTICLE 19
អង្គការ សិទ្ធិមនុស្ស (中国人权)
2
\fANNEX: Key developments
A heading with a note6
As said above2.
Deeper
Deeper still
Deepest
6 In a heading.
Second line.
3
\f"""


class Made:
    """A PDF in a file, for the readers."""

    def __init__(self, folder: Path, of: NumberedLetter, style: HouseStyle = STYLE) -> None:
        self.file = folder / "letter.pdf"
        self.file.write_bytes(write(of, style))

    @property
    def pages(self) -> list[str]:
        return pdf_text(self.file, "-raw").split("\f")[:-1]

    @property
    def text(self) -> str:
        return "".join(self.pages)

    @property
    def document(self) -> pypdfium2.PdfDocument:
        return pypdfium2.PdfDocument(self.file)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def with_notes(blocks: tuple[Block[NoteCall], ...], *notes: NoteText, language: str = "en-GB") -> NumberedLetter:
    numbered = tuple(Note(number, note) for number, note in enumerate(notes, 1))
    return in_language(NumberedLetter(METADATA, (Part(Role.BODY, blocks),), numbered), language)


# --- what every letter has


def test_poppler_reads_every_node(tmp_path: Path) -> None:
    text = pdf_text(Made(tmp_path, EVERY_NODE).file, "-raw")
    # poppler turns Arabic around; another test reads it
    assert re.sub(r"\n2 [\u0600-\u06ff\u202a-\u202e ]+\n", "\n2\n", text) == AS_POPPLER_READS_IT


def test_the_form_of_the_file_is_in_order(tmp_path: Path) -> None:
    qpdf_check(Made(tmp_path, EVERY_NODE).file)


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    document = Made(tmp_path, EVERY_NODE).document
    properties = document.get_metadata_dict()
    assert properties["Title"] == "Human Rights Council should act"
    assert properties["Author"] == "ARTICLE 19, Human Rights Watch"
    assert properties["CreationDate"] == properties["ModDate"] == "D:20230908"
    assert document.is_tagged()
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert b"pdfuaid" in document_bytes(document)


def document_bytes(document: pypdfium2.PdfDocument) -> bytes:
    """The file with its streams unpacked, as qpdf writes it."""
    path = Path(str(document._input))
    return subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", path, "-"], capture_output=True, check=True
    ).stdout
