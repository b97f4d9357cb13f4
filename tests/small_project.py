"""Makes a small project in a temporary folder, and runs the program in it."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from undersigned.cli import main

SMALL = {
    "campaigns/letter/campaign.yaml": """\
date: 2026-09-01
addressees: [Permanent Representatives]
subject: Keep Freedonia under scrutiny
signatories: [freedonia-watch]
""",
    "campaigns/letter/body.md": """\
We write to you.
""",
    "campaigns/sessions.yaml": """\
HRC63: {from: 2026-09-07, to: 2026-10-02}
""",
    "signatories/organisations.yaml": """\
freedonia-watch:
  name: Freedonia Watch
""",
}
"""The files of the smallest project that builds a letter."""


@dataclass(frozen=True)
class Run:
    """What a run of the program left: its exit status, and what it printed."""

    status: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A text that seems to be typed, or shown, at a terminal."""

    def isatty(self) -> bool:
        return True


class SmallProject:
    """A project in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(SMALL)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write some files, by their paths in the project."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def run(self, *arguments: str, typed: str | None = None) -> Run:
        """Run the program in this process, as if it were called in the project's folder.

        With `typed`, somebody sits at a terminal and types that; the terminal shows no colours.
        """
        out, err = (io.StringIO() if typed is None else Terminal()), io.StringIO()
        with (
            contextlib.chdir(self.root),
            mock.patch.object(sys, "stdin", sys.stdin if typed is None else Terminal(typed)),
            mock.patch.dict(os.environ, {"NO_COLOR": "1"} if typed is not None else {}),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                status = main(arguments)
            except SystemExit as usage:  # argparse's way to say that the command line is wrong
                status = int(usage.code or 0)
        return Run(status, out.getvalue(), err.getvalue())

    def build(self, format: str = "txt") -> str:
        """Build the letter in one format; returns its text, or fails with what the program said."""
        run = self.run("build", "letter", "--format", format)
        assert run.status == 0, run.err
        return self.built(format).read_text(encoding="utf-8")

    def built(self, format: str) -> Path:
        """Where a built letter lies."""
        return self.root / "build" / "letter" / f"letter.{format}"

    def files(self) -> dict[str, bytes]:
        """All files of the project and what they hold, temporary ones included; not the record of what was built."""
        paths = (Path(folder, name) for folder, _, names in os.walk(self.root) for name in names)
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in paths
            if path.is_file() and path.name != ".written.json"
        }
