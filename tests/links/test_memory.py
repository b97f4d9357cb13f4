"""What is remembered of answers, how long, and what a damaged file does: nothing."""

from __future__ import annotations

import datetime
import itertools
import json

import pytest

from undersigned.links.answers import Answer, Blocked, Fine, Gone, Moved, Trouble, Unreachable
from undersigned.links.memory import Memory

NOW = datetime.datetime(2026, 9, 1, 12, tzinfo=datetime.UTC)
ANSWERS: dict[str, Answer] = {
    "http://a.example/": Fine(),
    "http://b.example/": Gone(410),
    "http://c.example/": Moved("https://c.example/"),
    "http://d.example/": Moved("http://d.example/", to_front_page=True),
    "http://e.example/": Blocked(403),
}


def file(now: datetime.datetime = NOW) -> bytes:
    memory = Memory(now)
    memory.remember(ANSWERS)
    return memory.as_bytes()


def test_answers_are_remembered_for_a_day() -> None:
    for later in (datetime.timedelta(), datetime.timedelta(hours=23, minutes=59)):
        memory = Memory(NOW + later, file())
        assert {address: memory.recalled(address) for address in ANSWERS} == ANSWERS
    memory = Memory(NOW + datetime.timedelta(days=1), file())
    assert {memory.recalled(address) for address in ANSWERS} == {None}
    assert json.loads(memory.as_bytes())["answers"] == {}


def test_remembering_again_does_not_make_an_answer_younger() -> None:
    later = Memory(NOW + datetime.timedelta(hours=20), file())
    assert Memory(NOW + datetime.timedelta(hours=30), later.as_bytes()).recalled("http://a.example/") is None


def test_what_was_unreachable_is_not_remembered() -> None:
    memory = Memory(NOW)
    memory.remember({"http://a.example/": Unreachable(Trouble.TOO_SLOW)})
    assert memory.recalled("http://a.example/") is None


def test_answers_from_the_future_are_forgotten() -> None:
    assert Memory(NOW - datetime.timedelta(minutes=1), file()).recalled("http://a.example/") is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\x00",
        b"[]",
        b"[" * 100_000,
        b'{"form": 2, "answers": {}}',
        b'{"form": 1, "answers": []}',
        file()[:-20],
        file().replace(b'"form": 1', b'"form": "1"'),
        file().replace(b'"heard"', b'"seen"'),
        file().replace(b"2026-09-01T12:00:00+00:00", b"2026-09-01T12:00:00"),
        file().replace(b"2026-09-01T12:00:00+00:00", b"yesterday"),
    ],
    ids=itertools.count(),
)
def test_a_damaged_file_is_as_good_as_none(data: bytes) -> None:
    memory = Memory(NOW, data)
    assert {memory.recalled(address) for address in ANSWERS} == {None}


def test_of_a_file_that_is_damaged_in_part_the_rest_is_read() -> None:
    data = file().replace(b'"status": 410', b'"status": "410"').replace(b"https://c.example/", b"\\u001b[2J")
    memory = Memory(NOW, data)
    assert memory.recalled("http://a.example/") == Fine()
    assert memory.recalled("http://b.example/") is None
    assert memory.recalled("http://c.example/") is None
