"""Carries letters over that come from Word, and counts what is asked of what had gone stale, word for word.

What is filled in on the way is measured with it: the letters name their sessions and days as people type them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from test_pairs import PAGE, STANDARD, is_about, is_line_of_past_dates

from outside import ROOT, pandoc_file
from small_project import SmallProject

LETTERS = sorted((Path(__file__).parent / "imported").glob("*.txt"))
RECALL, PRECISION, PER_THING = 0.95, 0.95, 0.85
"""The least of what had gone stale whose very words are asked, the least of the boxes that are right, and the most
boxes for each thing that had gone stale."""


@dataclass(frozen=True)
class ImportedPair:
    """A letter as it was sent, and what has to be asked of it for a later session, may be asked, and must not be."""

    facts: dict[str, str]
    letter: str
    asked: tuple[str, ...]
    perhaps: tuple[str, ...]
    left_alone: tuple[str, ...]


def pair_in(path: Path) -> ImportedPair:
    head, letter, *lists = re.split(r"^=== \w+\n", path.read_text("utf-8"), flags=re.MULTILINE)
    asked, perhaps, left_alone = (tuple(one.strip() for one in block.splitlines()) for block in lists)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return ImportedPair(facts, letter, asked, perhaps, left_alone)


def carried_over(project: SmallProject, pair: ImportedPair) -> list[dict[str, Any]]:
    lines = [re.sub(r"^• ", "- ", line) for line in pair.letter.splitlines()]
    text = "\n".join(line if line.startswith("- ") else f"{line}\n" for line in lines)
    project.write(
        {"campaigns/sessions.yaml": (ROOT / "campaigns/sessions.yaml").read_text("utf-8"), "letter.md": text}
    )
    pandoc_file(project.root / "letter.md", project.root / "letter.docx")
    for command in (
        ("import", "letter.docx", "--as", "last"),
        ("new", "next", "--from", "last", "--session", pair.facts["to"], "--date", pair.facts["todate"]),
    ):
        run = project.run(*command)
        assert run.status == 0, run.err
    found = json.loads(project.run("todo", "next", "--json").out)["open"]
    return [item for item in found if item["kind"] not in {*STANDARD, "open-outcome"}]


def asks_of(item: dict[str, Any], phrase: str) -> bool:
    """Whether words of an item are some of a phrase, or stand right beside it, in its sentence."""
    if is_line_of_past_dates(item):
        return is_about(item, phrase)
    sentence, said = _plain(item["sentence"]), _plain(phrase)
    start = sentence.find(said)
    ends = [(sentence.find(word), len(word)) for word in map(_plain, item["words"])]
    return start >= 0 and any(
        at - 2 < start + len(said) and start < at + length + 2 for at, length in ends if at >= 0
    )


def _plain(text: str) -> str:
    return text.casefold().replace("\u2019", "'")


def test_of_letters_from_word_what_went_stale_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    things = asked = boxes = judged = right = words = 0
    told = list[str]()
    for path in LETTERS:
        pair = pair_in(path)
        items = carried_over(SmallProject(tmp_path / path.stem), pair)
        missing = [phrase for phrase in pair.asked if not any(asks_of(item, phrase) for item in items)]
        doubtful = [item for item in items if not is_line_of_past_dates(item)]
        wrong = [
            item for item in doubtful if not any(asks_of(item, one) for one in (*pair.asked, *pair.perhaps))
        ]
        things, asked = things + len(pair.asked), asked + len(pair.asked) - len(missing)
        boxes, judged, right = (
            boxes + len(items),
            judged + len(doubtful),
            right + len(doubtful) - len(wrong),
        )
        words += len(pair.letter.split())
        told += [f"{path.stem}: not asked: {phrase}" for phrase in missing]
        told += [f"{path.stem}: asked: {item['kind']} {item['words']}" for item in wrong]
    summary = (
        f"{len(LETTERS)} letters from Word: recall {asked / things:.0%} of the very words, precision "
        f"{right / judged:.0%}, {boxes / things:.2f} boxes a thing, {boxes / (words / PAGE):.1f} a page"
    )
    with capsys.disabled():
        print(f"\n{summary}")  # noqa: T201  # the figures are what the test is for
    assert asked / things >= RECALL, "\n".join([summary, *told])
    assert right / judged >= PRECISION, "\n".join([summary, *told])
    assert boxes / things <= PER_THING, "\n".join([summary, *told])
