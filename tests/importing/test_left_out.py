"""Imports what no campaign can hold, and looks whether it is said, with its place."""

from __future__ import annotations

import pytest
from test_field_letters import LONG, again, assert_same, campaign, frame, imported
from word_files import OFFICE, call, note, p, run, word_file

from small_project import SmallProject

INSERTED = '<w:ins w:id="90" w:author="Ana">' + run(" quickly") + "</w:ins>"
DELETED = (
    '<w:del w:id="91" w:author="Ana"><w:r><w:delText xml:space="preserve"> slowly</w:delText></w:r></w:del>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><a:graphic><wps:txbx><w:txbxContent>"
    + p("Draft, not for publication")
    + "</w:txbxContent></wps:txbx></a:graphic></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
    + p("Draft, not for publication")
    + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def office(project: SmallProject) -> SmallProject:
    project.write(
        {
            "signatories/organisations.yaml": "freedonia-watch: {name: Freedonia Watch}\nunion: {name: Example Union}\n"
        }
    )
    return project


def test_tracked_changes_are_accepted_and_listed(office: SmallProject) -> None:
    run_ = imported(office, word_file(*frame(p(LONG), p("They acted", INSERTED, DELETED, "."))))
    assert_same(run_, warnings=2)
    assert "They acted quickly." in campaign(office, "body.md")
    assert (
        "paragraph 6, “They acted quickly.”: a tracked change by Ana, accepted: “ quickly” inserted [tracked-change]"
        in run_.err
    )
    assert "accepted: “ slowly” deleted" in run_.err


def test_tracked_changes_are_rejected_on_request(office: SmallProject) -> None:
    run_ = imported(
        office, word_file(*frame(p(LONG), p("They acted", INSERTED, DELETED, "."))), "--tracked", "reject"
    )
    assert_same(run_, warnings=2)
    assert "They acted slowly." in campaign(office, "body.md")
    assert "a tracked change by Ana, rejected: “ quickly” inserted" in run_.err


@pytest.mark.parametrize(("option", "body"), [("accept", "One two."), ("reject", "One\n\ntwo.")])
def test_a_deleted_paragraph_mark_joins_two_paragraphs(office: SmallProject, option: str, body: str) -> None:
    mark = '<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="Ana"/></w:rPr></w:pPr>' + run("One ") + "</w:p>"
    assert_same(
        imported(office, word_file(*frame(p(LONG), mark, p("two."))), "--tracked", option), warnings=1
    )
    assert campaign(office, "body.md").endswith(f"\n\n{body}\n")


def test_comments_are_listed(office: SmallProject) -> None:
    comment = '<w:comment w:id="5" w:author="Ben">' + p("Is this true?") + "</w:comment>"
    marked = p("Three newspapers were closed.", '<w:r><w:commentReference w:id="5"/></w:r>')
    run_ = imported(office, word_file(*frame(p(LONG), marked), comments=comment))
    assert_same(run_, warnings=1)
    assert (
        "“Three newspapers were closed.”: a remark by Ben at 'Three newspapers were closed.': “Is this true?” [comment]"
        in run_.err
    )


def test_text_boxes_and_drawings_are_listed(office: SmallProject) -> None:
    drawing = "<w:r><w:drawing><a:graphic/></w:drawing></w:r>"
    run_ = imported(office, word_file(*frame(p(LONG), p("Here.", BOX), p("There.", drawing))))
    assert_same(run_, warnings=2)
    assert run_.err.count("paragraph 6, “Here.”: a text box: “Draft, not for publication”") == 1
    assert "paragraph 7, “There.”: a drawing, a chart or a picture" in run_.err


def test_pictures_come_along(office: SmallProject) -> None:
    blip = '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Map of Freedonia"/><a:graphic><a:blip r:embed="p1"/></a:graphic></wp:inline></w:drawing></w:r>'
    data = word_file(
        *frame(p(LONG), p(blip)),
        relationships=f'<Relationship Id="p1" Type="{OFFICE}/image" Target="media/image1.png"/>',
        parts={"word/media/image1.png": PNG},
    )
    assert_same(imported(office, data))
    assert "![Map of Freedonia](<picture-1.png>)" in campaign(office, "body.md")
    assert (office.root / "campaigns/again/picture-1.png").read_bytes() == PNG


def test_fields_links_symbols_and_content_controls_keep_their_words(office: SmallProject) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("the report")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = "<w:sdt><w:sdtPr/><w:sdtContent>" + run(" in the control") + "</w:sdtContent></w:sdt>"
    tag = '<w:smartTag w:element="place">' + run(" in Freedonia") + "</w:smartTag>"
    odd = '<w:r><w:noBreakHyphen/><w:t>x</w:t><w:softHyphen/><w:t>y</w:t><w:sym w:font="Symbol" w:char="F0B7"/><w:br/><w:t>z</w:t></w:r>'
    inside = '<w:hyperlink w:anchor="_Toc1">' + run(" there") + "</w:hyperlink>"
    simple = '<w:fldSimple w:instr=" DATE ">' + run(" today") + "</w:fldSimple>"
    run_ = imported(office, word_file(*frame(p(LONG), p("See ", field, control, tag, odd, inside, simple))))
    assert_same(run_, warnings=2)
    assert (
        "See [the report](<https://example.org/a>) in the control in Freedonia\u2011xy•\\\nz there today"
        in campaign(office, "body.md")
    )
    assert "a link to another place of the letter" in run_.err
    assert "a field that Word fills in (DATE)" in run_.err


def test_the_number_of_another_note_follows_it(office: SmallProject) -> None:
    marked = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>' + call(2) + '<w:bookmarkEnd w:id="1"/>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NOTEREF _Ref1 \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("1")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    data = word_file(
        *frame(p(LONG, marked), p("See note ", field, " above.", call(3))),
        footnotes=[note(2, "One."), note(3, run(" See note ") + field + run("."))],
    )
    assert_same(imported(office, data))
    assert 'See note {{ note("one") }} above.' in campaign(office, "body.md")
    assert "See note 1.\n" in again(office)


def test_looks_that_no_letter_has_are_told_once(office: SmallProject) -> None:
    lined = [p(run(f"Line {n}.", '<w:u w:val="single"/><w:vertAlign w:val="subscript"/>')) for n in range(12)]
    run_ = imported(office, word_file(*frame(p(LONG), *lined)))
    assert_same(run_, warnings=2)
    assert (
        "paragraph 6, 7, 8, 9, 10, 11, 12, 13 and more: underlining, of which the words are kept" in run_.err
    )


def test_hidden_text_headers_and_lost_notes_are_listed(office: SmallProject) -> None:
    data = word_file(
        p("1 September 2026"),
        p("To: Permanent Representatives", call(2)),
        *frame(p(LONG, run(" Secret.", "<w:vanish/>")))[2:],
        footnotes=[note(2, "A note at whom it is for."), note(3, "A note that nothing calls.")],
        header=p("Freedonia Coalition, Geneva"),
    )
    run_ = imported(office, data)
    assert run_.status == 0
    assert "hidden text: “Secret.” [not carried over]" in run_.err
    assert "the page's header: “Freedonia Coalition, Geneva”" in run_.err
    assert (
        "a note that stands at an addressee, a copy line, a contact or a name, where none can: “A note at whom it is for.”"
        in run_.err
    )
    assert "“A note that nothing calls.”" in run_.err


def test_a_note_without_words_is_reported(office: SmallProject) -> None:
    run_ = imported(office, word_file(*frame(p(LONG, call(7)))))
    assert run_.status == 0
    assert "where '[^note]' is cited: a note without words" in run_.err
    assert "[1] […]" in again(office)


def test_macros_and_what_lies_outside_are_reported_and_left_alone(office: SmallProject) -> None:
    data = word_file(
        *frame(p(LONG)),
        relationships=f'<Relationship Id="x" Type="{OFFICE}/image" Target="http://127.0.0.1:9/a.png" TargetMode="External"/>',
        parts={
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
            "word/_rels/settings.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="t" Type="{OFFICE}/attachedTemplate" Target="file://server/share/t.dotm" TargetMode="External"/></Relationships>',
        },
    )
    run_ = imported(office, data)
    assert_same(run_, warnings=3)
    assert "macros, which were not looked at [macros]" in run_.err
    assert (
        "a template that lies outside the file, which was not fetched: file://server/share/t.dotm" in run_.err
    )
    assert "a picture that lies outside the file, which was not fetched: http://127.0.0.1:9/a.png" in run_.err


def test_notes_of_markdown_that_nothing_cites_or_that_are_defined_twice_are_listed(
    office: SmallProject,
) -> None:
    text = f"1 September 2026\n\nExcellencies,\n\n{LONG}[^1]\n\nSincerely,\n\nFreedonia Watch\n\n"
    office.write({"letter.md": text + "[^1]: First.\n\n[^2]: Unused.\n\n[^1]: Second.\n"})
    run_ = office.run("import", "letter.md", "--as", "again")
    assert run_.status == 0, run_.err
    assert "listed above" in run_.out
    assert "a second definition of the note [^1]: “Second.”" in run_.err
    assert "a note that is called by no line of the letter that was kept: “Unused.”" in run_.err
    assert "[1] First." in again(office)
