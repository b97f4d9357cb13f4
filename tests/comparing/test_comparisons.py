"""Holds what `compare` says of two letters, 'letter' and 'next', to tests/comparing/*.md, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases import Case, accept, all_cases
from small_project import SMALL, SmallProject

CASES = all_cases(Path(__file__).parent)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tells_what_changed(
    case: Case, project: SmallProject, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("campaign.yaml", "body.md"):
        project.write({f"campaigns/next/{name}": SMALL[f"campaigns/letter/{name}"]})
    case.write_into(project)
    before = project.files()
    run = project.run("compare", "letter", "next")
    assert (run.status, run.err) == (0, "")
    assert project.files() == before
    if request.config.getoption("accept"):
        accept(case, run.out)
        return
    assert run.out == case.answer


def test_there_are_comparisons() -> None:
    assert len({str(case) for case in CASES}) == len(CASES) > 15
