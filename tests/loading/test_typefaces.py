"""Holds typefaces to their names: with Word's own nothing more is needed, and a font file of one's own is embedded."""

from __future__ import annotations

import io
import random
import re
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from outside import office_pdfs, pdf_text
from small_project import SMALL, SmallProject
from undersigned.loading.font_letters import are_whole, letters_of
from undersigned.loading.typefaces import _tables
from undersigned.model.style import WORDS_OWN
from undersigned.writers.pdf import fonts

STYLE = "templates/styles/ours.yaml"
FACES = Path(fonts.__file__).parent / "typefaces"
TEXT = "We write to *you*, with **words** of several kinds and ***more*** of them. Вы пишете нам. " * 12

PARAGRAPHS = [
    f"{number} We are writing to you about the situation of human rights in Freedonia, which has not become better "
    f"since we wrote to you {'on that ' * number} last, and ask you to act on it before it is too late for all of us."
    for number in range(12)
]


def styled(project: SmallProject, style: str) -> SmallProject:
    """The small project, whose letter has that style."""
    letter = SMALL["campaigns/letter/campaign.yaml"] + "style: ours\n"
    project.write({"campaigns/letter/campaign.yaml": letter, "campaigns/letter/body.md": f"{TEXT}\n"})
    project.write({STYLE: f"based_on: plain\n{style}\n"})
    return project


def embedded(pdf: Path) -> set[str]:
    """The fonts in a PDF as poppler names them, without the tags of their subsets."""
    listed = subprocess.run(
        ["pdffonts", pdf], capture_output=True, text=True, check=True
    ).stdout  # poppler is on the PATH
    return {line.split()[0].partition("+")[2] for line in listed.splitlines()[2:]}


def named_in_word(project: SmallProject) -> set[str]:
    """The typefaces that the styles of the DOCX name."""
    styles = zipfile.ZipFile(project.built("docx")).read("word/styles.xml").decode()
    return set(re.findall('w:ascii="([^"]+)"', styles))


def own_font(change: Callable[[Any], object] = lambda _: None, face: str = "Regular") -> bytes:
    """A font called Freedonia, changed."""
    font = TTFont(FACES / "carlito" / f"Carlito-{face}.ttf")
    for record in font["name"].names:
        record.string = str(record).replace("Carlito", "Freedonia")
    change(font)
    into = io.BytesIO()
    font.save(into)
    return into.getvalue()


@pytest.mark.parametrize("font", WORDS_OWN, ids=lambda font: font.word)
def test_the_name_of_one_of_words_typefaces_is_enough(font: Any, project: SmallProject) -> None:
    run = styled(project, f"text: {{font: {font.word}}}").run("build", "letter", "-f", "docx", "-f", "pdf")
    assert (run.status, run.err) == (0, "")
    drawn = embedded(project.built("pdf"))
    others = {name for name in drawn if not name.replace("-", "").startswith(font.pdf.replace(" ", ""))}
    assert not others or (font.pdf == "Caladea" and "Source" in "".join(others)), drawn  # it has no Cyrillic
    assert len(drawn) >= 3  # roman, bold and italic
    assert named_in_word(project) == {font.word}


def test_lines_are_broken_in_the_pdf_as_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # LibreOffice knows which of these faces stand in for Word's own.
    only_ours(monkeypatch, tmp_path)
    made = []
    for font in WORDS_OWN:
        project = styled(SmallProject(tmp_path / font.pdf), f"text: {{font: {font.word}}}")
        project.write({"campaigns/letter/body.md": "\n\n".join(PARAGRAPHS)})
        assert project.run("build", "letter", "-f", "docx", "-f", "pdf").status == 0
        made.append((project, project.built("docx").rename(tmp_path / f"{font.pdf}.docx")))
    for (project, _), office in zip(made, office_pdfs([file for _, file in made], tmp_path), strict=True):
        ours, theirs = lines(project.built("pdf")), lines(office)
        # Word and LibreOffice set no pair of letters closer: here and there, a word more goes onto a line of ours.
        assert len({*ours} & {*theirs}) > 0.8 * max(len(ours), len(theirs)), (ours, theirs)


def only_ours(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let other programs see the faces that come along, whatever fonts the machine has."""
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{FACES}</dir><cachedir>{folder / 'fontconfig'}</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(conf))


def lines(pdf: Path) -> list[str]:
    return [" ".join(line.split()) for line in pdf_text(pdf, "-layout").split("\n") if line.strip()]


def test_a_font_file_of_ones_own_is_embedded_and_named(project: SmallProject) -> None:
    project.write({
        "fonts/Freedonia.ttf": own_font(),
        "fonts/Freedonia-Bold.ttf": own_font(face="Bold"),
        "fonts/Freedonia-Italic.ttf": own_font(face="Italic"),
    })  # fmt: skip
    style = (
        "text:\n  font: {word: Freedonia Sans, file: fonts/Freedonia.ttf, bold: fonts/Freedonia-Bold.ttf, "
        "italic: fonts/Freedonia-Italic.ttf}"
    )
    run = styled(project, style).run("build", "letter", "-f", "docx", "-f", "pdf")
    assert (run.status, run.err) == (0, "")
    names = embedded(project.built("pdf"))
    assert len(names) >= 3
    assert all(name.startswith("Freedonia") for name in names), names
    assert named_in_word(project) == {"Freedonia Sans"}
    first = project.built("pdf").read_bytes()
    assert project.run("build", "letter", "-f", "pdf").status == 0
    assert project.built("pdf").read_bytes() == first


def test_a_font_without_bold_letters_is_told_of(project: SmallProject) -> None:
    project.write({"fonts/Freedonia.ttf": own_font()})
    run = styled(project, "text: {font: {word: Freedonia Sans, file: fonts/Freedonia.ttf}}").run(
        "build", "letter", "-f", "pdf"
    )
    assert run.status == 0
    assert run.err == (
        f"{STYLE}:2:14: warning: 'Freedonia Sans' has no file for letters that are bold or italic: in the PDF they "
        "look as the others do [no-such-face]\n  help: name it in a line 'bold:'\n"
    )


def forbidden(font: Any) -> None:
    font["OS/2"].fsType = 0x0002


def preview_too(font: Any) -> None:
    font["OS/2"].fsType = 0x0006


def bitmaps_only(font: Any) -> None:
    font["OS/2"].fsType = 0x0200


def for_the_web(font: Any) -> None:
    font.flavor = "woff"


def without_letters(font: Any) -> None:
    del font["glyf"], font["loca"]


def without_characters(font: Any) -> None:
    del font["cmap"]


def whole_only(font: Any) -> None:
    font["OS/2"].fsType = 0x0100


def only_a_space(font: Any) -> None:
    for table in font["cmap"].tables:
        table.cmap = {0x20: "space"}


def without_cyrillic(font: Any) -> None:
    for table in font["cmap"].tables:
        table.cmap = {number: name for number, name in table.cmap.items() if not 0x400 <= number < 0x500}


def jumbled(table: str) -> bytes:
    """The font with one table full of chance."""
    data = bytearray(own_font())
    entry = TTFont(io.BytesIO(data)).reader.tables[table]
    chance = random.Random(7)  # noqa: S311  # no secret
    data[entry.offset : entry.offset + entry.length] = chance.randbytes(entry.length)
    return bytes(data)


VARIABLE = fonts._folder("manimgx_fonts") / "NotoSans[wght].ttf"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (lambda: own_font(forbidden), "whoever made it forbids that it is embedded in documents"),
        (lambda: own_font(bitmaps_only), "whoever made it allows that its bitmaps alone are embedded"),
        (lambda: own_font(for_the_web), "this is a font for web pages (WOFF)"),
        (lambda: b"wOF2" + own_font(), "this is a font for web pages (WOFF2)"),
        (lambda: b"ttcf" + own_font(), "this is a collection of several fonts"),
        (VARIABLE.read_bytes, "this is a variable font, with many faces in one file"),
        (lambda: own_font()[:200_000], "this is no font, or only a part of one"),
        (lambda: b"", "this is no font, or only a part of one"),
        (lambda: b"\x00\x01\x00\x00\xff\xff", "this is no font, or only a part of one"),
        (lambda: b"PK\x03\x04", "this is a ZIP archive"),
        (lambda: b"%!PS-AdobeFont-1.0", "this is a PostScript Type 1 font"),
        (lambda: own_font(without_characters), "this is no font, or only a part of one"),
        (lambda: own_font(whole_only), "forbids that a part of it is embedded"),
        (lambda: own_font(only_a_space), "which of its signs are which letters cannot be read"),
        (lambda: jumbled("cmap"), "which of its signs are which letters cannot be read"),
        (lambda: jumbled("glyf"), "the shapes of its letters are damaged"),
        (lambda: jumbled("loca"), "the shapes of its letters are damaged"),
        (lambda: bytes(11_000_000), "10"),
    ],
)  # fmt: skip
def test_a_font_file_that_cannot_be_embedded_is_an_error_at_its_line(
    data: Callable[[], bytes], fault: str, project: SmallProject
) -> None:
    project.write({"fonts/Freedonia.ttf": data()})
    run = styled(
        project, "text:\n  font:\n    word: Freedonia Sans\n    file: fonts/Freedonia.ttf"
    ).run("build", "letter", "-f", "docx", "-f", "pdf")  # fmt: skip
    assert run.status == 1
    assert run.err.startswith(f"{STYLE}:5:11: error: the font file 'fonts/Freedonia.ttf'")
    assert fault in run.err
    assert "help: " in run.err
    assert run.err.count("error:") == 1


def test_letters_that_a_font_lacks_are_told_where_the_first_of_them_stands(project: SmallProject) -> None:
    project.write({"fonts/Freedonia.ttf": own_font(without_cyrillic)})
    for kind, told in (("text", True), ("paragraphs: {body", True), ("paragraphs: {subject", False)):
        style = f"{kind}: {{font: {{word: Freedonia Sans, file: fonts/Freedonia.ttf}}}}"
        run = styled(project, style + "}" * style.startswith("par")).run("build", "letter", "-f", "pdf")
        assert run.status == 0
        assert ("campaigns/letter/body.md:1:" in run.err) is told
        assert ("does not have 'Выпишетна" in run.err.replace("м", "")) is told


@pytest.mark.parametrize("folder", ["carlito", "liberation", "caladea"])
def test_fonts_that_are_whole_are_read_as_another_reader_reads_them(folder: str) -> None:
    for file in sorted((FACES / folder).glob("*.ttf")):
        data = file.read_bytes()
        tables = _tables(data)
        assert tables
        letters = letters_of(tables)
        assert set(letters) == set(TTFont(io.BytesIO(data)).getBestCmap())
        assert are_whole(tables, letters)


def test_a_font_that_may_be_previewed_may_be_embedded(project: SmallProject) -> None:
    project.write({"fonts/Freedonia.ttf": own_font(preview_too)})
    run = styled(project, "text: {font: {word: Freedonia Sans, file: fonts/Freedonia.ttf}}").run(
        "build", "letter", "-f", "pdf"
    )
    assert run.status == 0


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_font_gives_a_letter_or_findings(seed: int, project: SmallProject) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    data = bytearray(own_font())
    tables = struct.unpack_from(">H", data, 4)[0]
    last = len(data) if seed % 2 else 12 + 16 * tables  # anywhere, or in the list of tables
    for _ in range(20):
        data[chance.randrange(last)] = chance.randrange(256)
    project.write({"fonts/Freedonia.ttf": bytes(data)})
    style = "text: {font: {word: Freedonia Sans, file: fonts/Freedonia.ttf}}"
    run = styled(project, style).run("build", "letter", "-f", "pdf")
    assert (run.status == 0) is ("error: " not in run.err)
