"""A letterhead of keys, drawn: the same logos and lines in the same places in PDF, DOCX, HTML, Markdown and text."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from lxml import etree
from PIL import Image

from outside import docx_faults, office_pdfs, outloud_findings, pdf_structure, pdf_text, pdfua_findings
from small_project import SMALL, SmallProject
from undersigned.model.findings import NOWHERE
from undersigned.model.letter import Numbered, Paragraph, Part, Role, Text
from undersigned.model.letterhead import HeadLook, Side
from undersigned.writers.letterheads import WIDTH, columns_of, room_in, rows_of

FORMATS: Final = ("docx", "pdf", "html", "md", "txt")
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LETTER: Final = SMALL["campaigns/letter/campaign.yaml"]
ARABIC: Final = (
    "language: ar\ndate: 2026-09-01\naddressees: [الممثلون الدائمون]\nsubject: ينبغي إبقاء فريدونيا قيد المراجعة\n"
    "signatories: [freedonia-watch]\n"
)
MINISTERS: Final = (
    "letter: ministers\ndate: 2026-09-01\nframe: {addressee_columns: 2}\naddressees:\n"
    "  - {name: Ann Example, title: Minister for Health}\n  - {name: Bo Example, title: Minister for Justice}\n"
    "subject: Keep Freedonia under scrutiny\nsignatories: [freedonia-watch]\n"
)
WATCH: Final = "left: {logo: {Freedonia Watch: logo.png}}"
HEADS: Final = {
    "logo left, address right": (
        LETTER,
        """
  left: {logo: logo.png, name: Freedonia Coalition}
  right: {address: 1 Example Street, email: office@example.org, website: www.example.org}
  rule: true
""",
        ["Freedonia Coalition", "1 Example Street", "office@example.org", "www.example.org"],
        1,
    ),
    "a logo in the middle": (
        LETTER,
        "{centre: {logo: logo.png, name: Freedonia Coalition}, height: 25mm}",
        ["Freedonia Coalition"],
        1,
    ),
    "logos on both sides": (LETTER, f"{{{WATCH}, right: {{logo: {{Example Union: tall.png}}}}}}", [], 2),
    "three sides": (
        LETTER,
        f"""
  {WATCH}
  centre: {{name: The Coalition}}
  right: {{logo: {{Example Union: tall.png, Third Group: logo.png}}}}
  rule: true
""",
        ["The Coalition"],
        3,
    ),
    "a name with a rule": (LETTER, "{name: The *Coalition*, rule: true}", ["The *Coalition*"], 0),
    "an Arabic letter": (
        ARABIC,
        """
  left: {logo: logo.png, name: ائتلاف فريدونيا, website: www.example.org}
  right: {address: شارع المثال, email: office@example.org}
""",
        ["ائتلاف فريدونيا", "شارع المثال"],
        1,
    ),
    "to ministers": (
        MINISTERS,
        f"{{left: {{name: Freedonia Coalition}}, {WATCH.replace('left', 'right')}}}",
        ["Freedonia Coalition"],
        1,
    ),
}
"""For each: the campaign, what stands under `letterhead`, its lines, and how many logos it has."""
PICTURES: Final = {"logo": (600, 200), "tall": (300, 300)}


def picture(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(data, "PNG")
    return data.getvalue()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder with all formats of each letter, and what LibreOffice makes of its DOCX."""
    folders: dict[str, Path] = {}
    for number, (name, (campaign, head, _, _)) in enumerate(HEADS.items()):
        project = SmallProject(tmp_path_factory.mktemp("letterhead"))
        project.write({"campaigns/letter/campaign.yaml": f"{campaign}letterhead: {head}\n"})
        project.write({f"campaigns/letter/{file}.png": picture(*size) for file, size in PICTURES.items()})
        done = project.run("build", "letter", *(word for format in FORMATS for word in ("-f", format)))
        assert "error" not in done.err, done.err
        folders[name] = project.root / "build/letter"
        (folders[name] / "letter.docx").rename(folders[name] / f"letter{number}.docx")
    together = tmp_path_factory.mktemp("office")
    files = [next(folder.glob("*.docx")) for folder in folders.values()]
    for folder, made in zip(folders.values(), office_pdfs(files, together), strict=True):
        made.rename(folder / "office.pdf")
        next(folder.glob("*.docx")).rename(folder / "letter.docx")
    return folders


def boxes(file: Path) -> list[tuple[float, float, str]]:
    """Each word of page 1 with the place of its upper left corner, in points, as poppler finds it."""
    found = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)</word>', pdf_text(file, "-bbox", "-l", "1")
    )
    return [(float(x), float(y), word) for x, y, word in found]


def place_of(word: str, file: Path) -> tuple[float, float]:
    return next((x, y) for x, y, found in boxes(file) if found == word)


@pytest.mark.parametrize("name", HEADS)
def test_every_format_has_its_lines_and_logos_before_the_date(name: str, built: dict[str, Path]) -> None:
    _, _, lines, logos = HEADS[name]
    folder = built[name]
    for format in ("txt", "md", "html"):
        text = (folder / f"letter.{format}").read_text("utf-8")
        head = re.sub(r"[\\\u2066-\u2069]", "", text[: text.index("2026")])
        assert all(line in head for line in lines), format
    assert len(re.findall("<img ", (folder / "letter.html").read_text("utf-8"))) == logos
    document = etree.fromstring(zipfile.ZipFile(folder / "letter.docx").read("word/document.xml"))
    words = ["".join(t.text or "" for t in p.iter(f"{W}t", f"{W}br")) for p in document.iter(f"{W}p")]
    assert all(line in "".join(words[: 2 * len(lines) + 4]) for line in lines)
    assert len(list(document.iter("{*}inline"))) == logos


@pytest.mark.parametrize(
    "name", ["logo left, address right", "three sides", "a name with a rule", "an Arabic letter"]
)
def test_no_checker_has_anything_against_it(name: str, built: dict[str, Path]) -> None:
    folder = built[name]
    assert docx_faults(folder / "letter.docx") == []
    assert pdfua_findings(folder / "letter.pdf") == []
    found = outloud_findings(folder / "letter.pdf")
    assert not [said for rule in found for said in found[rule] if said.startswith("error")]


@pytest.mark.parametrize("name", HEADS)
def test_it_is_no_table_to_who_listens(name: str, built: dict[str, Path]) -> None:
    lines = pdf_structure(built[name] / "letter.pdf")
    assert not [line for line in lines if line.strip().startswith(("Table", "TR", "TD"))]
    html = (built[name] / "letter.html").read_text("utf-8")
    assert html.count("<table") == html.count('<table role="presentation"')


def test_both_formats_set_it_alike(built: dict[str, Path]) -> None:
    folder = built["logo left, address right"]
    for word in ("Freedonia", "office@example.org", "www.example.org"):
        (x, y), (other_x, other_y) = (place_of(word, folder / f"{file}.pdf") for file in ("letter", "office"))
        # The fonts that LibreOffice has here are wider.
        assert abs(x - other_x) < 40, word
        assert abs(y - other_y) < 12, word
    left, right = (place_of(word, folder / "letter.pdf") for word in ("Freedonia", "office@example.org"))
    assert right[0] > left[0] + 200
    assert right[1] < left[1], "the address begins beside the logo, not below it"


def test_an_arabic_letter_has_its_sides_where_its_lines_begin_and_end(built: dict[str, Path]) -> None:
    for file in ("letter", "office"):
        shown = built["an Arabic letter"] / f"{file}.pdf"
        assert place_of("www.example.org", shown)[0] > 400, file
        assert place_of("office@example.org", shown)[0] < 100, file


@pytest.mark.parametrize("height", [8, 25])
def test_logos_have_one_height_and_are_never_cut(height: int, tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    head = f"{{left: {{logo: {{A: logo.png, B: tall.png}}}}, right: {{logo: {{C: tall.png}}}}, height: {height}mm}}"
    project.write({"campaigns/letter/campaign.yaml": f"{LETTER}letterhead: {head}\n"})
    project.write({f"campaigns/letter/{file}.png": picture(*size) for file, size in PICTURES.items()})
    assert project.run("build", "letter", "-f", "docx", "-f", "html").status == 0
    data = zipfile.ZipFile(project.root / "build/letter/letter.docx").read("word/document.xml")
    sizes = [(int(e.get("cx")), int(e.get("cy"))) for e in etree.fromstring(data).iter("{*}extent")]
    ratios = [3.0, 1.0, 1.0]
    assert [round(cx / cy, 2) for cx, cy in sizes] == ratios
    assert {round(cy / 36_000) for _, cy in sizes} == {height}
    html = (project.root / "build/letter/letter.html").read_text("utf-8")
    drawn = [(int(w), int(h)) for w, h in re.findall(r'<img [^>]*width="(\d+)" height="(\d+)"', html)]
    assert [round(w / h, 1) for w, h in drawn] == ratios
    assert len({h for _, h in drawn}) == 1


def side(side: Side | None, words: str = "words", height: float | None = None) -> Part[Numbered]:
    return Part(Role.LETTERHEAD, (Paragraph((Text(words),), NOWHERE),), head=HeadLook(side, height))


@pytest.mark.parametrize(
    ("sides", "rows"),
    [
        ([Side.LEFT, Side.RIGHT], [2]),
        ([Side.LEFT, Side.CENTRE, Side.RIGHT], [3]),
        ([Side.RIGHT, Side.LEFT], [1, 1]),
        ([Side.LEFT, Side.LEFT], [1, 1]),
        ([None, Side.LEFT], [1, 1]),
        ([Side.LEFT, None, Side.RIGHT], [1, 1, 1]),
    ],
)
def test_sides_that_follow_one_another_make_a_row(sides: Sequence[Side | None], rows: Sequence[int]) -> None:
    assert [len(row) for row in rows_of([side(one) for one in sides])] == rows


@pytest.mark.parametrize("words", [("a", "b"), ("a" * 200, "b"), ("a" * 300, "b" * 300), ("", "b" * 40)])
def test_columns_fill_the_width_and_each_has_room(words: tuple[str, str]) -> None:
    columns = columns_of([side(Side.LEFT, words[0]), side(Side.RIGHT, words[1])])
    assert sum(column.share for column in columns) == pytest.approx(1)
    assert all(column.share > 0.02 for column in columns)


@pytest.mark.parametrize(
    "texts",
    [
        ("Freedonia Watch and all its many friends in the world", "Middle Centre", "1 Lake Road " * 12),
        ("1 Lake Road " * 12, "Coalition", "a b c"),
        ("a " * 80, "Undersigned Organisations of Freedonia", "b " * 80),
    ],
)
def test_no_word_is_broken_in_a_column_while_the_others_have_room(texts: tuple[str, str, str]) -> None:
    columns = columns_of([side(one, text) for one, text in zip(Side, texts, strict=True)])
    assert sum(column.share for column in columns) == pytest.approx(1)
    for column, text in zip(columns, texts, strict=True):
        longest = max(map(len, text.split()))
        assert room_in(column, 3, WIDTH) >= longest * 5.5  # points of a letter, at most


def test_a_side_may_have_logos_of_a_height_of_its_own(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    head = f"{{{WATCH[:-1]}, height: 8mm}}, right: {{logo: {{Example Union: logo.png}}}}, height: 28mm}}"
    data = io.BytesIO()
    Image.new("RGB", (300, 300), "navy").save(data, "PNG")
    project.write({
        "campaigns/letter/campaign.yaml": f"{LETTER}letterhead: {head}\n", "campaigns/letter/logo.png": data.getvalue(),
    })  # fmt: skip
    run = project.run("build", "letter", "-f", "docx", "-f", "pdf")
    assert (run.status, run.err) == (0, "")
    document = zipfile.ZipFile(project.built("docx")).read("word/document.xml").decode()
    heights = [
        round(int(height) / 36000) for height in re.findall(r'<wp:extent cx="\d+" cy="(\d+)"', document)
    ]
    assert heights == [8, 28]


@pytest.mark.parametrize("beside", [Side.LEFT, Side.RIGHT])
def test_what_stands_in_the_middle_does_so_whatever_stands_beside_it(beside: Side) -> None:
    others = {beside: "a long line of an address", Side.CENTRE: "name"}
    first, middle, last = columns_of([side(one, others[one]) for one in Side if one in others])
    assert first.share == pytest.approx(last.share)
    assert middle.share + 2 * first.share == pytest.approx(1)
