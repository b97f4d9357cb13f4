"""Turns copies of the example that came back from partners into what comparing them takes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.commands import undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration
from bench.processes import run

_COPY: Final = Path(__file__).parents[1] / "tests/returned/copies/p1-tracked.docx"
"""The example with five tracked changes, one of them in a note."""
AT_MOST: Final = 1.5
"""Seconds for one copy, begun cold; the letter is drafted for it, as the copy says no version."""


def copies(project: Path, rounds: int) -> list[Measurement]:
    """Measure `compare` of the example with a copy of it."""
    command = undersigned("-C", project, "compare", EXAMPLE, _COPY)
    took = [run(command).seconds for _ in range(rounds + 1)]
    return [duration("compare with a copy that came back", Times(tuple(took[1:])), AT_MOST)]
