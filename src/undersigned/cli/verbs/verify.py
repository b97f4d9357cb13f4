"""`verify`: says in sentences, or in JSON, what is true of a signed PDF."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from undersigned.cli.clock import now
from undersigned.cli.outcomes import DONE, STOPPED, from_here, say
from undersigned.files.as_json import as_json
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.model.findings import LetterError
from undersigned.sealing.plain_words import sentences
from undersigned.sealing.sealed_letters import Checked, VerifyRequest, verify_letter


def run(options: argparse.Namespace) -> int:
    """Say what is true of a signed PDF; the exit status is 0 only where all is well."""
    try:
        checked = _checked(options)
    except LetterError as error:
        if not options.json:
            raise
        print(as_json({"well": False, "findings": error.findings}))
        return STOPPED
    if options.json:
        print(as_json(checked))
    else:
        say(
            "\n".join(
                [
                    from_here(options.file),
                    *sentences(checked.verdict),
                    *_text(checked),
                    *_strangers(checked),
                    _conclusion(checked),
                ]
            )
        )
    return DONE if checked.is_well else STOPPED


def _checked(options: argparse.Namespace) -> Checked:
    project = _project(options)
    campaign = campaign_name(project, options.campaign) if project and options.campaign else None
    request = VerifyRequest(options.file, now(), tuple(options.trust), options.online, campaign)
    return verify_letter(request, project)


def _project(options: argparse.Namespace) -> Project | None:
    """The project that the user is in; a recipient has none."""
    try:
        return find_project(options.project)
    except LetterError:
        if options.campaign:
            raise
        return None


def _text(checked: Checked) -> Iterator[str]:
    if checked.campaign is None:
        yield f"The text was not compared: {checked.not_compared}."
        if checked.verdict.seal:
            yield "Read the names above: who may sign for whom, and which text was agreed to, this file cannot prove."
        return
    if checked.differences:
        yield f"The text is not that of campaigns/{checked.campaign}:"
        yield from (f"  {difference}." for difference in checked.differences)
        return  # who agreed, agreed to that of the campaign
    yield f"The text is that of campaigns/{checked.campaign}, word for word, and so are its attachments."
    if checked.not_covered is None:
        yield "The campaign keeps no record of who has agreed to this text."
    elif checked.not_covered:
        yield f"The sign-ons of {', '.join(checked.not_covered)} do not cover this text."
    else:
        yield "The sign-ons of all signatories cover this text."


def _strangers(checked: Checked) -> Iterator[str]:
    for stranger in checked.strangers:
        holder, field = stranger.signature.holder, stranger.signature.field
        yield (
            f"NOT KNOWN: {holder} signed as {field}, whom the letter calls otherwise."
            if stranger.is_for_person
            else f"NOT KNOWN: {holder} signed for {field}, and the register has no such name for it."
            f" If that is right, add the name to the representatives of {field} in signatories/organisations.yaml."
        )


def _conclusion(checked: Checked) -> str:
    return (
        "All is well."
        if checked.is_well
        else "Not all is well: read above what is wrong before you rely on it."
    )
