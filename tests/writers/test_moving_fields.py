"""What the headers and footers of a user's own Word file print that moves, or that nobody has filled in."""

from __future__ import annotations

import dataclasses
from typing import Final

import pytest
from docx_letters import METADATA, STYLE, W, in_language, letter, paragraph, xml
from packages import PAGE, word_file, words

from small_project import SmallProject
from undersigned.files.word_fields import Outcome
from undersigned.writers.docx import write
from undersigned.writers.docx.reference import made_ready

LETTER: Final = letter((paragraph("A letter."),))


def simple(instruction: str, result: str = "old") -> str:
    said = instruction.replace('"', "&quot;")
    return f'<w:p><w:fldSimple w:instr=" {said} "><w:r><w:t>{result}</w:t></w:r></w:fldSimple></w:p>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def in_parts(
    instruction: str, result: str = "<w:r><w:rPr><w:b/></w:rPr><w:t>o</w:t></w:r><w:r><w:t>ld</w:t></w:r>"
) -> str:
    """A field in its long form, with its instruction in two runs, as Word leaves it."""
    half = len(instruction) // 2
    said = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>'
        for piece in (f" {instruction[:half]}", f"{instruction[half:]} ")
    )
    return f"{mark('begin')}{said}{mark('separate')}{result}{mark('end')}"


def long(instruction: str) -> str:
    return f"<w:p>{in_parts(instruction)}</w:p>"


def printed(data: bytes) -> str:
    return "|".join(
        "".join(node.text or "" for node in one.iter(f"{W}t"))
        for one in xml(data, "word/header1.xml").iter(f"{W}p")
    )


def instructions(data: bytes) -> str:
    root = xml(data, "word/header1.xml")
    said = [node.get(f"{W}instr") for node in root.iter(f"{W}fldSimple")]
    return " ".join("".join([*said, *(node.text or "" for node in root.iter(f"{W}instrText"))]).split())


FIXED: Final = {
    "DATE": ("8 September 2023", Outcome.DATE),
    'DATE \\@ "dddd, d MMM yy"': ("Friday, 8 Sept 23", Outcome.DATE),
    "date \\@ yyyy-MM-dd \\* MERGEFORMAT": ("2023-09-08", Outcome.DATE),
    'DATE \\@ "d.M.yyyy HH:mm"': ("8 September 2023", Outcome.DATE),
    "SAVEDATE": ("8 September 2023", Outcome.DATE),
    "CREATEDATE": ("8 September 2023", Outcome.DATE),
    "PRINTDATE": ("8 September 2023", Outcome.DATE),
    "DOCPROPERTY LastSavedTime": ("8 September 2023", Outcome.DATE),
    "TITLE": (METADATA.title, Outcome.TITLE),
    "DOCPROPERTY Title": (METADATA.title, Outcome.TITLE),
    "INFO Title": (METADATA.title, Outcome.TITLE),
    "TIME": ("[TIME]", Outcome.BLANK),
    "AUTHOR": ("[AUTHOR]", Outcome.BLANK),
    "LASTSAVEDBY": ("[LASTSAVEDBY]", Outcome.BLANK),
    "USERNAME \\* Upper": ("[USERNAME]", Outcome.BLANK),
    "FILENAME \\p": ("[FILENAME]", Outcome.BLANK),
    "TEMPLATE": ("[TEMPLATE]", Outcome.BLANK),
    'DOCPROPERTY "Author" \\* MERGEFORMAT': ("[DOCPROPERTY Author]", Outcome.BLANK),
    "DOCPROPERTY Manager": ("[DOCPROPERTY Manager]", Outcome.BLANK),
    "MERGEFIELD Name": ("old", Outcome.BLANK),
    "MACROBUTTON NoMacro Type the reference here": ("Type the reference here", Outcome.BLANK),
    "DOCPROPERTY Telephone": ("old", Outcome.WORDS),
    "DOCVARIABLE Office": ("old", Outcome.WORDS),
    "SUBJECT": ("old", Outcome.WORDS),
    "INCLUDETEXT C:\\x.docx": ("old", Outcome.WORDS),
    "REF address": ("old", Outcome.WORDS),
    "NOSUCHFIELD": ("old", Outcome.WORDS),
    'IF 1 = 1 "a" "draft for a client"': ("old", Outcome.WORDS),
    "COMPARE 1 = 1": ("old", Outcome.WORDS),
    "= 1 + 1": ("old", Outcome.WORDS),
    'QUOTE "a client"': ("old", Outcome.WORDS),
    "SEQ client": ("old", Outcome.WORDS),
    'STYLEREF "A client"': ("[STYLEREF]", Outcome.BLANK),
}
STAYING: Final = (
    "PAGE", "NUMPAGES \\* Arabic", "SECTION", "SECTIONPAGES", 'STYLEREF "Heading 1"', "STYLEREF 1 \\n",
    'HYPERLINK "https://example.org/a"', 'PAGE \\# "0"',
)  # fmt: skip


@pytest.mark.parametrize("form", [simple, long])
@pytest.mark.parametrize("instruction", FIXED)
def test_a_field_that_moves_stands_fast(instruction: str, form: object) -> None:
    assert callable(form)
    reference = word_file(parts={"header1": form(instruction)})
    expected, outcome = FIXED[instruction]
    data = write(LETTER, STYLE, reference=reference)
    assert printed(data) == expected
    assert instructions(data) == ""
    assert b"fldChar" not in b"".join(node.tag.encode() for node in xml(data, "word/header1.xml").iter())
    ready = made_ready(reference, METADATA)
    assert [one.outcome for one in ready.fixed] == [outcome]
    blanks = [text.words[start:end] for text in ready.texts for start, end in text.to_fill_in]
    assert "".join(blanks) == (expected if outcome is Outcome.BLANK else "")


@pytest.mark.parametrize("form", [simple, long])
@pytest.mark.parametrize("instruction", STAYING)
def test_a_field_that_holds_for_every_reader_stays(instruction: str, form: object) -> None:
    assert callable(form)
    reference = word_file(parts={"header1": form(instruction)})
    data = write(LETTER, STYLE, reference=reference)
    assert printed(data) == "old"
    assert instructions(data) == instruction
    assert made_ready(reference, METADATA).fixed == ()


BARE: Final = {
    'HYPERLINK "https://example.org/" \\o "A client" \\t "_blank"': 'HYPERLINK "https://example.org/"',
    "PAGE \\* MERGEFORMAT": "PAGE \\* MERGEFORMAT",
    'LISTNUM "A client" \\l 2': "LISTNUM",
    "PAGE client": "PAGE",
}
"""What is said in a field that stays, and what of it the letter has."""


@pytest.mark.parametrize("form", [simple, long])
@pytest.mark.parametrize("instruction", BARE)
def test_a_field_that_stays_says_no_more_than_it_needs(instruction: str, form: object) -> None:
    assert callable(form)
    data = write(LETTER, STYLE, reference=word_file(parts={"header1": form(instruction)}))
    assert instructions(data).strip() == BARE[instruction]


CODE: Final = "<w:r><w:instrText> {} </w:instrText></w:r>"
IN_ONE_RUN: Final = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText><w:fldChar w:fldCharType="separate"/>'
    '<w:t>old</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
IN_A_BOX: Final = (
    f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{long('DATE')}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r></w:p>"
)
IN_CODE: Final = (
    f"<w:p>{mark('begin')}{CODE.format('IF')}{in_parts('DATE')}{CODE.format('= 1 a b')}{mark('separate')}"
    f"<w:r><w:t>a</w:t></w:r>{mark('end')}</w:p>"
)
DAY: Final = "8 September 2023"
NESTED: Final = {
    "a field in the words of another": (f"<w:p>{in_parts('SUBJECT', in_parts('DATE'))}</w:p>", DAY),
    "a page in the words of a date": (f"<w:p>{in_parts('DATE', in_parts('PAGE'))}</w:p>", DAY),
    "a page in words that stay": (f"<w:p>{in_parts('SUBJECT', in_parts('PAGE'))}</w:p>", "old"),
    "a date in an instruction": (IN_CODE, "a"),
    "two in a row": (f"<w:p>{in_parts('DATE')}{in_parts('TITLE')}</w:p>", f"{DAY}{METADATA.title}"),
    "without words": (f"<w:p>{mark('begin')}{CODE.format('DATE')}{mark('end')}</w:p>", DAY),
    "without an end": (f"<w:p>{mark('begin')}{CODE.format('DATE')}</w:p>", DAY),
    "all in one run": (IN_ONE_RUN, DAY),
    "in a text box": (IN_A_BOX, f"{DAY}|{DAY}"),
}


@pytest.mark.parametrize("case", NESTED)
def test_fields_in_fields(case: str) -> None:
    head, expected = NESTED[case]
    data = write(LETTER, STYLE, reference=word_file(parts={"header1": head}))
    assert printed(data) == expected
    assert "DATE" not in instructions(data)


def test_the_date_is_in_the_language_of_the_letter() -> None:
    head = simple('DATE \\@ "d MMMM yyyy"')
    data = write(in_language(LETTER, "fr"), STYLE, reference=word_file(parts={"header1": head}))
    assert printed(data) == "8 septembre 2023"


def test_a_letter_without_a_date_has_none_in_its_head_either() -> None:
    undated = dataclasses.replace(METADATA, date=None)
    ready = made_ready(word_file(parts={"header1": long("DATE")}), undated)
    assert [one.outcome for one in ready.fixed] == [Outcome.BLANK]
    assert [text.words for text in ready.texts] == ["[DATE]"]


PROMPT: Final = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOX: Final = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
    '<wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    "<wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
    "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox>"
    "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
AS_THEY_ARE: Final = (
    "{{ reference }}",
    "[Recipient name]",
    "Anything at all in a control",
    "Click or tap here to enter text.",
    "Click here to enter a date.",
    "Choose an item.",
    "Cliquez ou appuyez ici pour entrer du texte.",
    "Haga clic o pulse aquí para escribir texto.",
    "Место для ввода текста.",
    "انقر أو اضغط هنا لإدخال نص.",
    "单击或点击此处输入文字。",
    "Error! Unknown document property name.",
)
CELL: Final = f"<w:tr><w:tc>{words('[Name]')}</w:tc></w:tr>"
IN_A_TABLE: Final = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{CELL}</w:tbl><w:p/>"
WATERMARK: Final = (
    '<w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1"><v:textpath string="[Company]"/></v:shape></w:pict>'
    "</w:r></w:p>"
)
DELETED: Final = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>[Name]</w:delText></w:r></w:del></w:p>'
UNFINISHED: Final = {
    **{
        said: (PROMPT.format(words(said)) if "control" in said else words(said), [said])
        for said in AS_THEY_ARE
    },
    "a date": (words("[Date], Geneva"), ["[Date]"]),
    "to be confirmed": (words("Geneva, TBC"), ["TBC"]),
    "filler": (words("Lorem ipsum dolor"), ["Lorem ipsum"]),
    "in a text box": (BOX.format(words("[Name of the office]")), ["[Name of the office]"]),
    "in a table": (IN_A_TABLE, ["[Name]"]),
    "a watermark": (WATERMARK, ["[Company]"]),
    "a form": (long("FORMTEXT"), ["old"]),
    "a field of a mailing": (simple("MERGEFIELD Name", "«Name»"), ["«Name»"]),
    "who writes": (simple("AUTHOR", "Jane Roe"), ["[AUTHOR]"]),
    "finished": (words("Freedonia Coalition, 1 Example Street (Geneva)") + long("PAGE"), []),
    "a deleted word": (DELETED, []),
}


@pytest.mark.parametrize("case", UNFINISHED)
@pytest.mark.parametrize("place", ["header", "footer"])
def test_one_list_has_what_is_unfinished_in_headers_and_footers(
    case: str, place: str, project: SmallProject
) -> None:
    said, expected = UNFINISHED[case]
    section = f'<w:sectPr><w:{place}Reference w:type="default" r:id="{place}1"/>{PAGE}</w:sectPr>'
    reference = word_file(section, parts={"header1": words("HEAD"), f"{place}1": said})
    project.write({"templates/joint-letter/reference.docx": reference})
    check = project.run("check", "letter").err
    build = project.run("build", "letter", "--format", "docx").err
    final = project.run("build", "letter", "--format", "docx", "--final")
    project.run("todo", "letter")
    todo = project.files().get("campaigns/letter/TODO.md", b"").decode().replace("\\", "")
    for words_to_fill_in in expected:
        assert (
            f"templates/joint-letter/reference.docx:1:1: warning: '{words_to_fill_in}' is still to be"
            in check
        )
        assert f"reference.docx:1:1: error: '{words_to_fill_in}' is still to be filled in" in final.err
        assert words_to_fill_in in todo
    assert check.count("is still to be filled in") == len(expected)
    assert ("still to be filled in" in build) is bool(expected)
    assert ("still to be filled in" in final.err) is bool(expected)


def test_a_header_that_no_page_shows_is_not_looked_at(project: SmallProject) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        f'<w:headerReference w:type="first" r:id="header2"/>'
        f"{PAGE}</w:sectPr>"
    )
    reference = word_file(section, parts={"header1": words("HEAD"), "header2": words("[Name]")})
    project.write({"templates/joint-letter/reference.docx": reference})
    assert "still to be filled in" not in project.run("check", "letter").err


def test_a_letter_that_changes_its_date_daily_is_never_made_without_a_word(project: SmallProject) -> None:
    project.write({"templates/joint-letter/reference.docx": word_file(parts={"header1": long("DATE")})})
    run = project.run("build", "letter", "--format", "docx")
    assert run.status == 0
    assert "the field DATE in a header or footer" in run.err
    assert "the letter's date stands in its place [moving-field]" in run.err


def test_equal_letters_are_equal_bytes_whenever_they_are_made() -> None:
    reference = word_file(parts={"header1": long("DATE") + simple("AUTHOR")})
    later = dataclasses.replace(LETTER, metadata=dataclasses.replace(METADATA, authors=("Other",)))
    first, second = (xml(write(of, STYLE, reference=reference), "word/header1.xml") for of in (LETTER, later))
    assert [node.text for node in first.iter(f"{W}t")] == [node.text for node in second.iter(f"{W}t")]
