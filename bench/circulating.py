"""Sends a letter around, changes it, and tracks what changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.commands import undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration
from bench.processes import run

AT_MOST: Final = 2.0
"""Seconds for each of the two."""


def circulating(project: Path, folder: Path, rounds: int) -> list[Measurement]:
    """Measure `circulate` to all who sign, and a redline from that version to a letter with a changed sentence."""
    body = project / "campaigns" / EXAMPLE / "body.md"
    text, took = body.read_text("utf-8"), dict[str, list[float]]()
    for number in range(rounds + 1):  # the first round brings what the programs read into memory
        body.write_text(f"{text}\nWe write for the {number + 1}th time.\n", "utf-8")
        commands = {
            "circulate": undersigned("-C", project, "circulate", EXAMPLE),
            "redline": undersigned(
                "-C", project, "redline", f"{EXAMPLE}@1", EXAMPLE, "--output", folder / "changes.docx"
            ),
        }
        for name, command in commands.items():
            took.setdefault(name, []).append(run(command).seconds)
    body.write_text(text, "utf-8")
    return [
        duration("circulate to eight", Times(tuple(took["circulate"][1:])), AT_MOST),
        duration("a redline to the first version", Times(tuple(took["redline"][1:])), AT_MOST),
    ]
