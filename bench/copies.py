"""Turns copies of the example that came back from partners into what comparing and merging them takes."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Final

from bench.commands import undersigned
from bench.long_letters import EXAMPLE
from bench.measurement import Measurement, Times, duration
from bench.processes import run

_COPIES: Final = Path(__file__).parents[1] / "tests/returned/copies"
_COPY: Final = _COPIES / "p1-tracked.docx"
"""The example with five tracked changes, one of them in a note."""
AT_MOST: Final = 1.5
"""Seconds for one copy, begun cold; the letter is drafted for it, as the copy says no version."""
MERGED_AT_MOST: Final = 10.0
"""Seconds for twenty copies, half of them with tracked changes, half with remarks; all that they change is taken."""


def copies(project: Path, rounds: int) -> list[Measurement]:
    """Measure `compare` of the example with a copy of it, and `merge` of twenty."""
    command = undersigned("-C", project, "compare", EXAMPLE, _COPY)
    took = [run(command).seconds for _ in range(rounds + 1)]
    return [
        duration("compare with a copy that came back", Times(tuple(took[1:])), AT_MOST),
        duration("merge of 20 copies", Times(tuple(_merged(project) for _ in range(rounds))), MERGED_AT_MOST),
    ]


def _merged(project: Path) -> float:
    """The seconds that a merge of twenty copies takes; the example is as before then."""
    folder = project / "campaigns" / EXAMPLE
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    twenty = [_numbered(project, number) for number in range(20)]
    took = run(undersigned("-C", project, "merge", EXAMPLE, *twenty, "--take", "all")).seconds
    for path, data in before.items():
        path.write_bytes(data)
    (folder / "returned.yaml").unlink()
    return took


def _numbered(project: Path, number: int) -> Path:
    """A copy of its own: the same bytes twice are one copy to a merge."""
    copy = project / f"{number}.docx"
    shutil.copyfile(_COPIES / ("p1-tracked.docx", "p3-comments.docx")[number % 2], copy)
    with zipfile.ZipFile(copy, "a") as package:
        package.comment = str(number).encode()
    return copy
