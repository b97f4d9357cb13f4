"""Puts names that a letter has as typed into the register, as a person says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from small_project import SmallProject
from undersigned.files.spreadsheets import read_sheet, written_table
from undersigned.languages.names_in_lists import is_perhaps_person, is_sure_organisation

CAMPAIGN = "campaigns/letter/campaign.yaml"
REGISTER = "signatories/organisations.yaml"
PUBLISHED = Path(__file__).parents[1] / "reference/hrc54-cambodia.source.md"
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
  - {name: Sylvania Bar Association, country: Sylvania}
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
        "  Sylvania Bar Association, Sylvania\n"
        "Nothing was added. To be asked about each, give this command at a terminal; --review FILE writes a table to"
        " decide in; --yes adds those that surely are organisations, and like none in the register.\n"
    )
    assert office.files() == before


def test_yes_adds_all_that_surely_are_organisations_and_that_nothing_is_like(office: SmallProject) -> None:
    letter = office.build()
    run = office.run("signatories", "add", "--from", "letter", "--yes")
    assert run.status == 0, run.err
    assert "1 name left as typed:\n  Example Union of Journalist, Sylvania\n" in run.out
    assert text(office, REGISTER) == (
        f"{KNOWN}pn:\n  name: Press Now\n  acronym: PN\n  names: {{fr: Presse maintenant}}\n"
        "sylvania-bar-association:\n  name: Sylvania Bar Association\n  country: Sylvania\n"
    )
    assert (
        "  # CHECK: perhaps example-union of the register\n"
        "  - {name: Example Union of Journalist, country: Sylvania}\n"
        "  # They called in May.\n"
        "  - pn\n"
        "  - sylvania-bar-association\n"
    ) in text(office, CAMPAIGN)
    assert "Ann" not in text(office, REGISTER)
    assert office.build() == letter


def test_a_person_is_asked_about_each(office: SmallProject) -> None:
    run = office.run("signatories", "add", "--from", "letter", typed="nobody\nexample-union\ny\nn\n")
    assert run.status == 0, run.err
    assert "the register has no organisation 'nobody'" in run.err
    assert "1 of 3: Example Union of Journalist, Sylvania\n  like example-union: " in run.out
    assert "Press Now (PN) is in signatories/organisations.yaml as pn\n" in run.out
    changed = text(office, CAMPAIGN)
    assert "  - freedonia-watch\n  - example-union\n  # They called in May.\n  - pn\n" in changed
    assert "  - {name: Sylvania Bar Association, country: Sylvania}\n" in changed
    assert "CHECK" not in changed
    assert "lead_signatories: [example-union]\n" in changed
    assert "  Unions: [example-union, pn]\n" in changed
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


UNSURE = (
    """\
Jane Doe|Jude Law|Dr Ann Example|*Observer only|+ 12 organisations|and 14 others|On behalf of:|Endorsed by:
cc The High Commissioner|12 Main Street|1202 Geneva|info@example.org|www.example.org|1 March 2026|2 Ibid.
1 See the report of Freedonia Watch|Ann Example, Director, Freedonia Watch
Freedonia Watch, Press Now and Third World Network
International organisations|Regional and international networks|NGOs in consultative status with ECOSOC|AFRICA
Organisations nationales|Redes regionales|Международные организации|المنظمات الدولية|国际组织
The Rt. Hon. Lord Smith KC|Sister Mary OSB|Ann Sample for Borduria Legal Aid|Jane Doe on behalf of Freedonia Watch
Jean Dupont pour la Ligue des droits|Ana Ejemplo en nombre de la Red de Prensa|Freedonia Watch represented by Jane Doe
Freedonia Watch (Jane Doe)|Mary Wanjiru (Kenya Rights Forum)|Freedonia Network (Director: Jane Doe)
Sylvania Press Union (Karl Müller, President)|Jane Doe \u2013 Kenya Rights Forum|Freedonia Network / Kenya Rights Forum
-Borduria Rights Forum|•Freedonia Network|1)Kenya Rights Forum|Total: 2 organisations|Enclosures: 2 letters
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
SURE = [
    "Association pour la presse", "ADHOC", "Odhikar", "DefendDefenders", "Women's League (WL), Kabul",
    "საერთაშორისო გამჭვირვალობა", "Sindicato de Prensa (SP)", "Sylvania Bar Association", "Ассоциация юристов",
    "Uganda Press Club", "31st Century Group", "International Commission of Jurists \u2013 Kenya Section",
    "Global Rights",
    "Zimbabwe Lawyers for Human Rights", "Network of Journalists (South Africa)", "Association for Progress (APC)",
    "Lord Smith Foundation", "Africa Freedom Network", "Civil Society Forum", "Freedom House (Washington)",
]  # fmt: skip


def test_yes_takes_nothing_that_may_be_a_person_a_count_or_a_remark(office: SmallProject) -> None:
    entries = "".join(f"  - {{name: {json.dumps(name)}}}\n" for name in (*UNSURE, *SURE))
    office.write({CAMPAIGN: f"{LETTER[: LETTER.index('  - freedonia-watch')]}{entries}", REGISTER: ""})
    run = office.run("signatories", "add", "--from", "letter", "--yes")
    assert run.status == 0, run.err
    left = run.out.partition("left as typed:\n")[2]
    assert [name for name in UNSURE if f"  {name}\n" not in left] == []
    assert [name for name in SURE if f"{name} is in {REGISTER}" not in run.out] == []


def test_at_a_terminal_yes_asks_about_the_others(office: SmallProject) -> None:
    run = office.run("signatories", "add", "--from", "letter", "--yes", typed="example-union\n")
    assert run.status == 0, run.err
    assert "1 of 1: Example Union of Journalist, Sylvania" in run.out
    assert "  - example-union\n" in text(office, CAMPAIGN)
    assert "  - pn\n" in text(office, CAMPAIGN)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_table_is_decided_in(office: SmallProject, kind: str) -> None:
    before, file = office.files(), f"names.{kind}"
    run = office.run("signatories", "add", "--from", "letter", "--review", file)
    assert (run.status, run.err) == (0, "")
    assert {name: data for name, data in office.files().items() if name != file} == before
    sheet = read_sheet(office.root / file, file)
    assert [row.cells[:4] for row in sheet.rows] == [
        ("2", "Example Union of Journalist", "", "example-union"),
        ("3", "Press Now", "new", ""),
        ("4", "Sylvania Bar Association", "new", ""),
    ]
    rows = [list(row.cells) for row in sheet.rows]
    rows[0][2], rows[2][2] = "accept", "skip"
    (office.root / file).write_bytes(written_table(Path(file), sheet.heads, rows))
    run = office.run("signatories", "add", "--from", "letter", "--reviewed", file)
    assert run.status == 0, run.err
    assert "  - freedonia-watch\n  - example-union\n" in text(office, CAMPAIGN)
    assert "  - pn\n  - {name: Sylvania Bar Association, country: Sylvania}\n" in text(office, CAMPAIGN)


def test_a_table_that_says_nothing_that_can_be_is_told_row_by_row(office: SmallProject) -> None:
    office.write(
        {
            "names.csv": "row,organisation,decision,id\n2,Example Union of Journalist,perhaps,\n3,Other,new,\n"
            "4,Sylvania Bar Association,accept,nobody\n"
        }
    )
    before = office.files()
    run = office.run("signatories", "add", "--from", "letter", "--reviewed", "names.csv")
    assert run.status == 1
    assert "names.csv:2:1: error: 'perhaps' is no decision" in run.err
    assert "names.csv:3:1: error: signatory 3 of letter is not 'Other', as typed" in run.err
    assert "names.csv:4:1: error: the register has no 'nobody'" in run.err
    assert office.files() == before


def test_one_name_in_two_countries_is_two_signatories(office: SmallProject) -> None:
    names = "  - {name: Press Watch, country: Freedonia}\n  - {name: Press Watch, country: Sylvania}\n"
    look = "signatory_list: {show: country}\n"
    office.write({CAMPAIGN: f"{LETTER[: LETTER.index('  - freedonia-watch')]}{names}{look}", REGISTER: ""})
    letter = office.build()
    assert "Press Watch, Freedonia" in letter
    assert "Press Watch, Sylvania" in letter
    assert office.run("signatories", "add", "--from", "letter", "--yes").status == 0
    assert "  - press-watch\n  - press-watch-sylvania\n" in text(office, CAMPAIGN)
    assert office.build() == letter


KENYAN = "bar-association: {name: Bar Association, acronym: KBA, country: Kenya}\n"


@pytest.mark.parametrize(
    ("keys", "is_it"),
    [
        ("country: Kenya", True),
        ("acronym: KBA", True),
        ("country: International", True),
        ("acronym: K.B.A., country: kenya", True),
        ("", True),
        ("country: Nepal", False),
        ("acronym: NBA, country: Nepal", False),
        ("acronym: UBA", False),
        ("acronym: KBA, country: Uganda", False),
    ],
)
def test_country_and_acronym_decide_with_the_name_which_one_it_is(
    office: SmallProject, keys: str, *, is_it: bool
) -> None:
    entry = f"  - {{name: Bar Association{', ' if keys else ''}{keys}}}\n"
    office.write({CAMPAIGN: f"{LETTER[: LETTER.index('  - freedonia-watch')]}{entry}", REGISTER: KENYAN})
    run = office.run("signatories", "add", "--from", "letter", "--yes")
    assert run.status == 0, run.err
    assert ("  - bar-association\n" in text(office, CAMPAIGN)) is is_it
    assert (entry in text(office, CAMPAIGN)) is not is_it
    assert text(office, REGISTER) == KENYAN


def test_ids_are_acronyms_or_short(office: SmallProject) -> None:
    long = (
        "Burundian Human Rights Defenders Coalition / Coalition Burundaise des Défenseurs des Droits Humains"
    )
    entries = f"  - {{name: {long}, acronym: CBDDH}}\n  - {{name: {long} de Genève}}\n"
    office.write({CAMPAIGN: f"{LETTER[: LETTER.index('  - freedonia-watch')]}{entries}", REGISTER: ""})
    run = office.run("signatories", "add", "--from", "letter", typed="y\ny\n")
    assert run.status == 0, run.err
    assert "  - cbddh\n  - burundian-human-rights-defenders\n" in text(office, CAMPAIGN)


def test_a_question_mark_says_what_may_be_answered(office: SmallProject) -> None:
    before = office.files()
    run = office.run("signatories", "add", "--from", "letter", typed="?\ns\n")
    assert "  y   it is new: put it into the register\n  n   leave it in the letter as typed\n" in run.out
    assert "no organisation '?'" not in run.err
    assert office.files() == before


ORGANISATIONS = """\
Amnesty International|ARTICLE 19|CIVICUS: World Alliance for Citizen Participation|Human Rights Watch|Women for Change
International Federation for Human Rights|Asian Forum for Human Rights and Development
International Commission of Jurists|World Organisation against Torture|Ligue pour la Paix
Red por la Democracia|Rede por Direitos
"""


def test_organisations_that_work_for_something_are_no_people() -> None:
    """The form "X for Y" has a person only before "for", and "X, represented by Y" only behind it."""
    for name in ORGANISATIONS.replace("\n", "|").strip("|").split("|"):
        assert (name, is_sure_organisation(name), is_perhaps_person(name)) == (name, True, False)


def test_the_letter_of_all_letters_is_signed_by_eight_organisations(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    project.write({"letter.md": PUBLISHED.read_bytes(), REGISTER: "{}\n"})
    assert project.run("import", "letter.md", "--as", "cambodia").status == 0
    assert project.run("signatories", "add", "--from", "cambodia", "--yes").status == 0
    known = yaml.safe_load((project.root / REGISTER).read_text("utf-8"))
    names = (Path(__file__).parents[2] / REGISTER).read_text("utf-8")
    assert {one["name"] for one in known.values()} == {one["name"] for one in yaml.safe_load(names).values()}
