"""The dates of the letter's session on the worklist: while they are not known, and once where they are printed."""

from __future__ import annotations

import json

import pytest

from small_project import SMALL, SmallProject

BODY = "campaigns/letter/body.md"
TABLE = "campaigns/sessions.yaml"


def dates(project: SmallProject, prose: str, row: str) -> list[tuple[list[str], str]]:
    """What the worklist of a letter to HRC54 asks of its dates, if this is its prose and that the table's row."""
    campaign = SMALL["campaigns/letter/campaign.yaml"]
    assert isinstance(campaign, str)
    lines = [line for line in campaign.splitlines() if not line.startswith("session:")]
    project.write(
        {
            "campaigns/letter/campaign.yaml": "\n".join(["session: HRC54", *lines, ""]),
            BODY: f"{SMALL[BODY]}\n{prose}\n",
            TABLE: f"HRC54: {row}\n",
        }
    )
    told = json.loads(project.run("todo", "letter", "--json").out)
    return [(item["words"], item["reason"]) for item in told["open"] if item["kind"].startswith("session-")]


def test_a_session_without_dates_is_reminded_of_also_where_the_letter_prints_none(
    project: SmallProject,
) -> None:
    [(words, reason)] = dates(project, "The {{ session.ordinal }} session.", "{confirmed: false}")
    assert words == ["HRC54"]
    assert "does not have its dates yet" in reason
    assert "The 54th session." in project.build()


def test_a_session_without_dates_does_not_keep_a_letter_that_prints_none_from_being_final(
    project: SmallProject,
) -> None:
    dates(project, "The {{ session.ordinal }} session.", "{confirmed: false}")
    told = project.run("build", "letter", "--final", "--format", "txt").err
    assert "not-invited" in told  # what the letter lacks to be final is said
    assert "session-without-dates" not in told
    dates(project, "It opens on {{ session.opens }}.", "{from: 2023-09-11}")
    assert "session-dates" in project.run("build", "letter", "--final", "--format", "txt").err


@pytest.mark.parametrize(
    ("prose", "asked"),
    [
        ("It meets from {{ session.opens }}.", ["HRC54 opens on 11 September 2023"]),
        ("To {{ session.closes.long }}.", ["HRC54 closes on 13 October 2023"]),
        (
            "{{ session.opens.written('d MMMM') }} to {{session.closes}}",
            ["HRC54 opens on 11 September 2023", "HRC54 closes on 13 October 2023"],
        ),
        ("Its {{ session.ordinal }} session opens soon, and closes.", []),
    ],
)
def test_a_day_of_the_table_is_asked_once_where_the_letter_prints_it(
    prose: str, asked: list[str], project: SmallProject
) -> None:
    row = "{from: 2023-09-11, to: 2023-10-13}"
    assert [" ".join(words) for words, _ in dates(project, prose, row)] == asked


def test_that_nobody_has_confirmed_a_day_is_said(project: SmallProject) -> None:
    [(_, reason)] = dates(project, "{{ session.opens }}", "{from: 2023-09-11, confirmed: false}")
    assert reason.endswith("which nobody has confirmed")


def test_who_settled_a_day_is_asked_again_when_the_table_has_another(project: SmallProject) -> None:
    dates(project, "{{ session.opens }}", "{from: 2023-09-11}")
    [item] = [
        item["id"]
        for item in json.loads(project.run("todo", "letter", "--json").out)["open"]
        if item["kind"] == "session-dates"
    ]
    assert project.run("todo", "letter", "--settle", item).status == 0
    left = json.loads(project.run("todo", "letter", "--json").out)["open"]
    assert not [one for one in left if one["kind"] == "session-dates"]
    project.write({TABLE: "HRC54: {from: 2023-09-12}\n"})
    again = json.loads(project.run("todo", "letter", "--json").out)["open"]
    assert [one["kind"] for one in again if one["kind"] == "session-dates"] == ["session-dates"]


@pytest.mark.parametrize(
    ("keys", "prose"),
    [
        ("", '{{ session.opens.long ~ " to " ~ session.closes.long }}'),
        ("", "{% set s = session %}{{ s.opens }} {{ s['closes'] }}"),
        ("signatory_list: {above: 'From {{ session.opens }}.', below: 'To {{ session.closes }}.'}\n", ""),
        (
            (
                "signatory_groups:\n  - {members: organisations, above: '{{ session.opens }}',"
                " below: '{{ session.closes }}'}\n"
            ),
            "",
        ),
        ("subject: Now {{ session.opens }} to {{ session.closes }}\n", ""),
    ],
)
def test_a_day_is_asked_wherever_and_however_the_letter_prints_it(
    keys: str, prose: str, project: SmallProject
) -> None:
    base = SMALL["campaigns/letter/campaign.yaml"]
    assert isinstance(base, str)
    kept = [
        line
        for line in base.splitlines()
        if line.partition(":")[0] not in {"session", keys.partition(":")[0]}
    ]
    project.write(
        {
            "campaigns/letter/campaign.yaml": "\n".join(["session: HRC54", *kept, keys]),
            BODY: f"{SMALL[BODY]}\n{prose}\n",
            TABLE: "HRC54: {from: 2023-09-11, to: 2023-10-13}\n",
        }
    )
    told = json.loads(project.run("todo", "letter", "--json").out)["open"]
    found = [item["sentence"] for item in told if item["kind"] == "session-dates"]
    assert found == ["HRC54 opens on 11 September 2023", "HRC54 closes on 13 October 2023"]
