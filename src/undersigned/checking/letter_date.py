"""Looks at the date of a letter beside the session that it is written to, and beside today."""

from __future__ import annotations

import datetime
from typing import Final

from undersigned.model.campaign import UNREADABLE_DAY, Campaign
from undersigned.model.findings import Findings, counted

_LONG_BEFORE: Final = 183
"""Days before its session from which on a letter is hardly meant for it: another one lies between."""
_FAR_AHEAD: Final = 3
"""Years from today on which nobody dates a letter."""


def check_session(campaign: Campaign, findings: Findings) -> None:
    """Warn of a letter that is dated long before its session, or after it."""
    session, date = campaign.session, campaign.date
    if session is None or date in (None, UNREADABLE_DAY):
        return
    known = session.closes or session.opens
    # Of a session that may still last, nobody knows when it closes.
    if known and (date - known).days > (0 if session.closes else _LONG_BEFORE):
        findings.warning(
            f"the letter is dated {date}, after {session.id} {'closed' if session.closes else 'opened'} on {known}",
            "session-over",
            campaign.date_place,
            "look at 'date' and 'session'",
        )
    elif session.opens is not None and (days := (session.opens - date).days) > _LONG_BEFORE:
        findings.warning(
            f"the letter is dated {date}, {counted(days, 'day')} before {session.id} opens on {session.opens}",
            "long-before-session",
            campaign.date_place,
            "look at 'date' and 'session'",
        )


def check_earlier(campaign: Campaign, findings: Findings) -> None:
    """Warn of a letter that is not dated after the one that it carries on: nothing can have gone stale in between."""
    earlier, date = campaign.earlier, campaign.date
    if earlier is not None and date not in (None, UNREADABLE_DAY) and date <= earlier.date:
        findings.warning(
            f"the letter is dated {date}, not after {earlier.name} ({earlier.date}), which it carries on",
            "before-earlier",
            campaign.date_place,
            "look at 'date' here and there, and at 'from'",
        )


def check_day(campaign: Campaign, today: datetime.date, findings: Findings) -> None:
    """Warn of a letter that is dated years after today, which is a slip of the hand."""
    if campaign.date and campaign.date.year - today.year >= _FAR_AHEAD:
        findings.warning(
            f"the letter is dated {campaign.date}, and today is {today}",
            "far-date",
            campaign.date_place,
            "look at the year of 'date'",
        )


def check_reply(campaign: Campaign, findings: Findings) -> None:
    """Warn of a reply that is asked for before the letter is written."""
    last = campaign.contact.reply_by if campaign.contact else None
    if last is not None and campaign.date is not None and last < campaign.date:
        findings.warning(
            f"a reply is asked for by {last}, and the letter is dated {campaign.date}",
            "reply-before-letter",
            campaign.given.get("contact", campaign.date_place),
            "look at 'reply_by' and 'date'",
        )
