"""Holds import to build: the letters of tests/letters, built for Word and imported, build the same words and notes again."""

from __future__ import annotations

import pytest

from cases import Case, read_cases
from outside import ROOT
from readings import Reading, read_docx
from small_project import SmallProject

# Its addressees stand below the text, and its signatory bears a number: "1/1 Freedonia Watch".
UNLIKE_ANY = "parts: A kind of letter that puts its parts into another order"
CASES = [
    case
    for source in sorted((ROOT / "tests/letters").glob("*.md"))
    for case in read_cases(source)
    if str(case) != UNLIKE_ANY
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_built_letter_comes_back(case: Case, project: SmallProject) -> None:
    case.write_into(project)
    letter = _built(project, "letter")
    run = project.run("import", "build/letter/letter.docx", "--as", "again")
    assert run.status == 0, run.err
    assert _squeezed(_built(project, "again")) == _squeezed(letter), run.err


def _built(project: SmallProject, name: str) -> Reading:
    run = project.run("build", name, "-f", "docx")
    assert run.status == 0, run.err
    return read_docx(project.root / "build" / name / f"{name}.docx")


def _squeezed(reading: Reading) -> tuple[str, list[str]]:
    return "".join("".join(reading.blocks).split()), ["".join(note.split()) for note in reading.notes]
