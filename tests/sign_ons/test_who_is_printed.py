"""Holds `build --final` to its promise for people, for names of no register, and for sentences around the list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from small_project import SmallProject

CAMPAIGN = "campaigns/letter/campaign.yaml"
LETTER = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories:
  - freedonia-watch
  - {name: Sylvania Bar, acronym: SB, country: Sylvania}
  - {name: 中国人权}
individuals:
  ann: {name: Ann Example, title: Chair, on_behalf_of: Freedonia Network}
"""
EVERYONE = ("freedonia-watch", "sylvania-bar", "zhong-guo-ren-quan", "ann")


@pytest.fixture
def letter(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.write({CAMPAIGN: LETTER})
    return project


def say(letter: SmallProject, *words: str, status: int = 0) -> str:
    run = letter.run(*words)
    assert run.status == status, run.err
    return run.err if status else run.out


def finish(letter: SmallProject, status: int = 0) -> str:
    return say(letter, "build", "letter", "--final", "--format", "txt", status=status)


def digest(letter: SmallProject) -> str:
    return str(json.loads(letter.run("signatories", "status", "letter", "--json").out)["wording"])


def test_everyone_who_is_printed_is_asked_and_has_to_agree(letter: SmallProject) -> None:
    asked = say(letter, "signatories", "invite", "letter")
    assert asked == (
        "Freedonia Watch was invited\nSylvania Bar (SB) was invited\n中国人权 was invited\nAnn Example was invited\n"
    )
    for done, id in enumerate(EVERYONE):
        errors = finish(letter, status=1)
        assert errors.count("[not-confirmed]") == len(EVERYONE) - done
        say(letter, "signatories", "confirm", "letter", id)
    finish(letter)
    record = (letter.root / "campaigns/letter/sign-ons.yaml").read_text("utf-8")
    assert "printed_as: Sylvania Bar (SB)\n" in record
    assert "printed_as: Ann Example, Chair, on behalf of Freedonia Network\n" in record
    assert "4 of 4 in the letter have agreed" in say(letter, "signatories", "status", "letter")


@pytest.mark.parametrize(
    ("typed", "instead", "code", "status"),
    [
        ("name: Sylvania Bar", "name: Sylvania Union", "not-invited", 1),
        ("name: 中国人权", "name: 中国律师", "not-invited", 1),
        ("  ann:", "  bo:", "not-invited", 1),
        ("acronym: SB", "acronym: SBA", "other-name", 1),
        ("Freedonia Network", "Sylvania Network", "other-name", 1),
        (", on_behalf_of: Freedonia Network", "", "other-name", 1),
    ],
)
def test_who_has_agreed_under_another_name_is_told_and_another_one_is_asked(
    typed: str, instead: str, code: str, status: int, letter: SmallProject
) -> None:
    say(letter, "signatories", "confirm", "letter", *EVERYONE)
    letter.write({CAMPAIGN: LETTER.replace(typed, instead)})
    run = letter.run("build", "letter", "--final", "--format", "txt")
    assert (run.status, f"[{code}]" in run.err) == (status, True)


@pytest.mark.parametrize(
    "look",
    [
        "signatory_list: {above: We endorse this.}\n",
        "signatory_list: {below: '- We endorse this.'}\n",
        "signatory_groups: [{members: [ann], above: We endorse this.}]\n",
        "signatory_groups: [{members: organisations, below: We endorse this.}]\n",
        "signatory_list: {table: true, columns: 1, below: We endorse this.}\n",
    ],
)
def test_what_stands_around_the_list_is_part_of_the_text_that_they_agree_to(
    look: str, letter: SmallProject
) -> None:
    say(letter, "signatories", "confirm", "letter", *EVERYONE)
    letter.write({CAMPAIGN: LETTER + look})
    assert finish(letter, status=1).count("[text-changed]") == len(EVERYONE)
    changed = digest(letter)
    letter.write({CAMPAIGN: LETTER + look.replace("We", "You")})
    assert digest(letter) != changed


def test_how_the_list_looks_and_how_many_sign_is_not(letter: SmallProject) -> None:
    above = "signatory_list: {above: 'Endorsed by {{ signatories.count }}:'}\n"
    letter.write({CAMPAIGN: LETTER + above})
    with_sentence = digest(letter)
    letter.write({CAMPAIGN: LETTER.replace("  - {name: 中国人权}\n", "") + above})
    assert digest(letter) == with_sentence
    letter.write({CAMPAIGN: LETTER})
    plain = digest(letter)
    looks = (
        "signatory_list: {table: [name, description, country], table_head: false}\n",
        "signatory_list: {columns: 3, numbered: true, people: among, as_of: 2026-09-01}\n",
        "signatory_list: {signatures: true, emails: true}\n",
        "signatory_groups: [{members: organisations, columns: 2}, {members: individuals}]\n",
    )
    for look in looks:
        letter.write({CAMPAIGN: LETTER + look})
        assert digest(letter) == plain, look


def test_a_letter_in_which_nobody_is_named_needs_nobody_to_agree(letter: SmallProject) -> None:
    withheld = 'signatory_list: {above: "Signed by two organisations."}\n'
    letter.write({CAMPAIGN: f"{LETTER.partition('signatories:')[0]}signatories: []\n{withheld}"})
    finish(letter)
    assert letter.built("txt").read_text("utf-8").endswith("Sincerely,\n\nSigned by two organisations.\n")


@pytest.mark.parametrize(
    "groups", ["", "signatory_groups:\n  - heading: National\n    members: [sylvania-bar]\n"]
)
def test_who_agrees_is_put_behind_typed_names(groups: str, letter: SmallProject) -> None:
    register = "freedonia-watch: {name: Freedonia Watch}\npress: {name: Press Now}\n"
    letter.write({"signatories/organisations.yaml": register, CAMPAIGN: LETTER + groups})
    to_group = ("--group", "National") if groups else ("--list",)
    say(letter, "signatories", "confirm", "letter", "press", "sylvania-bar", *to_group)
    text = (letter.root / CAMPAIGN).read_text("utf-8")
    assert "  - {name: 中国人权}\n  - press\n" in text
    assert text.count("sylvania-bar") == (1 if groups else 0)
    if groups:
        assert "National\n\n----" not in letter.build()
        assert letter.build().endswith(
            "National\n--------\n\nPress Now\nSylvania Bar (SB)\n\nIndividuals\n-----------\n\n"
            "Ann Example, Chair, on behalf of Freedonia Network\n"
        )
