"""Saves files so that each is whole at any moment, and a new folder so that it is there at once."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Final, NoReturn, TypeVar

from undersigned.files.locking import abandoned, is_claimed
from undersigned.files.unfinished import UNFINISHED, finish, noted, root_above
from undersigned.model.findings import stop, why

_Handle = TypeVar("_Handle", bound=int | None)

_LONGEST_BEGINNING: Final = 100
_TOO_LONG: Final = (
    "its path may be too long: move the project nearer to the root of the drive, or shorten names"
)


def save(
    files: Mapping[Path, bytes], *, otherwise: str | None = None, deleted: Collection[Path] = ()
) -> None:
    """Write the files, each by rename, after all of them have reached the disk; then delete those that go.

    Each file is either the new one or the one that was there before, whatever happens; where one cannot be
    written, or replaced because a program shows it (as on Windows), none is changed. Where a program is killed
    meanwhile, the next command in that project does what is left. Raises `LetterError`
    where the disk is full or a file cannot be written; `otherwise` is what its user can then do instead, such
    as "choose another folder with --output".
    """
    written: list[tuple[Path, Path]] = []
    replaced: list[tuple[Path, bytes | None]] = []
    with contextlib.ExitStack() as ours:
        for path, data in files.items():
            try:
                if path.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                path.parent.mkdir(parents=True, exist_ok=True)
                sweep(path.parent)
                written.append((ours.enter_context(_written_beside(path, data)), path))
            except OSError as error:
                _stop(path, error, otherwise)
        ours.enter_context(noted(written, deleted))
        for temporary, path in written:
            try:
                before = path.read_bytes() if len(written) > 1 and path.exists() else None
                temporary.replace(path)
            except OSError as error:
                _put_back(replaced)
                _stop(path, error, otherwise, is_written=True)
            replaced.append((path, before))
        for path in deleted:
            path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what programs that were killed have left unfinished in a folder, but for what can be finished."""
    if (root := root_above(folder.absolute())) is not None:  # it may be another project than the command's
        finish(root)
    with contextlib.suppress(OSError):  # what cannot be taken away harms nobody
        for path in [*folder.glob(f".*{UNFINISHED}")]:
            with abandoned(path) as is_nobodys:
                if is_nobodys and path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                elif is_nobodys:
                    path.unlink(missing_ok=True)


@contextlib.contextmanager
def folder_in_the_making(folder: Path) -> Iterator[Path]:
    """A folder beside the one that is to be, to be filled within; it takes that one's place at the end, or goes.

    Raises `LetterError` where there is something of that name by then, or it cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        sweep(folder.parent)
        beside, handle = _claimed(lambda: _begun_folder(folder))
    except OSError as error:
        _stop(folder, error)
    with _open(handle):
        try:
            yield beside
            beside.chmod(0o777 & ~_umask())
            if folder.exists():  # an empty folder would give way to the rename
                _stop(folder, OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY)))
            try:
                beside.rename(folder)
            except OSError as error:
                _stop(folder, error)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def save_folder(
    folder: Path, files: Mapping[str, bytes], *, before: Callable[[], None] | None = None
) -> None:
    """Write a new folder with files, by their paths in it: all of it at once, or nothing.

    What is to be done `before` it is there is done when all of it has been written. Raises `LetterError` where there
    is something of that name already, or it cannot be written.
    """
    with folder_in_the_making(folder) as beside:
        save({beside / name: data for name, data in files.items()})
        if before is not None:
            before()


def _put_back(replaced: list[tuple[Path, bytes | None]]) -> None:
    """Give files what they held before; None: they were not there."""
    for path, before in replaced:
        with contextlib.suppress(OSError):
            if before is None:
                path.unlink()
            else:
                with _written_beside(path, before) as temporary:
                    temporary.replace(path)


@contextlib.contextmanager
def _written_beside(path: Path, data: bytes) -> Iterator[Path]:
    """The data in a temporary file in the path's own folder, so that the rename stays on one disk."""
    temporary, handle = _claimed(lambda: _begun_file(path))
    try:
        # Windows replaces no file that is open; elsewhere it is held until it has taken its place.
        with _open(None if sys.platform == "win32" else os.dup(handle)):
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_umask())
            yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _claimed(begin: Callable[[], tuple[Path, _Handle]]) -> tuple[Path, _Handle]:
    """A temporary file or folder that was begun and is held, so that nobody sweeps it away."""
    while True:
        path, handle = begin()
        if handle is None or is_claimed(handle, path):
            return path, handle
        os.close(handle)


def _begun_file(path: Path) -> tuple[Path, int]:
    handle, name = tempfile.mkstemp(suffix=UNFINISHED, prefix=_hidden(path), dir=path.parent)
    return Path(name), handle


def _begun_folder(folder: Path) -> tuple[Path, int | None]:
    """A folder, and what it is open as; Windows opens none."""
    path = Path(tempfile.mkdtemp(suffix=UNFINISHED, prefix=_hidden(folder), dir=folder.parent))
    return path, None if sys.platform == "win32" else os.open(path, os.O_RDONLY)


@contextlib.contextmanager
def _open(handle: int | None) -> Iterator[None]:
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _hidden(path: Path) -> str:
    """How a temporary file begins; names of 255 bytes are the longest that a disk takes."""
    return f".{path.name}."[:_LONGEST_BEGINNING]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _stop(path: Path, error: OSError, otherwise: str | None = None, *, is_written: bool = False) -> NoReturn:
    """Raise `LetterError`; what `is_written` lies beside the file already, and only has to take its place."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        stop(f"{path} cannot be written: the disk is full", "disk-full", help="make room, and try again")
    instead = f"; {otherwise}" if otherwise else ""
    help = {
        errno.EACCES: (
            f"close it in Word or whatever program shows it, and try again{instead}"
            if is_written
            else f"you may not write there{instead}"
        ),
        errno.EROFS: f"nothing can be written there{instead}",
        errno.EISDIR: "a folder of that name is in the way",
        errno.ENOTDIR: f"a file stands where a folder is needed{instead}",
        errno.EEXIST: f"a file stands where a folder is needed{instead}",
        errno.ENOTEMPTY: "something of that name is there already",
        errno.ENAMETOOLONG: _TOO_LONG,
        errno.ENOENT: _TOO_LONG,  # as Windows says it
        errno.EBUSY: "close it in the program that shows it, and try again",
    }.get(error.errno or 0, f"close it if another program shows it, and try again{instead}")
    stop(f"{path} cannot be written: {why(error)}", "cannot-write", help=help)
