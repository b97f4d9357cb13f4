"""Saves files so that each is whole at any moment, and a new folder so that it is there at once."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NoReturn

from undersigned.model.findings import stop, why

_TOO_LONG: Final = (
    "its path may be too long: move the project nearer to the root of the drive, or shorten names"
)


def save(files: Mapping[Path, bytes], *, otherwise: str | None = None) -> None:
    """Write the files, each by rename, after all of them have reached the disk.

    Each file is either the new one or the one that was there before, whatever happens; where one cannot be
    written, or replaced because a program shows it (as on Windows), none is changed. Raises `LetterError`
    where the disk is full or a file cannot be written; `otherwise` is what its user can then do instead, such
    as "choose another folder with --output".
    """
    written: list[tuple[Path, Path]] = []
    replaced: list[tuple[Path, bytes | None]] = []
    try:
        for path, data in files.items():
            try:
                if path.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                path.parent.mkdir(parents=True, exist_ok=True)
                written.append((_written_beside(path, data), path))
            except OSError as error:
                _stop(path, error, otherwise)
        for temporary, path in written:
            try:
                before = path.read_bytes() if len(written) > 1 and path.exists() else None
                temporary.replace(path)
            except OSError as error:
                _put_back(replaced)
                _stop(path, error, otherwise, is_written=True)
            replaced.append((path, before))
    finally:
        for temporary, _ in written:
            with contextlib.suppress(OSError):
                temporary.unlink()


def save_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder with files, by their paths in it: all of it at once, or nothing.

    Raises `LetterError` where there is something of that name already, or it cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        _stop(folder, error)
    try:
        save({beside / name: data for name, data in files.items()})
        beside.chmod(0o777 & ~_umask())
        if folder.exists():  # an empty folder would give way to the rename
            _stop(folder, OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY)))
        try:
            beside.rename(folder)
        except OSError as error:
            _stop(folder, error)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _put_back(replaced: list[tuple[Path, bytes | None]]) -> None:
    """Give files what they held before; None: they were not there."""
    for path, before in replaced:
        with contextlib.suppress(OSError):
            if before is None:
                path.unlink()
            else:
                _written_beside(path, before).replace(path)


def _written_beside(path: Path, data: bytes) -> Path:
    """The data in a temporary file in the path's own folder, so that the rename stays on one disk."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink()
        raise
    return temporary


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
