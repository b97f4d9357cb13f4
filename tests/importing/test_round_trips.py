"""Proves that the published letter comes back from Word, LibreOffice, pandoc and Markdown word for word."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from outside import ROOT, office, pandoc_file, undersigned
from readings import REFERENCE, compare_letter

NAME = "hrc54-cambodia"
PUBLISHED = json.loads((REFERENCE / f"{NAME}.reference.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The letter as the program builds it."""
    folder = tmp_path_factory.mktemp("built")
    run = undersigned("-C", ROOT, "build", NAME, "-f", "docx", "-f", "md", "-o", folder)
    assert run.returncode == 0, run.stderr
    return folder


@pytest.fixture
def other_project(tmp_path: Path) -> Path:
    """A project that has the sessions and the organisations, and no letter."""
    root = tmp_path / "project"
    (root / "campaigns").mkdir(parents=True)
    shutil.copy(ROOT / "campaigns/sessions.yaml", root / "campaigns")
    shutil.copytree(ROOT / "signatories", root / "signatories")
    return root


def assert_is_published(file: Path, project: Path, *, warnings: int = 0) -> None:
    """Import a file, build what came of it, and let the referee compare."""
    run = undersigned("-C", project, "import", file, "--as", "again")
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("warning: ") == warnings, run.stderr
    assert "They say the same" in run.stdout
    run = undersigned("-C", project, "build", "again")
    assert (run.returncode, run.stderr) == (0, "")
    letter = project / "build/again/again"
    assert compare_letter.compare_docx(PUBLISHED, letter.with_suffix(".docx")) == []
    assert compare_letter.compare_pdf(PUBLISHED, letter.with_suffix(".pdf")) == []
    assert not (project / "templates").exists()


def test_from_the_built_letter(built: Path, other_project: Path) -> None:
    assert_is_published(built / f"{NAME}.docx", other_project)


def test_from_the_markdown_of_its_authors(other_project: Path) -> None:
    # Three paragraphs are cut by the end of a page, and a line stands below the last.
    assert_is_published(REFERENCE / f"{NAME}.source.md", other_project, warnings=4)


def test_from_the_markdown_that_the_program_writes(built: Path, other_project: Path) -> None:
    assert_is_published(built / f"{NAME}.md", other_project)


def test_after_a_round_through_libreoffice(built: Path, other_project: Path, tmp_path: Path) -> None:
    odt = office(built / f"{NAME}.docx", tmp_path / "odt", "odt")
    assert_is_published(office(odt, tmp_path / "docx", "docx"), other_project)


def test_after_a_round_through_pandoc(built: Path, other_project: Path, tmp_path: Path) -> None:
    again = pandoc_file(built / f"{NAME}.docx", tmp_path / "again.docx")
    assert_is_published(again, other_project)


def test_after_a_round_through_the_markdown_of_pandoc(
    built: Path, other_project: Path, tmp_path: Path
) -> None:
    markdown = pandoc_file(built / f"{NAME}.docx", tmp_path / "again.md")
    assert_is_published(pandoc_file(markdown, tmp_path / "again.docx"), other_project)


def test_the_campaign_is_one_that_a_drafter_could_have_written(built: Path, other_project: Path) -> None:
    undersigned("-C", other_project, "import", built / f"{NAME}.docx", "--as", "again")
    yaml = (other_project / "campaigns/again/campaign.yaml").read_text(encoding="utf-8")
    for line in (
        "date: 2023-09-08",
        'date_line: "{{ date.written(\\"dd MMMM yyyy\\") }}"',
        "session: HRC54",
        "salutation: Excellencies",
        "closing: Sincerely",
        "  resolution-48-23: {symbol: A/HRC/RES/48/23, adopted: 2021-10-11}",
        "  hrc-51-66-again: {repeats: hrc-51-66, text: A/HRC/51/66}",
        "notes: {repeat: ibid, full_stop: body}",
    ):
        assert f"\n{line}\n" in yaml
    body = (other_project / "campaigns/again/body.md").read_text(encoding="utf-8")
    assert body.count("{{ session.ordinal }}") == 3
    assert '\n\n{{ asks("resolution") }}\n\n' in body
    assert "Ibid" not in yaml + body
    assert "“[t]he lead up to recent elections [...] and" in body  # no sign more than is needed
