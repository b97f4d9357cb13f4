"""`todo`: keeps the worklist of a letter in its TODO.md, and prints it in a few lines."""

from __future__ import annotations

import argparse
from collections import Counter

from undersigned.campaigns.todo import keep_worklist
from undersigned.cli.clock import now, today
from undersigned.cli.outcomes import DONE, from_here, print_findings
from undersigned.files.as_json import as_json
from undersigned.files.project import campaign_name, find_project
from undersigned.links.memory_file import known_to_work
from undersigned.worklist.page import asked_first


def run(options: argparse.Namespace) -> int:
    """Keep the worklist of a letter; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    kept = keep_worklist(project, name, options.settle, today(), works=known_to_work(now()))
    if options.json:
        print(as_json(kept))
        return DONE
    print_findings(kept.findings)
    for item in kept.newly:
        print(f"settled {item.id}: {', '.join(item.words)}")
    count = len(kept.worklist.open)
    print(f"{name}: {count or 'nothing'} to look at, {len(kept.worklist.settled) or 'nothing'} settled")
    for question, number in sorted(
        Counter(map(asked_first, kept.worklist.open)).items(), key=lambda counted: -counted[1]
    ):
        print(f"{number:>4}  {question}")
    if kept.page is not None:
        print(from_here(kept.page))
    return DONE
