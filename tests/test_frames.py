"""Holds every format to the frame of a letter: its kind, the order of its parts, its addressees in columns.

The readers are pandoc, LibreOffice and the Open XML SDK for DOCX, poppler for PDF.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outside import docx_faults, office_pdf, pandoc, pdf_text, pdfua_findings
from small_project import SmallProject

KINDS = {
    "joint-letter": """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
""",
    "open-letter": """\
letter: open-letter
date: 2026-09-01
title: Free the press
signatories: [freedonia-watch]
""",
    "statement": """\
letter: statement
date: 2026-09-01
title: Joint statement
signatories: [freedonia-watch]
""",
    "ministers": """\
letter: ministers
date: 2026-09-01
letterhead: The Coalition
addressees:
  - {name: Ann Example, organisation: Ministry of Health}
  - {name: Bob Sample, organisation: Ministry of Justice}
copy: [The Secretariat]
signatories: [freedonia-watch]
""",
}
"""The shortest campaign of each kind."""

PRINTED = {
    "joint-letter": [
        "1 September 2026",
        "To: Permanent Representatives",
        "RE: Keep Freedonia under scrutiny",
        "Excellencies,",
        "We write to you.",
        "Sincerely,",
        "Freedonia Watch",
    ],
    "open-letter": [
        "Free the press",
        "1 September 2026",
        "We write to you.",
        "Sincerely,",
        "Freedonia Watch",
    ],
    "statement": ["Joint statement", "1 September 2026", "We write to you.", "Freedonia Watch"],
    "ministers": [
        "The Coalition",
        "1 September 2026",
        "Ann Example",
        "Ministry of Health",
        "Cc: The Secretariat",
        "Excellencies,",
        "We write to you.",
        "Sincerely,",
        "Fred Free",
        "Director",
        "Freedonia Watch",
    ],
}

REGISTER = "freedonia-watch: {name: Freedonia Watch, representative: {name: Fred Free, title: Director}}\n"

EVERYTHING = """\
date: 2026-09-01
letterhead: Part-letterhead
title: Part-title
date_line: Part-date
addressees: [Part-addressees]
copy: [Part-copy]
subject: Part-subject
salutation: Part-salutation
summary: Part-summary
closing: Part-closing
individuals: {one: {name: Part-signatories}}
signatories: [freedonia-watch]
contact: Part-contact
annex: {sections: [annex/one.md]}
footnotes: {one: Part-notes}
"""
PARTS = (
    "letterhead", "title", "date", "addressees", "copy", "subject", "salutation", "summary", "body", "closing",
    "signatories", "contact", "annex", "notes",
)  # fmt: skip


def build(project: SmallProject, *formats: str) -> str:
    """Build the letter in some formats; returns what the program said of it."""
    run = project.run("build", "letter", *(word for format in formats for word in ("--format", format)))
    assert run.status == 0, run.err
    return run.err


def in_order(text: str, words: Sequence[str]) -> bool:
    """Whether a text has the words one after another."""
    text, at = " ".join(text.split()), 0
    for word in words:
        at = text.find(word, at)
        if at < 0:
            return False
        at += len(word)
    return True


def read(project: SmallProject, format: str) -> str:
    """What readers that know nothing of us find in a built letter."""
    file = project.built(format)
    match format:
        case "docx":
            return pandoc(file, "docx", "plain", "--wrap=none")
        case "pdf":
            return pdf_text(file)
        case "html":
            return pandoc(file, "html", "plain", "--wrap=none")
        case _:
            return file.read_text(encoding="utf-8").replace("\\", "")


@pytest.mark.parametrize("kind", KINDS)
def test_the_shortest_letter_of_each_kind_is_built_in_every_format(
    kind: str, project: SmallProject, tmp_path: Path
) -> None:
    project.write({"campaigns/letter/campaign.yaml": KINDS[kind], "signatories/organisations.yaml": REGISTER})
    assert build(project, "docx", "pdf", "html", "md", "txt") == ""
    for format in ("docx", "pdf", "html", "md", "txt"):
        assert in_order(read(project, format), PRINTED[kind]), (format, read(project, format))
    assert docx_faults(project.built("docx")) == []
    assert pdfua_findings(project.built("pdf")) == []
    if kind == "ministers":
        assert in_order(pdf_text(office_pdf(project.built("docx"), tmp_path)), PRINTED[kind])


def everything(folder: Path, order: Sequence[str]) -> SmallProject:
    """A project whose letter gives every part, in an order of its own."""
    project = SmallProject(folder)
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"{EVERYTHING}frame: {{order: [{', '.join(order)}]}}\n",
            "campaigns/letter/body.md": "Part-body[^one]\n",
            "campaigns/letter/annex/one.md": "Part-annex\n",
        }
    )
    return project


ORDERS = st.permutations(PARTS).flatmap(
    lambda order: st.integers(0, len(order) - 1).map(
        lambda left_out: [part for part in order if part == "body" or part not in order[:left_out]]
    )
)


@given(order=ORDERS)
@example(order=list(PARTS))
@example(order=list(reversed(PARTS)))
def test_any_order_prints_the_parts_that_it_names_in_that_order(order: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = everything(Path(folder), order)
        build(project, "txt", "md", "html")
        for format in ("txt", "md", "html"):
            text = project.built(format).read_text(encoding="utf-8").rpartition("<body>")[2]
            # Notes that the order has before the text that calls them stand at the end.
            said = [part for part in re.findall(r"Part-(\w+)", text) if part != "notes"]
            assert said == [part for part in order if part != "notes"], format


@pytest.mark.parametrize("order", [PARTS, tuple(reversed(PARTS)), PARTS[11:] + PARTS[:11]])
def test_any_order_prints_the_parts_in_that_order_on_paper(order: tuple[str, ...], tmp_path: Path) -> None:
    project = everything(tmp_path, [part for part in order if part != "notes"])
    build(project, "docx", "pdf")
    wanted = [f"Part-{part}" for part in order if part != "notes"]
    assert in_order(read(project, "docx"), wanted)
    assert in_order(read(project, "pdf"), wanted)
    assert docx_faults(project.built("docx")) == []
    if order[0] == "contact":
        assert in_order(pdf_text(office_pdf(project.built("docx"), tmp_path)), wanted)


def test_notes_of_the_order_stand_where_it_has_them_on_paper(project: SmallProject) -> None:
    project.write(
        {
            "campaigns/letter/campaign.yaml": KINDS["statement"]
            + "frame: {order: [title, body, notes, signatories]}\nfootnotes: {one: The note.}\n",
            "campaigns/letter/body.md": "We write.[^one]\n",
        }
    )
    build(project, "docx", "pdf")
    wanted = ["Joint statement", "We write.", "Notes", "The note.", "Freedonia Watch"]
    assert in_order(read(project, "pdf"), wanted)
    # LibreOffice sets endnotes at the end of a file, wherever its sections have them.
    assert docx_faults(project.built("docx")) == []


BLOCKS = """\
letter: ministers
date: 2026-09-01
addressees:
  - {name: Ann Example, title: Minister for Health, organisation: Ministry of Health, address: "1 Main Street"}
  - {name: Bob Sample, title: Minister of Justice, organisation: Ministry of Justice, address: "2 Main Street"}
  - {name: Carla Muster, organisation: Ministry of Education, copy: true}
  - {name: Dan Dummy, organisation: Ministry of the Interior, email: dan@example.org}
signatories: [freedonia-watch]
"""


def test_addressees_stand_side_by_side_in_two_columns_and_none_is_divided(
    project: SmallProject, tmp_path: Path
) -> None:
    project.write({"campaigns/letter/campaign.yaml": BLOCKS, "signatories/organisations.yaml": REGISTER})
    build(project, "docx", "pdf", "txt")
    for pdf in (project.built("pdf"), office_pdf(project.built("docx"), tmp_path)):
        page = pdf_text(pdf, "-layout")
        assert re.search(r"Ann Example {3,}Cc: Carla Muster", page), page
        assert re.search(r"Bob Sample {3,}\S", page), page
        read_aloud = " ".join(pdf_text(pdf).split())
        assert "Ann Example Minister for Health Ministry of Health 1 Main Street" in read_aloud
        assert "Bob Sample Minister of Justice Ministry of Justice 2 Main Street" in read_aloud
        assert "Dan Dummy Ministry of the Interior dan@example.org" in read_aloud
    assert "\n\nBob Sample\nMinister of Justice\n" in project.built("txt").read_text(encoding="utf-8")
    assert docx_faults(project.built("docx")) == []


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize(
    ("addressees", "printed"),
    [
        ("[B, {name: A, copy: true}, C]", ["To: B", "Cc: A", "To: C"]),
        ("[{name: A, copy: true}, C]", ["Cc: A", "To: C"]),
        ("[{name: A, copy: true}, {name: G, copy: true}]", ["Cc: A", "Cc: G"]),
        (
            "[B, C, {name: A, copy: true}, {name: G, copy: true}, D, E]",
            ["To: B", "C", "Cc: A", "Cc: G", "To: D", "E"],
        ),
        (
            "[B, {name: A, title: Minister, copy: true}, {name: C, via: By post}]",
            ["To: B", "Cc: A", "Minister", "By post", "To: C"],
        ),
    ],
)
def test_who_stands_behind_a_copy_does_not_read_as_one(
    project: SmallProject, addressees: str, printed: list[str], columns: int
) -> None:
    campaign = KINDS["joint-letter"].replace("[Permanent Representatives]", addressees)
    project.write({"campaigns/letter/campaign.yaml": f"frame: {{addressee_columns: {columns}}}\n{campaign}"})
    text = project.build().partition("2026\n\n")[2].partition("\n\nRE:")[0]
    assert [line for line in text.splitlines() if line] == printed


def test_who_stands_behind_a_copy_stands_apart_where_no_label_is_printed(project: SmallProject) -> None:
    campaign = KINDS["joint-letter"].replace("[Permanent Representatives]", "[{name: A, copy: true}, B, C]")
    project.write({"campaigns/letter/campaign.yaml": f'frame: {{to: ""}}\n{campaign}'})
    build(project, "html")
    section = (
        project.built("html").read_text("utf-8").partition('class="addressees"')[2].partition("</section")[0]
    )
    assert [re.findall(r"\b[ABC]\b", one) for one in section.split("<p")[1:]] == [["A"], ["B", "C"]]


@pytest.mark.parametrize(
    ("language", "label", "comma"),
    [("en", "Contact: ", ", "), ("zh", "联系人：", "，"), ("ar", "للتواصل: ", "، ")],  # noqa: RUF001  # as printed
)
def test_what_is_said_of_a_person_has_the_comma_of_the_language(
    project: SmallProject, language: str, label: str, comma: str
) -> None:
    contact = "{name: N, title: T, organisation: 'O, P', email: e@x.org}"
    campaign = KINDS["joint-letter"].replace("[Permanent Representatives]", "[{name: A, title: B}]")
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"language: {language}\n{campaign}contact: {contact}\n",
            "campaigns/letter/body.md": "Ask {{ contact }} or {{ addressees[0] }}.\n",
        }
    )
    text = project.build().replace("\u200f", "")  # a mark of direction
    assert f"{label}N{comma}T{comma}O, P{comma}e@x.org" in text
    assert f"Ask N{comma}T{comma}O, P{comma}e@x.org or A{comma}B." in text


def test_a_contact_that_is_a_day_only_has_no_label(project: SmallProject) -> None:
    project.write(
        {"campaigns/letter/campaign.yaml": KINDS["joint-letter"] + "contact: {reply_by: 2026-10-10}\n"}
    )
    assert "Contact:" not in project.build()


def test_nineteen_lines_of_addressees_stand_below_one_another_without_gaps(
    project: SmallProject, tmp_path: Path
) -> None:
    lines = "".join(f"  - Senator {number}\n" for number in range(1, 20))
    campaign = KINDS["joint-letter"].replace("[Permanent Representatives]", f"\n{lines}")
    project.write({"campaigns/letter/campaign.yaml": f"frame: {{addressee_columns: 2}}\n{campaign}"})
    build(project, "docx", "pdf")
    for pdf in (project.built("pdf"), office_pdf(project.built("docx"), tmp_path)):
        page = pdf_text(pdf, "-layout")
        rows = [line.split() for line in page.split("\n") if "Senator" in line]
        assert len(rows) == 10, page
        assert page.count("\n\n") < 12, page


def test_columns_are_layout_and_not_what_signatories_agree_to(tmp_path: Path) -> None:
    texts = set()
    for columns in (1, 2, 3):
        project = SmallProject(tmp_path / str(columns))
        more = f"  - A line\n  - Another line\nframe: {{via: By post, addressee_columns: {columns}}}\n"
        project.write(
            {"campaigns/letter/campaign.yaml": BLOCKS.replace("signatories:", f"{more}signatories:")}
        )
        texts.add(project.run("signatories", "status", "letter").out)
    assert len(texts) == 1
    assert "text v2-" in texts.pop()


def test_a_title_and_a_contact_are_agreed_to_and_the_order_is_not(tmp_path: Path) -> None:
    def text(yaml: str) -> str:
        project = SmallProject(tmp_path / str(len(list(tmp_path.iterdir()))))
        project.write({"campaigns/letter/campaign.yaml": yaml})
        return project.run("signatories", "status", "letter").out.split("\n")[0]

    statement = KINDS["statement"]
    assert text(statement) != text(statement.replace("Joint", "Other"))
    assert text(f"{statement}contact: Ann\n") != text(f"{statement}contact: Bob\n")
    reordered = "frame: {order: [date, body, signatories, title]}\n"
    assert text(statement) == text(f"{statement}{reordered}")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "joint-letter"])
@pytest.mark.parametrize("name", ["example-letter", "second"])
def test_a_project_and_a_letter_can_begin_with_a_kind(kind: str, name: str, tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "other")
    assert project.run("init", str(tmp_path / "letters"), "--kind", kind).status == 0
    project.root = tmp_path / "letters"
    if name == "second":
        assert project.run("new", "second", "--kind", kind).status == 0
    text = (project.root / "campaigns" / name / "campaign.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/campaign.schema.json\n")
    assert f"\nletter: {kind}\n" in text
    assert "footnotes: {}" not in text
    built = project.run("build", name, "--format", "txt")
    assert built.status == 0, built.err


def test_a_beginning_takes_its_first_footnote_as_the_remark_shows_it(project: SmallProject) -> None:
    assert project.run("new", "second").status == 0
    file = project.root / "campaigns/second/campaign.yaml"
    shown = (
        file.read_text(encoding="utf-8")
        .replace("#footnotes:", "footnotes:")
        .replace("#  report:", "  report:")
    )
    project.write(
        {
            "campaigns/second/campaign.yaml": shown,
            "campaigns/second/body.md": 'One.[^report]\n\n{{ asks("resolution") }}\n',
        }
    )
    run = project.run("build", "second", "--format", "txt")
    assert run.status == 0, run.err


def test_a_kind_that_there_is_not_begins_nothing(tmp_path: Path) -> None:
    project = SmallProject(tmp_path / "other")
    run = project.run("init", str(tmp_path / "letters"), "--kind", "opne-letter")
    assert run.status == 1
    assert "did you mean 'open-letter'?" in run.err
    assert not (tmp_path / "letters").exists()


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-08-25", "in 5 days"), ("2026-08-20", "today"), ("2026-08-19", "1 day ago")],
)
def test_the_status_of_a_letter_knows_until_when_a_reply_is_asked_for(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, day: str, said: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1787184000")  # 20 August 2026
    project.write(
        {"campaigns/letter/campaign.yaml": f"{KINDS['statement']}contact: {{name: Ann, reply_by: {day}}}\n"}
    )
    run = project.run("signatories", "status", "letter")
    assert f"a reply is asked for by {day}, {said}\n" in run.out, run.out
    assert f'"reply_by": "{day}"' in project.run("signatories", "status", "letter", "--json").out
