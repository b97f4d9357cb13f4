"""Finds the session of a new letter by its id, and takes its dates where the table lacks them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from undersigned.files.locking import locked
from undersigned.files.project import Project
from undersigned.files.saving import save
from undersigned.files.text_files import LARGEST_TEXT, decoded, read_bytes
from undersigned.files.yaml_edits import YamlText
from undersigned.loading.registers import SESSION_ID, load_sessions, session_of
from undersigned.loading.registers import SESSIONS as TABLE
from undersigned.loading.spelling import respelt
from undersigned.model.campaign import Session
from undersigned.model.findings import Findings, stop

_NEAR: Final = 9
"""Sessions that a letter may be ahead of the table without dates: those of three years."""


@dataclass(frozen=True)
class Meeting:
    """A session that a letter is to be written to; `is_new` where the table does not have it, or its days, yet."""

    session: Session
    is_new: bool = False

    def write(self, project: Project) -> None:
        """Put a new session into the table, behind the last of its kind, or the days of one that is there."""
        if not self.is_new:
            return
        path = project.file_to_change(project.path(TABLE))
        with locked(path):
            save({path: self._table_with(project, path)})

    def take_back(self, project: Project, was: Session | None) -> None:
        """Take out of the table again what `write` put there, because its letter could not be written.

        `was` is the session as it stood there before.
        """
        path = project.file_to_change(project.path(TABLE))
        with locked(path):
            there = (load_sessions(project, Findings()) or {}).get(self.session.id)
            if not self.is_new or there is None or there.opens != self.session.opens:
                return
            data = read_bytes(path, TABLE, LARGEST_TEXT, Findings())
            table = YamlText(decoded(data or b""), TABLE)
            if was is None:
                table.remove((self.session.id,))
            else:
                for key, day, known in (("from", there.opens, was.opens), ("to", there.closes, was.closes)):
                    if day is not None and known is None:
                        table.remove((self.session.id, key))
            save({path: table.text.encode()})

    def _table_with(self, project: Project, path: Path) -> bytes:
        """The table with the session in it. Raises `LetterError` where another program has put it there meanwhile."""
        findings = Findings()
        data = read_bytes(path, TABLE, LARGEST_TEXT, findings)
        findings.stop_if_errors()
        sessions = load_sessions(project, Findings()) or {}
        ours = self.session
        there = sessions.get(ours.id)
        table = YamlText(decoded(data or b""), TABLE)
        if there is not None:
            _refuse_other_dates(there, ours.opens, ours.closes)
            for key, day, known in (("from", ours.opens, there.opens), ("to", ours.closes, there.closes)):
                if day is not None and known is None:
                    table.set((ours.id, key), day)
            return table.text.encode()
        before = [s for s in sessions.values() if s.special == ours.special and s.number < ours.number]
        dates = {"from": ours.opens, "to": ours.closes, "confirmed": None if ours.opens else False}
        table.set(
            (ours.id,),
            {name: value for name, value in dates.items() if value is not None},
            after=max(before, key=lambda s: s.number).id if before else None,
        )
        return table.text.encode()


def _refuse_other_dates(there: Session, opens: datetime.date | None, closes: datetime.date | None) -> None:
    """Stop where a day is given, and the table has another."""
    pairs = ((opens, there.opens), (closes, there.closes))
    if any(given and day and given != day for given, day in pairs):
        days = " to ".join(str(day) for day in (there.opens, there.closes) if day)
        stop(
            f"the table of sessions has {there.id} already, with other dates: {days}",
            "wrong-value",
            help=f"leave --opens and --closes out, or correct {TABLE}",
        )


def meeting_of(
    project: Project, id: str, opens: datetime.date | None, closes: datetime.date | None
) -> Meeting:
    """The session of that id, from the table, or a new one with the dates that are given, if any are.

    A session is known long before its dates are. Raises `LetterError` for an id that is none, and for a number that
    is so far from all in the table that it may be a slip.
    """
    findings = Findings()
    sessions = load_sessions(project, findings)
    findings.stop_if_errors()
    known = sessions or {}
    if (there := known.get(id.upper())) is not None:
        _refuse_other_dates(there, opens, closes)
        whole = replace(there, opens=there.opens or opens, closes=there.closes or closes)
        _refuse_odd_days(whole, known)
        return Meeting(whole, is_new=whole != there)
    session = session_of(id.upper())
    if session is None:
        stop(
            f"'{id}' is no session",
            "unknown-session",
            help=respelt(id, SESSION_ID)
            or "write HRC57 for the 57th regular session, or HRC-S36 for the 36th special session",
        )
    session = replace(session, opens=opens, closes=closes)
    _refuse_odd_days(session, known)
    if opens is None:
        _refuse_far(session, known)
    return Meeting(session, is_new=True)


def _refuse_odd_days(session: Session, known: Mapping[str, Session]) -> None:
    """Stop where a session closes before it opens, or opens before one of a lower number did."""
    if session.opens is None:
        if session.closes is not None:
            stop(
                f"when {session.id} closes is given, and not when it opens", "wrong-usage", help="add --opens"
            )
        return
    if session.closes is not None and session.closes < session.opens:
        stop(f"{session.id} closes before it opens", "wrong-value", help="correct --opens or --closes")
    for other in known.values():
        if other.special == session.special and other.opens is not None and other.id != session.id:
            first, second = sorted((session, other), key=lambda one: one.number)
            if first.opens and second.opens and second.opens <= first.opens:
                stop(
                    f"{second.id} would open on {second.opens}, and {first.id} opens on {first.opens}",
                    "wrong-value",
                    help=f"correct --session or --opens, or {TABLE}",
                )


def _refuse_far(session: Session, known: Mapping[str, Session]) -> None:
    # One that somebody added without dates does not make others near.
    same = [other for other in known.values() if other.special == session.special]
    dated = [other.number for other in same if other.opens]
    numbers = dated or [other.number for other in same]
    if numbers and not min(numbers) - _NEAR <= session.number <= max(numbers) + _NEAR:
        stop(
            f"the table of sessions has no {session.id}, nor any that is near: it"
            f" {'has days' if dated else 'goes'} from {min(numbers)} to {max(numbers)}",
            "unknown-session",
            help="correct the number; if it is right, say when it opens: --opens YYYY-MM-DD",
        )


def next_session(project: Project, session: Session) -> str:
    """The id of the regular session after one."""
    regular = sorted(
        (s for s in (load_sessions(project, Findings()) or {}).values() if not s.special),
        key=lambda s: s.number,
    )
    later = (
        s
        for s in regular
        if (
            s.number > session.number
            if not session.special
            else s.opens and session.opens and s.opens > session.opens
        )
    )
    return next((s.id for s in later), f"HRC{session.number + 1}")
