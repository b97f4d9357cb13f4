"""What makes a letter final: every reason why it cannot be sent yet, or the mark of a draft."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import replace
from typing import Final, assert_never

from undersigned import route
from undersigned.model.campaign import Campaign, Organisation
from undersigned.model.findings import Findings, LetterError, Place
from undersigned.model.sign_ons import SignOns, draft_mark, leaves_out, shortened
from undersigned.model.worklist import ItemKind
from undersigned.sign_ons.agreed_names import check_names
from undersigned.sign_ons.coverage import Standing, agreement
from undersigned.worklist import findings_of

_AROUND: Final = (
    "what stands around them: letterhead, place, headings of groups, notes at names, headers and footers"
)


def require_final(manuscript: route.PreparedLetter) -> route.PreparedLetter:
    """The letter as it can be sent. Raises `LetterError` with every reason why it cannot."""
    findings = Findings()
    findings.extend(finding.for_final() for finding in manuscript.findings)
    campaign = manuscript.campaign
    worklist, sign_ons = manuscript.worklist, manuscript.sign_ons or SignOns()
    present = manuscript.check_wording(findings)
    if present:
        names = Findings()
        check_names(campaign, sign_ons, present, names)
        findings.extend(finding.for_final() for finding in names)
        check_final(campaign, sign_ons, findings, present=present, register=manuscript.register)
    for item in findings_of(worklist, campaign.name):
        if item.code == ItemKind.SIGNATORIES.value:  # told already, by name
            continue
        if ItemKind(item.code).holds_back:
            findings.error(item.message, item.code, item.place, item.help)
    if findings.has_errors:
        raise LetterError(_helped_once(findings, campaign.name))
    return replace(manuscript, findings=tuple(findings))


def _helped_once(findings: Findings, campaign: str) -> Findings:
    """The findings; where several were not asked, the last says how to ask them all, and the others nothing."""
    unasked = [one for one in findings if one.code == "not-invited"]
    if len(unasked) < 2:  # noqa: PLR2004  # one has its own help
        return findings
    every = f"ask them, and record that of all at once: undersigned signatories invite {campaign}"
    told = Findings()
    for one in findings:
        help = every if one is unasked[-1] else None
        told.extend([replace(one, help=help) if one.code == "not-invited" else one])
    return told


def mark_as_draft(manuscript: route.PreparedLetter, day: datetime.date | None = None) -> route.PreparedLetter:
    """The letter with the mark of a draft, if its campaign keeps a record of sign-ons. `day` stands in the mark.

    One that keeps none, as a letter that was published before, comes out as it is. Raises `LetterError` where the
    list names somebody who wishes not to be named: drafts are passed on, too.
    """
    if manuscript.sign_ons is None:
        return manuscript
    _refuse_to_name(manuscript.campaign, manuscript.sign_ons)
    words = draft_mark(manuscript.wording.digest, day)
    letter = manuscript.letter
    return replace(manuscript, letter=replace(letter, metadata=replace(letter.metadata, draft=words)))


def _refuse_to_name(campaign: Campaign, sign_ons: SignOns) -> None:
    findings = Findings()
    for one in campaign.all_signatories:
        if sign_ons.wishes_no_name(one.id):
            _report_naming(campaign, one, findings)
    findings.stop_if_errors()


def _report_naming(campaign: Campaign, one: Organisation, findings: Findings) -> None:
    findings.error(
        f"{one} wishes not to be named",
        "not-to-be-named",
        _place_of(campaign, one),
        f"take it out of the list; if it wishes to be named now, then {_confirm(campaign, one)} --named",
    )


def _place_of(campaign: Campaign, one: Organisation) -> Place:
    people = {str(person.id): person.id.place for person in campaign.individuals}
    return {**people, **campaign.signatory_places}.get(one.id, Place(campaign.file))


def _confirm(campaign: Campaign, one: Organisation) -> str:
    return f"record its answer: undersigned signatories confirm {campaign.name} {one.id}"


def find_uncovered(manuscript: route.PreparedLetter) -> tuple[str, ...] | None:
    """The signatories, by their ids, that have not agreed to the present text; None where no record is kept."""
    if manuscript.sign_ons is None:
        return None
    sign_ons, present = manuscript.sign_ons, manuscript.wording.digest
    return tuple(
        one.id
        for one in manuscript.campaign.all_signatories
        if not agreement(sign_ons, one.id, present).standing.covers
    )


def check_final(
    campaign: Campaign,
    sign_ons: SignOns,
    findings: Findings,
    *,
    present: str,
    register: Collection[str] = (),
) -> None:
    """Report every signatory that has not agreed to the wording with the digest `present`.

    Whoever of the `register` has agreed and is not in the letter gets a warning.
    """
    for one in campaign.all_signatories:
        _check_agreement(campaign, one, sign_ons, present, findings)
    listed = {one.id for one in campaign.all_signatories}
    for id in sign_ons.unnamed:
        found = agreement(sign_ons, id, present)
        if not found.standing.is_agreed and found.event and id not in listed:
            findings.error(
                "one that wishes not to be named, and is counted, has agreed to an earlier text, not to this one "
                f"({shortened(present)})",
                "text-changed",
                found.event.place,
                f"send it this one, and record its answer; its id stands in this line of the record of {campaign.name}",
            )
    for id in sign_ons.events:
        if id in listed or id not in register:
            continue
        found = agreement(sign_ons, id, present)
        if found.standing.covers and found.event:
            findings.warning(
                f"'{id}' has agreed to this text and is not in the letter",
                "not-listed",
                found.event.place,
                f"add it to 'signatories' of {campaign.file}, or record that it withdrew",
            )


def _check_agreement(
    campaign: Campaign, one: Organisation, sign_ons: SignOns, present: str, findings: Findings
) -> None:
    found = agreement(sign_ons, one.id, present)
    standing, event = found.standing, found.event
    place, confirm = _place_of(campaign, one), _confirm(campaign, one)
    match standing:
        case Standing.CONFIRMED | Standing.CONFIRMED_BUT_FOR_CORRECTIONS:
            return
        case Standing.NOT_INVITED:
            message, code = f"{one} was not asked whether it signs", "not-invited"
            help = f"ask it, and record that: undersigned signatories invite {campaign.name} {one.id}"
        case Standing.INVITED:
            asked = f" (it was asked on {event.date})" if event else ""
            message, code = f"{one} has not confirmed that it signs{asked}", "not-confirmed"
            help = confirm
        case Standing.CONFIRMED_EARLIER | Standing.CONFIRMED_SOME:
            agreed = shortened(event.wording) if event and event.wording else "another text"
            message = (
                f"{one} has agreed to an earlier text ({agreed}), not to this one ({shortened(present)})"
            )
            if leaves_out(event.wording if event else None, present):
                message = f"{one} has agreed to these words ({agreed}), and not yet to {_AROUND} ({shortened(present)})"
            code = "text-changed"
            editorial = f"undersigned signatories editorial {campaign.name} --by NAME --reason WHY"
            help = f"send it this one, and {confirm}; or declare small corrections: {editorial}"
        case Standing.IN_DOUBT:
            said = f": {event.remark}" if event and event.remark else ""
            message, code = f"it is in doubt whether {one} signs{said}", "in-doubt"
            help = f"ask it, and {confirm}, or withdraw; or decide on the answers to the form: --ask"
        case Standing.NOT_NAMED:
            _report_naming(campaign, one, findings)
            return
        case Standing.DECLINED | Standing.WITHDRAWN:
            message, code = f"{one} has {standing.value}", "does-not-sign"
            help = "take it out of the list"
        case _:
            assert_never(standing)
    findings.error(message, code, place, help)
