"""Goes the whole way: eight answers to a form, decided; final, sealed, and a second version with one who joined."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, desk_in, open_authority
from pki import Authority

from outside import pdf_text
from small_project import SmallProject

REGISTER = """\
freedonia-watch: {name: Freedonia Watch}
centre: {name: Centre for Human Rights of Sylvania}
lawyers: {name: Lawyers Without Fear}
mothers: {name: Mothers of the Vanished}
press: {name: Free Press Union}
youth: {name: Youth Network for Justice}
later: {name: Who Joined Later}
"""
CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: []
"""
FORM = """\
Timestamp,Organisation,Your name,Do you sign?,May we publish the name of your organisation?,Comments
2026-08-20 10:00:00,Freedonia Watch,Ann,Yes,Yes,
2026-08-20 10:05:00,Lawyers Without Fear,Ben,Yes,Yes,only if ask 2 is deleted
2026-08-20 10:10:00,Mothers of the Vanished,Cleo,Yes,No,
2026-08-20 10:15:00,Dana Example (as an individual),Dana Example,Yes,Yes,
2026-08-20 10:20:00,Center for Human Rights in Sylvania,Eve,Yes,Yes,
2026-08-20 10:25:00,Free Press Union,Fay,Yes,Yes,
2026-08-21 10:30:00,Free Press Union,Fay,No,Yes,
2026-08-20 10:35:00,Youth Network for Justice,Gil,Yes,Yes,
"""
PRINTED = ("Freedonia Watch", "Centre for Human Rights of Sylvania", "Youth Network for Justice")
NOT_PRINTED = ("Lawyers Without Fear", "Mothers of the Vanished", "Free Press Union", "Dana Example")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    yield from open_authority(tmp_path_factory)


def _ok(project: SmallProject, *words: str) -> str:
    run = project.run(*words)
    assert run.status == 0, run.err + run.out
    return run.out


def _names(file: Path) -> tuple[list[str], list[str]]:
    text = " ".join(pdf_text(file).split())
    return [name for name in PRINTED if name in text], [name for name in NOT_PRINTED if name in text]


def test_from_a_form_to_the_second_version(project: SmallProject, authority: Authority) -> None:
    desk: Desk = desk_in(project, authority)
    project.write(
        {
            "signatories/organisations.yaml": REGISTER,
            "campaigns/letter/campaign.yaml": CAMPAIGN,
            "answers.csv": FORM,
        }
    )
    importing = ("signatories", "import", "letter", "answers.csv", "--wording", "present", "--list")
    _ok(project, *importing, "--accept", "sure")
    status = json.loads(_ok(project, "signatories", "status", "letter", "--json"))
    standings = {one["id"]: one["standing"] for one in status["organisations"]}
    assert standings["freedonia-watch"] == standings["youth"] == "confirmed"
    # Each that needs a person is not taken by itself.
    assert not {"lawyers", "centre", "mothers"} & {
        id for id, said in standings.items() if said == "confirmed"
    }
    assert standings.get("press") != "confirmed"
    _ok(project, "signatories", "confirm", "letter", "centre", "--wording", "present", "--list")
    if not status["not_named"]:
        _ok(project, "signatories", "confirm", "letter", "mothers", "--not-named", "--wording", "present")
    _ok(project, "build", "letter", "--final", "-f", "txt")
    letter = (project.root / "build/letter/letter.txt").read_text("utf-8")
    assert "Signatories that wish not to be named: 1" in letter
    _ok(project, "sign", "letter", *desk.key("seal"))
    assert _names(desk.file) == (list(PRINTED), [])
    _ok(project, "pack", "letter")

    _ok(project, "signatories", "confirm", "letter", "later", "--wording", "present", "--list")
    campaign = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write({"campaigns/letter/campaign.yaml": f"{campaign}version: {{number: 2, on_page: true}}\n"})
    _ok(project, "sign", "letter", *desk.key("seal"))
    _ok(project, "pack", "letter")
    second = project.root / "build/letter/letter-version-2.signed.pdf"
    assert _names(second) == (list(PRINTED), [])
    assert "Who Joined Later" in pdf_text(second)
    assert "This letter replaces the letter of 1 September 2026" in pdf_text(second)

    first_said, second_said = desk.verify(), desk.verify(second)
    assert (first_said.status, second_said.status) == (0, 0), first_said.out + second_said.out
    assert "Sealed as version 1 on " in first_said.out
    assert "replaced by version 2 of " in first_said.out
    assert "Sealed as version 2 on " in second_said.out
    assert second_said.out.endswith("\nAll is well.\n")
