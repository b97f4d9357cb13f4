"""Explains what is wrong with a command line, with the word that was meant, in place of argparse."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from undersigned.cli.outcomes import shown
from undersigned.model.findings import Finding, Severity, listed, suggestion

WRONG_USAGE = 2

_NO_CHOICE = re.compile(
    r"argument -*(?P<kind>\w+).*: invalid choice: '(?P<word>.*?)'.*\(choose from (?P<known>.*)\)"
)


class Parser(argparse.ArgumentParser):
    """Reports what is wrong as the rest of the program does."""

    def parse_known_args(  # type: ignore[override]  # its overloads are for namespaces of other types
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """The options and nothing else: what is not known is reported by the command that was given it."""
        options, unknown = super().parse_known_args(args, namespace)
        if unknown and unknown[0].startswith("-"):
            known = re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", self.format_help())
            self._report_unknown("option", unknown[0].partition("=")[0], known)
        if unknown:
            self.error(f"'{unknown[0]}' is a word too many")
        return options, unknown

    def error(self, message: str) -> NoReturn:
        """Report a wrong usage and stop."""
        if found := _NO_CHOICE.fullmatch(message):
            known = re.findall(r"[\w-]+", found["known"])
            self._report_unknown(found["kind"].lower(), found["word"], known)
        self._stop(message, f"'{self.prog} --help' shows examples")

    def _report_unknown(self, kind: str, word: str, known: Iterable[str]) -> NoReturn:
        known = list(dict.fromkeys(known))
        self._stop(f"there is no {kind} '{word}'", suggestion(word, known, f"there is {listed(known)}"))

    def _stop(self, message: str, help: str | None) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{shown(Finding(Severity.ERROR, message, 'wrong-usage', help=help))}\n")
