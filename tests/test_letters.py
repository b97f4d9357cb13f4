"""Holds the letters that the program makes, as plain text, to tests/letters/*.md, line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cases import Case, accept, all_cases
from small_project import SmallProject

CASES = all_cases(Path(__file__).parent / "letters")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_makes_the_letter(case: Case, project: SmallProject, request: pytest.FixtureRequest) -> None:
    case.write_into(project)
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0
    # A language may lack a word, as Arabic and Russian do ordinals, and an organisation a name in it; signs that are
    # printed as they are may look as if something were to be filled in, or meant; and asks can stand in a letter twice.
    # How that is told stands in tests/faults/.
    told = set(re.findall(r"\[([\w-]+)\]$", run.err, re.MULTILINE))
    assert told <= {
        "missing-word", "placeholder", "printed-twice", "mark-left-over", "worklist", "foreign-name",
        "lines-joined",
    }  # fmt: skip
    letter = project.built("txt").read_text(encoding="utf-8")
    if request.config.getoption("accept"):
        accept(case, letter)
        return
    assert letter == case.answer


def test_there_are_letters() -> None:
    assert len({str(case) for case in CASES}) == len(CASES) > 15
