"""Proves that lists under letters and roman figures come back from Word, numbered by it or typed."""

from __future__ import annotations

import pytest
from word_files import MAIN, p, word_file

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


# --- how deep entries stand

BEFORE = (
    p("1 September 2026"),
    p("To: Member States"),
    p("Re: Freedonia"),
    p("Excellencies,"),
    p("It says the following."),
)
AFTER = (p("Yours sincerely,"), p("Freedonia Watch"))
STYLED = [("one:", 1), ("deep;", 2), ("deeper;", 3), ("deep again.", 2), ("two.", 1)]


def styled(name: str, *, indents: bool) -> bytes:
    """A list in Word's own styles, each of which is a list of its own that counts on its first level."""
    kind = ("decimal", "%1.") if name == "Number" else ("bullet", "•")
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind[0]}"/>'
        f'<w:lvlText w:val="{kind[1]}"/>{f"""<w:pPr><w:ind w:left="{360 * n}" w:hanging="360"/></w:pPr>""" if indents else ""}'
        "</w:lvl></w:abstractNum>"
        for n in (1, 2, 3)
    )
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="L{n}"><w:name w:val="List {name}{f" {n}" if n > 1 else ""}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{n}"/></w:numPr></w:pPr></w:style>'
        for n in (1, 2, 3)
    )
    body = [p(words, style=f"L{n}") for words, n in STYLED]
    return word_file(
        *BEFORE,
        *body,
        *AFTER,
        styles=styles,
        parts={"word/numbering.xml": f'<w:numbering xmlns:w="{MAIN}">{levels}{lists}</w:numbering>'},
    )


def set_in(words: str, left: int, level: tuple[int, int] | None = None) -> str:
    return p(words, level=level).replace("</w:pPr>", f'<w:ind w:left="{left}"/></w:pPr>', 1)


NESTED = "- one:\n\n  - deep;\n\n    - deeper;\n  - deep again.\n- two.\n"
DEPTHS = {
    "List Bullet, 2, 3": (styled("Bullet", indents=True), NESTED),
    "the same, without indents": (styled("Bullet", indents=False), None),
    "List Number, 2, 3": (
        styled("Number", indents=True),
        "1. one:\n\n   1. deep;\n\n      1. deeper;\n   2. deep again.\n2. two.\n",
    ),
    "one list, set in by hand": (
        word_file(*BEFORE, *(set_in(words, 360 * n, (1, 0)) for words, n in STYLED), *AFTER),
        NESTED,
    ),
    "bullets that were typed, set in by hand": (
        word_file(*BEFORE, *(set_in(f"• {words}", 360 * n) for words, n in STYLED), *AFTER),
        NESTED,
    ),
    "bullets that were typed behind tabs": (
        word_file(
            *BEFORE,
            *(p(f"<w:r>{'<w:tab/>' * n}<w:t>• {words}</w:t></w:r>") for words, n in STYLED),
            *AFTER,
        ),
        NESTED,
    ),
    "bullets below numbers": (
        word_file(
            *BEFORE,
            set_in("one:", 360, (2, 0)),
            set_in("deep;", 720, (1, 0)),
            set_in("deep again.", 720, (1, 0)),
            set_in("two.", 360, (2, 0)),
            *AFTER,
        ),
        "1. one:\n\n   - deep;\n   - deep again.\n2. two.\n",
    ),
    "another list as far to the left is none below": (
        word_file(*BEFORE, set_in("one;", 360, (2, 0)), set_in("other.", 400, (1, 0)), *AFTER),
        "1. one;\n\n- other.\n",
    ),
}


@pytest.mark.parametrize("name", DEPTHS)
def test_entries_stand_as_deep_as_in_the_file(project: SmallProject, name: str) -> None:
    data, wanted = DEPTHS[name]
    (project.root / "last.docx").write_bytes(data)
    body = imported(project, "last.docx")
    if wanted:
        assert body.split("following.\n\n")[1] == wanted


@pytest.mark.parametrize("name", ["List Bullet, 2, 3", "one list, set in by hand"])
def test_the_proof_tells_of_entries_that_stand_elsewhere(project: SmallProject, name: str) -> None:
    (project.root / "last.docx").write_bytes(DEPTHS[name][0])
    body = imported(project, "last.docx")
    flat = "\n".join(line.strip() for line in body.split("\n") if line)
    flat = flat.replace("following.\n", "following.\n\n")
    project.write({"campaigns/again/body.md": f"{flat}\n"})
    run = project.run("import", "--compare", "again")
    assert "paragraph 7: “• deep;” stands below the item before it in the file, and beside" in run.err
    assert "They say the same." not in run.out
