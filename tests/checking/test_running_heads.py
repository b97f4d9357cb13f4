"""What a Word file shows at the head and foot of its pages and the PDF does not is told once, with what to write."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Final

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from outside import pdf_text
from small_project import SMALL, SmallProject

REFERENCE: Final = "templates/joint-letter/reference.docx"
CAMPAIGN: Final = "campaigns/letter/campaign.yaml"
TOLD: Final = "the DOCX has of this file what the PDF does not have: "


def field(paragraph: Paragraph, instruction: str, *, simple: bool) -> None:
    """A field at the end of a paragraph, in one of the two forms that Word writes."""
    if simple:
        paragraph._p.append(
            parse_xml(
                f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
            )
        )
        return
    for content in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {instruction} \\* MERGEFORMAT </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>7</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{content}</w:r>"))


def page_of(paragraph: Paragraph, *, simple: bool = True) -> None:
    paragraph.add_run("Page ")
    field(paragraph, "PAGE", simple=simple)
    paragraph.add_run(" of ")
    field(paragraph, "NUMPAGES", simple=simple)


def in_footer(document: Document) -> Paragraph:
    paragraph: Paragraph = document.sections[0].footer.paragraphs[0]
    return paragraph


def with_bank(document: Document) -> None:
    in_footer(document).add_run("Bank: CH00 1234")


def with_tabs(document: Document) -> None:
    paragraph = in_footer(document)
    paragraph.add_run("Reg. 12345\t\t")
    page_of(paragraph)


def with_complex_fields(document: Document) -> None:
    paragraph = in_footer(document)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    page_of(paragraph, simple=False)


def with_table(document: Document) -> None:
    footer = document.sections[0].footer
    table = footer.add_table(1, 3, docx.shared.Mm(160))
    for cell, words in zip(table.rows[0].cells, ("Reg. 12345", "Geneva", "Tel. 022"), strict=True):
        cell.text = words


def with_later_header(document: Document) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "Freedonia Watch"
    section.header.paragraphs[0].text = "Freedonia Watch, continued"


def with_two_footers(document: Document) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "Bank: CH00 1234"
    page_of(section.footer.paragraphs[0])


def with_several_lines(document: Document) -> None:
    in_footer(document).add_run("Bank: CH00 1234")
    document.sections[0].footer.add_paragraph("Reg. 12345")


FILES: Final[dict[str, tuple[Callable[[Document], None], str, str]]] = {
    "a line": (with_bank, "the footer 'Bank: CH00 1234'", 'footer: {left: "Bank: CH00 1234"}'),
    "tabs": (
        with_tabs,
        "the footer 'Reg. 12345 Page {page} of {pages}'",
        'footer: {left: "Reg. 12345", right: "Page {page} of {pages}"}',
    ),
    "fields in the middle": (
        with_complex_fields,
        "the footer 'Page {page} of {pages}'",
        'footer: {centre: "Page {page} of {pages}"}',
    ),
    "a table": (
        with_table,
        "the footer 'Reg. 12345 Geneva Tel. 022'",
        'footer: {left: "Reg. 12345", centre: "Geneva", right: "Tel. 022"}',
    ),
    "later pages": (
        with_later_header,
        "from page 2 on the header 'Freedonia Watch, continued'",
        'header: {left: "Freedonia Watch, continued"}, first_header: {}',
    ),
    "two footers": (
        with_two_footers,
        "from page 2 on the footer 'Page {page} of {pages}', on page 1 the footer 'Bank: CH00 1234'",
        'footer: {left: "Page {page} of {pages}"}, first_footer: {left: "Bank: CH00 1234"}',
    ),
    "several lines": (
        with_several_lines,
        "the footer 'Bank: CH00 1234 Reg. 12345'",
        'footer: {left: "Bank: CH00 1234\\nReg. 12345"}',
    ),
}


def written(make: Callable[[Document], None]) -> bytes:
    document, data = docx.Document(), io.BytesIO()
    make(document)
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize("name", FILES)
def test_what_the_pdf_lacks_is_told_and_what_is_advised_brings_it(name: str, project: SmallProject) -> None:
    make, what, advised = FILES[name]
    project.write(
        {REFERENCE: written(make), CAMPAIGN: SMALL[CAMPAIGN] + "style: ours\nletterhead: Freedonia Watch\n"}
    )
    project.write({"campaigns/letter/body.md": "More of it.\n\n" * 60})
    project.write({"templates/styles/bare.yaml": "based_on: plain\npage: {footer: {}}\n"})
    project.write({"templates/styles/ours.yaml": "based_on: bare\n"})
    said = project.run("build", "letter", "-f", "docx", "-f", "pdf").err
    assert said.count("furniture-differs") == 1
    assert TOLD + what + " [" in said
    assert f"page: {{{advised}}}\n" in said
    found = re.search(r"page: \{(.*)\}\n", said)
    assert found
    project.write({"templates/styles/ours.yaml": f"based_on: bare\npage: {{{found[1]}}}\n"})
    run = project.run("build", "letter", "-f", "docx", "-f", "pdf")
    assert (run.status, run.err) == (0, "")
    pages = pdf_text(project.built("pdf")).split("\f")
    for word in re.findall(r"CH00|Reg|continued|Tel", advised):
        assert any(word in page for page in pages)


def watermark(words: str) -> str:
    return (
        f'<w:r {nsdecls("w")}><w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:shape style="position:absolute;width:400pt;height:90pt">'
        f'<v:textpath string="{words}"/></v:shape></w:pict></w:r>'
    )


def test_a_watermark_is_told_once_though_every_header_has_it(project: SmallProject) -> None:
    def make(document: Document) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        for header in (section.header, section.first_page_header):
            header.paragraphs[0]._p.append(parse_xml(watermark("CONFIDENTIAL")))

    project.write({REFERENCE: written(make)})
    said = project.run("build", "letter", "-f", "docx", "-f", "pdf").err
    assert f"{TOLD}the watermark 'CONFIDENTIAL' [furniture-differs]" in said
    assert said.count("CONFIDENTIAL") == 1
    assert "take out in Word what is drawn there" in said


@pytest.mark.parametrize("formats", [("docx",), ("pdf",), ("docx", "html")])
def test_of_formats_without_both_nothing_is_told(formats: tuple[str, ...], project: SmallProject) -> None:
    project.write({REFERENCE: written(with_bank)})
    options = [word for format in formats for word in ("-f", format)]
    assert "furniture-differs" not in project.run("build", "letter", *options).err


# --- two letterheads


def headed(*lines: str) -> bytes:
    def make(document: Document) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        header = section.first_page_header
        for number, line in enumerate(lines):
            (header.add_paragraph() if number else header.paragraphs[0]).add_run(line)

    return written(make)


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ("{name: Freedonia Watch, address: 1 Lake Road}", None),
        ("{right: {name: FREEDONIA WATCH}, left: {address: '1 Lake Road'}}", None),
        ("|\n  Freedonia Watch\n  1 Lake Road", None),
        (
            "{name: Freedonia Coalition, address: 1 Lake Road}",
            "the file alone has 'Watch', the other alone has 'Coalition'",
        ),
        ("{name: Freedonia Watch, address: 2 Hill Street}", "the file alone has '1 Lake Road'"),
        ("{name: Freedonia Watch}", "the file alone has '1 Lake Road'"),
    ],
)
def test_two_letterheads_that_say_other_things_are_told(
    own: str, told: str | None, project: SmallProject
) -> None:
    project.write(
        {
            REFERENCE: headed("Freedonia Watch", "1 Lake Road"),
            CAMPAIGN: SMALL[CAMPAIGN] + f"letterhead: {own}\n",
        }
    )
    said = project.run("build", "letter", "-f", "docx", "-f", "pdf").err
    assert ("letterheads-differ" in said) is bool(told)
    assert (told or "") in said
    assert "letterheads-differ" not in project.run("build", "letter", "-f", "docx").err


ORDER: Final = "frame:\n  order: [date, addressees, subject, salutation, body, closing, signatories]\n"


@pytest.mark.parametrize(
    ("kind", "advised"),
    [
        ({"kind.yaml": ORDER}, "name 'letterhead' in 'order' of 'frame'"),
        (
            {"kind.yaml": "description: Ours.\n", "letter.md": "{{ body }}\n"},
            "templates/ours/letter.md leaves it out",
        ),
    ],
)
def test_a_letterhead_that_was_taken_over_and_is_not_printed_is_told_as_that(
    kind: dict[str, str], advised: str, project: SmallProject
) -> None:
    project.write({f"templates/ours/{name}": text for name, text in kind.items()})
    project.write({"templates/ours/reference.docx": headed("Freedonia Watch")})
    project.write({CAMPAIGN: SMALL[CAMPAIGN] + "letter: ours\n"})
    before = project.run("build", "letter", "-f", "docx", "-f", "pdf").err
    assert "'undersigned letterhead ours'" in before
    taken = project.run("letterhead", "ours", "--yes")
    assert taken.status == 0
    assert "Letters of the kind 'ours' print no letterhead" in taken.out
    after = project.run("build", "letter", "-f", "docx", "-f", "pdf").err
    assert advised in after
    assert "undersigned letterhead" not in after
