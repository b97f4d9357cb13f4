"""Holds the model form of the manual to the program: each question and answer is understood, in each language."""

from __future__ import annotations

import pytest

from outside import ROOT
from undersigned.sign_ons.columns import guess_meanings
from undersigned.sign_ons.yes_and_no import says

MEANINGS = (
    "time",
    "organisation",
    "acronym",
    "country",
    "answer",
    "publish",
    "authority",
    "name",
    "title",
    "email",
)
"""What the rows of the table ask for, in their order; the two last rows are the answers."""


def _columns() -> dict[str, tuple[str, ...]]:
    page = (ROOT / "docs/collect-sign-ons.md").read_text("utf-8")
    table = page.partition("## A form that leaves nothing to ask")[2].partition("|")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    head, _, *body = rows
    return {language: tuple(row[at] for row in body) for at, language in enumerate(head) if language}


FORMS = _columns()


def test_the_form_is_there_in_seven_languages() -> None:
    assert len(FORMS) == 7
    assert {len(form) for form in FORMS.values()} == {len(MEANINGS) + 2}


@pytest.mark.parametrize("language", FORMS)
def test_each_question_is_understood(language: str) -> None:
    *heads, yes, no = FORMS[language]
    guessed = guess_meanings(heads, {})
    assert guessed.columns == dict(zip(MEANINGS, heads, strict=True))
    assert not guessed.several
    assert (says(yes), says(no)) == (True, False)
