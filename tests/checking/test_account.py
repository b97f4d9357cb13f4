"""The account: what was typed is in the drafted letter, word by word; whatever is taken out of it or moved is told."""

from __future__ import annotations

import dataclasses
import functools
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from small_project import SMALL, SmallProject
from undersigned.checking.account import check_account
from undersigned.drafting import draft
from undersigned.files.project import Project
from undersigned.loading.campaign import load_campaign
from undersigned.loading.images import load_image
from undersigned.loading.registers import Tables
from undersigned.loading.templates import Templates
from undersigned.model.campaign import Campaign
from undersigned.model.draft import Draft
from undersigned.model.findings import Finding, Findings
from undersigned.model.letter import (
    Citation,
    Letter,
    LineBreak,
    NoteReference,
    NumberedList,
    Paragraph,
    Table,
    Text,
)

BODY = """\
# Who writes

We, {{ signatories.count }} organisations, write *again* to you[^law] about **Freedonia**,[^own: p. 7] whose
press law of 2024 says: [force majeure]{lang=fr} &amp; no [answer](https://example.org/a_b).

We ask:

- that the law be
  amended;[^see spot; see also law: para. 12]

  as before;
- that (a) nobody be jailed,
  1. not in March
  2. nor in May.

> A quotation\\
> of two lines.

| What | When |
|:-----|-----:|
| a \\| b | 1 May[^spot] |
| | 2 May |

{# nobody reads this #}
{% if signatories.count > 7 %}We are many.{% endif %}

他说**“停止”**然后继续。 نسرين ستوده و حقوق.

[^spot]: On the spot, with *emphasis*,
  and <https://example.org/x>.

{{ asks("resolution") }}

A last word, 54^th^ of its kind.
"""

FILES = {
    **SMALL,
    "campaigns/letter/campaign.yaml": """\
date: 2026-09-01
addressees: [Permanent Representatives, "The President: HRC"]
subject: Keep *Freedonia* under scrutiny
salutation: Excellencies
closing: With our highest consideration
signatories: [freedonia-watch]
asks:
  resolution:
    lead_in: "We urge you to:"
    items:
      one: Adopt a resolution;[^law]
      two: "Release all, so that:\\n\\n- no journalist is jailed;\\n- no paper is closed."
footnotes:
  law: {symbol: A/HRC/RES/48/23, adopted: 2021-10-11}
  own: In our own *words*, with a [link](https://example.org/b).
""",
    "campaigns/letter/body.md": BODY,
}


def drafted(files: dict[str, str]) -> tuple[Draft, Campaign, Findings]:
    """A letter as the program drafts it."""
    with tempfile.TemporaryDirectory() as folder:
        SmallProject(Path(folder)).write(files)
        project, findings = Project(Path(folder)), Findings()
        campaign = load_campaign(project, "letter", findings, Tables(project))
        assert campaign is not None, list(findings)
        templates = Templates(project, findings)
        campaign = templates.checked(campaign)
        read_image = partial(load_image, project, findings=findings)
        return draft(campaign, templates.read, read_image, findings), campaign, findings


@functools.cache
def example() -> tuple[Draft, Campaign]:
    draft, campaign, findings = drafted(FILES)
    assert not findings.has_errors, list(findings)
    return draft, campaign


def told_of(letter: Letter) -> list[Finding]:
    """What the account says if drafting had made this letter of the example."""
    draft, campaign = example()
    findings = Findings()
    check_account(replace(draft, letter=letter), campaign, findings)
    return list(findings)


def told(body: str, **files: str) -> list[str]:
    """What the account says of a body."""
    draft, campaign, findings = drafted({**FILES, "campaigns/letter/body.md": body, **files})
    assert not findings.has_errors, list(findings)
    check_account(draft, campaign, findings)
    return [f"{one.place}: {one.message} [{one.code}]" for one in findings if one.code.startswith("words-")]


# --- letters with a word too few, or in another place


def changed(node: Any, change: Callable[[str], str]) -> Any:
    """A part of the model with the runs of text in it changed, in reading order; of citations those in full."""
    if isinstance(node, Text):
        return replace(node, text=change(node.text))
    if isinstance(node, tuple):
        return tuple(changed(child, change) for child in node)
    if isinstance(node, Citation):
        return replace(node, full=changed(node.full, change))
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        fields = {field.name: getattr(node, field.name) for field in dataclasses.fields(node) if field.init}
        return replace(node, **{name: changed(value, change) for name, value in fields.items()})
    return node


class Editor:
    """Goes through the words of a letter, and takes one out, or puts one in front of another."""

    def __init__(self, out: int = -1, before: int = -1, word: str = "") -> None:
        self.out, self.before, self.word = out, before, word
        self.words: list[str] = []

    def __call__(self, text: str) -> str:
        return "".join(map(self._piece, re.split(r"(\s+)", text)))

    def _piece(self, piece: str) -> str:
        if not any(map(str.isalnum, piece)):
            return piece
        number = len(self.words)
        self.words.append(piece)
        kept = "" if number == self.out else piece
        return f"{self.word} {kept}" if number == self.before else kept


def reading(node: Any) -> str:
    """All that a letter says, a line for each text, cell and paragraph."""
    if isinstance(node, Text):
        return " ".join(node.text.split())
    if isinstance(node, tuple):
        return " ".join(map(reading, node))
    if isinstance(node, Citation):
        return f"[{reading(node.full)}]"
    if isinstance(node, NoteReference):
        return reading(node.citations)
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        inner = " ".join(reading(getattr(node, field.name)) for field in dataclasses.fields(node))
        return f"\n{inner}\n" if isinstance(node, Paragraph | Table | NumberedList) else inner
    return ""


WORDS = Editor()
changed(example()[0].letter.parts, WORDS)
NUMBERS = st.integers(0, len(WORDS.words) - 1)


def test_an_honest_letter_is_accounted_for() -> None:
    assert told_of(example()[0].letter) == []


def test_every_word_that_is_lost_is_told() -> None:
    letter = example()[0].letter
    untold = [
        word
        for number, word in enumerate(WORDS.words)
        if not told_of(replace(letter, parts=changed(letter.parts, Editor(out=number))))
    ]
    assert len(WORDS.words) > 100
    assert untold == []


@settings(max_examples=150)
@given(NUMBERS, NUMBERS)
def test_a_word_that_strays_is_told(number: int, before: int) -> None:
    letter = example()[0].letter
    moved = changed(letter.parts, Editor(number, before, WORDS.words[number]))
    assume(reading(moved) != reading(letter.parts))
    assert told_of(replace(letter, parts=moved))
