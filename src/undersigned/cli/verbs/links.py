"""`--links`: asks the network or memory for addresses, with a bar while somebody waits at a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Collection, Mapping

from tqdm import tqdm

from undersigned.cli.clock import now
from undersigned.files.saving import save
from undersigned.links.answers import Answer
from undersigned.links.asker import ask_all
from undersigned.links.connecting import is_any, is_public
from undersigned.links.memory import Memory
from undersigned.links.memory_file import memory_file, read
from undersigned.model.findings import LetterError


class Inquiry:
    """Asks each address once in a run, and those that answered within a day not at all."""

    def __init__(self, *, allow_private: bool, silent: bool) -> None:
        """Read the clock and the memory. `allow_private` lets it ask in private networks, too."""
        self._permits = is_any if allow_private else is_public
        self._bar = not silent and sys.stderr.isatty()
        self._file = memory_file()
        self._memory = Memory(now(), read(self._file))
        self._heard: dict[str, Answer] = {}
        """What came in this run, also what is not worth remembering."""

    def __call__(self, addresses: Collection[str]) -> Mapping[str, Answer]:
        """What became of each address."""
        known = {a: answer for a in addresses if (answer := self._heard.get(a) or self._memory.recalled(a))}
        unknown = [address for address in addresses if address not in known]
        if unknown:
            new = self._asked(unknown)
            self._heard.update(new)
            self._memory.remember(new)
            self._keep()
            known.update(new)
        return known

    def _asked(self, addresses: list[str]) -> Mapping[str, Answer]:
        with tqdm(
            total=len(addresses),
            desc="asking",
            unit="address",
            leave=False,
            dynamic_ncols=True,
            mininterval=0,
            disable=not self._bar,
        ) as bar:
            return ask_all(addresses, permits=self._permits, heard=bar.update)

    def _keep(self) -> None:
        """Save the memory. Where that fails, the next run asks again, and nobody need be told."""
        if self._file is None:
            return
        with contextlib.suppress(OSError, LetterError):
            # A folder of its own, for which pages somebody looked into is for their eyes only.
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            save({self._file: self._memory.as_bytes()})
