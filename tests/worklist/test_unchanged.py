"""Shows which sentences of a letter are still last session's, in all forms, and marks them on the worklist."""

from __future__ import annotations

import json

import pytest

from small_project import SmallProject

CAMPAIGN = """\
date: 2026-09-01
session: HRC63
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny this September
signatories: [freedonia-watch]
"""
BODY = """\
The police of Freedonia have not
been reformed. At least 50 people are *held* there.[^1]

This sentence will be written anew.
"""


@pytest.fixture(autouse=True)
def letters(project: SmallProject) -> None:
    project.write(
        {"campaigns/letter/campaign.yaml": CAMPAIGN, "campaigns/letter/body.md": BODY.replace("[^1]", "")}
    )
    days = ("--opens", "2027-02-22", "--closes", "2027-04-01")
    assert project.run("new", "next", "--from", "letter", "--session", "HRC64", *days).status == 0
    said = "Now at least 50 people are held there.\n\nThe police of Freedonia have not been reformed.\n"
    project.write({"campaigns/next/body.md": said})


def test_what_is_still_the_same_is_told_with_its_place(project: SmallProject) -> None:
    run = project.run("compare", "letter", "next", "--unchanged")
    assert (run.status, run.err) == (0, "")
    assert "2 of 3 sentences and notes of next stand word for word as in letter." in run.out
    assert "\ncampaigns/next/body.md\n  line 3: The police of Freedonia have not been reformed.\n" in run.out
    assert "at least 50" not in run.out
    assert project.run("compare", "next", "--unchanged").out == run.out


def test_as_json_and_as_a_page(project: SmallProject) -> None:
    said = json.loads(project.run("compare", "next", "--unchanged", "--json").out)
    assert (said["stopped"], said["sentences"], len(said["unchanged"])) == (False, 3, 2)
    assert said["unchanged"][-1]["line"] == 3
    assert project.run("compare", "next", "--unchanged", "--html", "kept.html").status == 0
    page = (project.root / "kept.html").read_text("utf-8")
    assert "<h3>Line 3</h3>\n<p>The police of Freedonia have not been reformed.</p>" in page


def test_the_worklist_marks_what_came_over(project: SmallProject) -> None:
    items = json.loads(project.run("todo", "next", "--json").out)["open"]
    marked = {item["sentence"]: item["came_over"] for item in items if item["file"].endswith("body.md")}
    assert marked["The police of Freedonia have not been reformed."] is True
    assert marked["Now at least 50 people are held there."] is False
    page = (project.root / "campaigns/next/TODO.md").read_text("utf-8")
    assert "Line 3: " in page
    assert "Line 1 (reworded): " in page


def test_what_is_filled_in_is_none_and_a_note_is_one(project: SmallProject) -> None:
    notes = "footnotes:\n  report: '“Rapport hebdomadaire”, no. 502 (2 August 2025), UN Doc. A/HRC/57/56, para. 44.'\n"
    body = (
        "At its {{ session.ordinal }} session, the Council should act.\n\n"
        "This *long* sentence of the letter stays exactly as it was typed last year, with its note.[^report]\n"
    )
    for letter in ("letter", "next"):
        file = project.root / f"campaigns/{letter}/campaign.yaml"
        project.write({f"campaigns/{letter}/campaign.yaml": file.read_text("utf-8") + notes})
        project.write({f"campaigns/{letter}/body.md": body})
    out = project.run("compare", "next", "--unchanged").out
    assert "ordinal" not in out
    assert "[^" not in out
    assert "*" not in out
    assert "“Rapport hebdomadaire”, no. 502 (2 August 2025), UN Doc. A/HRC/57/56" in " ".join(out.split())
    assert all(len(line) <= 80 for line in out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("letter", "--unchanged"), "does not say which letter it carries on"),
        (("letter", "nxt", "--unchanged"), "nxt"),
        (("next", "--unchanged", "--since-signed", "fidh"), "two questions"),
    ],
)
def test_what_cannot_be_told_is_said(project: SmallProject, arguments: tuple[str, ...], said: str) -> None:
    run = project.run("compare", *arguments)
    assert run.status == 1
    assert said in run.err
