"""`build` and `check`: letters or findings, one campaign after the other."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from undersigned.campaigns.letters import BuildRequest, build_campaign, check_campaign
from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, STOPPED, from_here, print_findings
from undersigned.cli.terminal import behind_door
from undersigned.files.as_json import as_json
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.languages.visible_signs import visible
from undersigned.links.answers import Ask
from undersigned.model.findings import Finding, LetterError, Severity, counted
from undersigned.model.formats import USUAL

if TYPE_CHECKING:
    from tqdm import tqdm


@dataclass(frozen=True)
class _Outcome:
    """What came of one letter; of none, where there is no project."""

    campaign: str | None
    stopped: bool = False
    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()
    letterheads: Mapping[str, str | None] = field(default_factory=dict)


def run(options: argparse.Namespace) -> int:
    """Build or check each campaign; one that is stopped does not stop the others."""
    try:
        project = find_project(options.project)
    except LetterError as error:
        outcomes = [_Outcome(None, stopped=True, findings=error.findings)]
        if not options.json:
            print_findings(error.findings)
    else:
        outcomes = [*_each(project, options)]
    if options.json:
        print(as_json(outcomes))
    elif options.command == "check" and len(outcomes) != 1:
        print(_count(outcomes))
    return STOPPED if any(outcome.stopped for outcome in outcomes) else DONE


def _each(project: Project, options: argparse.Namespace) -> Iterator[_Outcome]:
    ask = _inquiry(options)
    progress = _Progress(options.campaigns or project.campaign_names(), silent=options.json)
    for named in progress:
        outcome = _one(project, named, options, ask)
        if not options.json:
            with progress.aside():
                _tell(outcome, options)
        yield outcome


def _inquiry(options: argparse.Namespace) -> Ask | None:
    """What asks for links, if the user wants that."""
    if options.command != "check" or not options.links:
        return None
    # All that knows the network is loaded only here.
    from undersigned.cli.verbs.links import inquiry  # noqa: PLC0415

    return inquiry(options)


def _one(project: Project, named: str, options: argparse.Namespace, ask: Ask | None) -> _Outcome:
    try:
        campaign = campaign_name(project, named)
        if options.command == "check":
            return _Outcome(named, findings=check_campaign(project, campaign, ask, today()))
        built = build_campaign(
            project,
            BuildRequest(
                campaign,
                options.format or USUAL,
                options.output,
                archive=options.archive,
                final=options.final,
                day=today(),
            ),
        )
    except LetterError as error:
        return _Outcome(named, stopped=True, findings=error.findings)
    return _Outcome(named, files=built.files, findings=built.findings, letterheads=built.letterheads)


def _tell(outcome: _Outcome, options: argparse.Namespace) -> None:
    print_findings(outcome.findings)
    for file in outcome.files:
        print(from_here(file))
    if outcome.letterheads:
        print(f"letterhead: {visible(_as_line(outcome.letterheads))}")
    if options.command == "check" and not outcome.findings:
        print(f"{outcome.campaign}: nothing to mend")


def _as_line(letterheads: Mapping[str, str | None]) -> str:
    """Where each format has its letterhead from: `DOCX from templates/joint-letter/reference.docx, PDF none`."""
    by_source: dict[str | None, list[str]] = {}
    for format, source in letterheads.items():
        by_source.setdefault(source, []).append(format.upper())
    return ", ".join(
        f"{_and(formats)} {f'from {source}' if source else 'none'}" for source, formats in by_source.items()
    )


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _count(outcomes: Sequence[_Outcome]) -> str:
    """How many letters were looked at, and what of."""
    severities = Counter(finding.severity for outcome in outcomes for finding in outcome.findings)
    told = ", ".join(
        (
            counted(len(outcomes), "letter"),
            counted(severities[Severity.ERROR], "error"),
            counted(severities[Severity.WARNING], "warning"),
        )
    )
    return told if outcomes else "there are no letters yet; begin one with: undersigned new NAME"


class _Progress:
    """Goes through the campaigns, with a bar where there are several and somebody watches."""

    def __init__(self, campaigns: list[str], *, silent: bool) -> None:
        self._campaigns = campaigns
        self._bar: tqdm[str] | None = None
        if len(campaigns) > 1 and not silent and sys.stderr.isatty():
            from tqdm import tqdm  # noqa: PLC0415  # only for several letters at a terminal

            console = behind_door(sys.stderr)
            self._bar = tqdm(
                campaigns, file=console, unit="letter", leave=False, dynamic_ncols=True, mininterval=0
            )

    def __iter__(self) -> Iterator[str]:
        if self._bar is None:
            yield from self._campaigns
            return
        for campaign in self._bar:
            self._bar.set_description(visible(campaign))
            yield campaign

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Print in here: the bar is out of the way."""
        if self._bar is not None:
            self._bar.clear()
        yield
        if self._bar is not None:
            self._bar.refresh()
