"""Holds the account, and every format, to prose as people type it: no word of it is lost without a finding."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, event, given, settings

from outside import pandoc, pdf_text
from small_project import SMALL, SmallProject
from typed_prose import WORD, typed
from undersigned.files.project import Project
from undersigned.model.findings import Finding, LetterError
from undersigned.route import PreparedLetter, prepare, render

FILES = {
    "campaigns/letter/campaign.yaml": SMALL["campaigns/letter/campaign.yaml"]
    + "footnotes:\n  law: {symbol: A/HRC/RES/48/23, adopted: 2021-10-11}\n"
}
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


def prepared(body: str) -> PreparedLetter | tuple[Finding, ...]:
    """The letter of a body, or the errors that stop it."""
    with TemporaryDirectory() as folder:
        project = SmallProject(Path(folder))
        project.write({**FILES, "campaigns/letter/body.md": body})
        try:
            return prepare(Project(Path(folder)), "letter")
        except LetterError as error:
            return error.findings


def text_of(letter: PreparedLetter) -> list[str]:
    """The words of the grammar in the text of a letter as its plain text has them, and in its notes."""
    text = render(letter, ("txt",))["txt"].decode()
    return WORD.findall(re.sub(r"(\S) <https://example\.org/a_b[^>]*>", r"\1", text))


@settings(SLOW, max_examples=70)
@given(typed())
def test_no_word_is_lost_without_a_finding(body: str) -> None:
    """Where the account is silent all words are there; where it is not, one is missing or stands elsewhere."""
    wanted = WORD.findall(body)
    assert len(wanted) == len(set(wanted))
    letter = prepared(body)
    if isinstance(letter, PreparedLetter):
        event("a letter")
        assert sorted(text_of(letter)) == sorted(wanted)
        return
    lost = [finding for finding in letter if finding.code.startswith("words-")]
    event("told by the account" if lost else "another finding")
    for finding in lost:
        assert finding.place is not None
        assert finding.place.file == "campaigns/letter/body.md"
        assert set(WORD.findall(finding.message)) <= set(wanted)


@settings(SLOW, max_examples=15)
@given(typed())
def test_every_format_carries_what_was_typed(body: str) -> None:
    """The program's own proofs stop a format that does not."""
    letter = prepared(body)
    if isinstance(letter, PreparedLetter):
        render(letter, ("docx", "html", "md", "txt"))


@settings(SLOW, max_examples=4)
@given(typed())
def test_every_page_carries_what_was_typed(body: str) -> None:
    letter = prepared(body)
    if isinstance(letter, PreparedLetter):
        render(letter, ("pdf",))


@settings(SLOW, max_examples=3)
@given(typed())
def test_other_readers_find_what_was_typed(body: str) -> None:
    letter = prepared(body)
    if not isinstance(letter, PreparedLetter):
        return
    wanted = sorted(WORD.findall(body))
    with TemporaryDirectory() as folder:
        for format, data in render(letter, ("docx", "html", "md", "pdf")).items():
            file = Path(folder) / f"letter.{format}"
            file.write_bytes(data)
        for format, reads in (("docx", "docx"), ("html", "html"), ("md", "commonmark_x-smart")):
            text = pandoc(Path(folder) / f"letter.{format}", reads, "plain", "--wrap=none")
            assert sorted(WORD.findall(text)) == wanted, format
        latin = [word for word in wanted if word.startswith("word")]
        text = "".join(pdf_text(Path(folder) / "letter.pdf").split())
        assert sorted(word for word in WORD.findall(text) if word.startswith("word")) == latin
