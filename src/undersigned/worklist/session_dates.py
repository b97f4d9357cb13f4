"""The dates of the letter's session: reminded of while the table lacks them, looked at once where they are printed.

What comes along in the table of sessions was read off published letters and pages, and the Council moves its
sessions; a letter that prints such a day has to have been compared with the Council's own page by somebody.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from undersigned.languages.dates import english_date
from undersigned.model.campaign import Campaign, Session
from undersigned.model.worklist import ItemKind
from undersigned.worklist.passages import passages_of
from undersigned.worklist.slips import Slip

_PRINTED = re.compile(r"\{[{%][^{}]*?\bsession\s*\.\s*(?P<day>opens|closes)\b")
"""Where the prose prints a day of the session, or asks whether there is one."""

TABLE = "campaigns/sessions.yaml"


def session_dates(campaign: Campaign) -> Iterator[tuple[str, Slip]]:
    """What is to be looked at, each with what it is about: nothing where the letter is written to no session."""
    session = campaign.session
    if session is None or not session.number:
        return
    days = {"opens": session.opens, "closes": session.closes}
    if not any(days.values()):
        yield _item(
            ItemKind.SESSION_UNDATED,
            session.id,
            "the table of sessions does not have its dates yet",
            f"when the Council has set them, write 'from' and 'to' of {session.id} into {TABLE}",
        )
        return
    printed = {found["day"] for passage in passages_of(campaign) for found in _PRINTED.finditer(passage.text)}
    for name, day in days.items():
        if name in printed and day is not None:
            yield _item(ItemKind.SESSION_DATES, *_told(session, name, day))


def _told(session: Session, name: str, day: datetime.date) -> tuple[str, str, str]:
    known = "" if session.is_confirmed else ", which nobody has confirmed"
    return (
        f"{session.id} {name} on {english_date(day)}",
        f"the letter prints this day of the table of sessions{known}",
        f"compare it with the Council's own page, and correct {TABLE} if it is another",
    )


def _item(kind: ItemKind, shown: str, reason: str, settle: str) -> tuple[str, Slip]:
    return shown, Slip(kind, ((0, len(shown)),), reason, settle)
