"""Carries letters over to a later session, and counts what is asked of what had gone stale and of what had not."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from small_project import SmallProject

PAIRS = sorted(path for path in Path(__file__).parent.glob("*.md") if path.stem != "README")
RECALL, PRECISION, PER_THING = 0.97, 0.95, 0.85
"""The least of what had gone stale that is asked, the least of the boxes that are right, and the most boxes for each
thing that had gone stale: how many a page has tells how full of such things the letters are."""
PAGE = 350
"""Words."""
STANDARD = {"unasked-signatories", "session-dates", "unchecked-links"}
"""What every letter is asked."""
SESSIONS = "".join(f"HRC{number}: {{from: {day}, to: {day}}}\n" for number, day in (
    (51, "2022-09-12"), (52, "2023-02-27"), (54, "2023-09-11"), (55, "2024-02-26"), (57, "2024-09-09"),
    (58, "2025-02-24"), (60, "2025-09-08"), (61, "2026-02-23"),
))  # fmt: skip


@dataclass(frozen=True)
class LetterPair:
    """A letter, what became of its text, and what has to be asked of it and what must not be."""

    session: str
    campaign: str
    body: str
    next_body: str
    asked: tuple[str, ...]
    left_alone: tuple[str, ...]
    standing: str
    """The section on the law that goes from letter to letter."""


def pair_in(path: Path) -> LetterPair:
    text = path.read_text("utf-8")
    blocks = re.findall(r"^```[^\n]*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    campaign, body, next_body, asked, left_alone = blocks
    number = re.findall(r"\d+", text.partition("\n")[0])[-1]
    language = re.search(r"^language: (\w+)", campaign, re.MULTILINE)
    standing = path.parent / f"standing/{language[1] if language else 'en'}.md"
    return LetterPair(
        f"HRC{number}",
        campaign,
        body,
        next_body,
        _lines(asked),
        _lines(left_alone),
        standing.read_text("utf-8"),
    )


def _lines(block: str) -> tuple[str, ...]:
    return tuple(block.splitlines())


def carried_over(project: SmallProject, pair: LetterPair) -> list[dict[str, Any]]:
    project.write(
        {
            "campaigns/sessions.yaml": SESSIONS,
            "signatories/organisations.yaml": "example-union: {name: Example Union}\n",
            "campaigns/last/campaign.yaml": f"{pair.campaign}annex: {{title: The law, sections: [annex/law.md]}}\n",
            "campaigns/last/annex/law.md": pair.standing,
            "campaigns/last/body.md": pair.body,
        }
    )
    run = project.run("new", "next", "--from", "last", "--session", pair.session)
    assert run.status == 0, run.err
    return left_open(project)


def left_open(project: SmallProject) -> list[dict[str, Any]]:
    run = project.run("todo", "next", "--json")
    assert run.status == 0, run.err
    return [item for item in json.loads(run.out)["open"] if item["kind"] not in STANDARD]


def is_about(item: dict[str, Any], phrase: str) -> bool:
    """Whether one of the item's words and a phrase are in one another."""
    there = phrase.casefold()
    return any((word := words.casefold()) in there or there in word for words in item["words"])


def is_line_of_past_dates(item: dict[str, Any]) -> bool:
    return str(item["reason"]).startswith(("dates that were long past", "a date long before"))


@dataclass
class Count:
    """What was found in some letters."""

    to_ask: int = 0
    asked: int = 0
    boxes: int = 0
    judged: int = 0
    right: int = 0
    words: int = 0

    @property
    def recall(self) -> float:
        return self.asked / self.to_ask

    @property
    def precision(self) -> float:
        return self.right / self.judged

    @property
    def boxes_a_thing(self) -> float:
        return self.boxes / self.to_ask

    @property
    def boxes_a_page(self) -> float:
        return self.boxes / (self.words / PAGE)


def counted_in(items: list[dict[str, Any]], pair: LetterPair, count: Count) -> list[str]:
    """Add what is asked of a letter to a count; what is missing and what is wrong comes out."""
    missing = [phrase for phrase in pair.asked if not any(is_about(item, phrase) for item in items)]
    judged = [item for item in items if not is_line_of_past_dates(item)]
    wrong = [item for item in judged if not any(is_about(item, phrase) for phrase in pair.asked)]
    count.to_ask += len(pair.asked)
    count.asked += len(pair.asked) - len(missing)
    count.boxes += len(items)
    count.judged += len(judged)
    count.right += len(judged) - len(wrong)
    count.words += len(pair.body.split())  # and none of the standing section, in which nothing can go stale
    told = [f"not asked: {phrase}" for phrase in missing]
    return told + [f"asked: {item['kind']} {item['words']}" for item in wrong]


def test_what_went_stale_is_asked_and_little_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    count, told = Count(), list[str]()
    for path in PAIRS:
        pair = pair_in(path)
        items = carried_over(SmallProject(tmp_path / path.stem), pair)
        told += [f"{path.stem}: {line}" for line in counted_in(items, pair, count)]
    summary = (
        f"{len(PAIRS)} pairs: recall {count.recall:.0%}, precision {count.precision:.0%}, "
        f"{count.boxes_a_thing:.2f} boxes a thing, {count.boxes_a_page:.1f} a page"
    )
    with capsys.disabled():
        print(f"\n{summary}")  # noqa: T201  # the figures are what the test is for
    assert len(PAIRS) >= 10
    assert count.recall >= RECALL, "\n".join([summary, *told])
    assert count.precision >= PRECISION, "\n".join([summary, *told])
    assert count.boxes_a_thing <= PER_THING, "\n".join([summary, *told])


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_what_cannot_be_stale_is_left_alone(path: Path, project: SmallProject) -> None:
    pair = pair_in(path)
    items = [item for item in carried_over(project, pair) if not is_line_of_past_dates(item)]
    assert [phrase for phrase in pair.left_alone if any(is_about(item, phrase) for item in items)] == []
    assert all(phrase in pair.body or phrase in pair.campaign for phrase in (*pair.asked, *pair.left_alone))


@pytest.mark.parametrize("path", PAIRS, ids=lambda path: path.stem)
def test_of_the_finished_letter_nothing_is_asked_but_what_came_over(
    path: Path, project: SmallProject
) -> None:
    pair = pair_in(path)
    carried_over(project, pair)
    project.write({"campaigns/next/body.md": pair.next_body})
    items = [item for item in left_open(project) if item["file"].endswith("body.md")]
    assert len([item for item in items if not is_line_of_past_dates(item)]) <= 1, items
