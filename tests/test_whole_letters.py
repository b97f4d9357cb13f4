"""Reads the whole letters of tests/letters/whole.md back from every format: their words, and their twelve notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cases import Case, read_cases
from outside import pdf_text
from readings import faults_of_pdf, read_docx, read_html, read_text
from small_project import SmallProject

FORMATS = ("docx", "pdf", "html", "txt")
NOTES = 12


@pytest.mark.parametrize("case", read_cases(Path(__file__).parent / "letters/whole.md"), ids=str)
def test_a_whole_letter_says_the_same_in_every_format(case: Case, project: SmallProject) -> None:
    case.write_into(project)
    run = project.run("build", "letter", *(word for format in FORMATS for word in ("--format", format)))
    told = re.findall(r"\[([\w-]+)\]$", run.err, re.MULTILINE)
    # That it prints days of the session, which somebody has to look at once, is meant so.
    assert (run.status, [code for code in told if code != "worklist"]) == (0, []), run.err
    office = read_docx(project.built("docx"))
    assert office.calls == list(range(1, NOTES + 1))
    assert faults_of_pdf(project.built("pdf"), office) == []
    assert pdf_text(project.built("pdf")).count("\f") == 2
    notes = ["".join(note.split()) for note in office.notes]
    for reading in (read_html(project.built("html")), read_text(project.built("txt"))):
        assert ["".join(note.split()) for note in reading.notes] == notes
