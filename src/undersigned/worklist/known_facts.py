"""Facts of the tables: reminded of while the session lacks its days, looked at once where a letter prints them.

What comes along in these tables was read off published letters and pages, the Council moves its sessions and renews
its mandates; a letter that prints such a fact has to have been compared with the Council's own page by somebody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from undersigned.languages.dates import english_date
from undersigned.model.campaign import Session
from undersigned.model.offices import KnownFact, Table
from undersigned.model.worklist import ItemKind
from undersigned.worklist.slips import Slip


def known_facts(session: Session | None, printed: Iterable[KnownFact]) -> Iterator[tuple[str, Slip]]:
    """What is to be looked at, each with what it is about.

    That the letter's own session has no dates yet, and each fact of a table for which the letter asks.
    """
    if session is not None and session.number and not (session.opens or session.closes):
        yield _item(
            ItemKind.SESSION_UNDATED,
            session.id,
            "the table of sessions does not have its dates yet",
            f"when the Council has set them, write 'from' and 'to' of {session.id} into {Table.SESSIONS.value}",
        )
    more: dict[KnownFact, set[str]] = {}
    for fact in printed:
        more.setdefault(replace(fact, more=""), set()).add(fact.more)
    for fact in sorted(more, key=lambda one: (one.table.value, one.day or datetime.date.min, one.words)):
        yield _item(*_told(fact, sorted(filter(None, more[fact]))))


def _told(fact: KnownFact, more: list[str]) -> tuple[ItemKind, str, str, str]:
    """What to ask of a fact: all that is printed of one resolution is looked up at once."""
    shown = f"{fact.words} {english_date(fact.day)}" if fact.day else fact.words
    shown += f" ({'; '.join(more)})" if more else ""
    known = "" if fact.is_confirmed else ", which nobody has confirmed"
    file = fact.table.value
    if fact.over:
        return (
            ItemKind.SUPERSEDED,
            shown,
            f"by the table of mandates this ended on {english_date(fact.over)}, before the day of this letter{known}",
            f"say what became of the mandate, and add to {file} what renewed it, if something did",
        )
    if fact.table is Table.SESSIONS:
        return (
            ItemKind.SESSION_DATES,
            shown,
            f"the letter prints this day of the table of sessions{known}",
            f"compare it with the Council's own page, and correct {file} if it is another",
        )
    return (
        ItemKind.MANDATE_FACTS,
        shown,
        f"the letter prints this of the table of mandates{known}",
        f"compare it with the document, and correct {file} if that says something else",
    )


def _item(kind: ItemKind, shown: str, reason: str, settle: str) -> tuple[str, Slip]:
    return shown, Slip(kind, ((0, len(shown)),), reason, settle)
