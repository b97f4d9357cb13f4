"""The options of `todo`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, add_json, command

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add the command that keeps the worklist of a letter."""
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
