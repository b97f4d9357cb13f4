"""`todo`: keeps the worklist of a letter in its TODO.md, and prints it in a few lines."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable

from undersigned.cli.clock import now, today
from undersigned.cli.outcomes import DONE, as_json, from_here, print_findings
from undersigned.files.project import campaign_name, find_project
from undersigned.links.answers import Fine
from undersigned.links.memory import Memory
from undersigned.links.memory_file import memory_file, read
from undersigned.model.worklist import WorklistItem
from undersigned.route import unfinished_in
from undersigned.worklist.page import ASKS
from undersigned.worklist.todo import Kept, keep_worklist


def run(options: argparse.Namespace) -> int:
    """Keep the worklist of a letter; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    kept = keep_worklist(project, name, options.settle, today(), works=_works(), printed=unfinished_in)
    if options.json:
        print(json.dumps(_answer(name, kept), indent=2))  # escaped, for pipes whose encoding is not UTF-8
        return DONE
    print_findings(kept.findings)
    for item in kept.newly:
        print(f"settled {item.id}: {', '.join(item.words)}")
    count = len(kept.worklist.open)
    print(f"{name}: {count or 'nothing'} to look at, {len(kept.worklist.settled) or 'nothing'} settled")
    for kind, number in sorted(
        Counter(item.kind for item in kept.worklist.open).items(), key=lambda k: -k[1]
    ):
        print(f"{number:>4}  {ASKS[kind]}")
    if kept.page is not None:
        print(from_here(kept.page))
    return DONE


def _works() -> Callable[[str], bool]:
    """Tells of an address whether `check --links` has found it to work within the last day."""
    memory = Memory(now(), read(memory_file()))
    return lambda address: isinstance(memory.recalled(address.partition("#")[0]), Fine)


def _answer(name: str, kept: Kept) -> dict[str, object]:
    return {
        "campaign": name,
        "open": [_item(item) for item in kept.worklist.open],
        "settled": [{**_item(item), "settled": day.isoformat()} for item, day in kept.worklist.settled],
        "file": str(kept.page) if kept.page else None,
        "findings": [as_json(finding) for finding in kept.findings],
    }


def _item(item: WorklistItem) -> dict[str, object]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "words": list(item.words),
        "sentence": " ".join(item.sentence.split()),
        "reason": item.reason,
        "note": item.note,
        "help": item.settle,
        "file": item.place.file,
        "line": item.place.line,
        "column": item.place.column,
    }
