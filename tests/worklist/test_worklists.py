"""Holds what may have gone stale in a letter to tests/worklist/*.md, word for word."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cases import Case, accept, all_cases
from small_project import SmallProject

CASES = all_cases(Path(__file__).parent)

CARRIED = {
    "campaigns/earlier/campaign.yaml": """\
date: 2023-09-08
session: HRC54
country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [example-union]
""",
    "campaigns/earlier/body.md": "We write to you.\n",
    "campaigns/letter/campaign.yaml": """\
date: 2024-09-02
session: HRC57
from: earlier
country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
""",
    "campaigns/sessions.yaml": """\
HRC51: {from: 2022-09-12, to: 2022-10-07}
HRC54: {from: 2023-09-11, to: 2023-10-13}
HRC57: {from: 2024-09-09, to: 2024-10-11}
""",
    "campaigns/offices.yaml": """\
prime-minister:
  title: Prime Minister
  country: Freedonia
  holders:
    - {name: Rufus Firefly, to: 2024-01-15}
    - {name: Gloria Teasdale, from: 2024-01-15}
high-commissioner:
  title: High Commissioner for Human Rights
  other_titles: [UN Rights Chief]
  holders:
    - {name: Volker Türk, from: 2022-10-17}
""",
}
"""A letter that carries on another, in which nothing is stale."""


OF_THIS_LETTER = re.compile(
    r"^(?:(?:from|date|session|as_carried_over):.*|(?:reviewed|outcomes):.*(?:\n[ ].*)*)\n", re.MULTILINE
)
"""What a letter says of itself, and not as the one before."""


def let_it_come_over(case: Case, project: SmallProject) -> None:
    """Give the earlier letter all that this one says, unless the case has written it."""
    for name, (text, _) in case.files.items():
        earlier = name.replace("campaigns/letter/", "campaigns/earlier/")
        if earlier in case.files or earlier == name:
            continue
        if not name.endswith("/campaign.yaml"):
            project.write({earlier: text})
            continue
        said = re.sub(r"(?m)^signatories:.*", "signatories: [example-union]", OF_THIS_LETTER.sub("", text))
        project.write({earlier: f"date: 2023-09-08\nsession: HRC54\n{said}"})


@pytest.fixture(autouse=True)
def _without_memory(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_lists_what_may_be_stale(case: Case, project: SmallProject, request: pytest.FixtureRequest) -> None:
    project.write(CARRIED)
    case.write_into(project)
    let_it_come_over(case, project)
    run = project.run("todo", "letter", "--json")
    assert (run.status, run.err) == (0, "")
    said = json.loads(run.out)
    notes = {item["id"]: f" ({item['note']})" if item["note"] else "" for item in said["open"]}
    found = "".join(
        f"{item['file'].removeprefix('campaigns/letter/')}:{item['line']}:{item['column']} {item['kind']}: "
        f"{', '.join(item['words'])}{notes[item['id']]}\n"
        for item in said["open"]
    )
    if request.config.getoption("accept"):
        accept(case, found)
        return
    assert found == case.answer


def test_every_case_has_a_title_of_its_own() -> None:
    titles = [str(case) for case in CASES]
    assert len(set(titles)) == len(titles)
    assert len(titles) > 30
