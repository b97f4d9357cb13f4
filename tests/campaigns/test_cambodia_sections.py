"""Adopts the sections of the Cambodia letter into an empty one: outside readers find their words and numbers."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from outside import ROOT, docx_faults, undersigned
from readings import REFERENCE, Reading, faults_of_pdf, read_docx, read_html, read_text

PUBLISHED = json.loads((REFERENCE / "hrc54-cambodia.reference.json").read_text("utf-8"))
BLOCKS = {"defenders": slice(30, 34), "opposition": slice(34, 43), "media": slice(43, 50)}
"""The blocks of each section in the published letter."""
NOTES = {"defenders": range(11, 13), "opposition": range(13, 20), "media": range(20, 23)}
"""Its notes there. In an empty letter none of them repeats another."""
EMPTY = """\
date: 2024-09-06
session: HRC57
country: Cambodia
addressees: [Permanent Representatives]
subject: Act on {{ country }}
signatories: [fidh]
"""
ORDERS = [*((name,) for name in BLOCKS), *permutations(BLOCKS)]


def expected(order: Sequence[str]) -> Reading:
    """The sections in that order, their notes from 1."""
    blocks = [block["text"] for name in order for block in PUBLISHED["blocks"][BLOCKS[name]]]
    numbers = [number for name in order for number in NOTES[name]]
    now = {f"[[{old}]]": f"[[{new}]]" for new, old in enumerate(numbers, 1)}
    renumbered = [re.sub(r"\[\[\d+\]\]", lambda call: now[call[0]], block) for block in blocks]
    return Reading(renumbered, [PUBLISHED["notes"][number - 1] for number in numbers])


def adopted(root: Path, order: Sequence[str], how: str) -> Path:
    """An empty letter that adopted the sections in that order, built; its files without their endings."""
    for part in ("campaigns", "signatories"):
        shutil.copytree(ROOT / part, root / part)
    letter = root / "campaigns/hrc57-cambodia"
    letter.mkdir()
    (letter / "campaign.yaml").write_text(EMPTY + "notes: {full_stop: body, repeat: ibid}\n", "utf-8")
    (letter / "body.md").write_text("We write to you.\n", "utf-8")
    # The last one first, so that each finds its place before the one after it.
    place: list[str] = []
    for name in reversed(order):
        section = f"hrc54-cambodia/annex/{name}.md"
        done = undersigned("-C", root, "annex", "adopt", section, "--into", letter.name, f"--{how}", *place)
        assert done.returncode == 0, done.stderr
        place = ["--before", section if how == "link" else f"annex/{name}.md"]
    formats = [word for format in ("docx", "pdf", "html", "txt") for word in ("--format", format)]
    done = undersigned("-C", root, "build", letter.name, *formats, "--output", root)
    assert done.returncode == 0, done.stderr
    # The sections are of the year before, their annex has no title yet, and nothing else is wrong.
    assert re.findall(r"\[([a-z-]+)\]\n", done.stderr) == ["worklist", "untitled-annex"]
    return root / letter.name


@pytest.mark.parametrize("how", ["link", "copy"])
@pytest.mark.parametrize("order", ORDERS, ids="-".join)
def test_numbers_and_texts_are_right(order: tuple[str, ...], how: str, tmp_path: Path) -> None:
    letter = adopted(tmp_path, order, how)
    wanted = expected(order)
    docx = read_docx(letter.with_suffix(".docx"))
    assert docx.calls == list(range(1, len(wanted.notes) + 1))
    readings = [docx, read_html(letter.with_suffix(".html")), read_text(letter.with_suffix(".txt"))]
    for reading in readings:
        assert reading.blocks[-len(wanted.blocks) :] == wanted.blocks
        assert reading.notes == wanted.notes
    assert faults_of_pdf(letter.with_suffix(".pdf"), docx) == []
    assert docx_faults(letter.with_suffix(".docx")) == []


def test_a_copy_is_a_text_of_the_letters_own(tmp_path: Path) -> None:
    letter = adopted(tmp_path, ["media"], "copy")
    before = letter.with_suffix(".txt").read_bytes()
    shutil.rmtree(tmp_path / "campaigns/hrc54-cambodia")
    done = undersigned("-C", tmp_path, "build", letter.name, "--format", "txt", "--output", tmp_path)
    assert done.returncode == 0
    assert re.findall(r"\[([a-z-]+)\]\n", done.stderr) == ["untitled-annex"]
    assert letter.with_suffix(".txt").read_bytes() == before


def test_ibid_and_cross_references_point_to_the_letters_own_notes(tmp_path: Path) -> None:
    for how in ("link", "copy"):
        root = tmp_path / how
        adopted(root, ["defenders", "media"], how)
        letter = root / "campaigns/hrc57-cambodia"
        text = (
            (letter / "campaign.yaml").read_text("utf-8").replace("repeat: ibid", "repeat: cross-reference")
        )
        if how == "link":
            text += "footnotes:\n  theirs: {url: https://monitor.civicus.org/}\n"
        else:
            text = text.replace("footnotes:\n", "footnotes:\n  theirs: {url: https://monitor.civicus.org/}\n")
        (letter / "campaign.yaml").write_text(text, "utf-8")
        (letter / "body.md").write_text("Closed.[^theirs]\n", "utf-8")
        done = undersigned("-C", root, "build", letter.name, "--format", "txt", "--output", root)
        assert done.returncode == 0, done.stderr
        assert re.findall(r"\[([a-z-]+)\]\n", done.stderr) == ["worklist", "untitled-annex"]
        notes = read_text(root / "hrc57-cambodia.txt").notes
        assert len(notes) == 6
        assert notes[0] == "https://monitor.civicus.org/."
        assert notes[5] == "See note 1 above"
