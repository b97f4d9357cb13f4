"""`circulate` and `signatories remind`: a version of a letter is kept, and mails are drafted; nothing is sent."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from undersigned.cli.clock import today
from undersigned.cli.outcomes import DONE, from_here, print_findings, say, status_after
from undersigned.cli.tables import table
from undersigned.cli.terminal import filled
from undersigned.files.as_json import as_json
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.model.findings import Findings, counted
from undersigned.returned.circulating import Circulated, CirculateRequest, circulate, remind
from undersigned.returned.versions import CirculatedVersion, Terms, versions_of

_NOT_SENT = "Nothing was sent: open each in your mail program, look at it, and send it."


def run(options: argparse.Namespace) -> int:
    """Prepare a letter to be sent around, or list what was; returns the exit status."""
    project = find_project(options.project)
    name = campaign_name(project, options.campaign)
    if options.command == "circulate" and options.list:
        return _list(project, name, as_data=options.json)
    terms = Terms(options.deadline, options.form)
    if options.command == "circulate":
        request = CirculateRequest(name, today(), tuple(options.to), terms, redline=options.redline)
        done = circulate(project, request)
    else:
        done = remind(project, name, today(), terms)
    if options.json:
        print(as_json(done))
        return status_after(done.findings)
    print_findings(done.findings)
    if options.command == "circulate":
        say(f"{from_here(done.version.docx)}: version {done.version.name} of {name}")
    for line in _mails(done):
        say(line)
    return status_after(done.findings)


def _mails(done: Circulated) -> Iterator[str]:
    folder = from_here(done.mails[0].parent)
    mails = counted(len(done.mails), "mail", "mails")
    yield f"{folder}: {mails}, to {', '.join(one.acronym or one.name for one in done.recipients)}"
    yield _NOT_SENT


def _list(project: Project, campaign: str, *, as_data: bool) -> int:
    findings = Findings()
    known = versions_of(project, campaign, findings)
    print_findings(tuple(findings))
    if as_data:
        print(as_json(known))
    elif known:
        print("\n".join(table(("", "version", "sent to"), [_row(one) for one in known], lead=2)))
    elif not findings:
        print("\n".join(filled(f"{campaign} was not sent around yet.")))
    return status_after(findings) if findings else DONE


def _row(version: CirculatedVersion) -> tuple[str, str, str]:
    return (str(version.number), version.name, ", ".join(version.recipients))
