"""Holds what is sent out or exported to naming nobody who wishes not to be named: they can be in danger."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from small_project import SmallProject

SECRET, ACRONYM, ID = "Mothers of the Vanished", "MOV", "mothers-vanished"
REGISTER = f"""\
freedonia-watch: {{name: Freedonia Watch}}
{ID}: {{name: {SECRET}, acronym: {ACRONYM}, country: Freedonia}}
"""
CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
"""
FORMATS = ("docx", "pdf", "html", "md", "txt")


@pytest.fixture
def letter(project: SmallProject) -> SmallProject:
    """A letter that one organisation signs by name, and one that wishes not to be named."""
    project.write({"signatories/organisations.yaml": REGISTER, "campaigns/letter/campaign.yaml": CAMPAIGN})
    assert project.run("signatories", "confirm", "letter", "freedonia-watch").status == 0
    run = project.run(
        "signatories", "confirm", "letter", ID, "--not-named", "--list", "--remark", "ask Ann of MOV"
    )
    assert run.status == 0, run.err
    return project


def _names(text: str) -> bool:
    return any(word in text for word in (SECRET, ACRONYM, ID))


def _parts(file: Path) -> str:
    """All that a file says, those of a package too."""
    data = file.read_bytes()
    if not zipfile.is_zipfile(file):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


@pytest.mark.parametrize(
    "after",
    [(), ("withdraw", "letter", ID), ("withdraw", "letter", ID, "--not-named"), ("invite", "letter", ID)],
    ids=["agreed", "withdrawn", "withdrawn in danger", "asked again"],
)
def test_no_export_names_who_wishes_not_to_be_named(letter: SmallProject, after: tuple[str, ...]) -> None:
    if after:
        assert letter.run("signatories", *after).status == 0
    told = [
        letter.run("signatories", "status", "letter", "--csv", "roll.csv").out,
        letter.run("signatories", "status", "letter", "--json").out,
        letter.run("list").out,
        letter.run("list", "--json").out,
        letter.run("todo", "letter").out,
        letter.run("build", "letter", *(word for one in FORMATS for word in ("--format", one))).out,
    ]
    built = [_parts(file) for file in (letter.root / "build/letter").iterdir()]
    kept = [_parts(file) for file in (letter.root / "campaigns/letter/wordings").iterdir()]
    assert len(built) >= len(FORMATS)
    rows = list(csv.reader((letter.root / "roll.csv").read_text("utf-8-sig").splitlines()))
    assert any("Freedonia Watch" in row for row in rows)
    assert not [text for text in (*told, *built, *kept, str(rows)) if _names(text)]
    assert json.loads(told[1])["not_named"] == 1


def test_they_are_counted_below_the_list(letter: SmallProject) -> None:
    assert letter.run("build", "letter", "--final", "--format", "txt").status == 0
    text = (letter.root / "build/letter/letter.txt").read_text()
    assert "Freedonia Watch\n\nSignatories that wish not to be named: 1\n" in text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Signataires qui ne souhaitent pas être nommés\N{NO-BREAK SPACE}: 1"),
        ("es", "Firmantes que no desean ser nombrados: 1"),
        ("pt", "Signatários que não desejam ser nomeados: 1"),
        ("ar", "موقعون لا يرغبون في ذكر أسمائهم: 1"),
        ("ru", "Подписавшие, пожелавшие остаться неназванными: 1"),
        ("zh", "不愿具名的签署方：1"),  # noqa: RUF001  # a Chinese colon
    ],
)
def test_each_language_has_a_line_for_them(letter: SmallProject, language: str, line: str) -> None:
    letter.write({"campaigns/letter/campaign.yaml": f"{CAMPAIGN}language: {language}\n"})
    assert letter.run("build", "letter", "--format", "txt").status == 0
    assert line in (letter.root / "build/letter/letter.txt").read_text()


def test_the_line_can_be_left_out_and_prose_has_the_number(letter: SmallProject) -> None:
    look = 'signatory_list: {unnamed: false, below: "And {{ signatories.unnamed }} that are not named."}\n'
    letter.write({"campaigns/letter/campaign.yaml": CAMPAIGN + look})
    assert letter.run("build", "letter", "--format", "txt").status == 0
    text = (letter.root / "build/letter/letter.txt").read_text()
    assert "And 1 that are not named." in text
    assert "wish not" not in text


def test_their_number_is_none_of_the_text_that_is_agreed_to(letter: SmallProject) -> None:
    body = "We, the {{ signatories.count }} below and {{ signatories.unnamed }} not named, write.\n"
    letter.write({"campaigns/letter/body.md": body})

    def wording() -> object:
        return json.loads(letter.run("signatories", "status", "letter", "--json").out)["wording"]

    before = wording()
    register = f"{REGISTER}another: {{name: Another One}}\n"
    letter.write({"signatories/organisations.yaml": register})
    run = letter.run("signatories", "confirm", "letter", "another", "--not-named", "--wording", "present")
    assert run.status == 0, run.err
    assert wording() == before
    assert letter.run("build", "letter", "--format", "txt").status == 0
    text = (letter.root / "build/letter/letter.txt").read_text()
    assert "We, the 1 below and 2 not named, write." in text


def test_a_letter_that_lists_one_of_them_is_not_built_not_even_as_a_draft(letter: SmallProject) -> None:
    named = CAMPAIGN.replace("[freedonia-watch]", f"[freedonia-watch, {ID}]")
    letter.write({"campaigns/letter/campaign.yaml": named})
    for options in ((), ("--final",)):
        run = letter.run("build", "letter", *options)
        assert run.status == 1
        assert "wishes not to be named [not-to-be-named]" in run.err
    assert not (letter.root / "build").exists()
    assert letter.run("signatories", "confirm", "letter", ID, "--named").status == 0
    assert letter.run("build", "letter", "--final").status == 0


def test_the_wish_holds_for_a_new_text(letter: SmallProject) -> None:
    """Whoever notes an answer to a new text says nothing of names."""
    letter.write({"campaigns/letter/body.md": "We write to you again.\n"})
    run = letter.run(
        "signatories", "confirm", "letter", ID, "freedonia-watch", "--wording", "present", "--list"
    )
    assert f"{SECRET} ({ACRONYM}) wished not to be named, and that holds [not-to-be-named]" in run.err
    assert ID not in (letter.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    assert letter.run("build", "letter", "--final", "--format", "txt").status == 0
    printed = (letter.root / "build/letter/letter.txt").read_text("utf-8")
    assert not _names(printed)
    assert "wish not to be named: 1" in printed


def test_one_that_is_counted_has_to_have_agreed_to_this_text(letter: SmallProject) -> None:
    letter.write({"campaigns/letter/body.md": "We write to you again.\n"})
    assert (
        letter.run("signatories", "confirm", "letter", "freedonia-watch", "--wording", "present").status == 0
    )
    run = letter.run("build", "letter", "--final")
    assert run.status == 1
    assert "and is counted, has agreed to an earlier text" in run.err
    assert not _names(run.err)


def test_who_says_no_may_wish_not_to_be_named_then_or_later(letter: SmallProject) -> None:
    def says(*words: str) -> int:
        assert letter.run("signatories", words[0], "letter", "freedonia-watch", *words[1:]).status == 0
        return (letter.root / "campaigns/letter/sign-ons.yaml").read_text("utf-8").count("not_named: true")

    assert [says("withdraw"), says("withdraw", "--not-named")] == [1, 2]
    assert [says("confirm", "--named"), says("withdraw", "--not-named")] == [2, 3]
    assert [says("confirm", "--named"), says("withdraw"), says("decline", "--not-named")] == [3, 3, 4]
    assert "nothing new" in letter.run("signatories", "decline", "letter", "freedonia-watch").out
