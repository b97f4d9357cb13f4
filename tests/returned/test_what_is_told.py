"""What is wrong with what somebody wants to send around or to compare is told, with what to do; nothing is written."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.route import as_word, prepare


def word(*paragraphs: str) -> bytes:
    document, out = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def with_macros() -> bytes:
    out = io.BytesIO(word("Hello"))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


FILES: dict[str, str | bytes] = {
    "damaged.docx": word("Hello")[:900],
    "macros.docx": with_macros(),
    "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "scan.docx": b"%PDF-1.7",
    "theirs.docx": word("We write to you."),
    "other.docx": word("The sea is blue, and so are many of the fishes in it."),
}
MERGE = ("merge", "letter")
CIRCULATE, REDLINE = ("circulate", "letter"), ("redline",)
TOLD = [
    (
        (*CIRCULATE, "--to", "freedonia-wach"),
        "the register has no organisation 'freedonia-wach'",
        "did you mean",
    ),
    ((*CIRCULATE, "--form", "javascript:x"), "'javascript:x' is no address of a form", "--form https://"),
    ((*CIRCULATE, "--form", "https://example.org/a b"), "is no address of a form", "https://"),
    (
        (*CIRCULATE, "--redline"),
        "nobody that receives it has received an earlier version",
        "leave out --redline",
    ),
    (("signatories", "remind", "letter"), "letter was not sent around yet", "undersigned circulate letter"),
    (("circulate", "leter"), "there is no campaign called 'leter'", "did you mean 'letter'?"),
    (
        (*REDLINE, "letter@latest", "letter", "-o", "c.docx"),
        "letter was not sent around yet",
        "undersigned circulate",
    ),
    (
        (*REDLINE, "leter", "letter", "-o", "c.docx"),
        "there is no campaign called 'leter'",
        "did you mean 'letter'?",
    ),
    ((*REDLINE, "thers.docx", "letter", "-o", "c.docx"), "there is no file 'thers.docx'", "theirs.docx"),
    ((*REDLINE, "damaged.docx", "letter", "-o", "c.docx"), "the earlier file is damaged", "get it again"),
    (
        (*REDLINE, "letter", "macros.docx", "-o", "c.docx"),
        "has macros, which are neither run nor passed on",
        ".docx",
    ),
    ((*REDLINE, "letter", "locked.docx", "-o", "c.docx"), "is locked with a password", "Protect Document"),
    ((*REDLINE, "scan.docx", "letter", "-o", "c.docx"), "is a PDF", "in Word"),
    (
        ("compare", "letter", "--since-signed", "freedonia-watch", "--docx", "c.docx"),
        "has agreed to no text",
        "status",
    ),
    (
        ("compare", "letter", "--docx", "c.docx"),
        "--docx is for what changed since",
        "undersigned redline OLD NEW",
    ),
    ((*MERGE, "thers.docx"), "there is no file 'thers.docx'", "did you mean 'theirs.docx'?"),
    ((*MERGE, "."), "'.' is a folder, not a file", "name the letter in it"),
    ((*MERGE, "damaged.docx"), "damaged.docx is damaged", "get it again"),
    ((*MERGE, "locked.docx"), "locked.docx is locked with a password", "Protect Document"),
    ((*MERGE, "scan.docx"), "scan.docx is a PDF", "in Word"),
    (
        (*MERGE, "theirs.docx", "--base", "7"),
        "letter was not sent around yet",
        "undersigned circulate letter",
    ),
    ((*MERGE, "other.docx"), "other.docx is another letter", "name the file that they sent back"),
    (
        (*MERGE, "sent.docx", "--take", "aaaaaa"),
        "no change of these copies is called 'aaaaaa'",
        "they change nothing",
    ),
    ((*MERGE, "sent.docx", "--take", "all,b"), "'all' stands alone", "say '--take all', or name changes"),
    ((*MERGE, "sent.docx", "--take", "a", "b"), "is called 'b'", "they change nothing"),
    (("merge", "leter", "sent.docx"), "there is no campaign called 'leter'", "did you mean 'letter'?"),
]


@pytest.mark.parametrize(("command", "message", "help"), TOLD)
def test_what_is_wrong_is_told_and_nothing_is_written(
    project: SmallProject, command: tuple[str, ...], message: str, help: str
) -> None:
    project.write(FILES)
    if "sent.docx" in command:
        project.write({"sent.docx": as_word(prepare(Project(project.root), "letter"))})
    before = project.files()
    run = project.run(*command)
    assert run.status == 1
    said = " ".join(run.err.split())
    assert message in said
    assert help in said
    assert project.files() == before


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("Dear all,\n", "a mail begins with its subject"),
        ("", "a mail begins with its subject"),
        ("Subject: x\n\n{organization}\n", "a mail knows nothing of 'organization'"),
        ("Subject: {deadlin}\n\nx\n", "a mail knows nothing of 'deadlin'"),
    ],
)
def test_a_template_of_a_mail_is_looked_at(project: SmallProject, template: str, message: str) -> None:
    project.write({"templates/mails/invitation.txt": template})
    before = project.files()
    run = project.run("circulate", "letter")
    assert (run.status, message in run.err, "templates/mails/invitation.txt:" in run.err) == (1, True, True)
    assert project.files() == before


def test_a_letter_with_errors_is_not_sent_around(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": "We write.[^nothing]\n"})
    before = project.files()
    assert project.run("circulate", "letter").status == 1
    assert project.files() == before


@pytest.mark.parametrize("gone", ["letter.docx", "version.yaml"])
def test_a_version_that_is_damaged_is_told(project: SmallProject, gone: str) -> None:
    project.run("circulate", "letter")
    (file,) = (project.root / "campaigns/letter/circulated").glob(f"*/{gone}")
    if gone == "version.yaml":
        file.write_text("number: one\n")
    else:
        file.unlink()
    run = project.run("redline", "letter@1", "letter", "-o", "c.docx")
    assert (run.status, f"/{gone}" in run.err) == (1, True), run.err


def test_a_day_that_is_past_is_told(project: SmallProject) -> None:
    run = project.run("circulate", "letter", "--deadline", "2020-01-01")
    assert (run.status, "the mails ask for an answer by 2020-01-01, and that is past" in run.err) == (0, True)
