"""What a user says of a new letter, in; its campaign, checked, with the worklist of what it carries on, out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from undersigned.campaigns.new_campaign import require_free_name
from undersigned.campaigns.next_letter import Beginning, Begun, begin, carry_over
from undersigned.campaigns.next_session import Meeting, meeting_of, next_session
from undersigned.campaigns.todo import Kept, keep_worklist
from undersigned.files.project import Project
from undersigned.loading.campaign import load_campaign
from undersigned.loading.returned import FILE as RETURNED
from undersigned.model.campaign import LETTER
from undersigned.model.findings import Finding, Findings, LetterError, Place, Severity, listed, stop
from undersigned.route import prepare


@dataclass(frozen=True)
class NewLetterRequest:
    """The letter that somebody begins: its name, and what else they say of it."""

    name: str
    today: datetime.date
    earlier: str | None = None
    """The campaign of the letter that it carries on."""
    session: str | None = None
    """The id of the session that it is written to: `HRC57`."""
    date: datetime.date | None = None
    country: str | None = None
    """Of a letter that carries on none."""
    kind: str | None = None
    """Of a letter that carries on none: its folder in templates/."""
    opens: datetime.date | None = None
    closes: datetime.date | None = None
    """The days of a session that the table of sessions does not have."""


@dataclass(frozen=True)
class NewLetter:
    """A letter that was begun, and what its drafter has to look at."""

    begun: Begun
    worklist: Kept | None
    """What may have gone stale since the letter that it carries on; None where it carries on none, or has errors."""
    findings: tuple[Finding, ...]


def begin_letter(project: Project, request: NewLetterRequest) -> NewLetter:
    """Write the campaign of a letter, from an earlier one or from the beginning that its kind has.

    What is wrong with it then is among the findings: it is there, and can be mended. Raises `LetterError` where
    there is a campaign of that name, where the session is not known, and where the earlier letter has errors; then
    nothing is written.
    """
    require_free_name(project, request.name)
    earlier, today = request.earlier, request.today
    meeting = _meeting(project, request)
    beginning = Beginning(request.name, meeting, request.date, today, request.country)
    if earlier is None:
        begun = begin(project, request.kind or LETTER, beginning)
    else:
        _refuse_with_earlier(request)
        begun = carry_over(project, earlier, beginning)
    past = (*_past(begun, today), *_left_out(begun, earlier), *_open_remarks(project, begun, earlier))
    try:
        manuscript = prepare(project, begun.name)
    except LetterError as error:
        # What does not fit the new session is for the drafter to say.
        return NewLetter(begun, None, (*past, *error.findings))
    kept = keep_worklist(project, begun.name, (), today, works=lambda _: False) if earlier else None
    told = tuple(finding for finding in manuscript.findings if finding.code != "worklist")
    return NewLetter(begun, kept, (*past, *told))


def _left_out(begun: Begun, earlier: str | None) -> tuple[Finding, ...]:
    """A warning of those who signed the earlier letter and are in the register no more."""
    if not begun.left_out:
        return ()
    message = f"{listed(begun.left_out)} signed {earlier}, and the register does not have them"
    help = "they are not under 'signatories' of the new letter; write in who is to be asked"
    return (Finding(Severity.WARNING, message, "unknown-organisation", None, help),)


def _open_remarks(project: Project, begun: Begun, earlier: str | None) -> tuple[Finding, ...]:
    """A warning of remarks on the earlier letter that nobody has settled: most hold of the new one, too."""
    if earlier is None or not begun.open_remarks:
        return ()
    one = begun.open_remarks == 1
    are = (
        f"remark on {earlier} is not settled, and stays"
        if one
        else f"remarks on {earlier} are not settled, and stay"
    )
    place = Place(project.shown(project.campaign(earlier, RETURNED)))
    help = "read them, as what they ask for may be missing in the new letter, too"
    return (Finding(Severity.WARNING, f"{begun.open_remarks} {are} there", "open-remark", place, help),)


def _past(begun: Begun, today: datetime.date) -> tuple[Finding, ...]:
    """A warning of a letter that is dated before the day on which it is begun."""
    if begun.date >= today:
        return ()
    message = f"the new letter is dated {begun.date}, which is past"
    help = f"give 'date' in campaigns/{begun.name}/campaign.yaml another day, and look at its session"
    return (Finding(Severity.WARNING, message, "past-date", None, help),)


def _meeting(project: Project, request: NewLetterRequest) -> Meeting | None:
    earlier = request.earlier
    if request.session:
        return meeting_of(project, request.session, request.opens, request.closes)
    last = load_campaign(project, earlier, Findings()) if earlier else None
    if last is not None and last.session is not None:
        stop(
            f"{earlier} was written to {last.session.id}; to which session is {request.name} written?",
            "missing-session",
            help=f"add it, such as --session {next_session(project, last.session)}",
        )
    return None


def _refuse_with_earlier(request: NewLetterRequest) -> None:
    for option, value in (("country", request.country), ("kind", request.kind)):
        if value:
            stop(
                f"--{option} is for a letter that begins anew; one with --from has that of the earlier letter",
                "wrong-usage",
                help=f"leave --{option} out, and change it in campaign.yaml",
            )
