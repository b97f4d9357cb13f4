"""Holds the frame of a letter alike in Word and PDF: tables, columns after columns, broken lines, dates at the foot."""

from __future__ import annotations

import dataclasses
import datetime
import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx_letters import METADATA, STYLE, W, letter, paragraph, xml
from test_letterheads import letterhead

from outside import docx_faults, office_pdf, pdf_text
from undersigned.model.letter import (
    LineBreak,
    Note,
    NoteCall,
    Numbered,
    NumberedLetter,
    Part,
    Role,
    Table,
    Text,
)
from undersigned.model.style import Align, Borders, Furniture
from undersigned.writers import docx, html, pdf

TABLE = Table[Numbered](((Text("Head"),), (Text("Other"),)), (((Text("a"),), (Text("b"),)),), (None, None))


@pytest.mark.parametrize(
    ("borders", "edges", "attributes", "lines"),
    [
        (Borders.GRID, {"top", "left", "bottom", "right", "insideH", "insideV"}, ' border="1"', 6),
        (Borders.RULES, {"top", "bottom", "insideH"}, ' frame="hsides" rules="rows"', 3),
        (Borders.NONE, set(), "", 0),
    ],
)
def test_a_table_has_the_lines_that_the_style_says(
    borders: Borders, edges: set[str], attributes: str, lines: int, tmp_path: Path
) -> None:
    style, made = dataclasses.replace(STYLE, borders=borders), letter((TABLE,))
    data = docx.write(made, style)
    found = [
        edge.tag.removeprefix(W)
        for own in xml(data, "word/styles.xml").iter(f"{W}tblBorders")
        for edge in own
    ]
    assert set(found) == edges
    if borders is Borders.RULES:  # the only one with a style of our own
        (tmp_path / "letter.docx").write_bytes(data)
        assert docx_faults(tmp_path / "letter.docx") == []
    assert f"<table{attributes}>" in html.write(made, style)
    (tmp_path / "letter.pdf").write_bytes(pdf.write(made, style))
    assert drawn_lines(tmp_path / "letter.pdf") == lines


def drawn_lines(file: Path) -> int:
    """How many lines are drawn on the pages of a PDF: `m` and `l` of a path that is stroked (ISO 32000-1, table 59)."""
    count = 0
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
                segments = pdfium.FPDFPath_CountSegments(path.raw)
                count += sum(
                    pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(path.raw, index))
                    == pdfium.FPDF_SEGMENT_LINETO
                    for index in range(segments)
                )
    return count


COUNTS = (2, 2, 1, 2, 3, 1, 3, 3, 3, 2, 1)


def test_columns_after_columns_are_filled_apart(tmp_path: Path) -> None:
    roles = (Role.SIGNATORIES, Role.BODY, Role.SECTION)
    parts = tuple(
        Part(
            roles[number % 3],
            tuple(paragraph(f"part{number:02}item{item}") for item in range(6)),
            columns=columns,
        )
        for number, columns in enumerate(COUNTS)
    )
    made = NumberedLetter(METADATA, (Part(Role.DATE, (paragraph("Date"),)), *parts), ())
    file = tmp_path / "letter.docx"
    file.write_bytes(docx.write(made, STYLE))
    said = [
        section.find(f"{W}cols") for section in xml(file.read_bytes(), "word/document.xml").iter(f"{W}sectPr")
    ]
    told = [1 if columns is None else int(columns.get(f"{W}num")) for columns in said]
    assert [count for count in told if count > 1] == [count for count in COUNTS if count > 1]
    (tmp_path / "made.pdf").write_bytes(pdf.write(made, STYLE))
    for printed in (office_pdf(file, tmp_path), tmp_path / "made.pdf"):
        lines = [line for line in pdf_text(printed, "-layout").split("\n") if "part" in line]
        assert all(len(set(re.findall(r"part(\d\d)", line))) == 1 for line in lines)
        beside = [max(line.count(f"part{number:02}") for line in lines) for number in range(len(COUNTS))]
        assert tuple(beside) == COUNTS


def test_columns_in_columns_of_an_annex_with_notes_are_apart_too() -> None:
    call = paragraph("Cited", NoteCall(1))
    parts = (Part(Role.SECTION, (call,) * 3, columns=2), Part(Role.SECTION, (paragraph("x"),) * 3, columns=2))
    data = docx.write(NumberedLetter(METADATA, parts, (Note(1, (Text("A note."),)),)), STYLE)
    assert len([*xml(data, "word/document.xml").iter(f"{W}cols")]) == 2


@pytest.mark.parametrize("reference", [None, "good-letterhead", "two-sections", "no-normal"])
def test_a_line_that_ends_in_a_break_is_not_stretched(reference: str | None, tmp_path: Path) -> None:
    justified = {
        kind: dataclasses.replace(look, align=Align.JUSTIFIED) for kind, look in STYLE.paragraphs.items()
    }
    words = (
        "Minister for Health",
        LineBreak(),
        "of the Republic",
        LineBreak(),
        "1 Main Street, Capital City",
    )
    made = letter((paragraph(*words),), role=Role.ADDRESSEES)
    data = docx.write(
        made,
        dataclasses.replace(STYLE, paragraphs=justified),
        reference=letterhead(reference) if reference else None,
    )
    file = tmp_path / "letter.docx"
    file.write_bytes(data)
    (compat,) = xml(data, "word/settings.xml").iter(f"{W}compat")
    assert [child.tag for child in compat].count(f"{W}doNotExpandShiftReturn") == 1
    if reference in ("two-sections", "no-normal"):
        return  # what LibreOffice makes of it, the others show
    assert docx_faults(file) == []
    printed = pdf_text(office_pdf(file, tmp_path), "-layout")
    assert "Minister for Health\n" in printed
    assert "of the Republic\n" in printed


def test_a_setting_that_was_turned_off_is_turned_on(tmp_path: Path) -> None:
    first = docx.write(letter((paragraph("x"),)), STYLE)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    off = b'<w:compat><w:noLeading/><w:doNotExpandShiftReturn w:val="0"/><w:lineWrapLikeWord6/>'
    parts["word/settings.xml"] = re.sub(
        rb"<w:compat>\s*<w:doNotExpandShiftReturn/>", off, parts["word/settings.xml"]
    )
    assert off in parts["word/settings.xml"]
    changed = io.BytesIO()
    with zipfile.ZipFile(changed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    data = docx.write(letter((paragraph("x"),)), STYLE, reference=changed.getvalue())
    (compat,) = xml(data, "word/settings.xml").iter(f"{W}compat")
    names = [child.tag.removeprefix(W) for child in compat]
    assert names[:3] == ["noLeading", "doNotExpandShiftReturn", "lineWrapLikeWord6"]
    assert not compat[1].attrib
    (tmp_path / "letter.docx").write_bytes(data)
    assert docx_faults(tmp_path / "letter.docx") == []


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en-GB", "17 July 2018"),
        ("en-US", "July 17, 2018"),
        ("fr", "17 juillet 2018"),
        ("es", "17 de julio de 2018"),
        ("pt", "17 de julho de 2018"),
        ("ru", "17 июля 2018"),
        ("zh", "2018年7月17日"),
        ("ar", "17 يوليو 2018"),
    ],
)
def test_the_date_of_a_header_is_the_letters_own(language: str, date: str, tmp_path: Path) -> None:
    metadata = dataclasses.replace(METADATA, language=language, date=datetime.date(2018, 7, 17))
    page = dataclasses.replace(
        STYLE.page, header=Furniture(right="{date}"), footer=Furniture(left="On {date}")
    )
    style = dataclasses.replace(STYLE, page=page)
    made = dataclasses.replace(letter((paragraph("x"),)), metadata=metadata)
    with zipfile.ZipFile(io.BytesIO(docx.write(made, style))) as archive:
        names = [name for name in archive.namelist() if re.search(r"/(header|footer)\d*\.xml$", name)]
        texts = [archive.read(name).decode() for name in names]
    assert len(texts) == 2
    for text in texts:
        assert date in "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", text))
        assert "2018-07-17" not in text
    (tmp_path / "letter.pdf").write_bytes(pdf.write(made, style))
    printed = pdf_text(tmp_path / "letter.pdf", "-raw")
    assert "2018-07-17" not in printed
    if language != "ar":  # poppler shows its words in the order of the page
        assert printed.count(date) == 2


@pytest.mark.parametrize("role", [Role.ADDRESSEES, Role.COPY, Role.SIGNATORIES])
def test_what_follows_columns_stands_as_far_below_as_below_one_column(role: Role, tmp_path: Path) -> None:
    gaps = []
    for columns in (1, 2, 3):
        names = tuple(paragraph(name) for name in ("Anna", "Berta", "Clara"))
        parts = (Part(role, names, columns=columns), Part(Role.BODY, (paragraph("Below"),)))
        made = NumberedLetter(METADATA, parts, ())
        (tmp_path / "letter.pdf").write_bytes(pdf.write(made, STYLE))
        boxes = re.findall(
            r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(\w+)<',
            pdf_text(tmp_path / "letter.pdf", "-bbox"),
        )
        lowest = max(float(bottom) for _, bottom, word in boxes if word in ("Anna", "Berta", "Clara"))
        gaps.append(next(float(top) for top, _, word in boxes if word == "Below") - lowest)
    assert max(gaps) - min(gaps) < 0.1, gaps
