"""The command line: words go in, work is done on a project, and lines that a drafter can act on come out.

Exit status: 0 done, 1 findings that stop the letter, 2 wrong usage.
"""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence

from undersigned.cli.arguments import parser
from undersigned.cli.terminal import shown_safely


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the entry point of `undersigned`."""
    # A command is over in a second and its process with it: looking for garbage once more, in all that
    # WeasyPrint has loaded, would take a tenth of that. What is frozen is not looked at.
    atexit.register(gc.freeze)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # for what a terminal's encoding does not have
    try:
        with shown_safely():
            try:
                return _run(arguments)
            finally:
                sys.stdout.flush()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130  # as a shell reports a program that was interrupted
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output is gone: nobody is left to tell
        return 1
    except OSError as error:  # no room for what is said, or a file that was there a moment ago cannot be read
        return _told(error)


def _told(error: OSError) -> int:
    """Say what the system refused; returns the exit status."""
    from undersigned.model.findings import why  # noqa: PLC0415  # `--help` need not wait for it

    if error.filename is None and isinstance(sys.stdout, io.TextIOWrapper):
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  # what is still to be said finds room there
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
    what = "what this command says" if error.filename is None else os.fsdecode(error.filename)
    with shown_safely():
        print(f"error: {what} cannot be read or written: {why(error)} [refused-by-system]", file=sys.stderr)
        print(
            "  help: look whether the disk is full, and whether you may read and write there", file=sys.stderr
        )
    return 1


def _run(arguments: Sequence[str] | None) -> int:
    options = parser().parse_args(arguments)
    if options.command is None:
        parser().print_help()
        return 0
    # The commands load the whole program; `--help` and a wrong usage need none of it.
    from undersigned.cli import verbs  # noqa: PLC0415

    return verbs.run(options)
