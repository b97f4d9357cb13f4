"""Turns a library of 2,000 sections into what a search of it takes, beside reading the same files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from bench.commands import undersigned
from bench.many_letters import LETTERS
from bench.measurement import Measurement, Times, duration, ratio
from bench.processes import in_turn

_EACH: Final = 10
"""Sections of a letter."""
_AT_MOST: Final = 0.5
"""Seconds for a search."""
_BESIDE_READING: Final = 5.0
"""How many times as much of the processor it may take as to look for two words in the files, which finds no sources,
no accents and no uses."""
_READING: Final = (
    "import pathlib, sys; print(sum('media' in text and 'freedom' in text for path in "
    "pathlib.Path(sys.argv[1]).rglob('*.md') for text in [path.read_text('utf-8').lower()]))"
)
_WORDS: Final = (
    "Another journalist of the {} press was held in Côte d'Ivoire, and the media law cut its freedom.[^n{}] "
)
_CAMPAIGN: Final = (
    "date: 2025-09-{day:02}\naddressees: [Permanent Representatives]\nsubject: Freedonia\nsignatories: []\n"
    "annex: {{title: Annex, sections: [{sections}]}}\nfootnotes:\n{footnotes}"
)


def sections(project: Path, rounds: int) -> list[Measurement]:
    """Measure a search of sections, with what is remembered of them; the project gets all of them."""
    for number in range(LETTERS):
        _write(project / "campaigns" / f"lender-{number}", number)
    runs = in_turn(
        {
            "search": undersigned("-C", project, "annex", "list", "--search", "media freedom"),
            "reading": (sys.executable, "-c", _READING, project / "campaigns"),
        },
        rounds + 1,
    )
    # The first round brings what the program reads into memory, and what it read into its cache.
    seconds = Times(tuple(one.seconds for one in runs["search"][1:]))
    ours, theirs = (Times(tuple(one.processor for one in runs[name][1:])) for name in ("search", "reading"))
    return [
        duration(f"annex list --search, of {LETTERS * _EACH:,} sections", seconds, _AT_MOST),
        ratio("the same, beside reading the files (processor)", ours, theirs, _BESIDE_READING),
    ]


def _write(folder: Path, number: int) -> None:
    (folder / "annex").mkdir(parents=True)
    footnotes = "".join(
        f'  n{key}: {{url: "https://example.org/{key}", title: On it}}\n' for key in range(25)
    )
    names = [f"annex/s{at}.md" for at in range(_EACH)]
    for at, name in enumerate(names):
        text = "".join(_WORDS.format(f"{number} {at}", key) for key in range(25))
        (folder / name).write_text(f"## Media {at}\n\n{text}\n", "utf-8")
    campaign = _CAMPAIGN.format(day=number % 28 + 1, sections=", ".join(names), footnotes=footnotes)
    (folder / "campaign.yaml").write_text(campaign, "utf-8")
    (folder / "body.md").write_text("We write.\n", "utf-8")
