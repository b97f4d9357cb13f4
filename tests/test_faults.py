"""Holds what the program says of each fault in a user's files to tests/faults/*.md, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import Case, accept, all_cases
from small_project import SmallProject

CASES = all_cases(Path(__file__).parent / "faults")
LAST_GOOD = b"The letter as it was built before."


@pytest.mark.parametrize("case", CASES, ids=str)
def test_says_what_is_wrong_and_leaves_the_last_good_letter(
    case: Case, project: SmallProject, request: pytest.FixtureRequest
) -> None:
    case.write_into(project)
    project.write({"build/letter/letter.txt": LAST_GOOD})
    before = project.files()

    run = project.run("build", "letter", "--format", "txt")

    if request.config.getoption("accept"):
        accept(case, run.err)
        return
    assert run.err == case.answer
    if ": error: " in run.err or run.err.startswith("error: "):
        assert run.status == 1
        assert run.out == ""
        assert project.files() == before
    else:
        assert run.status == 0
        assert run.out == "build/letter/letter.txt\n"
        assert project.files().keys() == before.keys()
        assert project.built("txt").read_bytes() != LAST_GOOD


def test_every_case_has_a_title_of_its_own() -> None:
    titles = [str(case) for case in CASES]
    assert len(set(titles)) == len(titles)
    assert len(titles) > 200
