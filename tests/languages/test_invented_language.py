"""A language is one module: one that nobody speaks is added, and a letter in it is whole in every format."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from outside import pdf_text
from readings import read_docx, read_html, read_markdown, read_text
from small_project import SmallProject
from undersigned import languages

MODULE = """\
from dataclasses import fields

from undersigned.languages.language import Calendar, Direction, Language, LetterWords, NoteWords, SigningWords


def words(record, **more):
    return record(**{field.name: f"qa {field.name}" for field in fields(record)} | more)


MONTHS = "Una Dua Tria Kvara Kvina Sesa Sepa Oka Naua Deka Undeka Dudeka".split()

LANGUAGE = Language(
    tag="qaa",
    name="Qaan",
    calendar=Calendar(months=tuple(MONTHS)),
    long_date=lambda day, tag: f"{MONTHS[day.month - 1]} {day.day} of {day.year}",
    ordinal=lambda number: f"{number}-a",
    number_words=lambda number, tag, gender: f"{gender.value} {number * 'i'}",
    letter=words(LetterWords, comma=";"),
    notes=words(NoteWords, quotation="»{}«", link_to_note="qa note {}", link_back="qa back {}"),
    signing=words(SigningWords, signature="qa signature {}"),
)
"""
CAMPAIGN = """\
language: qaa
session: HRC63
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
copy: [A]
signatories: [freedonia-watch]
notes: {style: full, repeat: ibid-cross-reference}
footnotes:
  law: {symbol: A/HRC/RES/48/23, title: A law, adopted: 2021-10-09}
  page: {url: "https://example.org/"}
"""
BODY = """\
The {{ session.ordinal }} of {{ signatories.count|in_words }} in {{ date.written('MMMM yyyy') }}.[^law] \
Again.[^law: p. 3]
And.[^page] Again.[^law]
"""
FORMATS = ("docx", "pdf", "html", "md", "txt")
PRINTED = (
    "Naua 1 of 2026",
    "qa to Permanent Representatives",
    "qa subject Keep Freedonia under scrutiny",
    "qa salutation;",
    "The 63-a of feminine i in Naua 2026.",
    "qa closing;",
    "qa copy A",
    "»A law«, A/HRC/RES/48/23 (qa adopted_on Deka 9 of 2021)",
    "Qa ibid, p. 3.",
    "Qa see qa note 1 qa above.",
)


@pytest.fixture
def qaa(project: SmallProject, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallProject]:
    folder = tmp_path_factory.mktemp("languages")
    (folder / "qaa.py").write_text(MODULE, encoding="utf-8")
    languages.__path__.append(str(folder))
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN, "campaigns/letter/body.md": BODY})
    yield project
    languages.__path__.remove(str(folder))
    sys.modules.pop("undersigned.languages.qaa", None)


def said(project: SmallProject, format: str) -> str:
    """The words of a letter in a format, as outside readers find them."""
    file = project.built(format)
    if format == "pdf":
        return pdf_text(file)
    read = {"docx": read_docx, "html": read_html, "md": read_markdown, "txt": read_text}[format]
    reading = read(file)
    return " ".join([*reading.blocks, *reading.notes])


def test_a_letter_in_it_is_whole_in_every_format(qaa: SmallProject) -> None:
    run = qaa.run("build", "letter", *(word for format in FORMATS for word in ("--format", format)))
    assert (run.status, run.err) == (0, "")
    for format in FORMATS:
        text = "".join(said(qaa, format).split())
        missing = [words for words in PRINTED if "".join(words.split()) not in _without_calls(text)]
        assert not missing, format


def _without_calls(text: str) -> str:
    return text.replace("[[1]]", "").replace("2026.1Again", "2026.Again")


def test_what_is_read_aloud_of_it_is_in_it(qaa: SmallProject) -> None:
    assert qaa.run("build", "letter", "--format", "pdf").status == 0
    assert b"qa note 1" in _contents(qaa.built("pdf"))
    assert b"qa back 1" in _contents(qaa.built("pdf"))


def test_a_letter_in_it_has_a_worklist(qaa: SmallProject) -> None:
    qaa.write({"campaigns/letter/body.md": f"{BODY}\nSince 2025-03-04.\n"})
    assert (
        qaa.run("new", "next", "--from", "letter", "--session", "HRC63", "--date", "2026-10-01").status == 0
    )
    run = qaa.run("todo", "next")
    assert run.status == 0, run.err
    assert "Since **2025-03-04**" in (qaa.root / "campaigns/next/TODO.md").read_text("utf-8")


def _contents(file: Path) -> bytes:
    with pikepdf.open(file) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", ()) if "/Contents" in link]
        return b"\n".join(bytes(link.Contents) for link in links)
