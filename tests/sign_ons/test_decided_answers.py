"""Holds decisions on answers to being asked once, in a table as at the terminal, and doubts to holding back."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest

from small_project import SmallProject
from undersigned.loading.sign_ons import sign_ons_in
from undersigned.model.findings import Findings
from undersigned.model.sign_ons import SignOns, Step

RECORD = "campaigns/letter/sign-ons.yaml"
REGISTER = """\
fidh: {name: International Federation for Human Rights, acronym: FIDH}
hrw: {name: Human Rights Watch, acronym: HRW}
freedonia-watch: {name: Freedonia Watch}
"""
FIRST = "Timestamp,Organisation,Do you sign?,Comments\n2026-08-20 09:00:00,Human Rights Watch,Yes,\n"
LATER = FIRST + (
    "2026-08-21 09:00:00,Human Right Watch,No,\n"
    "2026-08-21 10:00:00,FIDH,Yes,please stay anonymous\n"
    "2026-08-21 11:00:00,Sylvanian Leage,Yes,\n"
)


@pytest.fixture
def letter(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788220800")
    monkeypatch.setenv("COLUMNS", "120")
    project.write({"signatories/organisations.yaml": REGISTER, "answers.csv": FIRST})
    assert take(project, "--accept", "sure").endswith(
        "1 recorded, 0 stay as they were recorded, 0 new in the register.\n"
    )
    project.write({"answers.csv": LATER})
    return project


def take(project: SmallProject, *words: str, typed: str | None = None) -> str:
    run = project.run("signatories", "import", "letter", "answers.csv", "--list", *words, typed=typed)
    assert run.status == 0, run.err
    return run.out


def recorded(project: SmallProject) -> SignOns:
    return sign_ons_in((project.root / RECORD).read_text("utf-8"), RECORD, None, Findings())


def steps(project: SmallProject, id: str) -> list[Step]:
    return [event.step for event in recorded(project).of(id)]


def listed(project: SmallProject) -> str:
    return (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")


def decide(project: SmallProject, decisions: dict[str, tuple[str, str, str]]) -> None:
    """Write a table of decisions, with what to do, whether it signs, and the name to print, by row."""
    take(project, "--review", "look.csv")
    text = (project.root / "look.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for row in rows:
        decision, signs, name = decisions.get(row["row"], ("", "", ""))
        row["decision"] = decision or row["decision"]
        row["signs"], row["name to print"] = signs or row["signs"], name or row["name to print"]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    project.write({"look.csv": out.getvalue()})


def test_a_later_answer_that_may_be_of_the_same_puts_an_agreement_in_doubt(letter: SmallProject) -> None:
    dry = take(letter, "--accept", "sure", "--dry-run")
    assert "Nothing was written; 1 would be recorded." in dry
    shown = take(letter, "--accept", "sure")
    assert "In doubt, until the answers above are decided, is Human Rights Watch (HRW)." in shown
    assert steps(letter, "hrw") == [Step.CONFIRMED, Step.DOUBTED]
    take(letter, "--accept", "sure")
    assert steps(letter, "hrw") == [Step.CONFIRMED, Step.DOUBTED]
    assert "In doubt, to be decided: HRW." in letter.run("signatories", "status", "letter").out
    run = letter.run("build", "--final", "letter")
    assert run.status == 1
    assert (
        "it is in doubt whether Human Rights Watch (HRW) signs: the form has of 'Human Right Watch': No"
        in run.err
    )


@pytest.mark.parametrize("at_terminal", [False, True])
def test_a_table_and_the_terminal_decide_alike_and_once(letter: SmallProject, *, at_terminal: bool) -> None:
    take(letter, "--accept", "sure")
    if at_terminal:
        take(letter, "--ask", typed="y\nn\ny\nu\nnew Sylvanian League\ny\n")
    else:
        decide(
            letter,
            {"3": ("skip", "", ""), "4": ("accept", "not named", ""), "5": ("new", "", "Sylvanian League")},
        )
        take(letter, "--reviewed", "look.csv")
    assert steps(letter, "hrw") == [Step.CONFIRMED, Step.DOUBTED, Step.CONFIRMED]
    (event,) = recorded(letter).of("fidh")
    assert (event.step, event.not_named, event.printed_as) == (Step.CONFIRMED, True, None)
    assert event.remark == "please stay anonymous"
    (event,) = recorded(letter).of("sylvanian-league")
    assert event.printed_as == "Sylvanian League"
    assert "signatories: [freedonia-watch, hrw, sylvanian-league]\n" in listed(letter)
    assert (
        "1 more has agreed and does not wish to be named."
        in letter.run("signatories", "status", "letter").out
    )
    before = letter.files()
    # The next export has the same rows, in another order, and nobody is asked.
    head, *rows = LATER.splitlines(keepends=True)
    letter.write({"answers.csv": "".join([head, *rows[::-1]])})
    assert "Row 3" not in take(letter, "--ask", typed="y\n")
    assert {**letter.files(), "answers.csv": b""} == {**before, "answers.csv": b""}


def test_a_no_that_is_accepted_takes_an_agreement_back(letter: SmallProject) -> None:
    decide(letter, {"3": ("accept", "", "")})
    take(letter, "--reviewed", "look.csv")
    assert steps(letter, "hrw") == [Step.CONFIRMED, Step.WITHDRAWN]
    # By that other name it is known from now on.
    assert "other_names" in (letter.root / "signatories/organisations.yaml").read_text("utf-8")
    letter.write({"answers.csv": FIRST + "2026-08-22 09:00:00,HUMAN RIGHT WATCH,Yes,\n"})
    assert "2 answers: 2 sure, 0 near, 0 new" in take(letter, "--dry-run")


def test_one_that_takes_its_agreement_back_holds_up_nobody_else(letter: SmallProject) -> None:
    later = "2026-08-22 09:00:00,Human Rights Watch,No,\n2026-08-22 09:05:00,Late Comer,Yes,\n"
    letter.write({"answers.csv": FIRST + later})
    told = take(letter, "--accept", "sure", "--accept", "new")
    assert "it has agreed on " in told
    assert steps(letter, "hrw") == [Step.CONFIRMED, Step.DOUBTED]
    assert steps(letter, "late-comer") == [Step.CONFIRMED]


def test_a_table_that_is_older_than_the_export_holds_back_what_it_does_not_know(letter: SmallProject) -> None:
    decide(letter, {"3": ("skip", "", "")})
    letter.write({"answers.csv": LATER + "2026-08-22 09:00:00,HRW,No,\n"})
    shown = take(letter, "--reviewed", "look.csv")
    assert "6    HRW" in shown
    assert steps(letter, "hrw")[-1] is Step.DOUBTED


def test_that_no_column_has_answers_is_not_remembered_against_one_that_has(letter: SmallProject) -> None:
    letter.write({"answers.csv": "NGO\nFIDH\n"})
    take(letter, "--accept", "sure", "--column", "answer=", "--dry-run")
    letter.write({"campaigns/letter/sign-on-form.yaml": 'columns: {organisation: NGO, answer: ""}\n'})
    letter.write({"answers.csv": "NGO,Do you sign?\nFIDH,No\n"})
    take(letter, "--accept", "sure")
    assert steps(letter, "fidh") == [Step.DECLINED]
    run = letter.run(
        "signatories", "import", "letter", "answers.csv", "--accept", "sure", "--column", "answer="
    )
    assert "the column 'Do you sign?' seems to say who does [which-column]" in run.err


def test_a_workbook_to_review_has_lists_to_choose_from(letter: SmallProject) -> None:
    take(letter, "--review", "look.xlsx")
    sheet = openpyxl.load_workbook(Path(letter.root / "look.xlsx")).active
    rules = {str(rule.sqref)[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules == {"C": '"accept,new,person,skip"', "G": '"yes,no,not named"'}
    assert "recorded" in take(letter, "--reviewed", "look.xlsx")


PEOPLE = """\
Timestamp,Organisation,Your name,Position,I sign as,Do you sign?
2026-08-21 09:00:00,Human Rights Watch,Ann Example,Researcher,An individual (affiliation for identification only),Yes
2026-08-21 09:05:00,Dana Example (as an individual),Dana Example,,An individual,Yes
2026-08-21 09:10:00,,Cy Bare,,An individual,Yes
"""
PRINTED = (
    "Ann Example, Researcher, Human Rights Watch*",
    "Dana Example, in an individual capacity",
    "Cy B. Bare",
)


@pytest.mark.parametrize("way", ["table", "terminal"])
def test_a_person_who_signs_for_themselves_is_decided_as_organisations_are(
    letter: SmallProject, way: str
) -> None:
    before = steps(letter, "hrw")
    letter.write({"answers.csv": PEOPLE})
    if way == "table":
        letter.write({"answers.csv": PEOPLE})
        decide(letter, {"2": ("person", "", ""), "3": ("person", "", ""), "4": ("person", "", "Cy B. Bare")})
        take(letter, "--reviewed", "look.csv")
    else:
        take(letter, "--ask", typed="p\nperson\np Cy B. Bare\ny\n")
    assert steps(letter, "hrw") == before
    assert [steps(letter, id) for id in ("ann-example", "dana-example", "cy-b-bare")] == [
        [Step.CONFIRMED]
    ] * 3
    assert "ann-example" not in (letter.root / "signatories/organisations.yaml").read_text("utf-8")
    run = letter.run("build", "letter", "--format", "txt")
    assert run.status == 0, run.err
    text = (letter.root / "build/letter/letter.txt").read_text("utf-8")
    assert not [name for name in PRINTED if name not in text]
    status = letter.run("signatories", "status", "letter").out
    assert re.search(r"confirmed +Ann Example", status)
    # The same export again asks nothing, and adds nobody.
    listed_before = listed(letter)
    assert "0 recorded" in take(letter, "--accept", "sure", "--accept", "new")
    assert listed(letter) == listed_before


def test_a_person_who_is_not_to_be_named_or_does_not_sign_is_no_entry_of_the_list(
    letter: SmallProject,
) -> None:
    letter.write({"answers.csv": PEOPLE.replace("identification only),Yes", "identification only),No")})
    decide(letter, {"2": ("person", "", ""), "3": ("person", "not named", ""), "4": ("skip", "", "")})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert run.status == 1
    assert run.err.count("[unclear-answer]") == 2
    assert "individuals" not in listed(letter)
