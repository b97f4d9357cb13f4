"""Holds that what is a slip of typing is told once, and not as something to be filled in, too."""

from __future__ import annotations

import pytest

from small_project import SmallProject

SLIPS = (
    "{ session.ordinal }",
    "[gazette]",
    "[link] (https://example.org/a)",
    "[link]https://example.org/a",
    "(link)[https://example.org/a]",
    "[^gazette",
    "[1]",
    "[see gazette^]",
    "<b>",
    "**bold",
    "~~struck~~",
    "{.red}",
)


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_once(project: SmallProject, slip: str) -> None:
    project.write(
        {
            "campaigns/letter/body.md": f"We ask {slip} now.[^gazette]\n",
            "campaigns/letter/campaign.yaml": "date: 2026-09-01\nsession: HRC63\nsubject: Freedonia\n"
            "addressees: [Permanent Representatives]\nsignatories: [freedonia-watch]\n"
            "footnotes:\n  gazette: {text: A gazette.}\n",
        }
    )
    said = project.run("check", "letter").err
    places = [line.partition(" ")[0] for line in said.splitlines() if "body.md" in line]
    assert places, slip
    assert len(places) == len(set(places)), said


def test_what_is_to_be_filled_in_beside_a_slip_is_told(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": "We ask { session.ordinal } on [insert date].\n"})
    run = project.run("todo", "letter")
    assert "insert date" in (project.root / "campaigns/letter/TODO.md").read_text("utf-8")
    assert "1 to look at" in run.out
