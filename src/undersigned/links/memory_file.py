"""Keeps the answers of web pages in the user's folders, and recalls them from there."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable
from pathlib import Path

from undersigned.files.saving import save
from undersigned.files.user_cache import cache_folder, make_private
from undersigned.links.answers import Fine
from undersigned.links.memory import Memory
from undersigned.model.findings import LetterError


def memory_file() -> Path | None:
    """Where the answers are kept: the user's cache folder, for all projects, so that `check` writes into none."""
    folder = cache_folder("links")
    return folder / "answers.json" if folder else None


def remembered(now: datetime.datetime) -> Memory:
    """What is remembered at the time of `now` (with its zone); nothing where the file cannot be read."""
    file = memory_file()
    try:
        return Memory(now, file.read_bytes() if file else b"")
    except OSError:
        return Memory(now)


def keep(memory: Memory) -> None:
    """Save a memory. Where that fails, the next run asks again, and nobody need be told."""
    file = memory_file()
    if file is None:
        return
    with contextlib.suppress(OSError, LetterError):
        make_private(file.parent)
        save({file: memory.as_bytes()})


def known_to_work(now: datetime.datetime) -> Callable[[str], bool]:
    """What tells of an address whether `check --links` has found it to work within the day before `now`."""
    memory = remembered(now)
    return lambda address: isinstance(memory.recalled(address.partition("#")[0]), Fine)
