"""`--links`: asks the network or memory for addresses, with a bar while somebody waits at a terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

from undersigned.cli.clock import now
from undersigned.cli.terminal import behind_door
from undersigned.links.inquiry import Inquiry


def inquiry(options: argparse.Namespace) -> Inquiry:
    """What asks for the links of all letters of a command."""
    is_seen = sys.stderr.isatty() and not options.json
    return Inquiry(now(), allow_private=options.allow_private, waiting=_bar if is_seen else None)


@contextmanager
def _bar(addresses: int) -> Iterator[Callable[[], object]]:
    with tqdm(
        total=addresses,
        desc="asking",
        file=behind_door(sys.stderr),
        unit="address",
        leave=False,
        dynamic_ncols=True,
        mininterval=0,
    ) as bar:
        yield bar.update
