"""Under which names a Word file lends a letter its letterhead, and what is said of one that cannot."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final

import pytest

from small_project import SmallProject

FOLDER: Final = Path(__file__).parents[1] / "writers" / "letterheads"
DATA: Final = (FOLDER / "good-letterhead.docx").read_bytes()
KIND: Final = "templates/joint-letter"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def of_kind(content_type: str, **more: bytes) -> bytes:
    """The letterhead as Word saves it in another format."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DATA)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(f"{WORD}.document.main+xml".encode(), content_type.encode())
            target.writestr(name, content)
        for name, content in more.items():
            target.writestr(name, content)
    return out.getvalue()


DOTX: Final = of_kind(f"{WORD}.template.main+xml")
DOCM: Final = of_kind("application/vnd.ms-word.document.macroEnabled.main+xml", vba=b"macro")
DOTM: Final = of_kind("application/vnd.ms-word.template.macroEnabledTemplate.main+xml")


def has_letterhead(project: SmallProject) -> bool:
    with zipfile.ZipFile(project.built("docx")) as archive:
        return any(name.startswith("word/media/") for name in archive.namelist())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("reference.docx", DATA),
        ("Reference.docx", DATA),
        ("REFERENCE.DOCX", DATA),
        ("reference.Docx", DATA),
        ("reference.dotx", DOTX),
        ("Reference.DOTX", DOTX),
        ("reference.docx", DOTX),
        ("reference.docm", DOCM),
        ("reference.dotm", DOTM),
        ("reference.docx", DOCM),
    ],
)
def test_a_word_file_of_that_name_lends_its_letterhead(name: str, data: bytes, project: SmallProject) -> None:
    project.write({f"{KIND}/{name}": data})
    run = project.run("build", "letter", "--format", "docx")
    assert run.status == 0
    assert has_letterhead(project)
    assert ("this file has macros, which no letter takes along" in run.err) is (data in (DOCM, DOTM))
    assert "misnamed" not in run.err
    assert b"macro" not in project.built("docx").read_bytes()


def test_the_one_that_is_named_as_the_manual_says_goes_first(project: SmallProject) -> None:
    project.write(
        {f"{KIND}/reference.docx": DATA, f"{KIND}/REFERENCE.dotx": b"none", f"{KIND}/letterhead.docx": b""}
    )
    run = project.run("build", "letter", "--format", "docx")
    assert (run.status, run.err.count("warning")) == (0, 1)
    assert run.err.startswith(f"{KIND}/REFERENCE.dotx:1:1: warning: this file is not read")
    assert has_letterhead(project)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("letterhead.docx", "there is letterhead.docx: rename it to reference.docx"),
        ("Our letter.dotx", "there is Our letter.dotx: rename it to reference.dotx"),
        ("reference.docx.docx", "there is reference.docx.docx: rename it to reference.docx"),
        ("reference (1).docx", "there is reference (1).docx: rename it to reference.docx"),
        ("Letter head 2024.docx", "there is Letter head 2024.docx: rename it to reference.docx"),
        ("Papier en-tête.docx", "there is Papier en-tête.docx: rename it to reference.docx"),
        ("reference-old.docx", None),
        ("notes for us.docx", "there is notes for us.docx: rename it to reference.docx"),
        ("reference.doc", "there is reference.doc: open it in Word, and save it as reference.docx"),
        ("letterhead.docm", "there is letterhead.docm: rename it to reference.docm"),
        (
            "reference.odt",
            (
                "there is reference.odt, an OpenDocument file: open it in LibreOffice or Word, and save it as "
                "reference.docx"
            ),
        ),
        ("Vorlage.docx", "there is Vorlage.docx: rename it to reference.docx"),
        ("FW 2026.docx", "there is FW 2026.docx: rename it to reference.docx"),
        ("Letterhead.dotx", "there is Letterhead.dotx: rename it to reference.dotx"),
        ("reference.rtf", "there is reference.rtf: open it in Word, and save it as reference.docx"),
        ("~$ference.docx", None),
        (".reference.docx", None),
        ("notes.md", None),
    ],
)
def test_of_a_file_of_another_name_the_user_is_asked(
    name: str, advice: str | None, project: SmallProject
) -> None:
    project.write({f"{KIND}/{name}": DATA})
    run = project.run("build", "letter", "--format", "docx")
    assert run.status == 0
    assert (f"help: {advice}\n" in run.err) if advice else (run.err == "")


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("reference.docx", f"there is reference.docx: move it to {KIND}/reference.docx"),
        ("campaigns/letter/reference.docx", f"move it to {KIND}/reference.docx"),
        ("campaigns/letter/Reference.dotx", f"move it to {KIND}/reference.dotx"),
        ("templates/reference.docx", f"move it to {KIND}/reference.docx"),
        ("templates/styles/letterhead.docx", f"move it to {KIND}/reference.docx"),
        ("Briefkopf.doc", f"open it in Word, and save it as {KIND}/reference.docx"),
        (
            "campaigns/letter/reference.odt",
            f"open it in LibreOffice or Word, and save it as {KIND}/reference.docx",
        ),
        ("campaigns/letter/last year.docx", None),
        ("campaigns/reference.docx", None),
        ("reference-old.docx", None),
    ],
)
def test_of_a_file_in_another_folder_the_user_is_told_where_it_belongs(
    name: str, advice: str | None, project: SmallProject
) -> None:
    project.write({name: DATA})
    for command in (("build", "letter", "-f", "txt"), ("letterhead", "joint-letter", "--yes")):
        said = project.run(*command).err
        assert (
            (f"{advice}\n" in said)
            if advice and ("campaigns" not in name or command[0] == "build")
            else ("move it" not in said and "rename" not in said)
        )
    project.write({f"{KIND}/reference.docx": DATA})
    assert "misnamed" not in project.run("build", "letter", "-f", "txt").err


@pytest.mark.parametrize("name", ["reference.dotx", "Reference.docm", "REFERENCE.DOTM"])
def test_a_second_file_that_is_not_read_is_told(name: str, project: SmallProject) -> None:
    project.write({f"{KIND}/reference.docx": DATA, f"{KIND}/{name}": DOTX})
    said = project.run("build", "letter", "-f", "txt").err
    assert said.startswith(f"{KIND}/{name}:1:1: warning: this file is not read, as reference.docx is there")


@pytest.mark.parametrize(
    ("kind", "told", "help"),
    [
        (
            "joint-letter",
            f"there is no {KIND}/reference.docx",
            f"save the Word file with your letterhead there, as {KIND}",
        ),
        ("joint-leter", "there is no kind of letter 'joint-leter'", "did you mean 'joint-letter'?"),
        ("", "there is no kind of letter ''", "there is '"),
        ("..", "there is no kind of letter '..'", "there is '"),
        (f"{KIND}/reference.docx", f"there is no kind of letter '{KIND}/reference.docx'", "joint-letter"),
    ],
)
def test_a_kind_without_a_word_file_and_a_kind_that_is_none_are_told_apart(
    kind: str, told: str, help: str, project: SmallProject
) -> None:
    project.write({"templates/coalition-letter/kind.yaml": "description: Ours.\n"})
    project.write({"templates/coalition-letter/reference.docx": DATA})
    run = project.run("letterhead", kind)
    assert run.status == 1
    assert told in run.err
    assert help in run.err


SAVE: Final = "open it in Word, save it as a Word document (.docx), and put it there again"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def an_odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why", "help"),
    [
        (
            an_odt(),
            "it is an OpenDocument file, as LibreOffice saves it",
            (
                "open it in LibreOffice or Word, save it as a Word document (.docx), and put that there: another name "
                "does not make it one"
            ),
        ),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "it is locked with a password",
            (
                "open it in Word, take the password off under File > Info > Protect Document, save it as a Word "
                "document (.docx), and put it there again"
            ),
        ),
        (OLE, "it is in the old format of Word (.doc)", SAVE),
        (b"", "it is not a Word document", SAVE),
        (b"{\\rtf1 x}", "it is an RTF file", SAVE),
        (b"%PDF-1.7", "it is a PDF", "put the Word file there of which it was made"),
        (DATA[:900], "it is damaged: its end is missing or has changed", SAVE),
    ],
)
def test_the_user_is_told_what_a_file_is_that_lends_nothing(
    data: bytes, why: str, help: str, project: SmallProject
) -> None:
    project.write({f"{KIND}/reference.docx": data})
    for command in (["build", "letter", "--format", "docx"], ["check", "letter"]):
        run = project.run(*command)
        assert run.status == 1
        assert (
            f"{KIND}/reference.docx:1:1: error: this file cannot lend its letterhead and styles: {why} "
            f"[unusable-reference]\n  help: {help}\n"
        ) in run.err
    assert "Traceback" not in project.run("todo", "letter").err


def test_a_template_of_20_mb_is_taken_and_a_larger_one_is_not(project: SmallProject) -> None:
    for bytes_more, status in ((19_900_000 - len(DATA), 0), (20_000_000, 1)):
        large = of_kind(f"{WORD}.document.main+xml", **{"word/unused.bin": bytes(bytes_more)})
        project.write({f"{KIND}/reference.docx": large})
        run = project.run("build", "letter", "--format", "docx")
        assert run.status == status
        assert ("this file is larger than 20 MB" in run.err) is bool(status)
        if not status:
            assert project.built("docx").stat().st_size < 100_000
