"""Explains what is wrong with a command line, with the word that was meant, in place of argparse."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from typing import IO, NoReturn

from undersigned.cli.outcomes import shown
from undersigned.cli.terminal import fitted
from undersigned.model.findings import Finding, Severity, listed, suggestion
from undersigned.model.formats import ALSO_CALLED

WRONG_USAGE = 2

_NO_CHOICE = re.compile(
    r"argument -*(?P<kind>\w+).*: invalid choice: '(?P<word>.*?)'.*\(choose from (?P<known>.*)\)"
)

_DASHED = re.compile("(?P<dash>[\u2012-\u2015\u2212])-?(?P<name>[a-zA-Z][\\w-]*)(?:=.*)?")
"""An option as a word processor makes it of what was typed."""


class Parser(argparse.ArgumentParser):
    """Reports what is wrong as the rest of the program does."""

    def parse_known_args(  # type: ignore[override]  # its overloads are for namespaces of other types
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The options and nothing else: what is not known is reported by the command that was given it."""
        self._report_dashes(sys.argv[1:] if args is None else args)
        options, unknown = super().parse_known_args(args, namespace)
        if unknown and unknown[0].startswith("-"):
            self._report_unknown("option", unknown[0].partition("=")[0], self._options())
        if unknown:
            self.error(f"'{unknown[0]}' is a word too many")
        return options, unknown

    def print_help(  # type: ignore[override]  # argparse takes whatever can be written to
        self, file: IO[str] | None = None
    ) -> None:
        """Print the page of `--help`; argparse's own is silent where there is no room for it."""
        (file or sys.stdout).write(self.format_help())

    def _report_dashes(self, args: Sequence[str]) -> None:
        """Report an option whose hyphens a word processor has made one dash of."""
        for found in filter(None, map(_DASHED.fullmatch, args)):
            known = self._options()
            meant = f"--{found['name']}" if f"--{found['name']}" in known else f"-{found['name']}"
            if meant in known:
                self._stop(f"'{found['dash']}' is a dash, and options begin with hyphens", f"write {meant}")

    def _options(self) -> list[str]:
        """The options of this command."""
        return re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", self.format_help())

    def error(self, message: str) -> NoReturn:
        """Report a wrong usage and stop."""
        if found := _NO_CHOICE.fullmatch(message):
            known = re.findall(r"[\w-]+", found["known"])
            self._report_unknown(found["kind"].lower(), found["word"], known)
        self._stop(message, f"'{self.prog} --help' shows examples")

    def _report_unknown(self, kind: str, given: str, known: Iterable[str]) -> NoReturn:
        known = list(dict.fromkeys(known))
        several = re.split(r"\s*[,;+/]\s*", given)
        if len(several) > 1 and set(several) <= set(known):
            self._stop(
                f"there is no {kind} '{given}'", f"write {' '.join(f'--{kind} {one}' for one in several)}"
            )
        word = ALSO_CALLED.get(given.casefold(), given) if kind == "format" else given
        self._stop(f"there is no {kind} '{given}'", suggestion(word, known, f"there is {listed(known)}"))

    def _stop(self, message: str, help: str | None) -> NoReturn:
        self.print_usage(sys.stderr)
        wrong = shown(Finding(Severity.ERROR, message, "wrong-usage", help=help))
        self.exit(WRONG_USAGE, f"{fitted(wrong, sys.stderr)}\n")
