"""`compare`: what changed between two letters, at a terminal, as a web page or in JSON."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from undersigned.campaigns.comparisons import compare_campaigns, compare_with_earlier, unchanged_since
from undersigned.cli.change_lines import print_changes
from undersigned.cli.outcomes import DONE, STOPPED, from_here, print_findings
from undersigned.cli.terminal import behind_door, columns
from undersigned.comparing import Comparison, as_html
from undersigned.files.as_json import as_json
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.files.saving import save
from undersigned.files.text_files import is_file
from undersigned.model.findings import LetterError, stop
from undersigned.sign_ons.since import since_signed
from undersigned.worklist.unchanged import Unchanged

_OF_FILES: Final = frozenset({".docx", ".docm", ".doc", ".odt", ".rtf", ".pdf"})
"""How names of files end that partners send."""


def run(options: argparse.Namespace) -> int:
    """Compare two letters, or copies of one; returns the exit status."""
    if are_files(options):
        # It loads the whole import, for which two letters need not wait.
        from undersigned.cli.verbs import compare_files  # noqa: PLC0415  # as above

        return compare_files.run(options)
    try:
        _require_letters(options)
        _refuse_versions(options)
        _refuse_docx(options)
        project = find_project(options.project)
        comparison = _unchanged(project, options) if options.unchanged else _compared(project, options)
        if options.docx:
            _write_docx(project, options)
        if options.html:
            html = (
                comparison.as_html()
                if isinstance(comparison, Unchanged)
                else as_html.comparison_as_html(comparison)
            )
            save(
                {options.html: html.encode()},
                otherwise="name another file with --html",
            )
    except LetterError as error:
        print_findings(error.findings)
        if options.json:
            print(as_json({"stopped": True, "findings": error.findings}))
        return STOPPED
    if options.json:
        print(as_json({"stopped": False, "findings": [], **comparison.as_data()}))
    elif options.html or options.docx:
        for file in filter(None, (options.html, options.docx)):
            print(from_here(file))
    elif isinstance(comparison, Unchanged):
        print(comparison.as_text(columns()), file=behind_door(sys.stdout))
    else:
        print_changes(comparison)
    return DONE


def are_files(options: argparse.Namespace) -> bool:
    """Whether files are named that came back; what is there as a file is one."""
    return any(is_file(Path(name)) or Path(name).suffix.lower() in _OF_FILES for name in options.later)


def _require_letters(options: argparse.Namespace) -> None:
    """Stop where something is asked for that goes with files only."""
    for option, said in (("--base", options.base), ("--from", options.sender)):
        if said is not None:
            stop(
                f"{option} is for files that came back", "wrong-usage", help="name them: fidh.docx omct.docx"
            )


def _refuse_versions(options: argparse.Namespace) -> None:
    """Stop where versions are named, which `redline` knows as Word files."""
    named = [options.campaign, *options.later]
    if version := next((name for name in named if "@" in name), None):
        old, new = (*named, named[0].partition("@")[0])[:2]
        stop(
            f"'{version}' is a version that was sent around, and only letters are compared as text",
            "wrong-usage",
            help=f"see what changed as tracked changes: undersigned redline {old} {new} --output changes.docx",
        )


def _later(options: argparse.Namespace) -> str:
    """The later letter."""
    if len(options.later) > 1:
        stop(
            "two letters are compared, and more are named",
            "wrong-usage",
            help="name the earlier one, and then the later one; any number of Word files may be named",
        )
    return str(options.later[0])


def _refuse_docx(options: argparse.Namespace) -> None:
    if options.docx and (options.since_signed is None or options.unchanged):
        stop(
            "--docx is for what changed since an organisation signed",
            "wrong-usage",
            help="add --since-signed ORGANISATION, or write any two letters with: undersigned redline OLD NEW",
        )


def _write_docx(project: Project, options: argparse.Namespace) -> None:
    # Only who asks for it waits for it.
    from undersigned.returned.sides import redline_since_signed  # noqa: PLC0415  # it loads the whole import

    made = redline_since_signed(project, campaign_name(project, options.campaign), options.since_signed)
    save({options.docx: made.docx}, otherwise="name another file with --docx")
    print_findings(made.findings)


def _unchanged(project: Project, options: argparse.Namespace) -> Unchanged:
    if options.since_signed is not None:
        stop("--unchanged and --since-signed are two questions", "wrong-usage", help="ask one at a time")
    first = campaign_name(project, options.campaign)
    if not options.later:
        return unchanged_since(project, None, first)
    return unchanged_since(project, first, campaign_name(project, _later(options)))


def _compared(project: Project, options: argparse.Namespace) -> Comparison:
    first = campaign_name(project, options.campaign)
    if options.since_signed is not None:
        if options.later:
            stop(
                "--since-signed compares the texts of one letter", "wrong-usage", help="name one letter only"
            )
        return since_signed(project, first, options.since_signed)
    if options.later:
        return compare_campaigns(project, first, campaign_name(project, _later(options)))
    return compare_with_earlier(project, first)
