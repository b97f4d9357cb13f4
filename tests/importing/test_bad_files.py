"""Imports files that are damaged, locked or made to do harm: a message says what to do, and nothing is written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from word_files import MAIN, note, p, word_file

from small_project import SmallProject

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE = (
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{MAIN}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
)
SIGNED = word_file(
    p("1 September 2026"),
    p("Your Excellency,"),
    p("We write to you."),
    p("Sincerely,"),
    p("Sylvanian Press Council"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def bomb() -> bytes:
    """100 kB that unpack to 100 MB."""
    return word_file(parts={"word/document.xml": b" " * 100_000_000})


def lying_bomb() -> bytes:
    """A zip whose list says that its part is small."""
    data = bytearray(word_file(parts={"word/document.xml": b" " * 100_000_000}))
    for sign in (b"PK\x01\x02", b"PK\x03\x04"):
        offset = 24 if sign == b"PK\x01\x02" else 22
        start = 0
        while (found := data.find(sign, start)) >= 0:
            if int.from_bytes(data[found + offset : found + offset + 4], "little") == 100_000_000:
                data[found + offset : found + offset + 4] = (1000).to_bytes(4, "little")
            start = found + 4
    return bytes(data)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", b"", "a.docx is not a Word document [no-word-file]"),
        ("a.docx", b"Dear all", "a.docx is not a Word document [no-word-file]"),
        ("a.docx", b"%PDF-1.7 ...", "a.docx is a PDF [no-word-file]"),
        ("a.rtf", b"{\\rtf1 }", "a.rtf is an RTF file [no-word-file]"),
        ("a.doc", OLE, "a.doc is in the old format of Word (.doc) [old-format]"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx is locked with a password [locked-file]"),
        ("a.docx", word_file(p("x"))[:-40], "a.docx is damaged: its end is missing or has changed [damaged-file]"),
        ("a.docx", archive(x=b"y"), "a.docx is a zip, not a Word document [no-word-file]"),
        ("a.odt", archive(mimetype=b"application/odt"), "a.odt is an OpenDocument file, as LibreOffice saves it [no-word-file]"),
        ("a.docx", archive(**{"[Content_Types].xml": b"<Types/>"}), "it has no main document [damaged-file]"),
        ("a.docx", word_file(parts={"word/document.xml": b"<w:document"}), "a.docx is damaged: its part 'word/document.xml' is no longer whole"),
        ("a.docx", word_file(parts={"word/document.xml": f'<w:document xmlns:w="{MAIN}"/>'}), "its main document holds no text"),
        ("a.docx", word_file(parts={"word/document.xml": LAUGHS}), "it declares a document type, which no Word file may have"),
        ("a.docx", word_file(parts={"word/styles.xml": OUTSIDE}), "it declares a document type, which no Word file may have"),
        ("a.docx", bomb(), "a.docx unpacks to more than any letter has [file-too-large]"),
        ("a.docx", lying_bomb(), "[damaged-file]"),
        ("a.md", "\udce9".encode("utf-8", "surrogatepass") + b"\xe9", "a.md is not in UTF-8 [encoding]"),
        ("a.md", b"\0\0", "a.md is no text [encoding]"),
        ("a.md", b"x" * 4_000_001, "a.md is larger than 4 MB [file-too-large]"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_words_and_nothing_is_written(
    project: SmallProject, name: str, data: bytes, says: str
) -> None:
    project.write({name: data})
    before = project.files()
    run = project.run("import", name, "--as", "again")
    assert run.status == 1
    assert says in run.err
    assert run.err.count("error: ") == 1
    assert "  help: " in run.err
    assert "root:" not in run.err
    assert project.files() == before


def test_a_pdf_under_another_name_is_not_sent_to_libreoffice(project: SmallProject) -> None:
    project.write({"a.docx": b"%PDF-1.7 ..."})
    run = project.run("import", "a.docx", "--as", "again")
    assert (
        "help: import the Word file of which it was made; if there is none, open the PDF in Word" in run.err
    )
    assert "Word or LibreOffice" not in run.err


def test_a_damaged_part_is_reported(project: SmallProject) -> None:
    data = bytearray(word_file(p("A letter. " * 400)))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        start = made.getinfo("word/document.xml").header_offset + 60
    data[start : start + 20] = bytes(20)
    project.write({"a.docx": bytes(data)})
    run = project.run("import", "a.docx", "--as", "again")
    assert (run.status, "cannot be unpacked [damaged-file]" in run.err) == (1, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["import", "nothing.docx", "--as", "again"],
            "error: there is no file 'nothing.docx' [missing-file]\n  help: look whether its name is right",
        ),
        (
            ["import", "b.docx", "--as", "again"],
            "error: there is no file 'b.docx' [missing-file]\n  help: did you mean 'a.docx'?",
        ),
        (
            ["import", "campaigns", "--as", "again"],
            "error: 'campaigns' is a folder, not a file [missing-file]\n  help: name the letter in it",
        ),
        (["import", "x" * 300, "--as", "again"], "error: there is no file 'xxx"),
        (
            ["import", "a.docx", "--as", "letter"],
            "campaigns/letter is there already, and stays as it is [campaign-exists]",
        ),
        (["import", "a.docx", "--as", "../x"], "'../x' cannot be the name of a letter [wrong-value]"),
        (["import", "a.docx", "--as", "x" * 300], "x' cannot be the name of a letter [wrong-value]"),
    ],
)
def test_what_cannot_be_imported_or_is_there_is_left_alone(
    project: SmallProject, words: list[str], says: str
) -> None:
    project.write({"a.docx": word_file(p("x"))})
    before = project.files()
    run = project.run(*words)
    assert (run.status, says in run.err) == (1, True), run.err
    assert project.files() == before


def test_a_campaign_that_somebody_makes_meanwhile_stays(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"a.docx": SIGNED})
    before, real = project.files(), Path.rename

    def rename(self: Path, target: Path) -> Path:
        if target.name == "again":
            project.write({"campaigns/again/body.md": "mine"})
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    run = project.run("import", "a.docx", "--as", "again")
    assert (run.status, "cannot be written" in run.err) == (1, True)
    assert project.files() == {**before, "campaigns/again/body.md": b"mine"}


def test_where_nothing_can_be_written_nothing_is(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write({"a.docx": word_file(p("x"))})
    before = project.files()
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if target.name == "again" and target.parent.name == "campaigns":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    run = project.run("import", "a.docx", "--as", "again")
    assert (run.status, "the disk is full" in run.err) == (1, True)
    assert project.files() == before


def test_a_session_that_the_table_lacks_is_offered_to_be_added(project: SmallProject) -> None:
    project.write({"a.docx": word_file(p("1 May 2030"), p("We write to the 74th session of the Council."))})
    run = project.run("import", "a.docx", "--as", "again")
    assert run.status == 0
    assert "written to HRC74, which the table of sessions does not have" in run.err
    assert "It is written to HRC74, which the table of sessions does not have yet." in run.out
    assert "add 'HRC74:' with its dates to campaigns/sessions.yaml" in run.err
    assert "# session: HRC74" in (project.root / "campaigns/again/campaign.yaml").read_text("utf-8")


def test_a_letter_of_500_pages_comes_in_whole(project: SmallProject) -> None:
    paragraphs = [p(f"Case {n}: " + "words of a letter that goes on and on. " * 12) for n in range(3000)]
    project.write({"a.docx": word_file(p("1 September 2026"), *paragraphs)})
    run = project.run("import", "a.docx", "--as", "again")
    assert run.status == 0
    body = (project.root / "campaigns/again/body.md").read_text("utf-8")
    assert body.count("\n\nCase ") + body.startswith("Case ") == 3000


def packed_otherwise() -> bytes:
    """A Word file that is packed with LZMA, which no program for letters reads."""
    data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_file(p("x")))) as made,
        zipfile.ZipFile(data, "w", zipfile.ZIP_LZMA) as other,
    ):
        for name in made.namelist():
            other.writestr(name, made.read(name))
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (packed_otherwise, "a.docx is packed in a way that no Word file is [damaged-file]"),
        (lambda: word_file("<w:p/>" * 9_000_000), "unpacks to more than any letter has [file-too-large]"),
        (lambda: word_file("<w:p/>" * 100_000), "a.docx has more than 12,000 paragraphs"),
        (lambda: word_file(p("x", "<w:r>" + "<w:br/>" * 300_000 + "</w:r>")), "paragraph 1 is made of more than 4,000 pieces"),
        (
            lambda: word_file(p("x"), footnotes=[note(1, "<w:r>" + "<w:br/>" * 5_000 + "</w:r>")]),
            "the text of a note is made of more than 4,000 pieces",
        ),
    ],
)  # fmt: skip
def test_what_no_letter_has_is_refused_at_once(
    project: SmallProject, data: Callable[[], bytes], says: str
) -> None:
    project.write({"a.docx": data()})
    before = project.files()
    run = project.run("import", "a.docx", "--as", "again")
    assert (run.status, says in run.err) == (1, True), run.err
    assert project.files() == before


def test_a_sign_whose_number_is_none_is_listed(project: SmallProject) -> None:
    project.write({"a.docx": word_file(p("Text.", '<w:r><w:sym w:font="Odd" w:char="zzzz"/></w:r>'))})
    run = project.run("import", "a.docx", "--as", "again")
    assert (run.status, "a sign of the font Odd" in run.err) == (0, True), run.err


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ('Id="q" Type="http://x/y"', "Target"),
        ('Id="q" Target="styles.xml"', "Type"),
        ('Type="http://x/y" Target="styles.xml"', "Id"),
    ],
)
def test_a_relationship_that_does_not_say_all_is_told(project: SmallProject, said: str, missing: str) -> None:
    project.write({"a.docx": word_file(p("x"), relationships=f"<Relationship {said}/>")})
    before = project.files()
    run = project.run("import", "a.docx", "--as", "again")
    assert (run.status, project.files()) == (1, before)
    assert (
        f"a.docx is damaged: a relationship of its part 'word/document.xml' has no {missing} [damaged-file]\n"
        "  help: open it in Word, which can often repair it" in run.err
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_with_two_texts_is_not_taken_for_either(project: SmallProject) -> None:
    data = io.BytesIO(word_file(p("x")))
    with zipfile.ZipFile(data, "a") as made:
        made.writestr("word/document.xml", b"another")
    project.write({"a.docx": data.getvalue()})
    run = project.run("import", "a.docx", "--as", "again")
    assert "a.docx is damaged: it has two parts called 'word/document.xml' [damaged-file]" in run.err
