"""`verify`: says in sentences, or in JSON, what is true of a signed PDF."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace

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
                    *_version(checked),
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
    request = VerifyRequest(
        options.file, now(), tuple(options.trust), options.online, campaign, options.as_is
    )
    return verify_letter(request, project)


def _project(options: argparse.Namespace) -> Project | None:
    """The project that the user is in; a recipient has none."""
    try:
        return find_project(options.project)
    except LetterError:
        if options.campaign:
            raise
        return None


def _version(checked: Checked) -> Iterator[str]:
    version, now, says = checked.version, checked.replaced_by, checked.says
    if version:
        since = f", replaced by version {now.number} of {now.sealed}: rely on that" if now else ""
        yield f"Sealed as version {version.number} on {version.sealed}{since}."
    if says:
        yield (
            f"It says of itself that it is version {says.number}, and replaces version {says.replaces} of {says.day}"
            f" (SHA-256 as sealed: {says.sha256})."
        )
    if checked.campaign is None and checked.verdict.seal:
        yield "Whether a later version has replaced it, this file cannot tell: ask who sealed it."
    if checked.elsewhere:
        yield (
            f"Another copy, in build/, is signed for {', '.join(checked.elsewhere)}, and this one is not."
            " Signatures in two copies cannot be put together: choose one, and let those sign it who have not."
        )


def _text(checked: Checked) -> Iterator[str]:
    if checked.version and (checked.replaced_by or checked.has_changed_since):
        yield f"The text is that of version {checked.version.number}, as it was sealed."
        if checked.has_changed_since:
            yield f"campaigns/{checked.campaign} has changed since; what it says now is not sealed."
        return
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
    if not checked.is_well:
        is_only_unsigned = replace(checked, as_is=True).is_well
        return (
            "Not all have signed. What is there is well; if it may be sent as it is, add --as-is."
            if is_only_unsigned
            else "Not all is well: read above what is wrong before you rely on it."
        )
    now = checked.replaced_by
    return f"All is well with it, but version {now.number} holds now." if now else "All is well."
