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
from undersigned.checking.given_prose import check_given
from undersigned.drafting import draft
from undersigned.files.images import load_image
from undersigned.files.project import Project
from undersigned.loading.campaign import load_campaign
from undersigned.loading.tables import Tables
from undersigned.loading.templates import Templates
from undersigned.model.campaign import Campaign
from undersigned.model.draft import Draft, SourceMap
from undersigned.model.findings import Finding, Findings
from undersigned.model.letter import (
    Blocks,
    Citation,
    Drafted,
    Letter,
    NoteReference,
    NumberedList,
    Paragraph,
    Part,
    Role,
    Table,
    Text,
)
from undersigned.model.list_marks import ListMark, Numerals

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


@pytest.mark.parametrize(
    ("typed", "start", "mark", "told"),
    [
        ("3. one\n4. two", 3, ListMark(), None),
        ("1. one\n1. two", 1, ListMark(), None),
        ("1. one\n\n1. two", 1, ListMark(), "2."),
        ("2. one\n2. two", 2, ListMark(), "3."),
        ("3. one\n4. two", 2, ListMark(), "2."),
        ("1. one\n2. two", 1, ListMark(after=")"), "1)"),
        ("A. Smith\nA. Jones", 1, ListMark(Numerals.CAPITALS), "B."),
        ("(a) one\n(a) two", 1, ListMark(Numerals.LETTERS, "(", ")"), "(b)"),
        ("(i) one\n(j) two", 1, ListMark(Numerals.ROMAN, "(", ")"), "(ii)"),
    ],
)
def test_a_mark_that_nobody_typed_is_told(typed: str, start: int, mark: ListMark, told: str | None) -> None:
    """The letter is made to have these marks, whatever drafting makes of what was typed."""
    draft, campaign = example()
    items: tuple[Blocks[Drafted], ...] = tuple(
        (Paragraph((Text(line.split(maxsplit=1)[1]),)),) for line in typed.split("\n") if line.strip()
    )
    parts = (Part(Role.BODY, (NumberedList(items, start, mark=mark),)),)
    lines = typed.split("\n")
    source = SourceMap(lines, [[]] * len(lines))
    findings = Findings()
    check_account(Draft(replace(draft.letter, parts=parts), source), campaign, findings)
    messages = [one.message for one in findings if "has the mark" in one.message]
    assert [message.split("'")[3] for message in messages[:1]] == ([told] if told else [])


# --- Markdown that drafting read otherwise

ADDED = {
    "a cell too many": (
        "| | 2 May |",
        "| | 2 May | **in Geneva** |",
        "'in Geneva' is not in the letter: this row",
    ),
    "an escaped stroke that was none": (
        "| a \\| b |",
        "| a | b |",
        "a cell of this row is none in the letter",
    ),
    "a paragraph of a note": (
        "  and <https://example.org/x>.",
        "  and <https://example.org/x>.\n\n    A second\n    paragraph.",
        "'A second paragraph.' is not in the letter",
    ),
    "the same, set in by a tab": (
        "  and <https://example.org/x>.",
        "  and <https://example.org/x>.\n\n\tA second paragraph.",
        "'A second paragraph.' is not in the letter",
    ),
    "a call in raised letters": ("54^th^", "54^th[^own]^", "a note is cited here, and the letter calls none"),
    "the title of a link": ("a_b)", 'a_b "Read this")', "'answer \"Read this\".' is not in the letter"),
    "a signal": ("[^see spot", "[^see however spot", "not every word is in the note"),
    "a passage": ("[^own: p. 7]", "[^own: pp. 7 and 8]", "not every word is in the note"),
    "an empty line": ("**Freedonia**", "\n\n**Freedonia**", "runs on in the letter, and begins a paragraph"),
    "a line that was broken on purpose": ("that the law be", "that the law be\\", "begins a line here"),
    "Chinese words": ("然后继续", "然后停止继续", "'停 止' is not in the letter"),
    "an entity": ("&amp;", "&lt;", "'<' is not in the letter, which has '&' here"),
    "an item": ("- that the law be\n  amended;", "- that the law\n- be\n  amended;", "runs on in the letter"),
}


@pytest.mark.parametrize("kind", ADDED)
def test_what_is_typed_otherwise_than_the_letter_has_it_is_told(kind: str) -> None:
    """The letter is that of the example; what was typed is not."""
    old, new, expected = ADDED[kind]
    draft, campaign = example()
    markdown = "\n".join(draft.markdown.lines)
    assert old in markdown
    typed = markdown.replace(old, new).split("\n")
    findings = Findings()
    check_account(replace(draft, markdown=SourceMap(typed, [[]] * len(typed))), campaign, findings)
    found = [one.message for one in findings if one.code.startswith("words-")]
    assert any(expected in message for message in found), found


HONEST = {
    "marks that begin no item": "Text of\n1. 1. foo\nMr. X and\nI. am.\n- - 1. x\n\n> 1. quote\n> 2. two",
    "letters in brackets": "(a) one\n(b) two\n\ni. x\nii. y",
    "signs that mean nothing": "[2](see below) and ](foo) and 3\\* &amp; &nbsp; a <b> c & d_e_f * g ~~h~~ `i` ==j==",
    "a bracket that opens no note": "\\[^law] and [^",
    "lines between": "a\n\n---\n\nb\n***\nc\n---",
    "notes in items": "- item[^a]\n\n  [^a]: note\n  goes on\n\n- item2 [^a: p. 2] [^a]",
    "a quotation behind a note": "a[^a]\n\n[^a]: note\n\n> quote",
    "two of them": "a[^a]\n\n[^a]: note\n\n> > deep\n>\n> quote",
    "a quotation that is set in": "a[^a]\n\n> [^a]: note\n\n  > quote\n\n    text",
    "a note in a quotation": "> a[^a]\n>\n> [^a]: note\n> goes on\n>\n> > deep\n>\n> text",
    "text behind a quoted note": "> a[^a]\n>\n> [^a]: note\n\n   text",
    "an item right below a note": "- item[^a]\n\n  [^a]: note\n- item2",
    "a number right below a note": "1. item[^a]\n\n   [^a]: note\n2. item2",
    "a quotation right below a note": "- item[^a]\n\n  [^a]: note\n> quote",
    "an item above the note's": "- a\n  - b[^a]\n\n    [^a]: note\n- c",
    "text of an item behind a note": "- [^a]: note\n\n  text[^a]",
    "headings": "## B ##\ntext # no\n####### seven\n##",
    "a table of strokes and links": "a\n\n"
    "| x | y \\| z |\n|:-|-:|\n| `a\\|b` | [l](https://x.example/a) |\n| c | |\n\n- item",
    "lines that are no table": "| a | b |\n\n|---|\n\na | b",
    "addresses": "<https://x.example/a_b?c&d=e> [a](<https://x.example/(b)> ) [c](https://x.example/(d)) <a@b.example>",
    "set in": "We ask:\n\n    - one\n    - two\n\n        1. three\n\n      text",
    "in Jinja": "{% for x in [1, 2] %}\n{{ x }}. times\n{% endfor %}\n{% raw %}{{ x }}{% endraw %}{# no #}",
    "a value full of signs": "{{ '[^a] | **b** ](c) 1. \\\\ & <d>' }}\n\n{{ '- e' }} {{ ['f', 'g']|join(' | ') }}",
    "no-break spaces": "a\u00a0b\u202fc\n\u00a0\u00a0- d\u200b e\u00ade",
    "Chinese lines": "他说**“停止”**然后\n下一行。\n第三行",
}


@pytest.mark.parametrize("kind", HONEST)
def test_of_words_that_are_all_there_nothing_is_told(kind: str) -> None:
    assert told(HONEST[kind] + '\n\nEnd.[^law][^own]\n\n{{ asks("resolution") }}\n') == []


# --- prose that its templates do not print


def test_words_that_a_kind_of_letter_leaves_out_of_a_text_are_told() -> None:
    files = {
        "templates/joint-letter/asks.md": "::: asks\n{% for ask in group.items %}{% if loop.first %}\n"
        "- {{ ask.text }}\n{% endif %}{% endfor %}\n:::\n"
    }
    body = 'Before.[^law][^own]\n\n{{ asks("resolution") }}\n'
    messages = left_out(body, files)
    assert any("'Release all, so that:' is not in the letter: its kind" in one for one in messages)
    assert any("'We urge you to:' is not in the letter: its kind" in one for one in messages)


def test_a_text_that_is_cut_short_is_told() -> None:
    kind = '{% extends "joint-letter/letter.md" %}{% block body %}{{ (body|string)[:60] }}{% endblock %}'
    files = {"templates/short/letter.md": kind}
    text = FILES["campaigns/letter/campaign.yaml"] + "letter: short\n"
    messages = left_out("First.\n\nSecond.\n\nThird.\n", {**files, "campaigns/letter/campaign.yaml": text})
    assert messages


def test_conditions_comments_and_loops_are_reasons() -> None:
    body = (
        "{% if country == 'x' %}Not now.{% else %}Now.{% endif %}\n{# never #}\n{% for x in [] %}none{% endfor %}\n"
        "{% set a %}kept{% endset %}{% macro b() %}unused{% endmacro %}Text.[^law][^own]\n"
    )
    assert left_out(body + '{{ asks("resolution") }}\n', {}) == []


def left_out(body: str, files: dict[str, str]) -> list[str]:
    draft, campaign, _ = drafted({**FILES, "campaigns/letter/body.md": body, **files})
    findings = Findings()
    check_given(campaign, [draft.markdown, *filter(None, draft.notes)], findings)
    return [one.message for one in findings]
