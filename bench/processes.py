"""Turns a command line into what it took: seconds, processor time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

Command: TypeAlias = Sequence[str | Path]

BESIDE_PYTHON: Final = Path(sys.executable).parent
"""Where the programs of this Python's environment are."""

_KILOBYTE: Final = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in: kilobytes on Linux, bytes on macOS (getrusage(2))."""


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    seconds: float
    processor: float
    """Seconds of all cores together, in the program, in those that it started and in the system for them."""
    peak: int
    """Bytes of memory at the most."""
    output: str


def run(command: Command) -> Run:
    """Run a command to its end; the programs beside this Python come first on its PATH.

    Raises `CalledProcessError` with what the command said where it fails.
    """
    path = os.pathsep.join((str(BESIDE_PYTHON), os.environ.get("PATH", "")))
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env={**os.environ, "PATH": path}
        )
        _, status, usage = os.wait4(child.pid, 0)  # unlike Popen.wait, this tells what the child used
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read().decode(errors="replace")
    if child.returncode:
        error = subprocess.CalledProcessError(child.returncode, [str(word) for word in command])
        error.add_note(output)
        raise error
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KILOBYTE, output)


def in_turn(commands: Mapping[str, Command], rounds: int) -> dict[str, tuple[Run, ...]]:
    """The runs of each command; they alternate, so that what slows the machine slows all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
    return {name: tuple(took) for name, took in runs.items()}
