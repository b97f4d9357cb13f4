"""The options of `compare`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add the command that compares two letters."""
    compare = command(
        commands,
        "compare",
        "show what changed from one letter to another",
        """\
examples:
  undersigned compare hrc54-sudan hrc57-sudan
  undersigned compare hrc57-sudan    with the letter that it carries on
  undersigned compare hrc54-sudan hrc57-sudan --html changes.html
  undersigned compare hrc57-sudan --unchanged    what is still last session's
  undersigned compare hrc57-sudan --since-signed fidh
""",
        verb="compare",
    )
    compare.add_argument("campaign", metavar="CAMPAIGN", help="the earlier letter: a folder in campaigns/")
    compare.add_argument(
        "later",
        nargs="?",
        metavar="LATER",
        help="the later letter (usually both are named, the earlier one first)",
    )
    compare.add_argument(
        "--since-signed",
        metavar="ORGANISATION",
        help="compare the text that an organisation agreed to with the present one",
    )
    compare.add_argument(
        "--unchanged", action="store_true", help="show the sentences that are still the same, word for word"
    )
    compare.add_argument("--html", type=_page, metavar="FILE", help="write a web page, to be read or printed")
    add_json(compare)
    add_folder(compare)


def _page(name: str) -> Path:
    """The file of the page; its name says that it is one, so that a slip overwrites no campaign."""
    path = Path(name)
    if path.suffix.lower() not in {".html", ".htm"}:
        raise argparse.ArgumentTypeError(f"the page's name has to end in .html, and '{name}' does not")
    return path
