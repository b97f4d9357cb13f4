"""Places to sign, in the PDF and in the DOCX: where they stand, and what stays with them."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise
from pathlib import Path

import pikepdf
from lxml import etree

from outside import docx_faults, office_pdf, pdf_text
from small_project import SmallProject
from undersigned.files.project import Project
from undersigned.route import prepare, render_to_seal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = [f"organisation-{number:02}" for number in range(40)]


def long_list(project: SmallProject) -> None:
    """A letter that forty organisations sign by name, on several pages."""
    register = "".join(f"{name}: {{name: Organisation {name[-2:]} For Human Rights}}\n" for name in NAMES)
    campaign = f"""\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [{", ".join(NAMES)}]
signature_fields: all
"""
    project.write({"signatories/organisations.yaml": register, "campaigns/letter/campaign.yaml": campaign})


def test_each_field_is_on_the_page_of_its_name_and_directly_above_it(
    project: SmallProject, tmp_path: Path
) -> None:
    long_list(project)
    file = tmp_path / "sealable.pdf"
    file.write_bytes(render_to_seal(prepare(Project(project.root), "letter")))
    pdf = pikepdf.open(file)
    pages: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages)}
    words = pdf_text(file, "-bbox").split("</page>")
    assert len(pdf.pages) > 3
    for field in pdf.Root.AcroForm.Fields:
        if str(field.T) == "Seal":
            continue
        number = str(field.T)[-2:]
        height = float(pdf.pages[0].MediaBox[3])
        place = re.search(
            rf'yMin="([\d.]+)"[^\n]*>Organisation</word>\s*<word[^\n]*>{number}</word>',
            words[pages[field.P.objgen]],
        )
        assert place, f"the name of {number} is on another page"
        assert 0 < float(place[1]) - (height - float(field.Rect[1])) < 12


def test_word_has_a_line_to_sign_on_that_stays_with_the_name(project: SmallProject, tmp_path: Path) -> None:
    long_list(project)
    assert project.run("build", "letter", "-f", "docx").status == 0
    file = project.built("docx")
    assert docx_faults(file) == []
    with zipfile.ZipFile(file) as archive:
        paragraphs = list(etree.fromstring(archive.read("word/document.xml")).iter(f"{W}p"))
    lines = [
        (paragraph, following)
        for paragraph, following in pairwise(paragraphs)
        if paragraph.find(f".//{W}tab[@{W}leader='underscore']") is not None
    ]
    assert len(lines) == 40
    for line, name in lines:
        assert line.find(f".//{W}keepNext") is not None
        assert "".join(name.itertext()).startswith("Organisation ")
    printed = pdf_text(office_pdf(file, tmp_path), "-layout")
    for page in printed.split("\f"):
        assert not page.strip().endswith("_"), "a line stands alone at the end of a page"
        assert len(re.findall("_{4,}", page)) == page.count("Organisation ")


def test_what_is_sent_by_mail_has_no_line_to_sign_on(project: SmallProject) -> None:
    long_list(project)
    assert "Sincerely,\n\nOrganisation 00 For Human Rights\nOrganisation 01" in project.build("txt")
    assert "signature" not in project.build("html")
    assert (
        "![Organisation 00 For Human Rights](signature:organisation-00)\n\nOrganisation 00"
        in project.build("md")
    )
