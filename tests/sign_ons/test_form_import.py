"""Holds the import of answers to its promise: any export is read, nothing is taken for what it is only like."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_project import SmallProject
from undersigned.files.spreadsheets import guarded, number_equal_heads, read_sheet, unguarded, written_csv
from undersigned.loading.sign_ons import sign_ons_in
from undersigned.model.findings import Findings, LetterError
from undersigned.model.sign_ons import MEANINGS, SignOns, Step
from undersigned.sign_ons.columns import guess_meanings
from undersigned.sign_ons.form_answers import FormAnswer

REGISTER = """\
fidh: {name: International Federation for Human Rights, acronym: FIDH, names: {fr: Fédération internationale}}
amnesty-international: {name: Amnesty International}
icj: {name: International Commission of Jurists, acronym: ICJ, former_names: [Jurists Abroad]}
freedonia-watch: {name: Freedonia Watch}
"""
HEADS = (
    "Timestamp",
    "Name of your organisation",
    "Country",
    "Your name",
    "Position",
    "Email Address",
    "Do you sign on?",
)
ANSWERS = [
    ("2026/08/20 3:12:44 PM GMT+2", "FIDH", "France", "Ann", "President", "ann@example.org", "Yes"),
    ("2026/08/21 3:12:44 PM GMT+2", "Amnesty International Sri Lanka", "Sri Lanka", "Bo", "", "", "Yes"),
    ("2026/08/21 4:12:44 PM GMT+2", "Jurists Abroad", "", "Cy", "", "cy@example.org", "No, thank you"),
    ("2026/08/22 4:12:44 PM GMT+2", "Freedonia Wacth", "Freedonia", "Di", "", "", "Yes"),
    (
        "2026/08/22 5:12:44 PM GMT+2",
        "Friends of Sylvania",
        "Sylvania",
        "Ed",
        "Chair",
        "ed@example.org",
        "yes!",
    ),
]
ALL_YES = ("--column", "answer=")
FILE = "campaigns/letter/sign-ons.yaml"
NOT_LISTED = "  help: add 'fidh' to 'signatories' in campaigns/letter/campaign.yaml, or let --list do it"


@pytest.fixture
def letter(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> SmallProject:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788220800")
    monkeypatch.setenv("COLUMNS", "120")
    project.write({"signatories/organisations.yaml": REGISTER})
    text = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    project.write({"campaigns/letter/campaign.yaml": f"{text}sign_on_by: 2026-08-28\n"})
    answers(project, ANSWERS)
    return project


def as_csv(rows: Sequence[tuple[str, ...]], delimiter: str = ",", heads: tuple[str, ...] = HEADS) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return out.getvalue()


def answers(project: SmallProject, rows: Sequence[tuple[str, ...]]) -> None:
    project.write({"answers.csv": as_csv(rows).encode()})


def take(project: SmallProject, *words: str) -> str:
    run = project.run("signatories", "import", "letter", "answers.csv", *words)
    assert run.status == 0
    # Who answers is rarely on the list yet.
    told = [line for line in run.err.splitlines() if not line.endswith(("[not-listed]", "let --list do it"))]
    assert told == []
    return run.out


def recorded(project: SmallProject) -> SignOns:
    findings = Findings()
    found = sign_ons_in((project.root / FILE).read_text("utf-8"), FILE, None, findings)
    assert not list(findings)
    return found


def test_a_dry_run_shows_everything_and_writes_nothing(letter: SmallProject) -> None:
    before = letter.files()
    shown = take(letter, "--accept", "sure", "--accept", "new", "--dry-run")
    assert shown == (
        "organisation: column 'Name of your organisation'\n"
        "country: column 'Country'\n"
        "name: column 'Your name'\n"
        "title: column 'Position'\n"
        "email: column 'Email Address'\n"
        "time: column 'Timestamp'\n"
        "answer: column 'Do you sign on?'\n"
        "\n"
        "5 answers: 2 sure, 1 near, 2 new\n"
        "\n"
        "These will be new in the register:\n"
        "row  name                             a little like\n"
        "3    Amnesty International Sri Lanka  amnesty-international (Amnesty International)\n"
        "6    Friends of Sylvania              -\n"
        "\n"
        "row  answer           what it may be\n"
        "5    Freedonia Wacth  near freedonia-watch (Freedonia Watch)\n"
        "\n"
        "Nothing was written; 4 would be recorded.\n"
    )
    assert letter.files() == before
    assert "Nothing was recorded.\nGo on with --accept sure, or look through them" in take(letter)
    shown = take(letter, "--dry-run")
    assert shown.endswith(
        "Nothing was written: you have accepted nothing yet.\n"
        "Go on with --accept sure, or look through them with --ask, or with --review FILE.\n"
    )
    assert letter.files() == before


def test_only_what_is_accepted_is_recorded(letter: SmallProject) -> None:
    assert take(letter, "--accept", "sure").endswith(
        "2 recorded, 0 stay as they were recorded, 0 new in the register.\n"
    )
    found = recorded(letter)
    assert found.events.keys() == {"fidh", "icj"}
    (event,) = found.of("fidh")
    assert (event.step, event.by, event.channel, event.email) == (
        Step.CONFIRMED, "Ann, President", "form", "ann@example.org",
    )  # fmt: skip
    assert event.date == datetime.date(2026, 8, 20)
    assert event.printed_as == "International Federation for Human Rights (FIDH)"
    assert [event.step for event in found.of("icj")] == [Step.DECLINED]
    assert (letter.root / "signatories/organisations.yaml").read_text("utf-8") == REGISTER
    assert take(letter, "--accept", "sure").endswith(
        "0 recorded, 2 stay as they were recorded, 0 new in the register.\n"
    )
    assert recorded(letter) == found


def test_an_import_again_brings_back_no_agreement_that_was_taken_back(letter: SmallProject) -> None:
    take(letter, "--accept", "sure")
    assert letter.run("signatories", "withdraw", "letter", "fidh", "--on", "2026-08-22").status == 0
    before = recorded(letter)
    assert "0 recorded, 2 stay as they were recorded" in take(letter, "--accept", "sure", "--list")
    assert recorded(letter) == before
    assert "fidh" not in (letter.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    letter.write({"campaigns/letter/body.md": "We write again.\n"})
    assert "0 recorded" in take(letter, "--accept", "sure")
    answers(letter, [("2026/08/23 1:00:00 PM", "FIDH", "", "Ann", "President", "ann@example.org", "Yes")])
    assert "1 recorded" in take(letter, "--accept", "sure")


def test_an_import_again_makes_no_agreement_to_a_new_name(letter: SmallProject) -> None:
    take(letter, "--accept", "sure")
    letter.write({"signatories/organisations.yaml": REGISTER.replace("acronym: FIDH", "acronym: F")})
    answers(letter, [(*ANSWERS[0][:1], "F", "", "Other", "", "", "Yes")])
    before = recorded(letter)
    assert "0 recorded, 1 stay as they were recorded" in take(letter, "--accept", "sure")
    assert recorded(letter) == before


def test_who_signs_and_is_not_in_the_letter_is_told(letter: SmallProject) -> None:
    words = ("signatories", "import", "letter", "answers.csv", "--accept", "sure")
    run = letter.run(*words)
    assert run.err == (
        "warning: the letter does not list International Federation for Human Rights (FIDH) [not-listed]\n"
        f"{NOT_LISTED}\n"
    )
    assert letter.run(*words, "--list").err == ""
    assert letter.run(*words).err == ""


def test_who_signs_can_be_listed_in_a_group(letter: SmallProject) -> None:
    path = letter.root / "campaigns/letter/campaign.yaml"
    path.write_text(path.read_text("utf-8") + "signatory_groups: {Ours: [freedonia-watch]}\n", "utf-8")
    before = letter.files()
    run = letter.run(
        "signatories", "import", "letter", "answers.csv", "--accept", "sure", "--group", "Theirs"
    )
    assert "has no group 'Theirs' [unknown-group]\n  help: its groups are 'Ours'" in run.err
    assert letter.files() == before
    take(letter, "--accept", "sure", "--group", "Ours")
    text = path.read_text("utf-8")
    assert "signatories: [freedonia-watch, fidh]\n" in text
    assert "signatory_groups: {Ours: [freedonia-watch, fidh]}\n" in text


def test_an_answer_before_a_later_one_is_left_out(letter: SmallProject) -> None:
    assert letter.run("signatories", "decline", "letter", "fidh", "--on", "2026-08-22").status == 0
    shown = take(letter, "--accept", "sure")
    assert (
        "Row 2 is older than what is recorded: International Federation for Human Rights (FIDH) has " in shown
    )
    assert shown.endswith("1 recorded, 1 stay as they were recorded, 0 new in the register.\n")
    assert [event.step for event in recorded(letter).of("fidh")] == [Step.DECLINED]


def test_new_organisations_go_into_the_register_and_on_the_list(letter: SmallProject) -> None:
    take(letter, "--accept", "sure", "--accept", "new", "--list")
    assert (letter.root / "signatories/organisations.yaml").read_text("utf-8") == REGISTER + (
        "amnesty-international-sri-lanka:\n"
        "  name: Amnesty International Sri Lanka\n"
        "  country: Sri Lanka\n"
        "  representatives:\n"
        "    - {name: Bo}\n"
        "friends-of-sylvania:\n"
        "  name: Friends of Sylvania\n"
        "  country: Sylvania\n"
        "  representatives:\n"
        "    - {name: Ed, title: Chair, email: ed@example.org}\n"
    )
    text = (letter.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    listed = "[freedonia-watch, fidh, amnesty-international-sri-lanka, friends-of-sylvania]"
    assert f"signatories: {listed}\n" in text
    assert "amnesty-international" not in recorded(letter).events
    assert letter.run("signatories", "status", "letter").status == 0


def test_a_person_decides_in_a_table(letter: SmallProject) -> None:
    take(letter, "--review", "look.csv")
    path = letter.root / "look.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assert [(row["row"], row["decision"], row["id"]) for row in rows] == [
        ("2", "accept", "fidh"), ("3", "", ""), ("4", "accept", "icj"), ("5", "", "freedonia-watch"), ("6", "", ""),
    ]  # fmt: skip
    for row, decision in zip(rows, ("accept", "amnesty-international", "skip", "accept", "new"), strict=True):
        row["decision"] = decision
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    assert take(letter, "--reviewed", "look.csv").endswith(
        "4 recorded, 0 stay as they were recorded, 1 new in the register.\n"
    )
    assert recorded(letter).events.keys() == {
        "fidh", "amnesty-international", "freedonia-watch", "friends-of-sylvania",
    }  # fmt: skip


def ask(project: SmallProject, typed: str, *words: str, status: int = 0) -> str:
    """Go through the answers at a terminal; returns what it shows."""
    run = project.run("signatories", "import", "letter", "answers.csv", "--ask", *words, typed=typed)
    assert run.status == status, run.err
    return run.out + "".join(
        line
        for line in run.err.splitlines(keepends=True)
        if "[not-listed]" not in line and "--list" not in line
    )


def test_a_person_decides_at_the_terminal(letter: SmallProject) -> None:
    shown = ask(letter, "n\ny\nnew\ny\n")
    assert shown.partition("5 answers: 2 sure, 1 near, 2 new\n")[2] == (
        "\n"
        "Row 3 (1 of 3): Amnesty International Sri Lanka\n"
        "  signs; Bo; Sri Lanka; 2026-08-21\n"
        "Is it new? yes (y), no, leave it out (n), an id or a name of the register, skip the rest (s): "
        "\n"
        "Row 5 (2 of 3): Freedonia Wacth\n"
        "  signs; Di; Freedonia; 2026-08-22\n"
        "  like freedonia-watch: Freedonia Watch (name)\n"
        "Is it freedonia-watch? yes (y), no, leave it out (n), new, an id or a name of the register, "
        "skip the rest (s): \n"
        "Row 6 (3 of 3): Friends of Sylvania\n"
        "  signs; Ed, Chair; Sylvania; 2026-08-22\n"
        "Is it new? yes (y), no, leave it out (n), an id or a name of the register, skip the rest (s): "
        "\n"
        "Record 4 answers (3 sign, 1 do not, 1 new in the register)? [y/N] "
        "4 recorded, 0 stay as they were recorded, 1 new in the register.\n"
    )
    assert recorded(letter).events.keys() == {"fidh", "icj", "freedonia-watch", "friends-of-sylvania"}


def test_what_is_typed_can_name_another_organisation_and_is_asked_again(letter: SmallProject) -> None:
    shown = ask(letter, "amnsty\nAmnesty International\nY\nNO\nyes\n")
    assert shown.count("Is it new?") == 3
    assert "error: the register has no organisation 'amnsty' [unknown-organisation]\n" in shown
    assert recorded(letter).events.keys() == {"fidh", "icj", "amnesty-international", "freedonia-watch"}


@pytest.mark.parametrize("typed", ["y\ny\ny\n\n", "y\ny\ny\nn\n", "y\ny\ny\n", "y\n", ""])
def test_nothing_is_written_before_the_last_yes(letter: SmallProject, typed: str) -> None:
    before = letter.files()
    shown = ask(letter, typed, status=1)
    assert shown.endswith("Nothing was recorded.\n")
    assert "Record " in shown
    assert letter.files() == before


def test_the_rest_can_be_skipped(letter: SmallProject) -> None:
    shown = ask(letter, "y\ns\ny\n")
    assert shown.count("Is it ") == 2
    assert recorded(letter).events.keys() == {"fidh", "icj", "amnesty-international-sri-lanka"}


def test_a_dry_run_asks_and_writes_nothing(letter: SmallProject) -> None:
    before = letter.files()
    shown = ask(letter, "y\ny\ny\n", "--dry-run")
    assert shown.endswith("Nothing was written; 5 would be recorded.\n")
    assert letter.files() == before


def test_what_an_answer_leaves_open_is_asked(letter: SmallProject) -> None:
    answers(
        letter, [("soon", "FIDH", "", "Ann", "", "", "We shall see"), ("", "ICJ", "", "", "", "", "Maybe")]
    )
    shown = ask(letter, "y\n\nlater\ny\nno\n2026-08-20\ny\ny\ny\n")
    assert "  says 'We shall see'; Ann; soon\n" in shown
    assert "answers.csv:2:1: error: the answer of 'FIDH' is neither yes nor no [unclear-answer]" in shown
    assert "error: the time of the answer of 'FIDH' cannot be read: 'soon' [unreadable-time]" in shown
    found = recorded(letter)
    assert [(event.step, str(event.date)) for event in found.of("fidh")] == [(Step.DECLINED, "2026-08-20")]
    assert [event.step for event in found.of("icj")] == [Step.CONFIRMED]


def test_what_cannot_be_recorded_is_told_before_the_next_question(letter: SmallProject) -> None:
    assert letter.run("signatories", "invite", "letter", "freedonia-watch", "--on", "2026-08-19").status == 0
    letter.write({"campaigns/letter/body.md": "We write again.\n"})
    shown = ask(letter, "n\ny\nn\nn\ny\n")
    assert "error: Freedonia Watch was invited with another text" in shown
    assert shown.count("Is it freedonia-watch?") == 2
    assert shown.count("Is it new?") == 2
    assert {id: len(events) for id, events in recorded(letter).events.items()} == {
        "freedonia-watch": 1, "fidh": 1, "icj": 1,
    }  # fmt: skip


def test_what_is_sure_and_cannot_be_recorded_stops_it_before_the_first_question(letter: SmallProject) -> None:
    assert letter.run("signatories", "invite", "letter", "fidh", "--on", "2026-08-19").status == 0
    letter.write({"campaigns/letter/body.md": "We write again.\n"})
    shown = ask(letter, "y\ny\ny\ny\n", status=1)
    assert "(FIDH) was invited with another text" in shown
    assert "Is it" not in shown


def test_answers_that_were_overtaken_or_are_late_are_not_asked_about(letter: SmallProject) -> None:
    answers(
        letter,
        [
            ("2026/08/20 1:00:00 PM", "Freedonia Wacth", "", "Ann", "", "", "Yes"),
            ("2026/08/21 1:00:00 PM", "Freedonia Wacth", "", "Bo", "", "", "Yes"),
            ("2026/08/29 1:00:00 PM", "FIDH", "", "Cy", "", "", "Yes"),
        ],
    )
    shown = ask(letter, "y\ny\n")
    assert "Row 3 (1 of 1): Freedonia Wacth\n" in shown
    assert {id: event.by for id, (event,) in recorded(letter).events.items()} == {"freedonia-watch": "Bo"}
    assert "1 recorded, 1 stay" in ask(letter, "y\ny\n", "--late")


def test_two_answers_of_one_organisation_that_contradict_each_other_are_not_both_taken(
    letter: SmallProject,
) -> None:
    answers(
        letter,
        [
            ("2026/08/21 1:00:00 PM", "FIDH", "", "Ann", "", "", "Yes"),
            ("2026/08/20 1:00:00 PM", "F. I. D. H. of Paris", "", "Bo", "", "", "No"),
            ("2026/08/20 2:00:00 PM", "Those of Paris", "", "Cy", "", "", "Yes"),
        ],
    )
    said = (
        "error: in row 2, International Federation for Human Rights (FIDH) signs, in row 3 it does not sign "
        "[contradiction]\n  help: accept the one that holds, and leave the other out\n"
    )
    row = "row,organisation,decision,id\n2,FIDH,accept,fidh\n3,F. I. D. H. of Paris,fidh,\n"
    letter.write({"look.csv": row})
    before = letter.files()
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert (run.status, run.err) == (1, said)
    assert letter.files() == before
    shown = ask(letter, "fidh\nn\nfidh\ny\n")
    assert said in shown
    assert shown.count("Row 3 (1 of 2)") == 1
    # Of those that say the same, the last counts, wherever it stands.
    assert [event.by for event in recorded(letter).of("fidh")] == ["Ann"]


def test_nobody_is_asked_without_a_terminal_or_without_a_column_of_answers(letter: SmallProject) -> None:
    before = letter.files()
    run = letter.run("signatories", "import", "letter", "answers.csv", "--ask")
    assert run.status == 1
    assert run.err == (
        "error: nobody is at a terminal to be asked [not-asked]\n"
        "  help: look through the answers in a table: --review FILE\n"
    )
    assert letter.files() == before
    letter.write({"answers.csv": "NGO\nFreedonia Wacth\n"})
    shown = ask(letter, "y\ny\n", status=1)
    assert "[no-answers]" in shown
    assert "Is it" not in shown
    assert letter.run(
        "signatories", "import", "letter", "answers.csv", "--ask", "--reviewed", "x.csv"
    ).status == 2  # fmt: skip


def test_decisions_that_mean_nothing_are_told_with_their_rows(letter: SmallProject) -> None:
    letter.write(
        {
            "look.csv": "row,organisation,decision,id\n2,FIDH,acept,fidh\n3,Somebody,new,\n"
            "5,Freedonia Wacth,accept,no\n9,X,new,\n"
        }
    )
    before = letter.files()
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert run.status == 1
    assert "look.csv:2:1: error: 'acept' is no decision [wrong-value]" in run.err
    assert "look.csv:3:1: error: row 3 of the answers is not from 'Somebody' [other-answers]" in run.err
    assert "look.csv:4:1: error: the register has no 'no' [wrong-value]" in run.err
    assert "look.csv:5:1: error: row 9 of the answers" in run.err
    letter.write({"look.csv": b"a,b\n1,2\n"})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert "the table has no column 'row' [unknown-column]" in run.err
    (letter.root / "look.csv").unlink()
    assert letter.files() == {name: data for name, data in before.items() if name != "look.csv"}


def test_a_decision_for_a_new_organisation_adds_it_once(letter: SmallProject) -> None:
    answers(letter, [("", "Zeta Watch", "", "", "", "", "Yes"), ("", "ZETA Watch", "", "", "", "", "Yes")])
    letter.write({"look.csv": "row,organisation,decision,id\n2,Zeta Watch,new,\n3,ZETA Watch,new,\n"})
    for _ in range(2):
        take(letter, "--reviewed", "look.csv")
        register = (letter.root / "signatories/organisations.yaml").read_text("utf-8")
        assert register == REGISTER + "zeta-watch:\n  name: Zeta Watch\n"
    # Who looked at one that is there, and says that this is another, has to give that an id.
    letter.write({"look.csv": "row,organisation,decision,id\n2,Zeta Watch,new,zeta-watch\n"})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert "look.csv:2:1: error: 'Zeta Watch' is the name of Zeta Watch (zeta-watch) [already-reg" in run.err
    answers(letter, [("", "ICJ", "", "", "", "", "Yes")])
    letter.write({"look.csv": "row,organisation,decision,id\n2,ICJ,new,\n"})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert "'ICJ' is the acronym of International Commission of Jurists (ICJ) (icj) [already-" in run.err


def test_a_yes_without_an_organisation_is_for_a_person(letter: SmallProject) -> None:
    answers(letter, [("2026/08/20 10:00:00", "", "France", "Ann", "", "ann@example.org", "Yes")])
    shown = take(letter, "--accept", "sure", "--accept", "new")
    assert "1 answer: 0 sure, 0 near, 1 new" in shown
    assert "2    -       nobody; it names no organisation" in shown
    letter.write({"look.csv": "row,organisation,decision,id\n2,,new,\n"})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert "look.csv:2:1: error: row 2 of the answers names no organisation [missing-name]" in run.err
    letter.write({"look.csv": "row,organisation,decision,id\n2,,fidh,\n"})
    assert "1 recorded" in take(letter, "--reviewed", "look.csv")


def test_a_yes_without_an_organisation_is_not_offered_as_a_new_one(letter: SmallProject) -> None:
    answers(letter, [("2026/08/20 10:00:00", "", "France", "Ann", "", "ann@example.org", "Yes")])
    shown = ask(letter, "y\nfidh\ny\n")
    assert shown.count("Which organisation is it? none, leave it out (n), a person (p), an id or a name") == 2
    assert "Is it new?" not in shown
    assert recorded(letter).events.keys() == {"fidh"}


@pytest.mark.parametrize(
    "typed",
    [
        "2026/08/20 10:00",
        "20 Aug 2026",
        "August 20, 2026 3:05 PM",
        "8/20/2026 3:00:00 PM",
        "20.08.2026",
        "46254",
        "46254.5",
    ],
)
def test_times_are_read_each_as_it_is_written(letter: SmallProject, typed: str) -> None:
    rows = [("2026-08-21 10:00:00", "ICJ"), ("2026-08-21 11:00:00", "Freedonia Watch"), (typed, "FIDH")]
    letter.write({"answers.csv": as_csv(rows, heads=("When", "NGO"))})
    take(letter, "--accept", "sure", *ALL_YES)
    assert recorded(letter).of("fidh")[0].date == datetime.date(2026, 8, 20)


def test_an_answer_whose_organisation_is_a_formula_without_a_value_is_shown(letter: SmallProject) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Organisation", "Do you sign on?"])
    book.active.append(['=CONCATENATE("FI", "DH")', "Yes"])
    book.save(letter.root / "answers.csv")
    assert "nobody; it names no organisation" in take(letter, "--accept", "sure")


@pytest.mark.parametrize("typed", ["last Tuesday", "03/04/2026 10:00 hours", "3/4/2026"])
def test_a_time_that_cannot_be_read_is_for_a_person(letter: SmallProject, typed: str) -> None:
    rows = [("2026-08-21", "ICJ"), ("2026-08-21", "Freedonia Watch"), (typed, "FIDH")]
    letter.write({"answers.csv": as_csv(rows, heads=("When", "NGO"))})
    assert f"fidh; its time cannot be read: '{typed}'" in take(letter, "--accept", "sure", *ALL_YES)
    assert "fidh" not in recorded(letter).events
    row = "row,organisation,decision,id,time\n4,FIDH,accept,fidh,{}\n"
    letter.write({"look.csv": row.format(typed)})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert f"of 'FIDH' cannot be read: '{typed}' [unreadable-time]" in run.err
    letter.write({"look.csv": row.format("2026-08-30")})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert "came after the last day, 2026-08-28 [late-answer]" in run.err
    letter.write({"look.csv": row.format("2026-08-20")})
    take(letter, "--reviewed", "look.csv")
    assert recorded(letter).of("fidh")[0].date == datetime.date(2026, 8, 20)


def test_a_table_that_is_there_is_not_written_over(letter: SmallProject) -> None:
    letter.write({"look.csv": "mine"})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--review", "look.csv")
    assert "look.csv is there already [file-exists]" in run.err
    assert (letter.root / "look.csv").read_text() == "mine"


def test_of_several_answers_the_last_counts_and_a_contradiction_is_for_a_person(letter: SmallProject) -> None:
    again = [
        (
            "2026/08/23 1:00:00 PM",
            "International Federation for Human Rights (FIDH)",
            "",
            "Fay",
            "",
            "",
            "Yes",
        ),
        ("2026/08/19 1:00:00 PM", "ICJ", "", "Gil", "", "", "Yes"),
    ]
    answers(letter, [*ANSWERS, *again])
    shown = take(letter, "--accept", "sure")
    assert "fidh; answered again in row 7" in shown
    assert "icj; said otherwise in row 8" in shown
    assert [event.by for event in recorded(letter).of("fidh")] == ["Fay"]
    assert recorded(letter).of("icj") == ()


def test_a_late_answer_is_shown_and_taken_only_when_told(letter: SmallProject) -> None:
    answers(letter, [("2026/08/29 1:00:00 AM", "FIDH", "", "Ann", "", "", "Yes")])
    assert "fidh; late: 2026-08-29" in take(letter, "--accept", "sure")
    assert not (letter.root / FILE).exists()
    letter.write({"look.csv": "row,organisation,decision,id\n2,FIDH,accept,fidh\n"})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert "'FIDH' came after the last day, 2026-08-28 [late-answer]" in run.err
    assert not (letter.root / FILE).exists()
    take(letter, "--reviewed", "look.csv", "--late", "--dry-run")
    take(letter, "--accept", "sure", "--late")
    assert recorded(letter).events.keys() == {"fidh"}


def test_an_answer_that_is_neither_yes_nor_no_is_for_a_person(letter: SmallProject) -> None:
    answers(letter, [("", "FIDH", "", "", "", "", "We shall see"), ("", "ICJ", "", "", "", "", "")])
    shown = take(letter, "--accept", "sure")
    assert "fidh; 'We shall see' is neither yes nor no" in shown
    assert "icj; it does not say whether it signs" in shown
    assert not (letter.root / FILE).exists()
    row = "row,organisation,decision,id,signs\n2,FIDH,accept,fidh,{}\n"
    letter.write({"look.csv": row.format("")})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert "the answer of 'FIDH' is neither yes nor no [unclear-answer]" in run.err
    letter.write({"look.csv": row.format("no")})
    take(letter, "--reviewed", "look.csv")
    assert [event.step for event in recorded(letter).of("fidh")] == [Step.DECLINED]


def test_the_columns_are_told_once(letter: SmallProject) -> None:
    heads = ("A", "Who: really?", "When")
    letter.write(
        {"answers.csv": as_csv([("x", "FIDH", "23/08/2026 10:00"), ("y", "ICJ", "03/08/2026")], heads=heads)}
    )
    run = letter.run("signatories", "import", "letter", "answers.csv")
    assert run.err == (
        "error: no column seems to have the names of the organisations [unknown-column]\n"
        "  help: say which: --column organisation='…'; the columns are 'A', 'Who: really?' and 'When'\n"
    )
    run = letter.run(
        "signatories", "import", "letter", "answers.csv", "--column", "organisation=Hwo: really?"
    )
    assert "there is no column 'Hwo: really?'" in run.err
    assert "did you mean 'Who: really?'?" in run.err
    take(
        letter, "--column", "organisation=Who: really?", "--column", "time=When", "--accept", "sure", *ALL_YES
    )
    assert (
        (letter.root / "campaigns/letter/sign-on-form.yaml")
        .read_text("utf-8")
        .endswith('columns: {organisation: "Who: really?", time: When, answer: ""}\n')
    )
    letter.write({"answers.csv": as_csv([("x", "Freedonia Watch", "24/08/2026 10:00")], heads=heads)})
    take(letter, "--accept", "sure")
    assert recorded(letter).of("freedonia-watch")[0].date == datetime.date(2026, 8, 24)
    letter.write({"campaigns/letter/sign-on-form.yaml": "columns: {organization: A}\n"})
    run = letter.run("signatories", "import", "letter", "answers.csv")
    assert "sign-on-form.yaml:1:11: error: 'columns' has no key 'organization' [unknown-key]" in run.err
    assert letter.run("signatories", "import", "letter", "answers.csv", "--column", "x=y").status == 2


def test_without_a_column_for_answers_somebody_has_to_say_that_all_sign(letter: SmallProject) -> None:
    letter.write({"answers.csv": "NGO\nFIDH\nICJ\n"})
    assert "\nanswer: no column; whoever filled in this form is taken to sign\n" in take(letter)
    before = letter.files()
    run = letter.run("signatories", "import", "letter", "answers.csv", "--accept", "sure")
    assert (run.status, run.err) == (
        1,
        (
            "error: no column says whether an organisation signs [no-answers]\n"
            "  help: if whoever filled in this form signs, say so once: --column answer=; "
            "if a column says it, which: --column answer='…'\n"
        ),
    )
    assert letter.files() == before
    shown = take(letter, "--accept", "sure", *ALL_YES)
    assert shown.startswith("organisation: column 'NGO'\nanswer: no column; whoever")
    assert recorded(letter).events.keys() == {"fidh", "icj"}
    # It is remembered; a form that has such a column all of a sudden is another one.
    letter.write({"answers.csv": "NGO\nFreedonia Watch\n"})
    assert "1 recorded" in take(letter, "--accept", "sure")
    assert (
        letter.run("signatories", "import", "letter", "answers.csv", "--column", "organisation=").status == 2
    )


def test_of_several_columns_for_one_thing_none_is_guessed(letter: SmallProject) -> None:
    heads = (
        "Date of reply", "Date of birth", "Organisation", "Do you agree to our terms?", "Do you sign on?",
        "First name", "Last name",
    )  # fmt: skip
    row = ("2026-08-20", "1970-01-01", "FIDH", "Yes", "No", "Ann", "Example")
    letter.write({"answers.csv": as_csv([row], heads=heads)})
    before = letter.files()
    words = ("signatories", "import", "letter", "answers.csv", "--accept", "sure")
    run = letter.run(*words)
    assert (run.status, run.out) == (1, "")
    assert run.err == (
        "error: several columns could be the one for 'time': 'Date of reply' or 'Date of birth' "
        "[which-column]\n  help: say which: --column time='…'; or that none is: --column time=\n"
    )
    assert letter.files() == before
    told = (
        "--column",
        "answer=Do you sign on?",
        "--column",
        "time=Date of reply",
        "--column",
        "name=first  NAME",
    )
    assert letter.run(*words, *told).err == ""
    (event,) = recorded(letter).of("fidh")
    assert (event.step, event.by, str(event.date)) == (Step.DECLINED, "Ann Example", "2026-08-20")


def test_columns_with_the_same_head_are_told_apart(letter: SmallProject) -> None:
    heads = ("NGO", "Do you sign on?", "Comments", "Comments", "Do you sign on?", "Do you sign on? (2)")
    letter.write({"answers.csv": as_csv([("FIDH", "No", "", "", "Yes", "")], heads=heads)})
    words = ("signatories", "import", "letter", "answers.csv", "--accept", "sure", "--column")
    run = letter.run(*words[:-1])
    assert run.status == 1
    assert (
        "answer': 'Do you sign on? (1)', 'Do you sign on? (3)' or 'Do you sign on? (2)' [which-column]"
        in run.err
    )
    run = letter.run(*words, "answer=Do you sign on?")
    assert run.err.endswith(
        "  help: write one of 'Do you sign on? (1)', 'Do you sign on? (3)' or 'Do you sign on? (2)'\n"
    )
    assert letter.run(*words, "answer=Do you sign on? (1)").status == 0
    assert [event.step for event in recorded(letter).of("fidh")] == [Step.DECLINED]
    # A table of decisions that has two columns for one is none.
    letter.write({"look.csv": "row,organisation,decision,id,decision\n2,FIDH,skip,fidh,accept\n"})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--reviewed", "look.csv")
    assert "the table has no column 'decision' [unknown-column]" in run.err


def test_columns_that_are_called_nearly_alike_are_not_mixed_up(letter: SmallProject) -> None:
    letter.write({"answers.csv": "NGO,Sign?,sign\nFIDH,No,Yes\n"})
    words = ("signatories", "import", "letter", "answers.csv", "--accept", "sure", "--column")
    run = letter.run(*words, "answer=SIGN")
    assert run.err == (
        "error: several columns are called 'SIGN', nearly [unknown-column]\n  help: write one of 'Sign?' or 'sign'\n"
    )
    assert letter.run(*words, "answer=Sign?").status == 0
    assert [event.step for event in recorded(letter).of("fidh")] == [Step.DECLINED]


@given(st.lists(st.sampled_from(["", "a", "a (1)", "a (2)", "b"]), max_size=7))
def test_heads_that_were_told_apart_are_each_another(heads: list[str]) -> None:
    found = number_equal_heads(heads)
    assert [bool(head) for head in found] == [bool(head) for head in heads]
    assert len(set(filter(None, found))) == len(list(filter(None, found)))
    assert all(
        head == old or (head.startswith(old) and heads.count(old) > 1)
        for head, old in zip(found, heads, strict=True)
    )


@pytest.mark.parametrize(
    ("heads", "columns"),
    [
        (HEADS, {"time": 0, "organisation": 1, "country": 2, "name": 3, "title": 4, "email": 5, "answer": 6}),
        (
            (
                "ID",
                "Start time",
                "Completion time",
                "Email",
                "Does your organisation sign the letter?",
                "Acronym of your organisation",
                "Name of your organisation",
                "Your name",
                "Your position",
            ),
            {"time": 2, "email": 3, "answer": 4, "acronym": 5, "organisation": 6, "name": 7, "title": 8},
        ),
        (
            ("Horodateur", "Nom de l'organisme", "Pays", "Site web", "Nom", "Fonction", "Courriel"),
            {"time": 0, "organisation": 1, "country": 2, "website": 3, "name": 4, "title": 5, "email": 6},
        ),
        (
            ("Organisation", "Representative's title", "Representative"),
            {"organisation": 0, "title": 1, "name": 2},
        ),
        (("NGO", "Name and title"), {"organisation": 0, "name": 1}),
        (("NGO", "Do you want our newsletter?", "Are you in?"), {"organisation": 0}),
        (
            ("NGO", "Do you want our newsletter?", "May we add you to the letter?"),
            {"organisation": 0, "answer": 2},
        ),
        (("NGO", "Ongoing projects in Congo", "Update", "Design"), {"organisation": 0}),
    ],
)
def test_heads_of_usual_forms_are_understood(heads: tuple[str, ...], columns: dict[str, int]) -> None:
    found = guess_meanings(heads, {})
    assert found.columns == {meaning: heads[place] for meaning, place in columns.items()}
    assert found.several == {}


def test_what_yes_is_called_can_be_told(letter: SmallProject) -> None:
    letter.write(
        {
            "answers.csv": as_csv(
                [("FIDH", "Count us in"), ("ICJ", "Rather leave it")], heads=("NGO", "Reply")
            ),
            "campaigns/letter/sign-on-form.yaml": "columns: {organisation: NGO, answer: Reply}\n"
            "means_yes: [Count us in]   # as they say\nmeans_no: [rather leave it]\n",
        }
    )
    take(letter, "--accept", "sure")
    assert [recorded(letter).of(id)[0].step for id in ("fidh", "icj")] == [Step.CONFIRMED, Step.DECLINED]
    assert "means_yes: [Count us in]   # as" in (
        letter.root / "campaigns/letter/sign-on-form.yaml"
    ).read_text("utf-8")


def test_the_answers_are_to_the_text_that_was_sent(letter: SmallProject) -> None:
    assert letter.run("signatories", "invite", "letter", "fidh", "--on", "2026-08-19").status == 0
    letter.write({"campaigns/letter/body.md": "We write again.\n"})
    for more in ((), ("--dry-run",)):
        run = letter.run("signatories", "import", "letter", "answers.csv", "--accept", "sure", *more)
        assert run.status == 1
        assert "was invited with another text" in run.err
    take(letter, "--accept", "sure", "--wording", "sent")
    shown = letter.run("signatories", "status", "letter").out
    assert "1 agreement no longer covers the text: FIDH." in shown


# --- what forms export


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_csv_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ("é", 'a "quoted"\nname, or; two', " spaced\u00a0"),
        ("", "", ""),
        ("x", "=cmd|'/c calc'!A1", "\u00e9"),
    ]
    path = tmp_path / "answers.csv"
    path.write_bytes(as_csv(rows, delimiter, ("Nom", "b", "c")).encode(encoding))
    sheet = read_sheet(path, "answers.csv")
    assert sheet.heads == ("Nom", "b", "c")
    assert [row.cells for row in sheet.rows] == [
        ("é", 'a "quoted"\nname, or; two', "spaced"), ("x", "=cmd|'/c calc'!A1", "é"),
    ]  # fmt: skip
    assert [row.number for row in sheet.rows] == [2, 4]


def test_a_csv_that_tells_its_separator_and_has_uneven_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=;\r\na,b;c\r\n1;2;3\r\n4\r\n")
    sheet = read_sheet(path, "a.csv")
    assert (sheet.heads, [row.cells for row in sheet.rows]) == (("a,b", "c"), [("1", "2"), ("4", "")])


def test_a_workbook_is_read_as_it_was_typed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Empty"
    sheet = book.create_sheet("Answers")
    sheet.append(["Completion time", "Organisation", "Members"])
    sheet.append([datetime.datetime(2026, 8, 20, 15, 12), "FIDH", 178.0])  # noqa: DTZ001  # as Excel has them
    sheet.append([None, '=HYPERLINK("http://evil.example")', 1.5])
    book.save(tmp_path / "a.xlsx")
    found = read_sheet(tmp_path / "a.xlsx", "a.xlsx")
    assert found.heads == ("Completion time", "Organisation", "Members")
    # What Excel would calculate has no value as long as Excel has not.
    assert [row.cells for row in found.rows] == [("2026-08-20 15:12:00", "FIDH", "178"), ("", "", "1.5")]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"", "there are no answers in this file [empty-file]"),
        ("a.csv", b"only,a,head\n\n", "there are no answers in this file [empty-file]"),
        (
            "a.xlsx",
            b"PK\x03\x04 not a zip",
            "this is no spreadsheet that can be read (BadZipFile) [unreadable-file]",
        ),
        ("a.csv", b'a\n"' + b"x" * 200_000, "this is no table: field larger than field limit"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LetterError) as error:
        read_sheet(tmp_path / name, name)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (['"FIDH,Yes', "ICJ,No", "Freedonia Watch,Yes"], 2),
        (["FIDH,Yes", '"ICJ,No', '"Freedonia Watch",Yes'], 3),
        (['"FIDH\nof Paris",Yes', "", 'ICJ,"No', "Freedonia Watch,Yes"], 5),
        (['"FIDH" of Paris,Yes'], 2),
    ],
)
@pytest.mark.parametrize("told", [0, 1])
def test_a_quotation_mark_that_is_not_closed_swallows_no_answers(
    letter: SmallProject, rows: list[str], line: int, told: int
) -> None:
    letter.write({"answers.csv": "\n".join([*["sep=,"] * told, "NGO,Do you sign?", *rows, ""])})
    run = letter.run("signatories", "import", "letter", "answers.csv", "--accept", "sure")
    assert (run.status, run.out) == (1, "")
    assert run.err == (
        f"answers.csv:{line + told}:1: error: in the row that begins here, a quotation mark is not closed, "
        "or is closed within a cell [open-quotation]\n"
        "  help: look at the quotation marks of this row; or export the answers anew, as XLSX\n"
    )


def test_quotation_marks_within_words_are_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('NGO,Yes\nFriends "of" us,5" of rain\n"a ""b""",\n', "utf-8")
    sheet = read_sheet(tmp_path / "a.csv", "a.csv")
    assert [row.cells for row in sheet.rows] == [('Friends "of" us', '5" of rain'), ('a "b"', "")]


UNSEEN = (
    "\u200b", "\ufeff", "\u00a0", "\u00ad", "\u2060", "\u200e", "\u202e", "\u3000", "\x00", "\x1b", "\x85", "\u180e",
    "\u3164", "\u2800", "\ufe0f", "\U000e0020", " \u200b\ufeff ",
)  # fmt: skip


@pytest.mark.parametrize("unseen", UNSEEN)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\uff1d"])
def test_a_sign_behind_what_is_not_seen_is_guarded_in_cells_and_heads(unseen: str, sign: str) -> None:
    evil = f"{unseen}{sign}1"
    data = written_csv((evil, "b"), [(evil, f"'{evil}")]).decode("utf-8-sig")
    heads, cells = csv.reader(io.StringIO(data, newline=""))
    assert heads == [f"'{evil}", "b"]
    assert cells == [f"'{evil}", f"''{evil}"]
    assert [unguarded(cell) for cell in cells] == [evil, f"'{evil}"]


@given(st.text(alphabet="'=+-@a\t\r " + "".join(UNSEEN)))
def test_any_guarded_cell_begins_with_what_is_seen_and_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    seen = guarded(cell).lstrip("".join({*"".join(UNSEEN), " ", "\t", "\r"}))
    assert not seen.startswith(("=", "+", "-", "@"))
    assert not guarded(cell).startswith(("\t", "\r"))


def test_what_is_not_seen_at_the_ends_of_a_cell_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("\u200bNGO\u00a0,\ufeffb\n\u200e FIDH\u2060,\u200b\n", "utf-8")
    sheet = read_sheet(tmp_path / "a.csv", "a.csv")
    assert (sheet.heads, sheet.rows[0].cells) == (("NGO", "b"), ("FIDH", ""))


def test_a_file_that_is_not_there_is_told(letter: SmallProject) -> None:
    run = letter.run("signatories", "import", "letter", "nothing.csv")
    assert (run.status, run.out) == (1, "")
    assert run.err == (
        "nothing.csv:1:1: error: there is no such file [missing-file]\n"
        "  help: look whether the path is right, and in which folder the file is\n"
    )


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), min_size=1, max_size=5))
def test_what_is_exported_comes_back(rows: list[tuple[str, str]]) -> None:
    data = written_csv(("a", "b"), rows).decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(data, newline="")))[1:]
    assert [[unguarded(cell) for cell in row] for row in found] == [list(row) for row in rows]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in found for cell in row)


def test_every_meaning_of_a_column_is_a_part_of_an_answer() -> None:
    worked_out = {
        "row", "signs", "said", "unread_time", "is_named", "reserves", "doubts", "lines", "is_aside", "is_alone",
        "letter",
    }  # fmt: skip
    spoken_of = {"answer", "surname", "publish", "authority", "capacity"}
    assert {*MEANINGS} - spoken_of == {field.name for field in fields(FormAnswer)} - worked_out
