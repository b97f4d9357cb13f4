"""Runs commands of the program and kills it at each step that touches the file system of its project.

A step is an event of Python's audit hooks (open for writing, rename, remove, mkdir ...). Each run is a fork of this
process, which has the program loaded; the killed one ends as by `kill -9`, with nothing cleaned up.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from undersigned.cli import main

_CHANGES: Final = frozenset(
    {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate"}
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

armed: list[int] = []
"""The step at which this process dies, in the one place that says so."""
root: list[str] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not armed:
        return
    changes = event in _CHANGES
    if event == "open":
        flags = arguments[2]
        changes = isinstance(flags, int) and bool(flags & _WRITING)
    if changes and os.path.abspath(str(arguments[0])).startswith(root[0]):  # noqa: PTH100  # no link is followed
        armed[0] -= 1
        if armed[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def run(folder: Path, command: Sequence[str], step: int = 0) -> tuple[int, str]:
    """The exit status of a command in a project and what it said; -9 where it died at that step."""
    said = folder.parent / f"{folder.name}.said"
    child = os.fork()
    if child == 0:
        status = 99
        try:
            with said.open("w", encoding="utf-8") as out:
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
            os.chdir(folder)
            root[:] = [str(folder)]
            sys.argv[:] = ["undersigned", *command]
            if step:
                armed[:] = [step]
            status = main(command)
            sys.stdout.flush()
            sys.stderr.flush()
        except SystemExit as usage:
            status = int(usage.code or 0)
        finally:
            with contextlib.suppress(OSError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(status)
    _, how = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(how)
    text = said.read_text(encoding="utf-8", errors="replace")
    said.unlink()
    return status, text


def tree(folder: Path) -> dict[str, bytes]:
    """The files of a project, but for locks."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }


def copied(original: Path, to: Path) -> Path:
    """A copy of a project."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(original, to, symlinks=True)
    return to


sys.addaudithook(_watch)
