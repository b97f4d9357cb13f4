"""Words in other languages than the letter's: each format names the language, as others read them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree

from outside import docx_faults, office_document, outloud_findings, pandoc, pdfua_findings
from small_project import SmallProject

CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: "Freedonia: [force majeure]{lang=fr} is no excuse"
signatories: [freedonia-watch]
footnotes:
  year: {kind: report, title: Un año sin noticias, short_title: Un año, language: es, url: "https://example.org/year"}
  aside: See [Le *Monde*]{lang=fr-FR}.
notes: {repeat: short}
"""
BODY = """\
The [coup *d'État*[^year: p. 3]]{lang=FR} of អង្គការ សិទ្ធិមនុស្ស, ארגון זכויות האדם and
[منظمة حقوق]{lang="ar"}, [人权]{lang=zh-Hans} and [chbab]{lang=km}.[^aside] Again.[^year]

See https://example.org/ខ្មែរខ្មែរ and the letters א and ក.
"""
NAMED = [
    ("fr", "force majeure"),
    ("fr", "coup d'État"),
    ("km", "អង្គការ សិទ្ធិមនុស្ស"),
    ("he", "ארגון זכויות האדם"),
    ("ar", "منظمة حقوق"),
    ("zh-Hans", "人权"),
    ("km", "chbab"),
]
IN_NOTES = [("es", "Un año sin noticias"), ("fr-FR", "Le Monde"), ("es", "Un año")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = SmallProject(tmp_path_factory.mktemp("languages"))
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN, "campaigns/letter/body.md": BODY})
    formats = ("docx", "pdf", "html", "md", "txt")
    run = project.run("build", "letter", *(word for format in formats for word in ("--format", format)))
    assert (run.status, run.err) == (0, "")
    assert project.run("check", "letter").status == 0
    return project.root / "build/letter"


def spans(page: str) -> list[tuple[str, str]]:
    """The languages of spans in HTML, with their words, less the marks of notes."""
    without_calls = re.sub(r"<a [^>]*>(<sup>\d</sup>|\[\d\])</a>", "", page)
    found = re.findall(r'<(span|bdi)[^>]* lang="([^"]+)"[^>]*>(.*?)</\1>', without_calls, re.DOTALL)
    return [
        (tag, " ".join(html.unescape(re.sub("<[^>]+>|\u200e", "", words)).split())) for _, tag, words in found
    ]


def test_the_web_page_has_spans(built: Path) -> None:
    assert spans((built / "letter.html").read_text().partition("<body>")[2]) == NAMED + IN_NOTES


def test_pandoc_reads_them_in_the_markdown(built: Path) -> None:
    assert spans(pandoc(built / "letter.md", "commonmark_x-smart", "html", "--wrap=none")) == NAMED + IN_NOTES


def test_the_text_has_the_words_alone(built: Path) -> None:
    text = " ".join((built / "letter.txt").read_text().replace("\u200e", "").split())
    assert (
        "The coup d'État[1] of អង្គការ សិទ្ធិមនុស្ស, ארגון זכויות האדם and منظمة حقوق, 人权 and chbab.[2]" in text
    )
    assert "lang" not in text


def test_the_pdf_names_them_and_notes_keep_the_language_of_the_letter(built: Path) -> None:
    file = built / "letter.pdf"
    assert not pdfua_findings(file)
    # Notes stand at the foot of the page, and an address without angle brackets is no link.
    assert set(outloud_findings(file)) <= {"ORD-001", "LNK-010"}
    with pikepdf.open(file) as pdf:
        kinds = list(languages(pdf.Root.StructTreeRoot.K[0]))
    expected = [tag for tag, _ in NAMED]
    expected[2:2] = [
        "es"
    ]  # the first note is read where it is called, the others after the paragraph's words
    expected += ["fr-FR", "es"]
    assert [tag for kind, tag in kinds if kind == "/Span"] == expected
    assert [tag for kind, tag in kinds if kind == "/Note"] == ["en-GB"] * 3


def languages(element: Any) -> Iterator[tuple[str, str]]:
    if "/Lang" in element:
        yield str(element.S), str(element.Lang)
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from languages(kid)


def test_microsofts_validator_finds_nothing(built: Path) -> None:
    assert not docx_faults(built / "letter.docx")


def test_libreoffice_reads_them_in_the_word_file(built: Path, tmp_path: Path) -> None:
    tree = etree.parse(office_document(built / "letter.docx", tmp_path))
    names = tree.getroot().nsmap
    properties: dict[str, dict[str, str]] = {}
    for style in tree.iterfind(".//office:automatic-styles/style:style[@style:family='text']", names):
        found = style.find("style:text-properties", names)
        if found is not None:
            name = style.get(f"{{{names['style']}}}name", "")
            properties[name] = {etree.QName(key).localname: value for key, value in found.attrib.items()}
    said: dict[str, dict[str, str]] = {}
    for span in tree.iterfind(".//office:text//text:span", names):
        style = properties.get(span.get(f"{{{names['text']}}}style-name", ""), {})
        said["".join(span.itertext())] = style
    assert said["force majeure"]["language"] == "fr"
    assert said["d'État"]["language"] == "fr"
    assert said["Un año sin noticias"]["language"] == "es"
    assert said["chbab"]["language"] == "km"
    assert said["អង្គការ សិទ្ធិមនុស្ស"]["language-complex"] == "km"
    assert said["ארגון זכויות האדם"]["language-complex"] == "he"
    assert said["منظمة حقوق"]["language-complex"] == "ar"
    assert said["人权"]["language-asian"] == "zh"
