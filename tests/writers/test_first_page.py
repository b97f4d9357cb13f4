"""Holds DOCX and PDF to the header and footer of the first page, and to pages that are counted in every language."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from outside import docx_faults, office_pdfs, pdf_text
from small_project import SmallProject

STYLE = (
    "based_on: plain\npage:\n  header: {left: Every head}\n  footer: {left: Every foot, right: '{date}'}\n"
)
DATE = "1 September 2026"
PAGES = {
    "same": ("", ["Every head", "Every foot", DATE]),
    "none": ("  first_page_furniture: false\n", []),
    "own header": ("  first_header: {centre: First head}\n", ["First head", "Every foot", DATE]),
    "own footer": ("  first_footer: {right: First foot}\n", ["Every head", "First foot"]),
    "empty header": ("  first_header: {}\n", ["Every foot", DATE]),
    "only a footer": ("  first_page_furniture: false\n  first_footer: {left: First foot}\n", ["First foot"]),
    "both": (
        "  first_header: {left: First head}\n  first_footer: {left: First foot}\n",
        ["First head", "First foot"],
    ),
}
"""What a style says of its first page, and what that one shows."""
FURNITURE = ("Every head", "First head", "Every foot", "First foot", DATE)
LETTER = """\
style: ours
date: 2026-09-01
date_line: Geneva
frame: {addressee_columns: 2}
addressees: [Senator Ann, Senator Bob]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
"""


def built(folder: Path, style: str, letter: str = LETTER) -> SmallProject:
    """A project whose letter of several pages has been built as DOCX and PDF."""
    project = SmallProject(folder)
    project.write(
        {
            "templates/styles/ours.yaml": style,
            "campaigns/letter/campaign.yaml": letter,
            "campaigns/letter/body.md": "We write.[^1]\n\n[^1]: A note.\n\n" + "More of it.\n\n" * 60,
        }
    )
    run = project.run("build", "letter", "-f", "docx", "-f", "pdf")
    assert run.status == 0, run.err
    return project


def test_the_first_page_has_what_the_style_gives_it_and_the_others_what_all_have(tmp_path: Path) -> None:
    made = []
    for name, (settings, _) in PAGES.items():
        project = built(tmp_path / name.replace(" ", "-"), STYLE + settings)
        assert docx_faults(project.built("docx")) == []
        made.append(project.built("docx").rename(tmp_path / f"{name.replace(' ', '-')}.docx"))
    for (name, (_, first)), office in zip(PAGES.items(), office_pdfs(made, tmp_path), strict=True):
        for pdf in (tmp_path / office.stem / "build/letter/letter.pdf", office):
            pages = pdf_text(pdf).split("\f")[:-1]
            assert len(pages) > 1
            assert [one for one in FURNITURE if one in pages[0]] == [
                one for one in FURNITURE if one in first
            ], name
            for page in pages[1:]:
                shown = [one for one in FURNITURE if one in page]
                assert shown == ["Every head", "Every foot", DATE], name
        # LibreOffice loses columns before the first note where its section follows on them.
        assert "Senator Ann   " in pdf_text(office, "-layout"), name


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("en", "Page 2 of 3"),
        ("fr", "Page 2 sur 3"),
        ("es", "Página 2 de 3"),
        ("pt", "Página 2 de 3"),
        ("ru", "Страница 2 из 3"),
        ("zh", "第2页，共3页"),  # noqa: RUF001  # a comma of its own
        ("de", "2 / 3"),
        ("ar", "الصفحة 2 من 3"),
    ],
)
def test_pages_are_counted_in_the_language_of_the_letter(language: str, counted: str, tmp_path: Path) -> None:
    style = "based_on: plain\npage:\n  footer: {centre: '{page_of_pages}'}\n"
    project = built(tmp_path, style, f"language: {language}\n{LETTER}")
    # poppler does not read Arabic of a margin in its order.
    foot = squeezed(pdf_text(project.built("pdf")).split("\f")[1])
    assert language == "ar" or foot.endswith(squeezed(counted)), foot
    (footer,) = docx.Document(str(project.built("docx"))).sections[0].footer.paragraphs
    assert squeezed("".join(run.text or "" for run in footer._p.iter(qn("w:t")))) == re.sub(
        r"\d", "1", squeezed(counted)
    )


def squeezed(text: str) -> str:
    return re.sub("[\\s\u200e\u200f]", "", text)


@pytest.mark.parametrize(
    "margins",
    [
        "first_margin_top: 12mm",
        "first_margin_bottom: 12mm",
        "first_margin_top: 12mm, first_margin_bottom: 8mm",
        "first_margin_top: 60mm, first_margin_bottom: 45mm",
        "first_margin_top: 12mm, first_margin_bottom: 60mm",
    ],
)
def test_the_first_page_may_have_smaller_and_larger_margins_than_the_others(
    margins: str, tmp_path: Path
) -> None:
    page = f"{{margin_top: 30mm, margin_bottom: 30mm, footer: {{}}, {margins}}}"
    project = built(tmp_path, f"based_on: plain\npage: {page}\n")
    given = {"first_margin_top": 30.0, "first_margin_bottom": 30.0} | {
        key: float(size) for key, size in re.findall(r"(\w+): (\d+)mm", margins)
    }
    boxes = pdf_text(project.built("pdf"), "-bbox", "-f", "1", "-l", "1")
    tops = [float(top) * 25.4 / 72 for top in re.findall(r'yMin="([\d.]+)"', boxes)]
    assert given["first_margin_top"] - 2 < min(tops) < given["first_margin_top"] + 6
    foot = 297 - max(float(end) * 25.4 / 72 for end in re.findall(r'yMax="([\d.]+)"', boxes))
    assert given["first_margin_bottom"] - 2 < foot < given["first_margin_bottom"] + 14
