"""Proves that a list has the marks in every format that were typed, as readers of those formats see them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from outside import docx_faults, office_pdf, pandoc_tree, pdf_text
from small_project import SmallProject

BODY = """\
We ask:
    (a) first;
    (b) second:
        i. deep;
        ii. deeper;
    (c) third.

98. ninety-eight
99. ninety-nine
100. hundred

(viii) eighth
(ix) ninth

C) letter
D) other

(5) five
(6) six

1) one
2) two

Between.

I. capital
II. capitals

{{ asks("law") }}
"""
CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
asks:
  law:
    items:
      amend: |-
        Amend the law:
        (a) no jail;
        (b) no fines.
      free: Free them.
"""
MARKS = [
    "(a)", "(b)", "i.", "ii.", "(c)", "98.", "99.", "100.", "(viii)", "(ix)", "C)", "D)", "(5)", "(6)", "1)", "2)",
    "I.", "II.", "(a)", "(b)",
]  # fmt: skip
PANDOC = [
    (1, "LowerAlpha"), (1, "LowerRoman"), (98, "Decimal"), (8, "LowerRoman"), (3, "UpperAlpha"), (5, "Decimal"),
    (1, "Decimal"), (1, "UpperRoman"), (1, "LowerAlpha"),
]  # fmt: skip
OTHERS = """\
а) раз
б) два

(أ) واحد
(ب) اثنان
(ج) ثلاثة

١. واحد
٢. اثنان

（十）十
（十一）十一
"""


def built(project: SmallProject, body: str, *formats: str) -> dict[str, Path]:
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN, "campaigns/letter/body.md": body})
    run = project.run("build", "letter", *(word for format in formats for word in ("-f", format)))
    assert (run.status, run.err) == (0, "")
    return {format: project.built(format) for format in formats}


def ordered(node: Any) -> Iterator[tuple[int, str]]:
    """The start and the numerals of each numbered list that pandoc finds."""
    if isinstance(node, dict):
        if node.get("t") == "OrderedList":
            start, numerals, _ = node["c"][0]
            yield start, numerals["t"].replace("DefaultStyle", "Decimal")  # so HTML calls figures
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from ordered(inner)


def marks_in(text: str) -> list[str]:
    """The marks at the start of lines."""
    return re.findall(r"^ *(\(?[^\W_]{1,5}[.)])(?= )", text, re.MULTILINE)


def test_every_format_has_the_marks_that_were_typed(project: SmallProject, tmp_path: Path) -> None:
    files = built(project, BODY, "docx", "html", "md", "txt", "pdf")
    text = files["txt"].read_text("utf-8")
    assert marks_in(text) == MARKS
    assert marks_in(files["md"].read_text("utf-8")) == MARKS
    assert marks_in(pdf_text(files["pdf"], "-layout")) == MARKS
    assert docx_faults(files["docx"]) == []
    assert marks_in(pdf_text(office_pdf(files["docx"], tmp_path), "-layout")) == MARKS
    for format, reader in (("docx", "docx"), ("html", "html"), ("md", "commonmark_x-smart")):
        assert list(ordered(pandoc_tree(files[format], reader))) == PANDOC
    printed = re.findall(r'list-style-type: "(.*?) "', files["html"].read_text("utf-8"))
    assert printed == [mark for mark in MARKS if not re.fullmatch(r"\d+\.", mark)]


def test_marks_of_other_scripts_are_those_of_word(project: SmallProject, tmp_path: Path) -> None:
    files = built(project, f'{OTHERS}\n{{{{ asks("law") }}}}\n', "docx", "txt", "pdf")
    text = files["txt"].read_text("utf-8")
    word = pdf_text(office_pdf(files["docx"], tmp_path))
    for mark in ("а)", "б)", "（十）", "（十一）"):
        assert mark in text
        assert mark in word
    # In which order a reader of PDFs gives brackets beside them is its own affair; LibreOffice has a bare alif.
    for letter in "أبج١٢":
        assert f"{letter})" in text or f"{letter}." in text
        assert letter in pdf_text(files["pdf"])
        assert letter.replace("أ", "ا") in word
    assert docx_faults(files["docx"]) == []


SIGNS: dict[str, list[tuple[str, ...]]] = {
    "en-GB": [("1-", "2-"), ("a-", "b-"), ("1.-", "2.-"), ("(z)", "(aa)", "(bb)"), ("0.", "1.")],
    "ar": [("1-", "2-"), ("١-", "٢-"), ("(أ)", "(ب)")],
    "ru": [("а)", "б)"), ("(а)", "(б)")],
    "zh": [("（一）", "（二）"), ("一、", "二、"), ("十、", "十一、"), ("1．", "2．")],
}


@pytest.mark.parametrize("language", SIGNS)
def test_lists_as_each_language_types_them_build_in_every_format(
    project: SmallProject, tmp_path: Path, language: str
) -> None:
    typed = "\n\nBetween.\n\n".join("\n".join(f"{mark} words" for mark in marks) for marks in SIGNS[language])
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"language: {language}\n{CAMPAIGN.partition('asks:')[0]}",
            "campaigns/letter/body.md": f"{typed}\n",
        }
    )
    formats = ("docx", "html", "md", "txt", "pdf")
    run = project.run("build", "letter", *(word for format in formats for word in ("-f", format)))
    assert run.status == 0, run.err
    files = {format: project.built(format) for format in formats}
    texts = {format: files[format].read_text("utf-8").replace("\\", "") for format in ("txt", "md", "html")}
    texts["pdf"] = pdf_text(files["pdf"], "-layout")
    texts["docx"] = pdf_text(office_pdf(files["docx"], tmp_path), "-layout")
    for marks in SIGNS[language]:
        for mark in marks:
            for format, text in texts.items():
                seen = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
                if language == "ar" and format in ("pdf", "docx"):  # brackets stand where a reader puts them
                    numeral = re.sub(r"\W", "", mark)
                    assert numeral in seen or numeral.replace("أ", "ا") in seen, (format, mark)
                elif format == "html" and mark in ("0.", "1."):
                    assert '<ol start="0"' in seen
                else:
                    assert mark in seen, (format, mark)


def of_a_kind(asks: str, items: str) -> dict[str, str]:
    """A letter of a kind of one's own that prints each ask behind these signs."""
    begin = CAMPAIGN.partition("      amend")[0]
    return {
        "templates/mine/letter.md": '{% extends "joint-letter/letter.md" %}\n',
        "templates/mine/asks.md": (
            f"::: asks\n{{% for ask in group.items %}}\n{asks}{{{{ ask.text }}}}\n{{% endfor %}}\n:::\n"
        ),
        "campaigns/letter/campaign.yaml": f"letter: mine\n{begin}{textwrap.indent(items, ' ' * 6)}",
        "campaigns/letter/body.md": 'We.\n\n{{ asks("law") }}\n',
    }


@pytest.mark.parametrize(
    ("before", "marks"),
    [
        ("- ", ["•", "•"]),
        ("1. ", ["1.", "2."]),
        ("({% if loop.last %}i{% endif %}i) ", ["(i)", "(ii)"]),
        ("{{ loop.index + 98 }}. ", ["99.", "100."]),
        ("> - ", ["•", "•"]),
        ("- **Ask:** ", ["•", "•"]),
    ],
)
def test_what_belongs_to_an_ask_is_below_it_in_every_kind(
    project: SmallProject, before: str, marks: list[str]
) -> None:
    project.write(
        of_a_kind(before, "a: |-\n  So that:\n\n  - no jail;\n  - no fines.\n\n  At once.\nb: Free them.\n")
    )
    run = project.run("build", "letter", "-f", "txt")
    assert (run.status, run.err) == (0, "")
    text = project.built("txt").read_text("utf-8").partition("We.")[2]
    found = re.findall(r"^( *)(\(?\w+[.)]|•) ", text, re.MULTILINE)
    assert [mark for _, mark in found] == [marks[0], "•", "•", marks[1]]
    margins = [len(margin) for margin, _ in found]
    assert margins[0] == margins[3] < margins[1] == margins[2]
    assert f"\n{' ' * margins[1]}At once." in text


@pytest.mark.parametrize("before", ["- ", "1. "])
def test_paragraphs_quotations_and_tables_belong_to_their_ask(project: SmallProject, before: str) -> None:
    text = (
        "a: |-\n  Amend.\n\n  It says:\n\n  > Jail.\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\nb: Free them.\n"
    )
    project.write(of_a_kind(before, text))
    run = project.run("build", "letter", "-f", "md")
    assert (run.status, run.err) == (0, "")
    text = project.built("md").read_text("utf-8")
    for line in ("It says:", "> Jail.", "| a | b |"):
        assert f"\n{' ' * len(before)}{line}" in text
    assert text.count("\n1. Amend") + text.count("\n- Amend") == 1
    assert "\n2. Free" in text or "\n- Free" in text
