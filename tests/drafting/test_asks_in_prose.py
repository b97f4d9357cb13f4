"""Says an ask in a sentence of the text, and looks whether everything that asks are for still works."""

from __future__ import annotations

import json

import pytest

from small_project import SmallProject

CAMPAIGN = """\
date: 2026-09-01
session: HRC63
country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
asks:
  text:
    items:
      extend: support an extension of the mandate[^res] for *two* years
      speak: speak out in the dialogue
footnotes: {res: {symbol: A/HRC/RES/57/1}}
"""
DAYS = "--opens", "2027-02-22", "--closes", "2027-04-01"
BODY = """\
We urge your delegation to {{ ask("extend") }}, and to {{ ask("speak") }}.
"""


@pytest.fixture(autouse=True)
def letter(project: SmallProject) -> None:
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN, "campaigns/letter/body.md": BODY})


def test_its_words_stand_in_the_sentence_with_their_notes(project: SmallProject) -> None:
    run = project.run("build", "letter", "--format", "txt")
    assert run.status == 0, run.err
    assert "not in the letter" not in run.err
    text = next(project.root.glob("build/**/*.txt")).read_text("utf-8")
    assert "extension of the mandate" in text
    assert "for two years, and to speak out in the dialogue." in " ".join(text.split())


def test_its_history_goes_on_in_the_next_letter(project: SmallProject) -> None:
    assert (
        project.run(
            "new",
            "next",
            "--from",
            "letter",
            "--session",
            "HRC64",
            "--opens",
            "2027-02-22",
            "--closes",
            "2027-04-01",
        ).status
        == 0
    )
    assert "outcome: open" in (project.root / "campaigns/next/campaign.yaml").read_text("utf-8")
    run = project.run("asks", "history", "Freedonia")
    assert run.status == 0, run.err
    assert "extend" in run.out
    assert "speak" in run.out
    compared = project.run("compare", "letter", "next", "--json")
    assert compared.status == 0, compared.err
    assert json.loads(compared.out)["stopped"] is False


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('Please {{ ask("extent") }}.', "no ask is called 'extent'"),
        ('Please {{ ask("extend") }}.', "the letter does not say all of the asks 'text': 'speak' is left"),
        (
            '{{ ask("extend") }} {{ ask("extend") }} {{ ask("speak") }}',
            "the ask 'extend' is in the letter twice",
        ),
        ('{{ ask("extend") }}\n\n{{ asks("text") }}', "the asks 'text' are in the letter twice"),
        ("Please act.", "the asks 'text' are not in the letter"),
    ],
)
def test_what_is_wrong_is_said(project: SmallProject, body: str, said: str) -> None:
    project.write({"campaigns/letter/body.md": body})
    assert said in project.run("check", "letter").err
