"""Looks whether what stands around the words of a Word file loses none of them in silence."""

from __future__ import annotations

import re

import pytest
from test_field_letters import LONG, frame, imported
from word_files import call, note, p, run, word_file

from small_project import SmallProject
from undersigned.importing.manuscript import Leftover, Manuscript, lines_in
from undersigned.importing.runs import words_alone
from undersigned.importing.word.reading import read_word

RAISED = '<w:vertAlign w:val="superscript"/>'


def left_out(manuscript: Manuscript) -> list[Leftover]:
    return [left for left in manuscript.leftovers if left.code == "left-out"]


def test_the_only_form_of_a_content_is_read() -> None:
    inside = "<mc:AlternateContent><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    manuscript = read_word(
        word_file(p("One", inside.format(run(" two"))), inside.format(p("three"))), "letter.docx"
    )
    assert [words_alone(line.words) for line in lines_in(manuscript.pieces)] == ["One two", "three"]
    assert not manuscript.leftovers


def test_what_is_read_in_full_leaves_nothing() -> None:
    marks = (run("[", RAISED), call(2), run("]", RAISED))
    in_note = "".join((run("[", RAISED), "<w:r><w:footnoteRef/></w:r>", run("]", RAISED), run(" A note.")))
    signs = '<w:r><w:t>x</w:t><w:noBreakHyphen/><w:sym w:char="F06F"/><w:t>y\u00ad z</w:t></w:r>'
    cut = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("One ") + "</w:p>"
    table = "<w:tbl><w:tr><w:tc>" + cut + p("two") + "</w:tc><w:tc>" + p("...") + "</w:tc></w:tr></w:tbl>"
    manuscript = read_word(
        word_file(
            p("Hi", *marks, " there."), p(signs), p("* * *"), cut, table, p("."), footnotes=[note(2, in_note)]
        ),
        "letter.docx",
    )
    assert left_out(manuscript) == []
    assert [words_alone(line.words) for line in lines_in(manuscript.pieces)][2:] == [
        "One two",
        "...",
        "One .",
    ]


def test_a_line_with_the_style_of_a_divider_keeps_its_words() -> None:
    style = '<w:style w:styleId="D"><w:name w:val="Divider"/></w:style>'
    manuscript = read_word(word_file(p("Not a line.", style="D"), styles=style), "letter.docx")
    assert [words_alone(line.words) for line in lines_in(manuscript.pieces)] == ["Not a line."]


def test_of_two_notes_with_the_same_number_the_first_is_listed() -> None:
    manuscript = read_word(
        word_file(p("Text.", call(2)), footnotes=[note(2, "First."), note(2, "Second.")]), "letter.docx"
    )
    assert [left.what for left in manuscript.leftovers] == [
        "the first of two notes with the same number: “First.”"
    ]


def test_a_sentence_behind_a_mark_that_was_set_by_hand_is_kept() -> None:
    mark = (
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>* They were released.</w:t></w:r>'
    )
    manuscript = read_word(word_file(p("Text.", mark), footnotes=[note(2, "N.")]), "letter.docx")
    assert [words_alone(line.words) for line in lines_in(manuscript.pieces)] == ["Text.* They were released."]


def field(instruction: str, result: str, end: str = '<w:r><w:fldChar w:fldCharType="end"/></w:r>') -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}{end}'
    )


@pytest.mark.parametrize(
    "unended",
    [
        field("PAGE", "1", ""),
        field("PAGE", "1", '<w:del w:id="1"><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'),
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:fldSimple w:instr="PAGE"><w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("1") + "</w:fldSimple>",
    ],
)  # fmt: skip
def test_a_field_without_an_end_takes_nothing_with_it(project: SmallProject, unended: str) -> None:
    data = word_file(*frame(p(LONG), p("Before ", unended, " after."), p("The next paragraph.")))
    found = imported(project, data)
    assert "a field whose end is missing, of which the words are kept" in found.err
    body = (project.root / "campaigns/again/body.md").read_text(encoding="utf-8")
    assert re.search(r"Before 1? ?after\.\n\nThe next paragraph\.\n", body)


def test_numbers_of_pages_are_listed_and_words_in_their_place_kept() -> None:
    manuscript = read_word(
        word_file(p("Page ", field("PAGE", "4"), "."), p("See ", field("PAGE", "the annex"), ".")),
        "letter.docx",
    )
    assert [words_alone(line.words) for line in lines_in(manuscript.pieces)] == ["Page .", "See the annex."]
    assert [left.what for left in manuscript.leftovers] == [
        "the number of a page: “4”",
        "a field that holds more than a number, of which the words are kept",
    ]


def test_a_link_goes_no_further_than_its_paragraph() -> None:
    ended_below = field('HYPERLINK "https://example.org/"', "here", "")
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    manuscript = read_word(word_file(p("See ", ended_below), p(end, "Below.")), "letter.docx")
    assert not manuscript.leftovers
    manuscript = read_word(word_file(p("See ", ended_below), p("Below.")), "letter.docx")
    assert {left.what for left in manuscript.leftovers} == {
        "a field whose end is missing, of which the words are kept",
        "a link that goes on in the next paragraph, of which the words are kept",
    }
    assert words_alone(manuscript.pieces[1].words) == "Below."  # type: ignore[union-attr]  # it is a line


def test_all_text_boxes_of_a_drawing_are_listed_in_notes_too(project: SmallProject) -> None:
    def box(text: str) -> str:
        return f"<v:shape><v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox></v:shape>"

    drawn = f'<w:r><w:pict>{box("First box.")}{box("Second box.")}<v:textpath string="DRAFT"/></w:pict></w:r>'
    data = word_file(
        *frame(p(LONG, drawn, call(2))),
        footnotes=[note(2, run("A note.") + f"<w:r><w:pict>{box('In the note.')}</w:pict></w:r>")],
    )
    found = imported(project, data)
    assert found.err.count("[left-out]") == 4, found.err
    for words in ("First box.", "Second box.", "In the note."):
        assert f"a text box: “{words}” [not carried over]" in found.err
    assert "words that are drawn: “DRAFT”" in found.err
