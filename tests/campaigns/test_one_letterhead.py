"""One letterhead in every format: which one a letter has, what is told of it, and how a Word file's is taken over."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Final

import docx
import pytest
from docx.shared import Mm
from PIL import Image

from outside import docx_faults, pandoc
from small_project import SMALL, SmallProject

CASES: Final = Path(__file__).parents[1] / "writers" / "letterheads"
CAMPAIGN: Final = "campaigns/letter/campaign.yaml"
REFERENCE: Final = "templates/joint-letter/reference.docx"
KIND: Final = "templates/joint-letter/kind.yaml"
TAKE: Final = ("letterhead", "joint-letter", "--yes")
OWN: Final = "letterhead: {name: Freedonia Coalition}\n"


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)


def on(project: SmallProject, name: str, more: str = "") -> SmallProject:
    """The project with a Word file as letterhead, and lines added to its campaign."""
    project.write({REFERENCE: (CASES / f"{name}.docx").read_bytes(), CAMPAIGN: SMALL[CAMPAIGN] + more})
    return project


def in_style(project: SmallProject) -> SmallProject:
    """The project with a house style whose footer is that of `good-letterhead`."""
    footer = "{centre: 'Reg. 12345 - Page {page} of {pages}'}"
    project.write({"templates/styles/ours.yaml": f"based_on: plain\npage: {{footer: {footer}}}\n"})
    return project


def built(project: SmallProject, *formats: str) -> tuple[str, str]:
    """What is printed, and what is told, of a build in some formats."""
    options = [word for format in formats for word in ("-f", format)]
    done = project.run("build", "letter", *options)
    assert done.status == 0, done.err
    return done.out, done.err


def line(project: SmallProject, *formats: str) -> str | None:
    out, _ = built(project, *(formats or ("docx", "txt")))
    return next(
        (said.removeprefix("letterhead: ") for said in out.split("\n") if said.startswith("letterhead: ")),
        None,
    )


def words(project: SmallProject, format: str = "docx") -> str:
    file = project.root / f"build/letter/letter.{format}"
    return pandoc(file, format, "plain") if format == "docx" else file.read_text("utf-8")


def picture(width: int = 600, height: int = 200, kind: str = "PNG") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(data, kind)
    return data.getvalue()


def changed(name: str, part: str, before: str, after: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(CASES / f"{name}.docx") as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            data = old.read(one)
            if one == part:
                assert before.encode() in data
                data = data.replace(before.encode(), after.encode())
            new.writestr(one, data)
    return out.getvalue()


# --- which letterhead a format has


@pytest.mark.parametrize(
    ("name", "own", "expected"),
    [
        (None, "", None),
        (None, OWN, f"DOCX and TXT from {CAMPAIGN}"),
        ("good-letterhead", "", f"DOCX from {REFERENCE}, TXT none"),
        ("good-letterhead", OWN, f"DOCX from {REFERENCE}, TXT from {CAMPAIGN}"),
        ("numbering", "letterhead: Freedonia Coalition\n", f"DOCX from {REFERENCE}, TXT from {CAMPAIGN}"),
        ("footnotes", OWN, f"DOCX and TXT from {CAMPAIGN}"),
        ("footnotes", "", "DOCX and TXT none"),
    ],
)
def test_a_build_says_which_letterhead_each_format_has(
    project: SmallProject, name: str | None, own: str, expected: str | None
) -> None:
    if name:
        on(project, name, own)
    else:
        project.write({CAMPAIGN: SMALL[CAMPAIGN] + own})
    assert line(project) == expected
    assert ("Freedonia Coalition" in words(project)) is bool(own and REFERENCE not in (expected or ""))
    assert ("Freedonia Coalition" in words(project, "txt")) is bool(own)


def test_programs_are_told_the_same(project: SmallProject) -> None:
    on(project, "good-letterhead", OWN)
    (outcome,) = json.loads(project.run("build", "letter", "-f", "docx", "-f", "txt", "--json").out)
    assert outcome["letterheads"] == {"docx": REFERENCE, "txt": CAMPAIGN}
    (outcome,) = json.loads(project.run("check", "letter", "--json").out)
    assert outcome["letterheads"] == {}


def test_a_campaign_goes_before_its_kind_and_that_before_its_style(project: SmallProject) -> None:
    style, kind = "templates/styles/blue.yaml", "templates/joint-letter/kind.yaml"
    project.write(
        {
            style: "based_on: plain\nletterhead: {left: {name: Of the style}, rule: true}\n",
            CAMPAIGN: SMALL[CAMPAIGN] + "style: blue\n",
        }
    )
    assert (line(project, "txt"), "Of the style" in words(project, "txt")) == (f"TXT from {style}", True)
    project.write(
        {"templates/styles/red.yaml": "based_on: blue\n", CAMPAIGN: SMALL[CAMPAIGN] + "style: red\n"}
    )
    assert line(project, "txt") == f"TXT from {style}"
    project.write({kind: "letterhead: Of the kind\n"})
    assert (line(project, "txt"), "Of the style" in words(project, "txt")) == (f"TXT from {kind}", False)
    project.write({CAMPAIGN: SMALL[CAMPAIGN] + "style: blue\nletterhead: {name: Of the letter}\n"})
    assert line(project, "txt") == f"TXT from {CAMPAIGN}"


def test_logos_of_those_who_sign_stay_on_a_word_file_with_a_letterhead(project: SmallProject) -> None:
    on(project, "good-letterhead", f"signatory_list: {{logos: letterhead}}\n{OWN}")
    register = "freedonia-watch: {name: Freedonia Watch, logo: logo.png}\n"
    project.write({"signatories/organisations.yaml": register, "signatories/logo.png": picture()})
    built(project, "docx", "txt", "pdf", "html", "md")
    with zipfile.ZipFile(project.root / "build/letter/letter.docx") as file:
        document = file.read("word/document.xml").decode()
    assert (document.count("Freedonia Coalition"), document.count('descr="Freedonia Watch"')) == (0, 2)
    assert docx_faults(project.root / "build/letter/letter.docx") == []


# --- what is told


def test_a_letterhead_that_only_the_docx_has_is_told_once_with_the_command(project: SmallProject) -> None:
    _, told = built(in_style(on(project, "good-letterhead", "style: ours\n")), "docx", "pdf")
    assert told == (
        f"{REFERENCE}:1:1: warning: the DOCX has the letterhead of this file, a picture and 2 lines, and the PDF has"
        " none [letterheads-differ]\n  help: take it over for all formats with 'undersigned letterhead joint-letter'\n"
        "The manual has more on this: undersigned manual own-layout\n"
    )
    assert built(project, "docx")[1] == built(project, "docx", "txt")[1] == built(project, "pdf")[1] == ""
    assert "the PDF has none" not in built(on(project, "good-letterhead", OWN), "docx", "pdf")[1]
    _, told = built(on(project, "good-letterhead", "frame: {order: [date, body]}\n"), "docx", "html")
    assert "'undersigned letterhead joint-letter', and name 'letterhead' in 'order' of 'frame'" in told


def test_a_letterhead_in_the_text_is_told_with_what_it_is(project: SmallProject) -> None:
    _, told = built(on(project, "body-letterhead"), "docx")
    assert told.startswith(
        f"{REFERENCE}:1:1: warning: the letterhead of this file, 2 lines, stands in its text, which no letter takes"
        " over [letterhead-in-text]\n  help: cut it in Word, double-click at the top of the page, paste it there into"
        " the header, and save the file; or take it over for all formats with 'undersigned letterhead joint-letter'\n"
    )
    assert built(on(project, "body-letterhead", OWN), "docx")[1] == ""


def test_what_lies_over_the_text_is_told_with_the_margin_that_mends_it(project: SmallProject) -> None:
    _, told = built(on(project, "floating-logo-overlaps", OWN), "docx")
    assert told.startswith(
        f"{REFERENCE}:1:1: warning: a picture in this file lies over the text of every page: it reaches 33 mm below"
        " the top margin [drawing-over-text]\n  help: in Word, make the top margin 37 mm larger, 62 mm instead of"
        " 25 mm, or make the picture smaller\n"
    )
    wider = changed(
        "floating-logo-overlaps", "word/document.xml", 'w:top="1418"', f'w:top="{round(62 * 56.7)}"'
    )
    project.write({REFERENCE: wider})
    assert built(project, "docx")[1] == ""


@pytest.mark.parametrize(
    ("logo", "told"),
    [
        (picture(1, 1), "error: the logo is 1 pixel wide and 1 high, and nothing of it could be seen"),
        (picture(4000, 20), "error: the logo is 4000 pixels wide and 20 high, and nothing of it could be seen"),
        (picture(60, 20), "warning: the logo is 60 pixels wide and 20 high, and would be blurred at 18 mm"),
        (b"<svg xmlns='x'/>", "error: 'logo.png' is a drawing in SVG, which a letter cannot hold"),
        (b"Hello", "error: 'logo.png' is no picture, or is damaged"),
        (picture()[:99], "error: 'logo.png' is no picture, or is damaged"),
        (None, "error: there is no picture 'logo.png' [missing-file]\n  help: save it as campaigns/letter/logo.png"),
    ],
)  # fmt: skip
def test_a_bad_logo_is_told_in_its_line(project: SmallProject, logo: bytes | None, told: str) -> None:
    project.write(
        {CAMPAIGN: SMALL[CAMPAIGN] + "letterhead:\n  left:\n    logo: logo.png\n    name: Freedonia\n"}
    )
    if logo is not None:
        project.write({"campaigns/letter/logo.png": logo})
    done = project.run("build", "letter", "-f", "txt")
    assert done.err.startswith(f"{CAMPAIGN}:7:11: {told}")


def test_a_logo_of_20000_pixels_is_too_large_or_made_smaller(project: SmallProject) -> None:
    project.write({CAMPAIGN: SMALL[CAMPAIGN] + "letterhead: {logo: logo.png, name: Freedonia}\n"})
    data = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(data, "PNG")
    project.write({"campaigns/letter/logo.png": data.getvalue()})
    assert "is too large: more than 50 million pixels [image-too-large]" in project.run("build", "letter").err
    data = io.BytesIO()
    Image.new("1", (20_000, 1_000)).save(data, "PNG")
    project.write({"campaigns/letter/logo.png": data.getvalue()})
    assert built(project, "docx")[1] == ""


# --- the command


def test_a_letterhead_is_taken_over_from_the_header(project: SmallProject) -> None:
    in_style(on(project, "good-letterhead", "style: ours\n"))
    done = project.run(*TAKE, "--name", "Freedonia Coalition")
    assert (done.status, done.err) == (0, "")
    assert (project.root / KIND).read_text("utf-8") == (
        "letterhead:\n"
        "  left:\n"
        "    logo: {Freedonia Coalition: logo.png}\n"
        "  right:\n"
        "    address: |-\n"
        "      1 Example Street, 1200 Geneva\n"
        "      Registered No. 12345\n"
        "  height: 14mm\n"
    )
    out, told = built(project, "docx", "pdf", "html", "md", "txt")
    assert f"letterhead: DOCX from {REFERENCE}, PDF, HTML, MD and TXT from {KIND}" in out
    assert told == ""
    assert words(project, "txt").startswith(
        "[Freedonia Coalition]\n\n1 Example Street, 1200 Geneva\nRegistered No. 12345\n\n1 September 2026\n"
    )
    assert "Example Street" not in words(project)


def test_a_letterhead_is_taken_over_from_the_text(project: SmallProject) -> None:
    on(project, "body-letterhead")
    assert project.run(*TAKE).status == 0
    out, told = built(project, "docx", "txt")
    assert (f"letterhead: DOCX and TXT from {KIND}" in out, told) == (True, "")
    # What stands below one another does so in all formats.
    head = "FREEDONIA COALITION\n1 Example Street, Geneva\n\n1 September 2026\n"
    assert words(project).startswith(head)
    assert words(project, "txt").startswith(head)


def test_somebody_at_a_terminal_is_asked_once(project: SmallProject) -> None:
    on(project, "good-letterhead")
    done = project.run("letterhead", "joint-letter", typed="n\n")
    assert (done.status, "Nothing was written." in done.out) == (1, True)
    assert not (project.root / KIND).exists()
    done = project.run("letterhead", "joint-letter", typed="y\n")
    assert (done.status, (project.root / KIND).exists()) == (0, True)
    assert done.out.startswith(
        f"{REFERENCE} has a picture and 2 lines in the header of the first page:\n"
        "  left    a picture (PNG, 14 mm high)\n"
        "  right   1 Example Street, 1200 Geneva\n"
        "  right   Registered No. 12345\n\n"
        "Who cannot see the logo does not hear whose it is; say so with --name.\n"
    )


def test_nobody_at_a_terminal_is_no_yes(project: SmallProject) -> None:
    done = on(project, "good-letterhead").run("letterhead", "joint-letter")
    assert (done.status, "[not-asked]" in done.err) == (1, True)
    assert not (project.root / KIND).exists()


def test_what_is_there_stays(project: SmallProject) -> None:
    on(project, "good-letterhead")
    before = "# our kind\r\ndescription: Ours   # as it is\r\n"
    other = picture(10, 10)
    project.write({KIND: before, "templates/joint-letter/logo.png": other})
    assert project.run(*TAKE).status == 0
    after = (project.root / KIND).read_bytes().decode()
    assert after.startswith(f"{before}letterhead:\r\n")
    assert "logo: logo-2.png" in after
    assert (project.root / "templates/joint-letter/logo.png").read_bytes() == other
    again = project.run(*TAKE)
    assert (again.status, again.err.split("\n")[0]) == (
        1,
        f"{KIND}:3:1: error: this kind of letter has a letterhead already [letterhead-there]",
    )
    assert (project.root / KIND).read_bytes().decode() == after


def test_a_kind_that_comes_along_keeps_what_it_says(project: SmallProject) -> None:
    project.write({"templates/statement/reference.docx": (CASES / "good-letterhead.docx").read_bytes()})
    assert project.run("letterhead", "statement", "--yes").status == 0
    kind = (project.root / "templates/statement/kind.yaml").read_text("utf-8")
    assert re.search(
        r"^frame:\n  order: \[letterhead, title, date, .*\nletterhead:\n", kind, re.DOTALL | re.MULTILINE
    )


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        (None, "there is no templates/joint-letter/reference.docx [missing-file]"),
        (b"Hello", f"{REFERENCE}:1:1: error: this file is not a Word document [unusable-reference]"),
        (b"%PDF-1.7", f"{REFERENCE}:1:1: error: this file is a PDF [unusable-reference]"),
        (
            "footnotes",
            f"{REFERENCE}:1:1: error: there is no letterhead in this file: its header, on the first",
        ),
    ],
)
def test_a_file_without_a_letterhead_is_told(
    project: SmallProject, reference: bytes | str | None, told: str
) -> None:
    if reference is not None:
        data = reference if isinstance(reference, bytes) else (CASES / f"{reference}.docx").read_bytes()
        project.write({REFERENCE: data})
    done = project.run(*TAKE)
    assert (done.status, told in done.err) == (1, True), done.err


def test_a_picture_that_no_letter_can_hold_is_named(project: SmallProject) -> None:
    on(project, "good-letterhead")
    project.write(
        {REFERENCE: changed("good-letterhead", "word/_rels/header1.xml.rels", "image1.png", "image1.emf")}
    )
    data = io.BytesIO()
    with zipfile.ZipFile(project.root / REFERENCE) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("image1.png", "image1.emf"), old.read(name))
    project.write({REFERENCE: data.getvalue()})
    done = project.run(*TAKE)
    assert (
        "Left out: a picture (EMF, 14 mm high): save your logo as PNG, and name it under 'logo' yourself."
        in done.out
    )
    assert "logo" not in (project.root / KIND).read_text("utf-8")


def with_logos(*logos: tuple[int, str]) -> bytes:
    """A Word file whose header has logos, so many millimetres high, each at its side."""
    document, data = docx.Document(), io.BytesIO()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    cells = section.first_page_header.add_table(1, 2, Mm(160)).rows[0].cells
    for height, side in logos:
        cell = cells[("left", "right").index(side)]
        cell.paragraphs[0].add_run().add_picture(io.BytesIO(picture(300 + height, 300)), height=Mm(height))
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("logos", "written", "told"),
    [
        (((8, "left"), (28, "right")), ["logo.png, height: 8mm", "logo: logo-2.png}", "height: 28mm"], ""),
        (((28, "left"), (28, "right")), ["logo.png}", "height: 28mm"], ""),
        (((12, "left"), (18, "right")), ["logo.png, height: 12mm", "logo: logo-2.png}"], ""),
        (((8, "left"), (28, "left")), ["height: 28mm"], "The logos at the left are 8 and 28 mm high"),
        (
            ((83, "left"), (20, "right")),
            ["height: 20mm"],
            "it is higher than 60 mm, as the paper of a letter is",
        ),
    ],
)
def test_logos_keep_the_heights_that_they_have_in_the_file(
    logos: tuple[tuple[int, str], ...], written: list[str], told: str, project: SmallProject
) -> None:
    project.write({REFERENCE: with_logos(*logos)})
    done = project.run(*TAKE)
    assert done.status == 0
    text = (project.root / KIND).read_text("utf-8")
    assert all(words in text for words in written), text
    assert text.count("height") == sum("height" in words for words in written)
    assert told in done.out
    assert "save your logo" not in done.out.lower()
