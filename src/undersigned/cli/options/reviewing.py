"""The options of the commands that say what changed, and what may have gone stale: `todo`, `compare` and `merge`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command
from undersigned.cli.options.circulating import word_file

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add the commands that keep the worklist of a letter, compare two letters, and take over changes of copies."""
    _add_todo(commands)
    _add_compare(commands)
    _add_merge(commands)


def _add_todo(commands: Commands) -> None:
    todo = command(
        commands,
        "todo",
        "list what may have gone stale since the last letter",
        """\
examples:
  undersigned todo hrc57-cambodia
  undersigned todo hrc57-cambodia --settle a7f3c2 b81c3d
""",
        verb="todo",
    )
    todo.add_argument("campaign", metavar="CAMPAIGN", help="the name of a letter: a folder in campaigns/")
    todo.add_argument(
        "--settle",
        nargs="+",
        action="extend",
        default=[],
        metavar="ID",
        help="note of these that somebody has looked at them, and that they still hold",
    )
    add_json(todo)
    add_folder(todo)


def _add_compare(commands: Commands) -> None:
    compare = command(
        commands,
        "compare",
        "show what changed between two letters, or in copies",
        """\
examples:
  undersigned compare hrc54-sudan hrc57-sudan
  undersigned compare hrc57-sudan    with the letter that it carries on
  undersigned compare hrc54-sudan hrc57-sudan --html changes.html
  undersigned compare hrc57-sudan --unchanged    what is still last session's
  undersigned compare hrc57-sudan --since-signed fidh
  undersigned compare hrc57-sudan fidh.docx    what came back
  undersigned compare hrc57-sudan --since-signed fidh --docx changes.docx
""",
        verb="compare",
    )
    compare.add_argument("campaign", metavar="CAMPAIGN", help="the earlier letter: a folder in campaigns/")
    compare.add_argument(
        "later",
        nargs="*",
        metavar="LATER|FILE",
        help="the later letter (usually both are named, the earlier one first), or files that came back from partners",
    )
    compare.add_argument(
        "--base",
        metavar="VERSION|FILE",
        help="of files: the version, or the Word file, that they were made from (usually they say it themselves)",
    )
    compare.add_argument(
        "--from",
        dest="sender",
        metavar="ORGANISATION",
        help="of files: who sent them (usually who tracked the changes, or the file's name)",
    )
    compare.add_argument(
        "--since-signed",
        metavar="ORGANISATION",
        help="compare the text that an organisation agreed to with the present one",
    )
    compare.add_argument(
        "--unchanged", action="store_true", help="show the sentences that are still the same, word for word"
    )
    compare.add_argument(
        "--docx",
        type=word_file,
        metavar="FILE",
        help="with --since-signed: write a Word file with the changes tracked, for who is to agree again",
    )
    compare.add_argument("--html", type=_page, metavar="FILE", help="write a web page, to be read or printed")
    add_json(compare)
    add_folder(compare)


def _add_merge(commands: Commands) -> None:
    merge = command(
        commands,
        "merge",
        "take over what partners changed in their copies of a letter",
        """\
examples:
  undersigned merge hrc57-sudan from-fidh.docx
  undersigned merge hrc57-sudan *.docx --list
  undersigned merge hrc57-sudan from-fidh.docx --from fidh --take all
  undersigned merge hrc57-sudan from-fidh.docx --take a7f3c2 b81c3d
""",
        verb="merge",
    )
    merge.add_argument("campaign", metavar="CAMPAIGN", help="the name of a letter: a folder in campaigns/")
    merge.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a copy that came back: DOCX, or ODT of LibreOffice",
    )
    merge.add_argument(
        "--from",
        dest="sender",
        metavar="ORG",
        help="who sent it (usually the one who tracked changes in it, else the name of the file)",
    )
    merge.add_argument(
        "--base",
        metavar="VERSION",
        help="the version that was sent, or its Word file (usually the copy says which it was made from)",
    )
    what = merge.add_mutually_exclusive_group()
    what.add_argument(
        "--take",
        nargs="+",
        action="extend",
        metavar="ID",
        help="take these changes without asking: 'all' that can be, 'none', or some by their ids",
    )
    what.add_argument("--list", action="store_true", help="list the changes, and change nothing")
    add_json(merge)
    add_folder(merge)


def _page(name: str) -> Path:
    """The file of the page; its name says that it is one, so that a slip overwrites no campaign."""
    path = Path(name)
    if path.suffix.lower() not in {".html", ".htm"}:
        raise argparse.ArgumentTypeError(f"the page's name has to end in .html, and '{name}' does not")
    return path
