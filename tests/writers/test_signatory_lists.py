"""What readers that know nothing of undersigned find in letters of 600 signatories, however their list is set."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest
from docx_letters import W, picture, xml
from test_tagging import ACCEPTED

from outside import docx_faults, office_pdf, outloud_findings, pandoc, pdf_structure, pdf_text, pdfua_findings
from small_project import SmallProject

WORDS: Final = (
    "Action,Alliance,ASEAN,Association,Centre,Citoyens,Coalition,Défense,Democracy,Federation,Forum:,Freedom,HUMAN,"
    "Initiative,International,Łódź,Lawyers,League,Media,Ñandutí,Network,Observatory,People,Rights,Union,Voices,Østfold"
)
OTHER_SCRIPTS: Final = ("អង្គការសិទ្ធិមនុស្ស", "مركز القاهرة", "中国人权律师关注组", "*Stars* [^1] {{ x }} | pipe")
SIGNATORIES: Final = 600
NOTED: Final = 30

LOOKS: Final = {
    "one": "{show: acronym-and-country}",
    "two": "{columns: 2, as_of: 2026-09-01}",
    "three": "{columns: 3, numbered: true, show: country-in-brackets}",
    "table": "{table: true}",
}


def letters(text: str) -> str:
    """The text without what layout may put in or take out; full stops go, as those of numbers do in pandoc's lists."""
    return re.sub(r"[\s\u200b\u200e\u200f\u2060.]+", "", unicodedata.normalize("NFC", text))


def names() -> list[str]:
    """Names of two to eight words; a figure in square brackets ends each, so that none begins another."""
    chance = random.Random(5)  # noqa: S311  # the same names each time
    found = []
    for number in range(SIGNATORIES):
        words = (
            [OTHER_SCRIPTS[number % len(OTHER_SCRIPTS)]]
            if number % 25 == 0
            else chance.sample(WORDS.split(","), chance.randint(2, 8))
        )
        found.append(f"{' '.join(words)} <{number}>")
    return found


NAMES: Final = names()


def project_of(root: Path, look: str) -> SmallProject:
    project = SmallProject(root)
    register = "".join(
        f"o-{number}: {{name: {json.dumps(name, ensure_ascii=False)}, country: Côte d'Ivoire}}\n"
        for number, name in enumerate(NAMES)
    )
    noted = range(0, SIGNATORIES, SIGNATORIES // NOTED)
    campaign = (
        "date: 2026-09-01\naddressees: [Permanent Representatives]\nsubject: Keep Freedonia under scrutiny\n"
        f"signatories: [{', '.join(f'o-{number}' for number in range(SIGNATORIES))}]\nsignatory_order: listed\n"
        "signatory_groups: {International organisations: [o-7, o-8, o-9]}\n"
        f"signatory_list: {look}\nsignatory_notes: {{{', '.join(f'o-{n}: n-{n}' for n in noted)}}}\nfootnotes:\n"
        + "".join(
            f"  n-{n}: Signs note {n} in an individual capacity{', and so on' * (n % 40)}\n" for n in noted
        )
    )
    body = "We, the {{ signatories.count|in_words }} undersigned, write to you.\n\n" + "More of it. " * 300
    project.write(
        {
            "signatories/organisations.yaml": register,
            "campaigns/letter/campaign.yaml": campaign,
            "campaigns/letter/body.md": body,
        }
    )
    return project


@pytest.fixture(scope="module", params=LOOKS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A look, and the folder with the letter in DOCX and PDF."""
    project = project_of(tmp_path_factory.mktemp(request.param), LOOKS[request.param])
    run = project.run("build", "letter", "--format", "docx", "--format", "pdf")
    assert run.status == 0
    # A name with {{ x }} in it looks as if somebody were still to write it.
    assert set(re.findall(r"\[([\w-]+)\]$", run.err, re.MULTILINE)) <= {"placeholder"}
    return request.param, project.root / "build/letter"


def in_order() -> list[str]:
    """The names as the letter lists them: those in no group first."""
    in_group = (7, 8, 9)
    rest = [name for number, name in enumerate(NAMES) if number not in in_group]
    return [*rest, *(NAMES[number] for number in in_group)]


def split_names(pages: list[str]) -> list[str]:
    """The names of which no page has all; those that poppler puts into an order of its own have their figure alone."""
    return [name for name in NAMES if not any(is_whole(name, page) for page in pages)]


def is_whole(name: str, page: str) -> bool:
    figure = name[name.rindex("<") + 1 :]
    return letters(name) in page or (not name.isascii() and bool(re.search(rf"(?<!\d){figure}", page)))


def test_the_docx_is_sound_and_names_everyone_in_order(built: tuple[str, Path]) -> None:
    _, folder = built
    assert docx_faults(folder / "letter.docx") == []
    text = letters(pandoc(folder / "letter.docx", "docx", "plain", "--wrap=none", "--columns=2000"))
    assert "We,thesixhundredundersigned" in text
    reached = 0
    for name in in_order():
        reached = text.find(letters(name), reached)
        assert reached >= 0, name


def test_no_page_of_the_pdf_divides_a_name(built: tuple[str, Path]) -> None:
    _, folder = built
    pages = [letters(page) for page in pdf_text(folder / "letter.pdf", "-raw").split("\f")]
    assert split_names(pages) == []
    closing = next(number for number, page in enumerate(pages) if "Sincerely," in page)
    assert letters(in_order()[1]) in pages[closing]
    assert any("Signsnote580inanindividualcapacity" in page for page in pages)


def test_the_pdf_can_be_heard_in_order(built: tuple[str, Path]) -> None:
    look, folder = built
    assert pdfua_findings(folder / "letter.pdf") == []
    assert {rule for rule in outloud_findings(folder / "letter.pdf") if rule not in ACCEPTED} == set()
    tree = "\n".join(pdf_structure(folder / "letter.pdf"))
    heard = re.findall(r"<(\d+)>", tree)
    assert heard == [name[name.rindex("<") + 1 : -1] for name in in_order()]
    assert tree.count("Table") == (2 if look == "table" else 0)


@pytest.mark.parametrize("look", ["two", "table"])
def test_libreoffice_divides_no_name_between_pages(look: str, tmp_path: Path) -> None:
    project = project_of(tmp_path, LOOKS[look])
    assert project.run("build", "letter", "--format", "docx").status == 0
    pdf = office_pdf(project.built("docx"), tmp_path)
    pages = [letters(page) for page in pdf_text(pdf, "-raw").split("\f")]
    assert split_names(pages) == []


def words_in_libreoffice(project: SmallProject, lengths: tuple[int, ...], look: str) -> list[list[float]]:
    """Where the words of each name begin that has so many words, in points from the left edge of the page."""
    register = "".join(
        f"o-{number}: {{name: {' '.join([f'Freedonian{number}'] * words)}}}\n"
        for number, words in enumerate(lengths)
    )
    project.write(
        {
            "signatories/organisations.yaml": register,
            "campaigns/letter/campaign.yaml": "date: 2026-09-01\naddressees: [Permanent Representatives]\n"
            "subject: Keep Freedonia under scrutiny\nsignatory_order: listed\n"
            f"signatories: [{', '.join(f'o-{number}' for number in range(len(lengths)))}]\n{look}\n",
        }
    )
    assert project.run("build", "letter", "--format", "docx").status == 0
    shown = pdf_text(office_pdf(project.built("docx"), project.root), "-bbox")
    names: list[list[float]] = [[] for _ in lengths]
    for left, number in re.findall(r'xMin="([\d.]+)"[^>]*>Freedonian(\d)<', shown):
        names[int(number)].append(float(left))
    return names


def columns_of(words: list[float], count: int) -> set[int]:
    """In which of so many columns words stand, between margins of an inch on A4."""
    return {int((left - 71) / (471 / count)) for left in words}


@pytest.mark.parametrize("numbered", ["true", "false"])
def test_libreoffice_divides_no_name_between_columns_that_have_several(numbered: str, tmp_path: Path) -> None:
    look = f"signatory_list: {{columns: 3, numbered: {numbered}}}"
    names = words_in_libreoffice(SmallProject(tmp_path), (4, 11, 15, 14, 14, 3, 6, 3), look)
    columns = [columns_of(words, 3) for words in names]
    assert [len(of_name) for of_name in columns] == [1] * len(columns)
    assert set().union(*columns) == {0, 1, 2}


def test_a_group_has_no_more_columns_than_names(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    groups = "signatory_groups: {One: [o-0], Two: [o-1, o-2], Five: [o-3, o-4, o-5, o-6, o-7]}"
    look = f"{groups}\nsignatory_list: {{columns: 3}}"
    one, two, other, *five = words_in_libreoffice(project, (12, 6, 5, 4, 4, 4, 4, 4), look)
    assert columns_of(one, 3) == {0, 1, 2}  # it runs over the whole width of the page
    assert (columns_of(two, 2), columns_of(other, 2)) == ({0}, {1})
    columns = [columns_of(words, 3) for words in five]
    assert [len(of_name) for of_name in columns] == [1] * len(columns)
    assert set().union(*columns) == {0, 1, 2}
    sections = xml(project.built("docx").read_bytes(), "word/document.xml").iter(f"{W}cols")
    assert [section.get(f"{W}num") for section in sections] == ["2", "3"]
    assert docx_faults(project.built("docx")) == []


PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"

GROUPED: Final = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [alpha, beta, gamma, delta]
signatory_groups: {International: [alpha, beta, gamma, delta]}
signatory_notes: {beta: capacity}
"""
REGISTER: Final = """\
alpha: {name: Alpha, logo: logo.png, representative: {name: Ann Example, title: Director, signature: ann.png}}
beta: {name: Beta International}
gamma: {name: Gamma, logo: logo.png}
delta: {name: Delta}
"""
NOTES: Final = "footnotes: {capacity: In an individual capacity, first: In the text, annex: In the annex}\n"


@pytest.mark.parametrize("look", ["{columns: 1}", "{columns: 2, numbered: true}"])
def test_the_closing_its_heading_and_the_first_names_stand_on_one_page(look: str, tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    moved = 0
    for lines in range(26, 38, 2):
        project.write(
            {
                "signatories/organisations.yaml": REGISTER,
                "campaigns/letter/campaign.yaml": f"{GROUPED}{NOTES}signatory_list: {look}\n",
                "campaigns/letter/body.md": "A line.[^first][^annex]\\\n"
                + "A line.\\\n" * lines
                + "The last.\n",
            }
        )
        assert project.run("build", "letter", "--format", "pdf").status == 0
        pages = pdf_text(project.built("pdf"), "-raw").split("\f")
        (page,) = (page for page in pages if "Sincerely," in page)
        assert "International\n" in page
        assert "Alpha" in page
        moved += "Sincerely," not in pages[0]
    assert 0 < moved < 6


@pytest.mark.parametrize(
    "notes",
    [
        "{place: page, count: section}",
        "{place: before-signatories}",
        "{place: after-signatories}",
        "{place: end}",
    ],
)
def test_columns_and_notes_do_not_disturb_each_other_in_word(notes: str, tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    project.write(
        {
            "signatories/organisations.yaml": REGISTER,
            "campaigns/letter/campaign.yaml": f"{GROUPED}{NOTES}notes: {notes}\nsignatory_list: {{columns: 2}}\n"
            "annex: {title: Annex, sections: [annex.md]}\n",
            "campaigns/letter/body.md": "We write.[^first]\n",
            "campaigns/letter/annex.md": "More of it.[^annex]\n",
        }
    )
    assert project.run("check", "letter").status == 0
    assert project.run("build", "letter", "--format", "docx").status == 0
    file = project.built("docx")
    assert docx_faults(file) == []
    sections = xml(file.read_bytes(), "word/document.xml").iter(f"{W}sectPr")
    columns = [one.get(f"{W}num") for section in sections for one in section.findall(f"{W}cols")]
    # Where notes begin anew by section, there can be none for columns.
    assert columns == ([] if "section" in notes else ["2"])
    shown = letters(pdf_text(office_pdf(file, tmp_path)))
    assert shown.index("Wewrite") < shown.index("Alpha") < shown.index("Delta") < shown.index("Moreofit")
    assert all(words in shown for words in ("Inthetext", "Inanindividualcapacity", "Intheannex"))
    if "page" in notes:
        assert "BetaInternational2" in shown


def test_logos_and_signatures_say_whose_they_are(tmp_path: Path) -> None:
    project = SmallProject(tmp_path)
    png = picture(300, 100).data
    project.write(
        {
            "signatories/organisations.yaml": REGISTER,
            "signatories/logo.png": png,
            "signatories/ann.png": png,
            "campaigns/letter/body.md": "We write.[^first][^annex]\n",
        }
    )
    for look, pictures in (
        ("{logos: above, signatures: true, columns: 2}", ["Alpha", "Ann Example", "Gamma"]),
        ("{logos: beside}", ["Alpha", "Gamma"]),
    ):
        project.write({"campaigns/letter/campaign.yaml": f"{GROUPED}{NOTES}signatory_list: {look}\n"})
        run = project.run("build", "letter", "--format", "docx", "--format", "pdf", "--format", "html")
        assert run.status == 0, run.err
        assert docx_faults(project.built("docx")) == []
        described = [
            one.get("descr")
            for one in xml(project.built("docx").read_bytes(), "word/document.xml").iter(f"{PIC}cNvPr")
        ]
        assert described == pictures
        assert re.findall(r'<img [^>]*alt="([^"]*)"', project.built("html").read_text("utf-8")) == pictures
        assert pdfua_findings(project.built("pdf")) == []
        assert sum("Figure" in line for line in pdf_structure(project.built("pdf"))) == len(pictures)
