"""Holds import to the session that a letter was written to, where it names several equally often."""

from __future__ import annotations

import datetime

import pytest

from outside import ROOT
from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.importing.session_values import find_session
from undersigned.loading.registers import load_sessions
from undersigned.model.findings import Findings

TABLE = load_sessions(Project(ROOT), Findings()) or {}


@pytest.mark.parametrize(
    ("text", "date", "session"),
    [
        # What was over on the letter's day is out, whether or not the table knows when it was.
        ("Since the 46th session, and at the 47th session, we wait.", "2021-06-01", "HRC47"),
        ("At the 28th session and the 29th session of the Council", "2015-05-20", "HRC29"),
        ("The 50th session is over. We write to the 51st session.", "2022-09-01", "HRC51"),
        ("At the 45th session we spoke, at the 46th session we will.", "2021-02-01", "HRC46"),
        # "Ahead of" tells which of two that are still to come.
        ("As at the 52nd session, so ahead of the 53rd session of the Council", "2023-02-20", "HRC53"),
        (
            "A report is due at the 52nd session. Prior to the Council's 53rd regular session",
            "2023-02-20",
            "HRC53",
        ),
        ("À la 52e session. En amont de la 53e session du Conseil", "2023-02-20", "HRC53"),
        ("En el 52.º período de sesiones. De cara al 53.º período de sesiones", "2023-02-20", "HRC53"),
        ("Ahead of the 29th session, and of the report to the 30th session", "2015-05-20", "HRC29"),
        # Else the first.
        ("At the 52nd session and at the 53rd session", "2023-02-20", "HRC52"),
    ],
)
def test_the_session_that_a_letter_is_written_to(text: str, date: str, session: str) -> None:
    found = find_session(text, TABLE, datetime.date.fromisoformat(date))
    assert found is not None
    assert (found.id, found.is_known) == (session, True)


def test_the_table_has_each_session_by_its_number_and_days_only_with_a_source() -> None:
    regular = sorted(one.number for one in TABLE.values() if not one.special)
    assert regular == list(range(1, 67))
    undated = [one.number for one in TABLE.values() if not one.special and one.opens is None]
    assert undated == [*range(1, 47), *range(64, 67)]
    assert not any(one.is_confirmed for one in TABLE.values() if one.number in undated and not one.special)


@pytest.mark.parametrize("name", ["sessions.yaml", "mandates.yaml", "offices.yaml"])
def test_a_new_project_has_the_same_tables(name: str) -> None:
    ours, theirs = (
        (ROOT / folder / name).read_text("utf-8").partition("\n")[2]
        for folder in ("campaigns", "src/undersigned/starter/campaigns")
    )
    assert ours == theirs


def test_a_new_project_says_nothing_of_its_tables(project: SmallProject) -> None:
    for name in ("sessions.yaml", "mandates.yaml"):
        project.write({f"campaigns/{name}": (ROOT / "campaigns" / name).read_text("utf-8")})
    yaml = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write({"campaigns/letter/campaign.yaml": yaml + "mandate: special-rapporteur-on-cambodia\n"})
    run = project.run("check", "letter")
    assert (run.status, run.err) == (0, "")
