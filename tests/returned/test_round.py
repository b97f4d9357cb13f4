"""A letter goes round: it is sent to eight, eight copies come back, are compared, merged, built and redlined."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from outside import ROOT, docx_faults, office
from small_project import SmallProject

EIGHT = (
    "amnesty-international", "article-19", "civicus", "fidh",
    "forum-asia", "human-rights-watch", "icj", "omct",
)  # fmt: skip
CAMPAIGN = "hrc54-cambodia"


def _silent(data: bytes, *changes: tuple[str, str]) -> bytes:
    """A copy in which words became others, as if tracking was switched off."""
    document = Document(io.BytesIO(data))
    for old, new in changes:
        run = next(run for one in document.paragraphs for run in one.runs if old in run.text)
        run.text = run.text.replace(old, new)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _tracked(data: bytes, old: str, new: str) -> bytes:
    """A copy with a tracked change, as Word writes it (ISO 29500-1 § 17.13.5)."""
    document = Document(io.BytesIO(data))
    run = next(run for one in document.paragraphs for run in one.runs if old in run.text)
    before, after = run.text.split(old, 1)
    by = 'w:author="Ann Example" w:date="2026-08-20T10:00:00Z"'
    text = (
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:r><w:t xml:space="preserve">{before}</w:t></w:r>'
        f'<w:del w:id="901" {by}><w:r><w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>'
        f'<w:ins w:id="902" {by}><w:r><w:t xml:space="preserve">{new}</w:t></w:r></w:ins>'
        f'<w:r><w:t xml:space="preserve">{after}</w:t></w:r></w:p>'
    )
    for element in list(parse_xml(text)):
        run._r.addprevious(element)
    run._r.getparent().remove(run._r)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _remarked(data: bytes) -> bytes:
    """A copy with a remark."""
    document = Document(io.BytesIO(data))
    run = next(run for one in document.paragraphs for run in one.runs if "Excellencies" in run.text)
    document.add_comment(run, text="Should this be Your Excellency?", author="Ben Example")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _resaved(format: str, change: Callable[[bytes], bytes], folder: Path) -> Callable[[bytes], bytes]:
    def made(data: bytes) -> bytes:
        file = folder / f"{format}.docx"
        file.write_bytes(change(data))
        (folder / format).mkdir()
        return office(file, folder / format, format).read_bytes()

    return made


def test_a_letter_goes_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1787000000")
    project = SmallProject(tmp_path / "project")
    shutil.rmtree(project.root / "campaigns")
    shutil.rmtree(project.root / "signatories")
    for folder in ("campaigns", "signatories"):
        shutil.copytree(ROOT / folder, project.root / folder)
    run = project.run("circulate", CAMPAIGN, "--to", *EIGHT)
    assert run.status == 0, run.err
    (sent,) = (project.root / "campaigns" / CAMPAIGN / "circulated").glob("*/*.docx")
    copies: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
        "amnesty-international": ("docx", lambda data: _tracked(data, "worsening", "deepening")),
        "article-19": ("docx", lambda data: _silent(data, ("further information", "information"))),
        "civicus": ("docx", _remarked),
        "fidh": (
            "docx",
            _resaved(
                "docx", lambda data: _silent(data, ("Over the past years", "Over these years")), tmp_path
            ),
        ),
        "forum-asia": (
            "odt",
            _resaved("odt", lambda data: _silent(data, ("was recently added", "was lately added")), tmp_path),
        ),
        "human-rights-watch": ("docx", lambda data: data),
        "icj": ("docx", lambda data: _silent(data, ("two years to ensure", "three years to ensure"))),
        "omct": ("docx", lambda data: _silent(data, ("two years to ensure", "four years to ensure"))),
    }
    files = []
    for name, (ending, make) in copies.items():
        project.write({f"{name}.{ending}": make(sent.read_bytes())})
        files.append(f"{name}.{ending}")
    run = project.run("compare", CAMPAIGN, *files)
    assert run.status == 0, run.err
    assert "2 contradict one another" in run.out
    run = project.run("merge", CAMPAIGN, *files, typed="y\ny\n2\ny\ny\n")
    assert run.status == 0, run.out + run.err
    assert run.out.count("They contradict each other.") == 1
    assert "1 remark stands on the worklist" in run.out
    campaign = project.root / "campaigns" / CAMPAIGN
    original = ROOT / "campaigns" / CAMPAIGN
    changed = (original / "body.md").read_text(encoding="utf-8").replace("worsening", "deepening")
    changed = changed.replace("further information", "information").replace("Over the past", "Over these")
    body = (campaign / "body.md").read_text(encoding="utf-8")
    assert body == changed
    assert "{{ session.ordinal }}" in body
    media = (campaign / "annex" / "media.md").read_text(encoding="utf-8")
    assert media == (original / "annex" / "media.md").read_text(encoding="utf-8").replace(
        "recently", "lately"
    )
    yaml = (campaign / "campaign.yaml").read_text(encoding="utf-8")
    was = (original / "campaign.yaml").read_text(encoding="utf-8")
    assert yaml == was.replace("further two years to", "further four years to")
    assert project.run("build", CAMPAIGN, "--format", "docx", "--format", "txt").status == 0
    text = (project.root / "build" / CAMPAIGN / f"{CAMPAIGN}.txt").read_text(encoding="utf-8")
    assert "four years" in " ".join(text.split())
    again = project.run("merge", CAMPAIGN, *files, "--list")
    assert "there already" in again.out
    pytest.importorskip("python_redlines")
    run = project.run("redline", f"{CAMPAIGN}@latest", CAMPAIGN, "--output", "changes.docx")
    assert run.status == 0, run.err
    assert not docx_faults(project.root / "changes.docx")
    with zipfile.ZipFile(project.root / "changes.docx") as package:
        assert b"<w:ins " in package.read("word/document.xml")
