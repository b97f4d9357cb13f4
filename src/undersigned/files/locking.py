"""Locks a file, so that only one program at a time changes it.

Who changes it holds a lock on a hidden file beside it, and deletes that when done. The system takes the lock back
when a program ends, however it ends, so that nobody waits for one that was killed.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from undersigned.model.findings import stop, why

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        """Take the lock, or raise `PermissionError` while another program holds it."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        """Take the lock, or raise `BlockingIOError` while another program holds it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_NO_LINKS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file is opened that may be no link, where the system knows links; nor is it waited for, if it is a pipe."""
_TRIES: Final = 600
_PAUSE: Final = 0.05
"""Seconds between two tries: half a minute in all, where one change takes less than a second."""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file in here, from before it is read until it is written.

    Raises `LetterError` where another program keeps it for half a minute, and where nothing can be locked.
    """
    beside = path.with_name(f".{path.stem}.lock")
    try:
        with _held(beside, path.name):
            yield
    finally:
        if sys.platform == "win32":
            _delete(beside)  # which leaves it to those who have it open


@contextlib.contextmanager
def _held(beside: Path, changed: str) -> Iterator[None]:
    tries = itertools.count(1)
    while True:
        with _opened(beside) as file:
            while not _is_taken(file, beside):
                if next(tries) == _TRIES:
                    stop(
                        f"another program is changing {changed}",
                        "locked-file",
                        help="wait until it is done, and try again",
                    )
                time.sleep(_PAUSE)
            if not _is_at(file, beside):
                continue  # who had it before has deleted it
            try:
                yield
            finally:
                _delete(beside)
            return  # closing the file gives the lock back


def is_claimed(handle: int, path: Path) -> bool:
    """Hold a file or folder of this program's own as long as it is open; False where another swept it away before.

    Windows replaces nothing that is open, and locks no folders: nothing is held there.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:  # another looks whether it is anybody's
            return False
    return path.exists()


@contextlib.contextmanager
def abandoned(path: Path) -> Iterator[bool]:
    """Whether who claimed a file or folder has ended without taking it away; nobody else finds that out in here.

    On Windows nothing tells, and what was left stays.
    """
    if sys.platform == "win32":
        yield False
        return
    handle = os.open(path, os.O_RDONLY | _NO_LINKS)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _opened(path: Path) -> IO[bytes]:
    try:
        # A link of that name leads somewhere that is not to be written into.
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _NO_LINKS, 0o666), "ab")
    except OSError as error:
        stop(
            f"nothing can be written in {path.parent}: {why(error)}",
            "cannot-write",
            help="look whether you may write there, and whether the disk is full",
        )


def _is_taken(file: IO[bytes], beside: Path) -> bool:
    try:
        _take(file)
    except (BlockingIOError, PermissionError):  # another has it, as Unix says, or Windows
        return False
    except OSError as error:
        _delete(beside)
        stop(
            f"no file can be locked in {beside.parent}: {why(error)}",
            "cannot-lock",
            help="move the project to a drive of this computer, or to another network drive",
        )
    return True


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):  # Windows keeps it while it is open
        path.unlink()


def _is_at(file: IO[bytes], path: Path) -> bool:
    """Whether an open file still is the one of that path."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False
