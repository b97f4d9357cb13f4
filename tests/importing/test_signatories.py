"""Imports letters that are signed in every way, and the lists that the program itself prints."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import p, run, word_file

from cases import Case, all_cases
from small_project import Run, SmallProject
from test_seventeen_frames import write
from undersigned.checking.printed_paragraphs import paragraphs_of
from undersigned.files.project import find_project
from undersigned.model.letter import Role
from undersigned.route import prepare

REGISTER = "signatories/organisations.yaml"
TESTS = Path(__file__).parent.parent
FRAMES = all_cases(TESTS / "frames")
LONG = (
    "Please act, and do so now: the press of Freedonia is in danger today, more than ever before in its history, and"
    " nobody else is there to help it. We have told you so in each of our letters."
)
HEAD = (
    p("1 March 2026"),
    p("To: Permanent Representatives"),
    p("RE: Freedonia"),
    p("Excellencies,"),
    p(LONG),
)
SAME = "They say the same."
BREAK = "<w:r><w:br/></w:r>"
GAP = p()


def lines(*texts: str) -> str:
    """A paragraph with a new line after each text but the last."""
    runs = [text if text.startswith("<") else run(text) for text in texts]
    return p(BREAK.join(runs))


def bold(text: str) -> str:
    return p(text, look="<w:b/>")


def italic(text: str) -> str:
    return p(text, look="<w:i/>")


def table(*rows: tuple[str, ...]) -> str:
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<w:p>') else p(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@pytest.fixture
def office(tmp_path: Path) -> SmallProject:
    """A project whose register nobody has begun."""
    project = SmallProject(tmp_path / "office")
    project.write({REGISTER: ""})
    return project


def imported(office: SmallProject, data: bytes) -> Run:
    office.write({"letter.docx": data})
    run_ = office.run("import", "letter.docx", "--as", "again")
    assert run_.status == 0, run_.err
    return run_


def campaign(office: SmallProject) -> str:
    return (office.root / "campaigns/again/campaign.yaml").read_text("utf-8")


def again(office: SmallProject) -> str:
    built = office.run("build", "again", "-f", "txt")
    assert built.status == 0, built.err
    return (office.root / "build/again/again.txt").read_text("utf-8")


TYPED: dict[str, tuple[tuple[str, ...], str]] = {
    "names in one paragraph": (
        (lines("Freedonia Watch", "Example Union of Journalists (EUJ)", "Third World Network"),),
        """\
signatories:
  - {name: Freedonia Watch}
  - {name: Example Union of Journalists, acronym: EUJ}
  - {name: Third World Network}
signatory_order: listed
""",
    ),
    "people in lines of their own": (
        (lines("Ann Example", "Director", "Freedonia Watch"), lines("Bo Sample", "President", "Press Now")),
        """\
signatories: []
individuals:
  ann-example: {name: Ann Example, title: Director, organisation: Freedonia Watch}
  bo-sample: {name: Bo Sample, title: President, organisation: Press Now}
signatory_list: {signatures: true}
""",
    ),
    "people in paragraphs": (
        (
            GAP,
            p("Ann Example"),
            p("Director"),
            p("Freedonia Watch"),
            GAP,
            p("Bo Sample"),
            p("Chair"),
            p("Press Now"),
        ),
        """\
signatories: []
individuals:
  ann-example: {name: Ann Example, title: Director, organisation: Freedonia Watch}
  bo-sample: {name: Bo Sample, title: Chair, organisation: Press Now}
signatory_list: {signatures: true}
""",
    ),
    "people in paragraphs without gaps": (
        (p("Ann Example"), p("Director"), p("Freedonia Watch"), p("Bo Sample"), p("Chair"), p("Press Now")),
        """\
individuals:
  ann-example: {name: Ann Example, title: Director, organisation: Freedonia Watch}
  bo-sample: {name: Bo Sample, title: Chair, organisation: Press Now}
""",
    ),
    "people in columns": (
        (
            table(
                (
                    lines("Ann Example", "Director", "Freedonia Watch", "ann@example.org"),
                    lines("Bo Sample", "Chair", "Press Now", "bo@example.org"),
                )
            ),
        ),
        """\
individuals:
  ann-example: {name: Ann Example, title: Director, organisation: Freedonia Watch, email: ann@example.org}
  bo-sample: {name: Bo Sample, title: Chair, organisation: Press Now, email: bo@example.org}
signatory_list: {signatures: true, emails: true, columns: 2}
""",
    ),
    "people in one line": (
        (
            p("Ann Example, Professor of Law, University of Freedonia*"),
            p("Freedonia Watch"),
            p("Bo Sample, Writer, in an individual capacity"),
            p("Cy Bare, on behalf of Freedonia Network"),
            p("* Affiliation for identification only"),
        ),
        """\
signatories:
  - {name: Freedonia Watch}
individuals:
  ann-example:
    name: Ann Example
    title: Professor of Law
    organisation: University of Freedonia
    capacity: identification
  bo-sample: {name: Bo Sample, title: Writer, capacity: individual}
  cy-bare: {name: Cy Bare, on_behalf_of: Freedonia Network}
signatory_order: listed
signatory_groups:
  - members: [ann-example, freedonia-watch, bo-sample, cy-bare]
""",
    ),
    "people with their forms of address": (
        (p("Dr. Ann Example"), p("Prof. Bo Sample, University of Freedonia")),
        """\
individuals:
  dr-ann-example: {name: Dr. Ann Example}
  prof-bo-sample: {name: Prof. Bo Sample, organisation: University of Freedonia}
""",
    ),
    "countries behind a comma": (
        (p("Example Union (EUJ), Sylvania"), p("Freedonia Watch, Freedonia"), p("Press Now, Borduria")),
        """\
signatories:
  - {name: Example Union, acronym: EUJ, country: Sylvania}
  - {name: Freedonia Watch, country: Freedonia}
  - {name: Press Now, country: Borduria}
signatory_list: {show: acronym-and-country}
""",
    ),
    "countries in brackets": (
        (p("ADHOC (Cambodia)"), p("Human Rights Monitor (Sri Lanka)"), p("Odhikar (Bangladesh)")),
        """\
signatories:
  - {name: ADHOC, country: Cambodia}
  - {name: Human Rights Monitor, country: Sri Lanka}
  - {name: Odhikar, country: Bangladesh}
signatory_list: {show: country-in-brackets}
""",
    ),
    "groups under bold lines": (
        (
            bold("Organisations"),
            p("Freedonia Watch"),
            p("Press Now"),
            bold("Individuals"),
            p("Ann Example"),
            p("Bo Sample"),
        ),
        """\
individuals:
  ann-example: {name: Ann Example}
  bo-sample: {name: Bo Sample}
signatory_groups:
  Organisations: [freedonia-watch, press-now]
  Individuals: [ann-example, bo-sample]
""",
    ),
    "groups under italic lines": (
        (
            italic("National organisations"),
            p("Press Now"),
            p("Sylvania Bar"),
            italic("Others"),
            p("Freedonia Watch"),
        ),
        """\
signatory_groups:
  National organisations: [press-now, sylvania-bar]
  Others: [freedonia-watch]
""",
    ),
    "groups under lines with a colon": (
        (p("International organisations:"), p("Press Now"), p("Others:"), p("Freedonia Watch")),
        """\
signatory_groups:
  "International organisations:": [press-now]
  "Others:": [freedonia-watch]
""",
    ),
    "groups under headings of Word": (
        (
            p("Signatories", style="H1"),
            p("Unions", style="H2"),
            p("Press Now"),
            p("Experts", style="H2"),
            p("Ann Example"),
        ),
        """\
individuals:
  ann-example: {name: Ann Example}
signatory_groups:
  Unions: [press-now]
  Experts: [ann-example]
signatory_list: {above: Signatories}
""",
    ),
    "groups in paragraphs with new lines": (
        (
            lines(run("Unions", "<w:b/>"), "Example Union", "Press Union"),
            lines(run("Others", "<w:b/>"), "Freedonia Watch", "Press Now"),
        ),
        """\
signatory_groups:
  Unions: [example-union, press-union]
  Others: [freedonia-watch, press-now]
""",
    ),
    "numbers of Word": (
        (p("Freedonia Watch", level=(2, 0)), p("Press Now", level=(2, 0))),
        "signatory_list: {numbered: true}\n",
    ),
    "typed numbers": ((p("1. Freedonia Watch"), p("2. Press Now")), "signatory_list: {numbered: true}\n"),
    "a table with a head": (
        (
            table(
                ("No.", "Organisation", "Country"),
                ("1", "Freedonia Watch", "Freedonia"),
                ("2", "Press Now", "Sylvania"),
            ),
        ),
        """\
signatories:
  - {name: Freedonia Watch, country: Freedonia}
  - {name: Press Now, country: Sylvania}
signatory_list: {table: true}
""",
    ),
    "a table without a head": (
        (table(("1", "Freedonia Watch", "Freedonia"), ("2", "Press Now", "Sylvania")),),
        "signatory_list: {table: true, table_head: false}\n",
    ),
    "a table with descriptions": (
        (
            table(
                ("No.", "Organisation", "Description"),
                ("1", "Freedonia Watch", "An observatory of the press"),
                ("2", "Press Now", "A union"),
            ),
        ),
        """\
signatories:
  - {name: Freedonia Watch, description: An observatory of the press}
  - {name: Press Now, description: A union}
signatory_list:
  table: [number, name, description]
""",
    ),
    "a table that only sets names side by side": (
        (table(("Freedonia Watch", "Press Now"), ("Sylvania Bar Association", "Aldova Monitor")),),
        """\
signatories:
  - {name: Freedonia Watch}
  - {name: Press Now}
  - {name: Sylvania Bar Association}
  - {name: Aldova Monitor}
signatory_order: listed
signatory_list: {columns: 2}
""",
    ),
    "sentences around the list": (
        (
            p("Signed by these organisations:"),
            p("Freedonia Watch"),
            p("Press Now"),
            p("Others have told us that they agree."),
        ),
        """\
signatory_list: {above: "Signed by these organisations:", below: Others have told us that they agree.}
""",
    ),
    "the day of the list": (
        (p("Signatories as of 1 September 2026"), p("Freedonia Watch"), p("Press Now")),
        "signatory_list: {as_of: 2026-09-01}\n",
    ),
    "nobody by name": (
        (p("Signed by twelve organisations, whose names are withheld."),),
        'signatories: []\nsignatory_list: {above: "Signed by twelve organisations, whose names are withheld."}\n',
    ),
    "copies below the names": (
        (
            p("Freedonia Watch"),
            p("Press Now"),
            p("CC: The High Commissioner"),
            p("The President of the Council"),
        ),
        "signatories:\n  - {name: Freedonia Watch}\n  - {name: Press Now}\n",
    ),
    "whom to ask, below the names": (
        (p("Freedonia Watch"), p("Contact: Ann Example, ann@example.org, +41 22 000 00 00")),
        """\
signatories:
  - {name: Freedonia Watch}
contact: Ann Example, ann@example.org, +41 22 000 00 00
""",
    ),
    "typed notes that nobody took for notes": (
        (p("Freedonia Watch"), p("Notes:"), p("The press law", level=(2, 0)), p("The report", level=(2, 0))),
        """\
signatories:
  - {name: Freedonia Watch}
annex:
  title: ""
  sections: [annex/annex.md]
""",
    ),
    "numbers below names that have none": (
        (p("Freedonia Watch"), p("The press law.", level=(2, 0)), p("Id. at 4.", level=(2, 0))),
        "signatories:\n  - {name: Freedonia Watch}\n",
    ),
    "an annex below the names": (
        (
            p("Freedonia Watch"),
            p("Press Now"),
            p("Background", style="H1"),
            p("A law was passed. Nobody was asked."),
        ),
        "signatories:\n  - {name: Freedonia Watch}\n  - {name: Press Now}\nannex:\n  title: Background\n",
    ),
}
"""What stands below a closing formula, and what the campaign says of it; by what it is."""


@pytest.mark.parametrize("name", TYPED)
def test_who_signs_comes_in_as_it_stands(office: SmallProject, name: str) -> None:
    body, expected = TYPED[name]
    run_ = imported(office, word_file(*HEAD, p("Sincerely,"), *body))
    assert expected in campaign(office)
    assert SAME in run_.out, run_.err
    again(office)


def test_a_row_of_sections_in_columns_is_a_list_in_columns(office: SmallProject) -> None:
    section = '<w:sectPr><w:type w:val="continuous"/><w:cols w:num="{}"/></w:sectPr>'
    body = (
        f"<w:p><w:pPr>{section.format(1)}</w:pPr>{run('Sincerely,')}</w:p>",
        p("Freedonia Watch"),
        f"<w:p><w:pPr>{section.format(2)}</w:pPr>{run('Press Now')}</w:p>",
        p("CC: The High Commissioner"),
    )
    assert SAME in imported(office, word_file(*HEAD, *body)).out
    assert "signatory_list: {columns: 2}\n" in campaign(office)


TOLD = {
    "bullets": (
        (p("Freedonia Watch", level=(1, 0)), p("Press Now", level=(1, 0))),
        "the “•” before those who sign",
    ),
    "other heads": (
        (
            table(
                ("No.", "Name", "Country"),
                ("1", "Freedonia Watch", "Freedonia"),
                ("2", "Press Now", "Sylvania"),
            ),
        ),
        "the file has “Name”, and the letter “Organisation”",
    ),
    "a column that no list has": (
        (
            table(
                ("Organisation", "Country", "Budget"),
                ("Freedonia Watch", "Freedonia", "12"),
                ("Press Now", "Sylvania", "9"),
            )
        ),
        "a cell of the table of signatories: “12”",
    ),
    "numbers with a bracket": (
        (p("1) Freedonia Watch"), p("2) Press Now")),
        "the file has “1) Freedonia Watch | 2) Press Now”, and the letter “1. Freedonia Watch | 2. Press Now”",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_no_list_can_print_is_told(office: SmallProject, name: str) -> None:
    body, told = TOLD[name]
    run_ = imported(office, word_file(*HEAD, p("Sincerely,"), *body))
    assert told in run_.err
    assert SAME not in run_.out


CLOSINGS = (
    """\
Thank you,|Many thanks,|Thank you.|In solidarity,|Respectfully,|Yours sincerely|Yours faithfully,|Kind regards,|Best,
Veuillez agréer, Excellences, l’expression de notre haute considération.|Cordialement,|Merci,|Salutations distinguées,
Atentamente,|Muchas gracias,|En solidaridad,|Saludos cordiales,|Atenciosamente,|Obrigados,|Com os melhores cumprimentos,
С уважением,|Спасибо!|С наилучшими пожеланиями,|此致敬礼！|谢谢！|顺致崇高敬意|وتفضلوا بقبول فائق الاحترام والتقدير|وشكراً لكم،
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.mark.parametrize("closing", CLOSINGS)
def test_closing_formulas_of_all_languages_end_the_text(office: SmallProject, closing: str) -> None:
    run_ = imported(office, word_file(*HEAD, p(closing), p("Freedonia Watch"), p("Press Now")))
    assert "signatories:\n  - {name: Freedonia Watch}\n  - {name: Press Now}\n" in campaign(office)
    assert "\nclosing: " in campaign(office)
    assert closing.rstrip(",،") in again(office)
    assert SAME in run_.out, run_.err


LOOKS = {
    "acronym-and-country": "signatory_list: {show: acronym-and-country, numbered: true, as_of: 2026-09-01}",
    "country": "signatory_list: {show: country}",
    "country-in-brackets": "signatory_list: {show: country-in-brackets, columns: 2}",
    "name": "signatory_list: {show: name}",
    "sentences": "signatory_list: {above: Endorsed by these., below: And by others.}",
    "a table": "signatory_list: {table: true}",
    "a table of descriptions": "signatory_list: {table: [number, name, description], table_head: false}",
    "lead": "lead_signatories: [the-lawyers]",
    "people": "individuals: &people\n"
    "  ann: {name: Ann Example, title: Professor of Law, organisation: University of Freedonia, capacity: identification}\n"
    "  bo: {name: Bo Sample, title: Writer, capacity: individual, sort_as: Sample}\n"
    "  cy: {name: Cy Bare, on_behalf_of: Freedonia Network, sort_as: Bare}",
    "people among": "individuals:\n"
    "  ann: {name: Ann Example, title: Professor of Law, organisation: University of Freedonia, capacity: identification}\n"
    "  bo: {name: Bo Sample, title: Writer, capacity: individual, sort_as: Sample}\n"
    "signatory_list: {people: among}",
    "people in a table": "individuals:\n"
    "  ann: {name: Ann Example, title: Professor of Law, organisation: University of Freedonia}\n"
    "signatory_list: {table: true}",
    "groups": "signatory_groups:\n  International organisations: [example-union]",
    "groups with sentences": "individuals:\n  ann: {name: Ann Example, title: Professor of Law}\n"
    "signatory_groups:\n"
    "  - members: [the-lawyers]\n"
    "  - {heading: Organisations, members: organisations, columns: 3}\n"
    "  - {heading: Individuals, members: individuals, above: Affiliations are given for identification only.}\n"
    "signatory_list: {numbered: true}",
    "groups in tables": "signatory_groups:\n  - {heading: Unions, members: [example-union]}\n"
    "  - {heading: Observatories, members: organisations, table: [number, name, country]}\n"
    "signatory_list: {table: [number, name, description]}",
    "signatures": "signatory_list: {signatures: true, emails: true}",
    "a note": "signatory_notes: {freedonia-watch: part}\nfootnotes: {part: Joins the first part only.}",
}
ORGANISATIONS = """\
freedonia-watch:
  name: Freedonia Watch
  country: Freedonia
  description: An observatory of the press
  representative: {name: Cy Bare, title: Director, email: cy@example.org}
example-union:
  name: Example Union of Journalists
  acronym: EUJ
  country: Sylvania
  description: A trade union in Sylvania
  representative: {name: Di Dummy, title: Secretary General, email: di@example.org}
the-lawyers:
  name: "The Lawyers: Human Rights First"
  country: Sylvania
  description: Lawyers who defend journalists
  representative: {name: Eva Muster, title: President, email: eva@example.org}
"""


@pytest.mark.parametrize("register", [ORGANISATIONS, ""], ids=["register", "empty"])
@pytest.mark.parametrize("look", LOOKS)
def test_the_list_that_the_program_printed_comes_in_again(
    tmp_path: Path, office: SmallProject, look: str, register: str
) -> None:
    project = SmallProject(tmp_path / "project")
    letter = (project.root / "campaigns/letter/campaign.yaml").read_text("utf-8")
    listed = "signatories: [freedonia-watch, example-union, the-lawyers]\n"
    letter = letter.replace("signatories: [freedonia-watch]\n", listed) + LOOKS[look].replace("&people", "")
    project.write({REGISTER: ORGANISATIONS, "campaigns/letter/campaign.yaml": f"{letter}\n"})
    text = project.build()
    project.run("build", "letter", "-f", "docx")
    office.write({REGISTER: register})

    run_ = imported(office, project.built("docx").read_bytes())

    assert SAME in run_.out, run_.err + campaign(office)
    assert again(office) == text
    if register:
        for id in ("freedonia-watch", "example-union", "the-lawyers"):
            assert f"\n  - {id}\n" in campaign(office)


IN_LANGUAGES = {
    "zh": (
        "signatories: [{name: 自由观察, country: 法国}, {name: 例子记者协会, acronym: LJX, country: 西班牙}]",
        "individuals: {ann: {name: 李明, title: 教授, organisation: 自由大学, capacity: individual}}",
        "signatory_list: {show: acronym-and-country, numbered: true, as_of: 2026-09-01}",
        "我们写信给你们。我们希望你们采取行动，保护记者。",
    ),
    "ar": (
        "signatories: [{name: مرصد الحرية, country: فرنسا}, {name: اتحاد الصحفيين, country: إسبانيا}]",
        "individuals: {ann: {name: سامي علي, title: أستاذ, organisation: جامعة الحرية, capacity: identification}}",
        "signatory_list: {show: country, as_of: 2026-09-01}",
        "نكتب إليكم بشأن حرية الصحافة في البلد.",
    ),
    "ru": (
        "signatories: [{name: Союз журналистов, country: Франция}, {name: Фонд свободы, country: Испания}]",
        "individuals: {ann: {name: Анна Иванова, title: профессор, organisation: Университет, capacity: individual}}",
        "signatory_list: {table: true, as_of: 2026-09-01}",
        "Мы пишем вам о свободе прессы в стране, где её нет.",
    ),
    "fr": (
        "signatories: [{name: Ligue des journalistes, acronym: LJ, country: France}, {name: Presse, country: Espagne}]",
        "individuals: {bo: {name: Bo Exemple, title: Avocate, capacity: individual}}",
        "signatory_list: {show: acronym-and-country, as_of: 2026-09-01}",
        "Nous vous écrivons au sujet de la presse dans notre pays.",
    ),
    "es": (
        "signatories: [{name: Liga de periodistas, country: Francia}, {name: Observatorio, country: España}]",
        "individuals: {ann: {name: Ana Ejemplo, title: Profesora, organisation: Universidad, capacity: identification}}",
        "signatory_list: {show: country-in-brackets, signatures: true}",
        "Les escribimos sobre la prensa en nuestro país.",
    ),
    "pt": (
        "signatories: [{name: Liga de jornalistas, description: Uma liga}]",
        "individuals: {ann: {name: Ana Exemplo, title: Professora, organisation: Universidade}}",
        "signatory_list: {table: [name, description], table_head: false}",
        "Escrevemos sobre a imprensa em nosso país.",
    ),
}


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_a_list_in_each_language_comes_in_again(tmp_path: Path, office: SmallProject, language: str) -> None:
    *keys, body = IN_LANGUAGES[language]
    head = (f"language: {language}", "date: 2026-09-01", "addressees: [A]", "subject: B", *keys)
    project = SmallProject(tmp_path / "project")
    project.write({"campaigns/letter/campaign.yaml": "\n".join(head), "campaigns/letter/body.md": body})
    text = project.build()
    project.run("build", "letter", "-f", "docx")

    run_ = imported(office, project.built("docx").read_bytes())

    assert SAME in run_.out, run_.err
    assert again(office) == text
    assert "individuals:\n" in campaign(office)


@pytest.mark.parametrize("case", FRAMES, ids=str)
def test_the_signatories_of_each_frame_come_in_the_same(
    tmp_path: Path, office: SmallProject, case: Case
) -> None:
    project = write(case, tmp_path / "frame")
    project.run("build", "letter", "-f", "docx")
    imported(office, project.built("docx").read_bytes())
    assert signing_part(office, "again") == signing_part(project, "letter")


def test_images_of_signatures_come_with_the_people(tmp_path: Path, office: SmallProject) -> None:
    case = next(one for one in FRAMES if one.source.stem == "03-ministers-of-one-state")
    project = write(case, tmp_path / "frame")
    project.run("build", "letter", "-f", "docx")
    run_ = imported(office, project.built("docx").read_bytes())
    assert "among the signatories" not in run_.err
    assert campaign(office).count("    signature: picture-") == len(signing_part(project, "letter"))
    again(office)


def signing_part(project: SmallProject, name: str) -> list[str]:
    """The lines of a letter's list of signatories, without pictures."""
    letter = prepare(find_project(project.root), name).letter
    return [
        line
        for part in letter.parts
        if part.role is Role.SIGNATORIES
        for paragraph in paragraphs_of(part)
        if (line := paragraph.label + "".join(one for one in paragraph.pieces if isinstance(one, str)))
    ]


@pytest.mark.parametrize(
    "register", ["", "# nobody yet\n", "{}\n", None], ids=["empty", "remark", "braces", "none"]
)
def test_a_register_that_nobody_has_begun_stops_nothing(office: SmallProject, register: str | None) -> None:
    if register is None:
        (office.root / REGISTER).unlink()
    else:
        office.write({REGISTER: register})
    imported(office, word_file(*HEAD, p("Sincerely,"), p("Freedonia Watch"), p("Press Now")))
    text = again(office)
    added = office.run("signatories", "add", "--from", "again", "--yes")
    assert added.status == 0, added.err
    assert "signatories:\n  - freedonia-watch\n  - press-now\n" in campaign(office)
    assert again(office) == text
