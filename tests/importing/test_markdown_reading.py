"""Reads letters in Markdown as other programs and people write them."""

from __future__ import annotations

from undersigned.importing.manuscript import Grid, Line, Manuscript, NoteCalled, Separator
from undersigned.importing.markdown_reading import read_markdown
from undersigned.importing.runs import words_alone


def read(text: str) -> Manuscript:
    return read_markdown(text.encode(), "letter.md")


def lines(manuscript: Manuscript) -> list[str]:
    return [
        words_alone(piece.words, lambda called: f"[{called.id}]" if isinstance(called, NoteCalled) else "")
        for piece in manuscript.pieces
        if isinstance(piece, Line)
    ]


def notes(manuscript: Manuscript) -> list[str]:
    return [words_alone(words) for words in manuscript.notes.values()]


def test_notes_of_footnote_syntax_and_one_that_is_called_twice() -> None:
    manuscript = read("One[^a] two[^b: x] three.[^a]\n\n[^a]: *First*\n    and on.\n\n    Again.\n")
    assert lines(manuscript) == ["One[note ^a] two[^b: x] three.[note ^a again 2]"]
    assert notes(manuscript) == ["First and on.\nAgain."] * 2


def test_raised_figures_are_notes_only_where_a_paragraph_begins_with_the_same() -> None:
    manuscript = read(
        "At the 51<sup>st</sup> session,<sup>1</sup> x<sup>2</sup>.\n\n---\n\n<sup>1</sup> A note.\n"
    )
    assert lines(manuscript) == ["At the 51st session,[note 1] x2."]
    assert notes(manuscript) == ["A note."]
    assert not [piece for piece in manuscript.pieces if isinstance(piece, Separator)]


def test_a_name_at_the_end_of_a_page_is_not_joined_with_the_next() -> None:
    text = "A claim<sup>1</sup> and more\n\n---\n\n<sup>1</sup> N.\n\nof it.\n\nFreedonia Watch\n\n---\n\n<sup>2</sup> M.\n\nUnion"
    manuscript = read(text.replace("Freedonia", "x<sup>2</sup> Freedonia"))
    assert lines(manuscript) == ["A claim[note 1] and more of it.", "x[note 2] Freedonia Watch", "Union"]
    assert [left.code for left in manuscript.leftovers] == ["joined"]


def test_lists_quotations_tables_and_rules() -> None:
    manuscript = read("- a\n\n  b\n  1. c\n- d\n\n> q\n\n| x | y |\n|---|---|\n| 1 | |\n\n***\n\nz\n")
    assert [(p.words and words_alone(p.words), p.item and p.item.level, p.goes_on) for p in manuscript.pieces if isinstance(p, Line)] == [
        ("a", 0, False), ("b", 0, True), ("c", 1, False), ("d", 0, False), ("q", None, False), ("z", None, False),
    ]  # fmt: skip
    assert [p.quoted for p in manuscript.pieces if isinstance(p, Line)] == [False] * 4 + [True, False]
    (grid,) = [piece for piece in manuscript.pieces if isinstance(piece, Grid)]
    assert [[words_alone(line.words) for line in cell] for row in grid.rows for cell in row] == [
        ["x"],
        ["y"],
        ["1"],
        [],
    ]
    assert sum(isinstance(piece, Separator) for piece in manuscript.pieces) == 1


def test_what_no_letter_has_is_listed() -> None:
    manuscript = read(
        "---\ntitle: x\n---\n\n<div>a</div>\n\n![p](q.png) b<br>c <u>d</u> `e`\n\n```\ncode\n```\n\n<!-- -->\n"
    )
    assert lines(manuscript) == ["b\nc d e", "code"]
    said = " | ".join(left.what for left in manuscript.leftovers)
    for what in ("other programs", "HTML: “a” | the picture 'q.png', “p”", "<u>", "as code"):
        assert what in said


def said(manuscript: Manuscript) -> list[str]:
    return [left.what for left in manuscript.leftovers]


def test_all_that_a_note_says_is_read() -> None:
    manuscript = read(
        "One[^a].\n\n[^a]: First.\n\n    ```\n    Fenced.\n    ```\n\n        Indented.\n\n    <div>Boxed</div>\n\n    > Quoted.\n"
    )
    assert notes(manuscript) == ["First.\nFenced.\nIndented.\nQuoted."]
    assert "HTML: “Boxed”, in a note" in said(manuscript)


def test_a_note_that_is_only_code_has_its_words() -> None:
    assert notes(read("One[^a].\n\n[^a]:\n\n        IOM, Report\n")) == ["IOM, Report"]


def test_of_two_definitions_of_a_note_the_first_stands_and_the_second_is_listed() -> None:
    manuscript = read("One[^1] two[^2].\n\n[^1]: First.\n\n[^2]: Other.\n\n[^1]: Second.\n")
    assert dict(zip(manuscript.notes, notes(manuscript), strict=True)) == {
        "note ^1": "First.",
        "note ^2": "Other.",
    }
    assert said(manuscript) == ["a second definition of the note [^1]: “Second.”"]


def test_a_note_that_nothing_cites_is_kept_to_be_listed() -> None:
    assert notes(read("One.\n\n- a\n\n  [^x]: Unused.\n")) == ["Unused."]


def test_a_note_in_a_note_is_listed() -> None:
    manuscript = read("One[^a].\n\n[^a]: See.[^b]\n\n[^b]: Other.\n\n    [^c]: Third.\n")
    assert sorted(notes(manuscript)) == ["Other.", "See.", "Third."]
    assert said(manuscript) == ["the mark of another note"]


def test_defined_notes_and_those_at_the_foot_of_pages_are_not_mixed_up() -> None:
    manuscript = read(
        "One[^1] two[^x] three<sup>1</sup>.\n\n[^1]: Defined.\n\n[^x]: Other.\n\n<sup>1</sup> Foot.\n"
    )
    assert lines(manuscript) == ["One[note ^1] two[note ^x] three[note 1]."]
    assert {id: words_alone(words) for id, words in manuscript.notes.items()} == {
        "note ^1": "Defined.",
        "note ^x": "Other.",
        "note 1": "Foot.",
    }


def test_addresses_and_titles_that_lead_nowhere_are_listed() -> None:
    manuscript = read(
        '[a][x] and [b](https://example.org/b "B")\n\n[x]: https://example.org/x\n[1]: https://example.org/1 "One"\n[X]: https://example.org/2\n'
    )
    assert said(manuscript) == [
        "the title of a link: “B”",
        "an address to which nothing leads: [1]: https://example.org/1 One",
        "an address to which nothing leads: [X]: https://example.org/2",
    ]
