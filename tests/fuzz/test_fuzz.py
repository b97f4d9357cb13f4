"""Feeds the program what seeds make: whatever it is, there is a clear answer, no traceback, and nothing is content.

In an ordinary run some of each kind, told by seeds that do not change; `make fuzz` does more: `FUZZ_CAMPAIGNS` and
`FUZZ_FILES` say how many, `FUZZ_SEED` where to begin.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import docx
import openpyxl
import pytest
from desk import open_authority, sign_letter
from generators import campaign, damaged, damaged_package, damaged_pdf
from pki import Authority

from small_project import Run, SmallProject
from undersigned.model.findings import LetterError
from undersigned.sealing.certificates import read_certificates
from undersigned.sealing.verifying import Believed, verify

_CAMPAIGNS: Final = int(os.environ.get("FUZZ_CAMPAIGNS", "480"))
_FILES: Final = int(os.environ.get("FUZZ_FILES", "120"))
_FIRST: Final = int(os.environ.get("FUZZ_SEED", "0"))
_SHARES: Final = range(8)
"""Each kind in shares, so that both cores have work."""

authority = pytest.fixture(open_authority, scope="module")
signed_letter = pytest.fixture(sign_letter, scope="module", name="signed_letter")


def seeds(count: int, share: int) -> range:
    """The seeds of a share."""
    return range(_FIRST + share, _FIRST + count, len(_SHARES))


def check_answer(run: Run, what: str) -> None:
    """That an answer is one: done, or findings that stop, each with a code; and nothing that a terminal obeys."""
    said = run.out + run.err
    assert run.status in (0, 1, 2), what
    assert "Traceback" not in said, what
    assert "\x1b" not in said, what
    if run.status == 1:
        assert "error: " in run.err, (what, said)


def word() -> bytes:
    """A letter as Word writes one, with a table, a list and a picture's place."""
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("8 September 2023")
    document.add_paragraph("To: Permanent Representatives")
    document.add_heading("Keep Freedonia under scrutiny", 1)
    document.add_paragraph("Excellencies,")
    for number in range(3):
        document.add_paragraph(f"We write to you, again and again ({number}).")
    document.add_paragraph("Renews the mandate;", style="List Bullet")
    document.add_paragraph("Sincerely,")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Freedonia Watch"
    document.sections[0].header.paragraphs[0].text = "Coalition"
    document.save(out)
    return out.getvalue()


def sheet() -> bytes:
    """Answers to a form, as a spreadsheet."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    filled = book.active
    assert filled is not None
    filled.append(["Organisation", "Country", "Do you sign?", "When"])
    filled.append(
        ["Freedonia Watch", "Freedonia", "yes", datetime(2026, 9, 1, tzinfo=UTC).replace(tzinfo=None)]
    )
    filled.append(["Voices", "Sylvania", "no", 3.5])
    book.save(out)
    return out.getvalue()


TABLE = (
    'Organisation;Country;"Do you sign?"\r\nFreedonia Watch;Freedonia;yes\r\n"Voices, ""of"" all";Sylvania;no\r\n'
).encode("utf-8-sig")


@pytest.mark.parametrize("share", _SHARES)
def test_any_campaign_has_an_answer(project: SmallProject, share: int) -> None:
    for seed in seeds(_CAMPAIGNS, share):
        project.write(campaign(seed))
        for command in (("check", "letter"), ("build", "letter", "--format", "txt")):
            check_answer(project.run(*command), f"campaign {seed}: {command}")


@pytest.mark.parametrize("share", _SHARES)
def test_any_word_file_has_an_answer(project: SmallProject, share: int) -> None:
    whole = word()
    for seed in seeds(_FILES, share):
        project.write({"old.docx": damaged_package(seed, whole)})
        check_answer(project.run("import", "old.docx", "--as", f"old-{seed}"), f"word file {seed}")


@pytest.mark.parametrize(
    ("name", "whole", "harm"),
    [("answers.xlsx", sheet(), damaged_package), ("answers.csv", TABLE, damaged)],
    ids=["spreadsheets", "tables"],
)
@pytest.mark.parametrize("share", _SHARES)
def test_any_answers_have_an_answer(
    project: SmallProject, share: int, name: str, whole: bytes, harm: Callable[[int, bytes], bytes]
) -> None:
    for seed in seeds(_FILES, share):
        project.write({name: harm(seed, whole)})
        run = project.run("signatories", "import", "letter", name, "--dry-run")
        check_answer(run, f"{name} {seed}")


def test_a_spreadsheet_whose_packing_is_damaged_anywhere_has_an_answer(project: SmallProject) -> None:
    """What the generators found: what is packed is damaged, and its table of contents is not."""
    whole = sheet()
    for place in range(0, len(whole), len(whole) // 60):
        project.write({"answers.xlsx": whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]})
        run = project.run("signatories", "import", "letter", "answers.xlsx", "--dry-run")
        check_answer(run, f"byte {place}")


@pytest.mark.parametrize("share", _SHARES)
def test_no_damaged_sealed_letter_is_well(
    signed_letter: bytes, share: int, authority: Authority, tmp_path: Path
) -> None:
    believed = Believed(
        tuple(read_certificates(authority.root.read_bytes(), "root")), datetime(2030, 1, 1, tzinfo=UTC)
    )
    for seed in seeds(_FILES, share):
        harmed = damaged_pdf(seed, signed_letter)
        try:
            verdict = verify(harmed, "sent.pdf", believed)
        except LetterError:
            continue
        if verdict.is_well and harmed.strip() != signed_letter.strip():
            (tmp_path / f"{seed}.pdf").write_bytes(harmed)
            pytest.fail(f"sealed letter {seed} is well: {tmp_path}")
