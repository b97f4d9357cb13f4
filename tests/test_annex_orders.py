"""Proves that the notes of a real letter, and all that points to them, follow when its annex sections are moved."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from outside import ROOT, undersigned
from readings import faults_of_pdf, read_docx, read_html, read_text

NAME = "hrc54-cambodia"
BODY = range(1, 11)
SECTIONS = {"defenders": range(11, 13), "opposition": range(13, 20), "media": range(20, 23)}
"""The notes of the published letter that each file of it calls."""
SAME = {5: 4, 8: 3, 10: 2, 20: 9}
"""The notes of the published letter that cite what another cites, and that other."""


def built(folder: Path, order: Sequence[str], repeat: str) -> Path:
    """The folder with the Cambodia letter, its sections in that order, under that policy."""
    for part in ("campaigns", "signatories"):
        shutil.copytree(ROOT / part, folder / part)
    file = folder / "campaigns" / NAME / "campaign.yaml"
    text = file.read_text("utf-8").replace("repeat: ibid", f"repeat: {repeat}")
    sections = "".join(f"    - annex/{name}.md\n" for name in order)
    file.write_text(re.sub(r"(  sections:\n)(    - .*\n)+", rf"\1{sections}", text), "utf-8")
    formats = [word for format in ("docx", "pdf", "html", "txt") for word in ("--format", format)]
    done = undersigned("-C", folder, "build", NAME, *formats, "--output", folder)
    assert done.returncode == 0, done.stderr
    return folder / NAME


def expected(texts: Sequence[str], order: Sequence[str], repeat: str) -> list[str]:
    """The notes in that order, from the texts of the published ones where each is cited in full."""
    found: list[str] = []
    first: dict[int, int] = {}
    before = None
    for number in (*BODY, *(number for name in order for number in SECTIONS[name])):
        source = SAME.get(number, number)
        if repeat == "ibid" and source == before:
            found.append("Ibid")
        elif repeat == "cross-reference" and source in first:
            found.append(f"See note {first[source]} above")
        else:
            found.append(texts[number - 1])
        first.setdefault(source, len(found))
        before = source
    return found


def unstopped(notes: Sequence[str]) -> list[str]:
    return [note.rstrip(".") for note in notes]


@pytest.fixture(scope="module")
def in_full(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The notes of the published letter, each citing its source in full."""
    return unstopped(
        read_text(built(tmp_path_factory.mktemp("full"), [*SECTIONS], "full").with_suffix(".txt")).notes
    )


@pytest.mark.parametrize("repeat", ["cross-reference", "ibid"])
@pytest.mark.parametrize("order", [*permutations(SECTIONS)], ids="-".join)
def test_numbers_and_repeats_are_right_in_every_order(
    order: tuple[str, ...], repeat: str, in_full: list[str], tmp_path: Path
) -> None:
    letter = built(tmp_path, order, repeat)
    docx = read_docx(letter.with_suffix(".docx"))
    assert docx.calls == list(range(1, 23))
    assert unstopped(docx.notes) == expected(in_full, order, repeat)
    for reading in (read_html(letter.with_suffix(".html")), read_text(letter.with_suffix(".txt"))):
        assert reading.calls == docx.calls
        assert reading.notes == docx.notes
    assert faults_of_pdf(letter.with_suffix(".pdf"), docx) == []


def test_notes_8_10_and_20_point_back_to_3_2_and_9(tmp_path: Path) -> None:
    notes = read_text(built(tmp_path, [*SECTIONS], "cross-reference").with_suffix(".txt")).notes
    pointing = {
        number: note.rstrip(".") for number, note in enumerate(notes, 1) if note.startswith("See note")
    }
    assert pointing == {
        5: "See note 4 above",
        8: "See note 3 above",
        10: "See note 2 above",
        20: "See note 9 above",
    }
