"""Turns the example letter into our times and pandoc's, each program in a new process."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.commands import build, pandoc, repeated_build, undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration, ratio
from bench.processes import Run, in_turn, run


@dataclass(frozen=True)
class Program:
    """What a program takes from its start to its end."""

    name: str
    wall: Times
    processor: Times


def side_by_side(project: Path, folder: Path, rounds: int) -> tuple[list[Measurement], list[Program]]:
    """Measure what a user waits for; what is made on the way goes into `folder`."""
    run(build(project, EXAMPLE, folder, "md"))
    letter = folder / f"{EXAMPLE}.md"
    both_again, docx_again = "undersigned, DOCX and PDF, twice", "undersigned, DOCX, twice"
    commands = {
        "undersigned, DOCX": build(project, EXAMPLE, folder, "docx"),
        "pandoc, DOCX": pandoc(letter, folder / "pandoc.docx"),
        "undersigned, DOCX and PDF": build(project, EXAMPLE, folder, "docx", "pdf"),
        "pandoc, PDF": pandoc(letter, folder / "pandoc.pdf"),
        "undersigned --help": undersigned("--help"),
        both_again: repeated_build(2, project, EXAMPLE, folder, "docx", "pdf"),
        docx_again: repeated_build(2, project, EXAMPLE, folder, "docx"),
    }
    in_turn(commands, 1)  # brings what the programs read from the disk into memory
    runs = in_turn(commands, rounds)
    wall = {name: Times(tuple(one.seconds for one in took)) for name, took in runs.items()}
    processor = {name: Times(tuple(one.processor for one in took)) for name, took in runs.items()}
    measurements = [
        ratio("DOCX over pandoc's", wall["undersigned, DOCX"], wall["pandoc, DOCX"], 4.0),
        ratio(
            "DOCX and PDF over pandoc's",
            wall["undersigned, DOCX and PDF"],
            wall["pandoc, DOCX"] + wall["pandoc, PDF"],
            0.9,
        ),
        duration("a second build in one process, DOCX and PDF", second(runs[both_again]), 0.25),
        duration("a second build in one process, DOCX", second(runs[docx_again]), 0.05),
        duration("--help", wall["undersigned --help"], 0.15),
    ]
    return measurements, [Program(name, wall[name], processor[name]) for name in commands]


def second(runs: Sequence[Run]) -> Times:
    """What the second of two builds took in each of several processes."""
    return Times(tuple(builds(one.output)[1]["wall"] for one in runs))


def builds(output: str) -> list[dict[str, float]]:
    """What each build of a repeated build took, from the last line that it printed."""
    took: list[dict[str, float]] = json.loads(output.splitlines()[-1])
    return took
