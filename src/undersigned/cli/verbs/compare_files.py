"""`compare` of files that came back: what partners changed, at a terminal, as a web page or in JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from undersigned.cli.outcomes import DONE, STOPPED, from_here, print_findings
from undersigned.cli.tables import table
from undersigned.cli.terminal import filled
from undersigned.files.as_json import as_json
from undersigned.files.project import campaign_name, find_project
from undersigned.files.saving import save
from undersigned.importing.several_files import files_named
from undersigned.languages.visible_signs import visible
from undersigned.model.findings import Findings, LetterError, stop
from undersigned.returned import told
from undersigned.returned.side_by_side import SideBySide, compare_returned
from undersigned.returned.side_by_side_html import as_page


def run(options: argparse.Namespace) -> int:
    """Show what came back; returns the exit status."""
    findings = Findings()
    try:
        given = {
            "--unchanged": options.unchanged,
            "--since-signed": options.since_signed,
            "--docx": options.docx,
        }
        for option in (option for option, said in given.items() if said):
            stop(
                f"{option} is for letters, and files are named",
                "wrong-usage",
                help="leave one of the two out",
            )
        project = find_project(options.project)
        name = campaign_name(project, options.campaign)
        files = files_named([Path(file) for file in options.later])
        compared = compare_returned(
            project, name, files, base=options.base, sender=options.sender, findings=findings
        )
        if options.html:
            save({options.html: as_page(name, compared).encode()}, otherwise="name another file with --html")
    except LetterError as error:
        print_findings(error.findings)
        if options.json:
            print(as_json({"stopped": True, "findings": error.findings}))
        return STOPPED
    if options.json:
        print(as_json({"stopped": False, "findings": list(findings), "compared": compared}))
        return DONE
    print_findings(list(findings))
    if options.html:
        print(from_here(options.html))
    else:
        print("\n".join(_lines(compared)))
    return DONE


def _lines(compared: Sequence[SideBySide]) -> Iterator[str]:
    for number, beside in enumerate(compared):
        if number:
            yield ""
        yield from filled(f"{visible(told.headline(beside))}:")
        for copy in beside.copies:
            yield from filled(visible(told.summary(copy)), "  ")
            for line in told.not_compared(copy):
                yield from filled(visible(line), "    ")
        if agreement := told.agreement(beside):
            yield from filled(agreement)
        if beside.proposals:
            yield ""
            yield from table(told.HEADS, [told.row_of(one, beside) for one in beside.proposals])
        for partner, placed in beside.remarks:
            yield ""
            yield from filled(visible(told.remark(partner, placed)))
