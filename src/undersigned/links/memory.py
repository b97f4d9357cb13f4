"""Remembers the answers of the last day in a file, so that a second check need not ask again."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import assert_never

from undersigned.links.answers import Answer, Blocked, Fine, Gone, Moved, Unreachable

_LASTS = datetime.timedelta(days=1)


class Memory:
    """What addresses answered, and when. What was unreachable is not remembered: it may be back in a minute."""

    def __init__(self, now: datetime.datetime, data: bytes = b"") -> None:
        """What a file holds that is not older than a day at the time of `now` (with its zone).

        What cannot be understood in it is as if it were not there.
        """
        self._now = now
        self._answers: dict[str, tuple[datetime.datetime, Answer]] = {}
        for address, entry in _entries(data).items():
            heard, answer = _time(entry), _answer(entry)
            if heard and answer and datetime.timedelta() <= now - heard < _LASTS:
                self._answers[address] = heard, answer

    def recalled(self, address: str) -> Answer | None:
        """What the address answered, if that is remembered."""
        heard_and_answer = self._answers.get(address)
        return heard_and_answer[1] if heard_and_answer else None

    def remember(self, answers: Mapping[str, Answer]) -> None:
        """Add the answers that came now."""
        for address, answer in answers.items():
            if isinstance(answer, Fine | Gone | Moved | Blocked):
                self._answers[address] = self._now, answer

    def as_bytes(self) -> bytes:
        """The file."""
        entries = {
            address: {"heard": heard.isoformat(), **_entry(answer)}
            for address, (heard, answer) in sorted(self._answers.items())
        }
        return json.dumps({"form": 1, "answers": entries}, indent=1).encode("ascii")


def _entries(data: bytes) -> Mapping[str, object]:
    try:
        file = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    match file:
        case {"form": 1, "answers": dict(entries)}:
            return entries
        case _:
            return {}


def _time(entry: object) -> datetime.datetime | None:
    match entry:
        case {"heard": str(text)}:
            try:
                heard = datetime.datetime.fromisoformat(text)
            except ValueError:
                return None
            return heard if heard.tzinfo else None
        case _:
            return None


def _answer(entry: object) -> Answer | None:
    match entry:
        case {"answer": "fine"}:
            return Fine()
        case {"answer": "gone", "status": int(status)}:
            return Gone(status)
        case {"answer": "blocked", "status": int(status)}:
            return Blocked(status)
        case {"answer": "moved", "to": str(to), "to_front_page": bool(front)} if to.isprintable():
            return Moved(to, front)
        case _:
            return None


def _entry(answer: Answer) -> dict[str, object]:
    match answer:
        case Fine():
            return {"answer": "fine"}
        case Gone():
            return {"answer": "gone", "status": answer.status}
        case Blocked():
            return {"answer": "blocked", "status": answer.status}
        case Moved():
            return {"answer": "moved", "to": answer.to, "to_front_page": answer.to_front_page}
        case Unreachable():  # is not remembered
            raise AssertionError(answer)
        case _:
            assert_never(answer)
