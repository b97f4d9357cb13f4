"""Makes events of what an officer says of organisations, and finds which wording each is about."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from undersigned.model.campaign import Organisation
from undersigned.model.findings import Findings, listed, stop
from undersigned.model.sign_ons import Editorial, Event, SignOns, Step, is_same_text, shortened
from undersigned.sign_ons.coverage import Standing, agreement


def invited_with(sign_ons: SignOns, id: str) -> str | None:
    """The digest of the wording that an organisation was asked about last."""
    events = (event for event in reversed(sign_ons.of(id)) if event.step is Step.INVITED)
    return next((event.wording for event in events), None)


def confirmations(
    sign_ons: SignOns,
    organisations: Iterable[Organisation],
    present: str,
    which: str | None,
    event: Event,
    *,
    names: Mapping[str, str] | None = None,
) -> dict[str, Sequence[Event]]:
    """The agreements of organisations, each with the digest of what it agreed to.

    `names` has the names that the letter prints, by ids: who agreed under another one can agree anew.
    Who was invited with another wording than the present one has not seen this: it is not guessed which
    of the two is meant. Raises `LetterError` naming all for which `which` has to say it.
    """
    findings = Findings()
    found: dict[str, Sequence[Event]] = {}
    for one in organisations:
        digest = _chosen(sign_ons, one, present, which, findings)
        agreed = replace(event, wording=digest, printed_as=(names or {}).get(one.id))
        if digest is not None and not _is_recorded(sign_ons, one.id, agreed):
            _check_day(sign_ons, one, event, findings)
            found[one.id] = (agreed,)
    findings.stop_if_errors()
    return found


def _chosen(
    sign_ons: SignOns, one: Organisation, present: str, which: str | None, findings: Findings
) -> str | None:
    sent = invited_with(sign_ons, one.id)
    match which:
        case None if sent is not None and not is_same_text(sent, present):
            findings.error(
                f"{one} was invited with another text ({shortened(sent or '')}) than the present one "
                f"({shortened(present)})",
                "which-wording",
                help="say to which of the two it agreed: --wording sent, or --wording present",
            )
            return None
        case None if not sign_ons.of(one.id) and outdated_wordings(sign_ons, sign_ons.events, present):
            findings.error(
                f"{one} was not invited, and the text was changed since others agreed to it",
                "which-wording",
                help="say which text it agreed to: --wording present, or the digest of an earlier one"
                " ('undersigned signatories status --json' has them)",
            )
            return None
        case None | "present":
            return present
        case "sent":
            if sent is None:
                findings.error(
                    f"no invitation of {one} is recorded",
                    "which-wording",
                    help="add --wording present if it saw that",
                )
            return sent
        case _:
            return known_digest(which, sign_ons, present)


def _is_recorded(sign_ons: SignOns, id: str, agreed: Event) -> bool:
    """Whether the last answer of an organisation is its agreement to that wording already, under that name or none."""
    last = sign_ons.last_answer(id)
    if last is None or last.step is not Step.CONFIRMED or last.wording != agreed.wording:
        return False
    same_name = agreed.printed_as is None or last.printed_as in {None, agreed.printed_as}
    return same_name and last.not_named == agreed.not_named


def _check_day(sign_ons: SignOns, one: Organisation, event: Event, findings: Findings) -> None:
    """Report an answer of an earlier day than the last one: the last entry of a record counts."""
    last = sign_ons.last_answer(one.id)
    if last is not None and event.date < last.date:
        findings.error(
            f"{one} has {last.step.value} on {last.date}, after {event.date}",
            "earlier-answer",
            last.place,
            "give the day of its newest answer with --on; if the record is wrong, mend it there",
        )


def is_overtaken(sign_ons: SignOns, id: str, event: Event, *, dated: bool = True) -> bool:
    """Whether an answer to a form is recorded already, whatever came after it, or the organisation answered later.

    Where the form does not say when (`dated`), its day is that of the import, and tells nothing.
    """
    answers = [one for one in sign_ons.of(id) if one.step is not Step.INVITED]
    later = dated and any(one.date > event.date for one in answers)
    return later or any(
        (one.step, one.by, one.channel, one.email) == (event.step, event.by, event.channel, event.email)
        and one.not_named is event.not_named
        and (one.remark == event.remark or one.step is not Step.DOUBTED)
        and (one.date == event.date or not dated)
        for one in answers
    )


def known_digest(typed: str, sign_ons: SignOns, present: str) -> str:
    """The digest that begins as a user typed it. Raises `LetterError` where none or several do."""
    recorded = {event.wording for events in sign_ons.events.values() for event in events if event.wording}
    known = sorted({present, *recorded})
    found = (
        [digest for digest in known if re.fullmatch(f"(?:v[0-9]+-)?{re.escape(typed)}.*", digest)]
        if typed
        else []
    )
    if len(found) == 1:
        return found[0]
    stop(
        f"no text of this letter has the digest '{typed}'"
        if not found
        else f"several texts have digests like '{typed}'",
        "unknown-wording",
        help=f"known are {listed(map(shortened, known))}",
    )


def refusals(
    sign_ons: SignOns, organisations: Iterable[Organisation], event: Event
) -> dict[str, Sequence[Event]]:
    """The events of organisations that decline or withdraw.

    Raises `LetterError` naming those that cannot: to withdraw is for who has agreed, to decline for who has not.
    """
    findings = Findings()
    found: dict[str, Sequence[Event]] = {}
    for one in organisations:
        last = sign_ons.last_answer(one.id)
        is_silenced = event.not_named and not sign_ons.wishes_no_name(one.id)
        if is_silenced and last and last.step is event.step:  # it says now that it is not to be named
            _check_day(sign_ons, one, event, findings)
            found[one.id] = (event,)
            continue
        agreed = last is not None and last.step is Step.CONFIRMED
        doubted = last is not None and last.step is Step.DOUBTED
        if event.step is Step.WITHDRAWN and not agreed and not doubted:
            findings.error(
                f"{one} has no agreement to take back",
                "no-agreement",
                help="if it will not sign, record that with: undersigned signatories decline",
            )
        elif event.step is Step.DECLINED and last and agreed:
            findings.error(
                f"{one} has agreed on {last.date}",
                "has-agreed",
                help="if it takes that back, record it with: undersigned signatories withdraw",
            )
        elif last is None or last.step is not event.step or sign_ons.of(one.id)[-1] != last:
            _check_day(sign_ons, one, event, findings)
            found[one.id] = (event,)
    findings.stop_if_errors()
    return found


def invitations(
    sign_ons: SignOns, organisations: Iterable[Organisation], event: Event, *, again: bool
) -> dict[str, Sequence[Event]]:
    """The invitations of organisations that were not asked about this very wording yet, and have not agreed to it.

    With `again`, also those that said no.
    """
    found: dict[str, Sequence[Event]] = {}
    for one in organisations:
        stands = agreement(sign_ons, one.id, event.wording or "").standing
        said_no = stands in {Standing.DECLINED, Standing.WITHDRAWN}
        was_asked = is_same_text(invited_with(sign_ons, one.id), event.wording or "")
        if not stands.covers and (again if said_no else not was_asked):
            found[one.id] = (event,)
    return found


@dataclass(frozen=True)
class Correction:
    """What an officer declares: by whom, when, why, and for which earlier text if there are several."""

    by: str
    date: datetime.date
    reason: str
    earlier: str | None = None


def corrections(
    sign_ons: SignOns, known: Collection[str], present: str, declared: Correction
) -> Sequence[Editorial]:
    """The declarations that the text changed in small things only since organisations agreed.

    There is one for each earlier text that one of the `known` agreed to, by their ids, or only one for that
    which was named. Raises `LetterError` where all agreements cover the present text anyway, or are of a later day.
    """
    findings = Findings()
    for option, said in (("by", declared.by), ("reason", declared.reason)):
        if not said.strip():
            findings.error(
                f"--{option} is empty",
                "missing-value",
                help="say who answers for the correction, and what it is",
            )
    findings.stop_if_errors()
    if declared.earlier:
        outdated = [known_digest(declared.earlier, sign_ons, present)]
    else:
        outdated = list(outdated_wordings(sign_ons, known, present))
    if not outdated:
        stop(
            "every agreement covers the present text",
            "nothing-changed",
            help="there is nothing to declare",
        )
    if present in outdated:
        stop("that is the present text", "nothing-changed", help="there is nothing to declare")
    for earlier in outdated:
        first = first_agreed(sign_ons, earlier)
        if first and declared.date < first:
            findings.error(
                f"nobody had agreed to {shortened(earlier)} on {declared.date} yet: the first did on {first}",
                "earlier-answer",
                help="give the day on which it was corrected with --on",
            )
    findings.stop_if_errors()
    return [Editorial(earlier, present, declared.date, declared.by, declared.reason) for earlier in outdated]


def first_agreed(sign_ons: SignOns, digest: str) -> datetime.date | None:
    """The day on which the first organisation agreed to a wording, if any has."""
    days = (
        event.date
        for events in sign_ons.events.values()
        for event in events
        if event.step is Step.CONFIRMED and event.wording == digest
    )
    return min(days, default=None)


def outdated_wordings(sign_ons: SignOns, known: Collection[str], present: str) -> Mapping[str, Sequence[str]]:
    """The earlier wordings that some of the `known` agreed to and that do not cover the present one, with their ids."""
    found: dict[str, list[str]] = {}
    for id in filter(known.__contains__, sign_ons.events):
        stands = agreement(sign_ons, id, present)
        if stands.standing is Standing.CONFIRMED_EARLIER and stands.event and stands.event.wording:
            found.setdefault(stands.event.wording, []).append(id)
    return found
