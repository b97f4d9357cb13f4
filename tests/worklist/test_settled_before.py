"""What was settled in the letter before is not asked again if it stays so; an empty register hinders no letter."""

from __future__ import annotations

import json

import pytest

from small_project import SmallProject

LETTER = """\
date: {day}
session: {session}
{carries_on}addressees: [All]
subject: Freedonia
signatories: [example-union]
"""
BODY = "The office was opened in March 2022. At least 50 people are held. In July 2022, nine people fled.\n"
SESSIONS = """\
HRC51: {from: 2022-09-12, to: 2022-10-07}
HRC54: {from: 2023-09-11, to: 2023-10-13}
HRC57: {from: 2024-09-09, to: 2024-10-11}
"""


@pytest.fixture
def letters(project: SmallProject) -> SmallProject:
    first = LETTER.format(day="2022-09-01", session="HRC51", carries_on="")
    project.write(
        {
            "campaigns/sessions.yaml": SESSIONS,
            "signatories/organisations.yaml": "example-union: {name: Example Union}\n",
            "campaigns/a22/campaign.yaml": first,
            "campaigns/a22/body.md": BODY,
        }
    )
    return project


def carried_on(letters: SmallProject, name: str, last: str, session: str, day: str) -> None:
    run = letters.run("new", name, "--from", last, "--session", session, "--date", day)
    assert run.status == 0, run.err


def open_of(letters: SmallProject, name: str) -> dict[str, str]:
    """The ids of what is open in the body of a letter, by the words."""
    found = json.loads(letters.run("todo", name, "--json").out)["open"]
    return {word: item["id"] for item in found if item["file"].endswith("body.md") for word in item["words"]}


def test_a_day_that_was_news_and_settled_is_background_a_year_later_and_a_figure_is_asked_again(
    letters: SmallProject,
) -> None:
    carried_on(letters, "b23", "a22", "HRC54", "2023-09-01")
    asked = open_of(letters, "b23")
    assert {"March 2022", "July 2022", "At least 50 people"} <= asked.keys()
    for id in dict.fromkeys(asked.values()):
        assert letters.run("todo", "b23", "--settle", id).status == 0
    assert open_of(letters, "b23") == {}
    carried_on(letters, "c24", "b23", "HRC57", "2024-09-01")
    again = open_of(letters, "c24")
    assert "At least 50 people" in again
    assert not {"March 2022", "July 2022"} & again.keys()


def test_ids_are_the_same_whatever_stands_before_and_wherever_the_letter_lies(letters: SmallProject) -> None:
    carried_on(letters, "b23", "a22", "HRC54", "2023-09-01")
    before = open_of(letters, "b23")
    body = letters.root / "campaigns/b23/body.md"
    body.write_text(
        "A new paragraph.\n\n" + body.read_text("utf-8").replace(" people ", "\npeople "), "utf-8"
    )
    assert set(open_of(letters, "b23").values()) == set(before.values())


def test_a_letter_is_carried_on_where_the_register_has_nobody(letters: SmallProject) -> None:
    letters.write({"signatories/organisations.yaml": ""})
    carried_on(letters, "b23", "a22", "HRC54", "2023-09-01")
    assert "March 2022" in open_of(letters, "b23")
