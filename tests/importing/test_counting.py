"""Looks whether every word of a Word file is in what was read of it or on the list, whatever stands around it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_field_letters import LONG, frame, imported
from word_files import call, note, p, run, word_file

from small_project import SmallProject
from undersigned.importing.manuscript import Leftover, Manuscript, lines_in
from undersigned.importing.runs import words_alone
from undersigned.importing.word.reading import read_word

RAISED = '<w:vertAlign w:val="superscript"/>'
AROUND = [
    "w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:foo", "w:ins", "w:del", "w:moveFrom",
    "w:hyperlink", "w:ruby", "w:rubyBase", "w:rt", "w:drawing", "w:pict", "w:txbxContent", "v:textbox",
    "mc:AlternateContent", "mc:Choice", "mc:Fallback", 'w:fldSimple w:instr="PAGE"', "m:oMath",
]  # fmt: skip
SINGLE = [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    "<w:r><w:instrText> PAGE </w:instrText></w:r>",
    '<w:r><w:instrText> HYPERLINK "https://example.org/" </w:instrText></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:rPr><w:vanish/></w:rPr>",
    "<w:trPr><w:del/></w:trPr>",
    "<w:br/>",
    '<w:sym w:font="Symbol" w:char="F06F"/>',
    call(1),
]
TEXT = "<w:t>word</w:t>"
TREES = st.recursive(
    st.sampled_from([TEXT, TEXT, TEXT, run("word"), run("word"), p("word"), p("[", call(1), "]"), *SINGLE]),
    lambda inside: st.builds(
        lambda tag, content: f"<{tag}>{''.join(content)}</{tag.split()[0]}>",
        st.sampled_from(AROUND),
        st.lists(inside, max_size=4),
    ),
    max_leaves=12,
)


def numbered(xml: str, count: int = 0) -> tuple[str, int]:
    """The XML with a number behind each `word`, so that each is another; and the last number."""

    def one(_found: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"word{count}x"

    return re.sub("word", one, xml), count


def words_found(manuscript: Manuscript) -> set[str]:
    """The words in the text, the notes and the list of what was left out."""
    texts = [words_alone(line.words) for line in lines_in(manuscript.pieces)]
    texts += [words_alone(words) for words in manuscript.notes.values()]
    texts += [left.what for left in manuscript.leftovers]
    return set(re.findall(r"word\d+x", " ".join(texts)))


def left_out(manuscript: Manuscript) -> list[Leftover]:
    return [left for left in manuscript.leftovers if left.code == "left-out"]


@given(body=st.lists(TREES, max_size=5), inside=st.lists(TREES, max_size=4), accept=st.booleans())
def test_every_word_of_a_file_is_read_or_listed(body: list[str], inside: list[str], *, accept: bool) -> None:
    text, count = numbered("".join(body))
    in_note, all_words = numbered("".join(inside), count)
    data = word_file(text, footnotes=[f'<w:footnote w:id="1">{in_note}</w:footnote>'])
    found = words_found(read_word(data, "letter.docx", accept=accept))
    assert found == {f"word{number}x" for number in range(1, all_words + 1)}


@pytest.mark.parametrize(
    ("xml", "lost"),
    [
        (p("Kept.", "<w:foo>" + run(" Lost.") + "</w:foo>"), "“Lost.”, in something that no letter here has (foo)"),
        (p("Kept.") + "<w:foo>" + p("Lost.") + "</w:foo>", "“Lost.”, in something that no letter here has (foo)"),
        (p("Kept.") + run("Lost."), "“Lost.”"),
        (
            p("Kept.", "<w:r><w:ruby><w:rt>" + run("Lost.") + "</w:rt><w:rubyBase>" + run(" Base.") + "</w:rubyBase></w:ruby></w:r>"),
            "“Lost.”, in a reading that stands over other words",
        ),
        (
            p("Kept.", "<mc:AlternateContent><mc:Choice>" + run("One.") + "</mc:Choice><mc:Fallback>" + run("Lost.") + "</mc:Fallback></mc:AlternateContent>"),
            "“Lost.”, in another form of the same",
        ),
    ],
)  # fmt: skip
def test_words_in_places_that_are_not_known_are_listed(project: SmallProject, xml: str, lost: str) -> None:
    found = imported(project, word_file(*frame(p(LONG), xml)))
    assert f"the words {lost} [not carried over]" in found.err


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
    assert [left.what for left in manuscript.leftovers] == ["the words “First.”"]


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
