"""Proves that lists under letters and roman figures come back from Word, numbered by it or typed."""

from __future__ import annotations

import pytest
from word_files import p, word_file

from small_project import SmallProject

LETTER = """\
We ask the following:

(a) first;
(b) second:

    i. deep;
    ii. deeper.

Between.

C) third
D) fourth

5) five
6) six

Between.

1. one
2. two

1. again

Between.

(z\\) is a letter.
"""


def imported(project: SmallProject, file: str) -> str:
    """The body of what is imported from a file, which says the same as the file."""
    run = project.run("import", str(project.root / file), "--as", "again")
    assert run.status == 0, run.err
    assert "They say the same." in run.out, run.out + run.err
    return (project.root / "campaigns/again/body.md").read_text("utf-8")


def test_a_letter_with_such_lists_comes_back_as_it_was(project: SmallProject) -> None:
    project.write({"campaigns/letter/body.md": LETTER})
    assert project.run("build", "letter", "-f", "docx", "-f", "txt").status == 0
    text = project.built("txt").read_text("utf-8")
    body = imported(project, "build/letter/letter.docx")
    for line in ("C) third", "6) six", "1. again", "(z\\) is a letter."):
        assert line in body
    asks = (project.root / "campaigns/again/campaign.yaml").read_text("utf-8")
    assert "i. deep;" in asks, "they are asks, with a list in one"
    assert '    marks: "(a)"\n    items:' in asks
    assert not (project.root / "templates/again").exists()
    assert project.run("build", "again", "-f", "txt").status == 0
    again = (project.root / "build/again/again.txt").read_text("utf-8")
    assert again.split() == text.split()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["(a) one", "(b) two"], "(a) one\n(b) two"),
        (["i. one", "ii. two"], "i. one\nii. two"),
        (["а) раз", "б) два"], "а) раз\nб) два"),
        (["1) one", "2) two"], "1) one\n2) two"),
        (["(a) one", "Between.", "(b) two"], "(a\\) one\n\nBetween.\n\n(b\\) two"),
        (["A. Smith was jailed."], "A\\. Smith was jailed."),
        (["i.e. this", "It is."], "i.e. this\n\nIt is."),
    ],
)
def test_marks_that_were_typed_make_a_list_where_two_follow_each_other(
    project: SmallProject, lines: list[str], expected: str
) -> None:
    paragraphs = [
        p("Dear Sir,"),
        p("We write to you."),
        *map(p, lines),
        p("We thank you."),
        p("Sincerely,"),
        p("Freedonia Watch"),
    ]
    project.root.joinpath("last.docx").write_bytes(word_file(*paragraphs))
    assert f"We write to you.\n\n{expected}\n\nWe thank you." in imported(project, "last.docx")
