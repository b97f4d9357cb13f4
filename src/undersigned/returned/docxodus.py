"""Lets Docxodus compare two Word files, a program that comes along in python-redlines, which is an extra of ours.

It is unpacked once, into a folder of the user's. No other module knows it.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from subprocess import CalledProcessError  # what python-redlines raises
from typing import Final, NoReturn

from undersigned.files.locking import locked
from undersigned.files.saving import folder_in_the_making
from undersigned.files.user_cache import cache_folder, make_private
from undersigned.model.findings import stop

_PACKAGE: Final = "python-redlines-docxodus"
_SAID: Final = re.compile(r"\bError: (.+?)(?: stdout:|$)")
"""What it says of a failure, among what python-redlines tells of the call."""
_INSTEAD: Final = "'undersigned compare' shows the changes as text"


def compared(old: bytes, new: bytes, author: str, day: datetime.date) -> bytes:
    """The changes from one Word file to another, tracked, of an author and a day.

    Raises `LetterError` where the program is missing, or fails.
    """
    try:
        # Whoever writes no redline need not wait for it, and not everybody has it.
        from python_redlines import DocxodusEngine  # noqa: PLC0415

        version = metadata.version(_PACKAGE)
    except (ImportError, metadata.PackageNotFoundError):
        _stop_missing()
    with _unpacked(version, DocxodusEngine) as folder:
        try:
            written, *_ = DocxodusEngine(str(folder)).run_redline(
                author, old, new, detect_moves=True, date_time=f"{day}T00:00:00Z"
            )
        except (CalledProcessError, OSError) as error:
            told = " ".join(str(error).split())
            found = _SAID.search(told)
            stop(
                f"the program that compares Word files has failed: {found[1] if found else told[-200:]}",
                "redline-failed",
                help=f"nothing was saved; {_INSTEAD}",
            )
    made: bytes = written
    return made


def _stop_missing() -> NoReturn:
    stop(
        "what writes tracked changes is not installed here",
        "redline-missing",
        help=f"install it with: pip install 'undersigned[redline]'; until then, {_INSTEAD}",
    )


@contextlib.contextmanager
def _unpacked(version: str, unpack: type[object]) -> Iterator[Path]:
    """The folder in which the program lies; without a home, one that goes afterwards."""
    kept = cache_folder("redlines")
    if kept is None:
        with tempfile.TemporaryDirectory() as passing:
            yield Path(passing)
        return
    folder = kept / version
    try:
        make_private(kept)
        with locked(folder):
            if not folder.exists():  # python-redlines itself would leave half of it where it is killed
                with folder_in_the_making(folder) as beside:
                    unpack(str(beside))  # type: ignore[call-arg]  # it has no types
    except (ImportError, OSError):  # there is none for this system
        _stop_missing()
    yield folder
