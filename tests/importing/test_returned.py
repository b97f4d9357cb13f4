"""Imports letters with remarks, and looks that they stand in returned.yaml and on the worklist until they are settled."""

from __future__ import annotations

import datetime

import pytest
import yaml
from word_files import p, run, word_file

from small_project import SmallProject

COMMENTS = (
    '<w:comment w:id="5" w:author="Ben" w:date="2026-03-01T10:00:00Z">' + p("Is this true?") + "</w:comment>"
    '<w:comment w:id="6" w:author="Ann">' + p("Two, not three.") + p("See the list.") + "</w:comment>"
)
INSERTED = f'<w:ins w:id="1" w:author="Ann" w:date="2026-03-02T10:00:00Z">{run(" last year")}</w:ins>'


def reference(number: int) -> str:
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def around(number: int, words: str) -> str:
    return f'<w:commentRangeStart w:id="{number}"/>{run(words)}<w:commentRangeEnd w:id="{number}"/>{reference(number)}'


@pytest.fixture
def commented(project: SmallProject) -> SmallProject:
    """A project with a letter that was imported with two remarks and a change."""
    lines = ("1 September 2026", "To: Permanent Representatives", "RE: Freedonia", "Excellencies,")
    body = p(around(6, "Three newspapers"), run(" were closed"), INSERTED, run("."), reference(5))
    project.write(
        {
            "letter.docx": word_file(
                *map(p, lines), body, p("Sincerely,"), p("Freedonia Watch"), comments=COMMENTS
            )
        }
    )
    made = project.run("import", "letter.docx", "--as", "again")
    assert made.status == 0, made.err
    assert "They say the same" in made.out, made.err
    return project


def returned(project: SmallProject) -> str:
    return (project.root / "campaigns/again/returned.yaml").read_text("utf-8")


def test_remarks_and_changes_are_kept_with_author_day_and_words(commented: SmallProject) -> None:
    passage = "Three newspapers were closed last year."
    assert yaml.safe_load(returned(commented)) == {
        "remarks": [
            {
                "remark": "Is this true?",
                "author": "Ben",
                "date": datetime.date(2026, 3, 1),
                "passage": passage,
                "file": "letter.docx",
            },
            {
                "remark": "Two, not three. See the list.",
                "author": "Ann",
                "passage": "Three newspapers",
                "file": "letter.docx",
            },
        ],
        "changes": [
            {
                "change": "inserted",
                "words": "last year",
                "author": "Ann",
                "date": datetime.date(2026, 3, 2),
                "passage": passage,
                "file": "letter.docx",
                "became": "accepted",
            }
        ],
    }


def test_remarks_stand_on_the_worklist_until_they_are_settled(commented: SmallProject) -> None:
    said = commented.run("check", "again").err
    assert (
        "campaigns/again/returned.yaml:4:13: warning: 'Ben, 1 March 2026: Is this true?': a remark at “Three newspapers "
        "were closed last year.” [open-remark]" in said
    )
    assert "'Ann: Two, not three. See the list.': a remark at “Three newspapers” [open-remark]" in said
    text = returned(commented).replace("Three newspapers, ", "Three newspapers, settled: true, ")
    commented.write({"campaigns/again/returned.yaml": text})
    said = commented.run("check", "again").err
    assert said.count("[open-remark]") == 1
    assert "Two, not three" not in said


def test_what_cannot_stand_in_the_file_is_an_error(commented: SmallProject) -> None:
    commented.write({"campaigns/again/returned.yaml": "remarks:\n  - {remark: Why?, setled: true}\n"})
    run_ = commented.run("check", "again")
    assert run_.status == 1
    assert "campaigns/again/returned.yaml:2:" in run_.err
    assert "settled" in run_.err


def test_a_letter_without_remarks_has_no_such_file(project: SmallProject) -> None:
    project.write(
        {"letter.md": "1 September 2026\n\nExcellencies,\n\nWe write.\n\nSincerely,\n\nFreedonia Watch\n"}
    )
    assert project.run("import", "letter.md", "--as", "again").status == 0
    assert not (project.root / "campaigns/again/returned.yaml").exists()
