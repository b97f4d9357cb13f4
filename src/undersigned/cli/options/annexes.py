"""The options of `annex`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command, subcommands

if TYPE_CHECKING:
    from undersigned.cli.command import Commands

_SECTION = "the section, as 'annex list' names it: hrc54-cambodia/annex/media.md"


def add_to(commands: Commands) -> None:
    """Add the commands of the library of annex sections."""
    annex = command(
        commands,
        "annex",
        "find annex sections, and use them in another letter",
        """\
examples:
  undersigned annex list --country Cambodia
  undersigned annex show hrc54-sudan/annex/aid.md
  undersigned annex list --search "press law"
""",
        verb="annex",
    )
    below = subcommands(annex)
    _add_list(below)
    _add_show(below)
    _add_adopt(below)
    _add_accept(below)
    _add_compare(below)


def _add_list(commands: Commands) -> None:
    list_ = command(
        commands,
        "list",
        "list the sections of all letters",
        """\
examples:
  undersigned annex list
  undersigned annex list --country Cambodia --search "media freedom"
""",
        verb="annex",
    )
    list_.add_argument("--country", metavar="COUNTRY", help="only those of letters about this country")
    list_.add_argument("--search", metavar="WORDS", help="only those in which all these words stand")
    add_json(list_)
    add_folder(list_)


def _add_show(commands: Commands) -> None:
    show = command(
        commands,
        "show",
        "read a section, with its notes",
        """\
example:
  undersigned annex show hrc54-cambodia/annex/media.md
""",
        verb="annex",
    )
    show.add_argument("section", metavar="SECTION", help=_SECTION)
    add_folder(show)


def _add_adopt(commands: Commands) -> None:
    adopt = command(
        commands,
        "adopt",
        "put a section of one letter into another",
        """\
examples:
  undersigned annex adopt hrc54-cambodia/annex/media.md --into hrc57-cambodia
  undersigned annex adopt hrc54-cambodia/annex/media.md --into hrc57-cambodia --link
  undersigned annex adopt hrc54-sudan/annex/dates.md --into hrc57-sudan --with since=2023-10-01
""",
        verb="annex",
    )
    adopt.add_argument("section", metavar="SECTION", help=_SECTION)
    _add_into(adopt)
    how = adopt.add_mutually_exclusive_group()
    how.add_argument(
        "--copy",
        action="store_true",
        help="give the letter a text of its own, with the sources (usual; what is sent already cannot change)",
    )
    how.add_argument(
        "--link",
        action="store_true",
        help="let the letter follow the original; 'check' tells when that is changed",
    )
    where = adopt.add_mutually_exclusive_group()
    where.add_argument("--before", metavar="SECTION", help="the letter's section that is to follow it")
    where.add_argument("--after", metavar="SECTION", help="the letter's section that it is to follow")
    adopt.add_argument(
        "--with",
        dest="values",
        action="append",
        default=[],
        type=_value,
        metavar="NAME=VALUE",
        help="a value that the section needs; may be given several times",
    )
    add_folder(adopt)


def _add_accept(commands: Commands) -> None:
    accept = command(
        commands,
        "accept",
        "let a letter have the new text of a section that was changed",
        """\
example:
  undersigned annex accept hrc54-cambodia/annex/media.md --into hrc57-cambodia
""",
        verb="annex",
    )
    accept.add_argument("section", metavar="SECTION", help=_SECTION)
    _add_into(accept)
    add_folder(accept)


def _add_compare(commands: Commands) -> None:
    compare = command(
        commands,
        "compare",
        "see how a copy and its original, or two sections, drifted apart",
        """\
examples:
  undersigned annex compare hrc57-cambodia/annex/media.md
  undersigned annex compare hrc51-sudan/annex/media.md hrc54-sudan/annex/press.md
""",
        verb="annex",
    )
    compare.add_argument("section", metavar="SECTION", help="a section that was copied, or the later of two")
    compare.add_argument("other", metavar="EARLIER", nargs="?", help="the earlier of two")
    add_json(compare)
    add_folder(compare)


def _add_into(command: argparse.ArgumentParser) -> None:
    command.add_argument("--into", metavar="CAMPAIGN", required=True, help="the letter that is to have it")


def _value(typed: str) -> tuple[str, str]:
    name, equals, value = typed.partition("=")
    if not (name and equals and value):
        message = f"'{typed}' gives no value; write the name, = and the value, such as since=2023-09-08"
        raise argparse.ArgumentTypeError(message)
    return name, value
