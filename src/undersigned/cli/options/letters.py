"""The options of `build`, `check`, `list`, `init` and `manual`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.command import add_campaigns, add_folder, add_json, command
from undersigned.model.formats import FORMATS, USUAL

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add the commands that make and look at letters."""
    _add_build(commands)
    _add_check(commands)
    _add_list(commands)
    _add_init(commands)
    _add_manual(commands)


def _add_build(commands: Commands) -> None:
    build = command(
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
        verb="letters",
    )
    add_campaigns(build)
    build.add_argument(
        "--format",
        "-f",
        action="append",
        choices=FORMATS,
        metavar="FORMAT",
        help=f"what to make: {', '.join(FORMATS)}; may be given several times (usually {' and '.join(USUAL)})",
    )
    build.add_argument(
        "--output",
        "-o",
        type=Path,
        metavar="DIR",
        help="the folder for the files (usually build/CAMPAIGN in the project)",
    )
    build.add_argument(
        "--final",
        action="store_true",
        help="make it to be sent, if every signatory has confirmed this very text and nothing is left to do",
    )
    build.add_argument(
        "--archive",
        action="store_true",
        help="make the PDF one for archives (PDF/A-3a), with the letter for Word and its sources inside",
    )


def _add_check(commands: Commands) -> None:
    check = command(
        commands,
        "check",
        "look for mistakes, write nothing",
        """\
examples:
  undersigned check hrc54-cambodia
  undersigned check                      all letters
  undersigned check --json hrc54-cambodia
  undersigned check --links hrc54-cambodia
""",
        verb="letters",
    )
    add_campaigns(check, or_all=True)
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


def _add_list(commands: Commands) -> None:
    listing = command(
        commands,
        "list",
        "show the letters of the project, and how far each is",
        """\
examples:
  undersigned list
  undersigned list --json
""",
        verb="list_letters",
    )
    add_json(listing)
    add_folder(listing)


def _add_manual(commands: Commands) -> None:
    manual = command(
        commands,
        "manual",
        "show a page of the manual, or find words in it",
        """\
examples:
  undersigned manual
  undersigned manual footnotes
  undersigned manual postal address
""",
        verb="manual",
    )
    manual.add_argument(
        "page",
        nargs="*",
        metavar="PAGE",
        help="the name of a page, such as footnotes, or words to look for in all of them",
    )


def _add_init(commands: Commands) -> None:
    init = command(
        commands,
        "init",
        "begin a folder for your letters, with a small letter in it",
        """\
example:
  undersigned init my-letters
  undersigned -C my-letters build example-letter
  undersigned init our-statements --kind statement
""",
        verb="init",
    )
    init.add_argument("folder", type=Path, metavar="DIR", help="the new folder; it must be new or empty")
    init.add_argument(
        "--kind",
        metavar="KIND",
        help="the kind of its letter: joint-letter (the usual one), open-letter, statement or ministers",
    )
