"""Turns the example letter into our times and pandoc's, each program in a new process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bench.commands import build, pandoc, repeated_build, undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration, ratio
from bench.processes import in_turn, run


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
    commands = {
        "undersigned, DOCX": build(project, EXAMPLE, folder, "docx"),
        "pandoc, DOCX": pandoc(letter, folder / "pandoc.docx"),
        "undersigned, DOCX and PDF": build(project, EXAMPLE, folder, "docx", "pdf"),
        "pandoc, PDF": pandoc(letter, folder / "pandoc.pdf"),
        "undersigned --help": undersigned("--help"),
        "undersigned, DOCX and PDF, twice": repeated_build(2, project, EXAMPLE, folder, "docx", "pdf"),
    }
    in_turn(commands, 1)  # brings what the programs read from the disk into memory
    runs = in_turn(commands, rounds)
    wall = {name: Times(tuple(one.seconds for one in took)) for name, took in runs.items()}
    processor = {name: Times(tuple(one.processor for one in took)) for name, took in runs.items()}
    twice = (builds(one.output) for one in runs["undersigned, DOCX and PDF, twice"])
    measurements = [
        ratio("DOCX over pandoc's", wall["undersigned, DOCX"], wall["pandoc, DOCX"], 4.0),
        ratio(
            "DOCX and PDF over pandoc's",
            wall["undersigned, DOCX and PDF"],
            wall["pandoc, DOCX"] + wall["pandoc, PDF"],
            0.95,
        ),
        duration("a second build in one process", Times(tuple(second["wall"] for _, second in twice)), 0.25),
        duration("--help", wall["undersigned --help"], 0.15),
    ]
    return measurements, [Program(name, wall[name], processor[name]) for name in commands]


def builds(output: str) -> list[dict[str, float]]:
    """What each build of a repeated build took, from the last line that it printed."""
    took: list[dict[str, float]] = json.loads(output.splitlines()[-1])
    return took
