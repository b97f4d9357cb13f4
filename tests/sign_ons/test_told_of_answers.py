"""Holds what is said of answers that a person has to look at to its very words."""

from __future__ import annotations

import openpyxl
import pytest

from small_project import SmallProject

HEADS = ("Organisation", "Do you sign?")
CSV = "Timestamp,Organisation,Do you sign?\n2026-08-20 10:00:00,Freedonia Watch,{}\n"


@pytest.fixture
def workbook(project: SmallProject) -> SmallProject:
    """A project with a workbook that has answers on two sheets."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Round one"
    second = book.create_sheet("Round two")
    for sheet in (first, second):
        sheet.append(HEADS)
        sheet.append(("Freedonia Watch", "Yes"))
    book.save(project.root / "answers.xlsx")
    return project


def _imported(project: SmallProject, file: str, *options: str) -> str:
    return project.run("signatories", "import", "letter", file, "--wording", "present", *options).err


def test_several_sheets_with_answers_are_asked_about(workbook: SmallProject) -> None:
    assert _imported(workbook, "answers.xlsx") == (
        "answers.xlsx:1:1: error: several sheets have answers: 'Round one' and 'Round two' [which-sheet]\n"
        "  help: take them one after the other, the oldest first: --sheet NAME\n"
    )


def test_a_sheet_that_is_not_there_is_told(workbook: SmallProject) -> None:
    assert _imported(workbook, "answers.xlsx", "--sheet", "Round tow") == (
        "answers.xlsx:1:1: error: there is no sheet 'Round tow' [unknown-sheet]\n"
        "  help: did you mean 'Round two'?\n"
    )
    workbook.write({"answers.csv": CSV.format("Yes")})
    assert "help: leave --sheet out: a CSV file has no sheets" in _imported(
        workbook, "answers.csv", "--sheet", "one"
    )


def test_who_agreed_before_it_was_asked_is_told(project: SmallProject) -> None:
    project.run("signatories", "invite", "letter", "--on", "2026-08-20")
    run = project.run("signatories", "confirm", "letter", "freedonia-watch", "--on", "2026-08-01")
    assert run.err == (
        "error: Freedonia Watch is said to have agreed on 2026-08-01, and was asked on 2026-08-20"
        " [earlier-than-asked]\n"
        "  help: give the day on which it said so; if it had seen the text before, add --wording present\n"
    )


def test_an_agreement_that_a_later_answer_puts_in_doubt_holds_the_letter_back(project: SmallProject) -> None:
    project.write({"answers.csv": CSV.format("Yes")})
    _imported(project, "answers.csv", "--accept", "sure")
    project.write({"answers.csv": CSV.format("Yes") + "2026-08-22 10:00:00,Freedonia Watch,No\n"})
    _imported(project, "answers.csv", "--accept", "sure")
    run = project.run("build", "letter", "--final")
    assert run.status == 1
    assert (
        "error: it is in doubt whether Freedonia Watch signs: the form has of 'Freedonia Watch': No [in-doubt]"
        in run.err
    )
    assert (
        "help: ask it, and record its answer: undersigned signatories confirm letter freedonia-watch"
        in run.err
    )
    assert "In doubt, to be decided: Freedonia Watch." in project.run("signatories", "status", "letter").out
