"""Puts names that a letter has as typed into the register, as a person says."""

from __future__ import annotations

from pathlib import Path

import pytest

from small_project import SmallProject

CAMPAIGN = "campaigns/letter/campaign.yaml"
REGISTER = "signatories/organisations.yaml"
LETTER = """\
# A letter of ours.
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories:
  - freedonia-watch
  # CHECK: perhaps example-union of the register
  - {name: Example Union of Journalist, country: Sylvania}
  # They called in May.
  - name: Press Now  # by telephone
    acronym: PN
    names: {fr: Presse maintenant}
  - {name: Sylvania Bar, country: Sylvania}
individuals:
  ann: {name: Ann Example, title: Writer}
lead_signatories: [example-union-of-journalist]
signatory_groups:
  Unions: [example-union-of-journalist, press-now]
signatory_notes: {example-union-of-journalist: part}
footnotes: {part: Joins the first part only.}
"""
KNOWN = """\
# Those we know.
freedonia-watch: {name: Freedonia Watch}
example-union: {name: Example Union of Journalists, acronym: EUJ}
"""


@pytest.fixture
def office(tmp_path: Path) -> SmallProject:
    project = SmallProject(tmp_path)
    project.write({CAMPAIGN: LETTER, REGISTER: KNOWN})
    return project


def text(office: SmallProject, name: str) -> str:
    return (office.root / name).read_text("utf-8")


def test_without_a_terminal_names_are_only_listed(office: SmallProject) -> None:
    before = office.files()
    run = office.run("signatories", "add", "--from", "letter")
    assert (run.status, run.err) == (0, "")
    assert run.out == (
        "letter has 3 names that the register does not have:\n"
        "  Example Union of Journalist, Sylvania\n"
        "    like example-union: Example Union of Journalists (name)\n"
        "  Press Now (PN)\n"
        "  Sylvania Bar, Sylvania\n"
        "Nothing was added. To be asked about each, give this command at a terminal;"
        " --yes adds those that are like none in the register.\n"
    )
    assert office.files() == before


def test_yes_adds_all_that_nothing_is_like(office: SmallProject) -> None:
    letter = office.build()
    run = office.run("signatories", "add", "--from", "letter", "--yes")
    assert run.status == 0, run.err
    assert "1 name left as typed:\n  Example Union of Journalist, Sylvania\n" in run.out
    assert text(office, REGISTER) == (
        f"{KNOWN}press-now:\n  name: Press Now\n  acronym: PN\n  names: {{fr: Presse maintenant}}\n"
        "sylvania-bar:\n  name: Sylvania Bar\n  country: Sylvania\n"
    )
    assert (
        "  # CHECK: perhaps example-union of the register\n"
        "  - {name: Example Union of Journalist, country: Sylvania}\n"
        "  # They called in May.\n"
        "  - press-now\n"
        "  - sylvania-bar\n"
    ) in text(office, CAMPAIGN)
    assert "Ann" not in text(office, REGISTER)
    assert office.build() == letter


def test_a_person_is_asked_about_each(office: SmallProject) -> None:
    run = office.run("signatories", "add", "--from", "letter", typed="nobody\nexample-union\ny\nn\n")
    assert run.status == 0, run.err
    assert "the register has no organisation 'nobody'" in run.err
    assert "1 of 3: Example Union of Journalist, Sylvania\n  like example-union: " in run.out
    assert "Press Now (PN) is in signatories/organisations.yaml as press-now\n" in run.out
    changed = text(office, CAMPAIGN)
    assert "  - freedonia-watch\n  - example-union\n  # They called in May.\n  - press-now\n" in changed
    assert "  - {name: Sylvania Bar, country: Sylvania}\n" in changed
    assert "CHECK" not in changed
    assert "lead_signatories: [example-union]\n" in changed
    assert "  Unions: [example-union, press-now]\n" in changed
    assert "signatory_notes: {example-union: part}\n" in changed
    assert "Example Union of Journalists (EUJ)[1]" in office.build()


@pytest.mark.parametrize("typed", ["", "s\n", "n\nn\nn\n"])
def test_whoever_says_nothing_changes_nothing(office: SmallProject, typed: str) -> None:
    before = office.files()
    run = office.run("signatories", "add", "--from", "letter", typed=typed)
    assert run.status == 0, run.err
    assert "3 names left as typed:" in run.out
    assert office.files() == before


@pytest.mark.parametrize(("arguments", "typed"), [(("--yes",), None), ((), "y\n")])
def test_what_the_register_has_by_now_gets_its_id(
    office: SmallProject, arguments: tuple[str, ...], typed: str | None
) -> None:
    letter = LETTER.replace("Example Union of Journalist,", "example union of journalists,")
    office.write({CAMPAIGN: letter.replace("union-of-journalist", "union-of-journalists")})
    run = office.run("signatories", "add", "--from", "letter", *arguments, typed=typed)
    assert run.status == 0, run.err
    assert "example union of journalists is example-union of the register" in run.out
    assert "  - freedonia-watch\n  - example-union\n" in text(office, CAMPAIGN)
    assert "example union" not in text(office, REGISTER)


def test_what_the_register_cannot_have_changes_neither_file(office: SmallProject) -> None:
    office.write({CAMPAIGN: LETTER.replace("acronym: PN", "akronym: PN")})
    before = office.files()
    run = office.run("signatories", "add", "--from", "letter", "--yes")
    assert run.status == 1
    assert "akronym" in run.err
    assert office.files() == before


def test_an_id_under_which_somebody_answered_is_not_changed(office: SmallProject) -> None:
    answered = office.run("signatories", "confirm", "letter", "example-union-of-journalist")
    assert answered.status == 0, answered.err
    before = office.files()
    run = office.run("signatories", "add", "--from", "letter", typed="example-union\ns\n")
    assert run.status == 1
    assert "'example-union-of-journalist' has answered, and would be 'example-union' now" in run.err
    assert office.files() == before


def test_one_who_answered_as_typed_has_answered_as_an_entry_of_the_register(office: SmallProject) -> None:
    office.run("signatories", "confirm", "letter", "press-now")
    assert office.run("signatories", "add", "--from", "letter", "--yes").status == 0
    status = office.run("signatories", "status", "letter", "--json")
    assert '"press-now"' in status.out
    assert office.run("check", "letter").status == 0


def test_lists_in_brackets_and_other_line_ends_stay(office: SmallProject) -> None:
    letter = (
        LETTER[: LETTER.index("signatories:")] + "signatories: [freedonia-watch, {name: Press Now}]  # two\n"
    )
    office.write(
        {CAMPAIGN: letter.replace("\n", "\r\n").encode(), REGISTER: KNOWN.replace("\n", "\r\n").encode()}
    )
    assert office.run("signatories", "add", "--from", "letter", "--yes").status == 0
    changed = (office.root / CAMPAIGN).read_bytes()
    assert changed.endswith(b"\r\nsignatories: [freedonia-watch, press-now]  # two\r\n")
    register = (office.root / REGISTER).read_bytes()
    assert register == KNOWN.replace("\n", "\r\n").encode() + b"press-now:\r\n  name: Press Now\r\n"


def test_a_letter_without_typed_names_says_so(office: SmallProject) -> None:
    office.write({CAMPAIGN: LETTER[: LETTER.index("  # CHECK")]})
    run = office.run("signatories", "add", "--from", "letter")
    assert (run.status, run.out) == (0, "all that sign letter are in the register, or people\n")


@pytest.mark.parametrize("arguments", [(), ("Press Now", "--from", "letter")])
def test_a_name_or_a_letter_is_named(office: SmallProject, arguments: tuple[str, ...]) -> None:
    assert office.run("signatories", "add", *arguments).status == 2
