"""Holds that no value of a house style makes text that nobody sees, and that any value gives a letter or findings."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outside import office_pdf, pdf_text
from small_project import SMALL, SmallProject
from undersigned.loading.schema_reading import load_schema

STYLE = "templates/styles/ours.yaml"


def styled(project: SmallProject, style: str) -> SmallProject:
    """The small project, whose letter has that style."""
    project.write(
        {"campaigns/letter/campaign.yaml": SMALL["campaigns/letter/campaign.yaml"] + "style: ours\n"}
    )
    project.write({STYLE: f"based_on: plain\n{style}\n"})
    return project


@pytest.mark.parametrize(
    ("style", "column", "allowed"),
    [
        ("text: {size: 0pt}", 14, "it can be from 5pt to 72pt"),
        ("paragraphs: {note: {size: 0pt}}", 27, "it can be from 5pt to 72pt"),
        ("paragraphs: {note: {size: 0.1mm}}", 27, "it can be from 5pt to 72pt"),
        ("paragraphs: {ask: {size: 4000pt}}", 26, "it can be from 5pt to 72pt"),
        ("paragraphs: {body: {line_spacing: 0}}", 35, "it can be from 0.7 to 5"),
        ("text: {line_spacing: -1.5}", 22, "it can be from 0.7 to 5"),
        ("text: {space_after: 100in}", 21, "it can be from 0pt to 300pt"),
        ("page: {margin_left: 0mm}", 21, "it can be from 5mm to 120mm"),
        ("page: {margin_top: 99999999999999999999999cm}", 20, "it can be from 5mm to 120mm"),
        ("page: {margin_left: 80mm, margin_right: 80mm}", 41, "leave 60mm at least"),
        ("page: {margin_top: 120mm, margin_bottom: 120mm}", 42, "leave 60mm at least"),
        ("page: {margin_bottom: 6mm}\nparagraphs: {page: {size: 20pt}}", 27, "leave 22pt at least"),
        ("paragraphs: {ask: {indent: 100mm}}", 28, "it can be from 0pt to 90pt"),
        ("paragraphs: {quotation: {indent: 50mm}}", 34, "it can be from 0pt to 136pt"),
        ("paragraphs: {closing: {indent: 150mm}}", 32, "it can be from 0pt to 272pt"),
        ("text: {colour: '#ffffff'}", 16, 'write a darker colour, such as "#595959"'),
        ("paragraphs: {note: {colour: '#F5F5F0'}}", 29, 'write a darker colour, such as "#595959"'),
        ("link_colour: '#ffffff'", 14, 'write a darker colour, such as "#595959"'),
    ],
)
def test_what_nobody_could_read_is_an_error_with_what_is_allowed(
    project: SmallProject, style: str, column: int, allowed: str
) -> None:
    run = styled(project, style).run("build", "letter", "-f", "txt")
    assert run.status == 1
    line = 2 + style.count("\n")
    assert run.err.startswith(f"{STYLE}:{line}:{column}: error: ")
    assert f"help: {allowed}" in run.err
    assert run.err.count("error:") == 1


@pytest.mark.parametrize(
    "style",
    [
        "text: {size: 5pt, line_spacing: 0.7}",
        "text: {size: 40pt, line_spacing: 2}",
        "page: {margin_top: 5mm, margin_right: 5mm, margin_bottom: 5mm, margin_left: 5mm}",
        "page: {margin_left: 100mm}",
        "paragraphs: {closing: {indent: 80mm}, date: {indent: 9cm}}",  # in the right half, as in many letters
        "paragraphs: {page: {colour: '#bfbfbf'}}",
        "paragraphs: {note: {size: 6.5pt}}",
    ],
)
def test_what_is_unusual_and_can_be_read_is_taken(project: SmallProject, style: str) -> None:
    assert styled(project, style).run("build", "letter").err == ""


KINDS = sorted(load_schema("style")["properties"]["paragraphs"]["properties"])
VALUES = st.one_of(
    st.builds(
        "{}{}".format,
        st.floats(-10, 1e9) | st.integers(0, 500),
        st.sampled_from(["", "pt", "mm", "cm", "in", "em"]),
    ),
    st.sampled_from(["true", "[]", "{}", "~", "'#fff'", "'#fefefe'", "centre", "A4", "•", "{page}"]),
    st.text(max_size=5).map(json.dumps),
)


OF_PARAGRAPHS = st.sampled_from(["size", "line_spacing", "indent", "space_after", "colour", "align"])
OF_PAGES = st.sampled_from(["margin_top", "margin_left", "margin_right", "size", "header", "footer"])


@settings(max_examples=60)
@given(
    st.dictionaries(OF_PARAGRAPHS, VALUES, max_size=3),
    st.dictionaries(OF_PAGES, VALUES, max_size=2),
    st.sampled_from(KINDS),
)
def test_any_value_of_a_style_gives_a_letter_or_findings(
    paragraph: dict[str, str], page: dict[str, str], kind: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        flow = ", ".join(f"{key}: {value}" for key, value in paragraph.items())
        sheet = ", ".join(f"{key}: {value}" for key, value in page.items())
        style = f"page: {{{sheet}}}\nparagraphs:\n  {kind}: {{{flow}}}"
        run = styled(SmallProject(Path(folder)), style).run("build", "letter", "-f", "docx")
        assert (run.status == 0) is ("error: " not in run.err)
        assert all(STYLE in line for line in run.err.split("\n") if "error: " in line)


LONG = "Keep Freedonia under scrutiny by renewing the mandate of the Special Rapporteur for another year"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("header: {left: '{title}', centre: '{title}', right: '{title}'}", "header has 4 lines"),
        ("first_header: {left: '{title}', centre: '{title}', right: '{title}'}", "header has 4 lines"),
        ("footer: {left: '{title} {title} {title} {title}', rule: true}", "footer has 5 lines"),
        ('footer: {centre: "one\\ntwo\\nthree\\nfour"}', "footer has 4 lines"),
        ("margin_bottom: 8mm, footer: {left: '{title} {title}'}", "footer has 3 lines"),
        ("first_margin_top: 12mm, header: {left: '{title} {title}'}", "make 'first_margin_top' "),
        ("margin_top: 12mm, first_margin_top: 40mm, header: {left: '{title} {title}'}", "make 'margin_top' "),
    ],
)
def test_what_is_higher_than_its_margin_is_told_once_at_its_line(
    project: SmallProject, page: str, told: str
) -> None:
    styled(project, f"page: {{size: A4, {page}}}")
    campaign = project.root / "campaigns/letter/campaign.yaml"
    campaign.write_text(campaign.read_text().replace("Keep Freedonia under scrutiny", LONG))
    run = project.run("build", "letter", "-f", "docx", "-f", "pdf")
    assert run.status == 1
    assert run.err.startswith(f"{STYLE}:2:")
    assert told in run.err
    assert run.err.count("error:") == 1
    key, size = re.findall(r"make '(\w+)' (\d+)mm", run.err)[0]
    settings = f"{re.sub(rf'(?<!_){key}: [^,]*, ', '', page)}, {key}: {size}mm"
    styled(project, f"page: {{size: A4, {settings}}}")
    campaign.write_text(campaign.read_text().replace("Keep Freedonia under scrutiny", LONG))
    assert project.run("build", "letter", "-f", "docx", "-f", "pdf").err == ""


def test_lines_that_fit_are_taken_and_texts_of_several_lines_stay_in_their_columns(
    project: SmallProject, tmp_path: Path
) -> None:
    styled(project, 'page: {header: {left: L, centre: "one\\ntwo", right: R}}')
    assert project.run("build", "letter", "-f", "docx", "-f", "pdf").err == ""
    for pdf in (project.built("pdf"), office_pdf(project.built("docx"), tmp_path)):
        one, two = (
            float(re.findall(rf'xMin="([\d.]+)"[^>]*>{word}<', pdf_text(pdf, "-bbox"))[0])
            for word in ("one", "two")
        )
        assert abs(one - two) < 10
        assert one > 200
