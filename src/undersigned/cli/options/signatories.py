"""Turns the words after `signatories` into options."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command, subcommands

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add `signatories` with all that stands below it."""
    signatories = command(
        commands,
        "signatories",
        "keep account of who signs what",
        """\
examples:
  undersigned signatories list
  undersigned signatories add "Freedonia Watch" --country Freedonia
""",
        verb="register",
    )
    below = subcommands(signatories)
    _add_list(below)
    _add_show(below)
    _add_add(below)


def _add_list(below: Commands) -> None:
    listing = command(
        below,
        "list",
        "list the organisations of the register",
        """\
examples:
  undersigned signatories list
  undersigned signatories list asia
""",
        verb="register",
    )
    listing.add_argument(
        "word", nargs="?", metavar="WORD", help="only those with this in a name, id or country"
    )
    add_json(listing)
    add_folder(listing)


def _add_show(below: Commands) -> None:
    show = command(
        below,
        "show",
        "show all that the register says of an organisation",
        """\
examples:
  undersigned signatories show fidh
""",
        verb="register",
    )
    show.add_argument("organisation", metavar="ORGANISATION", help="its id, or one of its names")
    add_json(show)
    add_folder(show)


def _add_add(below: Commands) -> None:
    add = command(
        below,
        "add",
        "put an organisation into the register",
        """\
examples:
  undersigned signatories add "Freedonia Watch"
  undersigned signatories add "Union of Journalists" --acronym UOJ --country Freedonia
""",
        verb="register",
    )
    add.add_argument("name", metavar="NAME", help="its full name, as letters print it")
    add.add_argument(
        "--id", default="", metavar="ID", help="its id (usually made of its acronym or its name)"
    )
    add.add_argument("--acronym", metavar="ACRONYM", help="printed in brackets after the name")
    add.add_argument(
        "--name-in",
        action="append",
        type=_name_in,
        default=[],
        metavar="LANGUAGE=NAME",
        help="its name in another language, such as fr=Amis; may be given several times",
    )
    add.add_argument(
        "--former-name", action="append", default=[], metavar="NAME", help="a name that it had before"
    )
    add.add_argument("--country", metavar="COUNTRY", help="where it is based")
    add.add_argument("--website", metavar="ADDRESS", help="its website")
    add.add_argument(
        "--ecosoc",
        choices=("general", "special", "roster"),
        metavar="STATUS",
        help="its consultative status with ECOSOC: general, special or roster",
    )
    add.add_argument("--representative", metavar="NAME", help="who signs for it")
    add.add_argument("--title", metavar="TITLE", help="the office of that person")
    add.add_argument("--email", metavar="ADDRESS", help="where that person is written to")
    add.add_argument(
        "--anyway", action="store_true", help="add it although another has that name; look at both first"
    )
    add_folder(add)


def _name_in(typed: str) -> tuple[str, str]:
    language, sign, name = typed.partition("=")
    if not (language.strip() and sign and name.strip()):
        message = f"'{typed}' is no language with a name; write for example fr=Amis"
        raise argparse.ArgumentTypeError(message)
    return language.strip(), name.strip()
