"""Runs commands from which libraries of the system are hidden: cffi, through which WeasyPrint loads them, has none.

A program of its own, as a process that has loaded Pango keeps it. It is given JSON: the names of those that are
hidden, what to put in their place (`old`: a Pango of that version), a folder, and the commands. It prints what each
came to.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cffi.api  # type: ignore[import-untyped]  # one method is all that is taken from it

from small_project import Run

ROOT = Path(__file__).parents[1]


class OldPango:
    """A Pango that says it is of another version."""

    def __init__(self, pango: Any, version: int) -> None:
        self._pango, self._version = pango, version

    def pango_version(self) -> int:
        return self._version

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pango, name)


def hide(names: Sequence[str], old: int | None) -> None:
    """Have cffi find no library whose name has one of these in it, and an old Pango."""
    load = cffi.api.FFI.dlopen

    def dlopen(self: Any, name: str, flags: int = 0) -> Any:
        if any(hidden in name for hidden in names):
            raise OSError(
                f"cannot load library '{name}': {name}: cannot open shared object file: No such file or directory."
                f"  Additionally, ctypes.util.find_library() did not manage to locate a library called '{name}'"
            )
        library = load(self, name, flags)
        return OldPango(library, old) if old and "pango-1.0" in name else library

    cffi.api.FFI.dlopen = dlopen


def run(
    folder: Path, *commands: Sequence[str], hidden: Sequence[str] = ("gobject",), old: int | None = None
) -> list[Run]:
    """What each command comes to in that folder, in a process of their own."""
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
    done = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps([hidden, old, str(folder), commands]),
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return [Run(*one) for one in json.loads(done.stdout)]


def main() -> None:
    hidden, old, folder, commands = json.load(sys.stdin)
    hide(hidden, old)
    os.chdir(folder)
    from undersigned import cli  # noqa: PLC0415  # as a user's first command loads it

    runs = []
    for command in commands:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                status = cli.main(command)
            except SystemExit as usage:
                status = int(usage.code or 0)
        runs.append((status, out.getvalue(), err.getvalue()))
    json.dump(runs, sys.stdout)


if __name__ == "__main__":
    main()
