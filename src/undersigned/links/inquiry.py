"""Addresses in, what became of each out: asked once in a run, or remembered from the last day."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from undersigned.links.answers import Answer
from undersigned.links.asker import ask_all
from undersigned.links.connecting import is_any, is_public
from undersigned.links.memory_file import keep, remembered

Waiting: TypeAlias = Callable[[int], contextlib.AbstractContextManager[Callable[[], object]]]
"""Shows that so many addresses are asked; what it gives is called after each answer."""


class Inquiry:
    """Asks each address once in a run, and those that answered within a day not at all; it is an `Ask`."""

    def __init__(
        self, now: datetime.datetime, *, allow_private: bool = False, waiting: Waiting | None = None
    ) -> None:
        """Read what is remembered at the time of `now` (with its zone).

        `allow_private` lets it ask in private networks, too.
        """
        self._permits = is_any if allow_private else is_public
        self._waiting = waiting or (lambda _: contextlib.nullcontext(lambda: None))
        self._memory = remembered(now)
        self._heard: dict[str, Answer] = {}
        """What came in this run, also what is not worth remembering."""

    def __call__(self, addresses: Collection[str]) -> Mapping[str, Answer]:
        """What became of each address."""
        known = {a: answer for a in addresses if (answer := self._heard.get(a) or self._memory.recalled(a))}
        unknown = [address for address in addresses if address not in known]
        if unknown:
            with self._waiting(len(unknown)) as heard:
                new = ask_all(unknown, permits=self._permits, heard=heard)
            self._heard.update(new)
            self._memory.remember(new)
            keep(self._memory)
            known.update(new)
        return known
