"""Turns a file into one that only one program at a time changes.

Who changes it holds a lock on a hidden file beside it. The system takes the lock back when a program ends,
however it ends, so that none stays behind.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from undersigned.diagnostics import stop

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        """Take the lock, or raise `OSError` while another program holds it."""
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        """Take the lock, or raise `OSError` while another program holds it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TRIES: Final = 600
_PAUSE: Final = 0.05
"""Seconds between two tries: half a minute in all, where one change takes less than a second."""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file in here. Raises `LetterError` where another program keeps it for half a minute."""
    beside = path.with_name(f".{path.stem}.lock")
    try:
        file = beside.open("ab")
    except OSError as error:
        stop(
            f"nothing can be written in {path.parent}: {(error.strerror or str(error)).lower()}",
            "cannot-write",
            help="look whether you may write there, and whether the disk is full",
        )
    with file:
        for _ in range(_TRIES):
            with contextlib.suppress(OSError):
                _take(file)
                break
            time.sleep(_PAUSE)
        else:
            stop(
                f"another program is changing {path.name}",
                "locked-file",
                help="wait until it is done, and try again",
            )
        yield  # closing the file gives the lock back
