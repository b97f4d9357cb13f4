"""Imports files of other kinds, and several at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from word_files import p, word_file
from word_files import run as in_run

from outside import office
from small_project import SmallProject

LINES = ("1 September 2026", "To: Permanent Representatives", "RE: Freedonia", "Excellencies,")
TEXT = "We write to you about the closure of three newspapers."


def letter(*body: str) -> bytes:
    return word_file(*map(p, LINES), *(body or (p(TEXT),)), p("Sincerely,"), p("Freedonia Watch"))


def box(text: str) -> str:
    return f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"


def test_a_file_of_libreoffice_is_read_where_libreoffice_is(project: SmallProject, tmp_path: Path) -> None:
    assert project.run("build", "letter", "-f", "docx").status == 0
    built = project.root / "build/letter/letter.docx"
    project.write({"letter.odt": office(built, tmp_path, "odt").read_bytes()})
    run = project.run("import", "letter.odt", "--as", "again")
    assert run.status == 0, run.err
    assert "letter.odt was turned into a Word file by LibreOffice; what is compared below is that" in run.err
    assert "They say the same" in run.out, run.err
    assert (project.root / "campaigns/again/imported/letter.odt").is_file()


def test_where_libreoffice_is_not_one_sentence_says_so(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    project.write({"letter.odt": _open_document()})
    run = project.run("import", "letter.odt", "--as", "again")
    assert run.status == 1
    assert (
        run.err
        == "error: letter.odt is an OpenDocument file, which LibreOffice is needed to read, and that is not "
        "installed here [no-word-file]\n  help: open it in Word or LibreOffice, save it as a Word document (.docx), "
        "and import that\n"
    )


def test_libreoffice_that_fails_is_told(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/bin/false")
    project.write({"letter.odt": _open_document()})
    run = project.run("import", "letter.odt", "--as", "again")
    assert run.status == 1
    assert "LibreOffice did not turn letter.odt into a Word file [no-word-file]" in run.err


def _open_document() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return made.getvalue()


def test_a_word_file_made_of_a_pdf_is_refused_in_one_sentence(project: SmallProject) -> None:
    project.write({"letter.docx": word_file(*(box(f"{TEXT} {n}") for n in range(20)), p("page 1"))})
    run = project.run("import", "letter.docx", "--as", "again")
    assert run.status == 1
    assert run.err.count("error: ") == 1
    assert (
        "letter.docx was made of a PDF: its lines stand in text boxes, of which no letter can be made"
        in run.err
    )
    assert not (project.root / "campaigns/again").exists()


def _placed(text: str) -> str:
    frame = '<w:framePr w:w="4000" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="1000" w:y="2000"/>'
    return f"<w:p><w:pPr>{frame}</w:pPr>{in_run(text)}</w:p>"


def _floating(text: str) -> str:
    return f'<w:tbl><w:tblPr><w:tblpPr w:tblpX="1000" w:tblpY="2000"/></w:tblPr><w:tr><w:tc>{p(text)}</w:tc></w:tr></w:tbl>'


def _drawn(text: str) -> str:
    inside = f"<v:shape><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:p><w:r><w:pict>{inside}</w:pict></w:r></w:p>"


@pytest.mark.parametrize("line", [_placed, _floating, _drawn], ids=["frames", "tables", "VML"])
def test_a_word_file_in_which_each_line_has_a_place_of_its_own_was_made_of_a_pdf(
    project: SmallProject, line: Callable[[str], str]
) -> None:
    project.write({"letter.docx": word_file(*(line(f"{TEXT} {n}") for n in range(20)), p("page 1"))})
    run = project.run("import", "letter.docx", "--as", "again")
    assert (run.status, run.err.count("error: ")) == (1, 1)
    assert "[made-of-pdf]" in run.err


@pytest.mark.parametrize("line", [_placed, _drawn], ids=["frames", "VML"])
def test_a_letter_whose_address_has_a_place_of_its_own_is_read(
    project: SmallProject, line: Callable[[str], str]
) -> None:
    project.write({"letter.docx": letter(*map(line, ("Freedonia Watch", "Rue de Lausanne 1")), p(TEXT * 3))})
    assert project.run("import", "letter.docx", "--as", "again").status == 0


def test_a_letter_with_a_text_box_is_read(project: SmallProject) -> None:
    project.write({"letter.docx": letter(box("PRESS RELEASE"), p(TEXT))})
    run = project.run("import", "letter.docx", "--as", "again")
    assert run.status == 0
    assert "a text box: “PRESS RELEASE” [not carried over]" in run.err


def test_several_letters_become_campaigns_called_after_their_files(project: SmallProject) -> None:
    project.write(
        {
            "HRC 57 Freedonia.docx": letter(),
            "broken.docx": b"PK\x03\x04 and no more",
            "Été.docx": letter(p(TEXT), p("The law is new.")),
            "letter.docx": letter(),
        }
    )
    files = ("HRC 57 Freedonia.docx", "broken.docx", "Été.docx", "letter.docx")
    run = project.run("import", *files)
    assert run.status == 1
    assert "broken.docx is damaged" in run.err
    assert run.out.splitlines() == [
        "File                   Campaign          What came of it",
        "HRC 57 Freedonia.docx  hrc-57-freedonia  says the same; 1 signatory, 0 notes",
        "broken.docx            -                 not imported, see above",
        "Été.docx               ete               says the same; 1 signatory, 0 notes",
        "letter.docx            letter-2          says the same; 1 signatory, 0 notes",
        "3 letters were imported, 1 could not be read; see above.",
    ]
    for name in ("hrc-57-freedonia", "ete", "letter-2"):
        assert (project.root / f"campaigns/{name}/body.md").is_file()


def test_people_count_in_the_table_of_several(project: SmallProject) -> None:
    people = [p("Ann Example, Director, Freedonia Watch"), p("Dr Bo Sample, Professor of Law")]
    data = word_file(
        *(
            p(line)
            for line in (
                "1 September 2026",
                "To: Member States",
                "Re: Freedonia",
                "Excellencies,",
                TEXT,
                "Sincerely,",
            )
        ),
        *people,
    )
    project.write({"in/a.docx": data, "in/b.docx": letter()})
    run = project.run("import", "in/*.docx")
    assert "a.docx  a         says the same; 2 signatories, 0 notes" in run.out


def test_files_are_found_where_no_shell_does_it(project: SmallProject) -> None:
    project.write({"in/a.docx": letter(), "in/b.docx": letter()})
    run = project.run("import", "in/*.docx")
    assert run.status == 0, run.err
    assert "2 letters were imported." in run.out


def test_one_name_for_several_is_refused(project: SmallProject) -> None:
    project.write({"a.docx": letter(), "b.docx": letter()})
    run = project.run("import", "a.docx", "b.docx", "--as", "again")
    assert run.status == 1
    assert "'--as again' names one campaign, and 2 files are to become campaigns [wrong-usage]" in run.err


@pytest.mark.parametrize("part", ["_rels/.rels", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize("lacking", ["Target", "Type", "Id"])
def test_a_relationship_that_does_not_say_all_is_damage(
    project: SmallProject, part: str, lacking: str
) -> None:
    whole = zipfile.ZipFile(io.BytesIO(letter()))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in whole.namelist():
            data = whole.read(name)
            if name == part:
                link = {"Id": "x9", "Type": "http://example.org/styles", "Target": "word/x.xml"}
                says = " ".join(f'{key}="{value}"' for key, value in link.items() if key != lacking)
                data = data.replace(b"</Relationships>", f"<Relationship {says}/></Relationships>".encode())
            archive.writestr(name, data)
    project.write({"letter.docx": made.getvalue()})
    run = project.run("import", "letter.docx", "--as", "again")
    assert "Traceback" not in run.err
    assert (run.status, f"has no {lacking} [damaged-file]" in run.err) in {(1, True), (0, False)}
    assert run.status == 1 or part == "_rels/.rels"
