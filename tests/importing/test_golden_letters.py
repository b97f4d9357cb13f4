"""Holds import to build: the letters of tests/letters, built for Word and imported, build the same words and notes again."""

from __future__ import annotations

import re

import pytest

from cases import Case, read_cases
from outside import ROOT
from readings import Reading, read_docx
from small_project import SmallProject

UNLIKE_ANY = {
    # What stands beside the names is a look of the list; import finds who signs, and leaves the look to the drafter.
    "signatories: With the country in brackets",
    "signatories: With the country behind a comma",
    "signatories: Names alone",
    "signatories: As a table, with groups and individuals",
}
CASES = [
    case
    for source in sorted((ROOT / "tests/letters").glob("*.md"))
    for case in read_cases(source)
    # Looks of lists again, and names that no register has.
    if str(case) not in UNLIKE_ANY and source.stem != "signatory-kinds"
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_built_letter_comes_back(case: Case, project: SmallProject) -> None:
    case.write_into(project)
    _without_countries(project)
    letter = _built(project, "letter")
    run = project.run("import", "build/letter/letter.docx", "--as", "again")
    assert run.status == 0, run.err
    assert _squeezed(_built(project, "again")) == _squeezed(letter), run.err


def _without_countries(project: SmallProject) -> None:
    """Leave what stands beside the names in the whole letters, which is a look of the list like those above."""
    file = project.root / "campaigns/letter/campaign.yaml"
    if file.exists():
        look = "signatory_list: {show: acronym-and-country}\n"
        file.write_text(file.read_text("utf-8").replace(look, ""), "utf-8")


def _built(project: SmallProject, name: str) -> Reading:
    run = project.run("build", name, "-f", "docx")
    assert run.status == 0, run.err
    return read_docx(project.root / "build" / name / f"{name}.docx")


def _squeezed(reading: Reading) -> tuple[str, list[str]]:
    # Which way words run, writers find out anew.
    unmarked = re.compile("[\\s\u061c\u200e\u200f\u202a-\u202c]+")
    return unmarked.sub("", "".join(reading.blocks)), [unmarked.sub("", note) for note in reading.notes]
