"""What the symbol of a UN document says of itself, and warnings of slips in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Final

from undersigned.model.campaign import Footnote, Session, Work
from undersigned.model.findings import Findings

_SYMBOL: Final = re.compile(r"[A-Z]{1,8}(/[A-Za-z0-9][A-Za-z0-9.()-]*)+")
"""Parts in capitals and figures between strokes (ST/LIB/SER.B/5/Rev.5, United Nations Document Series Symbols)."""
_COUNCIL: Final = re.compile(r"A/HRC/(?:RES/|DEC/|PRST/)?(?:(S)-)?([1-9][0-9]*)/")
"""A document of the Council, with the session that it belongs to: A/HRC/51/66, A/HRC/RES/S-32/1."""
_BEFORE: Final = datetime.timedelta(days=300)
"""How long before a session opens its documents may be dated: reports are submitted months ahead."""
_AFTER: Final = datetime.timedelta(days=90)
"""How long after a session closes they may be dated: reissues and translations follow."""


def is_symbol(text: str) -> bool:
    """Whether some text has the form of a UN document's symbol."""
    return _SYMBOL.fullmatch(text) is not None


def session_of_symbol(symbol: str) -> str | None:
    """The id of the Council's session (`HRC51`, `HRC-S32`) that a symbol names, or None."""
    match = _COUNCIL.match(symbol)
    return f"HRC{'-S' if match[1] else ''}{match[2]}" if match else None


def check_symbol(
    footnote: Footnote, letter: datetime.date | None, sessions: Mapping[str, Session], findings: Findings
) -> None:
    """Warn of a symbol that is none, or whose session does not fit its date or, where known, the letter's."""
    facts = dict(footnote.source.facts) if isinstance(footnote.source, Work) else {}
    if "symbol" not in facts:
        return
    symbol, dated, place = str(facts["symbol"]), facts.get("adopted") or facts.get("date"), footnote.place
    if not is_symbol(symbol):
        findings.warning(
            f"'{symbol}' has not the form of a UN document's symbol",
            "odd-symbol",
            place,
            "symbols look like A/HRC/51/66 or A/HRC/RES/48/23; for another kind of source use 'url' or 'kind'",
        )
        return
    session = sessions.get(session_of_symbol(symbol) or "")
    if session is None or session.opens is None:
        return
    closes = session.closes or session.opens
    lasts = f"{session.opens} to {session.closes}" if session.closes else f"from {session.opens}"
    if isinstance(dated, datetime.date) and not session.opens - _BEFORE <= dated <= closes + _AFTER:
        findings.warning(
            f"{symbol} belongs to {session.id} ({lasts}), but is dated {dated}",
            "symbol-and-date",
            place,
            "look at both: one of them is a slip",
        )
    elif letter and letter < session.opens - _BEFORE:
        findings.warning(
            f"{symbol} belongs to {session.id}, which opens on {session.opens}, long after the letter's date",
            "symbol-and-date",
            place,
            "look at the symbol and at the letter's date",
        )
