"""Proves that asks stand apart wherever a text places them: in a sentence, an item, a quotation, the annex."""

from __future__ import annotations

import pytest

from small_project import SmallProject

CAMPAIGN = """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
asks:
  law: {marks: 1, items: {free: "Free them;", home: {text: "So that:", items: {go: They go home.}}}}
"""
LIST = ["1. Free them;", "2. So that:", "• They go home."]
SUMMARY, WHOLE = '{{ asks.summary("law") }}', '{{ asks("law") }}'
PLACED = {
    "In short: @ or else.": ["In short:", *LIST, "or else."],
    "In short:\n@\nor else.": ["In short:", *LIST, "or else."],
    "@ or else.": [*LIST, "or else."],
    "@\nOr else.": [*LIST, "Or else."],
    "*In short*: @": ["In short:", *LIST],
    "{% if asks %}In short: {% endif %}@ or else.": ["In short:", *LIST, "or else."],
    "{% set short %}@{% endset %}In short: {{ short }} or else.": ["In short:", *LIST, "or else."],
    "{{ 'In short: ' ~ [@] }} or else.": ["In short:", *LIST, "or else."],
    "## In short @": ["In short", "--------", *LIST],
    "> In short: @": ["In short:", *LIST],
}
"""What is typed, and which lines are printed, with the asks at `@`."""
INSIDE = {
    "- In short: @ or else.\n- Next.": ["• In short:", *LIST, "or else.", "• Next."],
    "- @\n- Next.": [f"• {LIST[0]}", *LIST[1:], "• Next."],
    "(a) @\n(b) Next.": [f"(a) {LIST[0]}", *LIST[1:], "(b) Next."],
    "> In short: @ or else.": ["In short:", *LIST, "or else."],
    "> - In short: @\n> - Next.": ["• In short:", *LIST, "• Next."],
}
"""The same where a summary stays inside: each line but the first and the last is set in."""


def text_of(project: SmallProject, typed: str, more: str = "") -> str:
    """The lines between salutation and closing; prints nothing else than the letter."""
    project.write(
        {"campaigns/letter/campaign.yaml": CAMPAIGN + more, "campaigns/letter/body.md": f"{typed}\n"}
    )
    text = project.build()
    return text.partition("Excellencies,\n\n")[2].partition("\n\nSincerely")[0]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(("typed", "printed"), PLACED.items())
@pytest.mark.parametrize("asks", [SUMMARY, WHOLE])
def test_asks_end_what_stands_before_them_and_begin_what_follows(
    project: SmallProject, typed: str, printed: list[str], asks: str
) -> None:
    text = typed.replace("[@]", asks.strip("{ }")).replace("@", asks)
    assert lines(text_of(project, text)) == printed


@pytest.mark.parametrize(("typed", "printed"), INSIDE.items())
def test_a_summary_stays_in_the_item_or_quotation_that_places_it(
    project: SmallProject, typed: str, printed: list[str]
) -> None:
    text = text_of(project, typed.replace("@", SUMMARY))
    assert lines(text) == printed
    inside = [line for line in text.splitlines()[1:-1] if line]
    assert all(line.startswith(" ") for line in inside)


SECTIONS = {
    "campaigns/letter/annex/law.md": "## The law\n\nIt says:[^law] {{ asks('law') }} and more.[^law]\n",
    "campaigns/letter/annex/press.md": "## The press\n\n{{ asks('press') }} No more.[^law]\n",
}


def test_asks_stand_in_sections_of_the_annex_each_of_which_stays_one(project: SmallProject) -> None:
    more = (
        "  press: {items: {print: Let them print.}}\n"
        "annex: {title: Annex, sections: [annex/law.md, annex/press.md]}\n"
        "notes: {count: section}\n"
        "footnotes: {law: The law.}\n"
    )
    project.write(SECTIONS)
    project.write({"campaigns/letter/campaign.yaml": CAMPAIGN + more})
    formats = [word for format in ("txt", "docx", "pdf", "html") for word in ("--format", format)]
    run = project.run("build", "letter", *formats)
    assert (run.status, run.err) == (0, "")
    law, _, press = (
        project.built("txt").read_text("utf-8").partition("Annex\n=====\n")[2].partition("The press")
    )
    assert lines(law)[:7] == ["The law", "-------", "It says:[1]", *LIST, "and more.[2]"]
    assert lines(press)[:3] == ["---------", "• Let them print.", "No more.[1]"]
