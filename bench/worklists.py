"""Turns a letter that is carried over into what working through its list takes of the processor."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bench.commands import undersigned
from bench.long_letters import EXAMPLE, lengthen
from bench.measurement import Measurement, Times, duration, ratio
from bench.processes import in_turn, run

_CASES: Final = 148
"""How many sections the annex is given, for a letter of 160 pages; one of 147 is in the project already."""
_AT_MOST: Final = 0.5
"""Seconds of the processor for the list of the example."""
_AT_MOST_LONG: Final = 3.0
"""The same for that of 160 pages."""
_TIMES_AS_LONG: Final = 8.0
"""How many times as long as for the 6 pages of the example the 160 pages may take."""


def worklists(project: Path, rounds: int) -> list[Measurement]:
    """Measure `todo` in the example that was carried over, and in one of 160 pages."""
    letters = {"carried-over": EXAMPLE, "carried-over-long": lengthen(project, _CASES)}
    for name, earlier in letters.items():
        run(undersigned("-C", project, "new", name, "--from", earlier, "--session", "HRC57"))
    runs = in_turn({name: undersigned("-C", project, "todo", name) for name in letters}, rounds)
    short, long = (Times(tuple(one.processor for one in runs[name])) for name in letters)
    return [
        duration("todo, 6 pages (processor)", short, _AT_MOST),
        duration("todo, 160 pages (processor)", long, _AT_MOST_LONG),
        ratio("todo, 160 pages beside 6", long, short, _TIMES_AS_LONG),
    ]
