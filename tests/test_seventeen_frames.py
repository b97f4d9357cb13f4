"""Reads the letters of tests/frames back from every format, with readers that know nothing of undersigned.

Each has what published letters needed that once took a template of their own; none has one here.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from PIL import Image

from cases import Case, accept, all_cases
from outside import docx_faults, office_pdfs, pdf_text
from readings import read_docx, read_html
from small_project import SmallProject

FORMATS = ("docx", "pdf", "html", "txt")
CASES = all_cases(Path(__file__).parent / "frames")
REGISTER = "signatories/organisations.yaml"
NOTE = re.compile(r"^\[\d+\] (.*(?:\n    .*)*)", re.MULTILINE)
COLOURS = ("#1f3864", "#7f2a1d", "#2d5a27")


SHOWN = {
    "01-open-letter": ["Aldova Bar Association {3,}[A-Z]"],
    "02-ministers-of-five-states": [
        "Aldova Bar Association {3,}[A-Z]",
        "(?s)\f.*Attachment.*Sylvania Bar {3,}Sylvania",
    ],
    "03-ministers-of-one-state": [
        "H.E. Ana Sample {3,}H.E. ",
        r"1\. +Amend the press law",
        r"\n +i\. +no journalist",
        r"iii\. +a judge",
        r"2\. +Free the editors",
        "Bo Sample {3,}Ann Example|Ann Example {3,}",
    ],
    "04-parliament": [
        "Senator Ana Sample {3,}[CS]",
        r"\[?1\]",  # LibreOffice 7.4 drops what stands before the number of a note
        r"^ +1 September 2026",
        r"\f *The Foreign Agents Bill {3,}1 September 2026",
        "Page 1 of 2",
        "Page 2 of 2",
    ],
    "06-inspector-general": ["Ana Sample {3,}[A-Z]"],
    "07-authority": ["Aldova Bar Association {2,}[A-Z].* {2,}[A-Z]"],
    "09-in-french": ["1er septembre 2026 {3,}Page 1 sur 3"],
    "10-in-spanish": ["1 de septiembre de 2026 {3,}Página 1 de 3"],
    "12-table-without-head": [
        "1 +Aldova Bar Association +Aldova",
        "86 +Zamunda Union of Journalists +Zamunda",
    ],
    "17-statement": ["Aldova Bar Association, Aldova {3,}[A-Z]", "Ana Sample, Writer, Aldova {3,}[A-Z]"],
}
"""What the layout of a page shows, as poppler sees it: columns side by side, header and footer, marks."""


@dataclass(frozen=True)
class Said:
    """What a letter says: stretches of its text, and of its notes, each in their order."""

    text: list[str]
    notes: list[str]

    @classmethod
    def of(cls, plain: str) -> Said:
        """Read the plain text of a letter, without the signs that stand for its look, its pictures and its links."""
        plain = re.sub(r"\[(?!\d)[^\]]*\]|<[^>]*>", "", plain)
        return cls(
            stretches(NOTE.sub("", plain)), stretches("\n".join(note[1] for note in NOTE.finditer(plain)))
        )


def stretches(plain: str) -> list[str]:
    """Each line of a plain text, cut where a note is called and a cell ends."""
    # What reads Word and web pages back here numbers every list in figures.
    marks = re.compile(r"^ *•|^ *-+$|^ +[ivx]+\.(?= )", re.MULTILINE)
    found = re.split(r"\n|\[\d+\]|\|", marks.sub("", plain))
    return [" ".join(one.split()) for one in found if re.search(r"\w", one)]


def missing(text: str, wanted: list[str]) -> str | None:
    """The first of some stretches that a text does not have behind the one before."""
    text, at = "".join(text.split()), 0
    for one in ("".join(stretch.split()) for stretch in wanted):
        at = text.find(one, at)
        if at < 0:
            return one
        at += len(one)
    return None


def pictures(case: Case) -> list[str]:
    """The names of the pictures that a case's register has."""
    register = case.files.get(REGISTER, ("", ""))[0]
    return re.findall(r"(?:logos|signatures)/[\w-]+\.png", register)


def write(case: Case, folder: Path) -> SmallProject:
    """A project with the files of a case, and a picture wherever its register has one."""
    project = SmallProject(folder)
    case.write_into(project)
    for number, name in enumerate(pictures(case)):
        data = io.BytesIO()
        Image.new("RGB", (200 + 80 * (number % 3), 120), COLOURS[number % 3]).save(data, "PNG")
        project.write({f"signatories/{name}": data.getvalue()})
    return project


def build(project: SmallProject, *formats: str) -> None:
    run = project.run("build", "letter", *(word for format in formats for word in ("--format", format)))
    assert (run.status, run.err) == (0, "")


def check_pages(case: Case, pdf: Path) -> None:
    """Hold pages to the words of a case, to their order, and to what is to be seen."""
    said, paper = Said.of(case.answer), pdf_text(pdf, "-raw")
    assert missing(paper, said.text) is None, case
    assert missing(paper, said.notes) is None, case
    layout = pdf_text(pdf, "-layout")
    for shown in SHOWN.get(case.source.stem, ()):
        assert re.search(shown, layout), (shown, layout)


def test_there_is_a_letter_for_each_need_and_none_has_a_template() -> None:
    assert [int(case.source.stem[:2]) for case in CASES] == list(range(1, 18))
    for case in CASES:
        for name in case.files:
            assert not name.startswith("templates/") or name.endswith(".yaml"), name


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_letter_that_once_took_a_template_is_read_back(
    case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    project = write(case, tmp_path)
    build(project, *FORMATS)
    plain = project.built("txt").read_text(encoding="utf-8")
    if request.config.getoption("accept"):
        accept(case, plain)
        return
    assert plain == case.answer
    said = Said.of(plain)
    word, web = read_docx(project.built("docx")), read_html(project.built("html"))
    for reading in (word, web):
        # On the web the heading of endnotes stands among them.
        text = [one for one in said.text if one not in reading.notes]
        assert missing(" ".join(reading.blocks), text) is None
        assert missing(" ".join(reading.notes), said.notes) is None
    check_pages(case, project.built("pdf"))
    assert len(docx.Document(str(project.built("docx"))).inline_shapes) == len(pictures(case))
    assert docx_faults(project.built("docx")) == []


def test_libreoffice_reads_each_of_them(tmp_path: Path) -> None:
    made = []
    for case in CASES:
        project = write(case, tmp_path / case.source.stem)
        build(project, "docx")
        made.append(project.built("docx").rename(tmp_path / f"{case.source.stem}.docx"))
    for case, pdf in zip(CASES, office_pdfs(made, tmp_path), strict=True):
        check_pages(case, pdf)
