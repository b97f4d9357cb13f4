"""`signatories invite`, `confirm`, `decline` and `withdraw`: writes entries of sign-ons.yaml."""

from __future__ import annotations

import argparse

from undersigned.cli.clock import today
from undersigned.cli.outcomes import print_findings, status_after
from undersigned.files.project import campaign_name, find_project
from undersigned.sign_ons.saying import ConfirmRequest, StepRequest, confirm, decline, invite, withdraw

_STEPS = {"invite": invite, "decline": decline, "withdraw": withdraw}
_SAID = {
    "invite": "was invited",
    "confirm": "has confirmed",
    "decline": "has declined",
    "withdraw": "has withdrawn",
}


def run(options: argparse.Namespace) -> int:
    """Record what was said; returns the exit status."""
    project = find_project(options.project)
    request = StepRequest(
        campaign_name(project, options.campaign),
        tuple(options.organisations),
        today(),
        on=options.on,
        by=options.by,
        channel=options.channel,
        remark=options.remark,
        not_named=options.subcommand != "invite" and options.not_named,
    )
    if options.subcommand == "confirm":
        done = confirm(
            project,
            ConfirmRequest(
                **vars(request),
                wording=options.wording,
                to_list=options.list,
                group=options.group,
                named=options.named,
            ),
        )
    else:
        done = _STEPS[options.subcommand](project, request)
    for one in done.organisations:
        print(f"{one} {_SAID[options.subcommand]}" if one.id in done.newly else f"{one}: nothing new")
    print_findings(done.findings)
    return status_after(done.findings)
