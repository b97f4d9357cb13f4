"""An Arabic letter, and one full of Arabic, Persian, Hebrew, Khmer and Chinese names: all lines in their order.

What order is right, FriBidi says (UAX #9), of a paragraph that runs as the letter does and in which foreign words are
isolated. Words and notes are read by pandoc and poppler.
"""

from __future__ import annotations

import html
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from lxml import etree

from cases import read_cases
from outside import docx_faults, outloud_findings, pandoc, pdf_text, pdfua_findings, shown_order
from readings import Reading, read_docx, read_html, read_markdown, read_text
from small_project import SmallProject
from undersigned.checking.pdf_pages import open_pdf

FORMATS = ("docx", "pdf", "html", "md", "txt")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RIGHT_TO_LEFT, LEFT_TO_RIGHT, END = "\u2067", "\u2066", "\u2069"
UNSEEN = re.compile("[\u200e\u200f\u202a-\u202c\u2060-\u2069]")


@dataclass(frozen=True)
class Built:
    """A letter in all formats; whether it runs from right to left."""

    folder: Path
    rtl: bool

    def file(self, format: str) -> Path:
        return self.folder / f"letter.{format}"


def build(folder: Path, files: dict[str, str], *, rtl: bool) -> Built:
    project = SmallProject(folder)
    project.write(files)
    run = project.run("build", "letter", *(word for format in FORMATS for word in ("--format", format)))
    assert run.status == 0, run.err
    checked = project.run("check", "letter")
    assert "[formats-differ]" not in checked.err
    return Built(project.root / "build/letter", rtl)


@pytest.fixture(scope="module", params=["arabic", "foreign_names"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    (case,) = read_cases(Path(__file__).parent / f"letters/{request.param}.md")
    files = {path: text for path, (text, _) in case.files.items()}
    return build(tmp_path_factory.mktemp(request.param), files, rtl=request.param == "arabic")


# --- what a reader sees


def paragraphs_of_html(page: str) -> list[str]:
    """The paragraphs of a web page, with what it isolates in the characters for that."""
    body = page.partition("<article>")[2]
    for direction, sign in (("rtl", RIGHT_TO_LEFT), ("ltr", LEFT_TO_RIGHT)):
        body = re.sub(rf'<bdi[^>]* dir="{direction}">', sign, body)
    blocks = re.split(r"<(?:/?(?:p|li|h\d|td|th|ul|ol|blockquote)\b|br)[^>]*>", body.replace("</bdi>", END))
    return [words for block in blocks if (words := squeezed(html.unescape(re.sub("<[^>]+>", "", block))))]


def paragraphs_of_docx(file: Path) -> list[str]:
    """The paragraphs of a Word file with its notes, in the order of the letter, and without their marks."""
    with zipfile.ZipFile(file) as archive:
        parts = [etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes")]
    texts = [
        "".join(map(_of_run, paragraph.iter(f"{W}r"))) for part in parts for paragraph in part.iter(f"{W}p")
    ]
    return [words for text in texts for line in text.split("\n") if (words := squeezed(line))]


def _of_run(run: etree._Element) -> str:
    return "".join({f"{W}t": kid.text or "", f"{W}br": "\n"}.get(str(kid.tag), "") for kid in run)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def lines_of_pdf(file: Path) -> Iterator[str]:
    """The lines of a PDF, from left to right as their pieces stand on the page, without white space."""
    with open_pdf(file.read_bytes()) as document:
        for page in document.pages:
            boxes = [box for box in page.boxes() if not box.is_furniture]
            for _, line in groupby(boxes, key=lambda box: round(box.bottom / 9)):
                yield "".join(page.words(box) for box in sorted(line, key=lambda box: box.left))


def test_text_web_page_and_word_file_show_the_same_order(built: Built) -> None:
    """What FriBidi makes of each paragraph of the web page, with its isolates, is the order that is wanted."""
    wanted = [
        shown_order(words, rtl=built.rtl) for words in paragraphs_of_html(built.file("html").read_text())
    ]
    shown = {
        re.sub(r"[\[\]]\d+[\[\]]|\s", "", line) for line in wanted
    }  # without marks, whose brackets are not turned
    in_word = [shown_order(words, rtl=built.rtl) for words in paragraphs_of_docx(built.file("docx"))]
    assert {re.sub(r"\s", "", line) for line in in_word} - shown == set()
    assert len(in_word) > 40
    # A line of text shows part of a paragraph, in the order of the paragraph, whether its direction is told or guessed.
    for line in built.file("txt").read_text().splitlines():
        if not re.search(r"\w", line):
            continue
        assert shown_order(line) == shown_order(line, rtl=built.rtl)


def test_pandoc_reads_the_same_words_and_twelve_notes_in_each_format(built: Built) -> None:
    readings = [
        read_html(built.file("html")),
        read_docx(built.file("docx")),
        read_markdown(built.file("md")),
        read_text(built.file("txt")),
    ]
    notes = [[bare(note) for note in reading.notes] for reading in readings]
    assert len(notes[0]) == 12
    assert notes[0] == notes[1] == notes[2]
    assert [re.sub("<[^>]*>", "", note) for note in notes[3]] == notes[0]
    assert [reading.calls for reading in readings] == [list(range(1, 13))] * 4
    assert words_of(readings[0]) == words_of(readings[1]) == words_of(readings[2])


def bare(text: str) -> str:
    return re.sub(r"^\[\[?\d+\]\]?|\s", "", UNSEEN.sub("", text))


def words_of(reading: Reading) -> str:
    return bare("".join(reading.blocks)).replace("•", "")


def test_poppler_finds_the_words_of_each_note_in_the_pdf(built: Built) -> None:
    """Poppler turns what a file states of a piece from right to left (`ActualText`) around, word by word."""
    found = set(words_in(pdf_text(built.file("pdf"), "-raw")))
    wanted = set(words_in("\n".join(read_html(built.file("html")).notes)))
    assert {word for word in wanted - found if word[::-1] not in found} == set()
    assert len(pdf_text(built.file("pdf")).split("\f")) == 3


def words_in(text: str) -> list[str]:
    """The words of a text; what combines with letters (vowels, accents) belongs to them."""
    return "".join(
        sign if unicodedata.category(sign)[0] in "LM" else " " for sign in UNSEEN.sub("", text)
    ).split()


def test_others_find_nothing_against_the_files(built: Built) -> None:
    assert not docx_faults(built.file("docx"))
    assert not pdfua_findings(built.file("pdf"))
    # Notes stand at the foot of the page, an address without angle brackets is no link, and an Arabic letter has
    # a glyph for each place that it can have in a word.
    assert set(outloud_findings(built.file("pdf"))) <= {"ORD-001", "LNK-010", "TXT-004"}


def test_pandoc_lets_an_arabic_letter_run_from_right_to_left(built: Built) -> None:
    page = pandoc(built.file("md"), "commonmark_x-smart", "html", "--standalone", "--metadata", "title=x")
    assert ('dir="rtl"' in page.partition("<body>")[0]) == built.rtl
