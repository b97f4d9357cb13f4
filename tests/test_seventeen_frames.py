"""Reads the letters of tests/frames back from every format, with readers that know nothing of undersigned.

Each has what published letters needed that once took a template of their own; none has one here.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from importlib.resources import files
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
COLOURS = ("#1f3864", "#7f2a1d", "#2d5a27")


def has_marked_asks() -> bool:
    """Whether asks can be numbered and stand on levels."""
    schema = json.loads(files("undersigned").joinpath("schemas/campaign.schema.json").read_text("utf-8"))
    return "start" in schema["$defs"]["ask_group"]["properties"]


NEEDS_MARKED_ASKS = {"03-ministers-of-one-state", "13-asks-as-paragraphs"}
BUILT = [case for case in CASES if case.source.stem not in NEEDS_MARKED_ASKS or has_marked_asks()]


@dataclass(frozen=True)
class Said:
    """What a letter says: stretches of its text, and of its notes, each in their order."""

    text: list[str]
    notes: list[str]

    @classmethod
    def of(cls, plain: str) -> Said:
        """Read the plain text of a letter, without the signs that stand for its look, its pictures and its links."""
        plain = re.sub(r"\[(?!\d)[^\]]*\]|<[^>]*>", "", plain)
        text, _, notes = plain.rpartition("\n--------------------\n")
        return cls(stretches(text), stretches(notes)) if text else cls(stretches(notes), [])


def stretches(plain: str) -> list[str]:
    """Each line of a plain text, cut where a note is called and a cell ends."""
    found = re.split(r"\n|\[\d+\]|\|", re.sub(r"^ *•|^ *-+$", "", plain, flags=re.MULTILINE))
    return [" ".join(one.split()) for one in found if re.search(r"\w", one)]


def missing(text: str, wanted: list[str]) -> str | None:
    """The first of some stretches that a text does not have behind the one before."""
    text, at = "".join(text.split()), 0
    for one in wanted:
        one = "".join(one.split())
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


def test_there_is_a_letter_for_each_need_and_none_has_a_template() -> None:
    assert [int(case.source.stem[:2]) for case in CASES] == list(range(1, 18))
    for case in CASES:
        for name in case.files:
            assert not name.startswith("templates/") or name.endswith(".yaml"), name


@pytest.mark.parametrize("case", BUILT, ids=str)
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
        assert missing(" ".join(reading.blocks), said.text) is None
    for notes in (word.notes, web.notes):
        assert missing(" ".join(notes), [re.sub(r"^\[\d+\] ", "", note) for note in said.notes]) is None
    paper = pdf_text(project.built("pdf"))
    assert missing(paper, said.text) is None
    assert missing(paper, said.notes) is None
    assert len(docx.Document(str(project.built("docx"))).inline_shapes) == len(pictures(case))
    assert docx_faults(project.built("docx")) == []


def test_libreoffice_reads_each_of_them(tmp_path: Path) -> None:
    made = []
    for case in BUILT:
        project = write(case, tmp_path / case.source.stem)
        build(project, "docx")
        made.append(project.built("docx").rename(tmp_path / f"{case.source.stem}.docx"))
    for case, pdf in zip(BUILT, office_pdfs(made, tmp_path), strict=True):
        said, paper = Said.of(case.answer), pdf_text(pdf)
        assert missing(paper, said.text) is None, case
        assert missing(paper, said.notes) is None, case
