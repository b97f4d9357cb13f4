"""The options of `letterhead`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undersigned.cli.command import add_folder, command

if TYPE_CHECKING:
    from undersigned.cli.command import Commands


def add_to(commands: Commands) -> None:
    """Add the command that takes a letterhead over."""
    letterhead = command(
        commands,
        "letterhead",
        "take the letterhead of a Word file over for all formats",
        """\
examples:
  undersigned letterhead joint-letter
  undersigned letterhead coalition-letter --name "Freedonia Coalition" --yes
""",
        verb="letterhead",
    )
    letterhead.add_argument(
        "kind",
        metavar="KIND",
        help="the kind of letter: a folder in templates/ that has a reference.docx",
    )
    letterhead.add_argument(
        "--name",
        metavar="NAME",
        help="whose logo it is, for those who cannot see it, where the file does not say so",
    )
    letterhead.add_argument("--yes", action="store_true", help="write it without asking")
    add_folder(letterhead)
