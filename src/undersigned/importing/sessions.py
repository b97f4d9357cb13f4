"""Finds in a letter's words to which session of the Council it was written."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from undersigned.model.campaign import Session

_WORD: Final = (
    r"(?:(?:regular|ordinary|ordinaire|ordinario|ordinária|special|extraordinaire|extraordinario)\s+)?"
    r"(?:sessions?|períodos?|periodos?|sess(?:ão|ões))"
)
_REGULAR: Final = re.compile(
    rf"\b(?P<number>\d{{1,3}})\.?(?:st|nd|rd|th|e|ème|eme|ère|re|o|º|ª|a)\s+{_WORD}\b|\bHRC\s?(?P<short>\d{{1,3}})\b",
    re.IGNORECASE,
)
_SPECIAL: Final = re.compile(r"special|extraordinaire|extraordinari", re.IGNORECASE)
_LATE: Final = datetime.timedelta(days=400)
"""How long before a session opens a letter may be written to it."""


@dataclass(frozen=True)
class FoundSession:
    """The session that a letter names most, and whether the table of sessions has it."""

    id: str
    number: int
    is_known: bool


def find_session(
    text: str, sessions: Mapping[str, Session], date: datetime.date | None
) -> FoundSession | None:
    """The session to which a letter of that date was written, or None where its words do not say."""
    named = Counter[str]()
    for found in _REGULAR.finditer(text):
        special = "S" if _SPECIAL.search(found[0]) else ""
        named[f"HRC{'-S' if special else ''}{found['number'] or found['short']}"] += 1
    fitting = {one: times for one, times in named.items() if _fits(sessions.get(one), date)}
    if not fitting:
        return None
    id = max(fitting, key=lambda one: (fitting[one], int(re.sub(r"\D", "", one))))
    return FoundSession(id, int(re.sub(r"\D", "", id)), id in sessions)


def _fits(session: Session | None, date: datetime.date | None) -> bool:
    """Whether a letter of that date can have been written to a session; one that is not known can."""
    if session is None or date is None or session.opens is None:
        return True
    closes = session.closes or session.opens
    return session.opens - _LATE <= date <= closes


def ordinals_in(prose: str, session: FoundSession, language: str) -> str:
    """Prose with the ordinal of the letter's session as a value that follows the session."""
    if "-S" in session.id:
        return prose
    number = session.number
    last = number % 100 if number % 100 in (11, 12, 13) else number % 10
    endings = {
        "en": {1: "st", 2: "nd", 3: "rd"}.get(last, "th"),
        "fr": "re" if number == 1 else "e",
        "es": r"\.\^o\^",
        "pt": r"\.\^a\^",
    }
    ending = endings.get(language[:2])
    if ending is None:
        return prose
    if language[:2] in {"en", "fr"}:
        ending = rf"(?:\^{ending}\^|{ending})"
    pattern = (
        rf"(?<![\w./=-]){number}{ending}(?=\s+(?:[\w*]+\s+){{0,2}}?(?:session|sesi|período|periodo|sess))"
    )
    return re.sub(pattern, "{{ session.ordinal }}", prose)
