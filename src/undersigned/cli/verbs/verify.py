"""`verify`: says in sentences, or in JSON, what is true of a signed PDF."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import datetime

from undersigned.cli.clock import now
from undersigned.cli.outcomes import DONE, STOPPED, as_json, from_here
from undersigned.files.project import Project, campaign_name, find_project
from undersigned.model.findings import LetterError
from undersigned.sealing.certificates import read_certificates
from undersigned.sealing.key_files import read_key_file
from undersigned.sealing.plain_words import sentences
from undersigned.sealing.sealed_letters import Checked, check_pdf, read_pdf
from undersigned.sealing.verdicts import Signature
from undersigned.sealing.verifying import Believed


def run(options: argparse.Namespace) -> int:
    """Say what is true of a signed PDF; the exit status is 0 only where all is well."""
    try:
        checked = _checked(options)
    except LetterError as error:
        if not options.json:
            raise
        print(
            json.dumps(
                {"well": False, "findings": [as_json(finding) for finding in error.findings]}, indent=2
            )
        )
        return STOPPED
    if options.json:
        print(json.dumps(_as_json(checked), indent=2))
    else:
        print(
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
    roots = [root for file in options.trust for root in read_certificates(read_key_file(file), file.name)]
    project = _project(options)
    campaign = campaign_name(project, options.campaign) if project and options.campaign else None
    believed = Believed(tuple(roots), now(), options.online)
    return check_pdf(read_pdf(options.file), options.file.name, believed, project, campaign)


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


def _as_json(checked: Checked) -> dict[str, object]:
    verdict = checked.verdict
    return {
        "well": checked.is_well,
        "sealed": verdict.seal is not None,
        "signatures": [_signature(one) for one in verdict.signatures],
        "unsigned": list(verdict.unsigned),
        "faults": list(verdict.faults),
        "campaign": checked.campaign,
        "differences": list(checked.differences) if checked.campaign else None,
        "not_covered": None if checked.not_covered is None else list(checked.not_covered),
        "strangers": [one.signature.field for one in checked.strangers],
        "findings": [],
    }


def _signature(one: Signature) -> dict[str, object]:
    return {
        "field": one.field,
        "kind": one.kind.value,
        "name": one.holder.name,
        "organisation": one.holder.organisation,
        "issuer": one.holder.issuer,
        "valid_from": _iso(one.holder.valid_from),
        "valid_to": _iso(one.holder.valid_to),
        "claimed": _iso(one.claimed),
        "stamped": _iso(one.stamped),
        "intact": one.is_intact,
        "changes": list(one.changes),
        "trust": one.trust.value,
        "withdrawn": _iso(one.withdrawn),
        "asked_whether_withdrawn": one.was_asked,
    }


def _iso(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
