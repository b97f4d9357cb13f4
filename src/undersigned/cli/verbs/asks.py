"""`asks history`: a table of asks over the sessions."""

from __future__ import annotations

import argparse
import json
import shutil
import textwrap
from collections.abc import Iterator, Sequence

from undersigned.campaigns.ask_history import Asked, History, history
from undersigned.cli.outcomes import DONE, STOPPED, print_findings
from undersigned.files.project import find_project
from undersigned.model.campaign import AskOutcome, Campaign, Outcome


def run(options: argparse.Namespace) -> int:
    """Show what became of asks; returns the exit status."""
    histories, trouble = history(find_project(options.project), options.about)
    print_findings(trouble)
    status = STOPPED if trouble else DONE
    if options.json:
        print(json.dumps([_as_json(one) for one in histories], indent=2))
        return status
    width = shutil.get_terminal_size().columns
    print("\n\n".join("\n".join(_table(one, width)) for one in histories))
    return status


def _table(told: History, width: int) -> Iterator[str]:
    """A table with an ask in each row and a letter in each column; a list where that is too wide."""
    titles = _titles(told.letters)
    rows = [[id, *(_cell(asked) for asked in asks)] for id, asks in told.asks.items()]
    if not rows:
        yield f"{', '.join(titles)}: no asks"
        return
    columns = [max(len(cell) for cell in column) for column in zip(["", *titles], *rows, strict=True)]
    if sum(columns) + 2 * len(columns) <= width:
        for row in (["", *titles], *rows):
            yield "  ".join(cell.ljust(room) for cell, room in zip(row, columns, strict=True)).rstrip()
        return
    for row in rows:
        yield row[0]
        for title, cell in zip(titles, row[1:], strict=True):
            if cell:
                yield from textwrap.wrap(
                    f"{title}: {cell}", max(20, width - 1), initial_indent="  ", subsequent_indent="    "
                )


def _titles(letters: Sequence[Campaign]) -> list[str]:
    """The sessions of letters, or their names where two went to the same one."""
    titles = [letter.session.id if letter.session else str(letter.date) for letter in letters]
    return titles if len({*titles}) == len(titles) else [letter.name for letter in letters]


def _cell(asked: Asked | None) -> str:
    if asked is None:
        return ""
    return asked.step.value if asked.outcome is None else f"{asked.step.value}: {_words(asked.outcome)}"


def _words(told: AskOutcome) -> str:
    words = "not said" if told.outcome is Outcome.OPEN else told.outcome.value
    return f"{words} ({told.resolution})" if told.resolution else words


def _as_json(told: History) -> dict[str, object]:
    return {
        "letters": [
            {
                "campaign": letter.name,
                "session": letter.session.id if letter.session else None,
                "date": str(letter.date),
            }
            for letter in told.letters
        ],
        "asks": {
            id: [
                {"campaign": letter.name, "text": one.text, **_outcome(one)}
                for letter, one in zip(told.letters, asks, strict=True)
                if one is not None
            ]
            for id, asks in told.asks.items()
        },
    }


def _outcome(asked: Asked) -> dict[str, object]:
    told = asked.outcome
    return {
        "step": asked.step.value,
        "outcome": told.outcome.value if told else None,
        "resolution": told.resolution if told else None,
        "remark": told.remark if told else None,
    }
