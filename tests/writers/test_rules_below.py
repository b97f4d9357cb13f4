"""Holds DOCX and PDF to as many lines below paragraphs: one for each kind, though the next kind has one as well."""

from __future__ import annotations

import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from outside import docx_faults, office_pdfs, program
from small_project import SMALL, SmallProject

KINDS = {
    "neighbours": (("date", "addressees", "subject"), "", 3),
    "body and closing": (("body", "closing"), "", 2),
    "one kind in several paragraphs": (("body",), "", 1),
    "all in one colour": (("date", "addressees", "subject"), ", colour: '#1f38ff'", 3),
    "every kind above the text": (("letterhead", "date", "addressees", "subject", "salutation"), "", 5),
}
"""What has a line below it, its colour, and how many lines a letter then has."""
LETTER = SMALL["campaigns/letter/campaign.yaml"] + "style: ours\nletterhead: Freedonia Coalition\n"


def lines_in(pdf: Path) -> int:
    """How many lines go from margin to margin on the first page of a PDF."""
    picture = pdf.with_suffix("")
    command = [program("pdftoppm", "pdftoppm (poppler)"), "-r", "100", "-gray", "-singlefile"]
    subprocess.run([*command, str(pdf), str(picture)], check=True)
    page = Image.open(picture.with_suffix(".pgm"))
    left, right = round(page.width * 0.15), round(page.width * 0.85)
    dark = [max(page.crop((left, row, right, row + 1)).tobytes()) < 235 for row in range(page.height)]
    return sum(here and not above for above, here in pairwise(dark))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """By what has a line, the PDF and the DOCX as LibreOffice shows it."""
    folder = tmp_path_factory.mktemp("rules")
    ours, made = [], []
    for number, (kinds, colour, _) in enumerate(KINDS.values()):
        project = SmallProject(folder / str(number))
        looks = "".join(f"  {kind}: {{rule_below: true{colour}}}\n" for kind in kinds)
        project.write(
            {
                "templates/styles/ours.yaml": f"based_on: plain\nparagraphs:\n{looks}",
                "campaigns/letter/campaign.yaml": LETTER,
                "campaigns/letter/body.md": "We write to you.\n\nWe write again.\n",
            }
        )
        run = project.run("build", "letter", "-f", "docx", "-f", "pdf")
        assert run.status == 0, run.err
        assert docx_faults(project.built("docx")) == []
        ours.append(project.built("pdf"))
        made.append(project.built("docx").rename(folder / f"{number}.docx"))
    return dict(zip(KINDS, zip(ours, office_pdfs(made, folder), strict=True), strict=True))


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_has_a_line_of_its_own_in_both_formats(
    name: str, built: dict[str, tuple[Path, Path]]
) -> None:
    assert [lines_in(pdf) for pdf in built[name]] == [KINDS[name][2]] * 2
