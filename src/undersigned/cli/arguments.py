"""Reads the words of a command line as options, and makes the pages of `--help`, with examples."""

from __future__ import annotations

import argparse
import functools
from pathlib import Path

from undersigned.cli.command import Help, add_folder
from undersigned.cli.options import (
    annexes,
    circulating,
    drafting,
    letterheads,
    letters,
    reviewing,
    signatories,
    signing,
)
from undersigned.cli.wrong_usage import Parser


class _Version(argparse.Action):
    """Prints the version, which is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib import metadata  # noqa: PLC0415  # slow to import, and no other option needs it

        try:
            version = metadata.version("undersigned")
        except metadata.PackageNotFoundError:
            version = "(run from its sources, not installed)"
        print(f"undersigned {version}")
        parser.exit()


@functools.cache
def parser() -> Parser:
    """The description of the command line, made once: it has some two hundred options."""
    main = Parser(
        prog="undersigned",
        description="Drafts the joint letters that human-rights organisations send to the UN Human Rights Council.",
        epilog="""\
examples:
  undersigned init my-letters         begin a folder for your letters
  undersigned build hrc54-cambodia    make the letter, for Word and as PDF
  undersigned check hrc54-cambodia    look for mistakes, write nothing
  undersigned sign hrc54-cambodia     seal it: a change would show

'undersigned COMMAND --help' says more.
""",
        formatter_class=Help,
    )
    main.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    add_folder(main, Path())
    commands = main.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    letters.add_to(commands)
    drafting.add_to(commands)
    annexes.add_to(commands)
    letterheads.add_to(commands)
    reviewing.add_to(commands)
    signatories.add_to(commands)
    signatories.add_pack_to(commands)
    circulating.add_to(commands)
    signing.add_to(commands)
    return main
