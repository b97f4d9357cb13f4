"""The dates of the letter's session: reminded of while the table lacks them, looked at once where they are printed.

What comes along in the table of sessions was read off published letters and pages, and the Council moves its
sessions; a letter that prints such a day has to have been compared with the Council's own page by somebody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from undersigned.languages.dates import english_date
from undersigned.loading.registers import SESSIONS as TABLE
from undersigned.model.campaign import Session
from undersigned.model.draft import SessionDay
from undersigned.model.worklist import ItemKind
from undersigned.worklist.slips import Slip


def session_dates(session: Session | None, printed: Iterable[SessionDay]) -> Iterator[tuple[str, Slip]]:
    """What is to be looked at, each with what it is about.

    That the letter's own session has no dates yet, and each day of the table for which the letter asks.
    """
    if session is not None and session.number and not (session.opens or session.closes):
        yield _item(
            ItemKind.SESSION_UNDATED,
            session.id,
            "the table of sessions does not have its dates yet",
            f"when the Council has set them, write 'from' and 'to' of {session.id} into {TABLE}",
        )
    for day in sorted(printed, key=lambda one: (one.day, one.session.id, one.what)):
        yield _item(ItemKind.SESSION_DATES, *_told(day.session, day.what, day.day))


def _told(session: Session, name: str, day: datetime.date) -> tuple[str, str, str]:
    known = "" if session.is_confirmed else ", which nobody has confirmed"
    return (
        f"{session.id} {name} on {english_date(day)}",
        f"the letter prints this day of the table of sessions{known}",
        f"compare it with the Council's own page, and correct {TABLE} if it is another",
    )


def _item(kind: ItemKind, shown: str, reason: str, settle: str) -> tuple[str, Slip]:
    return shown, Slip(kind, ((0, len(shown)),), reason, settle)
