"""Imports letters as organisations write them in Word, each feature by itself, and looks at what comes of it."""

from __future__ import annotations

import pytest
from word_files import call, note, p, run, word_file

from small_project import Run, SmallProject

REGISTER = """\
freedonia-watch:
  name: Freedonia Watch
press-union:
  name: International Press Union
  acronym: IPU
  names: {fr: Union internationale de la presse}
example-union:
  name: Example Union
  country: Sylvania
"""
LONG = (
    "We write to you about the closure of three newspapers in Freedonia, and about what the Council can do. "
    * 2
)


@pytest.fixture
def office(project: SmallProject) -> SmallProject:
    """A project with a register of three, and no letter."""
    project.write({"signatories/organisations.yaml": REGISTER})
    return project


def frame(*body: str, signing: tuple[str, ...] = ("Example Union", "Freedonia Watch")) -> tuple[str, ...]:
    """A letter whose body is this."""
    return (
        p("1 September 2026"),
        p("To: Permanent Representatives"),
        p("RE: Keep Freedonia under scrutiny"),
        p("Excellencies,"),
        *body,
        p("Sincerely,"),
        *(p(name) for name in signing),
    )


def imported(project: SmallProject, data: bytes, *options: str) -> Run:
    project.write({"letter.docx": data})
    return project.run("import", "letter.docx", "--as", "again", *options)


def again(project: SmallProject) -> str:
    """The letter that is built from the campaign, as plain text."""
    run = project.run("build", "again", "-f", "txt")
    assert run.status == 0, run.err
    return (project.root / "build/again/again.txt").read_text(encoding="utf-8")


def campaign(project: SmallProject, file: str = "campaign.yaml") -> str:
    return (project.root / "campaigns/again" / file).read_text(encoding="utf-8")


def assert_same(run: Run, *, warnings: int = 0) -> None:
    assert run.status == 0, run.err
    assert "They say the same" in run.out, run.err
    assert run.err.count("warning: ") == warnings, run.err


def test_a_letter_without_any_style(office: SmallProject) -> None:
    run = imported(office, word_file(*frame(p(LONG), p("We remain at your disposal."))))
    assert_same(run)
    assert again(office).startswith(
        "1 September 2026\n\nTo: Permanent Representatives\n\nRE: Keep Freedonia under scrutiny\n\nExcellencies,\n\nWe write"
    )
    assert "signatories: [" not in campaign(office)


def test_bold_and_italic_in_the_frame_are_left_to_the_house_style(office: SmallProject) -> None:
    data = word_file(
        p("Geneva, 1 September 2026,"),
        p(run("To:", "<w:b/>"), run(" Permanent Representatives", "<w:b/><w:i/>")),
        p(
            run("RE", "<w:b/>"),
            run(": Keep ", "<w:b/>"),
            run("Freedonia", "<w:b/><w:i/>"),
            run(" free", "<w:b/>"),
        ),
        p("Your Excellencies,"),
        p(LONG),
        p("Yours sincerely,"),
        p("Freedonia Watch"),
    )
    assert_same(imported(office, data))
    assert "date_line: Geneva, {{ date }},\n" in campaign(office)
    assert "subject: Keep Freedonia free\n" in campaign(office)


def test_emphasis_that_word_cut_into_runs(office: SmallProject) -> None:
    body = p(
        run("The "), run("Freedonia ", "<w:i/>"), run("Gaz", "<w:i/>"), run("ette", "<w:i/>"), run(" was closed.", ""),
        run(" Now.", '<w:b w:val="0"/>'),
    )  # fmt: skip
    assert_same(imported(office, word_file(*frame(p(LONG), body))))
    assert "The *Freedonia Gazette* was closed. Now." in campaign(office, "body.md")


def test_asks_with_bullets_numbers_and_levels(office: SmallProject) -> None:
    data = word_file(
        *frame(
            p(LONG),
            p("We urge members of the Council to:"),
            p("Renew the mandate;", level=(1, 0)),
            p("of the Rapporteur,", level=(1, 1)),
            p("of the Expert;", level=(1, 1)),
            p("Speak out.", level=(1, 0)),
            p("We call on your government to:"),
            p("Release the journalists;", level=(2, 0)),
            p("Pay them.", level=(2, 0)),
            p("The newspapers were:"),
            p("the Gazette", level=(1, 0)),
            p("the Times", level=(1, 0)),
        )
    )
    assert_same(imported(office, data))
    text = again(office)
    assert "• Renew the mandate;\n\n  • of the Rapporteur,\n  • of the Expert;\n• Speak out." in text
    assert "1. Release the journalists;\n2. Pay them." in text
    assert "  members:\n    lead_in: " in campaign(office)
    assert "      renew-mandate:" in campaign(office)
    assert "  government:\n" in campaign(office)
    assert "- the Gazette\n- the Times" in campaign(office, "body.md")


def test_bullets_and_numbers_that_were_typed(office: SmallProject) -> None:
    data = word_file(
        *frame(
            p(LONG),
            p("We urge the Council to:"),
            p("•", "<w:r><w:tab/></w:r>", "Renew the mandate;"),
            p("•", "<w:r><w:tab/></w:r>", "Speak out."),
            p("We have seen:"),
            p("1. closures,"),
            p("2. arrests,"),
            p("- one"),
            p("- two"),
            p("1984. That was a year."),
        )
    )
    run = imported(office, data)
    assert run.status == 0
    assert "      renew-mandate: Renew the mandate;\n      speak-out: Speak out.\n" in campaign(office)
    assert "1. closures,\n2. arrests,\n\n- one\n- two\n\n1984\\. That" in campaign(office, "body.md")


def test_notes_are_sources_and_ibid_is_what_it_stands_for(office: SmallProject) -> None:
    link = '<w:hyperlink r:id="l1">' + run("The press law") + "</w:hyperlink>"
    data = word_file(
        *frame(
            p(LONG, call(2), " Two.", call(3), " Three.", call(4), " Four.", call(5), " Five.", call(6)),
            p("Six", call(7), " seven", call(8), " eight", call(9), " nine", call(10)),
        ),
        footnotes=[
            note(2, "A/HRC/60/99 (15 August 2026), para. 12."),
            note(3, "Ibid., para. 14."),
            note(4, "Ibid."),
            note(5, "https://example.org/press-law."),
            note(6, "https://example.org/press-law."),
            note(
                7,
                run(" See ") + run("The Gazette", "<w:i/>") + run(", 3 August; note 1 above [sic] {{x}} *."),
            ),
            note(8, "First paragraph.", "Second paragraph."),
            note(9, run(" ") + link + run(".")),
            note(10, "A/HRC/60/99"),
        ],
        links={"l1": "https://example.org/law?a=1&b=2"},
    )
    assert_same(imported(office, data))
    yaml = campaign(office)
    assert "  hrc-60-99: {symbol: A/HRC/60/99, date: 2026-08-15}\n" in yaml
    assert "[^hrc-60-99: para. 12] Two.[^hrc-60-99: para. 14] Three.[^hrc-60-99: para. 14]" in campaign(
        office, "body.md"
    )
    assert '  press-law-again: {repeats: press-law, text: "https://example.org/press-law."}\n' in yaml
    assert '*The Gazette*, 3 August; note {{ note("hrc-60-99") }} above' in yaml
    assert "title: The press law" in yaml
    assert "notes: {repeat: ibid}" in yaml


def test_endnotes_stand_together(office: SmallProject) -> None:
    data = word_file(
        *frame(p(LONG, call(2, "endnote"))), endnotes=[note(2, "A note of our own.", kind="endnote")]
    )
    run_ = imported(office, data)
    assert_same(run_, warnings=3)
    assert "marks of endnotes that are no figures; the new letter has figures [notes-count]" in run_.err
    assert "place: end" in campaign(office)


def test_notes_in_headings_subject_and_at_a_name(office: SmallProject) -> None:
    data = word_file(
        p("1 September 2026"),
        p("To: Permanent Representatives"),
        p("RE: Keep Freedonia under scrutiny", call(2)),
        p("Excellencies,"),
        p("What happened", call(3), style="H2"),
        p(LONG),
        p("Sincerely,"),
        p("Freedonia Watch", call(4)),
        p("ANNEX: Cases", style="H1"),
        p("Ana Smith", call(5), style="H2"),
        p("Arrested."),
        footnotes=[note(2, "One."), note(3, "Two."), note(4, "Three."), note(5, "Four.")],
    )
    assert_same(imported(office, data))
    assert "## What happened[^two]" in campaign(office, "body.md")
    assert "signatory_notes: {freedonia-watch: three}" in campaign(office)
    assert campaign(office, "annex/ana-smith.md") == "## Ana Smith[^four]\n\nArrested.\n"


def test_names_are_matched_only_where_there_is_no_doubt(office: SmallProject) -> None:
    names = (
        "1. freedonia  watch,",
        "IPU",
        "Example Union (Sylvania)",
        "Freedonia Watchers",
        "Unknown Circle (UC)",
    )
    run = imported(office, word_file(*frame(p(LONG), signing=names)))
    assert run.status == 0
    assert "  - freedonia-watch\n  - press-union\n  - example-union\n" in campaign(office)
    assert (
        "'Freedonia Watchers' signs, and is like 'freedonia-watch' (Freedonia Watch), but not the same"
        in run.err
    )
    assert "the register does not have 1 signatory: 'Unknown Circle (UC)' [unknown-signatory]" in run.err
    assert (
        "  # CHECK: perhaps freedonia-watch of the register\n  - {name: Freedonia Watchers}\n"
        "  - {name: Unknown Circle, acronym: UC}\n"
    ) in campaign(office)
    assert "Freedonia Watchers\nUnknown Circle (UC)\n" in again(office)
    assert "signatory_order: listed" in campaign(office)
    assert (office.root / "signatories/organisations.yaml").read_text("utf-8") == REGISTER


def test_a_table_of_signatories(office: SmallProject) -> None:
    rows = [
        ("No.", "Name", "Country"),
        ("1.", "Freedonia Watch", ""),
        ("2.", "IPU", ""),
        ("3.", "Example Union", ""),
    ]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    data = word_file(
        p("1 September 2026"),
        p("To: Permanent Representatives"),
        p("RE: Keep Freedonia free"),
        p("Excellencies,"),
        p(LONG),
        p("Sincerely,"),
        p("Signatories:"),
        f"<w:tbl>{table}</w:tbl>",
    )
    run = imported(office, data)
    assert run.status == 0
    assert "  - freedonia-watch\n  - press-union\n  - example-union\n" in campaign(office)
    assert "has “Name”, and the letter “Organisation”" in run.err
    assert 'signatory_list: {table: true, above: "Signatories:"}\n' in campaign(office)


def test_tables_in_the_text(office: SmallProject) -> None:
    rows = [(run("Name", "<w:b/>"), run("Years|", "<w:b/>")), (run("A. Smith"), run("2", "<w:i/>"))]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    assert_same(imported(office, word_file(*frame(p(LONG), f"<w:tbl>{table}</w:tbl>", p("After.")))))
    assert "| **Name** | **Years\\|** |\n| --- | --- |\n| A. Smith | *2* |\n\nAfter." in campaign(
        office, "body.md"
    )


def test_a_letter_with_another_frame_has_it_in_its_campaign(office: SmallProject) -> None:
    data = word_file(
        p("Attn: Permanent Representatives"),
        p("and their deputies"),
        p("Geneva, September 1, 2026"),
        p(run("Keep Freedonia under scrutiny", "<w:b/>")),
        p(LONG),
        p("In solidarity"),
        p("Freedonia Watch"),
        p("Cc: The High Commissioner"),
    )
    run_ = imported(office, data)
    assert_same(run_)
    assert not (office.root / "templates").exists()
    assert (
        "frame:\n  order: [addressees, date, subject, body, closing, signatories, copy]\n"
        '  to: "Attn:"\n  subject: ""\n  comma: ""\n'
    ) in campaign(office)
    text = again(office)
    assert text.startswith(
        "Attn: Permanent Representatives\nand their deputies\n\nGeneva, September 1, 2026\n\nKeep Freedonia under scrutiny\n\nWe write"
    )
    assert "Excellencies" not in text
    assert "\n\nIn solidarity\n\nFreedonia Watch\n\nCc: The High Commissioner\n" in text


def test_a_french_letter(office: SmallProject) -> None:
    data = word_file(
        p("Genève, le 1er septembre 2026"),
        p("À : Mesdames et Messieurs les Représentants permanents"),
        p("Objet : Maintenir la Freedonie sous surveillance"),
        p("Excellences,"),
        p(
            "Nous vous écrivons au sujet de la fermeture de trois journaux dans la capitale, avant la 63",
            run("e", '<w:vertAlign w:val="superscript"/>'),
            " session du Conseil.",
        ),
        p("Nous demandons au Conseil de\u00a0:"),
        p("renouveler le mandat\u00a0;", level=(1, 0)),
        p("publier un rapport.", level=(1, 0)),
        p("Veuillez agréer, Excellences, l’expression de notre haute considération."),
        p("Union internationale de la presse (IPU)"),
    )
    assert_same(imported(office, data))
    yaml = campaign(office)
    assert "language: fr\n" in yaml
    assert "date_line: Genève, le {{ date }}\n" in yaml
    assert "session: HRC63\n" in yaml
    assert "avant la {{ session.ordinal }} session" in campaign(office, "body.md")
    assert "  - press-union\n" in yaml
    assert not (office.root / "templates").exists()


def test_a_spanish_letter(office: SmallProject) -> None:
    data = word_file(
        p("1 de septiembre de 2026"),
        p("A: Representantes Permanentes"),
        p("Asunto: Libertad de prensa en Freedonia"),
        p("Excelencias:"),
        p(
            "Las organizaciones que suscriben esta carta se dirigen a ustedes por el cierre de los periódicos en la capital del país."
        ),
        p("Instamos al Consejo a:"),
        p("renovar el mandato;", level=(1, 0)),
        p("pedir un informe.", level=(1, 0)),
        p("Atentamente,"),
        p("Freedonia Watch"),
    )
    assert_same(imported(office, data))
    assert "language: es\ndate: 2026-09-01\n" in campaign(office)
    assert '  consejo:\n    lead_in: "Instamos al Consejo a:"\n' in campaign(office)


def test_what_has_no_date_subject_or_addressee_says_so(office: SmallProject) -> None:
    run = imported(office, word_file(p(LONG), p("Sincerely,"), p("Freedonia Watch")))
    assert run.status == 0
    assert "the letter has no date that could be read" in run.err
    assert campaign(office).count("# CHECK: the letter ") == 2
    assert "# CHECK: the letter has no addressees and no subject and no salutation;" in campaign(office)
    assert "  order: [body, closing, signatories]\n" in campaign(office)
    assert again(office).startswith("We write")


SESSIONS = """\
HRC54: {from: 2023-09-11, to: 2023-10-13}
HRC55: {from: 2024-02-26, to: 2024-04-05}
HRC56: {from: 2024-06-18, to: 2024-07-12}
"""


@pytest.mark.parametrize(
    ("day", "text", "session"),
    [
        (
            "1 February 2024",
            "ahead of the 55th session (26 February–5 April 2024). After its 54th session; at the 56th session.",
            "HRC55",
        ),
        # Without its days: the first that was not over.
        ("1 February 2024", "The 56th session is to hear what the 55th session adopts.", "HRC55"),
        # One whose days are told is meant, though another is nearer.
        ("1 February 2024", "Before the 56th session (18 June to 12 July), not at the 55th session.", "HRC56"),
        ("1 March 2024", "The 55th session goes on. The 56th session is far.", "HRC55"),
        ("1 May 2024", "The 55th session has met, and the 57th session will, after the 56th session.", "HRC56"),
        # The table does not have the 53rd, but a later one was over.
        ("1 February 2024", "At the 53rd session it was said; the 56th session will hear it.", "HRC56"),
        ("1 February 2024", "The 56th session, the 56th session, and the 55th session.", "HRC56"),
    ],
)  # fmt: skip
def test_the_session_is_the_one_before_which_the_letter_was_written(
    office: SmallProject, day: str, text: str, session: str
) -> None:
    office.write({"campaigns/sessions.yaml": SESSIONS})
    run = imported(office, word_file(p(day), *frame(p(LONG), p(text))[1:]))
    assert run.status == 0, run.err
    assert f"session: {session}\n" in campaign(office)
    assert f"It is written to {session}, and names HRC5" in run.out


def test_a_french_letter_that_names_three_sessions(office: SmallProject) -> None:
    office.write({"campaigns/sessions.yaml": SESSIONS})
    text = "Avant la 55e session du Conseil (26 février-5 avril 2024), après sa 54e session, un rapport à la 56e session."
    body = p("Nous vous écrivons au sujet de la fermeture de trois journaux dans la capitale. " + text)
    data = word_file(p("1er février 2024"), p("À : Vous"), p("Objet : Le Soudan"), p("Excellences,"), body)
    run = imported(office, data)
    assert "session: HRC55\n" in campaign(office)
    assert "un rapport à la 56e session" in campaign(office, "body.md")
    assert (
        "It is written to HRC55, and names HRC54 and HRC56, too. If that is wrong, correct 'session'."
        in run.out
    )
    assert "country: Soudan\n" in campaign(office)


def test_a_session_that_is_not_named_is_asked_for(office: SmallProject) -> None:
    run = imported(office, word_file(*frame(p(LONG))))
    assert "Fill in 'session': the file does not say to which session the letter is written." in run.out


@pytest.mark.parametrize(
    ("subject", "file", "country"),
    [
        ("Extend the mandate on SUDAN now", "letter.docx", "Sudan"),
        ("Keep South Sudan under scrutiny", "letter.docx", "South Sudan"),
        ("Niger’s newspapers", "nigeria.docx", "Niger"),
        ("Keep the mandate", "hrc54_Myanmar-letter.docx", "Myanmar"),
        ("Chad and Libya", "letter.docx", None),
        ("Keep Freedonia under scrutiny", "letter.docx", None),
    ],
)
def test_the_country_is_taken_where_the_letter_names_just_one(
    office: SmallProject, subject: str, file: str, country: str | None
) -> None:
    data = word_file(p("1 September 2026"), p("To: You"), p(f"RE: {subject}"), *frame(p(LONG))[3:])
    office.write({file: data})
    run = office.run("import", file, "--as", "again")
    assert run.status == 0, run.err
    if country is None:
        assert "\ncountry:" not in campaign(office)
        assert "\nFill in 'country': the file does not say for sure what the letter is about" in run.out
    else:
        assert f"\ncountry: {country}\n" in campaign(office)
        assert f"\nIt is about {country}.\n" in run.out
        history = office.run("asks", "history", country)
        assert "no letter is about" not in history.out + history.err


NEAR = """\
civicus: {name: "CIVICUS: World Alliance for Citizen Participation"}
example-union: {name: Example Union}
fidh: {name: International Federation for Human Rights, acronym: FIDH}
omct: {name: World Organisation against Torture, acronym: OMCT}
"""


def test_what_something_in_the_register_is_like_is_told_with_it(office: SmallProject) -> None:
    office.write({"signatories/organisations.yaml": NEAR})
    signing = (
        "Example Union",
        "Fédération internationale pour les droits humains (FIDH)",
        "OMCT – Organisation mondiale contre la torture",
        "CIVICUS",
        "Example Union of Sylvania",
        "Alpha Group, Beta Group, Gamma Group, Delta Group, Epsilon Group",
        "Contact: Jane Doe, jane@example.org",
        "Brand New Circle",
    )
    run = imported(office, word_file(*frame(p(LONG), signing=signing)))
    assert run.status == 0
    assert (office.root / "signatories/organisations.yaml").read_text("utf-8") == NEAR
    for name, near in zip(signing[1:5], ("fidh", "omct", "civicus", "example-union"), strict=True):
        assert f"'{name}' signs, and is like '{near}' (" in run.err
        assert f"  # CHECK: perhaps {near} of the register\n" in campaign(office)
    assert f"'{signing[5]}' stands among the signatories, and is not the name of one organisation" in run.err
    assert signing[6] in again(office)
    assert f'{{name: "{signing[6]}"}}' not in campaign(office)
    assert "the register does not have 1 signatory: 'Brand New Circle' [unknown-signatory]" in run.err


def test_typed_notes_number_themselves(office: SmallProject) -> None:
    data = word_file(
        *frame(p(LONG, "Many fled [1]. More", run("[2]", '<w:vertAlign w:val="superscript"/>'), " will.")),
        p("Notes"),
        p("[1] IOM, Displacement report, 2024."),
        p("[2] A/HRC/60/99 (15 August 2026)."),
    )
    run_ = imported(office, data)
    assert_same(run_, warnings=1)
    assert "2 notes:" in run_.out
    assert "the notes 1 to 2 were typed; in the new letter they number themselves [typed-notes]" in run_.err
    assert "Many fled[^iom-displacement-report-2024]. More[^hrc-60-99] will." in campaign(office, "body.md")
    assert "hrc-60-99: {symbol: A/HRC/60/99, date: 2026-08-15}" in campaign(office)
    assert "[2] A/HRC/60/99 (15 August 2026)." in again(office)


@pytest.mark.parametrize(
    "text", ["Many fled [1]. More [3] will [2].", "Many fled [2], more [1].", "Many fled."]
)
def test_typed_notes_that_do_not_fit_are_told(office: SmallProject, text: str) -> None:
    data = word_file(*frame(p(LONG), p(text)), p("[1] IOM, 2024."), p("[2] UNHCR, 2024."))
    run_ = imported(office, data)
    assert run_.status == 0
    assert "notes that were typed, and whose numbers are not those in the text" in run_.err
    assert text in again(office)
    assert "[1] IOM, 2024." in run_.err


def test_a_dash_after_typed_bullets_is_an_entry_like_them(office: SmallProject) -> None:
    typed = ("• Renews the mandate;", "• Asks for a report;", "- Requests an oral update.")
    lead_in = p("We urge the Council to adopt a resolution that:")
    assert_same(imported(office, word_file(*frame(p(LONG), lead_in, *map(p, typed)))))
    assert "      requests-oral: Requests an oral update.\n" in campaign(office)


def test_a_title_over_the_letter_is_not_its_subject(office: SmallProject) -> None:
    data = word_file(
        p("OPEN LETTER", style="H1"),
        p("Keep Freedonia under scrutiny", style="H1"),
        p("1 September 2026"),
        p("To: Permanent Representatives"),
        p("Excellencies,"),
        *frame(p(LONG))[4:],
    )
    run_ = imported(office, data)
    assert "subject: Keep Freedonia under scrutiny\n" in campaign(office)
    assert "addressees: [Permanent Representatives]\n" in campaign(office)
    assert "title: OPEN LETTER\n" in campaign(office)
    assert_same(run_)


def test_a_heading_over_the_names_stands_above_the_list(office: SmallProject) -> None:
    signing = ("Signatories:", "Example Union", "Freedonia Watch")
    run_ = imported(office, word_file(*frame(p(LONG), signing=signing)))
    assert_same(run_)
    assert 'signatory_list: {above: "Signatories:"}\n' in campaign(office)


def test_the_kept_file_is_compared_with_the_letter_as_it_is_now(office: SmallProject) -> None:
    imported(office, word_file(*frame(p(LONG), p("We remain at your disposal."))))
    assert "They say the same." in office.run("import", "--compare", "again").out
    body = campaign(office, "body.md").replace("disposal", "service")
    office.write({"campaigns/again/body.md": body})
    told = office.run("import", "--compare", "again")
    assert (
        "the file has “We remain at your disposal.”, and the letter “We remain at your service.”" in told.err
    )
    assert "They differ in 1 place, listed above." in told.out
    assert "no file is kept of which 'letter' was made" in office.run("import", "--compare", "letter").err
    assert "say which" in office.run("import").err
