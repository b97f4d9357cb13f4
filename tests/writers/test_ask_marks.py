"""Proves that asks bear the marks that the campaign names, at each level and in each format, as readers see them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_list_marks import ordered

from outside import docx_faults, office_pdf, pandoc_tree, pdf_text
from small_project import SmallProject

HEAD = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
"""
MARKS = {
    "bullets": ("•", "•", None),
    "1": ("3.", "4.", (3, "Decimal")),
    "a": ("c.", "d.", (3, "LowerAlpha")),
    "A": ("C.", "D.", (3, "UpperAlpha")),
    "i": ("iii.", "iv.", (3, "LowerRoman")),
    "I": ("III.", "IV.", (3, "UpperRoman")),
    "(a)": ("(c)", "(d)", (3, "LowerAlpha")),
    "1)": ("3)", "4)", (3, "Decimal")),
}
"""What `marks` says: what is printed for 3 and 4, and what pandoc calls it."""
_ALL = [*MARKS]
TABLE = [(mark, _ALL[n - 3], _ALL[n - 6]) for n, mark in enumerate(MARKS)]
"""Each of the marks at each of the levels."""


def keys(marks: str, margin: str) -> str:
    return f"{margin}marks: {marks}\n" + ("" if marks == "bullets" else f"{margin}start: 3\n")


def letter(
    project: SmallProject, asks: str, *formats: str, body: str = '{{ asks("law") }}', more: str = ""
) -> str:
    """The letter as plain text behind its salutation."""
    project.write(
        {
            "campaigns/letter/campaign.yaml": f"{HEAD}{more}asks:\n{asks}",
            "campaigns/letter/body.md": f"{body}\n",
        }
    )
    run = project.run("build", "letter", *(word for format in ("txt", *formats) for word in ("-f", format)))
    assert (run.status, run.err) == (0, "")
    return (
        project.built("txt")
        .read_text("utf-8")
        .partition("Excellencies,\n\n")[2]
        .partition("\n\nSincerely")[0]
    )


def printed(text: str) -> list[str]:
    """The marks at the start of lines."""
    return re.findall(r"^ *(•|\(?[^\W_]{1,5}[.)])(?= )", text, re.MULTILINE)


@pytest.mark.parametrize("levels", TABLE, ids="-".join)
def test_asks_bear_these_marks_at_each_level_in_each_format(
    project: SmallProject, levels: tuple[str, str, str]
) -> None:
    first, second, third = levels
    text = letter(
        project,
        f"  law:\n{keys(first, '    ')}    items:\n"
        f'      amend:\n        text: "Amend it, so that:"\n{keys(second, "        ")}        items:\n'
        f'          jail:\n            text: "nobody is jailed:"\n{keys(third, "            ")}            items:\n'
        "              words: for words;\n              signs: for signs;\n"
        "          papers: no paper is closed.\n"
        "      free: Free them.\n",
        "docx", "html", "md", "pdf",
    )  # fmt: skip
    (a, b, outer), (c, d, middle), (e, f, inner) = (MARKS[level] for level in levels)
    assert printed(text) == [a, c, e, f, d, b]
    assert printed(pdf_text(project.built("pdf"), "-layout")) == [a, c, e, f, d, b]
    for format, reader in (("docx", "docx"), ("html", "html"), ("md", "commonmark_x-smart")):
        found = list(ordered(pandoc_tree(project.built(format), reader)))
        assert found == [level for level in (outer, middle, inner) if level], format
    if third == "(a)":
        assert docx_faults(project.built("docx")) == []


def test_every_mark_stands_at_every_level_of_the_table() -> None:
    for level in range(3):
        assert {trio[level] for trio in TABLE} == set(MARKS)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("а)", "в) One"),  # noqa: RUF001  # Cyrillic
        ("(أ)", "(ج) One"),
        ("（一）", "（三） One"),  # noqa: RUF001  # wide, as in Chinese
        ("١", "٣. One"),  # noqa: RUF001  # Arabic figures
        ("a.", "c. One"),
        ("1.-", "3.- One"),
    ],
)
def test_marks_may_be_those_of_any_language(project: SmallProject, marks: str, expected: str) -> None:
    text = letter(project, f'  law: {{marks: "{marks}", start: 3, items: {{one: One.}}}}\n')
    assert text.startswith(expected)


@pytest.mark.parametrize("marks", ["i", "a", "I", "A", "1", "(i)"])
@pytest.mark.parametrize("start", [1, 9, 24, 48])
def test_one_ask_alone_has_its_mark_whatever_could_be_read_into_it(
    project: SmallProject, marks: str, start: int
) -> None:
    text = letter(project, f"  law: {{marks: {marks}, start: {start}, items: {{one: Free them.}}}}\n", "md")
    numeral = {
        "i": {1: "i", 9: "ix", 24: "xxiv", 48: "xlviii"}[start],
        "a": {1: "a", 9: "i", 24: "x", 48: "vv"}[start],
        "1": str(start),
    }[marks.strip("()").lower()]
    expected = (numeral.upper() if marks.isupper() else numeral) + "."
    assert text == f"{f'({numeral})' if '(' in marks else expected} Free them."


def test_lists_are_numbered_through_groups_and_levels_in_the_order_of_the_letter(
    project: SmallProject,
) -> None:
    text = letter(
        project,
        "  law:\n    marks: 1\n    start: 3\n    items:\n"
        '      a: {text: "So that:", marks: a, items: {b: b;, c: c.}}\n'
        '      d: {text: "And:", goes_on: true, items: {e: e;, f: f.}}\n'
        "  more: {goes_on: true, items: {g: g.}}\n"
        "  last: {marks: I, goes_on: true, items: {h: h.}}\n",
        body='{{ asks("law") }}\n\nFurther:\n\n{{ asks("last") }}\n\n{{ asks("more") }}',
    )
    assert printed(text) == ["3.", "a.", "b.", "4.", "c.", "d.", "V.", "VI."]


@pytest.mark.parametrize("marks", ["bullets", "1", "a"])
@pytest.mark.parametrize(
    "prose",
    [
        "Repeal:\n\n1. typed\n2. typed too",
        "Repeal:\n\n- typed\n- typed too",
        "Repeal.\n\n> It says so.\n\nAt once.",
    ],
)
def test_what_an_ask_holds_stays_apart_from_the_asks_below_it(
    project: SmallProject, marks: str, prose: str
) -> None:
    lines = "".join(f"          {line}\n" for line in prose.split("\n"))
    text = letter(
        project,
        f"  law:\n    items:\n      a:\n        text: |\n{lines}        marks: {marks}\n"
        + ("" if marks == "bullets" else "        start: 3\n")
        + "        items: {b: below;, c: below too.}\n      d: Free them.\n",
    )
    own = {"bullets": ["•", "•"], "1": ["3.", "4."], "a": ["c.", "d."]}[marks]
    typed = ["1.", "2."] if "1." in prose else ["•", "•"] if "- " in prose else []
    assert printed(text) == ["•", *typed, *own, "•"]
    assert re.search(r"\n\n {2}\S+ below;\n {2}\S+ below too\.\n• Free them\.$", text), text


SUMMARY = """\
  law:
    lead_in: "We ask you to:"
    marks: 1
    items:
      amend:
        text: "Amend the law,[^law] so that:"
        items: {jail: nobody is jailed.}
      free: {text: Free everyone who is held today., short: Free *all*., marks: i, items: {one: A., two: B.}}
footnotes: {law: The law.}
"""


def test_a_summary_says_the_asks_in_short_without_notes_before_the_salutation(project: SmallProject) -> None:
    more = "summary: |\n  In short:\n\n  {{ asks.summary('law') }}\n"
    assert "[1]" in letter(project, SUMMARY, "docx", "pdf", "html", more=more)
    whole = project.built("txt").read_text("utf-8")
    summary = whole.partition("RE: ")[2].partition("\n\n")[2].partition("\n\nExcellencies")[0]
    assert summary == "In short:\n\n1. Amend the law, so that:\n\n   • nobody is jailed.\n2. Free all."


def test_asks_placed_in_the_summary_are_a_part_of_their_own(project: SmallProject) -> None:
    more = "summary: |\n  In short:\n\n  {{ asks('law') }}\n\n  And more.\n"
    body = "{{ asks.summary('law') }}"
    letter(project, SUMMARY, "docx", "pdf", "html", more=more, body=body)
    whole = project.built("txt").read_text("utf-8")
    assert (
        whole.index("In short:")
        < whole.index("We ask you to:")
        < whole.index("And more.")
        < whole.index("Exc")
    )
    assert 'class="asks"' in project.built("html").read_text("utf-8")


def test_notes_may_be_marked_in_brackets_while_asks_bear_figures(project: SmallProject) -> None:
    letter(
        project,
        SUMMARY.replace("        short", "#"),
        "pdf",
        more="notes: {marks: brackets}\nsummary: \"{{ asks.summary('law') }}\"\n",
    )
    text = pdf_text(project.built("pdf"), "-layout")
    assert "Amend the law,[1]" in text.replace(", [1]", ",[1]")
    assert printed(text)[:2] == ["1.", "•"]


BEGUN = [
    ("1", 1), ("1", 98), ("1", 995), ("a", 20), ("(a)", 1), ("i", 1), ("(i)", 84), ("I", 1), ("I", 36), ("I", 86),
    ("I", 3884), ("A", 20), ("一、", 1), ("(أ)", 1),
]  # fmt: skip
"""Marks, and the numbers of their first."""


def test_the_words_of_a_list_begin_below_one_another_whatever_its_marks(
    project: SmallProject, tmp_path: Path
) -> None:
    asks = "".join(
        f"  law{n}: {{marks: '{marks}', start: {start}, items: "
        f"{{{', '.join(f'a{n}-{number}: Begin{n} here.' for number in range(8))}}}}}\n"
        for n, (marks, start) in enumerate(BEGUN)
    )
    body = "\n\n".join(f'{{{{ asks("law{n}") }}}}' for n in range(len(BEGUN)))
    letter(project, asks, "docx", "pdf", body=body)
    for pdf in (project.built("pdf"), office_pdf(project.built("docx"), tmp_path)):
        text = pdf_text(pdf, "-bbox")
        for n, marks in enumerate(BEGUN):
            begins = re.findall(rf'xMin="([\d.]+)"[^>]*>Begin{n}<', text)
            assert len(begins) == 8, marks
            assert len({round(float(one)) for one in begins}) == 1, (marks, begins)
