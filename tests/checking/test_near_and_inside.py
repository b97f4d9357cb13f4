"""Proves that notes of any length, called anywhere, are whole and near their calls, and that other letters stop.

What poppler counts in the letters of the first four tests:

| Notes                                   | Letters | Notes | Words of notes | Lost | On a later page |
|-----------------------------------------|--------:|------:|---------------:|-----:|----------------:|
| one, at eleven heights of a page        |      66 |    66 |         47,641 |    0 |               0 |
| in lists, tables, headings, quotations… |      18 |    39 |         40,963 |    0 |               7 |
| of the subject and of asks              |       3 |     9 |          9,453 |    0 |               2 |
| forty on a page, forty in a line        |       8 |   320 |         13,840 |    0 |             113 |

Those on a later page are called by a line, a heading or a table's head that calls more than a page can
hold: they go on behind the notes before them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from weasyprint.layout import LayoutContext

from outside import pdf_text
from small_project import SMALL, SmallProject
from undersigned.writers import pdf
from undersigned.writers.pdf.stylesheet import stylesheet

LINE = "These words fill a line of the letter from its left to its right margin, as far as it goes.\\\n"
"""Of which a page has about 46."""

CAMPAIGN = SMALL["campaigns/letter/campaign.yaml"]


def words(count: int, name: str = "w") -> str:
    return " ".join(f"{name}{number}" for number in range(count))


def defined(count: int, length: int) -> str:
    """So many footnotes of so many words, `n0` and so on; each word occurs once."""
    return "".join(f"\n\n[^n{number}]: {words(length, f'n{number}x')}" for number in range(count))


def made(project: SmallProject, body: str, more: str = "") -> Path:
    """The PDF of a letter with this body and more in its campaign; building it proves it."""
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN + more, "campaigns/letter/body.md": body})
    run = project.run("build", "letter", "--format", "pdf")
    assert run.status == 0, run.err
    return project.built("pdf")


def note_words(file: Path) -> list[str]:
    """The words of notes in a PDF in order, as poppler reads it."""
    return re.findall(r"\bn\d+x\d+\b", pdf_text(file, "-raw"))


def all_words(count: int, length: int) -> list[str]:
    return [f"n{number}x{index}" for number in range(count) for index in range(length)]


@pytest.mark.parametrize("length", [1, 40, 90, 200, 1000, 3000])
@pytest.mark.parametrize("above", [0, 20, 36, 37, 38, 39, 40, 41, 42, 43, 80])
def test_a_note_of_any_length_at_any_height_of_a_page(project: SmallProject, length: int, above: int) -> None:
    body = f"{LINE * above}Here.[^n0]\n\n{words(200)}{defined(1, length)}\n"
    assert note_words(made(project, body)) == all_words(1, length)


PLACES = {
    "list": "- one\n  - two {0}\n    - three\n      - four {1} and more",
    "quotation": "> Quoted {0}\n>\n> > and {1} again",
    "table": "| Who | What |\n|--|--|\n| one {0} | two |\n| three | four {1} |",
    "head": "| Who {0} | What {1} |\n|--|--|\n| one | two |",
    "heading": "## A heading {0}\n\nText.\n\n### Another {1}\n\nText.",
    "link": "[a link {0}](https://example.org) and *emphasis {1}* and **both {2}**",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("length", [1, 150, 3000])
def test_notes_called_from_anywhere_in_the_body(project: SmallProject, place: str, length: int) -> None:
    calls = [f"[^n{number}]" for number in range(3)]
    text = PLACES[place].format(*calls)
    count = text.count("[^")
    body = f"{LINE * 30}End.\n\n{text}\n\n{words(100)}{defined(count, length)}\n"
    assert note_words(made(project, body)) == all_words(count, length)


@pytest.mark.parametrize("length", [1, 150, 3000])
def test_notes_of_the_subject_and_of_asks(project: SmallProject, length: int) -> None:
    campaign = CAMPAIGN.replace("under scrutiny", "under scrutiny[^first]") + (
        'asks:\n  vote:\n    lead_in: "We urge you[^second] to:"\n    items: {renew: "Renew it;[^third]"}\n'
        f"footnotes:\n  first: {words(length, 'n0x')}\n  second: {words(length, 'n1x')}\n"
        f"  third: {words(length, 'n2x')}\n"
    )
    project.write(
        {"campaigns/letter/campaign.yaml": campaign, "campaigns/letter/body.md": "{{ asks('vote') }}\n"}
    )
    run = project.run("build", "letter", "--format", "pdf")
    assert run.status == 0, run.err
    assert note_words(project.built("pdf")) == all_words(3, length)


@pytest.mark.parametrize("length", [3, 10, 60, 100])
def test_forty_notes_on_a_page_and_in_a_line(project: SmallProject, length: int) -> None:
    """Those in a line are more than its page can hold; the rest goes on over the next pages."""
    calls = [f"[^n{number}]" for number in range(40)]
    for body in (" ".join(f"word {call}" for call in calls), "".join(calls)):
        file = made(project, f"{words(100)} {body} {words(300)}{defined(40, length)}\n")
        assert note_words(file) == all_words(40, length)


# --- nothing runs off a page

LONG = "Donaudampfschifffahrtsgesellschaft" * 9
ADDRESS = "https://www.example.org/" + "a-very-long-address-without-an-end-" * 9


@pytest.mark.parametrize("word", [LONG, ADDRESS, "中国人权" * 50, "\u00a0".join(["word"] * 60)])
@pytest.mark.parametrize(
    "body",
    [
        "{0}",
        "## {0}",
        "**{0}**",
        "> > {0}",
        "- a\n  - b\n    - c\n      - d\n        - {0}",
        "| Who | What | Where |\n|--|--|--|\n| {0} | and some other words | x |",
        "| Who | {0} |\n|--|--|\n| {0} | {0} |",
        "x[^note]\n\n[^note]: {0}",
    ],
)
def test_a_word_of_any_length_stays_between_the_margins(project: SmallProject, body: str, word: str) -> None:
    made(project, body.format(word) + "\n")


def said(project: SmallProject, body: str, more: str = "") -> list[str]:
    """What the program says of a letter that it does not build."""
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN + more, "campaigns/letter/body.md": body})
    run = project.run("build", "letter", "--format", "pdf")
    assert run.status == 1
    assert not project.built("pdf").exists()
    return [line for line in run.err.splitlines() if "error: " in line]


def test_a_table_with_too_many_columns_is_told_once_for_each_line(project: SmallProject) -> None:
    columns = [f"column{number}" for number in range(20)]
    row = "|".join(columns)
    body = f"Text.\n\n| {row} |\n|{'--|' * 20}\n| {row.replace('column', 'cell')} |\n"
    assert said(project, body) == [
        "campaigns/letter/body.md:3:75: error: 'column9' runs over the margin of page 1 of the PDF [off-page]",
        "campaigns/letter/body.md:5:57: error: 'cell9' runs over the margin of page 1 of the PDF [off-page]",
    ]


def test_a_footer_that_is_higher_than_its_margin_is_told(project: SmallProject) -> None:
    style = f"page: {{footer: {{centre: {words(400)}}}}}\n"
    project.write({"templates/styles/tall.yaml": style})
    assert any("this footer has" in line for line in said(project, "We write.\n", "style: tall\n"))


# --- a fault of layout stops the letter

Change = Callable[[pytest.MonkeyPatch], None]


def without(rule: str, instead: str = "") -> Change:
    def change(patch: pytest.MonkeyPatch) -> None:
        def changed(*arguments: object) -> str:
            css = stylesheet(*arguments)  # type: ignore[arg-type]  # they are handed on as they come
            assert re.search(rule, css)
            return re.sub(rule, instead, css)

        patch.setattr(pdf, "stylesheet", changed)

    return change


def whole(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pdf, "_pieces", lambda *_: {})


SLIPPING = "\n\n".join(f"{words(60)}[^n{number}] {words(30)}" for number in range(20)) + defined(20, 40)
"""A letter of which WeasyPrint would print some notes a page after their marks."""

SABOTAGE: dict[str, tuple[Change, str, str]] = {
    "long notes are not split": (whole, f"Here.[^n0]{defined(1, 3000)}", "note 1 did not come out whole"),
    "notes move on without their lines": (
        without(" footnote-policy: line;"),
        SLIPPING,
        "note 12 stands on page 3 of the PDF, and its mark on page 2 [note-far]",
    ),
    "notes are not shown": (
        without("float: footnote;", "display: none;"),
        SLIPPING,
        "note 1 did not come out whole",
    ),
    "words are not broken": (
        without("overflow-wrap: (break-word|anywhere)", "overflow-wrap: normal"),
        f"We write.\n\nTo *{LONG}*",
        "campaigns/letter/body.md:3:1: error: 'DonaudampfschifffahrtsgesellschaftDonaud…' runs over the margin",
    ),
    "lines are set too closely": (
        without("orphans: 2;", "orphans: 2; } p.body { line-height: 0.2 !important;"),
        words(200),
        "stand one upon the other on page 1",
    ),
    "a note hangs over the edge": (
        without(r"letter-note\.continued {", "letter-note { left: -40pt; position: relative; } x {"),
        f"Here.[^n0]{defined(1, 10)}",
        "runs over the margin of page 1",
    ),
}


@pytest.mark.parametrize("fault", SABOTAGE)
def test_a_fault_of_layout_stops_the_letter(
    fault: str, project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, body, expected = SABOTAGE[fault]
    made(project, "We write.\n").unlink()
    change(monkeypatch)
    lines = said(project, f"{body}\n")
    assert any(expected in line for line in lines), lines
    lines = [line for line in lines if "error: '1'" not in line]  # the mark of a note could stand anywhere
    assert all(re.match(r"campaigns/letter/(body\.md|campaign\.yaml):\d+:\d+: ", line) for line in lines), (
        lines
    )


def test_a_note_that_weasyprint_forgets_stops_the_letter(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own layout of notes loses some of these, and ours none."""
    chance, count, paragraphs = random.Random(6), 0, []  # noqa: S311  # letters are no secret
    for _ in range(25):
        text = words(chance.randint(3, 60))
        for _ in range(chance.randint(1, 6)):
            text += f"[^n{count}] {words(chance.randint(1, 25))}"
            count += 1
        paragraphs.append(text)
    length = chance.choice([8, 20, 40])
    body = "\n\n".join(paragraphs) + defined(count, length) + "\n"
    file = made(project, body)
    assert note_words(file) == all_words(count, length)
    file.unlink()
    monkeypatch.setattr("weasyprint.document.LayoutContext", LayoutContext)
    assert all("did not come out whole in the PDF [note-lost]" in line for line in said(project, body))
