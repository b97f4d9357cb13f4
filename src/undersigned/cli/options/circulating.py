"""The options of the commands that send a letter around, and show what changed since: `circulate` and `redline`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command
from undersigned.cli.options.drafting import parse_date

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add the commands."""
    _add_circulate(commands)
    _add_redline(commands)


def _add_circulate(commands: Commands) -> None:
    circulate = command(
        commands,
        "circulate",
        "make what you send to who is to sign, and keep it",
        """\
examples:
  undersigned circulate hrc54-cambodia
  undersigned circulate hrc54-cambodia --to icj omct --deadline 2026-08-28
  undersigned circulate hrc54-cambodia --redline    with what changed
  undersigned circulate hrc54-cambodia --list
""",
        verb="circulate",
    )
    circulate.add_argument(
        "campaign", metavar="CAMPAIGN", help="the name of a letter: a folder in campaigns/"
    )
    circulate.add_argument(
        "--to",
        nargs="+",
        action="extend",
        default=[],
        metavar="ORGANISATION",
        help="who is to receive it: ids or names from the register (usually all that the letter lists)",
    )
    add_terms(circulate)
    circulate.add_argument(
        "--redline",
        action="store_true",
        help="attach, for each that received an earlier version, a Word file that shows what changed since",
    )
    circulate.add_argument(
        "--list", action="store_true", help="show what was sent around so far, and to whom"
    )
    add_json(circulate)
    add_folder(circulate)


def add_terms(command: argparse.ArgumentParser) -> None:
    """Let a command say until when an answer is asked for, and by which form."""
    command.add_argument(
        "--deadline",
        type=parse_date,
        metavar="DATE",
        help="the day until which an answer is asked for (usually 'sign_on_by' of the letter)",
    )
    command.add_argument("--form", metavar="LINK", help="the address of a form that is to be filled in")


def _add_redline(commands: Commands) -> None:
    redline = command(
        commands,
        "redline",
        "write what changed as tracked changes for Word",
        """\
examples:
  undersigned redline sudan@latest sudan -o changes.docx
  undersigned redline hrc51-sudan hrc54-sudan -o changes.docx
  undersigned redline ~/Downloads/old.docx sudan -o changes.docx
""",
        verb="redline",
    )
    what = (
        "a letter, a version of it that was sent around (CAMPAIGN@VERSION, CAMPAIGN@latest), or a Word file"
    )
    redline.add_argument("old", metavar="OLD", help=f"the earlier one: {what}")
    redline.add_argument("new", metavar="NEW", help="the later one, in the same way")
    redline.add_argument(
        "--output", "-o", type=word_file, required=True, metavar="FILE", help="the file to write"
    )
    add_json(redline)
    add_folder(redline)


def word_file(name: str) -> Path:
    """The Word file to write; its name says that it is one, so that a slip overwrites no campaign."""
    path = Path(name)
    if path.suffix.lower() != ".docx":
        raise argparse.ArgumentTypeError(f"the file's name has to end in .docx, and '{name}' does not")
    return path
