"""Proves that the letter of eight organisations, published on 8 September 2023, comes out word for word."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from outside import ROOT, docx_faults, office_pdf, pdf_text, qpdf_check, undersigned
from readings import REFERENCE, Reading, compare_letter, read_html, read_markdown, read_text

NAME = "hrc54-cambodia"
FORMATS = ("docx", "pdf", "html", "md", "txt")
PUBLISHED = json.loads((REFERENCE / f"{NAME}.reference.json").read_text(encoding="utf-8"))

# Read by Python as it starts: 400 days later, by every way in which a program can ask.
LATER = """\
import datetime, time

LATER = 400 * 86400
TODAY = datetime.date.today()
now = time.time
time.time = lambda: now() + LATER
for name in ("localtime", "gmtime"):
    def shifted(seconds=None, real=getattr(time, name)):
        return real(time.time() if seconds is None else seconds)
    setattr(time, name, shifted)

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    today = now
    utcnow = classmethod(lambda cls: cls.utcfromtimestamp(time.time()))

class LaterDate(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

datetime.datetime, datetime.date = Later, LaterDate
"""


def build(folder: Path, **environment: str) -> dict[str, Path]:
    """Build the letter in every format, in a process of its own."""
    options = [word for format in FORMATS for word in ("--format", format)]
    run = undersigned("-C", ROOT, "build", NAME, *options, "--output", folder, environment=environment)
    assert (run.returncode, run.stderr) == (0, "")
    return {format: folder / f"{NAME}.{format}" for format in FORMATS}


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return build(tmp_path_factory.mktemp("cambodia"), PYTHONHASHSEED="1")


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_is_the_published_letter(letter: dict[str, Path], format: str) -> None:
    compare = {"docx": compare_letter.compare_docx, "pdf": compare_letter.compare_pdf}[format]
    assert compare(PUBLISHED, letter[format]) == []
    assert (len(PUBLISHED["blocks"]), len(PUBLISHED["notes"])) == (50, 22)


@pytest.mark.parametrize(("format", "read"), [("html", read_html), ("md", read_markdown), ("txt", read_text)])
def test_says_the_same_in_the_formats_that_are_text(
    letter: dict[str, Path], format: str, read: Callable[[Path], Reading]
) -> None:
    found = read(letter[format])
    assert found.calls == list(range(1, 23))
    assert found.notes == PUBLISHED["notes"]
    assert found.letters() == Reading([b["text"] for b in PUBLISHED["blocks"]], PUBLISHED["notes"]).letters()


def test_note_5_is_ibid_because_it_cites_what_note_4_cites(letter: dict[str, Path]) -> None:
    notes = read_text(letter["txt"]).notes
    assert notes[4] == "Ibid."
    assert "repeats: democratic-space" not in (ROOT / f"campaigns/{NAME}/campaign.yaml").read_text("utf-8")


def test_word_accepts_the_docx(letter: dict[str, Path]) -> None:
    assert docx_faults(letter["docx"]) == []


def test_libreoffice_opens_and_paginates_the_docx(letter: dict[str, Path], tmp_path: Path) -> None:
    pages = pdf_text(office_pdf(letter["docx"], tmp_path)).split("\f")[:-1]
    assert_pages_of_the_letter(pages)


def test_the_pdf_is_sound(letter: dict[str, Path]) -> None:
    qpdf_check(letter["pdf"])
    assert_pages_of_the_letter(pdf_text(letter["pdf"]).split("\f")[:-1])


def assert_pages_of_the_letter(pages: list[str]) -> None:
    assert 6 <= len(pages) <= 8
    assert pages[0].lstrip().startswith("08 September 2023")
    assert "A/HRC/RES/48/23 (adopted on 11 October 2021)." in pages[0]
    (annex,) = [page for page in pages if "ANNEX: Key developments" in page]
    assert annex.lstrip().startswith("ANNEX")
    assert [page.split()[-1] for page in pages] == [str(n) for n in range(1, len(pages) + 1)]
    assert "https://monitor.civicus.org/" in pages[-1]


def test_two_builds_are_the_same_bytes(letter: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(LATER, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    asked = "import datetime, sitecustomize; print(datetime.date.today() > sitecustomize.TODAY)"
    said = subprocess.check_output([sys.executable, "-c", asked], env={**os.environ, "PYTHONPATH": path})
    assert said.strip() == b"True", "the clock is not later"

    other = build(tmp_path / "letter", PYTHONHASHSEED="2", TZ="Pacific/Kiritimati", PYTHONPATH=path)
    assert {f: _digest(other[f]) for f in FORMATS} == {f: _digest(letter[f]) for f in FORMATS}


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_archive_holds_the_letter_for_word_and_what_it_was_made_of(tmp_path: Path) -> None:
    undersigned("build", NAME, "--archive", "--output", tmp_path)
    file = tmp_path / f"{NAME}.pdf"
    qpdf_check(file)
    assert compare_letter.compare_pdf(PUBLISHED, file) == []
    with pikepdf.open(file) as pdf:
        attached = {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    own = [*(ROOT / "campaigns" / NAME).rglob("*.md"), ROOT / "campaigns" / NAME / "campaign.yaml"]
    expected = {str(path.relative_to(ROOT)).replace("/", "-"): path.read_bytes() for path in own}
    assert attached == expected | {f"{NAME}.docx": (tmp_path / f"{NAME}.docx").read_bytes()}
