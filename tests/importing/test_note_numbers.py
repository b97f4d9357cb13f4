"""Imports letters whose words name notes by their numbers, and whose notes count otherwise than from 1 to the last."""

from __future__ import annotations

import pytest
import yaml
from word_files import call, note, p, run, word_file

from small_project import SmallProject

HEAD = (p("1 September 2026"), p("To: Permanent Representatives"), p("RE: Freedonia"), p("Excellencies,"))
NOTES = ("The press law.", "The gazette.", "An interview.", "A report.")


def imported(project: SmallProject, *lines: str, notes: tuple[str, ...] = NOTES) -> tuple[str, str, str]:
    """What an import says, the letter's body, and campaign.yaml; the text is whatever is not in the head."""
    data = word_file(*lines, footnotes=[note(n, text) for n, text in enumerate(notes, 1)])
    project.write({"letter.docx": data})
    made = project.run("import", "letter.docx", "--as", "again")
    assert made.status == 0, made.err
    folder = project.root / "campaigns/again"
    return made.err, (folder / "body.md").read_text("utf-8"), (folder / "campaign.yaml").read_text("utf-8")


def letter(body: str, *, head: tuple[str, ...] = HEAD, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    return (*head, body, p("Sincerely,"), *(names or (p("Freedonia Watch"),)))


def called(*numbers: int) -> str:
    return "".join(f"{run(f' Claim {n}.')}{call(n)}" for n in numbers)


PLACES = {
    "the date": (
        p(run("Geneva, 1 September 2026"), call(1)),
        0,
        'date_line: "Geneva, {{ date }}[^press-law]"',
    ),
    "the subject": (p(run("RE: Freedonia"), call(1)), 2, 'subject: "Freedonia[^press-law]"'),
    "the salutation": (p(run("Excellencies,"), call(1)), 3, "[^press-law]"),
}


@pytest.mark.parametrize(("line", "place", "kept"), PLACES.values(), ids=PLACES)
def test_a_note_in_the_frame_is_kept_where_the_letter_can_hold_it(
    project: SmallProject, line: str, place: int, kept: str
) -> None:
    head = tuple(line if index == place else one for index, one in enumerate(HEAD))
    said, body, campaign = imported(project, *letter(p(called(2), run(" See note 2 above.")), head=head))
    assert "[^press-law]" in campaign
    assert kept.replace('"', "") in campaign.replace('"', "")
    assert 'See note {{ note("gazette") }} above.' in body
    assert "note-number" not in said


LOST = {
    "an addressee": ((HEAD[0], p(run("To: Permanent Representatives"), call(1)), *HEAD[2:]), ()),
    "a copy line": ((*HEAD[:3], p(run("Cc: the President"), call(1)), HEAD[3]), ()),
    "a second one at a name": (HEAD, (p(run("Freedonia Watch"), call(4), call(1)),)),
    "a heading of names": (HEAD, (p(run("Organisations:", "<w:b/>"), call(1)), p("Freedonia Watch"))),
}


@pytest.mark.parametrize(("head", "names"), LOST.values(), ids=LOST)
def test_a_note_where_none_can_stand_is_told_with_its_words(
    project: SmallProject, head: tuple[str, ...], names: tuple[str, ...]
) -> None:
    said, body, _ = imported(
        project, *letter(p(called(2, 3), run(" See note 3 above.")), head=head, names=names)
    )
    assert (
        "a note that stands at an addressee, a copy line, a contact or a name, where none can: “The press law.”"
        in said
    )
    assert "note-number" in said or names
    assert names or 'See note {{ note("interview") }} above.' in body
    built = project.run("build", "again", "-f", "txt")
    assert built.status == 0, built.err


def test_notes_that_move_are_told(project: SmallProject) -> None:
    head = (HEAD[0], p(run("To: Permanent Representatives"), call(1)), *HEAD[2:])
    said, _, _ = imported(project, *letter(p(called(2, 3, 4)), head=head))
    assert "notes that have other numbers in the new letter: 2 is 1, 3 is 2, 4 is 3 [note-number]" in said


OWN = (
    "see note 2 above", "See note 2", "(note 2)", "supra note 2", "supra, note 2", "note 2, supra", "note 2 below",
    "see also footnote 2", "cf. fn. 2", "see endnote 2", "voir note 2 ci-dessus", "voir la note de bas de page 2",
    "véase la nota 2", "ver nota 2 acima", "nota 2 supra", "см. сноску 2", "см. примечание 2 выше", "انظر الحاشية 2 أعلاه",
    "请参见脚注2", "in note 2", "n. 2 above",
)  # fmt: skip
OTHERS = (
    "A/HRC/50/1, note 2",
    "Smith, note 2",
    "in its comment, footnote 2",
    "the verbal note 2/2026",
    "banknote 2",
)


@pytest.mark.parametrize("words", OWN)
def test_numbers_of_notes_in_words_follow_their_notes(project: SmallProject, words: str) -> None:
    lost = (HEAD[0], p(run("To: Permanent Representatives"), call(1)), *HEAD[2:])
    said, body, campaign = imported(
        project,
        *letter(p(called(2, 3), run(f" As said, {words}.")), head=lost),
        notes=(*NOTES[:2], f"Smith; {words}."),
    )
    assert '{{ note("gazette") }}' in body
    assert '{{ note("gazette") }}' in campaign.replace("\\", "")
    assert "it stays a figure" not in said


@pytest.mark.parametrize("words", OTHERS)
def test_numbers_of_notes_of_other_documents_stay_and_are_told_where_notes_move(
    project: SmallProject, words: str
) -> None:
    lost = (HEAD[0], p(run("To: Permanent Representatives"), call(1)), *HEAD[2:])
    said, body, _ = imported(project, *letter(p(called(2, 3), run(f" As said by {words}.")), head=lost))
    assert "{{" not in body
    may_be_own = words.startswith(("A/HRC", "Smith", "in its"))
    assert ("names a note by its number, which may be that of another document" in said) is may_be_own


def test_what_names_other_documents_is_not_told_where_no_note_moves(project: SmallProject) -> None:
    said, _, _ = imported(project, *letter(p(called(1, 2), run(" As Smith says, note 2."))), notes=NOTES[:2])
    assert "note-number" not in said


def section(properties: str) -> str:
    return f"<w:p><w:pPr><w:sectPr><w:footnotePr>{properties}</w:footnotePr></w:sectPr></w:pPr></w:p>"


COUNTS = {
    "from five": ('<w:numStart w:val="5"/>', "see note 6 above", 'see note {{ note("gazette") }} above', "5 is 1, 6 is 2, 7 is 3"),
    "in small Roman figures": ('<w:numFmt w:val="lowerRoman"/>', "see note 2 above", "see note 2 above", ""),
    "anew on each page": ('<w:numRestart w:val="eachPage"/>', "see note 2 above", "see note 2 above", ""),
}  # fmt: skip


@pytest.mark.parametrize(("properties", "typed", "written", "moved"), COUNTS.values(), ids=COUNTS)
def test_notes_that_count_otherwise_keep_what_names_them(
    project: SmallProject, properties: str, typed: str, written: str, moved: str
) -> None:
    said, body, _ = imported(
        project,
        *letter(f"{p(called(1, 2))}{section(properties)}{p(called(3), run(f' And {typed}.'))}"),
        notes=NOTES[:3],
    )
    assert written in body
    assert (f"other numbers in the new letter: {moved} [note-number]" in said) is bool(moved)
    assert moved or "[notes-count]" in said


def test_a_number_that_two_notes_have_is_tied_to_neither(project: SmallProject) -> None:
    anew = '<w:numRestart w:val="eachSect"/>'
    said, body, _ = imported(
        project,
        *letter(
            f"{p(called(1, 2))}{section(anew)}{p(called(3), run(' And see note 1 above.'))}{section(anew)}"
        ),
        notes=NOTES[:3],
    )
    assert "see note 1 above" in body
    assert "names a note by its number, which several notes have; it stays a figure [note-number]" in said


def test_a_sign_set_by_hand_does_not_count(project: SmallProject) -> None:
    star = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    _, body, _ = imported(
        project, *letter(p(run("Claim."), star, called(2, 3), run(" See note 2 above."))), notes=NOTES[:3]
    )
    assert 'See note {{ note("interview") }} above.' in body


def test_a_heading_over_notes_that_the_file_has_not_is_told(project: SmallProject) -> None:
    data = word_file(
        *letter(p(run("Claim."), call(1, "endnote"))), endnotes=[note(1, "The press law.", kind="endnote")]
    )
    project.write({"letter.docx": data})
    made = project.run("import", "letter.docx", "--as", "again")
    assert (
        "the notes, which have no heading in the file, stand below “Notes” in the new letter [notes-heading]"
        in made.err
    )
    campaign = yaml.safe_load((project.root / "campaigns/again/campaign.yaml").read_text("utf-8"))
    assert campaign["notes"]["place"] == "end"


AGAIN = (
    "UN Doc. A/HRC/57/56, 20 August 2024, para. 44.",
    "Ibid., para. 6.",
    "The gazette.",
    "Ibid.",
    "A report.",
)


def test_a_number_names_the_very_note_that_repeats_a_source(project: SmallProject) -> None:
    """What note 2 and note 4 say is named by their own numbers, and not by that of the note that they repeat."""
    text = p(
        *(f"{run(f' Claim {n}.')}{call(n)}" for n in range(1, 6)),
        run(" See note 2 above, and see note 4 above."),
    )
    said, body, _ = imported(project, *letter(text), notes=AGAIN)
    assert body.count("{{ note(") == 2
    assert "differs" not in said
    built = project.run("build", "again", "-f", "txt")
    assert built.status == 0, built.err
    printed = " ".join((project.root / "build/again/again.txt").read_text("utf-8").split())
    assert "See note 2 above, and see note 4 above." in printed
    assert "[4] Ibid." in printed


def test_a_repeat_that_no_note_cites_has_the_number_of_its_source(project: SmallProject) -> None:
    project.write(
        {
            "campaigns/again/campaign.yaml": """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Freedonia
signatories: []
footnotes:
  law: {symbol: A/HRC/57/56, date: 2024-08-20}
  law-again: {repeats: law, text: "Ibid., annex."}
  gazette: The gazette.
""",
            "campaigns/again/body.md": 'One.[^law] Two.[^gazette] Three.[^law-again] See {{ note("law") }}, {{ note("law-again") }}.\n',
        }
    )
    assert project.run("build", "again", "-f", "txt").status == 0
    assert "See 1, 3." in (project.root / "build/again/again.txt").read_text("utf-8")


def test_a_figure_that_stays_is_told_with_its_paragraph_its_words_and_what_to_do(
    project: SmallProject,
) -> None:
    notes = ("The press law.", "The gazette.", "The press law.")
    said, body, _ = imported(
        project, *letter(p(called(1, 2, 3), run(" As said, see note 3 above."))), notes=notes
    )
    assert "see note 3 above." in body
    assert "letter.docx, paragraph 5, " in said
    assert "see note 3 above.” names note 3 [note-number]" in said
    assert "it stays a figure" in said
