"""What readers that know nothing of undersigned find in letters of each look: rows of logos, signatures, tables."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from docx_letters import picture, xml
from hypothesis import given
from hypothesis import strategies as st

from outside import docx_faults, office_pdf, outloud_findings, pandoc, pdf_structure, pdf_text, pdfua_findings
from small_project import SmallProject
from undersigned.model.findings import NOWHERE
from undersigned.model.letter import Image
from undersigned.writers.picture_rows import HIGHEST, PictureRow

SIZES: Final = (
    (200, 200),
    (400, 150),
    (300, 100),
    (800, 200),
    (150, 300),
    (600, 100),
    (250, 250),
    (500, 120),
)
"""Of eight logos, in pixels."""
NAMES: Final = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta")
EXTENT: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
POINT: Final = 12700
"""English metric units."""
LEFT, RIGHT = 70.9, 524.4
"""Points from the left edge of the page to the margins that the house style `plain` has."""

HEAD: Final = """\
letter: statement
date: 2026-09-01
title: Joint statement
signatories: [alpha, beta, gamma, delta, epsilon, zeta, eta, theta]
"""


def project_of(root: Path, campaign: str) -> SmallProject:
    project = SmallProject(root)
    register = "".join(
        f"{name.lower()}: {{name: {name} of the Defenders of Human Rights in Freedonia, country: Freedonia,"
        f" logo: {name.lower()}.png, description: A network number{n}, representative: {{name: Ann Number{n},"
        f" title: Director, email: ann{n}@example.org, signature: ann.png}}}}\n"
        for n, name in enumerate(NAMES)
    )
    logos = {
        f"signatories/{name.lower()}.png": picture(*size).data
        for name, size in zip(NAMES, SIZES, strict=True)
    }
    project.write(
        {
            "signatories/organisations.yaml": register,
            "signatories/ann.png": picture(300, 100).data,
            "campaigns/letter/campaign.yaml": campaign,
            **logos,
        }
    )
    run = project.run("build", "letter", "-f", "docx", "-f", "pdf", "-f", "html", "-f", "txt")
    told = [line for line in run.err.splitlines() if ": warning: " in line or ": error: " in line]
    assert (run.status, [line for line in told if "[foreign-name]" not in line]) == (0, [])
    return project


def placed_pictures(pdf: Path) -> list[tuple[float, float, float, float]]:
    """Where the pictures on the first page of a PDF stand: left, bottom, right and top, in points."""
    import pypdfium2 as pdfium  # noqa: PLC0415  # only this needs it

    page = pdfium.PdfDocument(pdf)[0]
    return [one.get_bounds() for one in page.get_objects() if one.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE]


def assert_in_a_row(
    boxes: Sequence[tuple[float, float, float, float]], sizes: Sequence[tuple[int, int]]
) -> None:
    """Hold boxes to one height, one line, the margins, and the proportions of pictures, from left to right."""
    assert len(boxes) == len(sizes)
    heights = [top - bottom for _, bottom, _, top in boxes]
    assert max(heights) - min(heights) < 0.8
    assert len({round(bottom) for _, bottom, _, _ in boxes}) == 1
    assert max(heights) <= HIGHEST + 0.5
    assert min(left for left, *_ in boxes) >= LEFT - 0.5
    assert max(right for _, _, right, _ in boxes) <= RIGHT + 0.5
    for (left, _, right, _), height, (width, high) in zip(boxes, heights, sizes, strict=True):
        assert right - left == pytest.approx(width / high * height, rel=0.05)
    assert all(right < left for (_, _, right, _), (left, *_) in itertools.pairwise(boxes))


@pytest.mark.parametrize("logos", ["row", "letterhead"])
def test_a_row_of_eight_logos_has_one_height_and_none_is_cut(logos: str, tmp_path: Path) -> None:
    project = project_of(tmp_path, f"{HEAD}signatory_order: listed\nsignatory_list: {{logos: {logos}}}\n")
    assert_in_a_row(placed_pictures(project.built("pdf")), SIZES)
    assert pdfua_findings(project.built("pdf")) == []
    assert docx_faults(project.built("docx")) == []
    extents = [
        (int(one.get("cx", "")) / POINT, int(one.get("cy", "")) / POINT)
        for one in xml(project.built("docx").read_bytes(), "word/document.xml").iter(EXTENT)
    ]
    assert len({round(height, 1) for _, height in extents}) == 1
    assert sum(width for width, _ in extents) < RIGHT - LEFT
    if logos == "row":
        assert_in_a_row(placed_pictures(office_pdf(project.built("docx"), tmp_path)), SIZES)
    html = re.findall(
        r'<img [^>]*alt="(\w+)[^"]*" width="(\d+)" height="(\d+)"', project.built("html").read_text()
    )
    assert [name for name, *_ in html] == list(NAMES)
    assert len({height for *_, height in html}) == 1
    text = " ".join(project.built("txt").read_text().split())
    assert "[Alpha of the Defenders of Human Rights in Freedonia] [Beta of" in text
    assert (text.index("[Alpha") < text.index("Joint statement")) is (logos == "letterhead")


@pytest.mark.parametrize("language", ["en-GB", "ar"])
@pytest.mark.parametrize("sizes", [[(60, 600), (50, 50)], [(40, 20), (30, 30), (2000, 1000)]])
def test_a_row_of_small_and_large_logos_has_one_height(
    sizes: list[tuple[int, int]], language: str, tmp_path: Path
) -> None:
    project = SmallProject(tmp_path)
    ids = [f"o{number}" for number in range(len(sizes))]
    project.write(
        {
            "signatories/organisations.yaml": "".join(
                f"{id}: {{name: {id}, logo: {id}.png}}\n" for id in ids
            ),
            "campaigns/letter/campaign.yaml": "date: 2026-09-01\naddressees: [A]\nsubject: B\n"
            f"language: {language}\nsignatories: [{', '.join(ids)}]\nsignatory_list: {{logos: row}}\n",
        }
        | {f"signatories/{id}.png": picture(*size).data for id, size in zip(ids, sizes, strict=True)}
    )
    run = project.run("build", "letter", "--format", "docx", "--format", "pdf", "--format", "html")
    assert run.status == 0, run.err
    extents = [
        (int(one.get("cx", "")), int(one.get("cy", "")))
        for one in xml(project.built("docx").read_bytes(), "word/document.xml").iter(EXTENT)
    ]
    assert [height / POINT for _, height in extents] == pytest.approx([HIGHEST] * len(sizes), abs=0.1)
    for (across, height), (width, high) in zip(extents, sizes, strict=True):
        assert across / height == pytest.approx(width / high, rel=0.01)
    for boxes in (
        placed_pictures(project.built("pdf")),
        placed_pictures(office_pdf(project.built("docx"), tmp_path)),
    ):
        assert [top - bottom for _, bottom, _, top in boxes] == pytest.approx([HIGHEST] * len(sizes), abs=0.8)
    html = re.findall(r'<img [^>]*height="(\d+)"', project.built("html").read_text())
    assert html == [str(round(HIGHEST / 0.75))] * len(sizes)


def test_a_row_in_which_one_logo_makes_dots_of_the_others_is_told(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    project.write(
        {
            "signatories/organisations.yaml": "a: {name: Aa, logo: a.png}\nb: {name: Bb, logo: b.png}\n",
            "campaigns/letter/campaign.yaml": "date: 2026-09-01\naddressees: [A]\nsubject: B\n"
            "signatories: [a, b]\nsignatory_list: {logos: row}\n",
            "signatories/a.png": picture(300, 1).data,
            "signatories/b.png": picture(50, 50).data,
        }
    )
    run = project.run("check", "letter")
    assert "this one is 300 times as wide as high [low-row]" in run.out + run.err


def test_a_row_in_a_letter_that_runs_right_to_left_begins_on_the_right(tmp_path: Path) -> None:
    campaign = f"language: ar\n{HEAD}signatory_order: listed\nsignatory_list: {{logos: row}}\n"
    project = project_of(tmp_path, campaign)
    for pdf in (project.built("pdf"), office_pdf(project.built("docx"), tmp_path)):
        boxes = sorted(placed_pictures(pdf))
        assert_in_a_row(boxes, SIZES[::-1])
        assert max(right for *_, right, _ in boxes) == pytest.approx(RIGHT, abs=3)


@given(st.lists(st.tuples(st.integers(1, 5000), st.integers(1, 5000)), min_size=2, max_size=8))
def test_a_row_of_any_pictures_fits_at_one_height(sizes: list[tuple[int, int]]) -> None:
    row = PictureRow([Image(b"", "image/png", *size, "", NOWHERE) for size in sizes])
    total = sum(row.shares) + row.gap * (len(sizes) - 1)
    assert total < 1
    heights = [
        row.widest * share * high / width for share, (width, high) in zip(row.shares, sizes, strict=True)
    ]
    assert heights == pytest.approx([HIGHEST] * len(sizes))


@pytest.mark.parametrize("columns", [1, 3])
def test_signatures_stand_whole_in_columns(columns: int, tmp_path: Path) -> None:
    bo = "{name: Bo Number8, title: Writer, organisation: University, email: ann8@example.org}"
    people = f"individuals: {{bo: {bo}}}\n"
    look = f"signatory_list: {{signatures: true, emails: true, columns: {columns}, people: among}}\n"
    project = project_of(tmp_path, HEAD + people + look)
    assert docx_faults(project.built("docx")) == []
    assert pdfua_findings(project.built("pdf")) == []
    pdfs = [project.built("pdf"), *([office_pdf(project.built("docx"), tmp_path)] if columns == 3 else [])]
    for pdf in pdfs:
        pages = pdf_text(pdf, "-raw").split("\f")
        for n in range(9):
            (page,) = (page for page in pages if f"Number{n}" in page)
            assert f"ann{n}@example.org" in page
    read = pandoc(project.built("docx"), "docx", "plain", "--wrap=none")
    assert re.search(r"Bo Number8\nWriter\nUniversity\nann8@example\.org", read)


@pytest.mark.parametrize("head", ["true", "false"])
def test_a_table_of_descriptions_is_one_to_every_reader(head: str, tmp_path: Path) -> None:
    look = f"signatory_list: {{table: [number, name, description, country], table_head: {head}}}\n"
    project = project_of(tmp_path, HEAD + look)
    assert docx_faults(project.built("docx")) == []
    assert pdfua_findings(project.built("pdf")) == []
    assert set(outloud_findings(project.built("pdf"))) <= {"no-toc", "no-headings"}
    tree = "\n".join(pdf_structure(project.built("pdf")))
    assert ("TH" in tree) is (head == "true")
    (table,) = re.findall(
        r"<table.*?</table>", pandoc(project.built("docx"), "docx", "html", "--wrap=none"), re.DOTALL
    )
    assert ("Description" in table) is (head == "true")
    cells = re.findall(r"<td[^>]*>(?:<p>)?(.*?)(?:</p>)?</td>", table)
    assert cells[:4] == [
        "1",
        "Alpha of the Defenders of Human Rights in Freedonia",
        "A network number0",
        "Freedonia",
    ]
    assert len(cells) == 32


def test_groups_without_a_heading_stand_apart_and_sentences_stay_with_their_names(tmp_path: Path) -> None:
    groups = "signatory_groups:\n  - members: [alpha, beta]\n  - {members: organisations, columns: 2}\n"
    campaign = f"{HEAD}{groups}signatory_list: {{above: Endorsed by these., below: And by others.}}\n"
    project = project_of(tmp_path, campaign)
    assert docx_faults(project.built("docx")) == []
    for pdf in (project.built("pdf"), office_pdf(project.built("docx"), tmp_path)):
        words = re.findall(
            r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">(Endorsed|Alpha|Beta|Delta|And)<',
            pdf_text(pdf, "-bbox"),
        )
        above = {word: float(top) for top, word in words}
        assert above["Endorsed"] < above["Alpha"] < above["Beta"] < above["Delta"] < above["And"]
        assert above["Delta"] - above["Beta"] > above["Beta"] - above["Alpha"] + 4


def test_those_who_sign_for_one_organisation_stand_in_one_column(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    people = {"o1": ["A1"], "o2": ["B1"], "o4": ["D1", "D2"], "o5": ["E1"], "o6": ["F1"], "o7": ["G1"]}
    project.write(
        {
            "signatories/organisations.yaml": "".join(
                f"{id}: {{name: Org{id[1]}, representatives: [{', '.join(f'{{name: {name}}}' for name in names)}]}}\n"
                for id, names in people.items()
            ),
            "campaigns/letter/campaign.yaml": "date: 2026-09-01\naddressees: [A]\nsubject: B\n"
            f"signatories: [{', '.join(people)}]\nsignatory_order: listed\n"
            "signatory_list: {signatures: true, columns: 3}\n",
        }
    )
    assert project.run("build", "letter", "--format", "docx", "--format", "pdf").status == 0
    for pdf in (project.built("pdf"), office_pdf(project.built("docx"), tmp_path)):
        text = pdf_text(pdf, "-bbox")
        begins = {
            re.search(rf'xMin="([\d.]+)"[^>]*>{word}<', text)[1]  # type: ignore[index]  # each is printed
            for word in ("D1", "D2", "Org4")
        }
        assert len(begins) == 1, begins
