"""Reads letters in Markdown as other programs and people write them."""

from __future__ import annotations

from undersigned.importing.markdown_reading import read_markdown
from undersigned.importing.record import Grid, Line, Manuscript, NoteCalled, Rule
from undersigned.importing.wording import plain


def read(text: str) -> Manuscript:
    return read_markdown(text.encode(), "letter.md")


def lines(manuscript: Manuscript) -> list[str]:
    return [
        plain(piece.words, lambda called: f"[{called.id}]" if isinstance(called, NoteCalled) else "")
        for piece in manuscript.pieces
        if isinstance(piece, Line)
    ]


def notes(manuscript: Manuscript) -> list[str]:
    return [plain(words) for words in manuscript.notes.values()]


def test_notes_of_footnote_syntax_and_one_that_is_called_twice() -> None:
    manuscript = read("One[^a] two[^b: x] three.[^a]\n\n[^a]: *First*\n    and on.\n\n    Again.\n")
    assert lines(manuscript) == ["One[note 0] two[^b: x] three.[note 0 again 2]"]
    assert notes(manuscript) == ["First and on.\nAgain."] * 2


def test_raised_figures_are_notes_only_where_a_paragraph_begins_with_the_same() -> None:
    manuscript = read(
        "At the 51<sup>st</sup> session,<sup>1</sup> x<sup>2</sup>.\n\n---\n\n<sup>1</sup> A note.\n"
    )
    assert lines(manuscript) == ["At the 51st session,[note 1] x2."]
    assert notes(manuscript) == ["A note."]
    assert not [piece for piece in manuscript.pieces if isinstance(piece, Rule)]


def test_a_name_at_the_end_of_a_page_is_not_joined_with_the_next() -> None:
    text = "A claim<sup>1</sup> and more\n\n---\n\n<sup>1</sup> N.\n\nof it.\n\nFreedonia Watch\n\n---\n\n<sup>2</sup> M.\n\nUnion"
    manuscript = read(text.replace("Freedonia", "x<sup>2</sup> Freedonia"))
    assert lines(manuscript) == ["A claim[note 1] and more of it.", "x[note 2] Freedonia Watch", "Union"]
    assert [left.code for left in manuscript.leftovers] == ["joined"]


def test_lists_quotations_tables_and_rules() -> None:
    manuscript = read("- a\n\n  b\n  1. c\n- d\n\n> q\n\n| x | y |\n|---|---|\n| 1 | |\n\n***\n\nz\n")
    assert [(p.words and plain(p.words), p.item and p.item.level, p.goes_on) for p in manuscript.pieces if isinstance(p, Line)] == [
        ("a", 0, False), ("b", 0, True), ("c", 1, False), ("d", 0, False), ("q", None, False), ("z", None, False),
    ]  # fmt: skip
    assert [p.quoted for p in manuscript.pieces if isinstance(p, Line)] == [False] * 4 + [True, False]
    (grid,) = [piece for piece in manuscript.pieces if isinstance(piece, Grid)]
    assert [[plain(line.words) for line in cell] for row in grid.rows for cell in row] == [
        ["x"],
        ["y"],
        ["1"],
        [],
    ]
    assert sum(isinstance(piece, Rule) for piece in manuscript.pieces) == 1


def test_what_no_letter_has_is_listed() -> None:
    manuscript = read("---\ntitle: x\n---\n\n<div>a</div>\n\n![p](q.png) b<br>c <u>d</u> `e`\n\n    code\n")
    assert lines(manuscript) == ["b\nc d e", "code"]
    said = " | ".join(left.what for left in manuscript.leftovers)
    for what in ("other programs", "HTML | the picture 'q.png'", "<u>", "as code"):
        assert what in said
