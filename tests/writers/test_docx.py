"""What readers that know nothing of undersigned find in the Word file of a letter."""

from __future__ import annotations

import dataclasses
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from docx_letters import EVERY_NODE, METADATA, STYLE, R, W, in_language, letter, paragraph, picture, xml
from hypothesis import given
from hypothesis import strategies as st

from outside import ROOT, docx_faults, office_pdf, pandoc, pdf_text
from undersigned.model.letter import (
    BulletList,
    Foreign,
    Heading,
    Link,
    Marks,
    NoteCall,
    Numbered,
    NumberedLetter,
    NumberedList,
    Part,
    Role,
    Strong,
    Table,
    Text,
)
from undersigned.model.style import PARAGRAPH_STYLES, Furniture
from undersigned.writers.docx import NotAWordFileError, body, write
from undersigned.writers.docx.properties import listed_authors
from undersigned.writers.docx.style_names import DEFINITIONS

AS_PANDOC_READS_IT = """\
Civic Space Watch

8 September 2023

To: Permanent Representatives

Cc: President of the Council

RE: The Council should act[^1]

Excellencies,

At the 54^th^ session, resolution 48/16\u00a0[^2] of *Voice of Democracy*[^3] and **bold *both***, \
*force majeure*, see [a page](https://example.org/a?b=1&c=2)\\
new line with spaces & \\<markup\\> \\[\\^1\\] \\*x\\*

> Quoted words.

3.  first

4.  second

goes on

- nested

  -----------------------------------------------------------------------
     No. Organisation
  ------ ----------------------------------------------------------------
       1 ARTICLE 19[^4]

       2 [منظمة حقوق الإنسان]{dir="rtl"}
  -----------------------------------------------------------------------

We urge the Council to:

- Renew the mandate;[^5]

- Act.

1.  Now;

2.  Here.

Sincerely,

ARTICLE 19

អង្គការ សិទ្ធិមនុស្ស (中国人权)

# ANNEX: Key developments

## A heading with a note[^6]

As said in note 2 above.

### Deeper

#### Deeper still

##### Deepest

[^1]: A note in the subject.

[^2]: A/HRC/RES/48/23 (adopted on 11 October 2021).

[^3]: <https://example.org/news>.

[^4]: See note 1 above.

[^5]: *Italic* note, 51^st^

[^6]: In a heading. Second line.
"""


@pytest.fixture(scope="module")
def every_node() -> bytes:
    return write(EVERY_NODE, STYLE)


def saved(data: bytes, folder: Path) -> Path:
    file = folder / "letter.docx"
    file.write_bytes(data)
    return file


def test_pandoc_reads_every_node(every_node: bytes, tmp_path: Path) -> None:
    read = pandoc(saved(every_node, tmp_path), "docx", "markdown", "--wrap=none")
    without_pictures = [block for block in read.split("\n\n") if not block.startswith("![")]
    assert "\n\n".join(without_pictures) == AS_PANDOC_READS_IT


@pytest.mark.parametrize("language", ["en-GB", "ar", "zh"])
def test_microsofts_validator_finds_nothing(language: str, tmp_path: Path) -> None:
    assert docx_faults(saved(write(in_language(EVERY_NODE, language), STYLE), tmp_path)) == []


def test_libreoffice_prints_all_words_and_notes(tmp_path: Path) -> None:
    footer = Furniture("{title}", "{page}/{pages}", "{date} {x}")
    style = dataclasses.replace(STYLE, page=dataclasses.replace(STYLE.page, footer=footer))
    printed = pdf_text(office_pdf(saved(write(EVERY_NODE, style), tmp_path), tmp_path), "-raw")
    first, *_, last = [" ".join(page.split()) for page in printed.removesuffix("\f").split("\f")]
    for words in (
        "Civic Space Watch",
        "54th session, resolution 48/16 2 of",
        "4. second",
        "• nested",
        "4 See note 1 above.",
    ):
        assert words in first
    for words in (
        "ANNEX: Key developments",
        "A heading with a note6",
        "said in note 2 above.",
        "6 In a heading.",
    ):
        assert words in last
    assert "Human Rights Council should act 3/3 8 September 2023 {x}" in last


def test_two_writes_are_the_same_bytes(every_node: bytes) -> None:
    script = (
        "import sys, hashlib; from docx_letters import *; from undersigned.writers.docx import write;"
        "print(hashlib.sha256(write(EVERY_NODE, STYLE, reference=write(EVERY_NODE, STYLE))).hexdigest())"
    )
    paths = os.pathsep.join([str(ROOT / "src"), str(Path(__file__).parent)])
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert write(EVERY_NODE, STYLE) == every_node


def test_the_zip_knows_no_clock(every_node: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(every_node)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


# --- notes


def test_each_note_has_one_id_and_one_reference(every_node: bytes) -> None:
    references = xml(every_node, "word/document.xml").iter(f"{W}footnoteReference")
    notes = xml(every_node, "word/footnotes.xml")
    separators = [note.get(f"{W}id") for note in notes if note.get(f"{W}type") is not None]
    declared = xml(every_node, "word/settings.xml").find(f"{W}footnotePr")
    assert [note.get(f"{W}id") for note in notes] == ["-1", "0", "1", "2", "3", "4", "5", "6"]
    assert [reference.get(f"{W}id") for reference in references] == ["1", "2", "3", "4", "5", "6"]
    assert separators == [note.get(f"{W}id") for note in declared] == ["-1", "0"]


@pytest.mark.parametrize(("part", "number", "id"), [("document", 2, "2"), ("footnotes", 1, "1")])
def test_a_mention_of_a_note_is_a_field_with_its_number(
    every_node: bytes, part: str, number: int, id: str
) -> None:
    read = xml(every_node, f"word/{part}.xml")
    (instruction,) = read.iter(f"{W}instrText")
    marks = {
        bookmark.get(f"{W}name"): bookmark.getnext().find(f"{W}footnoteReference").get(f"{W}id")
        for bookmark in xml(every_node, "word/document.xml").iter(f"{W}bookmarkStart")
    }
    name = instruction.text.split()[1]
    assert instruction.text == rf" NOTEREF {name} \h "
    assert marks[name] == id
    separator, result, *_ = instruction.getparent().itersiblings()
    assert separator.find(f"{W}fldChar").get(f"{W}fldCharType") == "separate"
    assert result.findtext(f"{W}t") == str(number)


def test_a_link_in_a_note_is_a_relationship_of_the_notes(every_node: bytes) -> None:
    relationships = xml(every_node, "word/_rels/footnotes.xml.rels")
    assert [(link.get("Target"), link.get("TargetMode")) for link in relationships] == [
        ("https://example.org/news", "External")
    ]
    (link,) = xml(every_node, "word/footnotes.xml").iter(f"{W}hyperlink")
    assert link.get(f"{R}id") == relationships[0].get("Id")


def as_endnotes(of: NumberedLetter) -> NumberedLetter:
    """The letter with its notes as endnotes, those of its text before the signatories."""
    *parts, last = of.parts
    notes = Part[Numbered](Role.NOTES, (Heading(2, (Text("Notes"),)),))
    body = [dataclasses.replace(notes, notes=of.notes[:5])]
    end = [dataclasses.replace(last, notes=()), dataclasses.replace(notes, notes=of.notes[5:])]
    return dataclasses.replace(of, parts=(*parts[:8], *body, *parts[8:], *end), has_endnotes=True)


def test_endnotes_stand_at_the_end_of_their_section(tmp_path: Path) -> None:
    data = write(as_endnotes(EVERY_NODE), STYLE)
    assert docx_faults(saved(data, tmp_path)) == []
    document, settings = xml(data, "word/document.xml"), xml(data, "word/settings.xml")
    assert [note.get(f"{W}id") for note in document.iter(f"{W}endnoteReference")] == [
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
    ]
    assert settings.find(f"{W}endnotePr/{W}pos").get(f"{W}val") == "sectEnd"
    assert settings.find(f"{W}endnotePr/{W}numFmt").get(f"{W}val") == "decimal"
    first, second = document.iter(f"{W}sectPr")
    assert "".join(first.getparent().getparent().itertext()) == "Notes"
    assert second.find(f"{W}type").get(f"{W}val") == "continuous"
    read = pandoc(saved(data, tmp_path), "docx", "plain", "--wrap=none")
    assert "[5] Italic note, 51^(st)" in read


def test_endnotes_of_the_whole_letter_stand_at_its_end() -> None:
    *parts, last = EVERY_NODE.parts
    end = (dataclasses.replace(last, notes=()), Part[Numbered](Role.NOTES, (), notes=EVERY_NODE.notes))
    data = write(dataclasses.replace(EVERY_NODE, parts=(*parts, *end), has_endnotes=True), STYLE)
    assert xml(data, "word/settings.xml").find(f"{W}endnotePr/{W}pos").get(f"{W}val") == "docEnd"
    assert len(list(xml(data, "word/document.xml").iter(f"{W}sectPr"))) == 1


def as_restarted(of: NumberedLetter) -> NumberedLetter:
    """The letter with marks that begin anew behind its signatories."""
    *parts, last = of.parts
    before = dataclasses.replace(parts[9], notes=of.notes[:5])
    after = dataclasses.replace(last, notes=of.notes[5:])
    return dataclasses.replace(of, parts=(*parts[:9], before, *parts[10:], after), restarts=True)


def test_marks_begin_anew_in_each_section(tmp_path: Path) -> None:
    data = write(as_restarted(EVERY_NODE), STYLE)
    assert docx_faults(saved(data, tmp_path)) == []
    first, second = xml(data, "word/document.xml").iter(f"{W}sectPr")
    for section in (first, second):
        assert section.find(f"{W}footnotePr/{W}numRestart").get(f"{W}val") == "eachSect"
    assert second.find(f"{W}type").get(f"{W}val") == "nextPage"
    assert second.find(f"{W}headerReference") is None


def test_symbols_are_made_by_word(tmp_path: Path) -> None:
    data = write(dataclasses.replace(EVERY_NODE, marks=Marks.SYMBOLS), STYLE)
    assert docx_faults(saved(data, tmp_path)) == []
    assert xml(data, "word/settings.xml").find(f"{W}footnotePr/{W}numFmt").get(f"{W}val") == "chicago"


@pytest.mark.parametrize(
    ("marks", "at_calls"), [(Marks.BRACKETS, True), (Marks.BRACKETS_IN_NOTES, False)], ids=str
)
def test_brackets_stand_around_the_marks_of_word(*, marks: Marks, at_calls: bool, tmp_path: Path) -> None:
    data = write(dataclasses.replace(EVERY_NODE, marks=marks), STYLE)
    assert docx_faults(saved(data, tmp_path)) == []
    calls = [*xml(data, "word/document.xml").iter(f"{W}footnoteReference")]
    before_notes = [*xml(data, "word/footnotes.xml").iter(f"{W}footnoteRef")]
    for found, is_bracketed in ((calls, at_calls), (before_notes, True)):
        runs = [mark.getparent() for mark in found]
        around = [(run.getprevious(), run.getnext()) for run in runs]
        signs = [tuple("" if run is None else run.findtext(f"{W}t") or "" for run in pair) for pair in around]
        assert all((pair == ("[", "]")) is is_bracketed for pair in signs)
    assert len(calls) == len(before_notes) == 6


# --- text


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    document = docx.Document(io.BytesIO(write(letter((paragraph(text),)), STYLE)))
    assert document.paragraphs[0].text == text


def test_tabs_and_new_lines_stay() -> None:
    document = docx.Document(io.BytesIO(write(letter((paragraph("a\tb\nc\r\nd  e "),)), STYLE)))
    assert document.paragraphs[0].text == "a\tb\nc\nd  e "


def test_a_character_that_xml_cannot_carry_is_refused() -> None:
    with pytest.raises(ValueError, match="XML compatible"):
        write(letter((paragraph("a\x0bb"),)), STYLE)


@pytest.mark.parametrize(
    ("language", "text", "rtl_runs"),
    [
        ("en", "the organisation منظمة العفو (Amnesty)", ["منظمة العفو"]),
        ("en", "إلى: HRC54.", ["إلى"]),
        ("ar", "إلى: HRC54.", ["إلى: ", "."]),
        ("ar", "تقرير A/HRC/60/99 (AI).", ["تقرير ", "."]),
        ("ar", "COVID-19 من 12\u201315", [" من ", "\u2013"]),
        ("ar", "ARTICLE 19", []),
        ("en", "12.", []),
    ],
)
def test_words_of_other_directions_run_their_own_way(language: str, text: str, rtl_runs: list[str]) -> None:
    document = xml(
        write(in_language(letter((paragraph(text),)), language), STYLE),
        "word/document.xml",
    )
    runs = [run for run in document.iter(f"{W}r") if run.find(f"{W}rPr/{W}rtl") is not None]
    assert document.find(f".//{W}pPr/{W}bidi") is None  # it runs as the style says, as the letter does
    assert [run.findtext(f"{W}t") for run in runs] == rtl_runs


@pytest.mark.parametrize(
    ("language", "east_asia", "bidi"),
    [("en-GB", "zh-CN", "ar-SA"), ("fr", "zh-CN", "ar-SA"), ("he", "zh-CN", "he"), ("km-KH", "zh-CN", "km-KH"),
     ("ja", "ja", "ar-SA")],
)  # fmt: skip
def test_the_letter_is_proofed_in_its_language(language: str, east_asia: str, bidi: str) -> None:
    styles = xml(write(in_language(letter((paragraph("Text"),)), language), STYLE), "word/styles.xml")
    (stated,) = styles.iter(f"{W}lang")
    assert [stated.get(f"{W}{kind}") for kind in ("val", "eastAsia", "bidi")] == [language, east_asia, bidi]


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("force majeure", ["val"]),
        ("អង្គការ", ["bidi"]),
        ("संगठन", ["bidi"]),
        ("منظمة", ["bidi"]),
        ("人权", ["eastAsia"]),
        ("한국 HRW", ["val", "eastAsia"]),
        ("права", ["val"]),
        ("48/16", ["val"]),
    ],
)
def test_words_of_another_language_are_proofed_in_it(words: str, kinds: list[str]) -> None:
    """Word looks for the language in the attribute that its kind of letters has (§ 17.3.2.20)."""
    foreign: Foreign[NoteCall] = Foreign("xx", (Strong((Text(words),)), NoteCall(1)))
    document = xml(
        write(letter((paragraph("Text ", foreign, " text"),), notes=1), STYLE), "word/document.xml"
    )
    (stated,) = document.iter(f"{W}lang")
    assert dict.fromkeys(kinds, "xx") == {key.removeprefix(W): tag for key, tag in stated.items()}


def test_an_address_holds_no_character_that_word_refuses() -> None:
    link: Link[NoteCall] = Link('https://example.org/a b|"c"', (Text("a page"),))
    relationships = xml(write(letter((paragraph(link),)), STYLE), "word/_rels/document.xml.rels")
    assert "https://example.org/a%20b%7C%22c%22" in [found.get("Target") for found in relationships]


# --- styles


def test_every_role_and_every_kind_of_paragraph_has_a_style() -> None:
    assert set(body.PARAGRAPH_STYLES) == set(Role)
    assert {definition.look for definition in DEFINITIONS.values()} == set(PARAGRAPH_STYLES)


def test_the_file_has_the_styles_it_uses_and_no_others(every_node: bytes) -> None:
    styles = xml(every_node, "word/styles.xml").findall(f"{W}style")
    present = {style.get(f"{W}styleId") for style in styles}
    default = {style.get(f"{W}styleId") for style in styles if style.get(f"{W}default")}
    used = {
        found.get(f"{W}val")
        for part in ("document", "footnotes", "footer", "numbering", "styles")
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for found in xml(every_node, f"word/{part}.xml").iter(f"{W}{kind}")
    }
    assert used <= present
    assert present - used <= default


def test_paragraphs_have_no_formatting_but_their_style(every_node: bytes) -> None:
    tree = xml(every_node, "word/document.xml")
    stated = {child.tag for properties in tree.iter(f"{W}pPr") for child in properties}
    # numbers of a list that counts anew, the column of a table, the direction of the words
    assert stated <= {f"{W}pStyle", f"{W}numPr", f"{W}jc", f"{W}bidi"}
    marks = {child.tag for properties in tree.iter(f"{W}rPr") for child in properties}
    assert marks <= {f"{W}{name}" for name in ("rStyle", "b", "bCs", "i", "iCs", "vertAlign", "rtl", "lang")}


def test_the_looks_of_the_house_style_are_in_the_styles(every_node: bytes) -> None:
    styles = docx.Document(io.BytesIO(every_node)).styles
    title, subject, signature = styles["Heading 1"], styles["Subject Line"], styles["Signature"]
    assert styles.element.xpath("//w:rPrDefault//w:rFonts/@w:ascii") == ["Georgia"]
    assert not styles.element.xpath("//@w:asciiTheme | //@w:themeColor")
    assert (title.font.size, title.font.bold, str(title.font.color.rgb)) == (Pt(13), True, "1F3864")
    assert title.paragraph_format.page_break_before
    assert title.paragraph_format.keep_with_next
    assert (subject.font.bold, subject.font.italic) == (True, True)
    assert subject.paragraph_format.space_after == Pt(14)
    assert subject.paragraph_format.line_spacing == pytest.approx(1.15)
    assert subject.element.xpath(".//w:outlineLvl/@w:val") == ["0"]
    assert signature.paragraph_format.keep_together
    assert styles["Closing"].paragraph_format.keep_with_next
    assert (styles["Ask"].base_style.name, styles["Ask"].paragraph_format.left_indent) == (
        "List Bullet",
        Pt(24),
    )


# --- lists, tables, pictures, page


def test_each_numbered_list_counts_from_its_own_start(tmp_path: Path) -> None:
    def numbered(*items: str, start: int = 1) -> NumberedList[Numbered]:
        return NumberedList(tuple((paragraph(item),) for item in items), start)

    nested = BulletList(((paragraph("bullet"), numbered("a", "b")), (numbered("c"),)))
    blocks = (numbered("one", "two"), paragraph("then"), numbered("nine", "ten", start=9), nested)
    read = pandoc(saved(write(letter(blocks), STYLE), tmp_path), "docx", "plain")
    expected = "1. one 2. two then 9. nine 10. ten - bullet 1. a 2. b - 1. c"
    assert " ".join(read.split()) == expected


def test_lists_may_be_nested_deeper_than_word_has_styles_and_levels(tmp_path: Path) -> None:
    innermost = paragraph("level 11")
    blocks: tuple[BulletList[Numbered] | NumberedList[Numbered], ...] = ()
    for depth in range(11):
        kind = BulletList if depth % 2 else NumberedList
        blocks = (kind(((innermost if not blocks else paragraph("item"), *blocks),)),)
    for role in (Role.BODY, Role.ASKS):
        assert docx_faults(saved(write(letter(blocks, role=role), STYLE), tmp_path)) == []


def test_the_head_of_a_table_comes_again_on_every_page(every_node: bytes) -> None:
    (table,) = docx.Document(io.BytesIO(every_node)).tables
    head, *rows = table._tbl.tr_lst
    assert head.xpath("./w:trPr/w:tblHeader")
    assert not any(row.xpath("./w:trPr/w:tblHeader") for row in rows)
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in (head, *rows))
    widths = [column.width for column in table.columns]
    assert widths[0] < widths[1]
    assert sum(widths) == pytest.approx(Pt(595.3 - 2 * 71), abs=Pt(1))


def test_a_table_without_a_head_has_no_empty_row() -> None:
    data = write(letter((Table(((), ()), (((Text("a"),), (Text("b"),)),), (None, None)),)), STYLE)
    assert len(docx.Document(io.BytesIO(data)).tables[0].rows) == 1


def test_pictures_fit_the_page_and_say_what_they_show() -> None:
    blocks = (picture(2000, 300), picture(2000, 300), picture(50, 40, "JPEG"), picture(300, 9000))
    data = write(letter(blocks), STYLE)
    shapes = docx.Document(io.BytesIO(data)).inline_shapes
    assert [shape.width <= Pt(595.3 - 142) + 1 for shape in shapes] == [True] * 4
    assert [shape.height <= Pt(841.9 - 142) + 1 for shape in shapes] == [True] * 4
    assert (shapes[2].width, shapes[2].height) == (Pt(37.5), Pt(30))  # 96 pixels are an inch
    assert shapes[0]._inline.docPr.get("descr") == 'A "red" PNG & more'
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if "media" in name]
    assert media == ["word/media/image.png", "word/media/image.jpeg", "word/media/image2.png"]


def test_the_first_page_can_be_without_header_and_footer() -> None:
    furniture = Furniture("{title}", "", "Page {page}")
    page = dataclasses.replace(STYLE.page, header=furniture, first_page_furniture=False)
    data = write(letter((paragraph("x"),)), dataclasses.replace(STYLE, page=page))
    (section,) = docx.Document(io.BytesIO(data)).sections
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Human Rights Council should act\t\tPage "
    assert section.first_page_header.paragraphs[0].text == ""
    assert section.page_width == pytest.approx(Pt(595.3), abs=1)


# --- properties


def test_the_core_properties_come_from_the_letter(every_node: bytes) -> None:
    properties = docx.Document(io.BytesIO(every_node)).core_properties
    assert properties.title == METADATA.title
    assert properties.author == "ARTICLE 19; Human Rights Watch"
    assert properties.language == "en-GB"
    assert str(properties.created) == str(properties.modified) == "2023-09-08 00:00:00+00:00"
    assert (properties.comments, properties.keywords, properties.last_modified_by) == ("", "", "")


def test_many_authors_are_counted() -> None:
    authors = ("Amnesty", "Bridges", "Civicus", "Delta")
    assert listed_authors(authors) == "Amnesty; Bridges; Civicus; Delta"
    assert listed_authors(authors, longest=31) == "Amnesty; Bridges and 2 others"
    assert listed_authors(authors, longest=28) == "Amnesty and 3 others"
    assert listed_authors(authors[:2], longest=15) == "Amnesty…"
    assert listed_authors(()) == ""


@given(st.lists(st.text(min_size=1, max_size=300)))
def test_the_authors_never_outgrow_the_property(authors: list[str]) -> None:
    assert len(listed_authors(tuple(authors))) <= 255


# --- a user's own Word file


def letterhead() -> bytes:
    """A file as a user keeps one: a header with a logo, styles, two sections, text with a picture."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "OUR LETTERHEAD"
    document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture(40, 40).data))
    document.styles["Normal"].font.name = "Verdana"
    document.styles["Quote"].font.size = Pt(33)
    document.add_paragraph("Old text").add_run().add_picture(io.BytesIO(picture(50, 50).data))
    document.sections[0].left_margin = Pt(99)
    document.add_section().left_margin = Pt(77)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """A package with some characters of a part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == name:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(entry, content)
    return out.getvalue()


def test_a_users_file_lends_its_letterhead_page_and_styles(tmp_path: Path) -> None:
    data = write(EVERY_NODE, STYLE, reference=letterhead())
    document = docx.Document(io.BytesIO(data))
    (section,) = document.sections
    assert section.header.paragraphs[0].text.startswith("OUR LETTERHEAD")
    assert section.left_margin == Pt(99)
    assert document.paragraphs[1].text == "Civic Space Watch"
    assert document.styles["Quote"].font.size == Pt(33)
    assert document.styles["Normal"].font.name == "Verdana"
    assert document.styles["Inside Address"].font.bold
    assert document.styles["Inside Address"].font.name is None
    assert document.core_properties.author == "ARTICLE 19; Human Rights Watch"
    assert docx_faults(saved(data, tmp_path)) == []


def test_the_text_of_a_users_file_leaves_nothing_behind() -> None:
    data = write(letter((paragraph("x"),)), STYLE, reference=letterhead())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert not any(b"Old text" in archive.read(name) for name in names)
    assert len([name for name in names if "media" in name]) == 1
    assert "docProps/thumbnail.jpeg" not in names


@pytest.mark.parametrize("said", [None, True, False])
def test_the_annex_begins_a_page_unless_the_users_style_says_otherwise(
    tmp_path: Path, *, said: bool | None
) -> None:
    file = docx.Document()
    file.styles["Heading 1"].paragraph_format.page_break_before = said
    out = io.BytesIO()
    file.save(out)
    data = write(EVERY_NODE, STYLE, reference=out.getvalue())
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    breaking = [text.text for text in paragraphs if text.paragraph_format.page_break_before]
    assert breaking == (["ANNEX: Key developments"] if said is None else [])
    assert docx_faults(saved(data, tmp_path)) == []


def test_a_letter_can_start_from_a_letter(every_node: bytes, tmp_path: Path) -> None:
    other = letter((paragraph("Other", NoteCall(1), NoteCall(2)),), notes=2)
    data = write(other, STYLE, reference=every_node)
    assert docx_faults(saved(data, tmp_path)) == []
    read = pandoc(tmp_path / "letter.docx", "docx", "markdown")
    assert read == "Other[^1][^2]\n\n[^1]: Note 1.\n\n[^2]: Note 2.\n"


def test_notes_follow_the_separators_of_a_users_file(every_node: bytes) -> None:
    older = with_part(every_node, "word/footnotes.xml", 'w:id="0"', 'w:id="1"')
    older = with_part(older, "word/footnotes.xml", 'w:id="-1"', 'w:id="0"')
    data = write(letter((paragraph("x", NoteCall(1)),), notes=1), STYLE, reference=older)
    notes = xml(data, "word/footnotes.xml")
    declared = xml(data, "word/settings.xml").find(f"{W}footnotePr")
    assert [note.get(f"{W}id") for note in notes] == ["0", "1", "2"]
    assert [note.get(f"{W}id") for note in declared] == ["0", "1"]


def test_notes_are_numbered_as_in_the_other_formats_whatever_a_users_file_says(every_node: bytes) -> None:
    roman = with_part(
        every_node, "word/settings.xml", "<w:footnotePr>", '<w:footnotePr><w:numFmt w:val="lowerRoman"/>'
    )
    settings = xml(write(EVERY_NODE, STYLE, reference=roman), "word/settings.xml")
    assert settings.find(f"{W}footnotePr/{W}numFmt") is None


@pytest.mark.parametrize("as_policy", [lambda of: of, as_restarted, as_endnotes])
def test_a_section_says_only_once_how_notes_count(
    as_policy: Callable[[NumberedLetter], NumberedLetter], every_node: bytes, tmp_path: Path
) -> None:
    """And not as the user's file says: its other formats know nothing of that."""
    roman = "".join(
        f'<w:{kind}Pr><w:numFmt w:val="lowerRoman"/><w:numStart w:val="5"/></w:{kind}Pr>'
        for kind in ("footnote", "endnote")
    )
    theirs = with_part(every_node, "word/document.xml", "<w:pgSz", f"{roman}<w:pgSz")
    data = write(as_policy(EVERY_NODE), STYLE, reference=theirs)
    assert docx_faults(saved(data, tmp_path)) == []
    document = xml(data, "word/document.xml")
    assert "lowerRoman" not in [format.get(f"{W}val") for format in document.iter(f"{W}numFmt")]
    assert not list(document.iter(f"{W}numStart"))


def test_footnotes_of_a_users_file_go_where_the_letter_has_endnotes(every_node: bytes) -> None:
    data = write(as_endnotes(EVERY_NODE), STYLE, reference=every_node)
    footnotes = xml(data, "word/footnotes.xml")
    assert [note.get(f"{W}type") for note in footnotes] == ["separator", "continuationSeparator"]


def test_pages_count_on_in_figures_whatever_a_users_file_says(every_node: bytes, tmp_path: Path) -> None:
    numerals = '<w:pgNumType w:fmt="lowerRoman" w:start="5"/>'
    theirs = with_part(every_node, "word/document.xml", 'w:gutter="0"/>', f'w:gutter="0"/>{numerals}')
    data = write(as_restarted(EVERY_NODE), STYLE, reference=theirs)
    assert docx_faults(saved(data, tmp_path)) == []
    assert len(list(xml(data, "word/document.xml").iter(f"{W}sectPr"))) > 1
    assert not list(xml(data, "word/document.xml").iter(f"{W}pgNumType"))


def test_lists_of_a_users_file_keep_their_bullets_and_count_anew(tmp_path: Path) -> None:
    counted = (NumberedList(((paragraph("a"),),), 5), paragraph("x"), NumberedList(((paragraph("b"),),)))
    data = write(letter(counted, (BulletList(((paragraph("c"),),)),)), STYLE, reference=letterhead())
    assert docx_faults(saved(data, tmp_path)) == []
    read = pandoc(tmp_path / "letter.docx", "docx", "plain")
    assert read.split() == ["5.", "a", "x", "1.", "b", "-", "c"]
    document = xml(data, "word/document.xml")
    styled = [p.find(f"{W}pPr") for p in document.iter(f"{W}p")]
    assert styled[-1].find(f"{W}numPr") is None  # the bullet is that of the user's List Bullet


def test_a_word_template_becomes_a_document() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    template = with_part(
        letterhead(), "[Content_Types].xml", f"{kind}document.main+xml", f"{kind}template.main+xml"
    )
    written = write(EVERY_NODE, STYLE, reference=template)
    assert docx.Document(io.BytesIO(written)).paragraphs[1].text == "Civic Space Watch"


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        (b"no zip", "not a Word document"),
        (with_part(letterhead(), "word/document.xml", "<w:body>", "<w:bdy>"), "damaged"),
        (with_part(letterhead(), "word/styles.xml", "</w:styles>", ""), "damaged"),
        (
            with_part(letterhead(), "_rels/.rels", "officeDocument/2006/relationships/o", "x/o"),
            "no main document",
        ),
        (
            with_part(
                letterhead(),
                "[Content_Types].xml",
                "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
            ),
            "not a Word document",
        ),
    ],
)
def test_what_is_no_usable_word_file_is_refused(reference: bytes, reason: str) -> None:
    with pytest.raises(NotAWordFileError, match=reason):
        write(EVERY_NODE, STYLE, reference=reference)


def test_headings_go_no_deeper_than_word(tmp_path: Path) -> None:
    data = write(letter((Heading(12, (Text("Deep"),)),)), STYLE)
    (style,) = xml(data, "word/document.xml").iter(f"{W}pStyle")
    assert style.get(f"{W}val") == "Heading9"
    assert docx_faults(saved(data, tmp_path)) == []
