"""Turns built letters into what it takes to make campaigns of them again."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.by_length import CASES
from bench.commands import build, undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration, ratio
from bench.processes import run

AT_MOST: Final = 1.0
"""Seconds for the example letter."""
_IN_PROPORTION: Final = 1.0
"""How many times as much as a word of the example one of the longest letter may take; a start is in both."""


def importing(project: Path, folder: Path, rounds: int) -> list[Measurement]:
    """Measure the import of the example letter, and of the longest that `by_length` has made."""
    longest = f"{EXAMPLE}-and-{CASES[-1]}-cases"
    letters = {"short": EXAMPLE, "long": longest}
    words = {}
    for campaign in letters.values():
        run(build(project, campaign, folder, "docx", "txt"))
        words[campaign] = len((folder / f"{campaign}.txt").read_text(encoding="utf-8").split())
    took: dict[str, list[float]] = {name: [] for name in letters}
    for number in range(rounds + 1):  # the first round brings what the program reads into memory
        for name, campaign in letters.items():
            word = folder / f"{campaign}.docx"
            took[name].append(
                run(undersigned("-C", project, "import", word, "--as", f"{name}-{number}")).seconds
            )
    per_word = {
        name: Times(tuple(second / words[campaign] for second in took[name][1:]))
        for name, campaign in letters.items()
    }
    return [
        duration("import of the example", Times(tuple(took["short"][1:])), AT_MOST),
        ratio("import: a word of 160 pages over 6", per_word["long"], per_word["short"], _IN_PROPORTION),
    ]
