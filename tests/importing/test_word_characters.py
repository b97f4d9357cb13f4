"""Imports what stands in and between the words of a Word file besides letters: it is kept, or named."""

from __future__ import annotations

import pytest
from word_files import p, run, word_file

from small_project import SmallProject

REST = run("dom of speech")


def r(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def char(kind: str, inside: str = "") -> str:
    return r(f'<w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar>')


def field(instruction: str, begin: str = "", result: str | None = None) -> str:
    shown = "" if result is None else char("separate") + run(result)
    code = r(f"<w:instrText>{instruction}</w:instrText>")
    return f"{char('begin', begin)}{code}{shown}{char('end')}"


FORM = "<w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='un'/><w:listEntry w:val='free'/></w:ddList></w:ffData>"
KEPT = {
    "a page that Word ended": ("<w:r><w:t>free</w:t><w:lastRenderedPageBreak/><w:t>dom of speech</w:t></w:r>",),
    "a soft hyphen": ("<w:r><w:t>free</w:t><w:softHyphen/><w:t>dom of speech</w:t></w:r>",),
    "a smart tag": (run("free"), f'<w:smartTag w:element="x">{run("dom")}</w:smartTag>', run(" of speech")),
    "a control": (run("free"), f"<w:sdt><w:sdtContent>{run('dom')}</w:sdtContent></w:sdt>", run(" of speech")),
    "custom XML": (run("free"), f'<w:customXml w:element="x">{run("dom")}</w:customXml>', run(" of speech")),
    "a direction": (run("free"), f'<w:bdo w:val="ltr">{run("dom")}</w:bdo>', run(" of speech")),
    "forms of a run": (
        run("free"),
        (f'<mc:AlternateContent><mc:Choice Requires="w14">{run("dom")}</mc:Choice><mc:Fallback>{run("dom")}'
        "</mc:Fallback></mc:AlternateContent>"),
        run(" of speech"),
    ),
    "forms in a run": (
        ('<w:r><w:t>free</w:t><mc:AlternateContent><mc:Choice Requires="w14"><w:t>dom</w:t></mc:Choice><mc:Fallback>'
        '<w:t>dom</w:t></mc:Fallback></mc:AlternateContent><w:t xml:space="preserve"> of speech</w:t></w:r>'),
    ),
    "the result of a field": (field("REF x", result="free"), REST),
    "a form's text": (field("FORMTEXT", result="free"), REST),
    "a tab by place": ('<w:r><w:t>freedom</w:t><w:ptab w:alignment="right"/><w:t>of speech</w:t></w:r>',),
    "a page between words": (run("freedom "), r('<w:br w:type="page"/>'), run("of speech")),
    "permissions": ('<w:permStart w:id="1"/>', run("free"), '<w:permEnd w:id="1"/>', REST),
}  # fmt: skip
NAMED = {
    "a page in a word": (
        (run("free"), r('<w:br w:type="page"/>'), REST),
        "free dom of speech",
        "the end of a page or a column between “free” and “dom”",
    ),
    "an object": (
        (run("free"), r('<w:object><v:shape><v:imagedata r:id="x"/></v:shape></w:object>'), REST),
        "freedom of speech",
        "a drawing, a chart or a picture",
    ),
    "a day": ((r("<w:dayLong/>"), run("free"), REST), "freedom of speech", "a day, a month or a year that Word fills in"),
    "handwriting": ((run("free"), r('<w:contentPart r:id="x"/>'), REST), "freedom of speech", "a drawing by hand"),
    "a file in a paragraph": (
        (run("free"), '<w:subDoc r:id="x"/>', REST),
        "freedom of speech",
        "a document inside the document",
    ),
    "a sign of a field": (
        (field("SYMBOL 8364 \\u"), run("freedom of speech")),
        "freedom of speech",
        "what a field shows that has no words of its own (SYMBOL 8364 \\u)",
    ),
    "a list to choose from": (
        (field("FORMDROPDOWN", FORM), REST),
        "dom of speech",
        "what a field shows that has no words of its own (FORMDROPDOWN), “free”",
    ),
    "a box to tick": (
        (field("FORMCHECKBOX", "<w:ffData><w:checkBox><w:default w:val='1'/></w:checkBox></w:ffData>"), run("free"), REST),
        "freedom of speech",
        "(FORMCHECKBOX), “ticked”",
    ),
    "a sign of Symbol": (
        (r('<w:sym w:font="Symbol" w:char="F061"/>'), run("free"), REST),
        "freedom of speech",
        "a sign of the font Symbol",
    ),
}  # fmt: skip


def imported(project: SmallProject, *pieces: str) -> tuple[str, str]:
    head = map(p, ("1 September 2026", "To: Permanent Representatives", "RE: Freedonia", "Excellencies,"))
    ends = map(p, ("Sincerely,", "Freedonia Watch"))
    project.write({"letter.docx": word_file(*head, *pieces, *ends)})
    made = project.run("import", "letter.docx", "--as", "again")
    assert made.status == 0, made.err
    return made.err, (project.root / "campaigns/again/body.md").read_text("utf-8").strip()


@pytest.mark.parametrize("content", KEPT.values(), ids=KEPT)
def test_what_says_nothing_parts_and_joins_no_words(project: SmallProject, content: tuple[str, ...]) -> None:
    said, text = imported(project, p(*content))
    assert (text, said) == ("freedom of speech", "")


@pytest.mark.parametrize(("content", "text", "named"), NAMED.values(), ids=NAMED)
def test_what_cannot_be_kept_is_named(
    project: SmallProject, content: tuple[str, ...], text: str, named: str
) -> None:
    said, kept = imported(project, p(*content))
    assert kept == text
    assert named in said


def test_a_sign_of_a_font_that_has_it_where_unicode_has_it_is_kept(project: SmallProject) -> None:
    said, text = imported(project, p(r('<w:sym w:font="Segoe UI Symbol" w:char="2610"/>'), run(" freedom")))
    assert (text, said) == ("☐ freedom", "")


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (f"<w:sdt><w:sdtContent>{p('In it.')}</w:sdtContent></w:sdt>", "In it."),
        (f'<w:customXml w:element="x">{p("In it.")}</w:customXml>', "In it."),
        (
            (f'<mc:AlternateContent><mc:Choice Requires="w14">{p("In it.")}</mc:Choice><mc:Fallback>{p("In it.")}'
            "</mc:Fallback></mc:AlternateContent>"),
            "In it.",
        ),
        ('<w:p><w:pPr><w:rPr><w:del w:id="9" w:author="A"/></w:rPr></w:pPr><w:r><w:t>In</w:t></w:r></w:p>' + p(" it."), "In it."),
        ('<w:p><w:pPr><w:rPr><w:ins w:id="9" w:author="A"/></w:rPr></w:pPr><w:r><w:t>In</w:t></w:r></w:p>' + p("it."), "In\n\nit."),
    ],
)  # fmt: skip
def test_what_stands_around_paragraphs_says_nothing(project: SmallProject, block: str, text: str) -> None:
    assert imported(project, block)[1] == text


def test_a_file_between_paragraphs_is_named(project: SmallProject) -> None:
    assert "a document inside the document" in imported(project, p("We write."), '<w:altChunk r:id="x"/>')[0]


def test_a_line_across_the_page_is_a_divider(project: SmallProject) -> None:
    rule = r(
        '<w:pict><v:rect xmlns:o="urn:schemas-microsoft-com:office:office" o:hr="t" o:hrstd="t"/></w:pict>'
    )
    said, text = imported(project, p("We write."), p(rule), p("We go on."))
    assert (text, said) == ("We write.\n\n* * *\n\nWe go on.", "")
