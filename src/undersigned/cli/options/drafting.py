"""The options of the commands that draft the next letter."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.clock import YEARS
from undersigned.cli.command import add_folder, add_json, command, subcommands

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add the commands that draft the next letter."""
    _add_new(commands)
    _add_asks(commands)
    _add_import(commands)


def parse_date(typed: str) -> datetime.date:
    """A date as typed on a command line: year, month and day."""
    try:
        found = datetime.date.fromisoformat(typed)
    except ValueError:
        message = f"'{typed}' is no date; write year, month and day, such as 2024-09-02"
        raise argparse.ArgumentTypeError(message) from None
    if found.year not in YEARS:
        message = f"'{typed}' is too far from today; years are those from {YEARS[0]} to {YEARS[-1]}"
        raise argparse.ArgumentTypeError(message)
    return found


def _add_new(commands: Commands) -> None:
    new = command(
        commands,
        "new",
        "begin a letter, best from the last one",
        """\
examples:
  undersigned new hrc57-cambodia --from hrc54-cambodia --session HRC57
  undersigned new hrc57-sudan --session HRC57 --country Sudan
  undersigned new press-freedom --kind open-letter
""",
        verb="new",
    )
    new.add_argument("name", metavar="NAME", help="the new letter's name: small letters, figures and hyphens")
    new.add_argument(
        "--from",
        dest="earlier",
        metavar="CAMPAIGN",
        help="the letter that it carries on, which stays as it is",
    )
    new.add_argument("--session", metavar="SESSION", help="the session that it is written to, such as HRC57")
    new.add_argument("--date", type=parse_date, metavar="DATE", help="its date, such as 2024-09-06")
    new.add_argument("--country", metavar="COUNTRY", help="without --from: the country that it is about")
    new.add_argument(
        "--kind",
        "--letter",
        dest="letter",
        metavar="KIND",
        help="without --from: joint-letter (the usual one), open-letter, statement, ministers, or a kind of yours",
    )
    new.add_argument(
        "--opens",
        type=parse_date,
        metavar="DATE",
        help="for a session that is not in the table: when it opens",
    )
    new.add_argument(
        "--closes",
        type=parse_date,
        metavar="DATE",
        help="for a session that is not in the table: when it closes",
    )
    add_folder(new)


def _add_asks(commands: Commands) -> None:
    asks = command(
        commands,
        "asks",
        "see what became of what letters asked for",
        """\
examples:
  undersigned asks history Cambodia
  undersigned asks history hrc54-cambodia
""",
        verb="asks",
    )
    history = command(
        subcommands(asks),
        "history",
        "show each ask over the sessions, and what became of it",
        """\
examples:
  undersigned asks history Cambodia
  undersigned asks history --json hrc54-cambodia
""",
        verb="asks",
    )
    history.add_argument("about", metavar="ABOUT", help="a country, or the name of a letter")
    add_json(history)
    add_folder(history)


def _add_import(commands: Commands) -> None:
    imported = command(
        commands,
        "import",
        "make a campaign of a letter in Word or Markdown",
        """\
examples:
  undersigned import last-letter.docx --as hrc51-cambodia
  undersigned import last-letter.docx --as hrc51-cambodia --tracked reject
  undersigned import letters/*.docx
  undersigned import --compare hrc51-cambodia
""",
        verb="import_letter",
    )
    imported.add_argument(
        "files",
        type=Path,
        nargs="*",
        metavar="FILE",
        help="the letter: a .docx, .odt or .md file, which stays as it is; or several",
    )
    imported.add_argument(
        "--as",
        dest="name",
        metavar="NAME",
        help="the new campaign's name: small letters, figures and hyphens; else it is named after the file",
    )
    imported.add_argument(
        "--tracked",
        choices=("accept", "reject", "ask"),
        metavar="WHAT",
        help="what to do with tracked changes: accept them (usual), reject them, or ask about each; they are listed "
        "either way",
    )
    imported.add_argument(
        "--compare",
        metavar="CAMPAIGN",
        help="compare the letter of a campaign, as it is now, with the file that it was made of; writes nothing",
    )
    add_folder(imported)
