"""Holds the looks of the manual to what it shows: each builds, with as many pages in Word as in the PDF."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from outside import ROOT, office_pdfs, pdf_text, undersigned
from undersigned.writers.pdf import fonts

PAGE = ROOT / "docs/house-style.md"
LETTER = "hrc54-cambodia"
LARGEST_PICTURE = 150_000
"""Bytes."""
LOOKS = dict(
    re.findall(
        r"```yaml file=templates/styles/([a-z-]+)\.yaml\n(.*?)```",
        PAGE.read_text("utf-8").partition("## Five looks")[2].partition("\n## ")[0],
        re.DOTALL,
    )
)
"""The text of each look, by its name."""


def test_each_look_has_a_picture() -> None:
    assert (
        len(LOOKS) == len(re.findall(r"\(look-.*\.png\)", PAGE.read_text("utf-8"))) == 5
    )  # as the heading says
    for name in LOOKS:
        assert (ROOT / f"docs/look-{name}.png").stat().st_size < LARGEST_PICTURE


def test_a_look_has_as_many_pages_in_word_as_in_the_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [built(tmp_path / name, name, style) for name, style in LOOKS.items()]
    faces = Path(fonts.__file__).parent / "typefaces"
    conf = tmp_path / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>{faces}</dir><cachedir>{tmp_path / 'fontconfig'}</cachedir></fontconfig>"
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(conf))
    in_word = office_pdfs([word for word, _ in made], tmp_path)
    for (_, ours), theirs in zip(made, in_word, strict=True):
        pages = [pdf_text(pdf).count("\f") for pdf in (ours, theirs)]
        assert abs(pages[0] - pages[1]) <= 1, (ours, pages)


def built(folder: Path, name: str, style: str) -> tuple[Path, Path]:
    """The example letter in a look, as DOCX and PDF."""
    for part in ("campaigns", "signatories"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "templates/styles").mkdir(parents=True)
    (folder / f"templates/styles/{name}.yaml").write_text(style, "utf-8")
    campaign = folder / "campaigns" / LETTER / "campaign.yaml"
    typed = re.sub(r"(?m)^style: .*\n", "", campaign.read_text("utf-8"))
    campaign.write_text(f"style: {name}\n{typed}", "utf-8")
    run = undersigned("-C", folder, "build", LETTER)
    assert (run.returncode, run.stderr) == (0, "")
    made = folder / "build" / LETTER
    word = (made / f"{LETTER}.docx").rename(folder.with_suffix(".docx"))
    return word, made / f"{LETTER}.pdf"
