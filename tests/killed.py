"""Runs commands of the program and looks at each step at which they touch files, for what a kill there would leave.

A step is an event of Python's audit hooks (open for writing, rename, remove, mkdir ...). Before each, the folder is
copied as it is then on the disk, which is what `kill -9` would leave: what Python
has not written out yet is in no copy.
`run` really kills, too, so that a test can compare. Each run is a fork of this process, which has the program loaded.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from undersigned.cli import main

_CHANGES: Final = frozenset(
    {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate"}
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC

watched: list[tuple[str, Callable[[int], object]]] = []
"""The folder whose changes are steps, and what is done before each; in the process of the command only."""
steps: list[int] = [0]


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if not watched:
        return
    changes = event in _CHANGES
    if event == "open":
        flags = arguments[2]
        changes = isinstance(flags, int) and bool(flags & _WRITING) and not isinstance(arguments[0], int)
    if changes and _whole(os.fsdecode(str(arguments[0])), arguments).startswith(watched[0][0] + os.sep):
        folder, look = watched.pop()  # what looks is no step itself
        steps[0] += 1
        look(steps[0])
        watched.append((folder, look))


def _whole(path: str, arguments: tuple[object, ...]) -> str:
    """The whole path of what an event is about, whose last argument may say from which open folder it is named."""
    handle = arguments[-1]
    if (
        len(arguments) > 1
        and isinstance(handle, int)
        and handle > 0
        and Path(f"/proc/self/fd/{handle}").is_dir()
    ):
        path = os.path.join(os.readlink(f"/proc/self/fd/{handle}"), path)  # noqa: PTH115, PTH118  # as few calls as can be
    return os.path.abspath(path)  # noqa: PTH100  # no link is followed


def run(folder: Path, command: Sequence[str], look: Callable[[int], object] | None = None) -> tuple[int, str]:
    """The exit status of a command in a project and what it said; before each step somebody may look."""
    said = folder.parent / f"{folder.name}.said"
    child = os.fork()
    if child == 0:
        status = 99
        try:
            with said.open("w", encoding="utf-8") as out:
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
            os.chdir(folder)
            sys.argv[:] = ["undersigned", *command]
            if look:
                watched.append((str(folder), look))
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


def killed(at: int) -> Callable[[int], object]:
    """What kills the process of a command before a step."""
    return lambda step: os.kill(os.getpid(), signal.SIGKILL) if step == at else None


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
