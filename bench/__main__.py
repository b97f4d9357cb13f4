"""Turns `python -m bench` into a table of measurements; the exit status is 1 where a target is missed."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from bench.by_length import by_length
from bench.circulating import circulating
from bench.copies import copies
from bench.importing import importing
from bench.long_letters import copy_project
from bench.many_letters import many_letters
from bench.processes import BESIDE_PYTHON
from bench.report import Report, as_json, table
from bench.sections import sections
from bench.side_by_side import side_by_side
from bench.sign_ons import sign_ons
from bench.signatories import signatories
from bench.signing import signing
from bench.worklists import worklists

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measures how long letters take to build, beside pandoc and against targets.",
    )
    parser.add_argument(
        "--quick", action="store_true", help="fewer rounds: about three minutes, and rougher figures"
    )
    parser.add_argument("--json", action="store_true", help="print every time for a program to read")
    options = parser.parse_args()
    if not (BESIDE_PYTHON / "weasyprint").exists():
        parser.error(f"pandoc needs WeasyPrint as a program in {BESIDE_PYTHON}; 'make bench' installs it")
    with tempfile.TemporaryDirectory(prefix="undersigned-bench-") as name:
        folder = Path(name)
        project = folder / "project"
        copy_project(ROOT, project)
        cold, programs = side_by_side(project, folder, 3 if options.quick else 10)
        sealed = signing(project, folder, 3 if options.quick else 10)
        growing, lengths = by_length(project, folder, 1 if options.quick else 3)
        imports = importing(project, folder, 1 if options.quick else 3)
        came_back = copies(project, 1 if options.quick else 5)
        signed = signatories(project, folder, 1 if options.quick else 3)
        lists = worklists(project, 1 if options.quick else 5)
        drafting = many_letters(project, 1 if options.quick else 3)
        library = sections(project, 1 if options.quick else 5)
        sent = circulating(project, folder, 1 if options.quick else 3)
        answers = sign_ons(project, folder, 1 if options.quick else 3)
    report = Report(
        [
            *cold,
            *sealed,
            *growing,
            *imports,
            *came_back,
            *signed,
            *lists,
            *drafting,
            *library,
            *sent,
            *answers,
        ],
        programs,
        lengths,
    )
    print(as_json(report) if options.json else table(report))
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main())
