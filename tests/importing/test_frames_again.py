"""Builds each letter of tests/frames, imports its Word file into an empty project, and builds it again: it is the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cases import Case, all_cases
from outside import pdf_text
from readings import read_docx, read_html
from small_project import SmallProject
from test_seventeen_frames import build, write

FRAMES = all_cases(Path(__file__).parents[1] / "frames")
FORMATS = ("docx", "pdf", "html", "md", "txt")


@pytest.mark.parametrize("case", FRAMES, ids=str)
def test_a_letter_that_was_printed_and_imported_prints_the_same_in_all_formats(
    case: Case, tmp_path: Path
) -> None:
    first = write(case, tmp_path / "first")
    build(first, *FORMATS)
    again = SmallProject(tmp_path / "again")
    shutil.rmtree(again.root / "campaigns/letter")
    again.write({"letter.docx": first.built("docx").read_bytes(), "signatories/organisations.yaml": "{}\n"})
    imported = again.run("import", "letter.docx", "--as", "letter")
    assert imported.status == 0, imported.err
    assert "They say the same" in imported.out, imported.err
    wear_the_style_of(case, again)
    run = again.run("build", "letter", *(word for format in FORMATS for word in ("-f", format)))
    # An "ibid." that was typed stays one, and is told each time.
    assert (run.status, set(re.findall(r"\[([a-z-]+)\]$", run.err, re.MULTILINE)) - {"typed-reference"}) == (
        0,
        set(),
    )
    for format in ("txt", "md"):
        assert again.built(format).read_text("utf-8") == first.built(format).read_text("utf-8")
    assert read_html(again.built("html")) == read_html(first.built("html"))
    assert read_docx(again.built("docx")) == read_docx(first.built("docx"))
    assert pdf_text(again.built("pdf")) == pdf_text(first.built("pdf"))


def wear_the_style_of(case: Case, project: SmallProject) -> None:
    """Give an imported letter the house style of a case: how pages look, and what stands at their heads, is no import's."""
    for name, (content, *_) in case.files.items():
        if name.startswith("templates/styles/"):
            project.write({name: content})
            campaign = "campaigns/letter/campaign.yaml"
            old = (project.root / campaign).read_text("utf-8")
            project.write({campaign: f"{old}style: {Path(name).stem}\n"})
