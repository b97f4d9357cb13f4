"""Makes the parser of a command, with a page of help, from its name, its purpose and its examples."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.cli.terminal import columns
from undersigned.cli.wrong_usage import Parser

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]  # noqa: SLF001  # argparse names it nowhere else

_NARROW = 70
"""Columns below which an explanation has no room beside what it explains."""


class Help(argparse.RawDescriptionHelpFormatter):
    """Fits what it says to the terminal, and breaks the command of an example only so that it still works."""

    def __init__(self, prog: str) -> None:
        self._is_narrow = columns() < _NARROW
        super().__init__(prog, max_help_position=8 if self._is_narrow else 24)

    def add_argument(self, action: argparse.Action) -> None:
        """Make room for a command's name where it stands; argparse forgets that it stands further in."""
        super().add_argument(action)
        for below in self._iter_indented_subactions(action):
            room = len(self._format_action_invocation(below)) + self._current_indent
            self._action_max_length = max(self._action_max_length, room)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        if text.startswith("example"):
            if self._is_narrow:
                text = re.sub(r"(?<=\S) {3,}", "\n      ", text)
                text = "\n".join(line if len(line) <= width else _broken(line) for line in text.split("\n"))
            return super()._fill_text(text, width, indent)
        return argparse.HelpFormatter._fill_text(self, text, width, indent)  # noqa: SLF001  # its one hook for this


def _broken(line: str) -> str:
    """A long command in several lines, each but the last with the sign that tells a shell that it goes on."""
    return re.sub(r" (?=--?\w)", " \\\\\n      ", line)


def command(commands: Commands, name: str, does: str, examples: str, *, verb: str) -> Parser:
    """Add a command; `does` says in one line what for, and `verb` names the module of `cli/verbs/` that runs it."""
    added = commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=examples,
        formatter_class=Help,
    )
    added.set_defaults(verb=verb)
    return added


def subcommands(command: Parser) -> Commands:
    """The commands that stand below another, one of which has to be given."""
    return command.add_subparsers(title="commands", metavar="COMMAND", dest="subcommand", required=True)


def add_campaigns(command: argparse.ArgumentParser, *, or_all: bool = False) -> None:
    """Let a command take several campaigns, or none for all of them, and answer in JSON."""
    command.add_argument(
        "campaigns",
        nargs="*" if or_all else "+",
        metavar="CAMPAIGN",
        help="the name of a letter: a folder in campaigns/"
        + (" (without one: all letters)" if or_all else ""),
    )
    add_json(command)
    add_folder(command)


def add_json(command: argparse.ArgumentParser) -> None:
    """Let a command answer in JSON."""
    command.add_argument("--json", action="store_true", help="answer in JSON, for another program")


def add_folder(command: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    """Let a command work in the project of another folder."""
    command.add_argument(
        "-C",
        dest="project",
        type=Path,
        metavar="DIR",
        default=default,
        help="work in the project of this folder (usually the one you are in)",
    )
