"""Carries on letters whose signatories nobody knows, and letters that do not fit what they carry on."""

from __future__ import annotations

import json
import shutil

import pytest

from small_project import SmallProject

CAMPAIGN = """\
date: 2026-09-01
session: HRC63
country: Freedonia
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
asks: {text: {items: {extend: support an extension of the mandate}}}
"""
BODY = 'At least 50 people are held. Please {{ ask("extend") }}.\n'
DAYS = "--session", "HRC64", "--opens", "2027-02-22", "--closes", "2027-04-01"


def write_last(project: SmallProject, signatories: str = "signatories: [freedonia-watch]\n") -> None:
    project.write({"campaigns/last/campaign.yaml": CAMPAIGN + signatories, "campaigns/last/body.md": BODY})


def carry_over(project: SmallProject, name: str = "next") -> str:
    run = project.run("new", name, "--from", "last", *DAYS)
    assert run.status == 0, run.err
    return run.err


@pytest.mark.parametrize("register", ["{}\n", "", None])
@pytest.mark.parametrize(
    "signatories",
    ["", "signatories: []\n", "signatories: [gone-org]\n", "signatories:\n- gone-org\n- Some Typed Name\n"],
)
def test_the_old_signatories_need_not_be_known(
    project: SmallProject, signatories: str, register: str | None
) -> None:
    write_last(project, signatories)
    project.write({"signatories/organisations.yaml": register or ""})
    if register is None:
        (project.root / "signatories/organisations.yaml").unlink()
    told = carry_over(project)
    assert ("the register does not have them" in told) is ("gone-org" in signatories)
    assert "signatories: []" in (project.root / "campaigns/next/campaign.yaml").read_text("utf-8")
    kinds = {item["kind"] for item in json.loads(project.run("todo", "next", "--json").out)["open"]}
    assert {"undated-figure", "nobody-named"} <= kinds


def test_those_who_are_known_are_carried_over(project: SmallProject) -> None:
    write_last(project, "signatories: [gone-org, freedonia-watch]\n")
    carry_over(project)
    assert "signatories: [freedonia-watch]" in (project.root / "campaigns/next/campaign.yaml").read_text(
        "utf-8"
    )


def test_another_fault_of_the_old_letter_still_stops(project: SmallProject) -> None:
    write_last(project, "signatories: [gone-org]\nsalutatoin: Excellencies\n")
    run = project.run("new", "next", "--from", "last", *DAYS)
    assert run.status == 1
    assert "salutatoin" in run.err
    assert not (project.root / "campaigns/next").exists()


@pytest.mark.parametrize(
    ("command", "status", "told"),
    [
        (("todo", "next"), 0, "help: put the folder campaigns/last back, or take 'from' out"),
        (("check", "next"), 0, "help: put the folder campaigns/last back, or take 'from' out"),
        (
            ("compare", "next", "--unchanged"),
            1,
            "campaigns/last/campaign.yaml:1:1: error: there is no such file",
        ),
    ],
)
def test_an_old_letter_that_was_deleted_is_told_of(
    project: SmallProject, command: tuple[str, ...], status: int, told: str
) -> None:
    write_last(project)
    carry_over(project)
    shutil.rmtree(project.root / "campaigns/last")
    run = project.run(*command)
    assert run.status == status
    assert run.err.count(told) == 1


def test_an_old_letter_that_was_changed_is_told_of_once(project: SmallProject) -> None:
    write_last(project)
    carry_over(project)
    project.write({"campaigns/last/body.md": "Changed.\n"})
    assert project.run("todo", "next").err.count("the text of 'last' was changed") == 1


def test_dates_out_of_order_are_told_of(project: SmallProject) -> None:
    write_last(project)
    carry_over(project)
    project.write(
        {"campaigns/last/campaign.yaml": CAMPAIGN.replace("2026-09-01", "2027-09-01") + "signatories: []\n"}
    )
    assert "not after last (2027-09-01), which it carries on" in project.run("check", "next").err


def test_a_session_that_does_not_exist_is_refused(project: SmallProject) -> None:
    write_last(project)
    run = project.run("new", "next", "--from", "last", "--session", "HRC99")
    assert run.status == 1
    assert "the table of sessions has no HRC99" in run.err


def test_two_letters_that_carry_on_the_same_one_are_told_of_in_its_history(project: SmallProject) -> None:
    write_last(project)
    carry_over(project)
    carry_over(project, "other")
    run = project.run("asks", "history", "Freedonia")
    assert "next and other both carry on last" in run.err
    (project.root / "campaigns/other/campaign.yaml").unlink()
    assert "both carry on" not in project.run("asks", "history", "Freedonia").err
