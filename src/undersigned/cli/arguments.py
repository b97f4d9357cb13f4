"""Turns the words of a command line into options, and `--help` into a page with examples."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.wrong_usage import Parser

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001  # argparse names it nowhere else

FORMATS = ("docx", "pdf", "html", "md", "txt")
"""Named here, too, so that `--help` need not load the writers; a test holds them to the pipeline's."""


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


_NARROW = 70
"""Columns below which an explanation has no room beside what it explains."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Fits what it says to the terminal, and never breaks the command of an example."""

    def __init__(self, prog: str) -> None:
        self._is_narrow = shutil.get_terminal_size().columns < _NARROW
        super().__init__(prog, max_help_position=8 if self._is_narrow else 24)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if text.startswith("example"):
            if self._is_narrow:
                text = re.sub(r"(?<=\S) {3,}", "\n      ", text)
            return super()._fill_text(text, width, indent)
        return argparse.HelpFormatter._fill_text(self, text, width, indent)  # noqa: SLF001  # its one hook for this


def parser() -> Parser:
    """The description of the command line."""
    main = Parser(
        prog="undersigned",
        description="Drafts the joint letters that human-rights organisations send to the UN Human Rights Council.",
        epilog="""\
examples:
  undersigned init my-letters         begin a folder for your letters
  undersigned build hrc54-cambodia    make the letter, for Word and as PDF
  undersigned check hrc54-cambodia    look for mistakes, write nothing

'undersigned COMMAND --help' says more.
""",
        formatter_class=_Help,
    )
    main.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    _add_folder(main, Path())
    commands = main.add_subparsers(title="commands", metavar="COMMAND", dest="command")
    _add_build(commands)
    _add_check(commands)
    _add_init(commands)
    return main


def _add_build(commands: Commands) -> None:
    build = _command(
        commands,
        "build",
        "make letters, for Word and as PDF",
        """\
examples:
  undersigned build hrc54-cambodia
  undersigned build hrc54-cambodia -f pdf -f txt
  undersigned build hrc54-cambodia hrc54-sudan
  undersigned build hrc54-sudan -o ~/Desktop
""",
    )
    _add_campaigns(build)
    build.add_argument(
        "--format",
        "-f",
        action="append",
        choices=FORMATS,
        metavar="FORMAT",
        help=f"what to make: {', '.join(FORMATS)}; may be given several times (usually docx and pdf)",
    )
    build.add_argument(
        "--output",
        "-o",
        type=Path,
        metavar="DIR",
        help="the folder for the files (usually build/CAMPAIGN in the project)",
    )
    build.add_argument(
        "--archive",
        action="store_true",
        help="make the PDF one for archives (PDF/A-3a), with the letter for Word and its sources inside",
    )


def _add_check(commands: Commands) -> None:
    check = _command(
        commands,
        "check",
        "look for mistakes, write nothing",
        """\
examples:
  undersigned check hrc54-cambodia
  undersigned check --json hrc54-cambodia
  undersigned check --links hrc54-cambodia
""",
    )
    _add_campaigns(check)
    check.add_argument(
        "--links",
        action="store_true",
        help="ask on the internet whether the pages that the letter cites are there",
    )
    check.add_argument(
        "--allow-private",
        action="store_true",
        help="with --links: ask also in private networks and on this computer (usually not)",
    )


def _add_init(commands: Commands) -> None:
    init = _command(
        commands,
        "init",
        "begin a folder for your letters, with a small letter in it",
        """\
example:
  undersigned init my-letters
  undersigned -C my-letters build example-letter
""",
    )
    init.add_argument("folder", type=Path, metavar="DIR", help="the new folder; it must be new or empty")


def _command(commands: Commands, name: str, does: str, examples: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=examples,
        formatter_class=_Help,
    )


def _add_campaigns(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "campaigns", nargs="+", metavar="CAMPAIGN", help="the name of a letter: a folder in campaigns/"
    )
    command.add_argument("--json", action="store_true", help="answer in JSON, for another program")
    _add_folder(command, argparse.SUPPRESS)


def _add_folder(command: argparse.ArgumentParser, default: object) -> None:
    command.add_argument(
        "-C",
        dest="project",
        type=Path,
        metavar="DIR",
        default=default,
        help="work in the project of this folder (usually the one you are in)",
    )
