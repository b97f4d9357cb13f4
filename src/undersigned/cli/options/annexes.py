"""The options of `annex`."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command, subcommands
from undersigned.cli.options.drafting import parse_date

if TYPE_CHECKING:
    from undersigned.cli.command import Commands

_OF_LETTER = "the section, as the letter names it or as 'annex list' does"
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
    _add_compare(below)
    _add_update(below)
    _add_accept(below)
    _add_copy(below)
    _add_link(below)
    _add_drop(below)


def _add_list(commands: Commands) -> None:
    list_ = command(
        commands,
        "list",
        "list the sections of all letters",
        """\
examples:
  undersigned annex list
  undersigned annex list --country Cambodia --search '"media freedom" arrest'
  undersigned annex list --cites A/HRC/51/66 --search media
""",
        verb="annex",
    )
    list_.add_argument("--country", metavar="COUNTRY", help="only those of letters about this country")
    list_.add_argument(
        "--search",
        metavar="WORDS",
        help="only those in which all these words and phrases in quotation marks stand, or in their sources",
    )
    list_.add_argument("--cites", metavar="SOURCE", help="only those that cite this symbol, address or title")
    list_.add_argument("--session", metavar="SESSION", help="only those of letters to this session")
    list_.add_argument("--language", metavar="TAG", help="only those in this language: fr")
    list_.add_argument(
        "--since", metavar="DAY", type=parse_date, help="only those of letters of this day or later"
    )
    list_.add_argument(
        "--limit",
        metavar="NUMBER",
        type=_count,
        help="how many at most, 0 for all (usual: 20; with --json all)",
    )
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
    adopt.add_argument(
        "--freeze",
        action="store_true",
        help="keep in the copy, in words, the date, session and country that its own letter prints there",
    )
    adopt.add_argument(
        "--same",
        action="append",
        default=[],
        type=_value,
        metavar="THEIRS=OURS",
        help="the section's source THEIRS is the letter's source OURS; may be given several times",
    )
    _add_dry_run(adopt)
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
    accept.add_argument("section", metavar="SECTION", help=_OF_LETTER)
    _add_into(accept)
    _add_dry_run(accept)
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


def _add_update(commands: Commands) -> None:
    update = command(
        commands,
        "update",
        "take what was changed in the original over into a copy, and keep what you changed",
        """\
examples:
  undersigned annex update annex/media.md --in hrc57-cambodia --dry-run
  undersigned annex update annex/media.md --in hrc57-cambodia
""",
        verb="annex",
    )
    update.add_argument("section", metavar="SECTION", help=_OF_LETTER)
    _add_into(update)
    update.add_argument(
        "--take",
        choices=("mine", "theirs"),
        help="whose sentence is to stay where both were changed; without it you are asked",
    )
    _add_dry_run(update)
    add_folder(update)


def _add_copy(commands: Commands) -> None:
    _add_change(commands, "copy", "give the letter a text of its own of a section that it has linked")


def _add_link(commands: Commands) -> None:
    _add_change(commands, "link", "let the letter follow the original of a copy that still says the same")


def _add_drop(commands: Commands) -> None:
    _add_change(
        commands, "drop", "take a section out of the letter, with the sources that nothing else cites"
    )


def _add_change(commands: Commands, name: str, help: str) -> None:
    change = command(
        commands,
        name,
        help,
        f"""\
examples:
  undersigned annex {name} hrc54-cambodia/annex/media.md --in hrc57-cambodia --dry-run
  undersigned annex {name} hrc54-cambodia/annex/media.md --in hrc57-cambodia
""",
        verb="annex",
    )
    change.add_argument("section", metavar="SECTION", help=_OF_LETTER)
    _add_into(change)
    _add_dry_run(change)
    add_folder(change)


def _add_dry_run(command: argparse.ArgumentParser) -> None:
    command.add_argument("--dry-run", action="store_true", help="only say what would be done")


def _count(typed: str) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", typed):
        raise argparse.ArgumentTypeError(f"'{typed}' is no number; write one such as 50, or 0 for all")
    return int(typed)


def _add_into(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--into", "--in", metavar="CAMPAIGN", required=True, help="the letter that has it, or is to"
    )


def _value(typed: str) -> tuple[str, str]:
    name, equals, value = typed.partition("=")
    if not (name and equals and value):
        message = f"'{typed}' gives no value; write the name, = and the value, such as since=2023-09-08"
        raise argparse.ArgumentTypeError(message)
    return name, value
