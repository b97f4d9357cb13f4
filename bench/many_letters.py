"""Turns a project of 200 letters into what its drafting commands take."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bench.commands import undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration, ratio
from bench.processes import Command, in_turn, run

LETTERS: Final = 200
_BESIDE_FEW: Final = 1.2
"""How many times as long as among a few letters a new one may take the processor among these."""
AT_MOST: Final = 1.0
"""Seconds for each command: an officer at a desk does not wait."""


def many_letters(project: Path, rounds: int) -> list[Measurement]:
    """Measure the commands that look at all letters; the project is filled with copies of the example."""
    few = _begun(project, "few", rounds)
    for number in range(LETTERS - 1):
        shutil.copytree(project / "campaigns" / EXAMPLE, project / "campaigns" / f"copy-{number}")
    runs: dict[str, list[float]] = {}
    for number in range(rounds + 1):  # each round begins a letter of another name
        for name, (one,) in in_turn(_commands(project, f"hrc57-round-{number}"), 1).items():
            runs.setdefault(name, []).append(one.seconds)
    # The first round brings what the program reads into memory.
    return [
        *(duration(name, Times(tuple(took[1:])), AT_MOST) for name, took in runs.items()),
        ratio(
            "new --from, among 200 letters beside a few", _begun(project, "many", rounds), few, _BESIDE_FEW
        ),
    ]


def _begun(project: Path, name: str, rounds: int) -> Times:
    """What it takes the processor to begin a letter."""
    begin = ("new", "--from", EXAMPLE, "--session", "HRC57")
    runs = [run(undersigned("-C", project, *begin, f"{name}-{number}")) for number in range(rounds + 1)]
    return Times(tuple(one.processor for one in runs[1:]))


def _commands(project: Path, name: str) -> dict[str, Command]:
    at = ("-C", project)
    return {
        "new --from, among 200 letters": undersigned(
            *at, "new", name, "--from", EXAMPLE, "--session", "HRC57"
        ),
        "annex list, of 200 letters": undersigned(*at, "annex", "list"),
        "annex list --search, of 200 letters": undersigned(
            *at, "annex", "list", "--country", "Cambodia", "--search", "media freedom"
        ),
        "asks history, of 200 letters": undersigned(*at, "asks", "history", "Cambodia"),
    }
