"""Turns `build` and `check` into letters or findings, one campaign after the other."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.campaigns.letters import Purpose, build, check
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, STOPPED, as_json, from_here, print_findings
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.links.answers import Ask
from undersigned.model.findings import Finding, LetterError, Severity
from undersigned.model.formats import USUAL

if TYPE_CHECKING:
    from tqdm import tqdm


def run(options: argparse.Namespace) -> int:
    """Build or check each campaign; one that is stopped does not stop the others."""
    answers = []
    try:
        project = find_project(options.project)
    except LetterError as error:
        answers.append(_answer(None, (), error.findings))
        if not options.json:
            print_findings(error.findings)
    else:
        ask = _inquiry(options)
        progress = _Progress(options.campaigns, silent=options.json)
        for named in progress:
            files, findings = _one(project, named, options, ask)
            answers.append(_answer(named, files, findings))
            if not options.json:
                with progress.aside():
                    _print_outcome(named, files, findings, options)
    if options.json:
        print(json.dumps(answers, indent=2))  # escaped, for pipes whose encoding is not UTF-8
    return STOPPED if any(answer["stopped"] for answer in answers) else DONE


def _inquiry(options: argparse.Namespace) -> Ask | None:
    """What asks for links, if the user wants that."""
    if options.command != "check" or not options.links:
        return None
    # All that knows the network is loaded only here.
    from undersigned.cli.verbs.links import Inquiry  # noqa: PLC0415

    return Inquiry(allow_private=options.allow_private, silent=options.json)


def _one(
    project: Project, named: str, options: argparse.Namespace, ask: Ask | None
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The files that were written for one campaign, and its findings."""
    try:
        campaign = campaign_name(project, named)
        if options.command == "check":
            return (), check(project, campaign, ask)
        formats = tuple(dict.fromkeys(options.format or USUAL))
        purpose = Purpose(final=options.final, day=today())
        built = build(project, campaign, formats, options.output, archive=options.archive, purpose=purpose)
    except LetterError as error:
        return (), error.findings
    return built.files, built.findings


def _print_outcome(
    named: str, files: Iterable[Path], findings: Iterable[Finding], options: argparse.Namespace
) -> None:
    findings = tuple(findings)
    print_findings(findings)
    for file in files:
        print(from_here(file))
    if options.command == "check" and not findings:
        print(f"{named}: nothing to mend")


def _answer(campaign: str | None, files: Iterable[Path], findings: Iterable[Finding]) -> dict[str, object]:
    findings = list(findings)
    return {
        "campaign": campaign,
        "stopped": any(finding.severity is Severity.ERROR for finding in findings),
        "files": [str(file) for file in files],
        "findings": [as_json(finding) for finding in findings],
    }


class _Progress:
    """Goes through the campaigns, with a bar where there are several and somebody watches."""

    def __init__(self, campaigns: list[str], *, silent: bool) -> None:
        self._campaigns = campaigns
        self._bar: tqdm[str] | None = None
        if len(campaigns) > 1 and not silent and sys.stderr.isatty():
            from tqdm import tqdm  # noqa: PLC0415  # only for several letters at a terminal

            self._bar = tqdm(campaigns, unit="letter", leave=False, dynamic_ncols=True, mininterval=0)

    def __iter__(self) -> Iterator[str]:
        if self._bar is None:
            yield from self._campaigns
            return
        for campaign in self._bar:
            self._bar.set_description(campaign)
            yield campaign

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Print in here: the bar is out of the way."""
        if self._bar is not None:
            self._bar.clear()
        yield
        if self._bar is not None:
            self._bar.refresh()
