"""`asks history`: a table of asks over the sessions."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from undersigned.campaigns.ask_history import Asked, AskingLetter, History, history
from undersigned.cli.outcomes import DONE, STOPPED, print_findings
from undersigned.cli.terminal import columns, filled
from undersigned.files.as_json import as_json
from undersigned.files.project import find_project
from undersigned.model.campaign import Outcome


def run(options: argparse.Namespace) -> int:
    """Show what became of asks; returns the exit status."""
    told = history(find_project(options.project), options.about)
    print_findings(told.findings)
    if options.json:
        print(as_json(told.histories))
    else:
        print("\n\n".join("\n".join(_table(one)) for one in told.histories))
    return STOPPED if told.findings else DONE


def _table(told: History) -> Iterator[str]:
    """A table with an ask in each row and a letter in each column; a list where that is too wide."""
    titles = _titles(told.letters)
    rows = [[id, *_cells(told.letters, asks)] for id, asks in told.asks.items()]
    if not rows:
        yield f"{', '.join(titles)}: no asks"
        return
    widths = [max(len(cell) for cell in column) for column in zip(["", *titles], *rows, strict=True)]
    if sum(widths) + 2 * len(widths) <= columns():
        for row in (["", *titles], *rows):
            yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        return
    for row in rows:
        yield row[0]
        for title, cell in zip(titles, row[1:], strict=True):
            if cell:
                yield from filled(f"{title}: {cell}", "  ")


def _titles(letters: Sequence[AskingLetter]) -> list[str]:
    """The sessions of letters, or their names where two went to the same one."""
    titles = [letter.session or str(letter.date or letter.campaign) for letter in letters]
    return titles if len({*titles}) == len(titles) else [letter.campaign for letter in letters]


def _cells(letters: Sequence[AskingLetter], asks: Sequence[Asked]) -> Iterator[str]:
    """What to say of an ask for each letter; nothing where a letter does not have it."""
    of = {asked.campaign: asked for asked in asks}
    for letter in letters:
        asked = of.get(letter.campaign)
        yield _words(asked) if asked else ""


def _words(asked: Asked) -> str:
    if asked.outcome is None:
        return asked.step.value
    words = "not said" if asked.outcome is Outcome.OPEN else asked.outcome.value
    became = f"{words} ({asked.resolution})" if asked.resolution else words
    return f"{asked.step.value}: {became}"
