"""Notes what is about to be saved together, so that the next command finishes what a killed one has begun.

The note lies in the project's folder, hidden, from when all new files are on the disk beside the old ones until each
has taken its place. It names nothing outside the project; nor does who finishes touch a file that somebody has
changed meanwhile.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from undersigned.files.locking import abandoned, is_claimed

UNFINISHED: Final = ".part"
"""How the names end of what is not finished yet."""
_NOTE: Final = ".saving."

_LONGEST: Final = 1_000_000
"""Bytes of a note; what is saved together are some dozens of files at most."""

_Step: TypeAlias = tuple[Path | None, Path, str | None, str | None]
"""The file that is to take a place, None where that is to be empty; the place; digests of what is there before and
after, None where nothing is."""


def root_above(start: Path) -> Path | None:
    """The nearest folder upwards that is a project: it holds `campaigns/`."""
    return next((folder for folder in (start, *start.parents) if (folder / "campaigns").is_dir()), None)


@contextlib.contextmanager
def noted(renames: Sequence[tuple[Path, Path]], deletes: Collection[Path]) -> Iterator[None]:
    """Within it, what is saved together is noted, where it all lies in one project and that can be written into."""
    note = None
    if sys.platform != "win32" and len(renames) + len(deletes) > 1:  # Windows tells of no file whose it was
        steps: list[tuple[Path | None, Path]] = [*renames, *((None, place) for place in deletes)]
        with contextlib.suppress(OSError):
            note = _begun(steps)
    try:
        yield
    finally:
        if note is not None:
            with contextlib.suppress(OSError):
                note[0].unlink()
            os.close(note[1])


def _begun(steps: Sequence[tuple[Path | None, Path]]) -> tuple[Path, int] | None:
    """A note of what is to be done, and what it is held by; None where not all of it lies in one project."""
    root = root_above(steps[0][1].parent.resolve())
    whole = [
        (one and one.parent.resolve() / one.name, place.parent.resolve() / place.name) for one, place in steps
    ]
    if root is None or not all(place.is_relative_to(root) for _, place in whole):
        return None
    said = [
        (
            one and str(one.relative_to(root)),
            str(place.relative_to(root)),
            _digest(place),
            one and _digest(one),
        )
        for one, place in whole
    ]
    handle, name = tempfile.mkstemp(UNFINISHED, _NOTE, root)
    if is_claimed(handle, Path(name)):
        os.write(handle, json.dumps(said).encode())
        os.fsync(handle)
    return Path(name), handle


def finish(root: Path) -> None:
    """Finish what programs that were killed have noted in a project; what cannot be finished stays as it is."""
    for note in [*root.glob(f"{_NOTE}*{UNFINISHED}")]:
        with contextlib.suppress(OSError), abandoned(note) as is_nobodys:
            if is_nobodys and note.is_file():
                _finish(_read(root.resolve(), note))
                note.unlink(missing_ok=True)


def _finish(steps: Sequence[_Step]) -> None:
    left = [step for step in steps if not _is_done(*step)]
    if not all(_is_as_noted(*step) for step in left):
        return
    for temporary, place, _, _ in left:
        if temporary is None:
            place.unlink()
        else:
            temporary.replace(place)


def _is_done(temporary: Path | None, place: Path, _: str | None, will: str | None) -> bool:
    return _digest(place) == will and (temporary is None or not temporary.exists())


def _is_as_noted(temporary: Path | None, place: Path, was: str | None, will: str | None) -> bool:
    """Whether neither the file that is to be replaced nor the one that replaces it was changed or lost since."""
    return _digest(place) == was and (temporary is None or _digest(temporary) == will)


def _read(root: Path, note: Path) -> list[_Step]:
    """What a note says; nothing where it was not finished itself, or names what no program of this kind does."""
    try:
        with note.open("rb") as file:
            said = json.loads(file.read(_LONGEST))
        steps = [(root / one if one else None, root / place, was, will) for one, place, was, will in said]
        return steps if all(_is_ours(root, one, place) for one, place, _, _ in steps) else []
    except (
        ValueError,
        TypeError,
        RecursionError,
        RuntimeError,
    ):  # words that are no JSON, no path, or lead in circles
        return []


def _is_ours(root: Path, temporary: Path | None, place: Path) -> bool:
    """Whether a note may speak of a place: one inside the project, and in no hidden folder such as that of git."""
    return (
        place.parent.resolve().is_relative_to(root)
        and not any(part.startswith(".") for part in place.relative_to(root).parts)
        and not place.is_symlink()
        and (
            temporary is None
            or (
                temporary.parent == place.parent
                and temporary.name.endswith(UNFINISHED)
                and not temporary.is_symlink()
            )
        )
    )


def _digest(path: Path) -> str | None:
    """A digest of what is in a file; None where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
