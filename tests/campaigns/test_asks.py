"""Holds the history of asks to the letters that it tells of."""

from __future__ import annotations

import json
import shutil

import pytest

from small_project import SMALL, SmallProject

LETTER = """\
date: {year}-09-01
session: {session}
{more}country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
asks:
  resolution:
    items:
{asks}"""


def letter(year: int, session: str, more: str = "", **asks: str) -> dict[str, str]:
    name = f"{session.lower()}-freedonia"
    items = "".join(f"      {id}: {text}\n" for id, text in asks.items())
    yaml = LETTER.format(year=year, session=session, more=more, asks=items)
    return {
        f"campaigns/{name}/campaign.yaml": yaml,
        f"campaigns/{name}/body.md": "{{ asks('resolution') }}\n",
    }


@pytest.fixture
def letters(project: SmallProject) -> SmallProject:
    project.write(
        {
            "campaigns/sessions.yaml": "HRC54: {from: 2023-09-11}\n"
            "HRC57: {from: 2024-09-09}\nHRC60: {from: 2025-09-08}\n",
            **letter(
                2023, "HRC54", renew="Renews it;", report="Asks for a report;", visit="Sends a mission."
            ),
            **letter(
                2024,
                "HRC57",
                "from: hrc54-freedonia\noutcomes:\n"
                "  renew: {outcome: met, resolution: A/HRC/RES/54/36}\n"
                "  report: {outcome: open}\n"
                "  visit: {outcome: unmet, remark: Nobody moved it.}\n",
                renew="Renews it;",
                report="Asks for two reports;",
                courts="Looks at the courts.",
            ),
            **letter(2025, "HRC60", "from: hrc57-freedonia\n", renew="Renews it;"),
        }
    )
    return project


TABLE = """\
        HRC54                         HRC57              HRC60
renew   asked: met (A/HRC/RES/54/36)  kept: not said     kept
report  asked: reworded               reworded: dropped
visit   asked: unmet
courts                                asked: dropped
"""


def test_the_table_tells_what_became_of_each_ask(
    letters: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for about in ("Freedonia", "freedonia", "hrc57-freedonia", "campaigns/hrc57-freedonia/"):
        run = letters.run("asks", "history", about)
        assert (run.status, run.err) == (0, "")
        assert run.out == TABLE


def test_a_narrow_terminal_has_a_list(letters: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = letters.run("asks", "history", "Freedonia").out
    assert out.startswith("renew\n  HRC54: asked: met (A/HRC/RES/54/36)\n  HRC57: kept: not said\n")
    assert max(map(len, out.split("\n"))) <= 40


def test_a_program_reads_the_same(letters: SmallProject) -> None:
    (told,) = json.loads(letters.run("asks", "history", "--json", "Freedonia").out)
    assert [one["session"] for one in told["letters"]] == ["HRC54", "HRC57", "HRC60"]
    assert told["asks"]["visit"] == [
        {
            "campaign": "hrc54-freedonia",
            "text": "Sends a mission.",
            "step": "asked",
            "outcome": "unmet",
            "resolution": None,
            "remark": "Nobody moved it.",
        }
    ]


def test_letters_that_do_not_carry_on_one_another_are_two_histories(letters: SmallProject) -> None:
    letters.write(letter(2026, "HRC63", other="Does another thing."))
    letters.write({"campaigns/sessions.yaml": "HRC54: {}\nHRC57: {}\nHRC60: {}\nHRC63: {}\n"})
    assert letters.run("asks", "history", "Freedonia").out.count("\n\n") == 1


def test_a_letter_that_cannot_be_read_does_not_hide_the_others(letters: SmallProject) -> None:
    broken = SMALL["campaigns/letter/campaign.yaml"]
    letters.write({"campaigns/broken/campaign.yaml": f"{broken}asks: 5\n"})
    assert letters.run("asks", "history", "Freedonia").err == ""  # it is about something else
    letters.write({"campaigns/broken/campaign.yaml": f"{broken}asks: 5\ncountry: Freedonia\n"})
    run = letters.run("asks", "history", "Freedonia")
    assert run.status == 1
    assert "campaigns/broken/campaign.yaml:" in run.err
    assert "renew   asked: met" in run.out


def test_two_letters_to_one_session_are_told_apart(letters: SmallProject) -> None:
    letters.run("new", "second", "--from", "hrc57-freedonia", "--session", "HRC57", "--date", "2024-09-20")
    told = letters.run("asks", "history", "second").out
    assert "hrc57-freedonia" in told
    assert "second" in told


def test_what_nothing_is_about_is_said(letters: SmallProject) -> None:
    run = letters.run("asks", "history", "Fredonia")
    assert run.status == 1
    assert run.err == (
        "error: no letter is about 'Fredonia' [unknown-campaign]\n  help: did you mean 'Freedonia'?\n"
    )


def test_an_ask_whose_outcome_nobody_has_said_is_on_the_worklist(letters: SmallProject) -> None:
    def open_asks() -> list[str]:
        told = json.loads(letters.run("todo", "--json", "hrc57-freedonia").out)
        return [item["words"][0] for item in told["open"] if item["kind"] == "open-outcome"]

    assert open_asks() == ["report"]
    file = letters.root / "campaigns/hrc57-freedonia/campaign.yaml"
    file.write_text(file.read_text().replace("{outcome: open}", "{outcome: partly met}"))
    assert open_asks() == []


def test_a_letter_that_lies_outside_the_project_is_told(
    letters: SmallProject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "campaign.yaml").write_text("date: 2026-09-01\n", "utf-8")
    (letters.root / "campaigns/linked").symlink_to(outside)
    run = letters.run("asks", "history", "Freedonia")
    assert "campaigns/linked" in run.err
    assert "[outside-project]" in run.err


def test_an_ask_below_another_keeps_its_id_from_letter_to_letter(letters: SmallProject) -> None:
    below = '{text: "Amends the law:", marks: i, items: {jail: No jail;, fines: No fines.}}'
    beside = '{text: "Amends the law:", items: {other: Another., jail: {text: "No jail, for:", items: {one: One.}}}}'
    letters.write(letter(2023, "HRC54", law=below))
    run = letters.run("new", "hrc57-freedonia-2", "--from", "hrc54-freedonia", "--session", "HRC57")
    assert run.status == 0, run.err
    carried = (letters.root / "campaigns/hrc57-freedonia-2/campaign.yaml").read_text("utf-8")
    assert [f"{id}:" in carried.partition("outcomes:")[2] for id in ("law", "jail", "fines")] == [True] * 3
    shutil.rmtree(letters.root / "campaigns/hrc57-freedonia-2")
    letters.write(
        letter(
            2024,
            "HRC57",
            "from: hrc54-freedonia\noutcomes:\n  fines: {outcome: met}\n  jail: {outcome: partly met}\n",
            law=beside,
        )
    )
    told = json.loads(letters.run("asks", "history", "--json", "hrc60-freedonia").out)[0]
    steps = {id: [(one["step"], one["outcome"]) for one in asked] for id, asked in told["asks"].items()}
    assert steps["jail"][:2] == [("asked", "partly met"), ("reworded", "dropped")]
    assert steps["fines"] == [("asked", "met")]
    assert steps["one"][0][0] == "asked"
